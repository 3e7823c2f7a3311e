/** Opening, making and closing archives, the folders they are in, and the settings beside them. */

import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, failureOf } from '../support/failures.ts';
import { placeForm } from '../support/forms.ts';
import { sampleFolder } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const fresh = () => path.join(temporaryFolder(), 'arhiv');

export function archiveArea(at: At): void {
  test('a new archive is open at once, knows its programmes, and is remembered', async () => {
    const folder = fresh();
    const made = await at.client.archive.create({ folder, name: 'Kronika društva Č' });
    expect(made).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), folder, name: 'Kronika društva Č', readOnly: null, backup: null, sample: false, warnings: [] });
    expect(await at.client.archive.status()).toEqual(made);
    expect((await at.client.programmes.list()).map((programme) => programme.code)).toContain('europe-for-citizens-2014-2020');
    expect(await at.client.projects.list()).toEqual([]);
    expect((await at.client.settings.get()).recent[0]).toEqual({ folder, name: 'Kronika društva Č' });
  });

  test('an archive is given another name, under which it is known from then on', async () => {
    const folder = fresh();
    await at.client.archive.create({ folder, name: 'Prvo ime' });
    expect(await at.client.archive.rename({ name: 'Drugo ime' })).toMatchObject({ folder, name: 'Drugo ime' });
    expect((await at.client.settings.get()).recent[0]).toEqual({ folder, name: 'Drugo ime' });
    expect((await at.client.archive.check()).sound).toBe(true);
    await at.client.archive.close();
    expect((await at.client.archive.open({ folder })).name).toBe('Drugo ime');
    expect(await codeOf(at.client.archive.rename({ name: ' ' }))).toBe('record.invalid');
  });

  test('no archive is made over what lies in a folder, and the open one stays open', async () => {
    const before = await at.client.archive.create({ folder: fresh(), name: 'Prvi' });
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'pismo.txt'), 'moje');
    expect(await failureOf(at.client.archive.create({ folder, name: 'Drugi' }))).toEqual({ code: 'archive.folderNotEmpty', params: { folder }, issues: [] });
    expect(readdirSync(folder)).toEqual(['pismo.txt']);
    expect(await at.client.archive.status()).toEqual(before);
  });

  test('an archive needs a name and a folder', async () => {
    const nameless = await failureOf(at.client.archive.create({ folder: fresh(), name: '  ' }));
    expect(nameless).toMatchObject({ code: 'record.invalid', issues: [{ path: ['name'], message: 'field.required' }] });
    const nowhere = await failureOf(at.client.archive.create({ folder: ' ', name: 'Ime' }));
    expect(nowhere).toMatchObject({ code: 'record.invalid', issues: [{ path: ['folder'], message: 'field.required' }] });
  });

  test('what is no archive is not opened, and the open one stays open', async () => {
    const before = await at.client.archive.create({ folder: fresh(), name: 'Prvi' });
    const empty = temporaryFolder();
    const missing = path.join(empty, 'ni');
    expect(await failureOf(at.client.archive.open({ folder: empty }))).toEqual({ code: 'archive.notAnArchive', params: { folder: empty }, issues: [] });
    expect(await failureOf(at.client.archive.open({ folder: missing }))).toEqual({ code: 'archive.folderMissing', params: { folder: missing }, issues: [] });
    writeFileSync(path.join(empty, 'kronika.sqlite'), 'not a database at all, but long enough to look like one '.repeat(50));
    expect(await codeOf(at.client.archive.open({ folder: empty }))).toBe('archive.damaged');
    expect(await at.client.archive.status()).toEqual(before);
  });

  test('nothing failed at a start at which nothing was asked for', async () => {
    expect(await at.client.archive.startFailure()).toBeNull();
  });

  test('an archive that another program writes to is not opened a second time', async () => {
    const other = await at.connect();
    try {
      const folder = await sampleFolder();
      await other.client.archive.open({ folder });
      expect(await failureOf(at.client.archive.open({ folder }))).toMatchObject({ code: 'archive.inUse', params: { folder, host: os.hostname() } });
      await other.client.archive.close();
      expect(await at.client.archive.open({ folder })).toMatchObject({ folder, readOnly: null });
    } finally {
      await other.close();
    }
  });

  test('opening another archive closes the one that was open; opening the same one again leaves it be', async () => {
    const first = await at.client.archive.create({ folder: fresh(), name: 'Prvi' });
    const second = await at.client.archive.create({ folder: fresh(), name: 'Drugi' });
    expect(second.id).not.toBe(first.id);
    expect(await at.client.archive.open({ folder: first.folder })).toEqual(first);
    expect(await at.client.archive.open({ folder: `${first.folder}${path.sep}` })).toEqual(first);
    const link = fresh();
    symlinkSync(first.folder, link, 'junction');
    expect(await at.client.archive.open({ folder: link })).toEqual(first);
    const recent = (await at.client.settings.get()).recent.map((known) => known.name);
    expect(recent.slice(0, 2)).toEqual(['Prvi', 'Drugi']);
  });

  test('a closed archive is closed, and holds what was saved when it is opened again', async () => {
    const { folder } = await at.client.archive.create({ folder: fresh(), name: 'Prvi' });
    const { id } = await at.client.places.save(placeForm({ name: { sl: 'Črnomelj' } }));
    await at.client.archive.close();
    expect(await at.client.archive.status()).toBeNull();
    expect(await codeOf(at.client.places.get({ id }))).toBe('archive.none');
    await at.client.archive.open({ folder });
    expect((await at.client.places.get({ id })).place.name).toEqual({ sl: 'Črnomelj' });
  });

  test('the sample is made when it is first opened, and later opened as it was left', async () => {
    const made = await at.client.archive.openSample({ language: 'sl' });
    expect(made).toMatchObject({ name: 'Vzorec: CI.SO.MO in CiSoTRA', sample: true, readOnly: null });
    expect((await at.client.projects.list()).map((project) => project.acronym)).toEqual(['CI.SO.MO', 'CiSoTRA', 'RoMigSc']);
    const { id } = await at.client.places.save(placeForm());
    await at.client.archive.close();
    expect(await at.client.archive.openSample({ language: 'en' })).toEqual(made);
    expect((await at.client.places.get({ id })).place.name).toEqual({ sl: 'Ptuj' });
  });

  test('folders are listed for choosing one', async () => {
    const folder = temporaryFolder();
    for (const name of ['Žetale', 'arhiv', '.skrito', 'Celje']) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, 'seznam.txt'), '');
    writeFileSync(path.join(folder, 'arhiv', 'kronika.sqlite'), '');
    const listed = await at.client.folders.list({ folder });
    expect(listed).toMatchObject({ folder, parent: path.dirname(folder), archive: false, empty: false });
    expect(listed.folders).toEqual([
      { name: 'arhiv', folder: path.join(folder, 'arhiv'), archive: true },
      { name: 'Celje', folder: path.join(folder, 'Celje'), archive: false },
      { name: 'Žetale', folder: path.join(folder, 'Žetale'), archive: false },
    ]);
    expect(await at.client.folders.list({ folder: path.join(folder, 'arhiv') })).toMatchObject({ archive: true, folders: [], empty: false });
    expect(await at.client.folders.list({ folder: path.join(folder, 'Celje') })).toMatchObject({ archive: false, folders: [], empty: true });
    const missing = path.join(folder, 'ni');
    expect(await failureOf(at.client.folders.list({ folder: missing }))).toEqual({ code: 'folder.unreadable', params: { folder: missing }, issues: [] });
  });

  test('without a folder the user’s own is listed, and the root has no parent', async () => {
    expect((await at.client.folders.list({ folder: null })).folder).toBe(os.homedir());
    const { root } = path.parse(os.homedir());
    expect((await at.client.folders.list({ folder: root })).parent).toBeNull();
  });

  test('settings are kept, one by one, and the author stands in the history', async () => {
    const before = await at.client.settings.get();
    expect(await at.client.settings.save({ author: '  Živa Šter ' })).toEqual({ ...before, author: 'Živa Šter' });
    expect(await at.client.settings.save({ theme: 'dark', language: 'sl' })).toEqual({ ...before, author: 'Živa Šter', theme: 'dark', language: 'sl' });
    expect(await at.client.settings.save({})).toEqual(await at.client.settings.get());
    await at.client.archive.create({ folder: fresh(), name: 'Prvi' });
    const { id } = await at.client.places.save(placeForm());
    const { entries } = await at.client.history.of({ kind: 'place', id, limit: 1 });
    expect(entries[0]?.author).toBe('Živa Šter');
  });

  test('an author without a name is refused, and the settings stay', async () => {
    const before = await at.client.settings.get();
    const refused = await failureOf(at.client.settings.save({ author: ' ' }));
    expect(refused).toMatchObject({ code: 'record.invalid', issues: [{ path: ['author'], message: 'field.required' }] });
    expect(await at.client.settings.get()).toEqual(before);
  });

  test('a new archive lies whole in its folder', async () => {
    const { folder } = await at.client.archive.create({ folder: fresh(), name: 'Prvi' });
    await at.client.archive.close();
    expect(existsSync(path.join(folder, 'kronika.sqlite'))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('.new') || name.endsWith('-wal'))).toEqual([]);
  });
}
