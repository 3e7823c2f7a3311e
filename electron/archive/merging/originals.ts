/** Originals of another copy, brought here before a record speaks of them. */

import { rm } from 'node:fs/promises';
import { Failure } from '#shared/contract/failures.ts';
import { copyHashed, placeIn } from '../backup/originals.ts';
import { toFailure } from '../files/failing.ts';
import type { Layout } from '../files/folder.ts';
import { isFile } from '../files/looking.ts';
import { placeOriginal, wayIn } from '../photos/store.ts';
import type { Other } from './other.ts';
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

/** Where originals come from, and the database that lies beside them: where that is gone, the stick was pulled out. */
type Source = Pick<Other, 'place' | 'database' | 'media'>;

function assertThere({ place, database }: Source, cause?: unknown): void {
  if (!isFile(database)) throw new Failure('merging.unreadable', { folder: place }, { cause });
}

const isOwnDisk = (error: unknown, { folder }: Layout) => {
  const failure = toFailure(error, folder);
  return failure instanceof Failure && (failure.code === 'archive.diskFull' || failure.code === 'archive.folderNotWritable');
};

/** Copies an original on its way in; null where the other's can't be read, as on a disk that is failing. */
async function copied(source: string, arrived: string, from: Source, paths: Layout): Promise<string | null> {
  try {
    return await copyHashed(source, arrived);
  } catch (error) {
    await rm(arrived, { force: true });
    if (isOwnDisk(error, paths)) throw error;
    assertThere(from, error);
    return null;
  }
}

async function bringOne(sha256: string, from: Source, paths: Layout): Promise<boolean> {
  const source = placeIn(from.media, sha256);
  if (!isFile(source)) {
    assertThere(from);
    return false;
  }
  const arrived = wayIn(paths, sha256);
  if ((await copied(source, arrived, from, paths)) !== sha256) {
    await rm(arrived, { force: true });
    return false;
  }
  await placeOriginal(paths, arrived, sha256);
  return true;
}

/**
 * Each is hashed on its way. What a crash leaves of it is cleared at the next opening. Throws `job.cancelled`, `merging.unreadable`,
 * and as the disk does; then none of them stays.
 */
export async function bringOriginals(sha256s: readonly string[], from: Source, paths: Layout, { signal, progress, settle }: Job): Promise<Brought> {
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
    for (const sha256 of placed) await settle(sha256);
    throw error;
  }
}

/** Originals whose records are here already and that came without them. Throws as `bringOriginals`. */
export async function bringLacking(sha256s: readonly string[], from: Source, paths: Layout, job: Job): Promise<void> {
  const wanted = lacking(sha256s, paths.media).filter((sha256) => isFile(placeIn(from.media, sha256)));
  const { placed } = await bringOriginals(wanted, from, paths, job);
  for (const sha256 of placed) await job.settle(sha256);
}
