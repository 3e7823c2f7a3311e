/** What carriage can change on its way: values, what is left out, bytes, and whose answer is whose. */

import { createHash } from 'node:crypto';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { codeOf } from '../support/failures.ts';
import { draftOf, placeForm } from '../support/forms.ts';
import { sendFile } from '../support/photos.ts';
import { jpeg } from '../support/pictures.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Values that one carriage or another would bend, all in what a draft may hold. */
const BODY = {
  nothing: null, leftOut: undefined, empty: '', no: false, list: [], object: {}, holes: [null, [], {}],
  numbers: [0, -1, 0.1 + 0.2, 1e-7, 1e21, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, Number.MAX_VALUE],
  moment: new Date('2019-05-20T10:15:00.123Z'),
  texts: ['»č« Αθήνα İ đ', '😀 👩‍👩‍👧', 'a\u2028b\u2029c', '\\u0000 \\n "', ' ', '2019-05-20T10:15:00.000Z', 'č'.repeat(50_000)],
  'a.b[0]': { '': 'without a name', '0': 'a number', constructor: 'own' },
};

export function carriedArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('values come as they went, whatever they look like', async () => {
    const { id } = await at.client.drafts.keep(draftOf(BODY));
    expect((await at.client.drafts.get({ id }))?.body).toEqual(JSON.parse(JSON.stringify(BODY)));
  });

  test('what is left out, what is nothing and what is empty stay three things', async () => {
    const before = await at.client.settings.save({ author: 'Živa Šter', theme: 'dark' });
    expect(await at.client.settings.save({ author: undefined, theme: undefined })).toEqual(before);
    expect(await codeOf(at.client.settings.save({ author: '' }))).toBe('record.invalid');
    expect(await at.client.drafts.get({ id: uuid() })).toBeNull();
    await expect(at.client.drafts.discard({ id: uuid() })).resolves.toBeUndefined();
  });

  test('bytes come as they went: a photo in pieces, its picture, a sheet', async () => {
    const eventId = await novoMestoEvent(at.client);
    const bytes = await jpeg({ seed: 11, width: 900, height: 600 });
    const { id } = await at.client.photos.add({ uploadId: await sendFile(at.client, 'Skupinska č.jpg', bytes), eventId });
    const { photo } = await at.client.photos.get({ id });
    expect(photo).toMatchObject({ sha256: sha256Of(bytes), bytes: bytes.length, originalName: 'Skupinska č.jpg' });
    const { picture } = await at.client.photos.picture({ sha256: photo.sha256, size: 400 });
    expect(Buffer.from(await picture.arrayBuffer()).subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const sheet = await at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'sl' });
    expect(sha256Of(new Uint8Array(await sheet.file.arrayBuffer()))).toBe(sheet.sha256);
  });

  test('of many calls at once each has its own answer', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `Kraj ${index}`);
    const saved = await Promise.all(names.map((sl) => at.client.places.save(placeForm({ name: { sl } }))));
    const read = await Promise.all(saved.map(({ id }, index) => (index % 4 === 3 ? codeOf(at.client.photos.get({ id })) : at.client.places.get({ id }).then(({ place }) => place.name.sl))));
    expect(read).toEqual(names.map((name, index) => (index % 4 === 3 ? 'record.notFound' : name)));
  });

  test('an archive is made, the sample is opened, and folders are listed', async () => {
    const folder = path.join(temporaryFolder(), 'arhiv č');
    expect(await at.client.archive.create({ folder, name: 'Kronika društva Č' })).toMatchObject({ folder, name: 'Kronika društva Č' });
    expect(await at.client.folders.list({ folder })).toMatchObject({ folder, archive: true });
    expect(await at.client.archive.openSample({ language: 'sl' })).toMatchObject({ sample: true });
    expect(await at.client.archive.status()).toMatchObject({ sample: true });
  });
}
