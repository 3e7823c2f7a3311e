import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { isToBeProven } from '#shared/domain/backup-keeping.ts';
import type { Reading } from '../archive.ts';
import { copyInto } from '../database/backup.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { syncFolder } from '../files/folder.ts';
import { hashFile, syncFile } from '../photos/store.ts';
import { provenContents } from './contents.ts';
import { dropOld } from './keep.ts';
import { type BackupNote, isProven, noteOf, unfinished, writeNote } from './note.ts';
import { type Trust, copyOriginals } from './originals.ts';
import { type BackupStore, backupsIn } from './store.ts';

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
}

type Progress = (done: number, total: number) => void;

/** Whether all originals of a store were hashed not long ago, and nothing was found bad since: then those that are there are held by their size. */
function trustIn(store: BackupStore, at: string): Trust {
  const all = backupsIn(store);
  if (all.some(({ note }) => !isProven(note))) return 'hash';
  const hashed = all.flatMap(({ note }) => note.proofs.filter((proof) => proof.good && proof.hashed >= note.originals - note.missing.length));
  return hashed.some((proof) => !isToBeProven(proof.at, new Date(at))) ? 'size' : 'hash';
}

/**
 * Copies the database as it is at one moment, proves the copy, copies the originals by their hashes, and
 * only then says that there is a backup; then those go that are no longer kept. `VACUUM INTO`, since SQLite's
 * own backup starts over whenever someone writes meanwhile.
 *
 * Throws `backup.unsound`, `archive.diskFull`, `folderNotWritable`, `diskError`; backups of before stay.
 */
export async function makeBackup({ reading, media, store, subject }: BackUpTask, progress: Progress): Promise<MadeBackup> {
  const database = path.join(store.databases, `${subject.at.replaceAll(/[:.]/g, '-')}.sqlite`);
  const part = unfinished(database);
  let isNoted = false;
  try {
    const source = openConnection(reading.file, reading.access);
    try {
      copyInto(source, part);
    } finally {
      source.close();
    }
    await syncFile(part);
    const contents = provenContents(part);
    if (!contents) throw new Failure('backup.unsound', { folder: store.folder });
    const { originals, records, actions } = contents;
    const { missing, hashed } = await copyOriginals(originals, media, store.media, trustIn(store, subject.at), (done) => progress(done, originals.length));
    const note: BackupNote = {
      ...subject, sha256: await hashFile(part), originals: originals.length, missing, bytes: (await stat(part)).size, records, actions,
      proofs: [{ at: subject.at, how: 'made', good: true, hashed }],
    };
    // Before its database: a note alone says nothing, and a database is never without its own.
    isNoted = true;
    await writeNote(database, note);
    await rename(part, database);
    syncFolder(store.databases);
    dropOld(store, database);
    return { database, note };
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    if (isNoted) await rm(noteOf(database), { force: true }).catch(() => undefined);
    throw toFailure(error, store.folder);
  }
}
