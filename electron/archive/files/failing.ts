/** What the operating system or SQLite says no with, as what a user can be told. */

import BetterSqlite3 from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';

/** SQLite's word for what went wrong, where it was SQLite: `SQLITE_FULL`, `SQLITE_CORRUPT_VTAB` … */
export function sqliteCode(error: unknown): string | null {
  return error instanceof BetterSqlite3.SqliteError ? error.code : null;
}

/** A disk that is failing, was pulled out, or lies on a network that is gone. */
const UNREACHABLE: ReadonlySet<string> = new Set(['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'ENOTCONN', 'ETIMEDOUT', 'EHOSTDOWN']);

function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '');
}

/** Turns what Node or SQLite threw into what a user can be told. What is unknown goes through as it is. */
export function toFailure(error: unknown, folder: string): unknown {
  if (error instanceof Failure) return error;
  const cause = { cause: error };
  const code = sqliteCode(error) ?? (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (isDamage(error)) return new Failure('archive.damageMet', { folder }, cause);
  if (code === 'SQLITE_CONSTRAINT_UNIQUE') return new Failure('record.alreadyThere', {}, cause);
  // SHMSIZE: there was no room for the log's index.
  if (['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return new Failure('archive.diskFull', { folder }, cause);
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN'].includes(code) || code.startsWith('SQLITE_READONLY')) {
    return new Failure('archive.folderNotWritable', { folder }, cause);
  }
  if (code === 'ENAMETOOLONG') return new Failure('archive.pathTooLong', { folder }, cause);
  if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ELOOP'].includes(code)) return new Failure('archive.folderMissing', { folder }, cause);
  if (UNREACHABLE.has(code) || code.startsWith('SQLITE_IOERR')) return new Failure('archive.diskError', { folder }, cause);
  return error;
}
