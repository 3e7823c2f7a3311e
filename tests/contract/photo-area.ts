/** Photos: sent in pieces, kept once by their content, shown smaller, and refused where they are none. */

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { LARGEST_PHOTO } from '#shared/contract/photos.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { eventForm } from '../support/forms.ts';
import { addPhoto, sendFile } from '../support/photos.ts';
import { jpeg } from '../support/pictures.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function photoArea(at: At): void {
  const newEvent = async () => (await at.client.events.save(eventForm({ title: { sl: 'Dogodek s slikami' } }))).id;
  const folder = async () => (await at.client.archive.status())?.folder ?? '';
  const incoming = async () => readdirSync(path.join(await folder(), 'incoming'));
  const original = async (sha256: string) => path.join(await folder(), 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('a photo is taken in as it is, and read with what it says of itself', async () => {
    const eventId = await newEvent();
    const bytes = await jpeg({ seed: 11, width: 900, height: 600, orientation: 6, taken: '2019:05:20 10:15:00' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const uploadId = await sendFile(at.client, 'Skupinska č.jpg', bytes);
    const { id } = await at.client.photos.add({ uploadId, eventId });
    const { photo, event } = await at.client.photos.get({ id });
    expect(photo).toMatchObject({
      id, eventId, sha256, mediaType: 'image/jpeg', bytes: bytes.length, width: 600, height: 900, takenAt: '2019-05-20T10:15:00', originalName: 'Skupinska č.jpg',
      caption: null, alternative: null, creator: null, rights: null, position: 0,
    });
    expect(event).toEqual({ id: eventId, name: { sl: 'Dogodek s slikami' } });
    expect(readFileSync(await original(sha256)).equals(bytes)).toBe(true);
    expect(await incoming()).toEqual([]);
    expect((await at.client.events.get({ id: eventId })).photos.map((other) => other.id)).toEqual([id]);
    expect((await at.client.jobs.list()).at(-1)).toMatchObject({ kind: 'photoImport', label: 'Skupinska č.jpg', state: 'done' });
  });

  test('several are listed newest first, each with its event, and keep their order in it', async () => {
    const eventId = await newEvent();
    const added = [];
    for (const seed of [21, 22, 23]) added.push((await addPhoto(at.client, eventId, { seed })).id);
    const first = await at.client.photos.list({ after: null, limit: 2 });
    const rest = await at.client.photos.list({ after: first.next, limit: 100 });
    expect([...first.items, ...rest.items].map((photo) => photo.id).slice(0, 3)).toEqual(added.toReversed());
    expect(first.items[0]?.event).toEqual({ id: eventId, name: { sl: 'Dogodek s slikami' } });
    expect((await at.client.events.get({ id: eventId })).photos.map((photo) => photo.id)).toEqual(added);
  });

  test('a photo is moved among those of its event, and to another event, and its date can be given', async () => {
    const eventId = await newEvent();
    const added: string[] = [];
    for (const seed of [24, 25, 26]) added.push((await addPhoto(at.client, eventId, { seed })).id);
    const [first = '', second = '', third = ''] = added;
    const order = async () => (await at.client.events.get({ id: eventId })).photos.map((photo) => photo.id);
    await at.client.photos.move({ id: third, by: -1 });
    expect(await order()).toEqual([first, third, second]);
    expect((await at.client.photos.get({ id: third })).place).toEqual({ index: 2, of: 3 });
    await at.client.photos.move({ id: first, by: -1 });
    expect(await order()).toEqual([first, third, second]);
    await at.client.history.undo({ action: null });
    expect(await order()).toEqual(added);
    // Two presses at once are two places.
    await Promise.all([at.client.photos.move({ id: third, by: -1 }), at.client.photos.move({ id: third, by: -1 })]);
    expect(await order()).toEqual([third, first, second]);
    for (const _ of added.slice(1)) await at.client.history.undo({ action: null });
    expect(await order()).toEqual(added);
    const other = await newEvent();
    const { photo } = await at.client.photos.get({ id: first });
    await at.client.photos.save({ id: first, revision: photo.revision, draftId: null, fields: { eventId: other, takenAt: '2019-05-21T09:30' } });
    expect(await order()).toEqual([second, third]);
    expect((await at.client.photos.get({ id: first })).photo).toMatchObject({ eventId: other, takenAt: '2019-05-21T09:30' });
    expect(await codeOf(at.client.photos.save({ id: second, revision: (await at.client.photos.get({ id: second })).photo.revision, draftId: null, fields: { takenAt: 'maja' } }))).toBe('record.invalid');
  });

  test('smaller pictures are JPEGs of their size, and are made again when they are gone', async () => {
    const { sha256 } = await addPhoto(at.client, await newEvent(), { seed: 31, width: 2000, height: 1000 });
    const sizes = async (size: 400 | 1600) => {
      const { picture } = await at.client.photos.picture({ sha256, size });
      const { format, width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
      return [format, width, height];
    };
    expect(await sizes(400)).toEqual(['jpeg', 400, 200]);
    expect(await sizes(1600)).toEqual(['jpeg', 1600, 800]);
    rmSync(path.join(await folder(), 'derived'), { recursive: true });
    expect(await sizes(1600)).toEqual(['jpeg', 1600, 800]);
  });

  test('what is written about a photo is saved, guarded and found', async () => {
    const { id } = await addPhoto(at.client, await newEvent(), { seed: 41 });
    const { revision } = (await at.client.photos.get({ id })).photo;
    const fields = { caption: { sl: 'Svetovna kavarna na vrtu' }, alternative: { sl: 'Ljudje za mizami' }, creator: 'Ana Čuk', rights: null };
    const saved = await at.client.photos.save({ id, revision, draftId: null, fields });
    expect((await at.client.photos.get({ id })).photo).toMatchObject({ ...fields, revision: saved.revision });
    expect(await codeOf(at.client.photos.save({ id, revision, draftId: null, fields: { ...fields, creator: 'Bor' } }))).toBe('record.changedElsewhere');
    const found = await at.client.search.find({ words: 'kavarna vrtu', language: 'sl', kinds: ['photo'], limit: 10 });
    expect(found.hits.map((hit) => hit.id)).toEqual([id]);
  });

  test('the same picture stands in an event once, and in another event again', async () => {
    const eventId = await newEvent();
    const { sha256 } = await addPhoto(at.client, eventId, { seed: 51 });
    const again = await sendFile(at.client, 'kopija.jpg', await jpeg({ seed: 51 }));
    expect(await failureOf(at.client.photos.add({ uploadId: again, eventId }))).toMatchObject({ code: 'photo.alreadyThere', params: { name: 'kopija.jpg' } });
    expect((await at.client.jobs.list()).at(-1)).toMatchObject({ kind: 'photoImport', state: 'failed', failure: { code: 'photo.alreadyThere' } });
    expect(await incoming()).toEqual([]);
    expect((await addPhoto(at.client, await newEvent(), { seed: 51 })).sha256).toBe(sha256);
  });

  test('a photograph is erased for good from all its events, with its file, and is not taken in again', async () => {
    const [here, there] = [await newEvent(), await newEvent()];
    const { id, sha256 } = await addPhoto(at.client, here, { seed: 57 });
    const other = await addPhoto(at.client, there, { seed: 57 });
    expect(await at.client.photos.erase({ id })).toEqual({ photos: 2, backups: [] });
    for (const gone of [id, other.id]) expect(await codeOf(at.client.photos.get({ id: gone }))).toBe('record.notFound');
    expect(await codeOf(at.client.photos.picture({ sha256, size: 400 }))).toBe('record.notFound');
    const again = await sendFile(at.client, 'znova.jpg', await jpeg({ seed: 57 }));
    expect(await failureOf(at.client.photos.add({ uploadId: again, eventId: here }))).toMatchObject({ code: 'photo.erased', params: { name: 'znova.jpg' } });
    expect((await at.client.archive.check()).sound).toBe(true);
  });

  test('what is no picture is refused, and nothing of it stays', async () => {
    const eventId = await newEvent();
    const whole = await jpeg({ seed: 61, width: 1200, height: 900 });
    const nothing: Readonly<Record<string, Uint8Array>> = { 'seznam.pdf': Buffer.from('%PDF-1.7 not a picture'), 'pol.jpg': whole.subarray(0, whole.length / 2), 'prazna.png': new Uint8Array() };
    for (const [name, bytes] of Object.entries(nothing)) {
      const adding = async () => at.client.photos.add({ uploadId: await sendFile(at.client, name, bytes), eventId });
      expect(await failureOf(adding())).toMatchObject({ code: 'photo.notAPhoto', params: { name } });
    }
    expect(await incoming()).toEqual([]);
    expect((await at.client.events.get({ id: eventId })).photos).toEqual([]);
  });

  test('a file that is too large is refused before it is sent, and when it grows beyond what was said', async () => {
    const name = 'ogromna.tif';
    const tooLarge = { code: 'photo.tooLarge', params: { name, limit: LARGEST_PHOTO } };
    expect(await failureOf(at.client.uploads.start({ name, size: LARGEST_PHOTO + 1 }))).toMatchObject(tooLarge);
    const { id } = await at.client.uploads.start({ name, size: 3 });
    expect(await failureOf(at.client.uploads.append({ id, offset: 0, piece: new Blob(['four']) }))).toMatchObject(tooLarge);
    expect(await codeOf(at.client.uploads.append({ id, offset: 0, piece: new Blob(['two']) }))).toBe('upload.unknown');
    expect(await incoming()).toEqual([]);
  });

  test('pieces come in their turn, and an upload is whole or it is none', async () => {
    const eventId = await newEvent();
    const bytes = await jpeg({ seed: 71 });
    const half = Math.floor(bytes.length / 2);
    const piece = (from: number, to: number) => new Blob([new Uint8Array(bytes.subarray(from, to))]);
    const { id } = await at.client.uploads.start({ name: 'slika.jpg', size: bytes.length });
    await at.client.uploads.append({ id, offset: 0, piece: piece(0, half) });
    const incomplete = { code: 'upload.incomplete', params: { name: 'slika.jpg' } };
    expect(await failureOf(at.client.uploads.append({ id, offset: half + 1, piece: piece(half + 1, bytes.length) }))).toMatchObject(incomplete);
    expect(await failureOf(at.client.photos.add({ uploadId: id, eventId }))).toMatchObject(incomplete);
    await at.client.uploads.append({ id, offset: half, piece: piece(half, bytes.length) });
    const added = await at.client.photos.add({ uploadId: id, eventId });
    expect((await at.client.photos.get(added)).photo.bytes).toBe(bytes.length);
    expect(await codeOf(at.client.photos.add({ uploadId: id, eventId }))).toBe('upload.unknown');
  });

  test('an abandoned upload is gone, and abandoning it again is no error', async () => {
    const uploadId = await sendFile(at.client, 'slika.jpg', await jpeg({ seed: 81 }));
    expect(await incoming()).toHaveLength(1);
    await at.client.uploads.abandon({ id: uploadId });
    await expect(at.client.uploads.abandon({ id: uploadId })).resolves.toBeUndefined();
    expect(await incoming()).toEqual([]);
    expect(await codeOf(at.client.photos.add({ uploadId, eventId: await newEvent() }))).toBe('upload.unknown');
  });

  test('a photo of an event that is not there is not kept', async () => {
    const bytes = await jpeg({ seed: 91 });
    const uploadId = await sendFile(at.client, 'slika.jpg', bytes);
    expect(await codeOf(at.client.photos.add({ uploadId, eventId: uuid() }))).toBe('record.notFound');
    expect(await codeOf(at.client.photos.picture({ sha256: createHash('sha256').update(bytes).digest('hex'), size: 400 }))).toBe('record.notFound');
    expect(await incoming()).toEqual([]);
  });

  test('pictures are given by the hash of a photo and by no other', async () => {
    expect(await codeOf(at.client.photos.picture({ sha256: 'a'.repeat(64), size: 400 }))).toBe('record.notFound');
  });

  test('a picture whose original was damaged says so', async () => {
    const { sha256 } = await addPhoto(at.client, await newEvent(), { seed: 101 });
    rmSync(path.join(await folder(), 'derived'), { recursive: true });
    writeFileSync(await original(sha256), 'no picture any more');
    expect(await codeOf(at.client.photos.picture({ sha256, size: 400 }))).toBe('photo.fileDamaged');
  });
}
