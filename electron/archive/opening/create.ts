import { type Dirent, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive, Lock } from '../archive.ts';
import { writeInfo } from '../database/info.ts';
import { migrate } from '../database/migrate.ts';
import { PAGE_SIZE, foldLog, openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { type Layout, assertNotTooLong, layout, logOf, syncFolder } from '../files/folder.ts';
import { makeFolder, removeFolders } from '../files/make-folder.ts';
import { archiveAround } from '../files/outside.ts';
import { INDEX_VERSION } from '../search/version.ts';
import { markOfCopy } from './copy-id.ts';
import { lock } from './lock.ts';
import { openLocked } from './open.ts';

/** What an interrupted attempt leaves in a folder, and what systems put into every folder. */
const OWN_FILES = /^(kronika\.lock(\.json|-journal)?|kronika\.sqlite\.new(-.*)?|\.DS_Store|desktop\.ini)$/;
const OWN_FOLDERS = /^(media|derived|incoming)$/;

/** True of what an interrupted attempt leaves; anything else there is somebody's own. */
function isLeftOver(entry: Dirent): boolean {
  if (!entry.isDirectory()) return entry.isFile() && OWN_FILES.test(entry.name);
  return OWN_FOLDERS.test(entry.name) && readdirSync(path.join(entry.parentPath, entry.name)).length === 0;
}

function assertFree({ folder }: Layout): void {
  if (readdirSync(folder, { withFileTypes: true }).every(isLeftOver)) return;
  throw new Failure('archive.folderNotEmpty', { folder });
}

/** Under another name until it is whole, so that a crash leaves no archive that is half made. */
function unfinishedOf(paths: Layout): Layout {
  return { ...paths, database: `${paths.database}.new` };
}

function filesOf(database: string): string[] {
  return [database, logOf(database), `${database}-shm`, `${database}-journal`];
}

/** Makes an archive's database, and what else it consists of, under the names that it is given. */
type Make = (unfinished: Layout, held: Lock) => Promise<void>;

/**
 * Makes an archive in a folder that is empty or not there yet, and opens it. The folder is locked first,
 * so that of two programs that make one there at once, one does; one that holds only what an interrupted
 * attempt left is taken up again. When it fails, nothing of it stays.
 *
 * Throws what `make` throws, and `archive.folderMissing`, `folderNotEmpty`, `insideAnother`, `folderNotWritable`, `pathTooLong`, `inUse`,
 * `lockUnusable`, `diskFull`.
 */
export async function makeArchive(folder: string, make: Make): Promise<Archive> {
  const paths = layout(folder);
  assertNotTooLong(paths.folder);
  const archive = existsSync(paths.database) ? null : archiveAround(paths.folder);
  if (archive !== null) throw new Failure('archive.insideAnother', { folder: paths.folder, archive });
  const made = makeFolder(paths.folder);
  try {
    // Before the lock, which would leave its file among somebody's own; and under it, since by then another may have made one.
    assertFree(paths);
    const held = lock(paths);
    try {
      assertFree(paths);
      return await makeLocked(paths, held, make);
    } catch (error) {
      held.remove();
      throw error;
    }
  } catch (error) {
    removeFolders(made);
    throw toFailure(error, paths.folder);
  }
}

/**
 * Makes a new archive, empty but for what `fill` puts into it. Throws as `makeArchive`.
 * @param fill what else belongs to a whole archive of its kind
 */
export function createArchive(folder: string, name: string, fill?: (archive: Archive) => Promise<void>): Promise<Archive> {
  return makeArchive(folder, async (unfinished, held) => {
    makeDatabase(unfinished, name);
    if (fill) await fillIn(unfinished, held, fill);
  });
}

async function makeLocked(paths: Layout, held: Lock, make: Make): Promise<Archive> {
  const unfinished = unfinishedOf(paths);
  for (const file of filesOf(unfinished.database)) rmSync(file, { force: true });
  const folders = [paths.media, paths.derived, paths.incoming];
  try {
    for (const inside of folders) makeFolder(inside);
    await make(unfinished, held);
    foldLog(unfinished.database);
    renameSync(unfinished.database, paths.database);
    syncFolder(paths.folder);
    return await openLocked(paths, held, PAGE_SIZE);
  } catch (error) {
    // All in them is of this attempt: when it was locked the folder held none of them, or empty ones.
    for (const file of [...filesOf(unfinished.database), ...filesOf(paths.database)]) rmSync(file, { force: true });
    for (const inside of folders) rmSync(inside, { recursive: true, force: true });
    throw error;
  }
}

function makeDatabase({ database, folder }: Layout, name: string): void {
  const connection = openConnection(database, 'write');
  try {
    migrate(connection, folder);
    writeNewInfo(connection, folder, name);
  } finally {
    connection.close();
  }
}

/** What an archive that is made now says of itself. */
export function writeNewInfo(connection: Connection, folder: string, name: string): void {
  writeInfo(connection, { id: uuid(), name, createdAt: new Date().toISOString(), indexVersion: INDEX_VERSION, copyId: uuid(), copyMark: markOfCopy(folder) });
}

async function fillIn(unfinished: Layout, held: Lock, fill: (archive: Archive) => Promise<void>): Promise<void> {
  // It is closed and opened once more before the lock is given back.
  const lent: Lock = { wasLeft: held.wasLeft, release: () => undefined, remove: () => undefined };
  const archive = await openLocked(unfinished, lent, PAGE_SIZE);
  try {
    await fill(archive);
  } finally {
    await archive.close();
  }
}
