/** One writer an archive, whichever program it is; as many readers as like. */

import os from 'node:os';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { create, emptyArchive, novoMesto } from '../support/archives.ts';
import { closedArchive, openFolder, opens } from '../support/folders.ts';
import { Script } from '../support/scripts.ts';

const HOLD = new URL('./entry-hold.ts', import.meta.url);

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

describe('a reader', () => {
  it('looks at an archive that another program writes', async () => {
    const folder = await closedArchive();
    const other = new Script(HOLD, { args: [folder] });
    await other.firstLine();
    const archive = await openArchive(folder, { access: 'read' });
    const places = await archive.reader.selectFrom('place').select('name').orderBy('id').execute();
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
