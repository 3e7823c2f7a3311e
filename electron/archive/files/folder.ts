/** The archive's folder on disk: what lies where. */

import { type Dirent, accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { toFailure } from './failing.ts';

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
  };
}

export function isWritableFile(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
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

/** The files that making an archive puts into a folder, and what systems put into every folder. */
const OWN_FILES = /^(kronika\.lock(\.json)?|kronika\.sqlite\.new(-.*)?|\.DS_Store|desktop\.ini)$/;
const OWN_FOLDERS = /^(media|derived|incoming)$/;

/** True of what an interrupted attempt leaves; anything else there is somebody's own. */
function isLeftOver(entry: Dirent): boolean {
  if (!entry.isDirectory()) return OWN_FILES.test(entry.name);
  return OWN_FOLDERS.test(entry.name) && readdirSync(path.join(entry.parentPath, entry.name)).length === 0;
}

export interface PreparedFolder {
  readonly paths: Layout;
  /** Takes back everything that was made, for when making the archive fails. */
  readonly undo: () => void;
}

/**
 * Makes the folder for a new archive. One that holds only what an interrupted attempt left is taken
 * up again. Throws where it holds anything else or can't be written.
 */
export function prepareFolder(folder: string): PreparedFolder {
  const paths = layout(folder);
  try {
    const firstMade = mkdirSync(paths.folder, { recursive: true });
    if (readdirSync(paths.folder, { withFileTypes: true }).some((entry) => !isLeftOver(entry))) {
      throw new Failure('archive.folderNotEmpty', { folder: paths.folder });
    }
    for (const directory of [paths.media, paths.derived, paths.incoming]) mkdirSync(directory, { recursive: true });
    const undo = () => {
      for (const name of readdirSync(paths.folder)) rmSync(path.join(paths.folder, name), { recursive: true });
      if (firstMade) rmSync(firstMade, { recursive: true });
    };
    return { paths, undo };
  } catch (error) {
    // EEXIST: the path, or one above it, is a file.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Failure('archive.folderMissing', { folder: paths.folder }, { cause: error });
    throw toFailure(error, paths.folder);
  }
}

/** The layout of a folder that holds an archive. Throws where it doesn't. */
export function existingFolder(folder: string): Layout {
  const paths = layout(folder);
  if (!existsSync(paths.folder) || !statSync(paths.folder).isDirectory()) {
    throw new Failure('archive.folderMissing', { folder: paths.folder });
  }
  if (!existsSync(paths.database)) throw new Failure('archive.notAnArchive', { folder: paths.folder });
  return paths;
}
