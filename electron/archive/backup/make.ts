import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import type { Reading } from '../archive.ts';
import { checkHistory } from '../check/history.ts';
import { copyInto } from '../database/backup.ts';
import { databaseProblems } from '../database/check.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { syncFolder } from '../files/folder.ts';
import { originalsIn } from '../photos/repository.ts';
import { hashFile, syncFile } from '../photos/store.ts';
import { copyOriginals } from './originals.ts';
import { type BackupNote, type BackupStore, unfinished, writeNote } from './store.ts';

export interface BackUpTask {
  readonly what: 'backUp';
  readonly reading: Reading;
  /** Of the archive. */
  readonly media: string;
  readonly store: BackupStore;
  readonly subject: Pick<BackupNote, 'archive' | 'name' | 'at'>;
}

export interface MadeBackup {
  readonly database: string;
  readonly note: BackupNote;
  /** Of the database, in bytes. */
  readonly bytes: number;
}

type Progress = (done: number, total: number) => void;

/** The originals that a database speaks of, once its every page, key and change has checked out; null where one did not. */
export function provenOriginals(file: string): string[] | null {
  const connection = openConnection(file, 'readImmutable');
  try {
    const problems = [...databaseProblems(connection, 'full'), ...checkHistory(connection, () => undefined).problems];
    return problems.length === 0 ? originalsIn(connection) : null;
  } finally {
    connection.close();
  }
}

/**
 * Copies the database as it is at one moment, proves the copy, copies the originals by their hashes, and
 * only then says that there is a backup. `VACUUM INTO`, since SQLite's own backup starts over whenever
 * someone writes meanwhile.
 *
 * Throws `backup.unsound`, `archive.diskFull`, `folderNotWritable`, `diskError`; backups of before stay.
 */
export async function makeBackup({ reading, media, store, subject }: BackUpTask, progress: Progress): Promise<MadeBackup> {
  const database = path.join(store.databases, `${subject.at.replaceAll(/[:.]/g, '-')}.sqlite`);
  const part = unfinished(database);
  try {
    const source = openConnection(reading.file, reading.access);
    try {
      copyInto(source, part);
    } finally {
      source.close();
    }
    await syncFile(part);
    const originals = provenOriginals(part);
    if (!originals) throw new Failure('backup.unsound', { folder: store.folder });
    const { missing } = await copyOriginals(originals, media, store.media, (done) => progress(done, originals.length));
    const note = { ...subject, sha256: await hashFile(part), originals: originals.length, missing };
    await rename(part, database);
    syncFolder(store.databases);
    await writeNote(database, note);
    return { database, note, bytes: (await stat(database)).size };
  } catch (error) {
    await rm(part, { force: true });
    throw toFailure(error, store.folder);
  }
}
