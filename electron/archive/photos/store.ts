/**
 * Originals by content: `media/ab/cd/<sha256>`, each kept once and never altered. An original is in
 * its place, and durably so, before any row speaks of it.
 *
 * Between the two a crash would leave a file that no record knows. So a mark is set first,
 * `incoming/<sha256>.placing`, and taken away when the row is written; what a crash leaves marked is
 * looked at when the archive is next opened.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Layout, syncFolder } from '../files/folder.ts';
import { isFile, isFolder, isThere } from '../files/looking.ts';
import { isSealed, seal } from './seal.ts';

export function originalPath(paths: Layout, sha256: string): string {
  return path.join(paths.media, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** The longer side of a smaller picture, in pixels: for lists, and for the page and reports. */
export const DERIVED_SIZES = [400, 1600] as const;
export type DerivedSize = (typeof DERIVED_SIZES)[number];

export function derivedPath(paths: Layout, sha256: string, size: DerivedSize): string {
  return path.join(paths.derived, sha256.slice(0, 2), `${sha256}-${size}.jpg`);
}

const markPath = (paths: Layout, sha256: string) => path.join(paths.incoming, `${sha256}.placing`);

/** Bytes that are read at once: in smaller pieces, asking for them takes as long as hashing them. */
const PIECE = 262_144;

/** SHA-256 of a file in hexadecimal, read as a stream. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: PIECE })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Says that no record may know an original: what a crash leaves of it is looked at when the archive is next opened. */
export async function markOriginal(paths: Layout, sha256: string): Promise<void> {
  await (await open(markPath(paths, sha256), 'w')).close();
  syncFolder(paths.incoming);
}

/**
 * Puts an uploaded file, whose hash is known and which is on disk, in its place. One that is there
 * already is hashed again before it is trusted: a torn file stays torn otherwise.
 */
export async function placeOriginal(paths: Layout, upload: string, sha256: string): Promise<void> {
  const target = originalPath(paths, sha256);
  await markOriginal(paths, sha256);
  if (isFile(target) && (await hashFile(target)) === sha256) {
    await rm(upload);
    return;
  }
  const folder = path.dirname(target);
  await makeEach(paths.media, path.dirname(folder), folder);
  await rename(upload, target);
  for (const directory of [folder, path.dirname(folder), paths.media]) syncFolder(directory);
}

/** Makes each of these where it is not there yet; not those above, so that an archive that was moved away is not begun anew. */
async function makeEach(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if (isFolder(folder)) continue;
    await mkdir(folder);
    syncFolder(path.dirname(folder));
  }
}

/** Writes the smaller pictures of an original, each whole or not at all. */
export async function writeDerived(paths: Layout, sha256: string, derived: ReadonlyMap<DerivedSize, Uint8Array>): Promise<void> {
  for (const [size, bytes] of derived) {
    const file = derivedPath(paths, sha256, size);
    await makeEach(paths.derived, path.dirname(file));
    // Among what is on its way in, so that what a crash leaves of it is swept away.
    const unfinished = path.join(paths.incoming, path.basename(file));
    try {
      await writeFile(unfinished, seal(bytes));
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }
}

/** A smaller picture as it was made; null where there is none, or what there is is not whole. */
export async function readDerived(paths: Layout, sha256: string, size: DerivedSize): Promise<Uint8Array | null> {
  const file = derivedPath(paths, sha256, size);
  // Whoever opens a pipe waits for ever.
  const bytes = isFile(file) ? await readFile(file).catch(() => null) : null;
  return bytes && isSealed(bytes) ? bytes : null;
}

/** Where a file on its way in lies before it is put in its place. */
export function wayIn(paths: Layout, sha256: string): string {
  return path.join(paths.incoming, `${sha256}.copy`);
}

export function isBeingPlaced(paths: Layout, sha256: string): boolean {
  return isThere(markPath(paths, sha256));
}

/** Says that a record knows the original now. */
export async function settleOriginal(paths: Layout, sha256: string): Promise<void> {
  await rm(markPath(paths, sha256), { force: true });
}

/** Takes a placed original back out, with what was made from it, when no record came to know it. */
export async function withdrawOriginal(paths: Layout, sha256: string): Promise<void> {
  await rm(originalPath(paths, sha256), { force: true });
  for (const size of DERIVED_SIZES) await rm(derivedPath(paths, sha256, size), { force: true });
  await settleOriginal(paths, sha256);
}

/**
 * Clears what a crash left on its way in: unfinished uploads, and originals that no row speaks of.
 * @param isKept whether any record, in the trash or not, has the original
 */
export async function sweepIncoming(paths: Layout, isKept: (sha256: string) => Promise<boolean>): Promise<void> {
  await makeEach(paths.incoming);
  for (const name of await readdir(paths.incoming)) {
    const sha256 = /^([0-9a-f]{64})\.placing$/.exec(name)?.[1];
    if (!sha256) await rm(path.join(paths.incoming, name), { recursive: true, force: true });
    else if (await isKept(sha256)) await settleOriginal(paths, sha256);
    else await withdrawOriginal(paths, sha256);
  }
}
