/** Originals by content, from one place to another: each is hashed on its way, and what is there is hashed before it is trusted. */

import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../files/folder.ts';
import { hashFile } from '../photos/store.ts';
import { unfinished } from './note.ts';

export const placeIn = (media: string, sha256: string) => path.join(media, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** Copies a file and brings it to disk; gives the hash of what was copied. */
export async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  const target = await open(to, 'w');
  try {
    for await (const piece of createReadStream(from)) {
      hash.update(piece as Buffer);
      await target.writeFile(piece as Buffer);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  return hash.digest('hex');
}

export interface CopiedOriginals {
  /** SHA-256 of originals that are not there to be copied, or are no longer what they were. */
  readonly missing: string[];
  /** How many were read and hashed. */
  readonly hashed: number;
}

/** What is done with an original that is there already: hashed, or, where all were not long ago, held by its size to the one it was copied from. */
export type Trust = 'hash' | 'size';

/**
 * Brings originals from one `media/` to another. What can't be had is told and not counted as copied.
 * Rejects as the disk does.
 */
export async function copyOriginals(sha256s: readonly string[], from: string, to: string, trust: Trust, progress: (done: number) => void): Promise<CopiedOriginals> {
  const missing: string[] = [];
  let hashed = 0;
  for (const [index, sha256] of sha256s.entries()) {
    const how = await copyOriginal(sha256, from, to, trust);
    if (how === 'missing') missing.push(sha256);
    if (how === 'hashed') hashed += 1;
    progress(index + 1);
  }
  return { missing, hashed };
}

/** Asked at once: of each of thousands of originals that are there, nothing else is asked. */
function sizeOf(file: string): number | null {
  try {
    const found = statSync(file);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

async function copyOriginal(sha256: string, from: string, to: string, trust: Trust): Promise<'hashed' | 'trusted' | 'missing'> {
  const [source, target] = [placeIn(from, sha256), placeIn(to, sha256)];
  const [known, there] = [sizeOf(source), sizeOf(target)];
  // What the archive has lost, the copy alone still has.
  if (there !== null && trust === 'size' && known === there) return 'trusted';
  if (there !== null && (await hashFile(target)) === sha256) return 'hashed';
  if (known === null) return 'missing';
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const part = unfinished(target);
  if ((await copyHashed(source, part)) !== sha256) {
    await rm(part, { force: true });
    return 'missing';
  }
  await rename(part, target);
  for (const directory of [folder, path.dirname(folder), to]) syncFolder(directory);
  return 'hashed';
}
