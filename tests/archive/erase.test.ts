/** Erasing people: nothing of theirs is left in any file of the archive, and all else is as it was. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
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
import { AUTHOR, create, edit, emptyArchive, plainEvent, reopen } from '../support/archives.ts';
import { rowsOf, valueOf } from '../support/dump.ts';
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
      const text = `Delavnico je vodila oseba ${anyone()}, zapisala ${anyone()}.`;
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

it('no word of a name that nobody else has is left in the index, nor among the words that it knows', async () => {
  const archive = await emptyArchive();
  const id = await create(archive, 'person', person('Kvirina Zablatnik', 1));
  await create(archive, 'event', plainEvent({ title: { sl: 'Pogovor' }, description: { sl: 'Vodila je Kvirina Zablatnik, ki živi v Celju.' } }));
  const known = () => rowsOf(archive, "SELECT word FROM searchWord WHERE word IN ('kvirina', 'zablatnik', 'oseba1', 'celju') UNION SELECT key FROM searchForm WHERE word IN ('kvirina', 'zablatnik')");
  expect(known().length).toBeGreaterThan(4);
  await erasePerson(archive, id, AUTHOR);
  expect(known().map(({ word }) => word)).toEqual(['celju']);
  const held = bytesOf(archive).toString('latin1').toLowerCase();
  expect(['kvirin', 'zablatnik', 'oseba1'].filter((word) => held.includes(word))).toEqual([]);
  expect((await find(archive.reader, { words: 'kvirina', language: 'sl', kinds: null, limit: 5 })).total).toBe(0);
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
