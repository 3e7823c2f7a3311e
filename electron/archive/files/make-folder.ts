import { mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { toFailure } from './failing.ts';
import { syncFolder } from './folder.ts';
import { isFolder, isThere } from './looking.ts';

/**
 * Makes a folder, and those above it that are not there yet, so that they outlive a power cut. Node's own
 * `recursive` is not used: where a system says that a folder is not there inside one that is, as in
 * /proc, it tries for ever.
 *
 * Returns the folders that it made, the topmost first; none is left of an attempt that fails. Throws
 * `archive.folderMissing` where the path leads through a file or to where no folder can be,
 * `archive.folderNotWritable`, `archive.pathTooLong`, `archive.diskFull`.
 */
export function makeFolder(folder: string): string[] {
  const asked = path.resolve(folder);
  const missing: string[] = [];
  for (let at = asked; !isFolder(at); at = path.dirname(at)) {
    if (isThere(at)) throw new Failure('archive.folderMissing', { folder: asked });
    missing.unshift(at);
    // The root of a drive that is not there.
    if (path.dirname(at) === at) throw new Failure('archive.folderMissing', { folder: asked });
  }
  const made: string[] = [];
  try {
    for (const each of missing) {
      if (!makeOne(each)) continue;
      made.push(each);
      syncFolder(path.dirname(each));
    }
    return made;
  } catch (error) {
    removeFolders(made);
    throw toFailure(error, asked);
  }
}

/** False where another program has made it in the meantime. */
function makeOne(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && isFolder(folder)) return false;
    throw error;
  }
}

/** Takes back what `makeFolder` made; a folder that something lies in by now stays, and so do those above it. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody's own lies in it.
    }
  }
}
