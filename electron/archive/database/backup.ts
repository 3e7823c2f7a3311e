import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { APPLICATION_ID, openConnection, readHeader } from './open.ts';

const BACKUPS = 'backups';

/** True when the file is an archive database whose every page and key checks out. */
export function isGoodBackup(file: string): boolean {
  let copy: Connection | null = null;
  try {
    copy = openConnection(file, 'readImmutable');
    return readHeader(copy).applicationId === APPLICATION_ID && copy.pragma('integrity_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    copy?.close();
  }
}

/** Writes the database as it is at this moment into a new file, packed anew. */
export function copyInto(connection: Connection, file: string): void {
  connection.prepare('VACUUM INTO ?').run(file);
}

/**
 * Writes a copy of the database beside it and proves the copy good. `VACUUM INTO`, because SQLite's
 * backup starts over whenever someone writes, and reports success over a transaction that is open.
 * Returns the copy's path; throws when no good copy could be made.
 */
export function backUp(connection: Connection, folder: string, reason: string): string {
  const directory = path.join(folder, BACKUPS);
  mkdirSync(directory, { recursive: true });
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const file = path.join(directory, `${stamp}_${reason}.sqlite`);
  try {
    copyInto(connection, file);
    if (isGoodBackup(file)) return file;
    throw new Error(`the backup ${file} did not pass its check`);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** The newest backup that checks out, or null. Names begin with the time, so they sort by it. */
export function newestGoodBackup(folder: string): string | null {
  let names: string[];
  try {
    names = readdirSync(path.join(folder, BACKUPS));
  } catch {
    return null;
  }
  const files = names.filter((name) => name.endsWith('.sqlite')).toSorted().toReversed();
  return files.map((name) => path.join(folder, BACKUPS, name)).find(isGoodBackup) ?? null;
}
