/** Pictures as cameras and programs write them: each is read for what it is, and its bytes stay as they were. */

import { readFileSync } from 'node:fs';
import ExifReader from 'exifreader';
import sharp, { type Exif, type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { smallerPicture } from '../../electron/archive/photos/service.ts';
import { originalPath } from '../../electron/archive/photos/store.ts';
import { create, emptyArchive, plainEvent } from '../support/archives.ts';
import { importPhoto, importedPhoto, pools, sha256Of } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { storeFiles } from '../support/store-files.ts';
import { tiff } from '../support/tiff.ts';

const HEIC = readFileSync(new URL('../fixtures/photo.heic', import.meta.url));
const TAKEN: Exif = { IFD2: { DateTimeOriginal: '2019:05:21 09:30:00' } };

const plain = (width = 320, height = 240) => sharp({ create: { width, height, channels: 3, background: '#a05030' } });

/** The same picture in each format that holds a date taken. */
const FORMATS: readonly (readonly [mediaType: string, make: () => Promise<Buffer>])[] = [
  ['image/jpeg', () => plain().withExif(TAKEN).jpeg().toBuffer()],
  ['image/png', () => plain().withExif(TAKEN).png().toBuffer()],
  ['image/webp', () => plain().withExif(TAKEN).webp().toBuffer()],
  ['image/tiff', () => Promise.resolve(tiff(320, 240, '2019:05:21 09:30:00'))],
  ['image/avif', () => plain().withExif(TAKEN).avif().toBuffer()],
  ['image/heic', () => Promise.resolve(HEIC)],
];

async function anEvent() {
  const archive = await emptyArchive();
  return { archive, event: await create(archive, 'event', plainEvent()) };
}

const kept = async (bytes: Uint8Array, name?: string) => {
  const { archive, event } = await anEvent();
  return importedPhoto(archive, event, bytes, name);
};

describe.each(FORMATS)('a picture of the type %s', (mediaType, make) => {
  it('is taken in with its size, and when it was taken', async () => {
    const bytes = await make();
    expect(await kept(bytes)).toMatchObject({ mediaType, width: 320, height: 240, bytes: bytes.length, takenAt: '2019-05-21T09:30:00', sha256: sha256Of(bytes) });
  });

  it('is kept byte for byte, with two smaller pictures that are JPEG', async () => {
    const { archive, event } = await anEvent();
    const bytes = await make();
    const { sha256 } = await importedPhoto(archive, event, bytes);
    expect(readFileSync(originalPath(archive.paths, sha256)).equals(bytes)).toBe(true);
    expect(storeFiles(archive)).toHaveLength(3);
    for (const size of [400, 1600] as const) {
      const picture = await smallerPicture(archive, pools.photo, sha256, size);
      expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
    }
  });

  it('is refused when half of it is missing, and nothing of it stays', async () => {
    const { archive, event } = await anEvent();
    const bytes = await make();
    await expect(importPhoto(archive, event, bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({ code: 'photo.notAPhoto' });
    expect(storeFiles(archive)).toEqual([]);
  });
});

it('a GIF is taken in, which knows nothing of when it was taken', async () => {
  expect(await kept(await plain().gif().toBuffer())).toMatchObject({ mediaType: 'image/gif', width: 320, height: 240, takenAt: null });
});

it('what a file is, is told by its bytes and not by its name', async () => {
  expect(await kept(await plain().png().toBuffer(), 'slika.jpg')).toMatchObject({ mediaType: 'image/png', originalName: 'slika.jpg' });
});

it('a photo that lacks only its last bytes is refused', async () => {
  const { archive, event } = await anEvent();
  const bytes = await jpeg({ width: 1200, height: 900 });
  await expect(importPhoto(archive, event, bytes.subarray(0, Math.floor(bytes.length * 0.97)))).rejects.toMatchObject({ code: 'photo.notAPhoto' });
});

it.each(['svg', 'pdf'])('a %s is no photo, though it can be drawn', async (type) => {
  const { archive, event } = await anEvent();
  const bytes = type === 'svg' ? '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>' : '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';
  await expect(importPhoto(archive, event, Buffer.from(bytes))).rejects.toMatchObject({ code: 'photo.notAPhoto' });
  expect(storeFiles(archive)).toEqual([]);
});

describe('when a photo was taken', () => {
  it.each([
    ['2019:05:20 10:15:00', '2019-05-20T10:15:00'],
    // The last second of a leap day.
    ['2020:02:29 23:59:59', '2020-02-29T23:59:59'],
    // What a camera writes whose clock was never set, and what no calendar has.
    ['0000:00:00 00:00:00', null],
    ['    :  :     :  :  ', null],
    ['2019:02:30 10:15:00', null],
    ['2019:05:20 25:61:00', null],
    ['yesterday', null],
  ])('written as "%s" is %s', async (taken, takenAt) => {
    expect((await kept(await jpeg({ taken }))).takenAt).toBe(takenAt);
  });

  it('is not known where the photo does not say', async () => {
    expect((await kept(await jpeg())).takenAt).toBeNull();
  });
});

/** The corner in which the first pixel that is stored is seen, by EXIF's orientation (Exif 2.32, 4.6.4). */
const FIRST_PIXEL = { 1: 'top left', 2: 'top right', 3: 'bottom right', 4: 'bottom left', 5: 'top left', 6: 'top right', 7: 'bottom right', 8: 'bottom left' } as const;

/** In which corner the red part of a picture is. */
async function redCorner(picture: Sharp): Promise<string> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const isRed = (x: number, y: number) => {
    const at = (y * info.width + x) * info.channels;
    return (data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 80;
  };
  const [right, bottom] = [info.width - 9, info.height - 9];
  const corners = { 'top left': [8, 8], 'top right': [right, 8], 'bottom left': [8, bottom], 'bottom right': [right, bottom] } as const;
  return Object.entries(corners).flatMap(([corner, [x, y]]) => (isRed(x, y) ? [corner] : [])).join(', ');
}

describe.each(Object.entries(FIRST_PIXEL))('a photo with the orientation %s', (orientation, corner) => {
  it(`is shown upright, with its first pixel at the ${corner}`, async () => {
    const { archive, event } = await anEvent();
    const red = await sharp({ create: { width: 100, height: 50, channels: 3, background: '#ff0000' } }).png().toBuffer();
    const bytes = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#ffffff' } })
      .composite([{ input: red, left: 0, top: 0 }])
      .withMetadata({ orientation: Number(orientation) })
      .jpeg()
      .toBuffer();
    const { sha256, width, height } = await importedPhoto(archive, event, bytes);
    expect([width, height]).toEqual(Number(orientation) >= 5 ? [200, 400] : [400, 200]);
    for (const size of [400, 1600] as const) {
      const picture = sharp(await smallerPicture(archive, pools.photo, sha256, size));
      expect(await picture.metadata()).toMatchObject({ width, height });
      expect(await redCorner(picture)).toBe(corner);
    }
  });
});

it('where a photo was taken stays in its original and in no smaller picture', async () => {
  const { archive, event } = await anEvent();
  const bytes = await plain(2000, 1000)
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 48/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '15/1 10/1 0/1' } })
    .jpeg()
    .toBuffer();
  const { sha256 } = await importedPhoto(archive, event, bytes);
  const latitude = (file: string) => ExifReader.load(readFileSync(file), { expanded: true }).gps?.Latitude;
  expect(latitude(originalPath(archive.paths, sha256))).toBeCloseTo(45.8);
  for (const size of [400, 1600] as const) {
    const picture = await smallerPicture(archive, pools.photo, sha256, size);
    expect((await sharp(picture).metadata()).exif).toBeUndefined();
  }
});

it('a smaller picture is never larger than its original, and white where that is clear', async () => {
  const { archive, event } = await anEvent();
  const clear = await sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
  const { sha256 } = await importedPhoto(archive, event, clear);
  const picture = await smallerPicture(archive, pools.photo, sha256, 1600);
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, Math.min(...data)]).toEqual([40, 30, 255]);
});
