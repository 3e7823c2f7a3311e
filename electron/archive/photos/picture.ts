/** What a file is as a picture, and the smaller pictures made from it. Runs in the photo worker. */

import { readFile, stat } from 'node:fs/promises';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { Failure } from '#shared/contract/failures.ts';
import type { Fields } from '#shared/contract/records.ts';
import { datePart } from '#shared/domain/dates.ts';
import { decodeHeic } from './heic.ts';
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
 * Reads the whole picture, so that a torn file is noticed now and not in ten years.
 * Throws `photo.notAPhoto`.
 */
export async function readPicture(file: string, name: string): Promise<{ facts: PictureFacts; derived: Derived }> {
  try {
    const picture = sharp(file, { failOn: 'error' });
    const { format, compression, exif, width, height, orientation } = await picture.metadata();
    const isHeic = format === 'heif' && compression === 'hevc';
    const mediaType = isHeic ? 'image/heic' : MEDIA_TYPES[format];
    if (!mediaType || !width || !height) throw new Failure('photo.notAPhoto', { name });
    // A HEIC comes out of its decoder upright already.
    const turned = !isHeic && (orientation ?? 1) >= 5;
    const upright = isHeic ? await decodeHeic(file) : picture.autoOrient();
    const derived = new Map<DerivedSize, Uint8Array>();
    // One decode for both sizes; the smaller is made from the larger.
    let source = upright.flatten({ background: '#ffffff' });
    for (const size of DERIVED_SIZES.toReversed()) {
      const buffer = await source.resize(size, size, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: QUALITY, mozjpeg: false }).toBuffer();
      derived.set(size, buffer);
      source = sharp(buffer);
    }
    const facts = { mediaType, bytes: (await stat(file)).size, width: turned ? height : width, height: turned ? width : height, takenAt: takenAt(format === 'tiff' ? await readFile(file) : exif) };
    return { facts, derived };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('photo.notAPhoto', { name }, { cause });
  }
}
