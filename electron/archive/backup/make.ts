/** Makes backups, in parts of which each is done in one go, so that they can be done in threads, and some of them beside each other. */

import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { isToBeProven } from '#shared/domain/backup-keeping.ts';
import type { Reading } from '../archive.ts';
import { copyUnsynced } from '../database/backup.ts';
import type { Counted } from '../database/contents.ts';
import { toFailure } from '../files/failing.ts';
import { syncFolder } from '../files/folder.ts';
import { hashFile, syncFile } from '../photos/store.ts';
import { arePagesSound, isHistorySound, namedOriginals, provenTables } from './contents.ts';
import { dropOld } from './keep.ts';
import { type BackupNote, isProven, noteOf, unfinished, writeNote } from './note.ts';
import { type Trust, copyOriginals } from './originals.ts';
import { writeReadable } from './readable.ts';
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

/** What is known of a database that is on its way. */
interface Known extends Counted, Copied {
  readonly part: string;
}

/** A plain message, with what it needs. */
export type BackUpPart = BackUpTask & (
  | { readonly what: 'copyDatabase' | 'provePages' | 'proveTables' | 'proveHistory' | 'copyOriginals'; readonly part: string }
  | { readonly what: 'placeBackup'; readonly known: Known; readonly database: string }
);

/** Does a part somewhere: a thread, or where it is asked. Told to stop, it may. */
export type DoPart = <Result>(part: BackUpPart, progress: Progress, signal: AbortSignal) => Promise<Result>;

/** What it is done with is told apart by the part. Throws as `makeBackup`. */
export async function doBackUpPart(part: BackUpPart, progress: Progress): Promise<unknown> {
  try {
    switch (part.what) {
      case 'copyDatabase':
        // `VACUUM INTO`, since SQLite's own backup starts over whenever someone writes meanwhile.
        return copyUnsynced(part.reading, part.part);
      case 'provePages':
        return sound(part, arePagesSound(part.part) || null);
      case 'proveTables':
        return sound(part, provenTables(part.part));
      case 'proveHistory':
        return sound(part, isHistorySound(part.part) || null);
      case 'copyOriginals':
        return await withOriginals(part, part.part, progress);
      case 'placeBackup':
        return await placeBackup(part, part.known, part.database);
    }
  } catch (error) {
    const { folder } = part.store;
    const failure = toFailure(error, folder);
    // Met in the copy, it is no sound one; which of the proofs meets it first is all one.
    const isInCopy = part.what !== 'copyDatabase' && failure instanceof Failure && failure.code === 'archive.damageMet';
    throw isInCopy ? new Failure('backup.unsound', { folder }, { cause: error }) : failure;
  }
}

const here: DoPart = <Result>(part: BackUpPart, progress: Progress) => doBackUpPart(part, progress) as Promise<Result>;

function sound<T>({ store }: Pick<BackUpTask, 'store'>, found: T | null): T {
  if (found === null) throw new Failure('backup.unsound', { folder: store.folder });
  return found;
}

/** Whether all originals of a store were hashed not long ago, and nothing was found bad since: then those that are there are held by their size. */
function trustIn(store: BackupStore, at: string): Trust {
  const all = backupsIn(store);
  if (all.some(({ note }) => !isProven(note))) return 'hash';
  const hashed = all.flatMap(({ note }) => note.proofs.filter((proof) => proof.good && proof.hashed >= note.originals - note.missing.length));
  return hashed.some((proof) => !isToBeProven(proof.at, new Date(at))) ? 'size' : 'hash';
}

interface Copied {
  /** Of the database. */
  readonly sha256: string;
  readonly originals: number;
  readonly missing: string[];
  readonly hashed: number;
}

/**
 * Hashes a copy, waits until the disk has it, and copies the originals that it speaks of. Not proven yet, it may speak of what
 * there never was: that is not copied, since no file has the hash.
 */
async function withOriginals({ media, store, subject }: BackUpTask, part: string, progress: Progress): Promise<Copied> {
  const named = sound({ store }, namedOriginals(part));
  await syncFile(part);
  const sha256 = await hashFile(part);
  const copied = await copyOriginals(named, media, store.media, trustIn(store, subject.at), (done) => progress(done, named.length));
  return { sha256, originals: named.length, ...copied };
}

/** Gives a copy that is known to be good its name, and its note. */
async function placeBackup({ store, subject }: BackUpTask, { part, sha256, originals, missing, records, actions, hashed }: Known, database: string): Promise<MadeBackup> {
  const note: BackupNote = {
    ...subject, sha256, originals, missing, bytes: (await stat(part)).size, records, actions,
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
  // A backup is as good where there is no room for them.
  await writeReadable(store, subject.name, database).catch(() => undefined);
  return { database, note };
}

/**
 * Copies the database as it is at one moment, proves the copy, copies the originals by their hashes, and only
 * then says that there is a backup; then those go that are no longer kept. The copy's pages, its tables and its history are
 * proven, and it is hashed and its originals copied, beside each other where there are threads for that: proving the pages,
 * or the history, takes longer than the copying.
 *
 * Throws `backup.unsound`, `archive.diskFull`, `folderNotWritable`, `diskError`; backups of before stay.
 */
export async function makeBackup(task: BackUpTask, progress: Progress, doPart: DoPart = here): Promise<MadeBackup> {
  const { store, subject } = task;
  const database = path.join(store.databases, `${subject.at.replaceAll(/[:.]/g, '-')}.sqlite`);
  const part = unfinished(database);
  const failed = new AbortController();
  const silent = () => undefined;
  try {
    await doPart({ ...task, what: 'copyDatabase', part }, silent, failed.signal);
    const parts = [
      doPart<Counted>({ ...task, what: 'proveTables', part }, silent, failed.signal),
      doPart({ ...task, what: 'provePages', part }, silent, failed.signal),
      doPart({ ...task, what: 'proveHistory', part }, silent, failed.signal),
      doPart<Copied>({ ...task, what: 'copyOriginals', part }, progress, failed.signal),
    ] as const;
    const all = Promise.all(parts);
    all.catch(() => failed.abort());
    // Each has the file open.
    await Promise.allSettled(parts);
    const [counted, , , copied] = await all;
    return await doPart<MadeBackup>({ ...task, what: 'placeBackup', known: { ...counted, ...copied, part }, database }, silent, failed.signal);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw toFailure(error, store.folder);
  }
}
