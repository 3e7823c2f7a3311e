/** Erasing people: nothing of theirs is left in any file of the archive, and all else is as it was. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { keepDraft } from '../../electron/archive/changes/drafts.ts';
import { BLANK } from '../../electron/archive/changes/blanking.ts';
import { erasePerson } from '../../electron/archive/changes/erase.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { undo, undoState } from '../../electron/archive/changes/undo.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { find } from '../../electron/archive/search/query.ts';
import { reindex } from '../../electron/archive/search/reindex.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, reopen } from '../support/archives.ts';
import { rowsOf, valueOf } from '../support/dump.ts';
import { mergeFolder, twoCopiesOf } from '../support/merging.ts';
import { diceOf } from '../support/random-records.ts';
import { problemsOf } from '../support/soundness.ts';

const FIRST = ['Maja', 'Đuro', 'Žiga', 'Špela', 'Matjaž', 'Ana', 'Jože', 'Nuša', 'Björn', 'Çiğdem'];
const LAST = ['Novak', 'Krašovec', 'Žnidaršič', 'Ó Briain', "D'Angelo", 'Öztürk', 'Papadopoulou', 'van der Berg', 'Čuk', 'Hočevar', 'Koşar', 'Lévi', 'Müller', 'Ružić', 'Šarec', 'Turk', 'Ülker', 'Vidmar', 'Wolf', 'Zajc'];

const person = (name: string, number: number) => blank('person', { name, email: `oseba${number}@zavod-primer.example`, phone: `+386 40 ${100_000 + number}`, purpose: { sl: 'stik' }, legalBasis: 'consent' });

/** Every byte of every file of the archive, as text: letters beyond ASCII are held as they are encoded. */
function bytesOf(archive: Archive): Buffer {
  const files = readdirSync(archive.paths.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name))));
}

it('of 200 people in 2,000 records 50 are erased: no byte of theirs is left, all counts are as before, and the archive is sound', { timeout: 300_000 }, async () => {
  const archive = await emptyArchive();
  const dice = diceOf(7);
  const names = FIRST.flatMap((first) => LAST.map((last) => `${first} ${last}`));
  const ids: string[] = [];
  for (const [number, name] of names.entries()) ids.push(await create(archive, 'person', person(name, number)));
  const anyone = () => names[dice(names.length)] ?? '';
  await write(archive, { verb: 'import', kind: 'event', recordId: ids[0] ?? '', author: AUTHOR }, async (writer) => {
    for (let number = 0; number < 2000; number += 1) {
      const text = `Delavnico je vodila oseba ${anyone()}, zapisala ${anyone()}.${number % 2 ? ' Udeleženci so spoznali, kako se dogodki beležijo.' : ''}`;
      const eventId = await writer.create('event', plainEvent({ title: { sl: `Delavnica ${number}` }, description: { sl: text, en: anyone() }, ledBy: dice(2) ? { sl: anyone() } : null }));
      if (number % 4 === 0) await writer.create('participation', blank('participation', { eventId, phase: 'actual', value: dice(60), precision: 'exact', written: anyone() }));
    }
  });
  for (let number = 0; number < 40; number += 1) await edit(archive, 'person', ids[dice(ids.length)] ?? '', { phone: `+386 41 ${200_000 + number}` });
  await keepDraft(archive, { id: null, kind: 'event', recordId: null, ownerId: null, baseRevision: null, base: null, body: { fields: { title: { sl: names[3] }, description: { sl: `Povabi: ${names[5]}` } } } });
  const sum = () => valueOf(archive, 'SELECT sum(value) FROM participation');
  const before = sum();

  const gone = new Set<number>([3, 5]);
  while (gone.size < 50) gone.add(dice(names.length));
  await remove(archive, 'person', ids[3] ?? '', AUTHOR);
  const phones = rowsOf(archive, 'SELECT id, phone FROM person');
  for (const number of gone) await erasePerson(archive, ids[number] ?? '', AUTHOR);

  expect(sum()).toBe(before);
  expect(await problemsOf(archive)).toEqual([]);
  const held = bytesOf(archive);
  const left = [...gone].flatMap((number) => {
    const values = [names[number] ?? '', `oseba${number}@zavod-primer.example`, ...phones.filter(({ id }) => id === ids[number]).map(({ phone }) => String(phone))];
    return values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]).filter((value) => held.includes(value));
  });
  expect(left).toEqual([]);
  const stays = names.findIndex((_, number) => !gone.has(number));
  expect(held.includes(names[stays] ?? '')).toBe(true);
  expect((await find(archive.reader, { words: names[3] ?? '', language: 'sl', kinds: ['person'], limit: 5 })).total).toBe(0);
  // That it happened is kept, and not who it was.
  expect(valueOf(archive, 'SELECT count(*) FROM erasure')).toBe(50);
  expect(valueOf(archive, "SELECT count(*) FROM action WHERE verb = 'erase'")).toBe(50);
  expect(rowsOf(archive, 'SELECT * FROM draft').map(({ body }) => String(body))).toEqual([expect.stringContaining(BLANK)]);
  await archive.close();
});

const LONG = 'Vodila je Kvirina Zablatnik, ki živi v Celju in je o tem, kako se dogodki beležijo, govorila že večkrat.';

/** A person whom a long text names and of whom a source says something. */
async function spokenOf() {
  const archive = await emptyArchive();
  const id = await create(archive, 'person', person('Kvirina Zablatnik', 1));
  await create(archive, 'event', plainEvent({ title: { sl: 'Pogovor' }, description: { sl: LONG } }));
  const sourceId = await create(archive, 'source', blank('source', { type: 'page', title: { sl: 'Celjske novice' } }));
  await create(archive, 'citation', blank('citation', { kind: 'person', recordId: id, sourceId, written: 'Radodarna Blejka' }));
  await create(archive, 'statement', blank('statement', { kind: 'person', recordId: id, sourceId, field: 'duty', value: { sl: 'tajnica' }, written: 'Gostoljubna' }));
  return { archive, id };
}
const TELLING = ['kvirina', 'zablatnik', 'oseba1', 'radodarna', 'blejka', 'gostoljubna'];
const knownTo = (archive: Archive) => rowsOf(archive, `SELECT word FROM searchWord WHERE word IN (${[...TELLING, 'celju'].map((word) => `'${word}'`).join()}) ORDER BY word`).map(({ word }) => String(word));
const heldBy = (archive: Archive) => {
  const held = bytesOf(archive).toString('latin1').toLowerCase();
  return ['kvirin', 'zablatnik', 'oseba1', 'radodarn', 'blejk', 'gostoljubn'].filter((word) => held.includes(word));
};

it('no word of a name, and of what sources say of who had it, is left in the index, nor among the words that it knows', async () => {
  const { archive, id } = await spokenOf();
  expect([LONG.length > 80, ...knownTo(archive)]).toEqual([true, 'blejka', 'celju', 'gostoljubna', 'kvirina', 'oseba1', 'radodarna', 'zablatnik']);
  await erasePerson(archive, id, AUTHOR);
  expect([knownTo(archive), heldBy(archive)]).toEqual([['celju'], []]);
  expect(rowsOf(archive, "SELECT key FROM searchForm WHERE word IN ('kvirina', 'zablatnik')")).toEqual([]);
  for (const words of TELLING) expect((await find(archive.reader, { words, language: 'sl', kinds: null, limit: 5 })).total).toBe(0);
  expect(await problemsOf(archive)).toEqual([]);
  await archive.close();
});

it('nor on another copy that hears of it, which had said more', async () => {
  const { archive, id } = await spokenOf();
  const [one, other] = await twoCopiesOf(archive);
  await erasePerson(one, id, AUTHOR);
  await create(other, 'event', plainEvent({ title: { sl: 'Drugi pogovor' }, description: { sl: LONG } }));
  await mergeFolder(other, one.paths.folder);
  expect([knownTo(other), heldBy(other)]).toEqual([['celju'], []]);
  expect(await problemsOf(other)).toEqual([]);
  await other.close();
  await one.close();
});

it('what an earlier program left of a name in the index goes with the index that is made anew and the opening after it', async () => {
  const { archive, id } = await spokenOf();
  await erasePerson(archive, id, AUTHOR);
  const db = archive.writer();
  const rowid = Number(valueOf(archive, "SELECT rowid FROM searchDocument WHERE kind = 'event'"));
  await sql`DELETE FROM searchIndex WHERE rowid = ${rowid}`.execute(db);
  await sql`INSERT INTO searchIndex (rowid, words, tags) VALUES (${rowid}, ${'pogovor kvirina zablatnik celju'}, 'any kevent')`.execute(db);
  await sql`INSERT INTO searchWord (word, form) VALUES ('kvirina', ''), ('zablatnik', '')`.execute(db);
  expect([knownTo(archive), heldBy(archive).length]).toEqual([['celju', 'kvirina', 'zablatnik'], 2]);
  await reindex(archive, { signal: new AbortController().signal, progress: () => undefined });
  const again = await reopen(archive);
  expect([knownTo(again), heldBy(again), await problemsOf(again)]).toEqual([['celju'], [], []]);
  await again.close();
});

it('a name is blanked that JSON writes otherwise, too', async () => {
  const archive = await emptyArchive();
  const id = await create(archive, 'person', person('Ana "Anka" Primer', 1));
  const event = await create(archive, 'event', plainEvent({ title: { sl: 'Pogovor: Ana "Anka" Primer' } }));
  expect(await erasePerson(archive, id, AUTHOR)).toEqual({ records: 1 });
  expect(rowsOf(archive, 'SELECT title FROM event WHERE id = ?', event)).toEqual([{ title: JSON.stringify({ sl: `Pogovor: ${BLANK}` }) }]);
  expect(bytesOf(archive).includes('Anka')).toBe(false);
  expect(await problemsOf(archive)).toEqual([]);
  await archive.close();
});

it('erasing is not undone, and what was done before it to others still is', async () => {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent({ title: { sl: 'Srečanje' } }));
  const id = await create(archive, 'person', person('Maja Novak', 1));
  await edit(archive, 'person', id, { duty: { sl: 'tajnica' } });
  expect(await erasePerson(archive, id, AUTHOR)).toEqual({ records: 0 });
  expect((await undoState(archive.reader)).undo?.original).toMatchObject({ kind: 'event', recordId: event });
  await undo(archive, AUTHOR);
  expect(await problemsOf(archive)).toEqual([]);
  expect((await undoState(archive.reader)).undo).toBeNull();
  await expect(erasePerson(archive, id, AUTHOR)).rejects.toMatchObject({ code: 'record.notFound' });
  await archive.close();
});

it('is told of as what may have changed anything, since records of any kind may have named the person', async () => {
  const archive = await emptyArchive();
  const id = await create(archive, 'person', person('Ana Novak', 1));
  const touched: number[] = [];
  archive.onChange((action) => touched.push(action.touched.length));
  await erasePerson(archive, id, AUTHOR);
  expect(touched).toEqual([kinds.length]);
});

it('what a crash kept from being written anew is written anew at the next opening', async () => {
  const archive = await emptyArchive();
  const id = await create(archive, 'person', person('Maja Novak', 1));
  await erasePerson(archive, id, AUTHOR);
  expect(rowsOf(archive, 'SELECT rewritten FROM erasure')).toEqual([{ rewritten: 1 }]);
  await archive.writer().updateTable('erasure').set({ rewritten: 0 }).execute();
  const again = await reopen(archive);
  expect(rowsOf(again, 'SELECT rewritten FROM erasure')).toEqual([{ rewritten: 1 }]);
  await again.close();
});

it('a name is blanked where it stands as a whole, and one word alone is nobody’s', async () => {
  const archive = await emptyArchive();
  const whole = await create(archive, 'event', plainEvent({ title: { sl: 'Ana Novak in Ana Novakova' } }));
  const ana = await create(archive, 'person', person('Ana Novak', 1));
  const vid = await create(archive, 'person', { ...person('Vid', 2), email: null, phone: null });
  const other = await create(archive, 'event', plainEvent({ title: { sl: 'Sveti Vid' } }));
  expect(await erasePerson(archive, ana, AUTHOR)).toEqual({ records: 1 });
  expect(await erasePerson(archive, vid, AUTHOR)).toEqual({ records: 0 });
  expect(rowsOf(archive, 'SELECT title FROM event WHERE id = ?', whole)).toEqual([{ title: JSON.stringify({ sl: `${BLANK} in Ana Novakova` }) }]);
  expect(rowsOf(archive, 'SELECT title FROM event WHERE id = ?', other)).toEqual([{ title: JSON.stringify({ sl: 'Sveti Vid' }) }]);
  expect(await problemsOf(archive)).toEqual([]);
  await archive.close();
});
