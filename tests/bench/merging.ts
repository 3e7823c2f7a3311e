/** Two copies made one and copies put aside, against writing the same and copying the same. */

import { copyFileSync, cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomFillSync } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { blank } from '#shared/contract/blank.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { type DoPart, makeBackup } from '../../electron/archive/backup/make.ts';
import { copyHashed } from '../../electron/archive/backup/originals.ts';
import { prepareStore } from '../../electron/archive/backup/store.ts';
import { write } from '../../electron/archive/changes/write.ts';
import type { MergeTask } from '../../electron/archive/merging/borrowed.ts';
import { type Prepared, discard } from '../../electron/archive/merging/other.ts';
import { erasuresOf } from '../../electron/archive/merging/repository.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { hashFile, originalPath } from '../../electron/archive/photos/store.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { workers } from '../../electron/service/workers.ts';
import { type Figure, timed } from './measure.ts';
import { addEvents } from './records.ts';

type Inside = (name: string) => string;

const RECORDS = 10_000;
const PHOTOS = 500;
const PHOTO_BYTES = 200_000;
const MEGABYTE = 1_000_000;
/** Records of a list. */
const PAGE = 50;
/** Milliseconds within which the archive answers whatever is merged. */
const ANSWER = 50;

const nothing = () => undefined;

/** Files that a camera could have made: nothing in them can be packed. */
function randomFile(file: string, bytes: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, randomFillSync(Buffer.alloc(bytes)));
}

async function photosAdded(archive: Archive, eventId: string, count: number, bytes: number): Promise<void> {
  const made: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const file = path.join(archive.paths.incoming, `bench-${number}`);
    randomFile(file, bytes);
    const sha256 = await hashFile(file);
    mkdirSync(path.dirname(originalPath(archive.paths, sha256)), { recursive: true });
    copyFileSync(file, originalPath(archive.paths, sha256));
    rmSync(file);
    made.push(sha256);
  }
  await write(archive, { verb: 'import', kind: 'photo', recordId: uuid(), author: 'Bench' }, async (writer) => {
    for (const [position, sha256] of made.entries()) await writer.create('photo', blank('photo', { eventId, sha256, mediaType: 'image/jpeg', bytes, width: 4000, height: 3000, originalName: `slika-${position}.jpg`, position }));
  });
}

const eventsOf = async (archive: Archive) => (await archive.reader.selectFrom('event').select('id').orderBy('id').execute()).map(({ id }) => id);

async function edited(archive: Archive, ids: readonly string[], what: string): Promise<void> {
  await write(archive, { verb: 'edit', kind: 'event', recordId: ids[0] ?? '', author: 'Bench' }, async (writer) => {
    for (const id of ids) await writer.edit('event', id, { description: { sl: `${what}: kakor je bilo zapisano na dan dogodka.` } });
  });
}

/** The longest that a list had to be waited for meanwhile, and how much memory the program took, its threads' too. */
async function watched(archive: Archive, work: () => Promise<unknown>): Promise<{ readonly longest: number; readonly megabytes: number }> {
  const before = process.memoryUsage.rss();
  let [longest, most, last] = [0, before, performance.now()];
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      await pass(1);
      await archive.reader.selectFrom('event').selectAll().orderBy('id', 'desc').limit(PAGE).execute();
      longest = Math.max(longest, performance.now() - last);
      most = Math.max(most, process.memoryUsage.rss());
      last = performance.now();
    }
  })();
  await work();
  over.abort();
  await watching;
  return { longest, megabytes: (most - before) / MEGABYTE };
}

/** As the service does it: made ready and taken in in a thread. */
async function mergedIn(archive: Archive, pool: WorkerPool, asked: string): Promise<void> {
  const { info, paths, reading, reader } = archive;
  const prepared = await pool.run<Prepared>({ what: 'prepare', asked, own: { id: info.id, folder: paths.folder }, reading, erased: await erasuresOf(reader) });
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  try {
    await archive.lend((lent) => pool.run({ what: 'merge', lent, prepared, author: 'Bench', stop } satisfies MergeTask));
  } finally {
    discard(prepared);
  }
}

export async function manyMerged(inside: Inside, pool: WorkerPool, records: number): Promise<Figure[]> {
  const [ours, stick, plain] = [inside(`merge-${records}`), inside(`stick-${records}`), inside(`plain-${records}`)];
  const archive = await createArchive(ours, 'Bench');
  await addEvents(archive, records);
  const events = await eventsOf(archive);
  await archive.close();
  for (const copy of [stick, plain]) cpSync(ours, copy, { recursive: true });
  const theirs = await openArchive(stick);
  await edited(theirs, events, 'Tam');
  await photosAdded(theirs, events[0] ?? '', PHOTOS, PHOTO_BYTES);
  const photos = (await theirs.reader.selectFrom('photo').select('sha256').execute()).map(({ sha256 }) => originalPath(theirs.paths, sha256));
  await theirs.close();
  const bare = await openArchive(plain);
  const written = await timed(async () => {
    await edited(bare, events, 'Tam');
    for (const [number, file] of photos.entries()) await copyHashed(file, path.join(bare.paths.incoming, `${number}`));
    await write(bare, { verb: 'import', kind: 'photo', recordId: uuid(), author: 'Bench' }, async (writer) => {
      for (const [position, file] of photos.entries()) await writer.create('photo', blank('photo', { eventId: events[0] ?? '', sha256: path.basename(file), mediaType: 'image/jpeg', bytes: PHOTO_BYTES, width: 4000, height: 3000, originalName: `slika-${position}.jpg`, position }));
    });
  });
  await bare.close();
  const open = await openArchive(ours);
  let took = 0;
  const { longest, megabytes } = await watched(open, async () => (took = await timed(() => mergedIn(open, pool, stick))));
  await open.close();
  const what = `a merge of ${records} changed records and ${PHOTOS} photos`;
  return [
    { name: what, against: 'for writing them and copying the photos', ours: took, theirs: written, limit: 2 },
    { name: `the longest that others wait in ${what}`, against: 'that an answer may take', ours: longest, theirs: ANSWER, limit: 1 },
    { name: `memory of ${what}`, against: 'for a record', unit: 'MB', ours: megabytes, theirs: records / MEGABYTE, limit: null },
  ];
}

/** Actions that touch nothing more: what a dry run has to pass over. */
function fillHistory(database: string, count: number): void {
  const connection = new BetterSqlite3(database);
  connection.exec(`INSERT INTO action (id, at, author, verb, kind, recordId, origin, schema, own, checksum)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    SELECT printf('0198f2a0-0000-7000-%04x-%012x', i % 65536, i), '2020-01-01', 'Bench', 'edit', 'event', 'x', 'o', (SELECT max(schema) FROM action), 0, '' FROM n`);
  connection.close();
}

async function dryRun(inside: Inside, pool: WorkerPool, actions: number, apart: number): Promise<Figure> {
  const [ours, stick] = [inside('look'), inside('look-stick')];
  const archive = await createArchive(ours, 'Bench');
  await addEvents(archive, apart);
  const events = await eventsOf(archive);
  await archive.close();
  fillHistory(archive.paths.database, actions);
  cpSync(ours, stick, { recursive: true });
  const half = (folder: string, from: number, what: string) => openArchive(folder).then(async (open) => {
    for (const id of events.slice(from, from + apart / 2)) await edited(open, [id], what);
    await open.close();
  });
  await half(ours, 0, 'Tu');
  await half(stick, apart / 4, 'Tam');
  const open = await openArchive(ours);
  const { info, paths, reading, reader } = open;
  const erased = await erasuresOf(reader);
  const look = () => pool.run({ what: 'look', asked: stick, own: { id: info.id, folder: paths.folder }, reading, erased });
  await look();
  const took = await timed(look);
  await open.close();
  return { name: `a dry run with ${actions} actions each, ${apart} apart`, against: 'that it may take', ours: took, theirs: 2000, limit: 1 };
}

/** @param doPart as the service has it: in threads */
async function backups(inside: Inside, megabytes: number, doPart: DoPart): Promise<Figure[]> {
  const archive = await createArchive(inside('back-up'), 'Bench');
  await addEvents(archive, megabytes * 60);
  const [event = ''] = await eventsOf(archive);
  await photosAdded(archive, event, megabytes, MEGABYTE);
  const { paths, info, reading } = archive;
  const copy = inside('cp');
  const copied = await timed(async () => {
    mkdirSync(copy);
    await copyHashed(paths.database, path.join(copy, 'kronika.sqlite'));
    for (const { sha256 } of await archive.reader.selectFrom('photo').select('sha256').execute()) await copyHashed(originalPath(paths, sha256), path.join(copy, sha256));
  });
  const store = await prepareStore(inside('copies'), info);
  const made = (at: string) => makeBackup({ reading, media: paths.media, store, subject: { archive: info.id, name: info.name, at } }, nothing, doPart);
  const first = await timed(() => made('2026-05-01T10:00:00.000Z'));
  await photosAdded(archive, event, Math.ceil(megabytes / 100), MEGABYTE);
  const over = new AbortController();
  const writing = (async () => {
    while (!over.signal.aborted) {
      await addEvents(archive, 1);
      await pass(ANSWER);
    }
  })();
  const next = await timed(() => made('2026-05-02T10:00:00.000Z'));
  over.abort();
  await writing;
  const reread = await timed(async () => {
    for (let time = 0; time < 2; time += 1) await copyHashed(paths.database, path.join(copy, 'again.sqlite'));
    for (let number = 0; number < Math.ceil(megabytes / 100); number += 1) randomFile(path.join(copy, `new-${number}`), MEGABYTE);
  });
  const size = Math.round(statSync(paths.database).size / MEGABYTE);
  await archive.close();
  const what = `of a ${size} MB database and ${megabytes} MB of originals`;
  return [
    { name: `a backup ${what}, the first time`, against: 'for copying and hashing them', ours: first, theirs: copied, limit: 3.5 },
    { name: `a backup ${what}, the next day, beside 20 writes a second`, against: 'for reading the database twice and writing what is new', ours: next, theirs: reread, limit: 1.2 },
  ];
}

/** @param megabytes of the originals in the backup; the database has a tenth of that, or more */
export async function copiesMerged(inside: Inside, megabytes: number): Promise<Figure[]> {
  const [pool, backup] = [new WorkerPool(workers.merging, 1), new WorkerPool(workers.backup, 3)];
  try {
    return [
      ...(await manyMerged(inside, pool, RECORDS / 4)), ...(await manyMerged(inside, pool, RECORDS)),
      await dryRun(inside, pool, MEGABYTE, 1000), ...(await backups(inside, megabytes, (part) => backup.run(part))),
    ];
  } finally {
    await Promise.all([pool.close(), backup.close()]);
  }
}
