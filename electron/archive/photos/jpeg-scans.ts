/**
 * How a JPEG is written, by its markers (ITU-T T.81, annex B). One whose picture comes in several passes,
 * as a progressive one does, has to be held whole while it is decoded, and each pass goes over all of it.
 */

import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 256 * 1024;

const SCAN = 0xda;
const END = 0xd9;
/** The head of a frame: C0 to CF, but for three that are something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isProgressive = (marker: number) => [0xc2, 0xc6, 0xca, 0xce].includes(marker);

/** No program writes so many parts before or between the passes. */
const MOST_SEGMENTS = 5000;

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** Where the next marker stands that is neither data nor a restart within them; null where there is none. */
async function markerAfter(file: FileHandle, start: number): Promise<number | null> {
  for (let from = start; ; ) {
    const chunk = await bytesAt(file, from, CHUNK);
    for (let at = chunk.indexOf(0xff); at >= 0 && at + 1 < chunk.length; at = chunk.indexOf(0xff, at + 1)) {
      const next = chunk[at + 1] ?? 0;
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return from + at;
    }
    if (chunk.length < CHUNK) return null;
    from += chunk.length - 1;
  }
}

/** Passes over the picture until its end, or until it is clear that they are more than `most`. */
export async function jpegScans(path: string, most: number): Promise<number> {
  const file = await open(path, 'r');
  try {
    let scans = 0;
    let components = 0;
    let at: number | null = 2;
    for (let segment = 0; at !== null && scans <= most; segment += 1) {
      if (segment > MOST_SEGMENTS) return most + 1;
      const head: Buffer = await bytesAt(file, at, 10);
      const marker = head[0] === 0xff ? head[1] : undefined;
      if (marker === undefined || marker === END) break;
      const next: number = at + 2 + (head[2] ?? 0) * 256 + (head[3] ?? 0);
      if (isFrame(marker)) components = isProgressive(marker) ? Number.POSITIVE_INFINITY : (head[9] ?? 0);
      if (marker !== SCAN) {
        at = next;
        continue;
      }
      scans += 1;
      // One pass that holds every component is the whole picture; what follows is no part of it.
      if (scans === 1 && (head[4] ?? 0) >= components) break;
      at = await markerAfter(file, next);
    }
    return scans;
  } finally {
    await file.close();
  }
}
