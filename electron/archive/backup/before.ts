import { rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import type { Reading } from '../archive.ts';
import { backupName, copyInto, makeDurable } from '../database/backup.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { makeFolder } from '../files/make-folder.ts';
import { provenContents } from './contents.ts';

/**
 * A proven copy of the database in the archive's own `backups/`, before something large is done to it that takes no
 * original away. Reads with a connection of its own, so it can be called in any thread and while others write.
 * Gives the copy's path. Throws `backup.unsound` where the archive itself does not check out, and as the disk does; then nothing is left.
 */
export function backUpBefore(reading: Reading, folder: string, reason: string): string {
  const file = backupName(folder, reason, '.sqlite');
  try {
    makeFolder(path.dirname(file));
    const source = openConnection(reading.file, reading.access);
    try {
      copyInto(source, file);
    } finally {
      source.close();
    }
    if (!provenContents(file)) throw new Failure('backup.unsound', { folder: path.dirname(file) });
    makeDurable(file);
    return file;
  } catch (error) {
    rmSync(file, { force: true });
    throw toFailure(error, folder);
  }
}
