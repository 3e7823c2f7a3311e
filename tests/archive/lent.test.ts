/** An open archive that is lent to another thread of the program, which writes in its place. */

import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Archive, Lent } from '../../electron/archive/archive.ts';
import { mergeBorrowed } from '../../electron/archive/merging/borrowed.ts';
import { findOther, prepare } from '../../electron/archive/merging/other.ts';
import { borrowArchive } from '../../electron/archive/opening/borrow.ts';
import { isBeingPlaced, originalPath } from '../../electron/archive/photos/store.ts';
import { settle } from '../../electron/archive/photos/turns.ts';
import { AUTHOR, create, emptyArchive, novoMesto, plainEvent } from '../support/archives.ts';
import { dumpOf, rowsOf } from '../support/dump.ts';
import { importPhoto, sha256Of } from '../support/imports.ts';
import { twoCopiesOf } from '../support/merging.ts';
import { jpeg } from '../support/pictures.ts';
import { problemsOf } from '../support/soundness.ts';

const titlesOf = (archive: Archive) => rowsOf(archive, 'SELECT title FROM event ORDER BY title').map(({ title }) => title);
const event = (sl: string) => plainEvent({ title: { sl } });

async function borrowed<T>(lent: Lent, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await borrowArchive(lent);
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

it('is read meanwhile, and who writes waits until it comes back', async () => {
  const archive = await emptyArchive();
  const order: string[] = [];
  let written: Promise<unknown> = Promise.resolve();
  await archive.lend(async (lent) => {
    written = create(archive, 'event', event('Pozneje')).then(() => order.push('ours'));
    await borrowed(lent, async (there) => {
      await create(there, 'event', event('Prej'));
      expect(await archive.reader.selectFrom('event').select('title').execute()).toEqual([{ title: '{"sl":"Prej"}' }]);
    });
    order.push('theirs');
  });
  await written;
  expect([order, titlesOf(archive)]).toEqual([['theirs', 'ours'], ['{"sl":"Pozneje"}', '{"sl":"Prej"}']]);
  expect(await problemsOf(archive)).toEqual([]);
});

it('comes back as well where the work came to nothing', async () => {
  const archive = await emptyArchive();
  await expect(archive.lend((lent) => borrowed(lent, () => Promise.reject(new Error('no'))))).rejects.toThrow('no');
  await create(archive, 'event', event('Potem'));
  expect(titlesOf(archive)).toEqual(['{"sl":"Potem"}']);
});

const WAYS: readonly (readonly [name: string, code: string, move: (archive: Archive) => void])[] = [
  ['its folder is moved', 'archive.gone', ({ paths }) => renameSync(paths.folder, `${paths.folder} elsewhere`)],
  [
    'its database is replaced',
    'archive.replaced',
    ({ paths }) => {
      copyFileSync(paths.database, `${paths.database}.coming`);
      renameSync(`${paths.database}.coming`, paths.database);
    },
  ],
  ['its lock is deleted', 'archive.replaced', ({ paths }) => rmSync(paths.lock)],
];

describe.each(WAYS)('where %s', (_, code, move) => {
  it('nothing that the other thread writes is confirmed', async () => {
    const archive = await emptyArchive();
    await create(archive, 'place', novoMesto);
    await archive.lend((lent) =>
      borrowed(lent, async (there) => {
        move(archive);
        await expect(create(there, 'event', event('Nikjer'))).rejects.toMatchObject({ code });
      }),
    );
    await expect(create(archive, 'event', event('Nikjer'))).rejects.toMatchObject({ code });
    await expect(archive.lend(() => Promise.resolve())).rejects.toMatchObject({ code });
  });
});

it('a merge that is stopped there leaves all as it was', async () => {
  const [one, other] = await twoCopiesOf(await emptyArchive());
  await create(other, 'event', event('Tam'));
  const own = { id: one.info.id, folder: one.paths.folder };
  const prepared = await prepare(findOther(other.paths.folder, own), own, [], false);
  const before = dumpOf(one);
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const merged = () => one.lend((lent) => mergeBorrowed({ what: 'merge', lent, prepared, author: AUTHOR, stop }, () => undefined));
  Atomics.store(stop, 0, 1);
  expect(await merged()).toEqual({ left: [], outcome: { failure: { code: 'job.cancelled', params: {} } } });
  expect(dumpOf(one)).toEqual(before);
  Atomics.store(stop, 0, 0);
  expect(await merged()).toMatchObject({ left: [], outcome: { merged: { counts: { new: 1 } }, actions: [{ verb: 'merge' }] } });
  expect(titlesOf(one)).toEqual(['{"sl":"Tam"}']);
});

it('a photograph that is being added meanwhile keeps its file, though a merge that brought the same one is stopped', async () => {
  const first = await emptyArchive();
  const here = await create(first, 'event', event('Tu'));
  const [one, other] = await twoCopiesOf(first);
  const bytes = await jpeg({ seed: 6 });
  const sha256 = sha256Of(bytes);
  await importPhoto(other, here, bytes);
  const own = { id: one.info.id, folder: one.paths.folder };
  const prepared = await prepare(findOther(other.paths.folder, own), own, [], false);
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let adding: Promise<string> = Promise.resolve('');
  const { left, outcome } = await one.lend(async (lent) => {
    adding = importPhoto(one, here, bytes);
    await vi.waitUntil(() => isBeingPlaced(one.paths, sha256), { timeout: 60_000 });
    return mergeBorrowed({ what: 'merge', lent, prepared, author: AUTHOR, stop }, () => void Atomics.store(stop, 0, 1));
  });
  expect([left, outcome]).toEqual([[sha256], { failure: { code: 'job.cancelled', params: {} } }]);
  await settle(one, sha256);
  await adding;
  expect([existsSync(originalPath(one.paths, sha256)), isBeingPlaced(one.paths, sha256), await problemsOf(one)]).toEqual([true, false, []]);
});
