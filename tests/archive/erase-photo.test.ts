/** Erasing photographs: nothing of one is left in any file of the archive, and it comes back by no way. */

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { undoState } from '../../electron/archive/changes/undo.ts';
import { erasePhoto } from '../../electron/archive/photos/erase.ts';
import { isBeingPlaced, markOriginal, originalPath, sweepIncoming } from '../../electron/archive/photos/store.ts';
import { isKept } from '../../electron/archive/photos/repository.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, plainProject } from '../support/archives.ts';
import { rowsOf, valueOf } from '../support/dump.ts';
import { importPhoto, sha256Of } from '../support/imports.ts';
import { mergeFolder, twoCopiesOf } from '../support/merging.ts';
import { jpeg } from '../support/pictures.ts';
import { problemsOf } from '../support/soundness.ts';

const bytesOf = ({ paths }: Archive) => {
  const files = readdirSync(paths.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name)))).toString('latin1').toLowerCase();
};

const filesOf = ({ paths }: Archive, sha256: string) => readdirSync(paths.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(sha256));

const event = (sl: string) => plainEvent({ title: { sl } });

/** One photograph in two events, with all that can be said of it and what names it. */
async function photographed() {
  const archive = await emptyArchive();
  const bytes = await jpeg({ seed: 3 });
  const sha256 = sha256Of(bytes);
  const [first, second] = [await create(archive, 'event', event('Prvi')), await create(archive, 'event', event('Drugi'))];
  const photo = await importPhoto(archive, first, bytes, 'zablatnik.jpg');
  await edit(archive, 'photo', photo, { caption: { sl: 'Kvirina na odru' }, creator: 'Bogomila' });
  await edit(archive, 'photo', photo, { caption: { sl: 'Na odru' } });
  const sourceId = await create(archive, 'source', blank('source', { type: 'page', title: { sl: 'Novice' } }));
  await create(archive, 'statement', blank('statement', { kind: 'photo', recordId: photo, sourceId, field: 'creator', value: 'Radodarna', written: 'Slikala je Radodarna' }));
  const template = await create(archive, 'reportTemplate', blank('reportTemplate', { name: 'Naše', report: 'event-sheet', logoId: photo }));
  await importPhoto(archive, second, bytes, 'zablatnik.jpg');
  return { archive, bytes, sha256, photo, first, second, template };
}

it('it goes from all its events, from the history, the index, what named it and the disk, and is not added again', async () => {
  const { archive, bytes, sha256, photo, first, template } = await photographed();
  expect(filesOf(archive, sha256).length).toBeGreaterThan(1);
  expect(await erasePhoto(archive, photo, AUTHOR)).toEqual({ photos: 2, backups: [] });
  expect([rowsOf(archive, 'SELECT id FROM photo'), filesOf(archive, sha256)]).toEqual([[], []]);
  expect(valueOf(archive, 'SELECT logoId FROM reportTemplate WHERE id = ?', template)).toBeNull();
  const held = bytesOf(archive);
  expect(['kvirin', 'odru', 'bogomil', 'zablatnik', 'radodarn'].filter((word) => held.includes(word))).toEqual([]);
  expect(await problemsOf(archive)).toEqual([]);
  await expect(importPhoto(archive, first, bytes, 'znova.jpg')).rejects.toMatchObject({ code: 'photo.erased', params: { name: 'znova.jpg' } });
  expect(filesOf(archive, sha256)).toEqual([]);
  await expect(erasePhoto(archive, photo, AUTHOR)).rejects.toMatchObject({ code: 'record.notFound' });
  expect((await undoState(archive.reader)).undo?.original.kind).toBe('reportTemplate');
});

it('what a crash leaves of its file the next opening takes away, and keeps where a record still knows it', async () => {
  const { archive, sha256, photo } = await photographed();
  const { paths } = archive;
  const sweep = () => sweepIncoming(paths, (of) => isKept(archive.reader, of));
  await markOriginal(paths, sha256);
  await sweep();
  expect([existsSync(originalPath(paths, sha256)), isBeingPlaced(paths, sha256)]).toEqual([true, false]);
  const original = readFileSync(originalPath(paths, sha256));
  await erasePhoto(archive, photo, AUTHOR);
  mkdirSync(path.dirname(originalPath(paths, sha256)), { recursive: true });
  writeFileSync(originalPath(paths, sha256), original);
  await markOriginal(paths, sha256);
  await sweep();
  expect(filesOf(archive, sha256)).toEqual([]);
});

it('no other copy brings it back, wherever it was added there, and it goes from that one, too', async () => {
  const { archive, bytes, sha256, photo, first } = await photographed();
  const project = await create(archive, 'project', plainProject());
  const [one, other] = await twoCopiesOf(archive);
  await erasePhoto(one, photo, AUTHOR);
  const third = await create(other, 'event', event('Tretji'));
  await importPhoto(other, third, bytes, 'tam.jpg');
  await edit(other, 'photo', photo, { caption: { sl: 'Kvirina, drugič' } });
  await create(other, 'reportTemplate', blank('reportTemplate', { name: 'Tam', report: 'event-sheet', logoId: photo }));
  await edit(other, 'project', project, { summary: { sl: 'Novo' } });
  expect((await mergeFolder(one, other.paths.folder)).counts).toMatchObject({ photos: 0 });
  await mergeFolder(other, one.paths.folder);
  for (const copy of [one, other]) {
    expect([rowsOf(copy, 'SELECT id FROM photo'), filesOf(copy, sha256), rowsOf(copy, 'SELECT logoId FROM reportTemplate WHERE logoId IS NOT NULL')]).toEqual([[], [], []]);
    expect(rowsOf(copy, "SELECT 1 FROM change WHERE instr(before, 'Kvirina') OR instr(after, 'Kvirina')")).toEqual([]);
    expect(await problemsOf(copy)).toEqual([]);
    expect((await mergeFolder(copy, (copy === one ? other : one).paths.folder)).action).toBeNull();
    await expect(importPhoto(copy, first, bytes)).rejects.toMatchObject({ code: 'photo.erased' });
  }
  expect(valueOf(one, 'SELECT count(*) FROM event')).toBe(3);
});
