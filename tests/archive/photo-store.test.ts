/** The store of originals: each under the hash of its content, never changed, and looked over byte by byte. */

import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { derivedPath, originalPath, placeOriginal, writeDerived } from '../../electron/archive/photos/store.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, reopen } from '../support/archives.ts';
import { importPhoto, importedPhoto, pools, sha256Of } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { storeFiles, storeProblems } from '../support/store-files.ts';

async function withPhoto() {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent());
  const bytes = await jpeg({ seed: 5 });
  const photo = await importedPhoto(archive, event, bytes);
  return { archive, event, bytes, photo, file: originalPath(archive.paths, photo.sha256) };
}

const filesOf = async (archive: Archive) => (await fullCheck({ pools }, archive)).files;

describe('an original', () => {
  it('lies in media/ under the hash of its content', async () => {
    const { archive, bytes, photo } = await withPhoto();
    const sha256 = sha256Of(bytes);
    expect(photo.sha256).toBe(sha256);
    expect(storeFiles(archive)).toContain(`media/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`);
  });

  it('is never written again: not by an edit, the trash, the same picture anew, or a restart', async () => {
    const { archive, event, bytes, photo, file } = await withPhoto();
    const { ino, mtimeMs } = statSync(file);
    await edit(archive, 'photo', photo.id, { caption: { sl: 'Ogled' }, creator: 'Ana' });
    await remove(archive, 'photo', photo.id, AUTHOR);
    await restore(archive, 'photo', photo.id, AUTHOR);
    await importPhoto(archive, await create(archive, 'event', plainEvent()), bytes);
    await expect(importPhoto(archive, event, bytes)).rejects.toMatchObject({ code: 'photo.alreadyThere' });
    await reopen(archive);
    expect([statSync(file).ino, statSync(file).mtimeMs, readFileSync(file).equals(bytes)]).toEqual([ino, mtimeMs, true]);
  });

  it('that was torn is made good when the same picture comes in again', async () => {
    const { archive, bytes, file } = await withPhoto();
    writeFileSync(file, bytes.subarray(0, 100));
    await importPhoto(archive, await create(archive, 'event', plainEvent()), bytes);
    expect([readFileSync(file).equals(bytes), storeProblems(archive)]).toEqual([true, []]);
  });
});

describe('what a crash left on its way in', () => {
  const stray = async (archive: Archive) => {
    const bytes = await jpeg({ seed: 9 });
    const upload = path.join(archive.paths.incoming, 'upload.part');
    writeFileSync(upload, bytes);
    await placeOriginal(archive.paths, upload, sha256Of(bytes));
    return sha256Of(bytes);
  };

  it('an original that no record came to know is taken away', async () => {
    const { archive } = await withPhoto();
    const before = storeFiles(archive);
    const sha256 = await stray(archive);
    await writeDerived(archive.paths, sha256, new Map([[400, await jpeg()], [1600, await jpeg()]]));
    expect(storeFiles(archive)).toHaveLength(before.length + 4);
    expect(storeFiles(await reopen(archive))).toEqual(before);
  });

  it('an original that a record has is kept, and only its mark is taken away', async () => {
    const { archive, bytes, photo } = await withPhoto();
    const before = storeFiles(archive);
    const upload = path.join(archive.paths.incoming, 'upload.part');
    writeFileSync(upload, bytes);
    await placeOriginal(archive.paths, upload, photo.sha256);
    const again = await reopen(archive);
    expect([storeFiles(again), storeProblems(again)]).toEqual([before, []]);
  });

  it('an original of a photo in the trash is kept', async () => {
    const { archive, photo, file } = await withPhoto();
    await remove(archive, 'photo', photo.id, AUTHOR);
    writeFileSync(path.join(archive.paths.incoming, `${photo.sha256}.placing`), '');
    expect([storeProblems(await reopen(archive)), existsSync(file)]).toEqual([[], true]);
  });

  it('is cleared by a program that writes, and not by one that only looks', async () => {
    const { archive } = await withPhoto();
    await stray(archive);
    const there = storeFiles(archive);
    await (await openArchive(archive.paths.folder, { access: 'read' })).close();
    expect(storeFiles(archive)).toEqual(there);
  });
});

it('a smaller picture is whole or it is not there: writing it leaves nothing beside it', async () => {
  const { archive, photo } = await withPhoto();
  const file = derivedPath(archive.paths, photo.sha256, 400);
  // In the way of the rename, as on a system that is out of order.
  rmSync(file);
  mkdirSync(path.join(file, 'in-the-way'), { recursive: true });
  await expect(writeDerived(archive.paths, photo.sha256, new Map([[400, await jpeg()]]))).rejects.toMatchObject({ syscall: 'rename' });
  rmSync(file, { recursive: true });
  expect(storeProblems(await reopen(archive))).toEqual([]);
});

describe('the check of the files', () => {
  it('finds a sound store sound, and counts what it looked at', async () => {
    const { archive, event } = await withPhoto();
    await importPhoto(archive, event, await jpeg({ seed: 6 }));
    expect(await filesOf(archive)).toMatchObject({ ok: true, checked: 2, missing: [], altered: [] });
  });

  it('finds an original that is missing', async () => {
    const { archive, photo, file } = await withPhoto();
    rmSync(file);
    expect(await filesOf(archive)).toMatchObject({ ok: false, missing: [photo.sha256], altered: [] });
  });

  it('finds an original in which one bit is another', async () => {
    const { archive, photo, file, bytes } = await withPhoto();
    const changed = Buffer.from(bytes);
    changed[500] = (changed[500] ?? 0) ^ 1;
    writeFileSync(file, changed);
    expect(await filesOf(archive)).toMatchObject({ ok: false, missing: [], altered: [photo.sha256] });
  });

  it('finds what is wrong with the original of a photo in the trash, too', async () => {
    const { archive, photo, file } = await withPhoto();
    await remove(archive, 'photo', photo.id, AUTHOR);
    rmSync(file);
    expect(await filesOf(archive)).toMatchObject({ ok: false, missing: [photo.sha256] });
  });

  it('finds a file that belongs to no photo', async () => {
    const { archive } = await withPhoto();
    const sha256 = sha256Of(Buffer.from('nobody'));
    const file = originalPath(archive.paths, sha256);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'nobody');
    expect(JSON.stringify(await filesOf(archive))).toContain(sha256);
  });
});
