import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { layout, syncFolder } from '../files/folder.ts';
import { isFile } from '../files/looking.ts';
import { makeFolder } from '../files/make-folder.ts';
import { APPLICATION_ID, type Access, openConnection, readHeader } from './open.ts';

/** A name in `backups/` that says when and why; names sort by the time they begin with. */
export function backupName(folder: string, reason: string, ending: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  return path.join(layout(folder).backups, `${stamp}_${reason}${ending}`);
}

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
 * As `copyInto`, of the database in a file, on a connection of its own. The copy is handed to the disk and not waited for, which
 * takes as long as writing it: whoever calls this syncs the file before it counts.
 */
export function copyUnsynced(from: { readonly file: string; readonly access: Access }, file: string): void {
  const source = openConnection(from.file, from.access);
  try {
    source.pragma('synchronous = OFF');
    copyInto(source, file);
  } finally {
    source.close();
  }
}

/** Takes what nobody has saved yet out of a copy that no one has open, so that no page of it holds it. */
export function forgetDrafts(file: string): void {
  const copy = openConnection(file, 'write');
  try {
    copy.exec('DELETE FROM draft; VACUUM; PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/**
 * Writes a copy of the database beside it and proves the copy good. `VACUUM INTO`, because SQLite's
 * backup starts over whenever someone writes, and reports success over a transaction that is open.
 * Returns the copy's path; throws when no good copy could be made.
 */
export function backUp(connection: Connection, folder: string, reason: string): string {
  const file = backupName(folder, reason, '.sqlite');
  makeFolder(path.dirname(file));
  try {
    copyInto(connection, file);
    if (!isGoodBackup(file)) throw new Error(`the backup ${file} did not pass its check`);
    makeDurable(file);
    return file;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** A file that is whole, and its name, survive a power cut only after this. */
export function makeDurable(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(path.dirname(file));
}

/** The newest backup that checks out, or null. */
export function newestGoodBackup(folder: string): string | null {
  const { backups } = layout(folder);
  let names: string[];
  try {
    names = readdirSync(backups);
  } catch {
    return null;
  }
  const files = names.filter((name) => name.endsWith('.sqlite')).toSorted().toReversed();
  return files.map((name) => path.join(backups, name)).find((file) => isFile(file) && isGoodBackup(file)) ?? null;
}
