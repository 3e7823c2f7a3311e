/**
 * Backups as files: what is altered in one is found, what is no longer kept goes with its originals, a program that
 * is killed while it makes one leaves the archive sound and the backup whole or not there.
 * `KRONIKA_BACKUP_FLIPS` says how many bytes are flipped, each in a backup of its own; `KRONIKA_BACKUP_KILLS` how often a program is killed.
 */

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pass, setImmediate as otherWork } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { backUpBefore } from '../../electron/archive/backup/before.ts';
import { makeBackup } from '../../electron/archive/backup/make.ts';
import { proveBackups } from '../../electron/archive/backup/prove.ts';
import { restoreBackup } from '../../electron/archive/backup/restore.ts';
import { type BackupStore, findBackup, prepareStore } from '../../electron/archive/backup/store.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { makeArchive } from '../../electron/archive/opening/create.ts';
import { AUTHOR, create, emptyArchive, plainEvent } from '../support/archives.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { type Dump, dumpOf, dumpOfClosed, ofAnyCopy } from '../support/dump.ts';
import { importedPhoto } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { Script } from '../support/scripts.ts';
import { problemsOf } from '../support/soundness.ts';
import { temporaryFolder } from '../support/temporary.ts';

const FLIPS = Number(process.env.KRONIKA_BACKUP_FLIPS ?? 40);
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

function made(archive: Archive, store: BackupStore, at: string) {
  return makeBackup({ what: 'backUp', reading: archive.reading, media: archive.paths.media, store, subject: { archive: archive.info.id, name: archive.info.name, at } }, nothing);
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
  const files = filesIn(store.folder);
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

it('a backup that is made while others write holds one moment, row by row and file by file', async () => {
  const { archive } = await withPhotos(2);
  const store = await storeOf(archive);
  const making = new AbortController();
  const writing = (async () => {
    let written = 0;
    for (; !making.signal.aborted; await otherWork()) await create(archive, 'event', plainEvent({ title: { sl: `Dogodek ${String((written += 1))}` } }));
    return written;
  })();
  const backup = await made(archive, store, '2026-03-01T10:00:00.000Z');
  making.abort();
  expect(await writing).toBeGreaterThan(0);
  const restored = await restoredFrom(backup.database);
  expect(work(dumpOf(restored))).toEqual(work(dumpOfClosed(backup.database)));
  expect(originalsIn(restored.paths.media)).toEqual(originalsIn(archive.paths.media));
  expect(await problemsOf(restored)).toEqual([]);
  // What is in it is the beginning of the archive's history, and nothing else.
  const actions = (dump: Dump) => (dump.action ?? []).length;
  expect(actions(dumpOf(archive))).toBeGreaterThanOrEqual(actions(dumpOf(restored)));
  await restored.close();
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
