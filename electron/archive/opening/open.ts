import { existsSync } from 'node:fs';
import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import { Archive, type Lock, type ReadOnlyReason, type ReadingCopy } from '../archive.ts';
import { newestGoodBackup } from '../database/backup.ts';
import { connect } from '../database/dialect.ts';
import { type ArchiveInfo, readInfo } from '../database/info.ts';
import { MIGRATIONS, migrate, newestVersion } from '../database/migrate.ts';
import type { Migration } from '../database/migrations/migration.ts';
import { hasStaleNames, renewStale } from '../search/stale.ts';
import { rewriteErased } from '../database/rewrite.ts';
import { accessFor, assertOwnDatabase, checkHeader, emptyLog, openConnection } from '../database/open.ts';
import type { Database } from '../database/schema.ts';
import { Anchor } from '../files/anchor.ts';
import { toFailure } from '../files/failing.ts';
import { type Layout, existingFolder, logOf } from '../files/folder.ts';
import { isWritable } from '../files/looking.ts';
import { isKept } from '../photos/repository.ts';
import { sweepIncoming } from '../photos/store.ts';
import { noteCopy } from './copy-id.ts';
import { keepDamagedLog, noteDamagedLog } from './damaged-log.ts';
import { lock } from './lock.ts';
import { needsReadingCopy, readingCopy } from './reading-copy.ts';
import { rescueOf } from './rescue.ts';

/** Kysely opens nothing before its first query, and closes only what it opened: reading the info asks one. */
export async function connected(connection: Connection, onWritten?: () => void): Promise<{ db: Kysely<Database>; info: ArchiveInfo }> {
  const db = connect(connection, onWritten);
  return { db, info: await readInfo(db) };
}

export interface OpenOptions {
  /** `read` takes no lock and writes nothing; it is for looking while another program has the archive. */
  readonly access?: 'write' | 'read';
  /** Other migrations than the product's own, for tests of the upgrade itself. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the archive in a folder. A folder that can't be written, or that can't be locked, is opened for reading.
 *
 * Throws `archive.folderMissing`, `pathTooLong`, `notAnArchive`, `newerSchema`, `inUse`, `damaged`, `upgradeFailed`,
 * `diskFull`.
 */
export async function openArchive(folder: string, options: OpenOptions = {}): Promise<Archive> {
  const paths = existingFolder(folder);
  const pageSize = assertOwnDatabase(paths);
  const migrations = options.migrations ?? MIGRATIONS;
  const held = options.access === 'read' ? 'asked' : lockIfWritable(paths);
  try {
    return typeof held === 'string' ? await openForReading(paths, held, pageSize, migrations) : await openLocked(paths, held, pageSize, migrations);
  } catch (error) {
    // What was not looked over now is to be looked over the next time.
    if (typeof held !== 'string') held.release(!held.wasLeft);
    throw withBackup(toFailure(error, paths.folder), paths);
  }
}

/** The lock, or why there is none: the folder or the database can't be written, or the lock's own file is no use. */
function lockIfWritable(paths: Layout): Lock | ReadOnlyReason {
  if (![paths.folder, paths.database].every(isWritable)) return 'folder';
  try {
    return lock(paths);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code === 'archive.folderNotWritable') return 'folder';
    if (error.code === 'archive.lockUnusable') return 'lock';
    throw error;
  }
}

async function openForReading(paths: Layout, reason: ReadOnlyReason, pageSize: number, migrations: readonly Migration[]): Promise<Archive> {
  let copy: ReadingCopy | null = null;
  let connection: Connection | null = null;
  try {
    const warning = noteDamagedLog(paths, pageSize);
    if (needsReadingCopy(paths)) copy = readingCopy(paths);
    connection = openConnection(copy?.database ?? paths.database, copy ? 'read' : accessFor(paths, false));
    const { userVersion } = checkHeader(connection, paths.folder, newestVersion(migrations));
    if (userVersion < newestVersion(migrations)) throw new Failure('archive.upgradeNeeded', { folder: paths.folder });
    const { db: reader, info } = await connected(connection);
    return new Archive({ paths, info, reader, writer: null, readOnlyReason: reason, lock: null, copy, anchor: null, rescue: null, warnings: warning ? [warning] : [] });
  } catch (error) {
    connection?.close();
    copy?.remove();
    throw error;
  }
}

/** Opens a backup as an archive that is only read. @param copy its database, and what takes away the room that it was given. Throws what SQLite throws, too; the room is then still there. */
export async function openUnchanging(paths: Layout, copy: ReadingCopy): Promise<Archive> {
  const connection = openConnection(copy.database, copy.access);
  try {
    checkHeader(connection, paths.folder, newestVersion());
    const { db: reader, info } = await connected(connection);
    return new Archive({ paths, info, reader, writer: null, readOnlyReason: 'backup', lock: null, copy, anchor: null, rescue: null, warnings: [] });
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens an archive for writing that is locked already; the lock stays with who has it when this fails.
 * Throws what SQLite and Node throw, too.
 * @param pageSize in bytes
 */
export async function openLocked(paths: Layout, held: Lock, pageSize: number, migrations: readonly Migration[] = MIGRATIONS): Promise<Archive> {
  const opened: Connection[] = [];
  const open = (access: 'write' | 'read') => {
    const connection = openConnection(paths.database, access);
    opened.push(connection);
    return connection;
  };
  try {
    const warning = keepDamagedLog(paths, pageSize);
    // A connection that only reads leaves all as it is where this is refused; one that writes would fold the log into a damaged database.
    const first = existsSync(logOf(paths.database)) ? open('read') : null;
    if (first) checkHeader(first, paths.folder, newestVersion(migrations));
    const writing = open('write');
    checkHeader(writing, paths.folder, newestVersion(migrations));
    // Else what can't be read of the log would be met again when the next crash comes.
    if (warning) emptyLog(writing);
    migrate(writing, paths.folder, migrations);
    if (migrations === MIGRATIONS) noteCopy(writing, paths.folder);
    const reading = first ?? open('read');
    const { db: reader, info } = await connected(reading);
    let archive: Archive | null = null;
    const { db: writer } = await connected(writing, () => archive?.assertInPlace());
    if (migrations === MIGRATIONS) await finishErasing(writer);
    const anchor = new Anchor(paths);
    await sweepIncoming(paths, (sha256) => isKept(reader, sha256));
    archive = new Archive({
      paths, info, reader, writer, readOnlyReason: null, lock: held, copy: null, anchor, rescue: rescueOf(paths, reading, anchor), warnings: warning ? [warning] : [],
    });
    if (migrations === MIGRATIONS && (await hasStaleNames(reader))) archive.beside(renewStale);
    return archive;
  } catch (error) {
    for (const connection of opened) connection.close();
    throw error;
  }
}

/** What a crash or a full disk kept an erasing from: it waits for the next opening where it still can't be done. */
async function finishErasing(writer: Kysely<Database>): Promise<void> {
  try {
    await rewriteErased(writer);
  } catch {
    // Nobody is kept from the archive by it.
  }
}

/** Says of damage which backup is good. */
function withBackup(error: unknown, paths: Layout): unknown {
  if (!(error instanceof Failure) || error.code !== 'archive.damageMet') return error;
  const backup = newestGoodBackup(paths.folder);
  return new Failure('archive.damaged', { folder: paths.folder, backup }, { cause: error.cause });
}
