/** Copies of one archive, merged as the program does it, without its threads. */

import { cpSync } from 'node:fs';
import path from 'node:path';
import type { MergeView, MergedView } from '#shared/contract/merging.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { look } from '../../electron/archive/merging/look.ts';
import { merge } from '../../electron/archive/merging/merge.ts';
import { discard, findOther, prepare } from '../../electron/archive/merging/other.ts';
import { erasuresOf } from '../../electron/archive/merging/repository.ts';
import type { Job } from '../../electron/archive/merging/take.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { AUTHOR, reopen } from './archives.ts';
import { afterEachTest } from './endings.ts';
import { temporaryFolder } from './temporary.ts';

const NEVER = { signal: new AbortController().signal, progress: () => undefined };

const ownOf = (archive: Archive) => ({ id: archive.info.id, folder: archive.paths.folder });

/** A closed archive's folder as it would lie on a stick. */
export function onStick(folder: string): string {
  const stick = path.join(temporaryFolder(), 'stick');
  cpSync(folder, stick, { recursive: true });
  return stick;
}

/** Takes in what another archive's folder holds, as it is on the disk. */
export async function mergeFolder(archive: Archive, folder: string, job: Partial<Job> = {}): Promise<MergedView> {
  const own = ownOf(archive);
  const prepared = await prepare(findOther(folder, own), own, await erasuresOf(archive.reader), false);
  try {
    return await merge(archive, prepared, AUTHOR, { ...NEVER, ...job });
  } finally {
    discard(prepared);
  }
}

export async function lookAt(archive: Archive, folder: string): Promise<MergeView> {
  return look({ what: 'look', asked: folder, own: ownOf(archive), reading: archive.reading, erased: await erasuresOf(archive.reader) });
}

/** Another copy of a closed archive, open. */
export async function copyOf(folder: string): Promise<Archive> {
  return openArchive(onStick(folder));
}

const copies: Archive[] = [];

afterEachTest(async () => {
  for (const archive of copies.splice(0)) await archive.close();
});

/** An open archive, opened anew, and another copy of it as it is, closed after the test. */
export async function twoCopiesOf(archive: Archive): Promise<[Archive, Archive]> {
  const mine = await reopen(archive);
  await mine.close();
  const copy = await copyOf(mine.paths.folder);
  copies.push(copy);
  return [await reopen(mine), copy];
}
