import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { create, novoMesto } from '../support/archives.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { closedArchive, openFolder, opens } from '../support/folders.ts';
import { answerOf } from '../support/scripts.ts';
import { problemsOf } from '../support/soundness.ts';

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

  it.runIf(existsSync('/proc/self'))('below a folder in which the system lets nothing be made, which it says at once', async () => {
    for (const folder of ['/proc/kronika', '/proc/kronika/archive']) {
      await expect(createArchive(folder, 'Test')).rejects.toMatchObject({ code: 'archive.folderMissing', params: { folder } });
    }
  });

  it('below a link that leads to itself', async () => {
    const link = path.join(openFolder(), 'link');
    symlinkSync(link, link);
    for (const folder of [link, path.join(link, 'archive')]) await expect(createArchive(folder, 'Test')).rejects.toMatchObject({ code: 'archive.folderMissing', params: { folder } });
  });

  it('in a folder whose name is longer than the system takes, or whose path is longer than SQLite does', async () => {
    const below = openFolder();
    const long = [path.join(below, 'a'.repeat(256)), path.join(below, ...Array.from({ length: 5 }, () => 'b'.repeat(100)))];
    for (const folder of long) await expect(createArchive(folder, 'Test')).rejects.toMatchObject({ code: 'archive.pathTooLong', params: { folder } });
    expect(readdirSync(below)).toEqual([]);
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

describe('two programs that make an archive in one folder at once', () => {
  it('make one, whole, and the other is told that it is in use', async () => {
    const folder = openFolder();
    const refused: unknown[] = [];
    const archive = await createArchive(folder, 'First', async (unfinished) => {
      await create(unfinished, 'place', novoMesto);
      const unfinishedFiles = bytesIn(folder);
      refused.push(await createArchive(folder, 'Second').catch((error: unknown) => error));
      expect(bytesIn(folder)).toEqual(unfinishedFiles);
    });
    const places = await archive.reader.selectFrom('place').select('name').execute();
    await archive.close();
    expect(refused).toMatchObject([{ code: 'archive.inUse', params: { folder } }]);
    expect([archive.info.name, places.length, await opens(folder)]).toEqual(['First', 1, true]);
  });

  it('make one, whole, whichever is first', async () => {
    const folder = path.join(openFolder(), 'centre', 'archive');
    const endings = await Promise.all(Array.from({ length: 4 }, () => answerOf<string>(CREATE, { args: [folder] })));
    expect(endings.filter((ending) => ending === 'made')).toHaveLength(1);
    expect(endings.filter((ending) => !['made', 'archive.inUse', 'archive.folderNotEmpty'].includes(ending))).toEqual([]);
    const archive = await openArchive(folder);
    const problems = await problemsOf(archive);
    await archive.close();
    expect([archive.info.name, problems]).toEqual(['Test archive', []]);
  });
});

describe('an archive that is more than an empty one', () => {
  it('is not there before it is whole', async () => {
    const folder = openFolder();
    const archive = await createArchive(folder, 'Test', async (unfinished) => {
      await create(unfinished, 'place', novoMesto);
      expect(existsSync(path.join(folder, 'kronika.sqlite'))).toBe(false);
    });
    await archive.close();
    expect(readdirSync(folder).toSorted()).toEqual(['derived', 'incoming', 'kronika.lock', 'kronika.sqlite', 'media']);
  });

  it('is not there at all where what belongs to it can not be written', async () => {
    const below = openFolder();
    const fill = async (unfinished: Archive) => {
      await create(unfinished, 'place', novoMesto);
      throw new Failure('archive.diskFull', { folder: below });
    };
    await expect(createArchive(path.join(below, 'centre', 'archive'), 'Test', fill)).rejects.toMatchObject({ code: 'archive.diskFull' });
    expect(readdirSync(below)).toEqual([]);
    await made(path.join(below, 'centre', 'archive'));
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
