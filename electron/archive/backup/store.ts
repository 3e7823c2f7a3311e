/**
 * Where backups of one archive lie: in `databases/` a file a backup, named by its time, each with a note
 * that is written last and says that it was proven; in `media/` the originals of all of them, by content,
 * so that the next backup copies only what is new.
 */

import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { Failure } from '#shared/contract/failures.ts';
import { fold } from '#shared/domain/fold.ts';
import { toFailure } from '../files/failing.ts';
import { syncFolder } from '../files/folder.ts';
import { makeFolder } from '../files/make-folder.ts';
import { archiveAround } from '../files/outside.ts';

export interface BackupStore {
  readonly folder: string;
  readonly databases: string;
  readonly media: string;
}

const MARK = 'kronika-backup.json';
/** What is not finished; whatever of it is left is nobody's. */
const UNFINISHED = '.part';

const mark = z.object({ archive: z.string(), name: z.string() });

/** What is known of a backup that was proven. */
const note = z.object({
  archive: z.string(),
  name: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** SHA-256 of the database. */
  sha256: z.string(),
  originals: z.number().int(),
  /** SHA-256 of originals that the archive itself had lost by then. */
  missing: z.array(z.string()),
});
export type BackupNote = z.output<typeof note>;

function storeIn(folder: string): BackupStore {
  return { folder, databases: path.join(folder, 'databases'), media: path.join(folder, 'media') };
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Writes a small file whole and durably. */
export async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(`${file}${UNFINISHED}`, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}${UNFINISHED}`, file);
  syncFolder(path.dirname(file));
}

export function unfinished(file: string): string {
  return `${file}.${process.pid}${UNFINISHED}`;
}

export interface Subject {
  readonly id: string;
  readonly name: string;
}

/** In a folder that holds other things the backups have one of their own. */
function ownFolder(asked: string, { id, name }: Subject): string {
  const folder = path.resolve(asked);
  if (!existsSync(folder)) return folder;
  if (!statSync(folder).isDirectory()) throw new Failure('archive.folderMissing', { folder });
  const known = readJson(path.join(folder, MARK), mark);
  if (known?.archive === id || readdirSync(folder).every((entry) => entry.startsWith('.'))) return folder;
  const inside = path.join(folder, `Kronika-${fold(name).replaceAll(' ', '-').slice(0, 60) || id}`);
  if (!existsSync(inside) || readJson(path.join(inside, MARK), mark)?.archive === id) return inside;
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
    await writeDurably(path.join(store.folder, MARK), JSON.stringify({ archive: subject.id, name: subject.name }));
    sweep(store);
    return store;
  } catch (error) {
    throw toFailure(error, asked);
  }
}

/** Takes away what a cancelled or interrupted backup left behind. */
export function sweep(store: BackupStore): void {
  for (const name of readdirSync(store.folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith(UNFINISHED)) rmSync(path.join(store.folder, name), { force: true });
  }
}

const noteOf = (database: string) => database.replace(/\.sqlite$/, '.json');

/** Says that a backup was proven; from then on it is one. */
export function writeNote(database: string, written: BackupNote): Promise<void> {
  return writeDurably(noteOf(database), JSON.stringify(written));
}

export interface KnownBackup {
  readonly store: BackupStore;
  readonly database: string;
  readonly note: BackupNote;
}

/** The backups of a store that were proven, the newest first. */
function backupsIn(store: BackupStore): KnownBackup[] {
  const names = readdirSync(store.databases).filter((name) => name.endsWith('.sqlite'));
  const found = names.flatMap((name) => {
    const database = path.join(store.databases, name);
    const known = readJson(noteOf(database), note);
    return known ? [{ store, database, note: known }] : [];
  });
  return found.toSorted((a, b) => (a.note.at < b.note.at ? 1 : -1));
}

/** The backup that a folder's newest is, or that a database in it is. Throws `backup.notFound`. */
export function findBackup(asked: string): KnownBackup {
  const given = path.resolve(asked);
  try {
    const isFile = statSync(given).isFile();
    const newest = backupsIn(storeIn(isFile ? path.dirname(path.dirname(given)) : given)).find((backup) => !isFile || backup.database === given);
    if (newest) return newest;
  } catch {
    // Told below.
  }
  throw new Failure('backup.notFound', { folder: given });
}
