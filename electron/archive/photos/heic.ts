/** Pictures as iPhones take them: HEVC in a HEIF file, which sharp's own binaries can't decode. */

import { readFile } from 'node:fs/promises';
import type { HeifDecoder, HeifImage } from 'libheif-js/wasm-bundle.js';
import sharp, { type Sharp } from 'sharp';

/** The thread's only one: a decoder keeps the last file in its memory until it is given the next, and is never let go. */
let decoder: Promise<HeifDecoder> | null = null;

async function newDecoder(): Promise<HeifDecoder> {
  // 1.4 MB of WebAssembly that only these pictures need.
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  return new libheif.HeifDecoder();
}

async function pixelsOf(image: HeifImage): Promise<Sharp> {
  const [width, height] = [image.get_width(), image.get_height()];
  const data = new Uint8ClampedArray(width * height * 4);
  await new Promise<void>((resolve, reject) => image.display({ data, width, height }, (shown) => (shown ? resolve() : reject(new Error('the picture is damaged')))));
  return sharp(data, { raw: { width, height, channels: 4 } });
}

/** Decodes the file's main picture, upright as the camera meant it. Rejects where it can't be read. */
export async function decodeHeic(file: string): Promise<Sharp> {
  decoder ??= newDecoder();
  const images = (await decoder).decode(await readFile(file));
  try {
    const [image] = images;
    if (!image) throw new Error('no picture in the file');
    return await pixelsOf(image);
  } finally {
    for (const image of images) image.free();
  }
}
