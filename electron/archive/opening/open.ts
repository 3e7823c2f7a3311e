import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import { Archive, type Lock, type ReadingCopy } from '../archive.ts';
import { newestGoodBackup } from '../database/backup.ts';
import { connect } from '../database/dialect.ts';
import { type ArchiveInfo, readInfo } from '../database/info.ts';
import { MIGRATIONS, migrate, newestVersion } from '../database/migrate.ts';
import type { Migration } from '../database/migrations/migration.ts';
import { accessFor, assertOwnDatabase, checkHeader, openConnection } from '../database/open.ts';
import type { Database } from '../database/schema.ts';
import { toFailure } from '../files/failing.ts';
import { type Layout, existingFolder, isWritableFile } from '../files/folder.ts';
import { isKept } from '../photos/repository.ts';
import { sweepIncoming } from '../photos/store.ts';
import { lock } from './lock.ts';
import { needsReadingCopy, readingCopy } from './reading-copy.ts';

/** Kysely opens nothing before its first query, and closes only what it opened: reading the info asks one. */
async function connected(connection: Connection): Promise<{ db: Kysely<Database>; info: ArchiveInfo }> {
  const db = connect(connection);
  return { db, info: await readInfo(db) };
}

export interface OpenOptions {
  /** `read` takes no lock and writes nothing; it is for looking while another program has the archive. */
  readonly access?: 'write' | 'read';
  /** Other migrations than the product's own, for tests of the upgrade itself. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the archive in a folder. A folder that can't be written is opened for reading.
 *
 * Throws `archive.folderMissing`, `notAnArchive`, `newerSchema`, `inUse`, `damaged`, `upgradeFailed`.
 */
export async function openArchive(folder: string, options: OpenOptions = {}): Promise<Archive> {
  const paths = existingFolder(folder);
  assertOwnDatabase(paths);
  const migrations = options.migrations ?? MIGRATIONS;
  const held = options.access === 'read' ? null : lockIfWritable(paths);
  const readOnlyReason = held ? null : options.access === 'read' ? 'asked' : 'folder';
  const opened: Connection[] = [];
  let copy: ReadingCopy | null = null;
  try {
    if (!held && needsReadingCopy(paths)) copy = readingCopy(paths);
    const first = openConnection(copy?.database ?? paths.database, copy ? 'read' : accessFor(paths, held !== null));
    opened.push(first);
    const header = checkHeader(first, paths.folder, newestVersion(migrations));
    if (held) {
      migrate(first, paths.folder, migrations);
      opened.push(openConnection(paths.database, 'read'));
    } else if (header.userVersion < newestVersion(migrations)) {
      throw new Failure('archive.upgradeNeeded', { folder: paths.folder });
    }
    const { db: reader, info } = await connected(opened.at(-1) ?? first);
    const writer = held ? (await connected(first)).db : null;
    if (held) await sweepIncoming(paths, (sha256) => isKept(reader, sha256));
    return new Archive({ paths, info, reader, writer, readOnlyReason, lock: held, copy });
  } catch (error) {
    for (const connection of opened) connection.close();
    held?.release();
    copy?.remove();
    throw withBackup(toFailure(error, paths.folder), paths);
  }
}

/** The lock, or null where the folder or the database can't be written. */
function lockIfWritable(paths: Layout): Lock | null {
  if (!isWritableFile(paths.database)) return null;
  try {
    return lock(paths);
  } catch (error) {
    if (error instanceof Failure && error.code === 'archive.folderNotWritable') return null;
    throw error;
  }
}

/** Says of damage which backup is good. */
function withBackup(error: unknown, paths: Layout): unknown {
  if (!(error instanceof Failure) || error.code !== 'archive.damaged') return error;
  const backup = newestGoodBackup(paths.folder);
  return new Failure('archive.damaged', { folder: paths.folder, backup }, { cause: error.cause });
}
