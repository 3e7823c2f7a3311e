/** Where a copy for another laptop would lie, and whether there is room for it there. */

import { existsSync, readdirSync, statSync, statfsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import type { CopyRoom } from '#shared/contract/merging.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Archive } from '../archive.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { logOf } from '../files/folder.ts';
import { archiveAround } from '../files/outside.ts';
import { originalsIn } from '../photos/repository.ts';
import { originalPath } from '../photos/store.ts';

/** A folder that holds anything gets one of the copy's own in it: a stick is seldom empty. */
function placeFor({ info: { id, name } }: Archive, asked: string): string {
  const folder = path.resolve(asked);
  if (!existsSync(folder) || readdirSync(folder).every((entry) => entry.startsWith('.'))) return folder;
  const own = path.join(folder, `Kronika-${fold(name).replaceAll(/[^a-z0-9]+/g, '-').slice(0, 60) || id}`);
  const free = [own, ...Array.from({ length: 98 }, (_, index) => `${own}-${index + 2}`)].find((place) => !existsSync(place));
  if (free === undefined) throw new Failure('archive.folderNotEmpty', { folder });
  return free;
}

/** Bytes that are free on the disk of a folder that may not be there yet. */
function freeIn(folder: string): number {
  let there = folder;
  while (!existsSync(there) && path.dirname(there) !== there) there = path.dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function bytesOfOriginals({ reading, paths }: Archive): Promise<{ readonly originals: number; readonly originalBytes: number }> {
  const connection = openConnection(reading.file, reading.access);
  let hashes: string[];
  try {
    hashes = originalsIn(connection);
  } finally {
    connection.close();
  }
  let [originals, originalBytes] = [0, 0];
  for (const sha256 of hashes) {
    // What the archive has lost takes no room.
    const bytes = await stat(originalPath(paths, sha256)).then(({ size }) => size, () => null);
    if (bytes === null) continue;
    originals += 1;
    originalBytes += bytes;
  }
  return { originals, originalBytes };
}

/** Throws `archive.insideAnother`, `archive.folderMissing`, and as the disk does. */
export async function roomForCopy(archive: Archive, asked: string): Promise<CopyRoom> {
  const around = archiveAround(asked);
  if (around !== null) throw new Failure('archive.insideAnother', { folder: path.resolve(asked), archive: around });
  try {
    if (existsSync(asked) && !statSync(asked).isDirectory()) throw new Failure('archive.folderMissing', { folder: path.resolve(asked) });
    const { database } = archive.paths;
    return { folder: placeFor(archive, asked), databaseBytes: sizeOf(database) + sizeOf(logOf(database)), free: freeIn(path.resolve(asked)), ...(await bytesOfOriginals(archive)) };
  } catch (error) {
    throw toFailure(error, path.resolve(asked));
  }
}
