import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { toFailure } from './failing.ts';

/**
 * Makes a folder, and those above it that are not there yet. Node's own `recursive` is not used: where a
 * system says that a folder is not there inside one that is, as in /proc, it tries for ever.
 *
 * Throws `archive.folderMissing` where the path leads through a file or to where no folder can be, and
 * `archive.folderNotWritable`.
 */
export function makeFolder(folder: string): void {
  const asked = path.resolve(folder);
  const missing: string[] = [];
  for (let at = asked; ; at = path.dirname(at)) {
    const known = statSync(at, { throwIfNoEntry: false });
    if (known?.isDirectory()) break;
    if (known || path.dirname(at) === at) throw new Failure('archive.folderMissing', { folder: asked });
    missing.push(at);
  }
  try {
    for (const each of missing.toReversed()) makeOne(each);
  } catch (error) {
    throw toFailure(error, asked);
  }
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program has made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  }
}
