import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';
import { type Layout, logOf } from '../files/folder.ts';
import { isWritable } from '../files/looking.ts';

/** 'KRNK' in the file's header says that the database is a Kronika archive and no other SQLite file. */
export const APPLICATION_ID = 0x4b524e4b;

// The driver reads file: addresses only when this is set by the time it loads, which it does at the
// first connection; `readImmutable` below needs one.
process.env.SQLITE_USE_URI = '1';

/** Loads the driver's native code, which the first connection does by itself: in a thread before it says that it is up. */
export function loadDriver(): void {
  new BetterSqlite3(':memory:').close();
}

export type Access = 'write' | 'read' | 'readImmutable';

/**
 * Opens a connection with the settings that keep what was confirmed. better-sqlite3 is built so that
 * a reopened WAL database falls back to `synchronous=NORMAL`, which loses confirmed rows in a power
 * cut, so FULL is set on every open.
 *
 * `readImmutable` is for a folder that cannot be written at all: WAL needs to write beside the file.
 */
export function openConnection(file: string, access: Access): BetterSqlite3.Database {
  const readonly = access !== 'write';
  const connection =
    access === 'readImmutable'
      ? new BetterSqlite3(`${pathToFileURL(file).href}?immutable=1`, { readonly })
      : new BetterSqlite3(file, { readonly, timeout: 5000 });
  try {
    // Before anything else is read: a hostile file must not run its own functions or pass for healthy.
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    connection.pragma('foreign_keys = ON');
    if (!readonly) {
      // Of a database that is there already this changes nothing.
      connection.pragma(`page_size = ${PAGE_SIZE}`);
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      if (process.platform === 'darwin') connection.pragma('fullfsync = ON');
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Refuses the database of another program before anything is written beside it or into it; gives the size
 * of its pages, in bytes. Asked as of a file that nobody changes, since SQLite would else turn it into a WAL
 * database; and through SQLite, since whoever opens and closes the file by himself takes away the locks
 * that this process has on it.
 */
export function assertOwnDatabase({ database, folder }: { readonly database: string; readonly folder: string }): number {
  const connection = unchanging(database, folder);
  try {
    if (readHeader(connection).applicationId !== APPLICATION_ID) throw new Failure('archive.notAnArchive', { folder });
    return Number(connection.pragma('page_size', { simple: true }));
  } catch (error) {
    // A header that can't be read is damage, which opening says.
    if (error instanceof Failure) throw error;
    return PAGE_SIZE;
  } finally {
    connection.close();
  }
}

/** Of a new database, in bytes: twice SQLite's own, of which a page holds two texts of a thousand letters and a quarter of nothing. */
export const PAGE_SIZE = 8192;

function unchanging(database: string, folder: string): BetterSqlite3.Database {
  try {
    return openConnection(database, 'readImmutable');
  } catch (cause) {
    throw new Failure('archive.folderMissing', { folder }, { cause });
  }
}

export interface Header {
  readonly applicationId: number;
  readonly userVersion: number;
}

export function readHeader(connection: BetterSqlite3.Database): Header {
  return {
    applicationId: Number(connection.pragma('application_id', { simple: true })),
    userVersion: Number(connection.pragma('user_version', { simple: true })),
  };
}

/** Refuses what is no archive or is newer than this version; reads the schema once, so damage shows. */
export function checkHeader(connection: BetterSqlite3.Database, folder: string, newest: number): Header {
  const header = readHeader(connection);
  if (header.applicationId !== APPLICATION_ID) throw new Failure('archive.notAnArchive', { folder });
  if (header.userVersion > newest) {
    throw new Failure('archive.newerSchema', { folder, version: header.userVersion, known: newest });
  }
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  return header;
}

/**
 * Folds the log of a database that nobody else has open into it, so that its one file is all of it. Throws what
 * SQLite throws, as where the disk has no room for that.
 */
export function foldLogOf(connection: BetterSqlite3.Database): void {
  const mode = connection.pragma('journal_mode = DELETE', { simple: true });
  if (mode !== 'delete') throw new Error(`the log of ${connection.name} can't be folded: ${String(mode)}`);
}

/** As `foldLogOf`, of a file. */
export function foldLog(file: string): void {
  const connection = openConnection(file, 'write');
  try {
    foldLogOf(connection);
  } finally {
    connection.close();
  }
}

/** Folds what counts of a log into the database and empties it; what lies beyond its end is gone then. */
export function emptyLog(connection: BetterSqlite3.Database): void {
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

/** Without the lock: beside a running writer its log must be read; in a folder that can't be written it can't. */
export function accessFor(paths: Layout, held: boolean): Access {
  if (held) return 'write';
  return existsSync(logOf(paths.database)) || isWritable(paths.folder) ? 'read' : 'readImmutable';
}
