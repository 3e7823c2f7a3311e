/**
 * Backups as files: what is altered in one is found, what is no longer kept goes with its originals, a program that
 * is killed while it makes one leaves the archive sound and the backup whole or not there.
 * `KRONIKA_BACKUP_FLIPS` says how many bytes are flipped, each in a backup of its own; `KRONIKA_BACKUP_KILLS` how often
 * a program is killed; `KRONIKA_BACKUP_ROUNDS` how many are made beside others' writing.
 */

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pass, setImmediate as otherWork } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, expect, it } from 'vitest';
import readMe from '#resources/backup/read-me.json' with { type: 'json' };
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { backUpBefore } from '../../electron/archive/backup/before.ts';
import { type BackUpPart, type DoPart, doBackUpPart, makeBackup } from '../../electron/archive/backup/make.ts';
import { proveBackups } from '../../electron/archive/backup/prove.ts';
import { restoreBackup } from '../../electron/archive/backup/restore.ts';
import { type BackupStore, findBackup, prepareStore } from '../../electron/archive/backup/store.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { makeArchive } from '../../electron/archive/opening/create.ts';
import { AUTHOR, create, emptyArchive, novoMesto, plainEvent } from '../support/archives.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { workers } from '../../electron/service/workers.ts';
import { type Dump, dumpOf, dumpOfClosed, ofAnyCopy } from '../support/dump.ts';
import { importedPhoto } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { Script } from '../support/scripts.ts';
import { problemsOf } from '../support/soundness.ts';
import { temporaryFolder } from '../support/temporary.ts';

const FLIPS = Number(process.env.KRONIKA_BACKUP_FLIPS ?? 40);
/** Bytes that are flipped before a backup of them is made. */
const ALTERED = Math.ceil(FLIPS / 2);
/** Backups made beside others' writing. */
const ROUNDS = Number(process.env.KRONIKA_BACKUP_ROUNDS ?? 4);
const KILLS = Number(process.env.KRONIKA_BACKUP_KILLS ?? 6);
const ENTRY = new URL('./entry-backup.ts', import.meta.url);
const SEED = Number(process.env.KRONIKA_BACKUP_SEED ?? Math.floor(Math.random() * 2 ** 31));

const fresh = (name: string) => path.join(temporaryFolder(), name);
const nothing = () => undefined;

async function withPhotos(count: number) {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent({ title: { sl: 'Srečanje' } }));
  const photos = [];
  for (let seed = 1; seed <= count; seed += 1) photos.push((await importedPhoto(archive, event, await jpeg({ seed }))).sha256);
  return { archive, event, photos };
}

async function storeOf(archive: Archive, folder = fresh('copies')): Promise<BackupStore> {
  return prepareStore(folder, archive.info);
}

const threads = new WorkerPool(workers.backup, 3);
const inThreads: DoPart = (part, onProgress, signal) => threads.run(part, { onProgress, signal });
afterAll(() => threads.close());

function made(archive: Archive, store: BackupStore, at: string, doPart?: DoPart) {
  return makeBackup({ reading: archive.reading, media: archive.paths.media, store, subject: { archive: archive.info.id, name: archive.info.name, at } }, nothing, doPart);
}

/** All rows of all that is somebody's work; the index packs its own tables anew. */
const work = (dump: Dump) => Object.fromEntries(Object.entries(ofAnyCopy(dump)).filter(([table]) => !table.startsWith('search')));

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)).filter((file) => statSync(file).isFile()).toSorted();
const originalsIn = (media: string) => Object.fromEntries(filesIn(media).map((file) => [path.relative(media, file), readFileSync(file).toString('base64')]));

async function restoredFrom(backup: string): Promise<Archive> {
  const known = findBackup(backup);
  return makeArchive(fresh('restored'), (paths) => restoreBackup({ what: 'restore', backup: known, paths }, nothing));
}

it(`each of ${FLIPS} flipped bytes, wherever it lies in a backup, is found`, { timeout: 60_000 + FLIPS * 5000 }, async () => {
  const { archive } = await withPhotos(3);
  const store = await storeOf(archive);
  await made(archive, store, '2026-03-01T10:00:00.000Z');
  // What only explains to people is written anew with each backup.
  const files = filesIn(store.folder).filter((file) => ![readMe.file, readMe.photos].includes(path.basename(file)));
  // Notes are small, so files are chosen first and their bytes then.
  const flips = fc.sample(fc.record({ file: fc.nat(files.length - 1), place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), bit: fc.nat(7) }), { seed: SEED, numRuns: FLIPS });
  const unfound: string[] = [];
  for (const { file: which, place, bit } of flips) {
    const file = files[which] ?? '';
    const before = new Map(files.map((one) => [one, readFileSync(one)]));
    const bytes = Buffer.from(before.get(file) ?? '');
    const at = Math.floor(place * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    writeFileSync(file, bytes);
    const { backups, problems } = await proveBackups({ what: 'prove', store }, nothing);
    if ([...problems, ...backups.flatMap((one) => one.problems)].length === 0) unfound.push(`${file} at ${at}, bit ${bit}; KRONIKA_BACKUP_SEED=${SEED}`);
    for (const [one, was] of before) writeFileSync(one, was);
  }
  expect(unfound).toEqual([]);
  const { backups, problems } = await proveBackups({ what: 'prove', store }, nothing);
  expect([problems, backups.map(({ proven }) => proven)]).toEqual([[], [true]]);
});

const idsIn = (dump: Dump, kind: string) => (dump[kind] ?? []).map((row) => (row as { readonly id: string }).id);

/** Writes an event and a place in one action, again and again, and folds the log in between; gives each pair that was written. */
async function writing(archive: Archive, signal: AbortSignal): Promise<{ event: string; place: string }[]> {
  const folding = new BetterSqlite3(archive.paths.database, { timeout: 0 });
  const pairs: { event: string; place: string }[] = [];
  try {
    for (; !signal.aborted || pairs.length < 3; await otherWork()) {
      const pair = { event: uuid(), place: uuid() };
      await write(archive, { verb: 'create', kind: 'event', recordId: pair.event, author: AUTHOR }, async (writer) => {
        await writer.create('place', novoMesto, pair.place);
        await writer.create('event', plainEvent({ placeId: pair.place }), pair.event);
      });
      pairs.push(pair);
      folding.pragma(`wal_checkpoint(${['PASSIVE', 'RESTART', 'TRUNCATE'][pairs.length % 3] ?? ''})`);
    }
  } finally {
    folding.close();
  }
  return pairs;
}

it(`each of ${ROUNDS} backups made in threads, while others write and fold the log, holds one moment, row by row and file by file`, { timeout: 60_000 + ROUNDS * 20_000 }, async () => {
  const { archive } = await withPhotos(2);
  const store = await storeOf(archive);
  const pairs: { event: string; place: string }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = pairs.length;
    const making = new AbortController();
    const written = writing(archive, making.signal);
    const backup = await made(archive, store, new Date(Date.UTC(2026, 2, round, 10)).toISOString(), inThreads).finally(() => making.abort());
    pairs.push(...(await written));
    const restored = await restoredFrom(backup.database);
    const [inIt, now] = [dumpOf(restored), dumpOf(archive)];
    expect(work(inIt)).toEqual(work(dumpOfClosed(backup.database)));
    expect(originalsIn(restored.paths.media)).toEqual(originalsIn(archive.paths.media));
    expect(await problemsOf(restored)).toEqual([]);
    // The beginning of the archive's history, with what was written before, and of each pair both or none.
    const actions = inIt.action ?? [];
    expect(actions).toEqual((now.action ?? []).slice(0, actions.length));
    const [events, places] = [new Set(idsIn(inIt, 'event')), new Set(idsIn(inIt, 'place'))];
    const count = pairs.findIndex(({ event }) => !events.has(event));
    const there = count < 0 ? pairs.length : count;
    expect(there).toBeGreaterThanOrEqual(before);
    expect(pairs.map(({ event, place }) => [events.has(event), places.has(place)])).toEqual(pairs.map((_, index) => [index < there, index < there]));
    expect([events.size, places.size]).toEqual([there + 1, there]);
    await restored.close();
  }
});

it('a backup that stops before or after any of its parts leaves what there was as it was', async () => {
  const { archive, event } = await withPhotos(1);
  const store = await storeOf(archive);
  await made(archive, store, '2026-03-01T10:00:00.000Z');
  await importedPhoto(archive, event, await jpeg({ seed: 2 }));
  const bytesOf = () => filesIn(store.databases).map((file) => [file, readFileSync(file, 'base64')]);
  const before = bytesOf();
  const parts: string[] = [];
  const stopping = (at: string, when: 'before' | 'after'): DoPart => async <Result>(part: BackUpPart) => {
    parts.push(part.what);
    const result = when === 'before' && part.what === at ? null : await doBackUpPart(part, nothing);
    if (part.what === at) throw new Failure('job.cancelled');
    return result as Result;
  };
  const all = ['copyDatabase', 'provePages', 'proveTables', 'proveHistory', 'copyOriginals', 'placeBackup'] as const;
  for (const at of all) {
    for (const when of ['before', 'after'] as const) {
      // What has its name is there.
      if (at === 'placeBackup' && when === 'after') continue;
      await expect(made(archive, store, '2026-03-02T10:00:00.000Z', stopping(at, when)), `${when} ${at}`).rejects.toMatchObject({ code: 'job.cancelled' });
      expect(bytesOf(), `${when} ${at}`).toEqual(before);
    }
  }
  expect(new Set(parts)).toEqual(new Set(all));
  await made(archive, store, '2026-03-02T10:00:00.000Z');
  const { backups, problems } = await proveBackups({ what: 'prove', store }, nothing);
  expect([problems, backups.map(({ proven }) => proven)]).toEqual([[], [true, true]]);
});

it(`of ${ALTERED} bytes flipped in the archive, or in its copy before it is proven, none that changes what is somebody’s work is in a backup`, { timeout: 60_000 + ALTERED * 5000 }, async () => {
  const { archive } = await withPhotos(1);
  for (let number = 0; number < 30; number += 1) await create(archive, 'place', { name: { sl: `Kraj ${String(number)}` }, country: 'SI', inPlace: null });
  const { info, paths } = archive;
  await archive.close();
  const right = work(dumpOfClosed(paths.database));
  const bytes = readFileSync(paths.database);
  const flips = fc.sample(fc.record({ place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), bit: fc.nat(7), inCopy: fc.boolean() }), { seed: SEED, numRuns: ALTERED });
  const flip = (file: string, { place, bit }: { place: number; bit: number }) => {
    const altered = readFileSync(file);
    const at = Math.floor(place * altered.length);
    altered[at] = (altered[at] ?? 0) ^ (1 << bit);
    writeFileSync(file, altered);
  };
  const [wrong, counts] = [[] as unknown[], { refused: 0, made: 0 }];
  for (const one of flips) {
    const folder = temporaryFolder();
    const source = path.join(folder, 'source.sqlite');
    writeFileSync(source, bytes);
    if (!one.inCopy) flip(source, one);
    const store = await prepareStore(path.join(folder, 'copies'), info);
    const doPart: DoPart = async <Result>(part: BackUpPart) => {
      const result = await doBackUpPart(part, nothing);
      if (one.inCopy && part.what === 'copyDatabase') flip(part.part, one);
      return result as Result;
    };
    const subject = { archive: info.id, name: info.name, at: '2026-03-01T10:00:00.000Z' };
    const database = await makeBackup({ reading: { file: source, access: 'readImmutable' }, media: paths.media, store, subject }, nothing, doPart).then((backup) => backup.database, () => null);
    counts[database === null ? 'refused' : 'made'] += 1;
    if (database !== null && JSON.stringify(work(dumpOfClosed(database))) !== JSON.stringify(right)) wrong.push(one);
    rmSync(folder, { recursive: true, force: true });
  }
  expect(wrong, `KRONIKA_BACKUP_SEED=${SEED}`).toEqual([]);
  expect(counts.refused).toBeGreaterThan(0);
});

it('what is no longer kept goes, with the originals that none of the others has', async () => {
  const { archive, photos } = await withPhotos(1);
  const store = await storeOf(archive);
  const at = (day: number) => new Date(Date.UTC(2026, 0, day, 10)).toISOString();
  for (let day = 1; day <= 40; day += 1) await made(archive, store, at(day));
  const names = readdirSync(store.databases).filter((name) => name.endsWith('.sqlite')).map((name) => name.slice(0, 10));
  expect(names).toEqual(['2026-01-18', '2026-01-25', '2026-01-31', '2026-02-01', ...[3, 4, 5, 6, 7, 8, 9].map((day) => `2026-02-0${String(day)}`)]);
  expect(readdirSync(store.databases)).toHaveLength(names.length * 2);
  // An original that nobody speaks of any more.
  const stray = path.join(store.media, 'ff', 'ff', 'f'.repeat(64));
  const kept = path.join(store.media, (photos[0] ?? '').slice(0, 2), (photos[0] ?? '').slice(2, 4), photos[0] ?? '');
  mkdirSync(path.dirname(stray), { recursive: true });
  writeFileSync(stray, 'nobody’s');
  // Of another computer that backs up to the same drive: what it needs, nobody can say yet.
  const onItsWay = path.join(store.databases, `2026-02-10.sqlite.00000000-1.part`);
  writeFileSync(onItsWay, '');
  await made(archive, store, at(41));
  expect([existsSync(stray), existsSync(onItsWay)]).toEqual([true, true]);
  rmSync(onItsWay);
  await made(archive, store, at(42));
  expect([existsSync(stray), existsSync(kept)]).toEqual([false, true]);
});

it('a clock that went back lets neither the new backup go nor the others', async () => {
  const { archive } = await withPhotos(1);
  const store = await storeOf(archive);
  for (const at of ['2026-03-01T10:00:00.000Z', '2100-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']) {
    const { database } = await made(archive, store, at);
    expect(existsSync(database)).toBe(true);
  }
  expect(readdirSync(store.databases).filter((name) => name.endsWith('.sqlite'))).toHaveLength(3);
});

it('before something large a proven copy of the database is made in the archive itself, and it opens', async () => {
  const { archive, event } = await withPhotos(1);
  const before = work(dumpOf(archive));
  const file = backUpBefore(archive.reading, archive.paths.folder, 'merge');
  expect(path.dirname(file)).toBe(archive.paths.backups);
  await remove(archive, 'event', event, AUTHOR);
  expect(work(dumpOfClosed(file))).toEqual(before);
  await archive.close();
  const again = await openArchive(archive.paths.folder);
  expect(await problemsOf(again)).toEqual([]);
  await again.close();
});

it(`a program that is killed ${KILLS} times while it backs up leaves the archive sound, each backup that it told of good, and of the others nothing after the next`, { timeout: 60_000 + KILLS * 20_000 }, async () => {
  const { archive } = await withPhotos(2);
  const { folder } = archive.paths;
  await archive.close();
  const copies = fresh('copies');
  const told: string[] = [];
  for (const after of fc.sample(fc.nat(400), { seed: SEED, numRuns: KILLS })) {
    const script = new Script(ENTRY, { args: [folder, copies] });
    await script.reach(2);
    await pass(after);
    await script.kill();
    told.push(...script.lines.map((line) => JSON.parse(line) as string).filter((line) => line.endsWith('.sqlite')));
    const again = await openArchive(folder);
    expect(await problemsOf(again)).toEqual([]);
    const store = await storeOf(again, copies);
    const { database } = await made(again, store, new Date().toISOString());
    told.push(database);
    await again.close();
    const { backups, problems } = await proveBackups({ what: 'prove', store }, nothing);
    expect([problems, backups.filter(({ proven }) => !proven), filesIn(copies).filter((file) => file.endsWith('.part'))]).toEqual([[], [], []]);
    const lying = new Set(backups.map(({ file }) => file));
    expect(told.filter((file) => !lying.has(file))).toEqual([]);
  }
});
