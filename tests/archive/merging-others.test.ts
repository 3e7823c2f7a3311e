/**
 * What lies on a stick may be no copy at all, of another version, damaged, set back, or pulled out while it is read: each has its
 * sentence, and nothing of it is taken in by half. `KRONIKA_MERGE_FLIPS` says how many bits are flipped, each in a copy of its own.
 */

import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { backUpBefore } from '../../electron/archive/backup/before.ts';
import { newestVersion } from '../../electron/archive/database/migrate.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { layout } from '../../electron/archive/files/folder.ts';
import { originalPath } from '../../electron/archive/photos/store.ts';
import { create, edit, emptyArchive, plainEvent } from '../support/archives.ts';
import { dumpOf, rowsOf } from '../support/dump.ts';
import { importedPhoto } from '../support/imports.ts';
import { liveState } from '../support/live-state.ts';
import { lookAt, mergeFolder, onStick, twoCopiesOf } from '../support/merging.ts';
import { jpeg } from '../support/pictures.ts';
import { problemsOf } from '../support/soundness.ts';
import { stepBack } from '../support/stepped-back.ts';
import { storeFiles, storeProblems } from '../support/store-files.ts';

const FLIPS = Number(process.env.KRONIKA_MERGE_FLIPS ?? 8);
const SEED = Number(process.env.KRONIKA_MERGE_SEED ?? 20_190_520);
const SMALL = { width: 64, height: 48 };

/** An archive, and a closed copy of it on a stick that has news: an edit, and two photos. */
async function withNews() {
  const first = await emptyArchive();
  const event = await create(first, 'event', plainEvent({ dates: '2018' }));
  const [one, other] = await twoCopiesOf(first);
  await edit(other, 'event', event, { dates: '2019' });
  const photos: string[] = [];
  for (const seed of [1, 2]) photos.push((await importedPhoto(other, event, await jpeg({ ...SMALL, seed }))).sha256);
  await other.close();
  const { folder } = other.paths;
  const stick = onStick(folder);
  return { one, folder, event, photos, stick, database: path.join(stick, 'kronika.sqlite') };
}

function change(database: string, sql: string): void {
  const connection = new BetterSqlite3(database);
  connection.pragma('foreign_keys = OFF');
  connection.exec(sql);
  connection.close();
}

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error as { code?: string }).code ?? String(error));

/** What looking and merging are refused with; nothing of the archive is another then. */
async function refused(one: Archive, stick: string): Promise<(string | null)[]> {
  const before = [dumpOf(one), storeFiles(one)];
  const codes = [await refusal(lookAt(one, stick)), await refusal(mergeFolder(one, stick))];
  expect([dumpOf(one), storeFiles(one)]).toEqual(before);
  return codes;
}

describe('what lies there', () => {
  it('of a newer version is refused, with both versions', async () => {
    const { one, stick, database } = await withNews();
    change(database, `PRAGMA user_version = ${newestVersion() + 1}`);
    expect(await refused(one, stick)).toEqual(['merging.newer', 'merging.newer']);
  });

  it('of an older version is brought to this one in a copy, and stays as it lies', async () => {
    const first = await emptyArchive();
    await create(first, 'event', plainEvent({ dates: '2018' }));
    const [one, other] = await twoCopiesOf(first);
    const news = await create(other, 'event', plainEvent({ dates: '2019' }));
    await other.close();
    await stepBack(other.paths.folder, 10);
    const before = readFileSync(other.paths.database);
    expect(await lookAt(one, other.paths.folder)).toMatchObject({ standing: 'news', counts: { new: 1 } });
    await mergeFolder(one, other.paths.folder);
    expect(rowsOf(one, 'SELECT dates FROM event WHERE id = ?', news)).toEqual([{ dates: '2019' }]);
    expect([readFileSync(other.paths.database).equals(before), await problemsOf(one)]).toEqual([true, []]);
  });

  it('is another archive, no archive, or the open one: it is said which', async () => {
    const { one } = await withNews();
    const foreign = await emptyArchive();
    expect(await refused(one, foreign.paths.folder)).toEqual(['merging.another', 'merging.another']);
    const nothing = path.join(one.paths.folder, '..', 'nothing');
    expect(await refused(one, nothing)).toEqual(['merging.nothingThere', 'merging.nothingThere']);
    expect(await refused(one, one.paths.folder)).toEqual(['merging.itself', 'merging.itself']);
  });

  it('came back older, set back to a backup or overwritten by a sync program: it is told so, with what it lost', async () => {
    const { one, folder, event, database } = await withNews();
    const other = await openArchive(folder);
    await edit(other, 'event', event, { dates: '2020' });
    await other.close();
    await mergeFolder(one, folder);
    const before = liveState(one);
    cpSync(database, other.paths.database);
    expect(await lookAt(one, folder)).toMatchObject({ standing: 'older', brings: 0, lost: 1, counts: { new: 0, changed: 0 } });
    expect((await mergeFolder(one, folder)).action).toBeNull();
    expect(liveState(one)).toEqual(before);
  });
});

describe('what is damaged there', () => {
  it.each([
    ['a change', "UPDATE change SET after = '\"2017\"' WHERE field = 'dates' AND after = '\"2019\"'"],
    ['who did it', "UPDATE action SET author = 'Nobody' WHERE verb = 'edit'"],
    ['a row', "UPDATE event SET dates = '2017'"],
  ])('is found by its checksum or its history: %s', async (_, sql) => {
    const { one, stick, database } = await withNews();
    change(database, sql);
    expect((await refused(one, stick)).at(-1)).toBe('merging.damaged');
  });

  it(`is found, or is of no matter, wherever one of ${FLIPS} bits was flipped`, { timeout: 60_000 + FLIPS * 10_000 }, async () => {
    const { one, stick, database } = await withNews();
    await one.close();
    const [bytes, whole] = [readFileSync(database), onStick(one.paths.folder)];
    const on = async <T>(work: (archive: Archive) => Promise<T>): Promise<T> => {
      const archive = await openArchive(onStick(whole));
      try {
        return await work(archive);
      } finally {
        await archive.close();
      }
    };
    const before = await on(async (archive) => liveState(archive));
    const after = await on(async (archive) => mergeFolder(archive, stick).then(() => liveState(archive)));
    for (const [at, bit] of fc.sample(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { seed: SEED, numRuns: FLIPS })) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      writeFileSync(database, flipped);
      await on(async (archive) => {
        const code = await refusal(mergeFolder(archive, stick));
        if (code !== null) expect(code, `byte ${at}, bit ${bit}`).toMatch(/^merging\.(damaged|unreadable|nothingThere|newer|another)$/);
        expect([liveState(archive), await problemsOf(archive)], `byte ${at}, bit ${bit}`).toEqual([code === null ? after : before, []]);
      });
    }
  });

  it('or missing of originals is told, and comes with the next copy that has it', async () => {
    const { one, folder, photos, stick } = await withNews();
    const [damaged = '', missing = ''] = photos;
    const lying = (sha256: string) => path.join(stick, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    writeFileSync(lying(damaged), 'torn');
    rmSync(lying(missing));
    expect((await mergeFolder(one, stick)).missing.toSorted()).toEqual([damaged, missing].toSorted());
    expect(storeProblems(one).filter((problem) => problem.includes('missing'))).toHaveLength(2);
    expect((await mergeFolder(one, folder)).action).toBeNull();
    for (const sha256 of photos) expect(readFileSync(originalPath(one.paths, sha256))).toEqual(readFileSync(originalPath(layout(folder), sha256)));
    expect([storeProblems(one), readdirSync(one.paths.incoming)]).toEqual([[], []]);
  });
});

it('a stick that is pulled out while originals are copied is told of, and nothing of it stays', async () => {
  const { one, stick } = await withNews();
  const before = [dumpOf(one), storeFiles(one)];
  const pulled = `${stick}-pulled`;
  const pull = (done: number) => void (done === 1 && renameSync(stick, pulled));
  await expect(mergeFolder(one, stick, { progress: pull })).rejects.toMatchObject({ code: 'merging.unreadable', params: { folder: stick } });
  expect([dumpOf(one), storeFiles(one)]).toEqual(before);
  expect((await mergeFolder(one, pulled)).counts).toMatchObject({ changed: 1, photos: 2 });
  expect(storeProblems(one)).toEqual([]);
});

it('copies that were put aside before merges are kept by the rule that backups are', async () => {
  const archive = await emptyArchive();
  const made = backUpBefore(archive.reading, archive.paths.folder, 'before-merge');
  const { backups, folder } = archive.paths;
  for (let day = 1; day <= 40; day += 1) cpSync(made, path.join(backups, `${new Date(Date.UTC(2025, 0, day, 10)).toISOString().replaceAll(/[:.]/g, '-')}_before-merge.sqlite`));
  cpSync(made, path.join(backups, '2020-01-01T10-00-00-000Z_before-3.sqlite'));
  const last = backUpBefore(archive.reading, folder, 'before-merge');
  const kept = readdirSync(backups).toSorted();
  expect(kept.map((name) => name.slice(0, 10)).slice(0, -2)).toEqual(['2020-01-01', '2025-01-19', '2025-01-26', '2025-01-31', '2025-02-02', ...[4, 5, 6, 7, 8, 9].map((day) => `2025-02-0${day}`)]);
  expect(kept.slice(-2)).toEqual([path.basename(made), path.basename(last)]);
});
