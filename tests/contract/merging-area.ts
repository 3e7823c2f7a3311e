/** Copies for other laptops, made and merged again through the contract. */

import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codeOf } from '../support/failures.ts';
import { eventForm, placeForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const fresh = (name: string) => path.join(temporaryFolder(), name);
const originalIn = (folder: string, sha256: string) => path.join(folder, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

async function withCopy(at: At, originals = true) {
  const folder = fresh('arhiv');
  await at.client.archive.create({ folder, name: 'Društvo Č' });
  const place = await at.client.places.save(placeForm({ name: { sl: 'Čatež' } }));
  const event = await at.client.events.save(eventForm({ title: { sl: 'Krog' }, placeId: place.id }));
  const photo = await addPhoto(at.client, event.id);
  const copy = await at.client.merging.copy({ folder: fresh('kopija'), originals });
  return { folder, copy: copy.folder, told: copy, event: event.id, place: place.id, photo };
}

export function mergingArea(at: At): void {
  test('what was recorded on a copy is looked at, merged with its photo, and undone as one', async () => {
    const { folder, copy, told, event, place } = await withCopy(at);
    expect(told).toEqual({ folder: copy, originals: 1, missing: [] });
    await at.client.archive.open({ folder: copy });
    await at.client.places.save({ ...placeForm({ name: { sl: 'Čatež ob Savi' } }), id: place, revision: (await at.client.places.get({ id: place })).place.revision });
    const photo = await addPhoto(at.client, event, { seed: 9 });
    await at.client.archive.open({ folder });
    expect(await at.client.merging.look({ other: copy })).toMatchObject({
      other: { place: copy, isBackup: false, name: 'Društvo Č' }, standing: 'news', counts: { new: 1, changed: 1, photos: 1, conflicts: 0 }, missing: 0,
    });
    expect(existsSync(originalIn(folder, photo.sha256))).toBe(false);
    const merged = await at.client.merging.merge({ other: copy });
    expect(merged).toMatchObject({ counts: { new: 1, changed: 1, photos: 1 }, missing: [] });
    expect(existsSync(originalIn(folder, photo.sha256))).toBe(true);
    expect(await at.client.archive.check()).toMatchObject({ sound: true });
    expect((await at.client.merging.merge({ other: copy })).action).toBeNull();
    expect(await at.client.history.undo({ action: null })).toMatchObject({ action: expect.any(String) });
    expect((await at.client.places.get({ id: place })).place.name).toEqual({ sl: 'Čatež' });
  });

  test('while a merge is at work all is read, and what is saved is saved', async () => {
    const { folder, copy, event, place } = await withCopy(at);
    await at.client.archive.open({ folder: copy });
    await at.client.places.save(placeForm({ name: { sl: 'Krško' } }));
    await at.client.archive.open({ folder });
    const merging = at.client.merging.merge({ other: copy });
    const [read, saved, merged] = await Promise.all([at.client.events.get({ id: event }), at.client.places.save(placeForm({ name: { sl: 'Mokrice' } })), merging]);
    expect([read.event.placeId, merged.counts.new]).toEqual([place, 1]);
    expect((await at.client.places.get({ id: saved.id })).place.name).toEqual({ sl: 'Mokrice' });
    expect(await at.client.archive.check()).toMatchObject({ sound: true });
  });

  test('a conflict is told with both sides and decided', async () => {
    const { folder, copy, event } = await withCopy(at);
    const rename = async (title: string) => {
      const { event: record } = await at.client.events.get({ id: event });
      await at.client.batch.edit(await previewed(record.id, title));
    };
    const previewed = async (id: string, title: string) => {
      const chosen = { kind: 'event' as const, ids: [id], without: [], words: '' };
      const changes = [{ field: 'ledBy', how: 'set' as const, value: { sl: title } }];
      return { chosen, changes, seen: (await at.client.batch.preview({ chosen, changes })).seen };
    };
    await at.client.archive.open({ folder: copy });
    await rename('Tam');
    await at.client.archive.open({ folder });
    await rename('Tu');
    await at.client.merging.merge({ other: copy });
    const { conflicts, total } = await at.client.merging.conflicts({ limit: 10 });
    expect(conflicts).toMatchObject([{ recordId: event, field: 'ledBy', ours: { value: { sl: 'Tu' }, by: { author: expect.any(String) } }, theirs: { value: { sl: 'Tam' } }, languages: ['sl'] }]);
    expect(total).toBe(1);
    const conflict = conflicts[0]?.id ?? '';
    await at.client.merging.resolve({ decisions: [{ conflict, decision: { take: 'languages', languages: { sl: 'theirs' } } }] });
    expect((await at.client.events.get({ id: event })).event.ledBy).toEqual({ sl: 'Tam' });
    expect(await codeOf(at.client.merging.resolve({ decisions: [{ conflict, decision: { take: 'ours' } }] }))).toBe('merging.noConflict');
  });

  test('a backup can be merged, and a copy without originals has none', async () => {
    const { folder, copy, photo } = await withCopy(at, false);
    expect(existsSync(originalIn(copy, photo.sha256))).toBe(false);
    const backup = await at.client.archive.backUp({ folder: fresh('kopije') });
    await at.client.archive.open({ folder: copy });
    expect(await at.client.merging.look({ other: backup.folder })).toMatchObject({ other: { isBackup: true }, standing: 'equal' });
    expect((await at.client.merging.look({ other: folder })).standing).toBe('equal');
  });

  test('where a copy would lie, and what room it needs, is told before it is made', async () => {
    const { folder, copy, photo } = await withCopy(at);
    const stick = temporaryFolder();
    const empty = await at.client.merging.room({ folder: stick });
    expect(empty).toMatchObject({ folder: stick, originals: 1, originalBytes: statSync(originalIn(folder, photo.sha256)).size });
    expect(Math.min(empty.databaseBytes, empty.free)).toBeGreaterThan(0);
    // A stick is seldom empty: what lies there is left alone, an earlier copy too.
    writeFileSync(path.join(stick, 'pismo.txt'), 'moje');
    const own = path.join(stick, 'Kronika-drustvo-c');
    expect((await at.client.merging.room({ folder: stick })).folder).toBe(own);
    expect((await at.client.merging.copy({ folder: own, originals: false })).folder).toBe(own);
    rmSync(originalIn(folder, photo.sha256));
    expect(await at.client.merging.room({ folder: stick })).toMatchObject({ folder: `${own}-2`, originals: 0, originalBytes: 0 });
    expect(await codeOf(at.client.merging.room({ folder: path.join(copy, 'media') }))).toBe('archive.insideAnother');
    expect(await codeOf(at.client.merging.room({ folder: path.join(stick, 'pismo.txt') }))).toBe('archive.folderMissing');
  });

  test('what is no copy of the archive, or is damaged, is refused, each with its sentence', async () => {
    const { folder, copy } = await withCopy(at);
    expect(await codeOf(at.client.merging.look({ other: fresh('ni') }))).toBe('merging.nothingThere');
    expect(await codeOf(at.client.merging.look({ other: folder }))).toBe('merging.itself');
    writeFileSync(path.join(copy, 'kronika.sqlite'), 'nekaj drugega');
    expect(await codeOf(at.client.merging.merge({ other: copy }))).toBe('merging.damaged');
    rmSync(path.join(copy, 'kronika.sqlite'));
    await at.client.archive.create({ folder: fresh('tuj'), name: 'Tuj' });
    expect(await codeOf(at.client.merging.merge({ other: folder }))).toBe('merging.another');
  });
}
