/** What is taken back from a backup is as it was there, as one action that undo takes back whole. */

import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { makeBackup } from '../../electron/archive/backup/make.ts';
import { findBackup, prepareStore } from '../../electron/archive/backup/store.ts';
import { takeBackFrom } from '../../electron/archive/backup/take-back.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { saveEvent } from '../../electron/archive/events/service.ts';
import { originalPath } from '../../electron/archive/photos/store.ts';
import { AUTHOR, create, edit, emptyArchive } from '../support/archives.ts';
import { dumpOf, valueOf } from '../support/dump.ts';
import { countRow, eventForm } from '../support/forms.ts';
import { importedPhoto } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { problemsOf } from '../support/soundness.ts';
import { storeProblems } from '../support/store-files.ts';
import { temporaryFolder } from '../support/temporary.ts';

async function backedUp(archive: Archive) {
  const store = await prepareStore(path.join(temporaryFolder(), 'copies'), archive.info);
  const { id, name } = archive.info;
  const { database } = await makeBackup({ reading: archive.reading, media: archive.paths.media, store, subject: { archive: id, name, at: '2026-03-01T10:00:00.000Z' } }, () => undefined);
  return findBackup(database);
}

async function withEvent() {
  const archive = await emptyArchive();
  const place = await create(archive, 'place', { name: { sl: 'Čatež' }, country: 'SI', inPlace: null });
  const { id: event } = await saveEvent(archive, eventForm({ title: { sl: 'Srečanje' }, placeId: place }, { participation: [countRow({ value: 20, country: 'SI' })] }), AUTHOR);
  const photo = await importedPhoto(archive, event, await jpeg({ seed: 1 }));
  return { archive, place, event, photo, backup: await backedUp(archive) };
}

/** Rows of what belongs to an event, but for the actions that touched them last. */
function rows(archive: Archive) {
  const { event, participation, photo, place } = dumpOf(archive);
  return JSON.parse(JSON.stringify({ event, participation, photo, place }, (key, value: unknown) => (key === 'revision' ? undefined : value))) as unknown;
}

it('a record that was changed since, with its parts and its place gone, is as it was; and undone, as it was before', async () => {
  const { archive, place, event, backup } = await withEvent();
  const was = rows(archive);
  await edit(archive, 'event', event, { title: { sl: 'Drugače' }, placeId: null });
  await saveEvent(archive, { ...eventForm({ title: { sl: 'Drugo' } }), id: null }, AUTHOR);
  const other = valueOf(archive, "SELECT id FROM event WHERE title LIKE '%Drugo%'") as string;
  await remove(archive, 'event', other, AUTHOR);
  await remove(archive, 'event', event, AUTHOR);
  await remove(archive, 'place', place, AUTHOR);
  const before = rows(archive);
  const { action } = await takeBackFrom(archive, backup, { kind: 'event', id: event, field: null }, AUTHOR);
  const live = (from: unknown) => JSON.stringify(from).includes(other);
  expect(live(before)).toBe(true);
  const { event: events, ...rest } = rows(archive) as { event: { id: string }[] };
  const { event: past, ...pastRest } = was as { event: { id: string }[] };
  expect([events.filter(({ id }) => id !== other), rest]).toEqual([past, pastRest]);
  expect([await problemsOf(archive), storeProblems(archive)]).toEqual([[], []]);
  await undo(archive, AUTHOR, action);
  expect(rows(archive)).toEqual(before);
});

it('one field is as it was, and nothing else is touched', async () => {
  const { archive, event, backup } = await withEvent();
  await edit(archive, 'event', event, { title: { sl: 'Drugače' }, description: { sl: 'Potek' } });
  await takeBackFrom(archive, backup, { kind: 'event', id: event, field: 'title' }, AUTHOR);
  expect([valueOf(archive, 'SELECT title FROM event WHERE id = ?', event), valueOf(archive, 'SELECT description FROM event WHERE id = ?', event)]).toEqual(['{"sl":"Srečanje"}', '{"sl":"Potek"}']);
  await expect(takeBackFrom(archive, backup, { kind: 'event', id: event, field: 'nothing' }, AUTHOR)).rejects.toMatchObject({ code: 'record.invalid' });
});

it('a photo comes back with its original, where that was lost', async () => {
  const { archive, photo, backup } = await withEvent();
  const original = originalPath(archive.paths, photo.sha256);
  rmSync(original);
  await remove(archive, 'photo', photo.id, AUTHOR);
  await takeBackFrom(archive, backup, { kind: 'photo', id: photo.id, field: null }, AUTHOR);
  expect([existsSync(original), valueOf(archive, 'SELECT deletedBy FROM photo WHERE id = ?', photo.id), storeProblems(archive)]).toEqual([true, null, []]);
});

it('what is as the backup has it is no action, and what the backup has not, or another archive’s, is refused', async () => {
  const { archive, event, backup } = await withEvent();
  const later = await create(archive, 'place', { name: { sl: 'Pozneje' }, country: 'SI', inPlace: null });
  const before = dumpOf(archive);
  expect(await takeBackFrom(archive, backup, { kind: 'event', id: event, field: null }, AUTHOR)).toMatchObject({ action: null });
  await expect(takeBackFrom(archive, backup, { kind: 'place', id: later, field: null }, AUTHOR)).rejects.toMatchObject({ code: 'backup.noRecord' });
  await expect(takeBackFrom(await emptyArchive(), backup, { kind: 'event', id: event, field: null }, AUTHOR)).rejects.toMatchObject({ code: 'backup.otherArchive' });
  expect(dumpOf(archive)).toEqual(before);
});
