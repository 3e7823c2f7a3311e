/** The place of the sample archive in the user's own folder, and how one comes to be there. */

import { readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { assertOwnDatabase } from '../archive/database/open.ts';
import { toFailure } from '../archive/files/failing.ts';
import { existingFolder, layout, syncFolder } from '../archive/files/folder.ts';
import { isFolder, isThere } from '../archive/files/looking.ts';
import { makeFolder } from '../archive/files/make-folder.ts';
import { lock } from '../archive/opening/lock.ts';

/**
 * Makes the sample beside its place and then moves it there, so that an interrupted start leaves no half
 * sample. Gives what is to be said where something else lay there, or null. Of two programs that start at once, one makes it.
 *
 * Throws as `make`, and `archive.inUse` while another program is making it.
 */
export async function placeSample(folder: string, make: (unfinished: string) => Promise<unknown>): Promise<Failure | null> {
  const home = path.dirname(folder);
  makeFolder(home);
  const held = lock({ ...layout(folder), lock: `${folder}.lock` });
  try {
    // Another program may just have made it.
    if (holdsArchive(folder)) return null;
    const unfinished = `${folder}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    await make(unfinished);
    const aside = putAside(folder);
    renameSync(unfinished, folder);
    syncFolder(home);
    return aside;
  } catch (error) {
    throw toFailure(error, home);
  } finally {
    held.remove();
  }
}

function holdsArchive(folder: string): boolean {
  try {
    assertOwnDatabase(existingFolder(folder));
    return true;
  } catch {
    return false;
  }
}

/** Pictures and backups in it may be all that is left of somebody's work: nothing of it is deleted. */
function putAside(folder: string): Failure | null {
  if (!isThere(folder)) return null;
  if (isFolder(folder) && readdirSync(folder).length === 0) {
    rmdirSync(folder);
    return null;
  }
  const aside = `${folder}-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(folder, aside);
  return new Failure('sample.putAside', { folder: aside });
}
