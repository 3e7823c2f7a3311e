/**
 * An archive that a crash left with a log but without the log's index, in a folder that can't be
 * written: SQLite can't read that in place, since it must write the index first. So it is read from a
 * copy in the system's temporary folder.
 */

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ReadingCopy } from '../archive.ts';
import { type Layout, logOf } from '../files/folder.ts';
import { isWritable } from '../files/looking.ts';

export function needsReadingCopy({ folder, database }: Layout): boolean {
  return !isWritable(folder) && existsSync(logOf(database)) && !existsSync(`${database}-shm`);
}

export function readingCopy({ database }: Layout): ReadingCopy {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kronika-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copied = path.join(folder, path.basename(database));
    for (const suffix of ['', '-wal']) copyFileSync(`${database}${suffix}`, `${copied}${suffix}`);
    return { database: copied, access: 'read', remove };
  } catch (error) {
    remove();
    throw error;
  }
}
