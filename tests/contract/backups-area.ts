/** Backups that are made by themselves, listed and proven. */

import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { codeOf } from '../support/failures.ts';
import { countRow, eventForm, placeForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const fresh = (name: string) => path.join(temporaryFolder(), name);

async function withBackup(at: At) {
  const folder = fresh('arhiv');
  const { id } = await at.client.archive.create({ folder, name: 'Društvo Č' });
  const event = await at.client.events.save(eventForm({ title: { sl: 'Krog' } }));
  const photo = await addPhoto(at.client, event.id);
  return { id, folder, event: event.id, photo, backup: await at.client.archive.backUp({ folder: fresh('kopije') }) };
}

const originalIn = (media: string, sha256: string) => path.join(media, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

export function backupsArea(at: At): void {
  test('a folder tells of each backup what it holds and how it was proven', async () => {
    const { id, backup } = await withBackup(at);
    const list = await at.client.backups.list({ folder: backup.folder });
    expect(list).toMatchObject({ folder: backup.folder, archive: { id, name: 'Društvo Č' }, problems: [] });
    expect(list.backups).toMatchObject([{ file: backup.file, at: backup.at, originals: 1, missing: [], proven: true, problems: [], proofs: [{ how: 'made', good: true, hashed: 1 }] }]);
    expect(list.backups[0]?.records).toBeGreaterThan(2);
    await at.client.places.save(placeForm({ name: { sl: 'Čatež' } }));
    await at.client.archive.backUp({ folder: backup.folder });
    const [newer, older] = (await at.client.backups.list({ folder: backup.folder })).backups;
    expect([newer?.records, newer?.actions]).toEqual([(older?.records ?? 0) + 1, (older?.actions ?? 0) + 1]);
    // Originals that were hashed not long ago are not read again.
    expect(newer?.proofs).toMatchObject([{ how: 'made', hashed: 0 }]);
  });

  test('reading every byte again is kept beside each backup, and what is found bad no longer counts', async () => {
    const { id, backup, photo } = await withBackup(at);
    const { folder } = backup;
    expect((await at.client.backups.verify({ folder })).backups).toMatchObject([{ proven: true, problems: [], proofs: [{ how: 'made' }, { how: 'checked', good: true, hashed: 1 }] }]);
    const original = originalIn(folder, photo.sha256);
    const bytes = readFileSync(original);
    writeFileSync(original, Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]));
    expect((await at.client.backups.verify({ folder })).backups).toMatchObject([{ proven: false, problems: [{ code: 'original', file: original }] }]);
    expect((await at.client.backups.list({ folder })).backups).toMatchObject([{ proven: false, proofs: [{ how: 'made' }, { how: 'checked', good: false }] }]);
    expect((await at.client.settings.get()).backups[id]).toBeUndefined();
    expect(await codeOf(at.client.archive.restore({ backup: folder, folder: fresh('nov') }))).toBe('backup.notFound');
    // What can be had of the archive heals it: nothing there proves the originals any more, so all are hashed.
    await at.client.archive.backUp({ folder });
    expect(readFileSync(original)).toEqual(bytes);
    expect((await at.client.backups.verify({ folder })).backups).toMatchObject([{ proven: true }, { proven: true }]);
  });

  test('a note that was altered, or is gone, makes its database no backup', async () => {
    const { backup } = await withBackup(at);
    const note = backup.file.replace(/\.sqlite$/, '.json');
    const written = readFileSync(note, 'utf8');
    writeFileSync(note, written.replace('Društvo', 'Drustvo'));
    expect((await at.client.backups.list({ folder: backup.folder })).backups).toMatchObject([{ proven: false, at: backup.at, records: null, problems: [{ code: 'note', file: note }] }]);
    rmSync(note);
    expect((await at.client.backups.list({ folder: backup.folder })).backups).toMatchObject([{ proven: false, proofs: [], problems: [] }]);
    expect(existsSync(backup.file)).toBe(true);
  });

  test('what an interrupted backup left is cleared by the next', async () => {
    const { backup } = await withBackup(at);
    const databases = path.join(backup.folder, 'databases');
    const before = path.join(databases, '2026-01-01T00-00-00-000Z');
    copyFileSync(backup.file.replace(/\.sqlite$/, '.json'), `${before}.json`);
    // Another computer's, which may still be at it on a network drive, and one that nobody has written to for days.
    const [theirs, left] = [`${before}.sqlite.00000000-1.part`, `${before}.sqlite.00000000-2.part`];
    for (const file of [theirs, left]) copyFileSync(backup.file, file);
    utimesSync(left, new Date('2026-01-01'), new Date('2026-01-01'));
    const second = await at.client.archive.backUp({ folder: backup.folder });
    const names = [backup.file, second.file].flatMap((file) => [file, file.replace(/\.sqlite$/, '.json')]);
    expect(readdirSync(databases).toSorted()).toEqual([...names, theirs].map((file) => path.basename(file)).toSorted());
  });

  test('a record is taken back as a backup has it, and undone again', async () => {
    const { event, backup } = await withBackup(at);
    await at.client.trash.remove({ kind: 'event', id: event });
    const wanted = { backup: backup.folder, kind: 'event' as const, id: event, field: null };
    const { action, records } = await at.client.backups.takeBack(wanted);
    expect(records).toBe(2);
    expect((await at.client.events.get({ id: event })).photos).toHaveLength(1);
    expect(await at.client.backups.takeBack(wanted)).toEqual({ action: null, records: 2 });
    await at.client.history.undo({ action });
    expect(await codeOf(at.client.events.get({ id: event }))).toBe('record.notFound');
    expect(await codeOf(at.client.backups.takeBack({ ...wanted, id: '0198f2a0-0000-7000-8000-000000000000' }))).toBe('backup.noRecord');
  });

  test('a backup is opened as a whole archive beside the one that is open, for reading, and asks there for what is taken back', async () => {
    const { event, photo, backup } = await withBackup(at);
    await at.client.trash.remove({ kind: 'event', id: event });
    const { id, address } = await at.client.backups.open({ backup: backup.folder });
    // Only a shell has an address for its page.
    expect(address).toBeNull();
    const there = at.beside(id);
    expect(await there.archive.status()).toMatchObject({ name: 'Društvo Č', readOnly: 'backup', backup: { file: backup.file, at: backup.at, isBeside: true } });
    expect((await there.events.get({ id: event })).photos).toMatchObject([{ id: photo.id }]);
    expect(await codeOf(there.trash.remove({ kind: 'event', id: event }))).toBe('backup.onlyRead');
    expect(await there.backups.showThen({ kind: 'event', id: event })).toBeUndefined();
    expect(await codeOf(at.client.backups.open({ backup: fresh('nikjer') }))).toBe('backup.notFound');
    expect(await at.client.archive.status()).toMatchObject({ readOnly: null, backup: null });
  });

  test('what a backup holds is told beside what is here now, by kind and title, and a record field by field', async () => {
    const { event, photo, backup } = await withBackup(at);
    const town = await at.client.places.save(placeForm({ name: { sl: 'Čatež' } }));
    const held = await at.client.archive.backUp({ folder: backup.folder });
    const look = (more = {}) => at.client.backups.contents({ backup: held.file, kind: null, words: '', onlyDifferent: false, limit: 50, ...more });
    expect(await look()).toMatchObject({ file: held.file, at: held.at, total: 3, kinds: [{ kind: 'event', count: 1 }, { kind: 'place', count: 1 }, { kind: 'photo', count: 1 }] });
    expect((await look({ onlyDifferent: true })).records).toEqual([]);
    const { place } = await at.client.places.get({ id: town.id });
    await at.client.places.save({ ...placeForm({ name: { sl: 'Čatež ob Savi' } }), id: town.id, revision: place.revision });
    await at.client.trash.remove({ kind: 'event', id: event });
    expect((await look({ onlyDifferent: true })).records).toMatchObject([
      { kind: 'event', id: event, name: { sl: 'Krog' }, now: 'inTrash' }, { kind: 'photo', id: photo.id, now: 'inTrash' }, { kind: 'place', id: town.id, name: { sl: 'Čatež' }, now: 'different' },
    ]);
    expect((await look({ words: 'CATEZ' })).records).toMatchObject([{ id: town.id }]);
    expect(await look({ kind: 'photo', limit: 1 })).toMatchObject({ total: 1, records: [{ id: photo.id }] });
    expect((await at.client.backups.contents({ backup: backup.file, kind: 'place', words: '', onlyDifferent: false, limit: 5 })).total).toBe(0);

    const then = await at.client.backups.record({ backup: held.file, kind: 'place', id: town.id });
    expect(then).toMatchObject({ name: { sl: 'Čatež' }, now: 'different', parts: [] });
    expect(then.fields.filter(({ isSame }) => !isSame)).toEqual([{ field: 'name', was: { sl: 'Čatež' }, now: { sl: 'Čatež ob Savi' }, isSame: false }]);
    expect(await at.client.backups.record({ backup: held.file, kind: 'event', id: event })).toMatchObject({ now: 'inTrash', parts: [{ kind: 'photo', count: 1, different: 1 }] });
    expect(await codeOf(at.client.backups.record({ backup: backup.file, kind: 'place', id: town.id }))).toBe('backup.noRecord');
    await at.client.archive.create({ folder: fresh('tuj'), name: 'Tuj' });
    expect(await codeOf(look())).toBe('backup.otherArchive');
  });

  test('a record of which only a row was changed differs, and who was erased since is not told of', async () => {
    const { event } = await withBackup(at);
    const person = await at.client.declared.save({ kind: 'person', id: null, revision: null, draftId: null, fields: blank('person', { name: 'Maja Novak', purpose: { sl: 'stik' } }) });
    const held = await at.client.archive.backUp({ folder: fresh('druge') });
    const look = () => at.client.backups.contents({ backup: held.file, kind: null, words: '', onlyDifferent: true, limit: 50 });
    const { event: record } = await at.client.events.get({ id: event });
    await at.client.events.save(eventForm({ title: { sl: 'Krog' } }, { id: event, revision: record.revision, participation: [countRow({ value: 15 })] }));
    expect((await at.client.backups.record({ backup: held.file, kind: 'event', id: event })).fields.filter(({ isSame }) => !isSame)).toEqual([]);
    expect((await look()).records).toMatchObject([{ id: event, now: 'different' }]);
    await at.client.people.erase({ id: person.id });
    expect((await look()).records).toHaveLength(1);
    expect(await codeOf(at.client.backups.record({ backup: held.file, kind: 'person', id: person.id }))).toBe('backup.erased');
  });

  test('where and when an archive is backed up by itself is kept for this computer, and is taken back', async () => {
    const { id, folder, backup } = await withBackup(at);
    expect(await at.client.backups.state()).toEqual({ plan: null, last: { folder: backup.folder, at: backup.at }, days: 0, isOld: false, failure: null });
    const plan = { folder: backup.folder, whenClosing: true, daily: true, everyHours: 4 };
    expect((await at.client.backups.plan({ plan })).plan).toEqual(plan);
    expect((await at.client.settings.get()).backupPlans).toEqual({ [id]: plan });
    expect(await codeOf(at.client.backups.plan({ plan: { ...plan, folder } }))).toBe('backup.insideArchive');
    // A folder that holds other things gets one of the archive's own.
    const stick = temporaryFolder();
    writeFileSync(path.join(stick, 'pismo.txt'), 'moje');
    expect((await at.client.backups.plan({ plan: { ...plan, folder: stick } })).plan?.folder).toBe(path.join(stick, 'Kronika-drustvo-c'));
    expect((await at.client.backups.plan({ plan: null })).plan).toBeNull();
  });
}
