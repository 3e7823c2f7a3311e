/**
 * One writer an archive: the desktop app, the browser shell and the command line can meet in one
 * folder. The lock is SQLite's own on a small file beside the database, so the operating system takes
 * it back when a process dies, whatever it died of, and no stale lock is ever left to guess about.
 */

import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import BetterSqlite3 from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';
import type { Lock } from '../archive.ts';
import { sqliteCode, toFailure } from '../files/failing.ts';
import { identityOf, isFile, isThere } from '../files/looking.ts';

/** What is locked, and for whose sake. */
export interface Lockable {
  readonly folder: string;
  readonly lock: string;
  /** Whoever may write this may take the lock. */
  readonly database: string;
}

type Connection = BetterSqlite3.Database;

const holderFile = (lock: string) => `${lock}.json`;

function holder({ lock }: Lockable): { host: string; since: string } {
  try {
    if (!isFile(holderFile(lock))) throw new Error('nobody has said so');
    const known = JSON.parse(readFileSync(holderFile(lock), 'utf8')) as { host?: unknown; since?: unknown };
    return { host: String(known.host), since: String(known.since) };
  } catch {
    return { host: os.hostname(), since: '' };
  }
}

function unusable({ lock }: Lockable, cause?: unknown): Failure {
  return new Failure('archive.lockUnusable', { file: lock }, { cause });
}

/** How often a lock is tried for whose file another program replaces meanwhile, as one that gives up making an archive does. */
const TRIES = 5;

/**
 * Takes the lock. Throws `archive.inUse`, saying on which computer and since when;
 * `archive.lockUnusable` where it can't be proved that nobody else has it; `archive.diskFull`.
 */
export function lock(what: Lockable): Lock {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const made = makeLockFile(what);
    const before = identityOf(what.lock);
    const connection = exclusive(what, made);
    // Else it is locked that another program has just taken away, and a third could lock its successor.
    if (before === null || identityOf(what.lock) !== before) connection.close();
    else return noteHolder(what, connection, made);
  }
  throw inUse(what);
}

function inUse(what: Lockable): Failure {
  return new Failure('archive.inUse', { folder: what.folder, ...holder(what) });
}

/** The lock's file, for everyone who may write the archive; true where it was not there. It stays when the archive is closed. */
function makeLockFile(what: Lockable): boolean {
  if (isThere(what.lock)) {
    // Opening a pipe could last for ever.
    if (!isFile(what.lock)) throw unusable(what);
    return false;
  }
  try {
    writeFileSync(what.lock, '', { flag: 'wx' });
    if (existsSync(what.database)) chmodSync(what.lock, statSync(what.database).mode & 0o666);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw toFailure(error, what.folder);
    return false;
  }
}

/**
 * A file that this user can't write is opened by SQLite for reading, and then "exclusive" locks nobody
 * out. So a second connection must be refused before the first is believed.
 * @param made whether the file was made for this, and is nobody else's to lock where that fails
 */
function exclusive(what: Lockable, made: boolean): Connection {
  const opened: Connection[] = [];
  try {
    const connection = new BetterSqlite3(what.lock, { timeout: 0 });
    opened.push(connection);
    if (!locks(connection)) throw inUse(what);
    const other = new BetterSqlite3(what.lock, { timeout: 0 });
    opened.push(other);
    if (locks(other)) throw unusable(what);
    other.close();
    return connection;
  } catch (error) {
    for (const connection of opened) connection.close();
    if (error instanceof Failure && error.code === 'archive.inUse') throw error;
    if (made) rmSync(what.lock, { force: true });
    throw error instanceof Failure ? error : refused(what, error);
  }
}

/** A disk with no room for the lock is no fault of the lock's. */
function refused(what: Lockable, error: unknown): unknown {
  const isDisk = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT', 'EFBIG'].includes(sqliteCode(error) ?? (error as NodeJS.ErrnoException).code ?? '');
  return isDisk ? toFailure(error, what.folder) : unusable(what, error);
}

/** False where somebody else has it locked. */
function locks(connection: Connection): boolean {
  try {
    connection.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

/**
 * Notes who has it, for whoever is refused.
 * @param made as of `exclusive`
 */
function noteHolder(what: Lockable, connection: Connection, made: boolean): Lock {
  const file = holderFile(what.lock);
  try {
    const wasLeft = isThere(file);
    // Written anew, since it may be another user's, in a folder that both may write.
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify({ host: os.hostname(), pid: process.pid, since: new Date().toISOString() }), { flag: 'wx' });
    const mine = identityOf(file);
    const forget = () => {
      // Where the folder was moved away, another archive can lie in its place.
      if (identityOf(file) === mine) rmSync(file, { force: true });
    };
    return {
      wasLeft,
      release: (cleanly = true) => inTurn(() => cleanly && forget(), () => connection.close()),
      remove: () => inTurn(forget, () => removeLocked(what.lock, connection)),
    };
  } catch (error) {
    // Nothing of a lock that nobody has may stand in the way of taking a new folder back.
    if (made) inTurn(() => rmSync(file, { force: true }), () => removeLocked(what.lock, connection));
    else connection.close();
    throw refused(what, error);
  }
}

/** The second also where the first fails: nobody keeps a lock against himself. */
function inTurn(first: () => unknown, second: () => void): void {
  try {
    first();
  } finally {
    second();
  }
}

/** While it is still locked, so that nobody has locked it by then; only Windows removes no file that is open. */
function removeLocked(file: string, connection: Connection): void {
  const posix = process.platform !== 'win32';
  inTurn(
    () => posix && rmSync(file, { force: true }),
    () => connection.close(),
  );
  if (!posix) rmSync(file, { force: true });
}
