/** What is too much to decode is refused before it is decoded, and what cannot be decoded to its end is no photo. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegScans } from '../../electron/archive/photos/jpeg-scans.ts';
import { assertBearable } from '../../electron/archive/photos/limits.ts';
import { readPicture } from '../../electron/archive/photos/picture.ts';
import { create, emptyArchive, plainEvent } from '../support/archives.ts';
import { type Size, avif, claimingHeic, claimingTiff, gif, jpeg, png, webp } from '../support/claims.ts';
import { rowsOf } from '../support/dump.ts';
import { heic } from '../support/heic.ts';
import { importPhoto } from '../support/imports.ts';
import { answerOf } from '../support/scripts.ts';
import { storeFiles } from '../support/store-files.ts';
import { temporaryFolder } from '../support/temporary.ts';

function fileWith(bytes: Uint8Array): string {
  const file = path.join(temporaryFolder(), 'picture');
  writeFileSync(file, bytes);
  return file;
}

/** What an import is refused with; nothing of it stays. */
async function refusal(bytes: Uint8Array): Promise<unknown> {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent());
  const refused = await importPhoto(archive, event, bytes, 'slika.jpg').then(() => null, (error: unknown) => error);
  expect([storeFiles(archive), rowsOf(archive, 'SELECT id FROM photo')]).toEqual([[], []]);
  return refused;
}

describe('a picture that would take too much memory', () => {
  const huge: Size = { width: 16_000, height: 12_000 };
  const endless: Size = { width: 60_000, height: 60_000 };

  it.each<[string, () => Buffer | Promise<Buffer>, { kind: string; megapixels: number; most: number }]>([
    ['an interlaced PNG with transparency and 16 bits', () => png({ width: 12_000, height: 12_000 }, { depth: 16, alpha: true, interlaced: true }), { kind: 'PNG', megapixels: 144, most: 88 }],
    ['a PNG of 60,000 by 60,000', () => png(endless), { kind: 'PNG', megapixels: 3600, most: 268 }],
    ['an AVIF of 12,000 by 12,000', () => avif({ width: 12_000, height: 12_000 }), { kind: 'AVIF', megapixels: 144, most: 42 }],
    ['a progressive JPEG with its colours whole', () => jpeg(huge, { progressive: true, chromaSubsampling: '4:4:4' }), { kind: 'JPEG', megapixels: 192, most: 128 }],
    ['a JPEG of 60,000 by 60,000', () => jpeg(endless), { kind: 'JPEG', megapixels: 3600, most: 268 }],
    ['a GIF', () => gif(huge), { kind: 'GIF', megapixels: 192, most: 160 }],
    ['a WebP', () => webp(huge), { kind: 'WebP', megapixels: 192, most: 177 }],
    ['a HEIC', () => claimingHeic(huge), { kind: 'HEIC', megapixels: 192, most: 70 }],
    ['a TIFF', () => claimingTiff({ width: 20_000, height: 20_000 }), { kind: 'TIFF', megapixels: 400, most: 268 }],
  ])('%s: is refused before it is decoded, with how many pixels it has and how many it may have', async (_, make, told) => {
    expect(await refusal(await make())).toMatchObject({ code: 'photo.tooManyPixels', params: { name: 'slika.jpg', ...told } });
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a telephone of 200 million pixels, as JPEG', () => jpeg({ width: 16_320, height: 12_240 })],
    ['the same, progressive', () => jpeg({ width: 16_320, height: 12_240 }, { progressive: true })],
    ['a camera of 151 million pixels, with its colours whole', () => jpeg({ width: 14_204, height: 10_652 }, { chromaSubsampling: '4:4:4' })],
    ['an iPhone of 48 million pixels, as HEIC', () => claimingHeic({ width: 8064, height: 6048 })],
    ["an iPhone's widest panorama", () => claimingHeic({ width: 16_382, height: 3880 })],
    ['a scanner that reads a page at 1200 dots an inch, as TIFF', () => claimingTiff({ width: 9921, height: 14_031 })],
    ['a scanner that reads a large page at 600 dots an inch, as interlaced PNG', () => png({ width: 7016, height: 9921 }, { interlaced: true })],
    ['a camera of 24 million pixels, as AVIF', () => avif({ width: 6000, height: 4000 })],
  ])('is not what %s makes', async (_, make) => {
    const file = fileWith(await make());
    await expect(assertBearable(file, 'slika.jpg', await sharp(file, { limitInputPixels: false }).metadata())).resolves.toBeUndefined();
  });
});

/** Noise, so that every part of the file says something of the picture. */
const noise = (): Sharp => sharp({ create: { width: 400, height: 300, channels: 3, background: '#888888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } });

const MAKERS: Readonly<Record<string, () => Promise<Buffer>>> = {
  JPEG: () => noise().jpeg().toBuffer(),
  'progressive JPEG': () => noise().jpeg({ progressive: true }).toBuffer(),
  PNG: () => noise().png().toBuffer(),
  'interlaced PNG': () => noise().png({ progressive: true }).toBuffer(),
  WebP: () => noise().webp().toBuffer(),
  'WebP without loss': () => noise().webp({ lossless: true }).toBuffer(),
  TIFF: () => noise().tiff({ compression: 'lzw' }).toBuffer(),
  GIF: () => noise().gif().toBuffer(),
  AVIF: () => noise().avif({ effort: 0 }).toBuffer(),
  HEIC: () => Promise.resolve(heic({ columns: 2, rows: 2 })),
};

describe.each(Object.entries(MAKERS))('a %s', (_, make) => {
  it('that is whole is read', async () => {
    expect((await readPicture(fileWith(await make()), 'slika', 'whole')).derived.size).toBe(2);
  });

  it('that ends anywhere before its end is refused', async () => {
    const bytes = await make();
    for (const part of [0.3, 0.6, 0.9, 0.97, 0.995]) {
      const read = readPicture(fileWith(bytes.subarray(0, Math.floor(bytes.length * part))), 'slika', 'whole');
      await expect(read, `at ${part}`).rejects.toMatchObject({ code: 'photo.notAPhoto', params: { name: 'slika' } });
    }
  });

  it('whose end was never written, so that there are zeros in its place, is refused', async () => {
    const bytes = Buffer.concat([await make()]);
    bytes.fill(0, Math.floor(bytes.length * 0.4));
    // A small file ends in too few of them to tell, where its decoder doesn't mind.
    const long = Buffer.concat([bytes, Buffer.alloc(bytes.length < 4000 ? 4000 : 0)]);
    await expect(readPicture(fileWith(long), 'slika', 'whole')).rejects.toMatchObject({ code: 'photo.notAPhoto' });
  });
});

/** A JPEG without its own end. */
const body = async () => (await MAKERS.JPEG?.() ?? Buffer.alloc(0)).subarray(0, -2);
const END = Buffer.from([0xff, 0xd9]);

describe('a JPEG whose picture ends before the file does', () => {
  it('is refused: its last third is missing, and its end is there', async () => {
    const bytes = await body();
    expect(await refusal(Buffer.concat([bytes.subarray(0, (bytes.length * 2) / 3), END]))).toMatchObject({ code: 'photo.notAPhoto' });
  });

  it('is refused: some hundred bytes that claim 16,000 by 16,000 pixels', async () => {
    expect(await refusal(await jpeg({ width: 16_000, height: 16_000 }))).toMatchObject({ code: 'photo.notAPhoto' });
  });

  it('is shown all the same as well as it can be where it is kept already', async () => {
    const bytes = await body();
    const file = fileWith(Buffer.concat([bytes.subarray(0, (bytes.length * 2) / 3), END]));
    expect((await readPicture(file, 'slika', 'readable')).derived.size).toBe(2);
  });
});

describe('what cameras and telephones write beside the picture', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['bytes without meaning before the end', async () => Buffer.concat([await body(), Buffer.alloc(20, 0x55), END])],
    ['zeros after the end', async () => Buffer.concat([await body(), END, Buffer.alloc(8000)])],
    ['a film after the end', async () => Buffer.concat([await body(), END, Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(5000, 0xda)])],
    ['a head of its only pass that says less than it holds', async () => {
      const bytes = Buffer.concat([await body(), END]);
      const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
      // The last coefficient, which a picture in one pass has no use for.
      bytes[scan + 2 + bytes.readUInt16BE(scan + 2) - 2] = 0;
      return bytes;
    }],
    ['a colour profile that is none', async () => noise().withMetadata({ icc: 'srgb' }).jpeg().toBuffer().then((bytes) => {
      bytes.fill(0x20, bytes.indexOf('ICC_PROFILE') + 14, bytes.indexOf('ICC_PROFILE') + 80);
      return bytes;
    })],
  ])('is no reason to refuse it: %s', async (_, make) => {
    expect((await readPicture(fileWith(await make()), 'slika', 'whole')).facts).toMatchObject({ mediaType: 'image/jpeg', width: 400, height: 300 });
  });
});

describe('a JPEG that comes in passes', () => {
  it('has as many as it has, and one where the first holds all', async () => {
    expect(await jpegScans(fileWith(await noise().jpeg().toBuffer()), 100)).toBe(1);
    const scans = await jpegScans(fileWith(await noise().jpeg({ progressive: true }).toBuffer()), 100);
    expect(scans).toBeGreaterThan(3);
    expect(scans).toBeLessThan(20);
  });

  it('is refused where they are without end, each of which would go over the whole picture', async () => {
    const bytes = await noise().jpeg({ progressive: true }).toBuffer();
    const pass = bytes.subarray(bytes.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
    const many = Buffer.concat([bytes.subarray(0, -2), ...Array.from({ length: 200 }, () => pass), END]);
    expect(await jpegScans(fileWith(many), 100)).toBe(101);
    expect(await refusal(many)).toMatchObject({ code: 'photo.notAPhoto' });
  });

  it('is refused where it has parts without end', async () => {
    const bytes = await noise().jpeg({ progressive: true }).toBuffer();
    const comments = Buffer.from('fffe0002'.repeat(20_000), 'hex');
    expect(await refusal(Buffer.concat([bytes.subarray(0, 2), comments, bytes.subarray(2)]))).toMatchObject({ code: 'photo.notAPhoto' });
  });
});

it('one HEIC after the other takes no more memory than one', async () => {
  const file = fileWith(Buffer.concat([heic({ columns: 2, rows: 2 }), Buffer.alloc(8_000_000, 7)]));
  const { grown } = await answerOf<{ grown: number }>(new URL('entry-many-heic.ts', import.meta.url), { args: [file] });
  // Forty of eight megabytes each.
  expect(grown).toBeLessThan(160);
});
