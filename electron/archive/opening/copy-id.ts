/** Which copy of an archive this is: several people work on copies, and each action says which of them wrote it. */

import { realpathSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Database as Connection } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { checksumOf } from '../database/checksum.ts';
import { infoOf, writeInfo } from '../database/info.ts';

/**
 * Where a copy stands: on which machine, in which folder, and when that was made there. A folder that was copied or
 * restored differs in one of them; nothing else depends on it, so that a mistake costs no more than another id.
 */
export function markOfCopy(folder: string): string {
  return checksumOf(hostname(), realpathSync(folder), Math.floor(statSync(folder).birthtimeMs));
}

/** Gives an archive that stands elsewhere than before the id of a copy of its own. */
export function noteCopy(connection: Connection, folder: string): void {
  const info = infoOf(connection);
  const copyMark = markOfCopy(folder);
  if (info.id === '' || info.copyMark === copyMark) return;
  try {
    writeInfo(connection, { ...info, copyId: uuid(), copyMark });
  } catch {
    // On a full disk it goes on as the copy that it was: nobody is kept from the archive by it.
  }
}
