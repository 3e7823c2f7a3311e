/** One writer an archive, whichever program it is; as many readers as like. */

import os from 'node:os';
import path from 'node:path';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { create, emptyArchive, novoMesto } from '../support/archives.ts';
import { closedArchive, openFolder, opens } from '../support/folders.ts';
import { pipeAt } from '../support/odd-files.ts';
import { Script, answerOf } from '../support/scripts.ts';
import type { Look } from './entry-look.ts';

const HOLD = new URL('./entry-hold.ts', import.meta.url);
const LOOK = new URL('./entry-look.ts', import.meta.url);

describe('an archive that is open', () => {
  it('is not opened a second time, and the refusal says where it is open and since when', async () => {
    const { paths } = await emptyArchive();
    await expect(openArchive(paths.folder)).rejects.toMatchObject({
      code: 'archive.inUse',
      params: { folder: paths.folder, host: os.hostname(), since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) as string },
    });
  });

  it('is not opened by another program', async () => {
    const folder = await closedArchive();
    const other = new Script(HOLD, { args: [folder] });
    await other.firstLine();
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.inUse', params: { host: os.hostname() } });
  });

  it('goes on being written after another was refused', async () => {
    const archive = await emptyArchive();
    await expect(openArchive(archive.paths.folder)).rejects.toMatchObject({ code: 'archive.inUse' });
    const id = await create(archive, 'place', novoMesto);
    expect(await archive.reader.selectFrom('place').select('id').execute()).toEqual([{ id }]);
    await expect(openArchive(archive.paths.folder)).rejects.toMatchObject({ code: 'archive.inUse' });
  });
});

describe('the lock is given back', () => {
  it('when the archive is closed', async () => {
    const folder = path.join(openFolder(), 'archive');
    await (await createArchive(folder, 'Test')).close();
    expect(await opens(folder)).toBe(true);
    expect(await opens(folder)).toBe(true);
  });

  it('at once when the program that had it is killed', async () => {
    const folder = await closedArchive();
    const other = new Script(HOLD, { args: [folder] });
    await other.firstLine();
    await other.kill();
    expect(await opens(folder)).toBe(true);
  });

  it('when opening fails', async () => {
    const folder = await closedArchive();
    writeFileSync(path.join(folder, 'kronika.sqlite'), 'no database, although it was one before'.repeat(100));
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.damaged' });
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.damaged' });
  });
});

describe('a lock that can not be had', () => {
  const lockIn = (folder: string) => path.join(folder, 'kronika.lock');

  const ODD: readonly (readonly [name: string, make: (lock: string) => void])[] = [
    ['a folder', (lock) => mkdirSync(lock)],
    ['a pipe', (lock) => pipeAt(lock)],
    ['a link that leads nowhere', (lock) => symlinkSync(path.join(lock, '..', 'nothing'), lock)],
    ['a link that leads to itself', (lock) => symlinkSync(lock, lock)],
  ];

  it.each(ODD)('because its file is %s: the archive is only read, and all stays as it is', async (_, make) => {
    const folder = await closedArchive();
    rmSync(lockIn(folder));
    make(lockIn(folder));
    const before = readdirSync(folder).toSorted();
    const archive = await openArchive(folder);
    const { readOnlyReason } = archive;
    const places = await archive.reader.selectFrom('place').select('id').execute();
    await expect(create(archive, 'place', novoMesto)).rejects.toMatchObject({ code: 'archive.readOnly' });
    await archive.close();
    expect([readOnlyReason, places.length]).toEqual(['lock', 1]);
    expect(readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name)).toSorted()).toEqual(before);
  });

  it.each(ODD)('because its file is %s: no archive is made there', async (_, make) => {
    const folder = openFolder();
    make(lockIn(folder));
    await expect(createArchive(folder, 'Test')).rejects.toMatchObject({ code: 'archive.folderNotEmpty' });
    expect(readdirSync(folder)).toEqual(['kronika.lock']);
  });

  /** An archive that all may write, and whose lock only one may who is not there. */
  async function lockedOut(): Promise<string> {
    const folder = await closedArchive();
    for (const name of ['.', ...readdirSync(folder)]) chmodSync(path.join(folder, name), 0o777);
    chmodSync(lockIn(folder), 0o444);
    return folder;
  }

  it('because its file is another user’s: the archive is only read', async () => {
    expect(await answerOf<Look>(LOOK, { args: [await lockedOut()] })).toMatchObject({ readOnly: 'lock', write: 'archive.readOnly', sound: true });
  });

  it('because the note of who has it can not be written: it is not kept either', async () => {
    const folder = await closedArchive();
    mkdirSync(`${lockIn(folder)}.json`);
    const archive = await openArchive(folder);
    const { readOnlyReason } = archive;
    await archive.close();
    expect(readOnlyReason).toBe('lock');
    rmSync(`${lockIn(folder)}.json`, { recursive: true });
    expect(await opens(folder)).toBe(true);
    const again = await openArchive(folder);
    const written = await create(again, 'place', novoMesto);
    await again.close();
    expect(written).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an archive of several users of one computer', () => {
  it('is written by each of them in turn, where all of them may write it', async () => {
    const folder = await closedArchive();
    rmSync(path.join(folder, 'kronika.lock'));
    for (const name of ['.', ...readdirSync(folder)]) chmodSync(path.join(folder, name), name === 'kronika.sqlite' ? 0o666 : 0o777);
    // Made by the one, and written by the other.
    expect(await opens(folder)).toBe(true);
    expect(await answerOf<Look>(LOOK, { args: [folder] })).toMatchObject({ readOnly: null, write: 'written' });
  });

  it('can be written by another where the one left the note of having it, in a crash', async () => {
    const folder = await closedArchive();
    for (const name of ['.', ...readdirSync(folder)]) chmodSync(path.join(folder, name), 0o777);
    writeFileSync(path.join(folder, 'kronika.lock.json'), '{}', { mode: 0o600 });
    expect(await answerOf<Look>(LOOK, { args: [folder] })).toMatchObject({ readOnly: null, write: 'written' });
    expect(existsSync(path.join(folder, 'kronika.lock.json'))).toBe(false);
  });
});

describe('a reader', () => {
  it('looks at an archive that another program writes', async () => {
    const folder = await closedArchive();
    const other = new Script(HOLD, { args: [folder] });
    await other.firstLine();
    const archive = await openArchive(folder, { access: 'read' });
    const places = await archive.reader.selectFrom('place').select('name').orderBy('name').execute();
    await archive.close();
    expect(places.map((place) => place.name)).toEqual(['{"en":"Novo mesto","sl":"Novo mesto"}', '{"sl":"Krško"}']);
  });

  it('sees what is written after it began to look', async () => {
    const archive = await emptyArchive();
    const looking = await openArchive(archive.paths.folder, { access: 'read' });
    const id = await create(archive, 'place', novoMesto);
    const places = await looking.reader.selectFrom('place').select('id').execute();
    await looking.close();
    expect(places).toEqual([{ id }]);
  });

  it('can write nothing', async () => {
    const looking = await openArchive(await closedArchive(), { access: 'read' });
    const { readOnlyReason } = looking;
    await expect(create(looking, 'place', novoMesto)).rejects.toMatchObject({ code: 'archive.readOnly' });
    await looking.close();
    expect(readOnlyReason).toBe('asked');
  });

  it('does not keep anyone from writing', async () => {
    const folder = await closedArchive();
    const looking = await openArchive(folder, { access: 'read' });
    const opened = await opens(folder);
    await looking.close();
    expect(opened).toBe(true);
  });
});
