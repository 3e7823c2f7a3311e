/** The archive's folder on disk: what lies where. */

import { closeSync, constants, fsyncSync, openSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { isFile, isFolder } from './looking.ts';

export interface Layout {
  readonly folder: string;
  readonly database: string;
  readonly lock: string;
  /** Originals by content: `media/ab/cd/<sha256>`. */
  readonly media: string;
  /** Smaller pictures made from originals; they can be made again. */
  readonly derived: string;
  /** Uploads on their way in, and the marks of originals being put in their place. */
  readonly incoming: string;
  /** Copies of the database, and logs that were damaged. */
  readonly backups: string;
}

export function layout(folder: string): Layout {
  const absolute = path.resolve(folder);
  const inside = (name: string) => path.join(absolute, name);
  return {
    folder: absolute,
    database: inside('kronika.sqlite'),
    lock: inside('kronika.lock'),
    media: inside('media'),
    derived: inside('derived'),
    incoming: inside('incoming'),
    backups: inside('backups'),
  };
}

/** SQLite's log of what is committed and not yet in the database itself. */
export function logOf(database: string): string {
  return `${database}-wal`;
}

/**
 * The longest path of an archive's folder, in bytes. SQLite opens no file whose path is longer than 504,
 * and the names of backups take up to 60.
 */
const LONGEST_FOLDER = 440;

/** Throws `archive.pathTooLong`. */
export function assertNotTooLong(folder: string): void {
  const real = isFolder(folder) ? realpathSync(folder) : folder;
  if (Buffer.byteLength(real) > LONGEST_FOLDER) throw new Failure('archive.pathTooLong', { folder });
}

/** Makes a folder's own entry durable: a rename survives a power cut only after this. */
export function syncFolder(folder: string): void {
  // Windows cannot open a directory, and NTFS journals its entries.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The layout of a folder that holds an archive. Throws `archive.folderMissing`, `archive.notAnArchive`,
 * `archive.pathTooLong`.
 */
export function existingFolder(folder: string): Layout {
  const paths = layout(folder);
  if (!isFolder(paths.folder)) throw new Failure('archive.folderMissing', { folder: paths.folder });
  assertNotTooLong(paths.folder);
  // A pipe or a device of that name would make whoever opens it wait for ever.
  if (!isFile(paths.database)) throw new Failure('archive.notAnArchive', { folder: paths.folder });
  return paths;
}
