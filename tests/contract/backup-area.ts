/** Backups: made of the open archive, proven, and made into an archive again. */

import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, failureOf } from '../support/failures.ts';
import { eventForm, placeForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const fresh = (name: string) => path.join(temporaryFolder(), name);

/** The backups of a store, by their databases. */
const databasesIn = (folder: string) => readdirSync(path.join(folder, 'databases')).filter((name) => name.endsWith('.sqlite')).toSorted();
const originalIn = (media: string, sha256: string) => path.join(media, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

async function withPhoto(at: At) {
  const folder = fresh('arhiv');
  const { id } = await at.client.archive.create({ folder, name: 'Društvo Č' });
  const place = await at.client.places.save(placeForm({ name: { sl: 'Čatež' } }));
  const event = await at.client.events.save(eventForm({ title: { sl: 'Krog' }, placeId: place.id }));
  return { id, folder, event: event.id, photo: await addPhoto(at.client, event.id) };
}

export function backupArea(at: At): void {
  test('an archive comes back from its backup with its records, its history and its originals', async () => {
    const { id, event, photo } = await withPhoto(at);
    const backup = await at.client.archive.backUp({ folder: fresh('kopije') });
    expect(backup).toMatchObject({ originals: 1, missing: [], at: expect.any(String), bytes: expect.any(Number) });
    expect((await at.client.settings.get()).backups[id]).toEqual({ folder: backup.folder, at: backup.at });
    await at.client.places.save(placeForm({ name: { sl: 'Pozneje' } }));

    const folder = fresh('obnovljen');
    expect(await at.client.archive.restore({ backup: backup.folder, folder })).toEqual({ id, folder, name: 'Društvo Č', readOnly: null, backup: null, sample: false, warnings: [] });
    const view = await at.client.events.get({ id: event });
    expect([view.event.title, view.place?.name, view.photos.map((one) => one.sha256)]).toEqual([{ sl: 'Krog' }, { sl: 'Čatež' }, [photo.sha256]]);
    expect((await at.client.places.list({ after: null, limit: 10 })).items.map((place) => place.name.sl)).toEqual(['Čatež']);
    expect(await at.client.archive.check()).toMatchObject({ sound: true, files: { checked: 1 } });
    expect((await at.client.history.undo({ action: null })).kind).toBe('photo');
  });

  test('the next backup stands beside the last, and of the originals only new ones are copied', async () => {
    const { event, photo } = await withPhoto(at);
    const folder = fresh('kopije');
    const first = await at.client.archive.backUp({ folder });
    const before = readFileSync(originalIn(path.join(folder, 'media'), photo.sha256));
    const other = await addPhoto(at.client, event, { seed: 9 });
    const second = await at.client.archive.backUp({ folder });
    expect(second).toMatchObject({ folder, originals: 2 });
    expect(databasesIn(folder)).toEqual([path.basename(first.file), path.basename(second.file)]);
    expect(readFileSync(originalIn(path.join(folder, 'media'), photo.sha256))).toEqual(before);
    expect(existsSync(originalIn(path.join(folder, 'media'), other.sha256))).toBe(true);
    // The older one, by its file.
    await at.client.archive.restore({ backup: first.file, folder: fresh('prvi') });
    expect((await at.client.events.get({ id: event })).photos).toHaveLength(1);
  });

  test('a folder that holds other things, or the backups of another archive, gets a folder of its own inside', async () => {
    await withPhoto(at);
    const stick = temporaryFolder();
    writeFileSync(path.join(stick, 'pismo.txt'), 'moje');
    const mine = await at.client.archive.backUp({ folder: stick });
    expect(mine.folder).toBe(path.join(stick, 'Kronika-drustvo-c'));
    expect((await at.client.archive.backUp({ folder: stick })).folder).toBe(mine.folder);
    await at.client.archive.create({ folder: fresh('drugi'), name: 'Društvo Č' });
    const other = await at.client.archive.backUp({ folder: stick });
    expect(path.dirname(other.folder)).toBe(stick);
    expect(other.folder).not.toBe(mine.folder);
    expect(readFileSync(path.join(stick, 'pismo.txt'), 'utf8')).toBe('moje');
  });

  test('no backup is made into the archive’s own folder', async () => {
    const { folder } = await withPhoto(at);
    for (const inside of [folder, path.join(folder, 'kopije'), path.join(folder, 'media', '..', 'x')]) {
      expect(await codeOf(at.client.archive.backUp({ folder: inside }))).toBe('backup.insideArchive');
    }
    expect(existsSync(path.join(folder, 'kopije'))).toBe(false);
  });

  test('an original that the archive has lost is named, and all the rest is backed up', async () => {
    const { folder, event, photo } = await withPhoto(at);
    await addPhoto(at.client, event, { seed: 5 });
    rmSync(originalIn(path.join(folder, 'media'), photo.sha256));
    const backup = await at.client.archive.backUp({ folder: fresh('kopije') });
    expect(backup).toMatchObject({ originals: 2, missing: [photo.sha256] });
    await at.client.archive.restore({ backup: backup.folder, folder: fresh('obnovljen') });
    expect((await at.client.archive.check()).files).toMatchObject({ missing: [photo.sha256] });
  });

  test('a backup that was damaged since is not made into an archive, and nothing of it stays', async () => {
    const { photo } = await withPhoto(at);
    const folder = fresh('kopije');
    const { file } = await at.client.archive.backUp({ folder });
    const database = readFileSync(file);
    const target = fresh('obnovljen');

    writeFileSync(file, Buffer.concat([database.subarray(0, 5000), Buffer.from([1]), database.subarray(5001)]));
    expect(await failureOf(at.client.archive.restore({ backup: folder, folder: target }))).toMatchObject({ code: 'backup.damaged', params: { file } });
    writeFileSync(file, database);
    writeFileSync(originalIn(path.join(folder, 'media'), photo.sha256), 'something else');
    expect(await codeOf(at.client.archive.restore({ backup: folder, folder: target }))).toBe('backup.damaged');
    expect(existsSync(target)).toBe(false);
  });

  test('what is no backup, or a folder that is not empty, is refused', async () => {
    const { folder } = await withPhoto(at);
    const { folder: store } = await at.client.archive.backUp({ folder: fresh('kopije') });
    for (const none of [fresh('ni'), temporaryFolder(), folder, path.join(folder, 'kronika.sqlite')]) {
      expect(await codeOf(at.client.archive.restore({ backup: none, folder: fresh('nov') }))).toBe('backup.notFound');
    }
    expect(await codeOf(at.client.archive.restore({ backup: store, folder }))).toBe('archive.folderNotEmpty');
    expect((await at.client.archive.status())?.folder).toBe(folder);
  });
}
