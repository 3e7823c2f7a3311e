/** A log whose end can't be read is said and kept before SQLite, which takes its end for an earlier one, overwrites it. */

import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { backupName, makeDurable } from '../database/backup.ts';
import { type LogFiles, readLog } from '../database/log.ts';
import { type Layout, logOf } from '../files/folder.ts';
import { isFile } from '../files/looking.ts';
import { makeFolder } from '../files/make-folder.ts';

function logFiles({ database }: Layout, pageSize: number): LogFiles {
  return { log: logOf(database), index: `${database}-shm`, pageSize };
}

/**
 * For whoever has the lock, before the database is opened: keeps a copy of a damaged log. Gives what is to
 * be said, or null where the log is whole. Throws where the copy can't be written.
 * @param pageSize in bytes
 */
export function keepDamagedLog(paths: Layout, pageSize: number): Failure | null {
  const log = logOf(paths.database);
  if (!readLog(logFiles(paths, pageSize)).unreadable) return null;
  // Of one that is gone as a whole there is nothing to keep.
  if (!isFile(log)) return new Failure('archive.logUnreadable', { folder: paths.folder, copy: null });
  const copy = backupName(paths.folder, 'unreadable-log', '.log');
  makeFolder(path.dirname(copy));
  try {
    copyFileSync(log, copy);
    makeDurable(copy);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
  return new Failure('archive.logUnreadable', { folder: paths.folder, copy });
}

/** For whoever only reads, perhaps beside a program that is writing this very log; before the database is opened, too. */
export function noteDamagedLog(paths: Layout, pageSize: number): Failure | null {
  const files = logFiles(paths, pageSize);
  const [first, second] = [readLog(files), readLog(files)];
  // What was only being written stands in its place the second time.
  const damaged = first.unreadable && second.unreadable && first.committed === second.committed;
  return damaged ? new Failure('archive.logUnreadable', { folder: paths.folder, copy: null }) : null;
}
