/** Pictures for tests, made on the spot. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

export interface PictureOptions {
  readonly width?: number;
  readonly height?: number;
  /** What tells it from others: its colour is made of it. */
  readonly seed?: number;
  /** EXIF orientation, 1–8. */
  readonly orientation?: number;
  /** EXIF's own writing: `2019:05:20 10:15:00`. */
  readonly taken?: string;
}

/** A JPEG with a gradient of its own. */
export async function jpeg({ width = 640, height = 480, seed = 1, orientation, taken }: PictureOptions = {}): Promise<Buffer> {
  const hue = (seed * 47) % 360;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 70%)"/><stop offset="1" stop-color="hsl(${(hue + 60) % 360} 50% 30%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/><circle cx="${(seed * 37) % width}" cy="${(seed * 53) % height}" r="40" fill="#fff" opacity=".6"/></svg>`;
  let picture = sharp(Buffer.from(drawing)).jpeg({ quality: 85 });
  if (orientation) picture = picture.withMetadata({ orientation });
  if (taken) picture = picture.withExifMerge({ IFD2: { DateTimeOriginal: taken } });
  return picture.toBuffer();
}

/** A JPEG of some hundred kilobytes: in noise there is nothing to leave out. */
export async function noise(): Promise<Buffer> {
  return sharp({ create: { width: 1000, height: 750, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).jpeg().toBuffer();
}

/** Writes a JPEG into a folder; gives its path. */
export async function jpegFile(folder: string, name: string, options: PictureOptions = {}): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, await jpeg(options));
  return file;
}
