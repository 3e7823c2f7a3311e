/** The other copy: an archive's folder, a stick that one lies on, or a backup. It is only read, never written to. */

import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '#shared/contract/failures.ts';
import { findBackup } from '../backup/store.ts';
import type { Erasure } from '../changes/blanking.ts';
import { eraseAsElsewhere } from '../changes/erase.ts';
import { checkHistory } from '../check/history.ts';
import { databaseProblems } from '../database/check.ts';
import { connect } from '../database/dialect.ts';
import { type ArchiveInfo, infoOf } from '../database/info.ts';
import { migrate, newestVersion } from '../database/migrate.ts';
import { APPLICATION_ID, foldLogOf, openConnection, readHeader } from '../database/open.ts';
import { sqliteCode, toFailure } from '../files/failing.ts';
import { layout, logOf } from '../files/folder.ts';
import { identityOf, isFile, isFolder } from '../files/looking.ts';
import { erasuresOf } from './repository.ts';

export interface Other {
  /** As it is told: the folder of an archive, or the database of a backup. */
  readonly place: string;
  readonly isBackup: boolean;
  readonly database: string;
  /** Where its originals lie. */
  readonly media: string;
}

/** The open archive, as far as the other has to be held against it. */
export interface Own {
  readonly id: string;
  readonly folder: string;
}

function archiveIn(folder: string): Other | null {
  const { database, media } = layout(folder);
  return isFile(database) ? { place: path.resolve(folder), isBackup: false, database, media } : null;
}

function backupIn(given: string): Other | null {
  try {
    const { database, store } = findBackup(given);
    return { place: database, isBackup: true, database, media: store.media };
  } catch {
    return null;
  }
}

/** Facts of a database that is not written to; null where there are none to be read. */
function factsOf({ database }: Other): ArchiveInfo | null {
  try {
    const connection = openConnection(database, 'readImmutable');
    try {
      return readHeader(connection).applicationId === APPLICATION_ID ? infoOf(connection) : null;
    } finally {
      connection.close();
    }
  } catch {
    return null;
  }
}

function inside(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => path.join(folder, entry.name)).toSorted();
  } catch {
    return [];
  }
}

/** What is meant by a folder, or by a file in a backup's: on a stick that holds several, the copy of this archive. Throws `merging.nothingThere`, `merging.itself`. */
export function findOther(asked: string, own: Own): Other {
  const given = path.resolve(asked);
  const isOwn = (other: Other) => !other.isBackup && identityOf(other.place) === identityOf(own.folder);
  const meant = archiveIn(given) ?? backupIn(given);
  if (meant && isOwn(meant)) throw new Failure('merging.itself', { folder: given });
  if (meant) return meant;
  const found = (isFolder(given) ? inside(given) : []).flatMap((folder) => archiveIn(folder) ?? backupIn(folder) ?? []).filter((other) => !isOwn(other));
  const copy = found.find((other) => factsOf(other)?.id === own.id) ?? found[0];
  if (!copy) throw new Failure('merging.nothingThere', { folder: given });
  return copy;
}

/** What the other's failures are told as. */
export function otherFailure(error: unknown, { place: folder }: Pick<Other, 'place'>): unknown {
  const code = sqliteCode(error);
  if (code === null) return error;
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return new Failure('merging.damaged', { folder }, { cause: error });
  return code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') ? new Failure('merging.unreadable', { folder }, { cause: error }) : error;
}

/** Throws `merging.newer`, `merging.damaged`, `merging.another`. */
function assertCopy(other: Other, own: Own): { readonly version: number; readonly info: ArchiveInfo } {
  const { place: folder } = other;
  const connection = openConnection(other.database, 'readImmutable');
  try {
    const { applicationId, userVersion: version } = readHeader(connection);
    if (applicationId !== APPLICATION_ID) throw new Failure('merging.nothingThere', { folder });
    if (version > newestVersion()) throw new Failure('merging.newer', { folder, version, known: newestVersion() });
    const info = infoOf(connection);
    if (info.id !== own.id) throw new Failure('merging.another', { folder, name: info.name });
    return { version, info };
  } finally {
    connection.close();
  }
}

/** A copy of the other's database that can be attached. */
export interface Prepared {
  readonly other: Other;
  readonly info: ArchiveInfo;
  /** A path, or an address that says that nobody changes the file. */
  readonly file: string;
  /** Of this computer, to be removed afterwards; null where the other's own file is read as it lies. */
  readonly temporary: string | null;
}

export function discard({ temporary }: Pick<Prepared, 'temporary'>): void {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
}

/**
 * Where the other's copy can lie: in the archive, where a crash leaves nothing beyond the next opening, and not beside it for others
 * to read; where that can't be written to, among the computer's temporary files.
 */
function temporaryFolder(own: Own): string {
  try {
    return mkdtempSync(path.join(layout(own.folder).incoming, 'other-'));
  } catch {
    return mkdtempSync(path.join(os.tmpdir(), 'kronika-other-'));
  }
}

/** Copies a database with the log that a crash left beside it, brings it to the newest version and looks it over. Throws as `prepare`. */
async function copied(other: Other, erased: readonly Erasure[], temporary: string): Promise<string> {
  const { place: folder } = other;
  const file = path.join(temporary, 'other.sqlite');
  try {
    copyFileSync(other.database, file);
    if (existsSync(logOf(other.database))) copyFileSync(logOf(other.database), logOf(file));
  } catch (cause) {
    const failure = toFailure(cause, path.dirname(temporary));
    throw failure instanceof Failure && failure.code === 'archive.diskFull' ? failure : new Failure('merging.unreadable', { folder }, { cause });
  }
  const connection = openConnection(file, 'write');
  try {
    migrate(connection, temporary);
    // Its rows are taken for what they say, so each is held against its history, and that against its checksums.
    const isWhole = databaseProblems(connection, 'quick').length === 0 && checkHistory(connection, () => undefined).problems.length === 0;
    if (!isWhole) throw new Failure('merging.damaged', { folder });
    const db = connect(connection);
    const known = new Set((await erasuresOf(db)).map((row) => row.recordId));
    const unknown = erased.filter(({ recordId }) => !known.has(recordId));
    if (unknown.length > 0) await db.transaction().execute((transaction) => eraseAsElsewhere(transaction, unknown, false));
    foldLogOf(connection);
  } catch (error) {
    if (error instanceof Failure && error.code === 'archive.upgradeFailed') throw new Failure('merging.damaged', { folder }, { cause: error });
    throw error;
  } finally {
    connection.close();
  }
  return file;
}

/**
 * Makes the other copy readable beside the open archive: one that is whole and of this version is read as it lies where
 * `mayLie`, any other from a copy. Whoever was erased here is erased in that copy before anything else of it is read.
 *
 * Throws `merging.another`, `merging.newer`, `merging.damaged`, `merging.unreadable`, `merging.nothingThere`.
 */
export async function prepare(other: Other, own: Own, erased: readonly Erasure[], mayLie: boolean): Promise<Prepared> {
  let temporary: string | null = null;
  try {
    const { version, info } = assertCopy(other, own);
    const isPlain = version === newestVersion() && !existsSync(logOf(other.database));
    if (mayLie && isPlain && erased.length === 0) return { other, info, file: `${pathToFileURL(other.database).href}?immutable=1`, temporary };
    temporary = temporaryFolder(own);
    return { other, info, file: await copied(other, erased, temporary), temporary };
  } catch (error) {
    discard({ temporary });
    throw toFailure(otherFailure(error, other), own.folder);
  }
}
