/** Pictures as fine as paper shows them, and no finer: a report of many photos can be sent by mail. */

import sharp from 'sharp';

/** Pixels an inch: what a printed page shows of a photo. */
const FINENESS = 200;
const POINTS_AN_INCH = 72;
const QUALITY = 80;

// A picture is read once and let go.
sharp.cache(false);

/** In points. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

const pixels = (points: number) => Math.ceil((points / POINTS_AN_INCH) * FINENESS);

async function sampled(address: string, { width, height }: Room): Promise<string> {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  const picture = sharp(bytes);
  const { width: across, height: down } = await picture.metadata();
  if (across <= pixels(width) && down <= pixels(height)) return address;
  const smaller = await picture.resize(pixels(width), pixels(height), { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: QUALITY }).toBuffer();
  return `data:image/jpeg;base64,${smaller.toString('base64')}`;
}

/**
 * Each picture for the room that it has on a page; one that is small enough stays as it is. Equal pictures give equal bytes.
 * @param pictures SHA-256 → the picture as a `data:` address, upright
 */
export async function sampledFor(pictures: ReadonlyMap<string, string>, room: Room): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  // One after the other: a picture that is unpacked takes much room.
  for (const [name, address] of pictures) made.set(name, await sampled(address, room));
  return made;
}
