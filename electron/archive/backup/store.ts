/**
 * Where backups of one archive lie: in `databases/` a file a backup, named by its time, each with a note
 * that is written last and says that it was proven; in `media/` the originals of all of them, by content,
 * so that the next backup copies only what is new.
 */

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { Failure } from '#shared/contract/failures.ts';
import { fold } from '#shared/domain/fold.ts';
import { toFailure } from '../files/failing.ts';
import { isFile, isFolder } from '../files/looking.ts';
import { makeFolder } from '../files/make-folder.ts';
import { archiveAround } from '../files/outside.ts';
import { type BackupNote, UNFINISHED, isLeft, isProven, noteOf, readNote, readSealed, writeSealed } from './note.ts';

export interface BackupStore {
  readonly folder: string;
  readonly databases: string;
  readonly media: string;
}

const DATABASES = 'databases';
const MARK = 'kronika-backup.json';
const OWN_FOLDERS: ReadonlySet<string> = new Set([DATABASES, 'media']);
/** Whose backups they are. */
const mark = z.strictObject({ archive: z.string(), name: z.string() });
export type StoreMark = z.output<typeof mark>;

function storeIn(folder: string): BackupStore {
  return { folder, databases: path.join(folder, DATABASES), media: path.join(folder, 'media') };
}

/** What a folder says whose backups it holds; null where nothing can be read of it. */
export function markOf(store: BackupStore): StoreMark | null {
  return readSealed(path.join(store.folder, MARK), mark);
}

export const markFile = (store: BackupStore) => path.join(store.folder, MARK);

export interface Subject {
  readonly id: string;
  readonly name: string;
}

/** Whether nothing lies in a folder but what systems put there, and what a first backup leaves that came to nothing. */
function isFree(folder: string): boolean {
  const isEmpty = (name: string) => readdirSync(path.join(folder, name)).length === 0;
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    if (entry.isDirectory()) return entry.name.startsWith('.') || (OWN_FOLDERS.has(entry.name) && isEmpty(entry.name));
    return entry.name.startsWith('.') || (entry.name.startsWith(`${MARK}.`) && entry.name.endsWith(UNFINISHED));
  });
}

/** In a folder that holds other things the backups have one of their own. */
function ownFolder(asked: string, { id, name }: Subject): string {
  const folder = path.resolve(asked);
  if (!existsSync(folder)) return folder;
  if (!statSync(folder).isDirectory()) throw new Failure('archive.folderMissing', { folder });
  const known = markOf(storeIn(folder));
  if (known?.archive === id || isFree(folder)) return folder;
  const inside = path.join(folder, `Kronika-${fold(name).replaceAll(' ', '-').slice(0, 60) || id}`);
  if (!existsSync(inside) || markOf(storeIn(inside))?.archive === id || (isFolder(inside) && isFree(inside))) return inside;
  // The backups of another archive of that name.
  return `${inside}-${id.slice(0, 8)}`;
}

/**
 * The place for an archive's backups in a folder that the user named, made where it is not there.
 * Throws `backup.insideArchive`, `archive.folderMissing`, `folderNotWritable`, `diskFull`.
 */
export async function prepareStore(asked: string, subject: Subject): Promise<BackupStore> {
  if (archiveAround(asked) !== null) throw new Failure('backup.insideArchive', { folder: asked });
  try {
    const store = storeIn(ownFolder(asked, subject));
    for (const folder of [store.folder, store.databases, store.media]) makeFolder(folder);
    await writeSealed(markFile(store), { archive: subject.id, name: subject.name });
    sweep(store);
    return store;
  } catch (error) {
    throw toFailure(error, asked);
  }
}

/** Takes away what a cancelled or interrupted backup left behind: files that nobody writes any more, and notes of what never came to be. */
export function sweep(store: BackupStore): void {
  for (const name of readdirSync(store.folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(store.folder, name);
    if (name.endsWith(UNFINISHED) && isLeft(file)) rmSync(file, { force: true });
  }
  const names = readdirSync(store.databases);
  for (const name of names) {
    if (name.endsWith('.json') && !names.includes(name.replace(/\.json$/, '.sqlite'))) rmSync(path.join(store.databases, name), { force: true });
  }
}

export interface KnownBackup {
  readonly store: BackupStore;
  readonly database: string;
  readonly note: BackupNote;
}

/** The databases of a store, the newest first by their names; each with its note, where that can be trusted. */
export function databasesIn(store: BackupStore): { database: string; note: BackupNote | null; hasNote: boolean }[] {
  const names = readdirSync(store.databases).filter((name) => name.endsWith('.sqlite'));
  return names.toSorted().toReversed().map((name) => {
    const database = path.join(store.databases, name);
    return { database, note: readNote(database), hasNote: existsSync(noteOf(database)) };
  });
}

/** The backups of a store, the newest first. */
export function backupsIn(store: BackupStore): KnownBackup[] {
  const found = databasesIn(store).flatMap(({ database, note }) => (note ? [{ store, database, note }] : []));
  return found.toSorted((a, b) => (a.note.at < b.note.at ? 1 : -1));
}

/** The store that a folder is. Throws `backup.notFound`. */
export function existingStore(asked: string): BackupStore {
  const store = storeIn(path.resolve(asked));
  if (!existsSync(store.databases) || !existsSync(store.media)) throw new Failure('backup.notFound', { folder: store.folder });
  return store;
}

/** Whether a path is that of a database among backups, and not of a folder. */
export function isDatabaseOfStore(asked: string): boolean {
  return isFile(asked) && asked.endsWith('.sqlite') && path.basename(path.dirname(path.resolve(asked))) === DATABASES;
}

/** The newest backup in a folder that was found good when it was last looked at, or that a database in it is. Throws `backup.notFound`. */
export function findBackup(asked: string): KnownBackup {
  const given = path.resolve(asked);
  try {
    const isFile = statSync(given).isFile();
    const newest = backupsIn(storeIn(isFile ? path.dirname(path.dirname(given)) : given)).find((backup) => (isFile ? backup.database === given : isProven(backup.note)));
    if (newest) return newest;
  } catch {
    // Told below.
  }
  throw new Failure('backup.notFound', { folder: given });
}
