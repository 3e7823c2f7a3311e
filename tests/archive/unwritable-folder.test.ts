/** An archive on a read-only medium, or in somebody else's folder: it can be looked at, and stays as it is. */

import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bytesIn } from '../support/folder-bytes.ts';
import { closedArchive } from '../support/folders.ts';
import { Script, answerOf } from '../support/scripts.ts';
import type { Look } from './entry-look.ts';

const LOOK = new URL('./entry-look.ts', import.meta.url);
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
