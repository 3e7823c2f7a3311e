/** What a file is as a picture, and the smaller pictures made from it. Runs in the photo worker. */

import { open, readFile, stat } from 'node:fs/promises';
import ExifReader from 'exifreader';
import sharp, { type Sharp } from 'sharp';
import { Failure } from '#shared/contract/failures.ts';
import type { Fields } from '#shared/contract/records.ts';
import { datePart } from '#shared/domain/dates.ts';
import { decodeHeic } from './heic.ts';
import { assertBearable } from './limits.ts';
import { DERIVED_SIZES, type DerivedSize } from './store.ts';

export type PictureFacts = Pick<Fields<'photo'>, 'mediaType' | 'bytes' | 'width' | 'height' | 'takenAt'>;

const MEDIA_TYPES: Partial<Record<string, PictureFacts['mediaType']>> = {
  jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', tiff: 'image/tiff', gif: 'image/gif', heif: 'image/avif',
};

/** JPEG quality of the smaller pictures, 1–100: no visible loss at these sizes. */
const QUALITY = 84;

// A picture is read once and let go; libvips' cache of past operations would only hold memory.
sharp.cache(false);

/** What stands before the EXIF of a JPEG, and not before that of other pictures. */
const EXIF_HEAD = 'Exif\0\0';

/** EXIF's `2019:05:20 10:15:00`, the camera's own clock, as `2019-05-20T10:15:00`. */
function takenAt(exif: Buffer | undefined): string | null {
  if (!exif) return null;
  try {
    const tiff = exif.toString('latin1', 0, EXIF_HEAD.length) === EXIF_HEAD ? exif.subarray(EXIF_HEAD.length) : exif;
    const written = ExifReader.load(tiff, { expanded: true }).exif?.DateTimeOriginal?.description;
    const match = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)/.exec(written ?? '');
    // A camera whose clock was never set writes a day that no calendar has.
    if (!match || !datePart(Number(match[1]), Number(match[2]), Number(match[3]))) return null;
    return `${match[1]}-${match[2]}-${match[3]}T${match[4]}`;
  } catch {
    return null;
  }
}

/** The smaller pictures, JPEG each. */
export type Derived = ReadonlyMap<DerivedSize, Uint8Array>;

/**
 * What a decoder says of data that it could not decode, and goes on from with grey or with rubbish. It
 * says more of files that are well: bytes between two parts of a JPEG, a colour profile that it ignores,
 * tags of a TIFF that it does not know.
 */
const DAMAGE = /premature end|bad huffman|instead of RST|invalid frame|not enough data|not defined/i;

/** How strictly a picture is read: one that comes in must be whole, one that is kept is shown as well as it can be. */
export type Strictness = 'whole' | 'readable';

async function smaller(upright: Sharp): Promise<Derived> {
  const derived = new Map<DerivedSize, Uint8Array>();
  // One decode for both sizes; the smaller is made from the larger.
  let source = upright.flatten({ background: '#ffffff' });
  for (const size of DERIVED_SIZES.toReversed()) {
    const buffer = await source.resize(size, size, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: QUALITY, mozjpeg: false }).toBuffer();
    derived.set(size, buffer);
    source = sharp(buffer);
  }
  return derived;
}

/**
 * Reads what libvips decodes, to its end. Rejects where it can't be read, or isn't whole.
 *
 * A first warning ends it, and then it is read on to learn what the warnings are of. They are the whole
 * process's: the other thread may hear ours or be heard by us, so damage counts only when it is heard again.
 */
async function read(file: string, strictness: Strictness): Promise<Derived> {
  const decode = (failOn: 'warning' | 'error', warnings: string[] = []) =>
    smaller(sharp(file, { failOn, limitInputPixels: false }).on('warning', (warning: string) => warnings.push(warning)).autoOrient());
  if (strictness === 'readable') return decode('error');
  const whole = await decode('warning').catch(() => null);
  if (whole) return whole;
  for (let damage = 0; ; ) {
    const warnings: string[] = [];
    const derived = await decode('error', warnings);
    if (!warnings.some((warning) => DAMAGE.test(warning))) return derived;
    damage += 1;
    if (damage === 2) throw new Error(warnings.join('; '));
  }
}

/** A file that was copied to an end that never came: its place was taken, and its bytes were not. */
const EMPTY_END = 1024;

/** Neither kind's decoder minds when its data turns to zeros, and neither kind ever ends so. */
async function endsEmpty(path: string, size: number): Promise<boolean> {
  if (size < EMPTY_END) return false;
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(EMPTY_END, 1), 0, EMPTY_END, size - EMPTY_END);
    return buffer.every((byte) => byte === 0);
  } finally {
    await file.close();
  }
}

/**
 * Reads the whole picture, so that a torn file is noticed now and not in ten years.
 * Throws `photo.notAPhoto`, `photo.tooManyPixels`.
 */
export async function readPicture(file: string, name: string, strictness: Strictness): Promise<{ facts: PictureFacts; derived: Derived }> {
  try {
    const bytes = (await stat(file)).size;
    const metadata = await sharp(file, { failOn: 'error', limitInputPixels: false }).metadata();
    const { format, compression, exif, width, height, orientation } = metadata;
    const isHeic = format === 'heif' && compression === 'hevc';
    const mediaType = isHeic ? 'image/heic' : MEDIA_TYPES[format];
    if (!mediaType || !width || !height) throw new Failure('photo.notAPhoto', { name });
    await assertBearable(file, name, metadata);
    if ((isHeic || format === 'webp') && (await endsEmpty(file, bytes))) throw new Failure('photo.notAPhoto', { name });
    // A HEIC comes out of its decoder upright already.
    const turned = !isHeic && (orientation ?? 1) >= 5;
    const derived = isHeic ? await smaller(await decodeHeic(file)) : await read(file, strictness);
    const facts = { mediaType, bytes, width: turned ? height : width, height: turned ? width : height, takenAt: takenAt(format === 'tiff' ? await readFile(file) : exif) };
    return { facts, derived };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('photo.notAPhoto', { name }, { cause });
  }
}
