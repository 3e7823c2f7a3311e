/**
 * How large a picture may be, decided before a point of it is decoded. What decoding takes depends on the
 * format: most JPEGs are read line by line and made smaller on the way, a progressive one, an interlaced
 * PNG or a HEIC is held whole. The figures were measured with libvips 8.18 and libheif 1.23, as the most
 * that the process grew by, on flat colours and on noise.
 */

import type { Metadata } from 'sharp';
import { Failure } from '#shared/contract/failures.ts';
import { jpegScans } from './jpeg-scans.ts';

/** Pixels that no picture may pass, whatever it takes. The largest cameras make 200 million. */
const MOST_PIXELS = 268_000_000;

/** Bytes that decoding one picture may take. A HEIC of 63 million pixels, a telephone's widest panorama, takes 760 MB. */
const MOST_MEMORY = 850_000_000;

/** Real progressive pictures come in some ten passes. */
const MOST_SCANS = 100;

/** Samples of a pixel, by how coarsely colour is kept. */
const SAMPLES: Partial<Record<string, number>> = { '4:2:0': 1.5, '4:2:0:4': 2.5, '4:2:2': 2, '4:4:0': 2, '4:1:1': 1.5, '4:4:4': 3, '4:4:4:4': 4 };

const BYTES: Partial<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2, uint: 4, int: 4, float: 4, complex: 8, double: 8, dpcomplex: 16 };

interface Cost {
  /** As the user knows it. */
  readonly kind: string;
  /** Bytes of memory that each pixel takes while it is decoded. */
  readonly bytes: number;
}

async function costOf(file: string, name: string, { format, compression, isProgressive, channels, depth, chromaSubsampling = '4:4:4' }: Metadata): Promise<Cost> {
  const samples = channels * (BYTES[depth] ?? 16);
  switch (format) {
    case 'jpeg': {
      const scans = await jpegScans(file, MOST_SCANS);
      if (scans > MOST_SCANS) throw new Failure('photo.notAPhoto', { name });
      // Each sample is kept as a coefficient of two bytes.
      return { kind: 'JPEG', bytes: scans > 1 ? (SAMPLES[chromaSubsampling] ?? channels) * 2.2 : 0.2 };
    }
    case 'png':
      return { kind: 'PNG', bytes: isProgressive ? samples * 1.2 : 1 };
    case 'webp':
      return { kind: 'WebP', bytes: 4.8 };
    case 'gif':
      return { kind: 'GIF', bytes: 5.3 };
    case 'tiff':
      return { kind: 'TIFF', bytes: samples * 1.4 };
    case 'heif':
      if (compression === 'hevc') return { kind: 'HEIC', bytes: 12 };
      return { kind: 'AVIF', bytes: depth === 'uchar' && channels <= 3 ? 20 : 27 };
    default:
      throw new Failure('photo.notAPhoto', { name });
  }
}

/** Throws `photo.tooManyPixels`, and `photo.notAPhoto` for other formats. */
export async function assertBearable(file: string, name: string, metadata: Metadata): Promise<void> {
  const { width, height } = metadata;
  const { kind, bytes } = await costOf(file, name, metadata);
  const most = Math.min(MOST_PIXELS, MOST_MEMORY / bytes);
  const million = 1_000_000;
  if (width * height > most) throw new Failure('photo.tooManyPixels', { name, kind, megapixels: Math.ceil((width * height) / million), most: Math.floor(most / million) });
}
