import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { closedArchive, openFolder, opens } from '../support/folders.ts';
import { answerOf } from '../support/scripts.ts';

const CREATE = new URL('./entry-create.ts', import.meta.url);

/** Less than an empty archive takes, so that making one fails halfway. */
const TOO_LITTLE = 100 * 1024;

async function made(folder: string): Promise<{ name: string; id: string }> {
  const archive = await createArchive(folder, 'Društva Posavja');
  await archive.close();
  return archive.info;
}

describe('a new archive', () => {
  it('is made in an empty folder', async () => {
    const folder = openFolder();
    await made(folder);
    expect(await opens(folder)).toBe(true);
  });

  it('is made in a folder that is not there yet, with those above it', async () => {
    const folder = path.join(openFolder(), 'centre', 'archives', 'first');
    await made(folder);
    expect(await opens(folder)).toBe(true);
  });

  it('keeps its name and has an id of its own', async () => {
    const [one, other] = [await made(path.join(openFolder(), 'one')), await made(path.join(openFolder(), 'other'))];
    expect(one.name).toBe('Društva Posavja');
    expect(one.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(one.id).not.toBe(other.id);
  });

  it('leaves no unfinished database beside it', async () => {
    const folder = openFolder();
    await made(folder);
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
  });
});

describe('an interrupted creation', () => {
  it('is taken up again', async () => {
    const folder = openFolder();
    for (const name of ['media', 'derived', 'incoming']) mkdirSync(path.join(folder, name));
    for (const name of ['kronika.sqlite.new', 'kronika.sqlite.new-wal', 'kronika.sqlite.new-shm', 'kronika.lock']) writeFileSync(path.join(folder, name), 'half of it');
    writeFileSync(path.join(folder, 'kronika.lock'), '');
    await made(folder);
    expect(await opens(folder)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('is not seen in a folder whose media/ holds pictures of somebody else', async () => {
    const folder = openFolder();
    mkdirSync(path.join(folder, 'media'));
    writeFileSync(path.join(folder, 'media', 'wedding.jpg'), 'picture');
    await expect(createArchive(folder, 'Test')).rejects.toMatchObject({ code: 'archive.folderNotEmpty' });
  });
});

describe('no archive is made', () => {
  it('in a folder that holds anything else', async () => {
    const folder = openFolder();
    writeFileSync(path.join(folder, 'letter.odt'), 'letter');
    const before = bytesIn(folder);
    await expect(createArchive(folder, 'Test')).rejects.toMatchObject({ code: 'archive.folderNotEmpty', params: { folder } });
    expect(bytesIn(folder)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['letter.odt']);
  });

  it('over another archive', async () => {
    const folder = await closedArchive();
    const before = bytesIn(folder);
    await expect(createArchive(folder, 'Test')).rejects.toMatchObject({ code: 'archive.folderNotEmpty' });
    expect(bytesIn(folder)).toEqual(before);
  });

  it('in the place of a file', async () => {
    const file = path.join(openFolder(), 'report.txt');
    writeFileSync(file, 'text');
    await expect(createArchive(file, 'Test')).rejects.toMatchObject({ code: 'archive.folderMissing', params: { folder: file } });
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  it('below a file', async () => {
    const file = path.join(openFolder(), 'report.txt');
    writeFileSync(file, 'text');
    await expect(createArchive(path.join(file, 'archive'), 'Test')).rejects.toMatchObject({ code: 'archive.folderMissing' });
  });

  it('in a folder that the user may not write', async () => {
    const folder = openFolder();
    chmodSync(folder, 0o555);
    const answers = [await answerOf(CREATE, { args: [folder, 'ordinary'] }), await answerOf(CREATE, { args: [path.join(folder, 'below'), 'ordinary'] })];
    chmodSync(folder, 0o755);
    expect(answers).toEqual(['archive.folderNotWritable', 'archive.folderNotWritable']);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a creation that fails halfway', () => {
  it('leaves an empty folder empty', async () => {
    const folder = openFolder();
    expect(await answerOf(CREATE, { args: [folder], largestFile: TOO_LITTLE })).toMatch(/^archive\.disk/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no folder that it had to make, nor those above it', async () => {
    const below = openFolder();
    const folder = path.join(below, 'centre', 'archive');
    expect(await answerOf(CREATE, { args: [folder], largestFile: TOO_LITTLE })).toMatch(/^archive\.disk/);
    expect(existsSync(path.join(below, 'centre'))).toBe(false);
  });

  it('does not stand in the way of the next one', async () => {
    const folder = openFolder();
    await answerOf(CREATE, { args: [folder], largestFile: TOO_LITTLE });
    await made(folder);
    expect(await opens(folder)).toBe(true);
  });
});
