/**
 * A backup opened as a whole archive that is only read, beside the living one. Nothing is ever written where backups lie: what is made
 * on the way, such as smaller pictures, lies in a room of its own, which goes when it is closed.
 */

import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive, Lock } from '../archive.ts';
import { infoOf } from '../database/info.ts';
import { newestVersion } from '../database/migrate.ts';
import { PAGE_SIZE, checkHeader, openConnection } from '../database/open.ts';
import { sqliteCode, toFailure } from '../files/failing.ts';
import { layout } from '../files/folder.ts';
import { isFolder } from '../files/looking.ts';
import { openLocked, openUnchanging } from '../opening/open.ts';
import { isIndexCurrent, reindex } from '../search/reindex.ts';
import { INDEX_VERSION } from '../search/version.ts';
import { isLeft, unfinished } from './note.ts';
import type { KnownBackup } from './store.ts';

export interface ReadyTask {
  readonly what: 'ready';
  readonly database: string;
  /** For a copy of it, where one is needed. */
  readonly room: string;
}

/** Nobody else knows of the room that an older backup's copy lies in. */
const NOBODY: Lock = { wasLeft: false, release: () => undefined, remove: () => undefined };

type Progress = (done: number, total: number) => void;

/**
 * The database that is to be read: a backup's own where this version made it, else a copy that was brought up to date, its index too.
 * Throws `archive.newerSchema`, `archive.damageMet`, `archive.diskFull`, and as the disk does.
 */
export async function readied(task: ReadyTask, progress: Progress): Promise<string> {
  try {
    return await asToday(task, progress);
  } catch (error) {
    // A thread can tell only of what has a name.
    throw toFailure(error, path.dirname(task.database));
  }
}

async function asToday({ database, room }: ReadyTask, progress: Progress): Promise<string> {
  const lying = openConnection(database, 'readImmutable');
  try {
    const { userVersion } = checkHeader(lying, path.dirname(database), newestVersion());
    if (userVersion === newestVersion() && infoOf(lying).indexVersion === INDEX_VERSION) return database;
  } finally {
    lying.close();
  }
  const paths = layout(room);
  copyFileSync(database, paths.database);
  const archive = await openLocked(paths, NOBODY, PAGE_SIZE);
  try {
    if (!isIndexCurrent(archive)) await reindex(archive, { signal: new AbortController().signal, progress });
  } finally {
    await archive.close();
  }
  // The copy as it was before: the backup itself is that.
  rmSync(paths.backups, { recursive: true, force: true });
  return paths.database;
}

const ROOM = 'opened-backup-';
/** Those of backups that are open in this program. */
const inUse = new Set<string>();

/** Takes away the rooms that programs left which were killed. @param home the folder for what Kronika keeps beside archives */
export function clearRooms(home: string): void {
  if (!isFolder(home)) return;
  for (const name of readdirSync(home).filter((one) => one.startsWith(ROOM))) {
    const room = path.join(home, name);
    if (!inUse.has(room) && isLeft(room)) rmSync(room, { recursive: true, force: true });
  }
}

function makeRoom(home: string): { readonly room: string; readonly remove: () => void } {
  const room = unfinished(path.join(home, `${ROOM}${uuid()}`));
  inUse.add(room);
  const remove = () => {
    rmSync(room, { recursive: true, force: true });
    inUse.delete(room);
  };
  try {
    mkdirSync(layout(room).incoming, { recursive: true });
    return { room, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** What kept a backup from being read, or from being read on: that it is damaged, or not there any more. Anything else goes through as it is. */
export function backupFailure(error: unknown, database: string): unknown {
  const known = toFailure(error, path.dirname(database));
  if (!(known instanceof Failure)) return error;
  const isOfFiles = known !== error || known.code.startsWith('archive.') || sqliteCode(error) !== null;
  if (isOfFiles && !existsSync(database)) return new Failure('backup.gone', { file: database }, { cause: error });
  if (['archive.damageMet', 'archive.notAnArchive', 'archive.upgradeFailed'].includes(known.code)) return new Failure('backup.damaged', { file: database }, { cause: error });
  return known;
}

/**
 * Throws `backup.damaged`, `backup.gone`, `archive.newerSchema`, `archive.diskFull`, and what `ready` does.
 * @param home the folder for what Kronika keeps beside archives
 * @param ready does `readied` elsewhere, since an older backup takes its time
 */
export async function openBackup({ store, database }: KnownBackup, home: string, ready: (task: ReadyTask) => Promise<string>): Promise<Archive> {
  clearRooms(home);
  const { room, remove } = makeRoom(home);
  try {
    const file = await ready({ what: 'ready', database, room });
    return await openUnchanging({ ...layout(room), folder: store.folder, database, media: store.media }, { database: file, access: 'readImmutable', remove });
  } catch (error) {
    remove();
    throw backupFailure(error, database);
  }
}
