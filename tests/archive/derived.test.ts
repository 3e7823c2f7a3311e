/** Smaller pictures: served whole or made again, whatever a power cut, a full disk or a failing one made of their files. */

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { smallerPicture } from '../../electron/archive/photos/service.ts';
import { DERIVED_SIZES, derivedPath, originalPath } from '../../electron/archive/photos/store.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { create, emptyArchive, plainEvent } from '../support/archives.ts';
import { filesIn } from '../support/folder-bytes.ts';
import { importedPhoto, pools } from '../support/imports.ts';
import { change } from '../support/logs.ts';
import { pipeAt } from '../support/odd-files.ts';
import { jpeg } from '../support/pictures.ts';
import { storeFiles, storeProblems } from '../support/store-files.ts';

async function withPhoto(name = 'srečanje.jpg') {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent());
  const { sha256 } = await importedPhoto(archive, event, await jpeg({ width: 2000, height: 1500, seed: 3 }), name);
  return { archive, sha256, smaller: (size: (typeof DERIVED_SIZES)[number]) => smallerPicture(archive, pools.photo, sha256, size) };
}

const filesOf = (archive: Archive) => fullCheck({ pools }, archive).then(({ sound, files }) => ({ sound, ...files }));

/** What a disk makes of a file that was not brought to it, or does not keep. */
const TEARS: readonly (readonly [name: string, tear: (file: string) => void])[] = [
  ['is empty', (file) => truncateSync(file, 0)],
  ['ends in its middle', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['ends before its last byte', (file) => truncateSync(file, readFileSync(file).length - 1)],
  [
    'holds zeros where a page never came',
    (file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0, bytes.length / 3, bytes.length / 2));
    },
  ],
  ['holds nothing but zeros', (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length))],
  ['differs in one bit', (file) => change(file, Math.floor(readFileSync(file).length / 3), 1)],
  ['is another picture', (file) => writeFileSync(file, readFileSync(new URL('../fixtures/photo.heic', import.meta.url)))],
];

describe.each(DERIVED_SIZES)('a smaller picture of %i pixels', (size) => {
  it('is a JPEG of its size, the same whether it was made when the photo came in, or now', async () => {
    const { archive, sha256, smaller } = await withPhoto();
    const first = await smaller(size);
    expect(await sharp(first).metadata()).toMatchObject({ format: 'jpeg', width: size, height: size * 0.75 });
    rmSync(derivedPath(archive.paths, sha256, size));
    expect(Buffer.from(await smaller(size)).equals(first)).toBe(true);
    expect(readFileSync(derivedPath(archive.paths, sha256, size)).equals(first)).toBe(true);
  });

  it('is shown also where it can not be written down, and nothing of it is left', async () => {
    const { archive, sha256, smaller } = await withPhoto();
    const whole = readFileSync(derivedPath(archive.paths, sha256, size));
    rmSync(archive.paths.derived, { recursive: true });
    writeFileSync(archive.paths.derived, 'in the way');
    expect(Buffer.from(await smaller(size)).equals(whole)).toBe(true);
    expect(readdirSync(archive.paths.incoming)).toEqual([]);
    rmSync(archive.paths.derived);
    expect(Buffer.from(await smaller(size)).equals(whole)).toBe(true);
    expect(storeProblems(archive)).toEqual([]);
  });

  it('is shown in an archive that is only read, which stays as it is', async () => {
    const { archive, sha256 } = await withPhoto();
    const whole = readFileSync(derivedPath(archive.paths, sha256, size));
    rmSync(archive.paths.derived, { recursive: true });
    const looking = await openArchive(archive.paths.folder, { access: 'read' });
    const shown = await smallerPicture(looking, pools.photo, sha256, size);
    await looking.close();
    expect([Buffer.from(shown).equals(whole), existsSync(archive.paths.derived)]).toEqual([true, false]);
  });

  it('that is asked for by several at once is made once', async () => {
    const { archive, sha256, smaller } = await withPhoto();
    const file = derivedPath(archive.paths, sha256, size);
    rmSync(file);
    const all = await Promise.all([smaller(size), smaller(size), smaller(size)]);
    expect(new Set(all.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(1);
    expect(storeProblems(archive)).toEqual([]);
  });

  it('of an original that is damaged is refused, and the photo is named', async () => {
    const { archive, sha256, smaller } = await withPhoto('mednarodno srečanje.jpg');
    rmSync(derivedPath(archive.paths, sha256, size));
    const original = originalPath(archive.paths, sha256);
    const refusal = { code: 'photo.fileDamaged', params: { name: 'mednarodno srečanje.jpg' } };
    truncateSync(original, 100);
    await expect(smaller(size)).rejects.toMatchObject(refusal);
    rmSync(original);
    await expect(smaller(size)).rejects.toMatchObject(refusal);
    pipeAt(original);
    await expect(smaller(size)).rejects.toMatchObject(refusal);
    expect(storeFiles(archive).filter((name) => name.startsWith('incoming/'))).toEqual([]);
  });
});

describe('a file of a smaller picture', () => {
  it.each(TEARS)('that %s is named by the check, which finds the archive sound, and is whole from when it is next asked for', async (_, tear) => {
    const { archive, sha256, smaller } = await withPhoto();
    const file = derivedPath(archive.paths, sha256, 1600);
    const whole = readFileSync(file);
    tear(file);
    expect(readFileSync(file).equals(whole)).toBe(false);
    expect(await filesOf(archive)).toMatchObject({ sound: true, ok: true, torn: [path.relative(archive.paths.derived, file)] });
    expect(Buffer.from(await smaller(1600)).equals(whole)).toBe(true);
    expect(readFileSync(file).equals(whole)).toBe(true);
    expect(await filesOf(archive)).toMatchObject({ sound: true, torn: [] });
  });
});

it('a photo comes in also where its smaller pictures can not be written down', async () => {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent());
  rmSync(archive.paths.derived, { recursive: true });
  writeFileSync(archive.paths.derived, 'in the way');
  const { sha256 } = await importedPhoto(archive, event, await jpeg());
  expect(filesIn(archive.paths.folder).filter((name) => name.startsWith('incoming/'))).toEqual([]);
  expect(await sharp(await smallerPicture(archive, pools.photo, sha256, 400)).metadata()).toMatchObject({ format: 'jpeg', width: 400 });
});

describe('the check of originals', () => {
  it('names them as missing where the folder of all of them is gone', async () => {
    const { archive, sha256 } = await withPhoto();
    rmSync(archive.paths.media, { recursive: true });
    expect(await filesOf(archive)).toMatchObject({ sound: false, ok: false, missing: [sha256], extra: [] });
  });

  it('finds nothing wrong with an archive without photos whose folder of originals is gone', async () => {
    const archive = await emptyArchive();
    rmSync(archive.paths.media, { recursive: true });
    expect(await filesOf(archive)).toMatchObject({ sound: true, ok: true, missing: [], extra: [] });
  });

  it('names one in whose place something stands that can not be read, and does not wait for it', async () => {
    const { archive, sha256 } = await withPhoto();
    const original = originalPath(archive.paths, sha256);
    rmSync(original);
    mkdirSync(original);
    expect(await filesOf(archive)).toMatchObject({ sound: false, ok: false, unreadable: [sha256], missing: [] });
    rmSync(original, { recursive: true });
    pipeAt(original);
    expect(await filesOf(archive)).toMatchObject({ sound: false, ok: false, unreadable: [sha256], missing: [] });
  });
});
