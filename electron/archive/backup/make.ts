/** Makes backups, in parts of which each is done in one go, so that they can be done in threads, and two of them beside each other. */

import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { isToBeProven } from '#shared/domain/backup-keeping.ts';
import type { Reading } from '../archive.ts';
import { copyInto } from '../database/backup.ts';
import type { Counted } from '../database/contents.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { syncFolder } from '../files/folder.ts';
import { hashFile, syncFile } from '../photos/store.ts';
import { isHistorySound, originalsOf, provenTables } from './contents.ts';
import { dropOld } from './keep.ts';
import { type BackupNote, isProven, noteOf, unfinished, writeNote } from './note.ts';
import { type Trust, copyOriginals } from './originals.ts';
import { type BackupStore, backupsIn } from './store.ts';

export interface BackUpTask {
  readonly reading: Reading;
  /** Of the archive. */
  readonly media: string;
  readonly store: BackupStore;
  readonly subject: Pick<BackupNote, 'archive' | 'name' | 'at'>;
}

export interface MadeBackup {
  readonly database: string;
  readonly note: BackupNote;
}

type Progress = (done: number, total: number) => void;

/** A database that is on its way, and what is known of it. */
interface Proven extends Counted {
  readonly part: string;
  readonly sha256: string;
}

/** A plain message, with what it needs. */
export type BackUpPart = BackUpTask & (
  | { readonly what: 'copyDatabase' | 'proveTables' | 'proveHistory'; readonly part: string }
  | { readonly what: 'placeBackup'; readonly proven: Proven; readonly database: string }
);

/** Does a part somewhere: a thread, or where it is asked. */
export type DoPart = <Result>(part: BackUpPart, progress: Progress) => Promise<Result>;

/** What it is done with is told apart by the part. Rejects as the disk does, and SQLite. */
export async function doBackUpPart(part: BackUpPart, progress: Progress): Promise<unknown> {
  try {
    switch (part.what) {
      case 'copyDatabase':
        return await copyDatabase(part.reading, part.part);
      case 'proveTables':
        return provenTables(part.part);
      case 'proveHistory':
        return isHistorySound(part.part) ? await hashFile(part.part) : null;
      case 'placeBackup':
        return await placeBackup(part, part.proven, part.database, progress);
    }
  } catch (error) {
    throw toFailure(error, part.store.folder);
  }
}

const here: DoPart = <Result>(part: BackUpPart, progress: Progress) => doBackUpPart(part, progress) as Promise<Result>;

/** `VACUUM INTO`, since SQLite's own backup starts over whenever someone writes meanwhile. */
async function copyDatabase(reading: Reading, part: string): Promise<void> {
  const source = openConnection(reading.file, reading.access);
  try {
    copyInto(source, part);
  } finally {
    source.close();
  }
  await syncFile(part);
}

/** Whether all originals of a store were hashed not long ago, and nothing was found bad since: then those that are there are held by their size. */
function trustIn(store: BackupStore, at: string): Trust {
  const all = backupsIn(store);
  if (all.some(({ note }) => !isProven(note))) return 'hash';
  const hashed = all.flatMap(({ note }) => note.proofs.filter((proof) => proof.good && proof.hashed >= note.originals - note.missing.length));
  return hashed.some((proof) => !isToBeProven(proof.at, new Date(at))) ? 'size' : 'hash';
}

/** Copies the originals that a proven database speaks of, and gives it its name. */
async function placeBackup({ media, store, subject }: BackUpTask, { part, sha256, records, actions }: Proven, database: string, progress: Progress): Promise<MadeBackup> {
  const originals = originalsOf(part);
  const { missing, hashed } = await copyOriginals(originals, media, store.media, trustIn(store, subject.at), (done) => progress(done, originals.length));
  const note: BackupNote = {
    ...subject, sha256, originals: originals.length, missing, bytes: (await stat(part)).size, records, actions,
    proofs: [{ at: subject.at, how: 'made', good: true, hashed }],
  };
  try {
    // Before its database: a note alone says nothing, and a database is never without its own.
    await writeNote(database, note);
    await rename(part, database);
    syncFolder(store.databases);
  } catch (error) {
    await rm(noteOf(database), { force: true }).catch(() => undefined);
    throw error;
  }
  dropOld(store, database);
  return { database, note };
}

/** Waits for both, whatever becomes of one: each holds the file. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/**
 * Copies the database as it is at one moment, proves the copy, copies the originals by their hashes, and
 * only then says that there is a backup; then those go that are no longer kept. The tables of the copy and its history
 * are proven beside each other where there are two threads for it: each takes as long as copying.
 *
 * Throws `backup.unsound`, `archive.diskFull`, `folderNotWritable`, `diskError`; backups of before stay.
 */
export async function makeBackup(task: BackUpTask, progress: Progress, doPart: DoPart = here): Promise<MadeBackup> {
  const { store, subject } = task;
  const database = path.join(store.databases, `${subject.at.replaceAll(/[:.]/g, '-')}.sqlite`);
  const part = unfinished(database);
  const silent = () => undefined;
  try {
    await doPart({ ...task, what: 'copyDatabase', part }, silent);
    const [counted, sha256] = await both(
      doPart<Counted | null>({ ...task, what: 'proveTables', part }, silent),
      doPart<string | null>({ ...task, what: 'proveHistory', part }, silent),
    );
    if (!counted || sha256 === null) throw new Failure('backup.unsound', { folder: store.folder });
    return await doPart<MadeBackup>({ ...task, what: 'placeBackup', proven: { ...counted, part, sha256 }, database }, progress);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw toFailure(error, store.folder);
  }
}
