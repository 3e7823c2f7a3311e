/**
 * The folder of an open archive is moved or deleted, or another program puts its files in the place of the open
 * ones, as one that synchronises folders does. The open files could be written on, and nobody would ever find
 * it: so nothing is confirmed any more.
 */

import { copyFileSync, cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { discardDraft, keepDraft } from '../../electron/archive/changes/drafts.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { AUTHOR, create, emptyArchive, novoMesto, plainEvent } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { draftOf } from '../support/forms.ts';
import { openFolder } from '../support/folders.ts';
import { importPhoto } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { problemsOf } from '../support/soundness.ts';
import { Script } from '../support/scripts.ts';

const HOLD = new URL('./entry-hold.ts', import.meta.url);

const place = (name: string) => ({ name: { sl: name }, country: 'SI', inPlace: null });

/** Puts another file with the same content in the place of one, under the one's name. */
function replace(file: string): void {
  copyFileSync(file, `${file}.coming`);
  renameSync(`${file}.coming`, file);
}

const WAYS: readonly (readonly [name: string, code: 'archive.gone' | 'archive.replaced', move: (archive: Archive) => void])[] = [
  ['its folder is moved', 'archive.gone', ({ paths }) => renameSync(paths.folder, `${paths.folder} elsewhere`)],
  ['its folder is deleted', 'archive.gone', ({ paths }) => rmSync(paths.folder, { recursive: true })],
  [
    'another copy of it comes in its folder’s place',
    'archive.gone',
    ({ paths }) => {
      renameSync(paths.folder, `${paths.folder} elsewhere`);
      cpSync(`${paths.folder} elsewhere`, paths.folder, { recursive: true });
    },
  ],
  ['its database is replaced', 'archive.replaced', ({ paths }) => replace(paths.database)],
  ['its database is deleted', 'archive.replaced', ({ paths }) => rmSync(paths.database)],
  ['its log is replaced', 'archive.replaced', ({ paths }) => replace(`${paths.database}-wal`)],
  ['its log is deleted', 'archive.replaced', ({ paths }) => rmSync(`${paths.database}-wal`)],
  ['its lock is deleted', 'archive.replaced', ({ paths }) => rmSync(paths.lock)],
];

describe.each(WAYS)('where %s', (_, code, move) => {
  it('nothing that is written is confirmed, and nothing is written from then on', async () => {
    const archive = await emptyArchive();
    await create(archive, 'place', novoMesto);
    const announced: string[] = [];
    archive.onChange(({ recordId }) => announced.push(recordId));
    let stopped = 0;
    archive.onStop(() => (stopped += 1));
    const { folder } = archive.paths;
    move(archive);
    const refusal = { code, params: { folder } };
    await expect(create(archive, 'place', novoMesto)).rejects.toMatchObject(refusal);
    await expect(create(archive, 'place', novoMesto)).rejects.toMatchObject(refusal);
    await expect(keepDraft(archive, draftOf({}))).rejects.toMatchObject(refusal);
    await expect(discardDraft(archive, uuid())).rejects.toMatchObject(refusal);
    expect([announced, stopped, archive.readOnlyReason]).toEqual([[], 1, code.slice('archive.'.length)]);
  });

  it('a change that was being written then is not confirmed either', async () => {
    const archive = await emptyArchive();
    const announced: string[] = [];
    archive.onChange(({ recordId }) => announced.push(recordId));
    const id = uuid();
    const work = write(archive, { verb: 'create', kind: 'place', recordId: id, author: AUTHOR }, async (writer) => {
      await writer.create('place', novoMesto, id);
      move(archive);
    });
    await expect(work).rejects.toMatchObject({ code });
    expect(announced).toEqual([]);
  });

  it('a draft that was being kept then is not confirmed either', async () => {
    const archive = await emptyArchive();
    const work = keepDraft(archive, draftOf({}));
    move(archive);
    await expect(work).rejects.toMatchObject({ code });
  });

  it('what was read stays readable', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    move(archive);
    expect(await archive.reader.selectFrom('place').select('id').execute()).toEqual([{ id }]);
  });
});

describe('an archive whose folder is moved', () => {
  it('holds at its new place what was confirmed, and nothing that was refused', async () => {
    const archive = await emptyArchive();
    const id = await create(archive, 'place', novoMesto);
    const elsewhere = `${archive.paths.folder} elsewhere`;
    renameSync(archive.paths.folder, elsewhere);
    await expect(create(archive, 'place', novoMesto)).rejects.toMatchObject({ code: 'archive.gone' });
    await archive.close();
    const again = await openArchive(elsewhere);
    const there = await again.reader.selectFrom('place').select('id').execute();
    const problems = await problemsOf(again);
    await again.close();
    expect([there, problems]).toEqual([[{ id }], []]);
  });

  it('does nothing to another one that comes in its place', async () => {
    const archive = await emptyArchive();
    const event = await create(archive, 'event', plainEvent());
    const picture = await jpeg();
    const { folder } = archive.paths;
    const other = await createArchive(path.join(openFolder(), 'other'), 'Other');
    const otherEvent = await create(other, 'event', plainEvent());
    await importPhoto(other, otherEvent, picture);
    await other.close();
    renameSync(folder, `${folder} elsewhere`);
    renameSync(other.paths.folder, folder);
    const before = bytesIn(folder);
    await expect(importPhoto(archive, event, picture)).rejects.toMatchObject({ code: 'archive.gone' });
    await archive.close();
    expect(bytesIn(folder)).toEqual(before);
  });
});

describe('an archive whose database is replaced', () => {
  /** Closed for a moment, copied, and written on: what another program then brings is what it was before. */
  async function withOlderCopy(): Promise<{ archive: Archive; older: string }> {
    const first = await createArchive(path.join(openFolder(), 'archive'), 'Test');
    await create(first, 'place', place('Ptuj'));
    await first.close();
    const older = path.join(first.paths.folder, '..', 'older.sqlite');
    copyFileSync(first.paths.database, older);
    return { archive: await openArchive(first.paths.folder), older };
  }

  const namesIn = async (folder: string) => {
    const archive = await openArchive(folder, { access: 'read' });
    const rows = await archive.reader.selectFrom('place').select('name').orderBy('id').execute();
    await archive.close();
    return rows.map((row) => row.name);
  };

  /** The folder of an archive with this database. */
  function folderWith(database: string): string {
    const folder = path.join(openFolder(), 'archive');
    cpSync(path.dirname(database), folder, { recursive: true });
    copyFileSync(database, path.join(folder, 'kronika.sqlite'));
    return folder;
  }

  it('is kept as it was in a copy that the refusal names, to the last change that was confirmed', async () => {
    const { archive, older } = await withOlderCopy();
    await create(archive, 'place', place('Celje'));
    renameSync(older, archive.paths.database);
    const refused: unknown = await create(archive, 'place', place('Koper')).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'archive.replaced', params: { folder: archive.paths.folder } });
    const copy = (refused as { params: { copy: string } }).params.copy;
    expect(path.dirname(copy)).toBe(path.join(archive.paths.folder, 'backups'));
    await archive.close();
    expect(await namesIn(folderWith(copy))).toEqual(['{"sl":"Ptuj"}', '{"sl":"Celje"}']);
  });

  it('is kept so also where it is noticed only when it is closed', async () => {
    const { archive, older } = await withOlderCopy();
    await create(archive, 'place', place('Celje'));
    renameSync(older, archive.paths.database);
    await archive.close();
    const copy = readdirSync(path.join(archive.paths.folder, 'backups')).find((name) => name.endsWith('.sqlite')) ?? '';
    expect(await namesIn(folderWith(path.join(archive.paths.folder, 'backups', copy)))).toEqual(['{"sl":"Ptuj"}', '{"sl":"Celje"}']);
  });

  it('opens then with what the other program brought, and nothing else is mixed into it', async () => {
    const { archive, older } = await withOlderCopy();
    for (let number = 0; number < 20; number += 1) await create(archive, 'place', place(`Kraj ${number}`));
    const brought = readFileSync(older);
    renameSync(older, archive.paths.database);
    await expect(create(archive, 'place', novoMesto)).rejects.toMatchObject({ code: 'archive.replaced' });
    await archive.close();
    expect([readFileSync(archive.paths.database).equals(brought), existsSync(`${archive.paths.database}-wal`)]).toEqual([true, false]);
    expect(await namesIn(archive.paths.folder)).toEqual(['{"sl":"Ptuj"}']);
  });

  it('is looked over when it is opened again', async () => {
    const { archive, older } = await withOlderCopy();
    renameSync(older, archive.paths.database);
    await archive.close();
    const again = await openArchive(archive.paths.folder);
    await again.close();
    expect(again.endedUncleanly).toBe(true);
  });

  it('is told of as replaced also where no copy can be written', async () => {
    const { archive, older } = await withOlderCopy();
    writeFileSync(path.join(archive.paths.folder, 'backups'), 'in the way');
    renameSync(older, archive.paths.database);
    await expect(create(archive, 'place', novoMesto)).rejects.toMatchObject({ code: 'archive.replaced', params: { copy: null } });
    await archive.close();
  });
});

it('an archive whose lock was taken away is not written by two programs at once', async () => {
  const archive = await emptyArchive();
  rmSync(archive.paths.lock);
  const other = new Script(HOLD, { args: [archive.paths.folder] });
  await other.firstLine();
  await expect(create(archive, 'place', novoMesto)).rejects.toMatchObject({ code: 'archive.replaced' });
  await other.kill();
  expect(rowsOf(archive, 'SELECT name FROM place')).toEqual([{ name: '{"sl":"Krško"}' }]);
});
