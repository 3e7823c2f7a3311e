/** Pictures as iPhones take them: HEVC in a HEIF file, which sharp's own binaries can't decode. */

import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';

/** Decodes the file's main picture, upright as the camera meant it. Rejects where it can't be read. */
export async function decodeHeic(file: string): Promise<Sharp> {
  // 1.4 MB of WebAssembly that only these pictures need.
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const [image] = new libheif.HeifDecoder().decode(await readFile(file));
  if (!image) throw new Error('no picture in the file');
  try {
    const [width, height] = [image.get_width(), image.get_height()];
    const data = new Uint8ClampedArray(width * height * 4);
    await new Promise<void>((resolve, reject) => image.display({ data, width, height }, (shown) => (shown ? resolve() : reject(new Error('the picture is damaged')))));
    return sharp(data, { raw: { width, height, channels: 4 } });
  } finally {
    image.free();
  }
}
