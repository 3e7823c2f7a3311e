/** An archive on a read-only medium, or in somebody else's folder: it can be looked at, and stays as it is. */

import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { DERIVED_SIZES, derivedPath } from '../../electron/archive/photos/store.ts';
import { create, plainEvent } from '../support/archives.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { closedArchive, openFolder } from '../support/folders.ts';
import { importedPhoto } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { Script, answerOf } from '../support/scripts.ts';
import type { Look } from './entry-look.ts';
import type { Shown } from './entry-show.ts';

const LOOK = new URL('./entry-look.ts', import.meta.url);
const SHOW = new URL('./entry-show.ts', import.meta.url);
const HOLD = new URL('./entry-hold.ts', import.meta.url);

const closedOff: string[] = [];

function setModes(folder: string, folders: number, files: number): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const entry = path.join(folder, name);
    chmodSync(entry, statSync(entry).isDirectory() ? folders : files);
  }
  chmodSync(folder, folders);
}

/** Takes the right to write from everybody. @param files the mode of the files in it */
function closeOff(folder: string, files = 0o444): void {
  setModes(folder, 0o555, files);
  closedOff.push(folder);
}

afterEach(() => {
  for (const folder of closedOff.splice(0)) setModes(folder, 0o755, 0o644);
});

const NOVO_MESTO = '{"en":"Novo mesto","sl":"Novo mesto"}';

describe('an archive in a folder that cannot be written', () => {
  it('is opened for reading, and nothing can be written', async () => {
    const folder = await closedArchive();
    closeOff(folder);
    expect(await answerOf<Look>(LOOK, { args: [folder] })).toEqual({ readOnly: 'folder', sound: true, places: [NOVO_MESTO], found: 1, write: 'archive.readOnly' });
  });

  it('is left as it was, to the byte', async () => {
    const folder = await closedArchive();
    closeOff(folder);
    const before = bytesIn(folder);
    await answerOf(LOOK, { args: [folder] });
    expect(bytesIn(folder)).toEqual(before);
  });

  it('is opened for reading where its files could be written', async () => {
    const folder = await closedArchive();
    closeOff(folder, 0o666);
    expect(await answerOf<Look>(LOOK, { args: [folder] })).toMatchObject({ readOnly: 'folder', sound: true, places: [NOVO_MESTO], write: 'archive.readOnly' });
  });

  it('is opened for reading where only its database cannot be written', async () => {
    const folder = await closedArchive();
    closeOff(folder);
    for (const name of ['.', 'incoming']) chmodSync(path.join(folder, name), 0o777);
    expect(await answerOf<Look>(LOOK, { args: [folder] })).toMatchObject({ readOnly: 'folder', sound: true, places: [NOVO_MESTO], write: 'archive.readOnly' });
  });
});

describe('the pictures of an archive in a folder that cannot be written', () => {
  /** The folder of an archive with one photo, closed off. */
  async function withPhoto(): Promise<{ folder: string; event: string; sha256: string; sizes: number[] }> {
    const folder = path.join(openFolder(), 'archive');
    const archive = await createArchive(folder, 'Test archive');
    const event = await create(archive, 'event', plainEvent({ status: 'held', dates: '2019-05-20' }));
    const { sha256 } = await importedPhoto(archive, event, await jpeg({ width: 2000, height: 1500 }));
    await archive.close();
    const sizes = DERIVED_SIZES.map((size) => statSync(derivedPath(archive.paths, sha256, size)).size);
    return { folder, event, sha256, sizes };
  }

  /** @param home a folder that the user may write */
  async function shown({ folder, event, sha256 }: { folder: string; event: string; sha256: string }): Promise<Shown> {
    const home = openFolder();
    chmodSync(home, 0o777);
    return answerOf<Shown>(SHOW, { args: [folder, home, event, sha256], env: { ...process.env, TMPDIR: home } });
  }

  it('are shown, and reports printed, where the smaller ones were never made or were deleted', async () => {
    const photo = await withPhoto();
    rmSync(path.join(photo.folder, 'derived'), { recursive: true });
    closeOff(photo.folder);
    const before = bytesIn(photo.folder);
    expect(await shown(photo)).toEqual({ readOnly: 'folder', pictures: photo.sizes, report: 1, temporary: [] });
    expect(bytesIn(photo.folder)).toEqual(before);
  });

  it('are shown where the archive is written and only the folder of the smaller ones is another user’s', async () => {
    const photo = await withPhoto();
    rmSync(path.join(photo.folder, 'derived', photo.sha256.slice(0, 2)), { recursive: true });
    closeOff(photo.folder, 0o666);
    for (const name of ['.', 'incoming', 'media']) chmodSync(path.join(photo.folder, name), 0o777);
    expect(await shown(photo)).toEqual({ readOnly: null, pictures: photo.sizes, report: 1, temporary: [] });
  });
});

describe('an archive that a crash left with an unfinished log, in a folder that cannot be written', () => {
  async function crashed(): Promise<string> {
    const folder = await closedArchive();
    const other = new Script(HOLD, { args: [folder] });
    await other.firstLine();
    await other.kill();
    return folder;
  }

  it('shows what stands only in the log', async () => {
    const folder = await crashed();
    closeOff(folder);
    expect(await answerOf<Look>(LOOK, { args: [folder] })).toMatchObject({ readOnly: 'folder', sound: true, places: [NOVO_MESTO, '{"sl":"Krško"}'] });
  });

  it('shows it where the log was copied without its index, as to a disc', async () => {
    const folder = await crashed();
    rmSync(path.join(folder, 'kronika.sqlite-shm'));
    closeOff(folder);
    expect(await answerOf<Look>(LOOK, { args: [folder] })).toMatchObject({ readOnly: 'folder', sound: true, places: [NOVO_MESTO, '{"sl":"Krško"}'] });
    expect(existsSync(path.join(folder, 'kronika.sqlite-wal'))).toBe(true);
  });
});
