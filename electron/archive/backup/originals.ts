/** Originals by content, from one place to another: each is hashed on its way, and what is there is hashed before it is trusted. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../files/folder.ts';
import { hashFile } from '../photos/store.ts';
import { unfinished } from './store.ts';

const placeIn = (media: string, sha256: string) => path.join(media, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

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
}

/**
 * Brings originals from one `media/` to another. What can't be had is told and not counted as copied.
 * Rejects as the disk does.
 */
export async function copyOriginals(sha256s: readonly string[], from: string, to: string, progress: (done: number) => void): Promise<CopiedOriginals> {
  const missing: string[] = [];
  for (const [index, sha256] of sha256s.entries()) {
    if (!(await copyOriginal(sha256, from, to))) missing.push(sha256);
    progress(index + 1);
  }
  return { missing };
}

async function copyOriginal(sha256: string, from: string, to: string): Promise<boolean> {
  const target = placeIn(to, sha256);
  const isThere = await stat(target).then(() => true, () => false);
  if (isThere && (await hashFile(target)) === sha256) return true;
  const source = placeIn(from, sha256);
  const known = await stat(source).catch(() => null);
  if (!known?.isFile()) return false;
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const part = unfinished(target);
  if ((await copyHashed(source, part)) !== sha256) {
    await rm(part, { force: true });
    return false;
  }
  await rename(part, target);
  for (const directory of [folder, path.dirname(folder), to]) syncFolder(directory);
  return true;
}
