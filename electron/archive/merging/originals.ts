/** Originals of another copy, brought here before a record speaks of them. */

import { rm } from 'node:fs/promises';
import { Failure } from '#shared/contract/failures.ts';
import { copyHashed, placeIn } from '../backup/originals.ts';
import type { Layout } from '../files/folder.ts';
import { isFile } from '../files/looking.ts';
import { placeOriginal, settleOriginal, wayIn, withdrawOriginal } from '../photos/store.ts';
import type { Job } from './take.ts';

/** Those that do not lie there. */
export function lacking(sha256s: readonly string[], media: string): string[] {
  return sha256s.filter((sha256) => !isFile(placeIn(media, sha256)));
}

export interface Brought {
  readonly placed: readonly string[];
  /** Those that the other copy does not have, or no longer as they were. */
  readonly missing: readonly string[];
}

async function bringOne(sha256: string, from: string, paths: Layout): Promise<boolean> {
  const source = placeIn(from, sha256);
  if (!isFile(source)) return false;
  const arrived = wayIn(paths, sha256);
  if ((await copyHashed(source, arrived)) !== sha256) {
    await rm(arrived, { force: true });
    return false;
  }
  await placeOriginal(paths, arrived, sha256);
  return true;
}

/** Each is hashed on its way. What a crash leaves of it is cleared at the next opening. Throws `job.cancelled`, and as the disk does; then none of them stays. */
export async function bringOriginals(sha256s: readonly string[], from: string, paths: Layout, { signal, progress }: Job): Promise<Brought> {
  const placed: string[] = [];
  const missing: string[] = [];
  try {
    for (const [index, sha256] of sha256s.entries()) {
      if (signal.aborted) throw new Failure('job.cancelled');
      if (await bringOne(sha256, from, paths)) placed.push(sha256);
      else missing.push(sha256);
      progress(index + 1, sha256s.length);
    }
    return { placed, missing };
  } catch (error) {
    await withdrawAll(placed, paths);
    throw error;
  }
}

/** Originals whose records are here already and that came without them. Throws as `bringOriginals`. */
export async function bringLacking(sha256s: readonly string[], from: string, paths: Layout, job: Job): Promise<void> {
  const wanted = lacking(sha256s, paths.media).filter((sha256) => isFile(placeIn(from, sha256)));
  const { placed } = await bringOriginals(wanted, from, paths, job);
  await settleAll(placed, paths);
}

export async function withdrawAll(placed: readonly string[], paths: Layout): Promise<void> {
  for (const sha256 of placed) await withdrawOriginal(paths, sha256);
}

export async function settleAll(placed: readonly string[], paths: Layout): Promise<void> {
  for (const sha256 of placed) await settleOriginal(paths, sha256);
}
