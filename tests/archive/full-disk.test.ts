/** A disk that is full: one failure that says so, nothing half done, and all goes on when there is room again. */

import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { MIGRATIONS, newestVersion } from '../../electron/archive/database/migrate.ts';
import { saveEvent } from '../../electron/archive/events/service.ts';
import { keepIssued } from '../../electron/archive/issued/service.ts';
import { derivedPath } from '../../electron/archive/photos/store.ts';
import { keepDraft } from '../../electron/archive/changes/drafts.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent } from '../support/archives.ts';
import { dumpOf, dumpOfClosed, valueOf } from '../support/dump.ts';
import { openFolder, opens } from '../support/folders.ts';
import { countRow, draftOf, eventForm } from '../support/forms.ts';
import { importPhoto, importedPhoto } from '../support/imports.ts';
import { toIssue } from '../support/issued.ts';
import { jpeg, noise } from '../support/pictures.ts';
import { sampleFolder } from '../support/sample.ts';
import { answerOf } from '../support/scripts.ts';
import { withOwnDisks } from '../support/small-disks.ts';
import { problemsOf } from '../support/soundness.ts';
import { storeFiles, storeProblems } from '../support/store-files.ts';
import type { Ending } from './entry-full-disk.ts';
import type { Making } from './entry-small-disk.ts';

const CREATE = new URL('./entry-create.ts', import.meta.url);
const FULL = new URL('./entry-full-disk.ts', import.meta.url);

const KILOBYTE = 1024;
const long = { sl: 'Potek dogodka, kakor je bil zapisan. '.repeat(1000) };

/** From here on the database can't grow: SQLite says what it says when the disk is full. */
async function fill(archive: Archive): Promise<void> {
  await sql`PRAGMA max_page_count = 1`.execute(archive.writer());
}

async function makeRoom(archive: Archive): Promise<void> {
  await sql`PRAGMA max_page_count = 1073741823`.execute(archive.writer());
}

async function withEvent() {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent({ title: { sl: 'Srečanje' } }));
  const part = await create(archive, 'event', plainEvent({ title: { sl: 'Del' }, parentId: event }));
  return { archive, event, part };
}

describe.each<[name: string, work: (archive: Archive, event: string) => Promise<unknown>]>([
  ['a new record', (archive) => create(archive, 'event', plainEvent({ description: long }))],
  ['an edit', (archive, event) => edit(archive, 'event', event, { description: long })],
  ['a form with its parts', (archive) => saveEvent(archive, eventForm({ description: long }, { participation: [countRow(), countRow({ value: 20, country: 'SI' })] }), AUTHOR)],
  ['a draft', (archive) => keepDraft(archive, draftOf(long))],
])('%s that there is no room for', (_, work) => {
  it('is refused as such, and the archive is as it was', async () => {
    const { archive, event } = await withEvent();
    const before = dumpOf(archive);
    await fill(archive);
    await expect(work(archive, event)).rejects.toMatchObject({ code: 'archive.diskFull', params: { folder: archive.paths.folder } });
    expect(dumpOf(archive)).toEqual(before);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('is kept when there is room again', async () => {
    const { archive, event } = await withEvent();
    await fill(archive);
    await expect(work(archive, event)).rejects.toMatchObject({ code: 'archive.diskFull' });
    await makeRoom(archive);
    await work(archive, event);
    expect(JSON.stringify([dumpOf(archive).event, dumpOf(archive).draft])).toContain(long.sl.slice(0, 1000));
    expect(await problemsOf(archive)).toEqual([]);
  });
});

/** Does it again and again, until there is no room; gives how often it was done. */
async function untilFull(work: () => Promise<unknown>): Promise<number> {
  for (let done = 0; ; done += 1) {
    const error: unknown = await work().then(() => null, (refused: unknown) => refused);
    if (error === null) continue;
    expect(error).toMatchObject({ code: 'archive.diskFull' });
    return done;
  }
}

it('every small change up to the last one that there is room for is whole, and none beyond it', async () => {
  const { archive } = await withEvent();
  await fill(archive);
  const done = await untilFull(() => create(archive, 'place', { name: { sl: 'Šentjernej' }, country: 'SI', inPlace: null }));
  expect([valueOf(archive, 'SELECT count(*) FROM place'), valueOf(archive, `SELECT count(*) FROM searchDocument WHERE kind = 'place'`)]).toEqual([done, done]);
  expect(await problemsOf(archive)).toEqual([]);
});

it('deleting and undoing that there is no room for are whole or not at all, too', async () => {
  const { archive, event } = await withEvent();
  await fill(archive);
  const done = await untilFull(() => remove(archive, 'event', event, AUTHOR).then(() => undo(archive, AUTHOR)));
  const gone = valueOf(archive, 'SELECT count(*) FROM event WHERE deletedBy IS NOT NULL');
  // The event with its part, or neither.
  expect([0, 2]).toContain(gone);
  expect(valueOf(archive, `SELECT count(*) FROM action WHERE verb IN ('delete', 'undo')`)).toBe(done * 2 + (gone === 2 ? 1 : 0));
  expect(await problemsOf(archive)).toEqual([]);
});

it('a photo whose record there is no room for leaves no file, and comes in when there is room', async () => {
  const { archive, event } = await withEvent();
  const kept = await importPhoto(archive, event, await jpeg({ seed: 1 }));
  await fill(archive);
  await untilFull(() => create(archive, 'place', { name: { sl: 'Šentjernej' }, country: 'SI', inPlace: null }));
  const files = storeFiles(archive);
  await expect(importPhoto(archive, event, await jpeg({ seed: 2 }))).rejects.toMatchObject({ code: 'archive.diskFull' });
  expect([storeFiles(archive), storeProblems(archive)]).toEqual([files, []]);
  await makeRoom(archive);
  const id = await importPhoto(archive, event, await jpeg({ seed: 2 }));
  expect([valueOf(archive, 'SELECT count(*) FROM photo WHERE id IN (?, ?)', kept, id), storeProblems(archive)]).toEqual([2, []]);
});

it('a report whose record there is no room for is not given out, leaves no file, and is given out when there is room', async () => {
  const { archive } = await withEvent();
  const kept = await keepIssued(archive, toIssue({ text: 'prvo' }), AUTHOR);
  await fill(archive);
  await untilFull(() => create(archive, 'place', { name: { sl: 'Šentjernej' }, country: 'SI', inPlace: null }));
  const [before, files] = [dumpOf(archive), storeFiles(archive)];
  // The data of the first is the second's too: what another report stands on stays.
  const second = { ...toIssue({ text: 'drugo' }), data: toIssue({ text: 'prvo' }).data };
  await expect(keepIssued(archive, second, AUTHOR)).rejects.toMatchObject({ code: 'archive.diskFull', params: { folder: archive.paths.folder } });
  expect([dumpOf(archive), storeFiles(archive), storeProblems(archive)]).toEqual([before, files, []]);
  await makeRoom(archive);
  const { id } = await keepIssued(archive, second, AUTHOR);
  expect([valueOf(archive, 'SELECT count(*) FROM issuedReport WHERE id IN (?, ?)', kept.id, id), storeProblems(archive), await problemsOf(archive)]).toEqual([2, [], []]);
});

describe('where the system lets no file grow', () => {
  async function closed(work: (archive: Archive) => Promise<unknown> = () => Promise.resolve()): Promise<string> {
    const archive = await createArchive(path.join(openFolder(), 'archive'), 'Test archive');
    await work(archive);
    await archive.close();
    return archive.paths.folder;
  }

  it('writes are refused as a matter of the disk, and all before is there', async () => {
    const folder = await closed();
    const { code, confirmed } = await answerOf<Ending>(FULL, { args: ['fill', folder], largestFile: 1200 * KILOBYTE });
    expect(code).toMatch(/^archive\.disk/);
    expect(confirmed).toBeGreaterThan(0);
    const archive = await openArchive(folder);
    const there = valueOf(archive, 'SELECT count(*) FROM event');
    const problems = await problemsOf(archive);
    await create(archive, 'event', plainEvent({ description: long }));
    await archive.close();
    expect([there, problems]).toEqual([confirmed, []]);
  });

  it('a photo that is too large for that is refused as one that the disk has no room for, and leaves nothing', async () => {
    const event = uuid();
    const folder = await closed(async (archive) => {
      await write(archive, { verb: 'create', kind: 'event', recordId: event, author: AUTHOR }, (writer) => writer.create('event', plainEvent(), event));
    });
    const [small, large] = [await jpeg(), Buffer.concat([await jpeg({ seed: 2 }), Buffer.alloc(3000 * KILOBYTE)])];
    writeFileSync(path.join(folder, '..', 'mala.jpg'), small);
    writeFileSync(path.join(folder, '..', 'velika.jpg'), large);
    expect(await answerOf<Ending>(FULL, { args: ['photos', folder, event], largestFile: 2000 * KILOBYTE })).toEqual({ code: 'archive.diskFull', confirmed: 1 });
    const archive = await openArchive(folder);
    const [photos, problems] = [valueOf(archive, 'SELECT count(*) FROM photo'), [...storeProblems(archive), ...(await problemsOf(archive))]];
    await archive.close();
    expect([photos, problems]).toEqual([1, []]);
  });

  it('a report that is too large for that is not given out, and nothing of it is left; those before it are whole', async () => {
    const folder = await closed();
    const { code, confirmed } = await answerOf<Ending>(FULL, { args: ['issue', folder], largestFile: 4000 * KILOBYTE });
    expect([code, confirmed > 0]).toEqual(['archive.diskFull', true]);
    const archive = await openArchive(folder);
    const [reports, files] = [valueOf(archive, 'SELECT count(*) FROM issuedReport'), storeFiles(archive).length];
    const problems = [...storeProblems(archive), ...(await problemsOf(archive))];
    await archive.close();
    expect([reports, files, problems]).toEqual([confirmed, confirmed * 2, []]);
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([]);
  });

  it('a picture that has to be made again is shown all the same, and none is called damaged', async () => {
    const event = uuid();
    let picture: { sha256: string; file: string } | null = null;
    const folder = await closed(async (archive) => {
      await write(archive, { verb: 'create', kind: 'event', recordId: event, author: AUTHOR }, (writer) => writer.create('event', plainEvent(), event));
      const { sha256 } = await importedPhoto(archive, event, await noise());
      picture = { sha256, file: derivedPath(archive.paths, sha256, 1600) };
    });
    const { sha256, file } = picture ?? { sha256: '', file: '' };
    const { size } = statSync(file);
    rmSync(file);
    expect(await answerOf<Ending>(FULL, { args: ['picture', folder, sha256], largestFile: 64 * KILOBYTE })).toEqual({ code: 'shown', confirmed: size });
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([]);
  });

  it.each([0, 4, 32, 128, 256])('no archive is made in %s kB, and nothing of it is left', async (kilobytes) => {
    const folder = path.join(openFolder(), 'archive');
    expect(await answerOf(CREATE, { args: [folder], largestFile: kilobytes * KILOBYTE })).toMatch(/^archive\.disk/);
    expect(existsSync(folder)).toBe(false);
  });

  it('an upgrade for whose backup there is no room is not begun, and leaves no half backup', async () => {
    const folder = await sampleFolder();
    const database = path.join(folder, 'kronika.sqlite');
    const before = dumpOfClosed(database);
    const { code } = await answerOf<Ending>(FULL, { args: ['upgrade', folder], largestFile: statSync(database).size / 2 });
    expect(code).toMatch(/^archive\.disk/);
    const backups = path.join(folder, 'backups');
    expect(existsSync(backups) ? readdirSync(backups) : []).toEqual([]);
    expect(dumpOfClosed(database)).toEqual(before);
    expect(await opens(folder)).toBe(true);
  });
});

describe('on a disk that is almost full', () => {
  const SIZES = Array.from({ length: 60 }, (_, index) => (index + 1) * 64);
  const SMALL = new URL('./entry-small-disk.ts', import.meta.url);

  /** Makes an archive with so many kilobytes free, each time anew. */
  async function makings(): Promise<Making[]> {
    const within = withOwnDisks();
    if (within) return answerOf<Making[]>(SMALL, { args: [openFolder(), ...SIZES.map(String)], within });
    // Where nobody may mount a disk, no file may grow beyond that.
    const made: Making[] = [];
    for (const kilobytes of SIZES.filter((_, index) => index % 8 === 0)) {
      made.push(...(await answerOf<Making[]>(SMALL, { args: [openFolder()], largestFile: kilobytes * KILOBYTE })));
    }
    return made;
  }

  it('an archive is made whole, or nothing of it is left and it is said that the disk is full', async () => {
    const all = await makings();
    const [made, refused] = [all.filter((one) => one.ending === 'made'), all.filter((one) => one.ending !== 'made')];
    expect([made.length, refused.length].every((count) => count > 0)).toBe(true);
    expect(made.flatMap((one) => one.problems)).toEqual([]);
    expect(refused.filter(({ ending, left }) => ending !== 'archive.diskFull' || left.length > 0)).toEqual([]);
  });
});

it('an upgrade that finds no room leaves the archive as it was, and its backup', async () => {
  const folder = await sampleFolder();
  const before = dumpOfClosed(path.join(folder, 'kronika.sqlite'));
  const migration = {
    version: newestVersion() + 1,
    run: (connection: Parameters<(typeof MIGRATIONS)[number]['run']>[0]) => {
      connection.pragma('max_page_count = 1');
      // More than the pages that are free in it already.
      connection.exec('CREATE TABLE copyOfEvents AS SELECT e.* FROM event e, event f');
    },
  };
  await expect(openArchive(folder, { migrations: [...MIGRATIONS, migration] })).rejects.toMatchObject({ code: 'archive.diskFull', params: { folder } });
  expect(dumpOfClosed(path.join(folder, 'kronika.sqlite'))).toEqual(before);
  expect([readdirSync(path.join(folder, 'backups')).length, await opens(folder)]).toEqual([1, true]);
});
