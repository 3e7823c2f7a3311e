import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import { Failure } from '#shared/contract/failures.ts';
import { newestGoodBackup } from './database/backup.ts';
import { connect } from './database/dialect.ts';
import { type ArchiveInfo, readInfo, writeInfo } from './database/info.ts';
import { MIGRATIONS, migrate, newestVersion } from './database/migrate.ts';
import type { Migration } from './database/migrations/migration.ts';
import { type Access, assertOwnDatabase, checkHeader, openConnection } from './database/open.ts';
import { type ReadingCopy, needsReadingCopy, readingCopy } from './database/reading-copy.ts';
import type { Database } from './database/schema.ts';
import { type Layout, existingFolder, isWritableFile, prepareFolder, syncFolder, toFailure } from './folder.ts';
import { type Lock, lock } from './lock.ts';
import { isKept } from './photos/repository.ts';
import { sweepIncoming } from './photos/store.ts';
import type { Action } from './records/action.ts';

export type ReadOnlyReason = 'asked' | 'folder' | 'damage';

type ChangeListener = (action: Action) => void;

export interface Reading {
  readonly file: string;
  readonly access: Access;
}

interface Parts {
  readonly paths: Layout;
  readonly info: ArchiveInfo;
  readonly reader: Kysely<Database>;
  readonly writer: Kysely<Database> | null;
  readonly readOnlyReason: ReadOnlyReason | null;
  readonly lock: Lock | null;
  readonly copy: ReadingCopy | null;
}

/** An open archive. Records are read through `reader`; only the write path uses `writer()`. */
export class Archive {
  readonly paths: Layout;
  readonly info: ArchiveInfo;
  readonly reader: Kysely<Database>;
  /** True when the archive was not closed the last time, by a crash or a power cut. */
  readonly endedUncleanly: boolean;
  readonly #writer: Kysely<Database> | null;
  readonly #lock: Lock | null;
  readonly #copy: ReadingCopy | null;
  readonly #listeners = new Set<ChangeListener>();
  #readOnlyReason: ReadOnlyReason | null;

  constructor(parts: Parts) {
    this.paths = parts.paths;
    this.info = parts.info;
    this.reader = parts.reader;
    this.endedUncleanly = parts.lock?.wasLeft ?? false;
    this.#writer = parts.writer;
    this.#lock = parts.lock;
    this.#copy = parts.copy;
    this.#readOnlyReason = parts.readOnlyReason;
  }

  /** How another connection reads it: the archive's own file, or the copy that stands for it. */
  get reading(): Reading {
    return this.#copy ? { file: this.#copy.database, access: 'read' } : { file: this.paths.database, access: accessFor(this.paths, null) };
  }

  /** null while the archive can be written; else why it can't. */
  get readOnlyReason(): ReadOnlyReason | null {
    return this.#readOnlyReason;
  }

  /** The connection that writes. Throws `archive.readOnly`. */
  writer(): Kysely<Database> {
    if (!this.#writer || this.#readOnlyReason) throw new Failure('archive.readOnly', { folder: this.paths.folder });
    return this.#writer;
  }

  /** Calls back after every confirmed action, until the returned function is called. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(action: Action): void {
    for (const listener of this.#listeners) listener(action);
  }

  /** From here on nothing is written any more: a check has found damage. */
  stopWriting(): void {
    this.#readOnlyReason = 'damage';
  }

  async close(): Promise<void> {
    await this.reader.destroy();
    // Last, since closing the writer folds the write-ahead log into the database.
    await this.#writer?.destroy();
    this.#lock?.release();
    this.#copy?.remove();
  }
}

/** Kysely opens nothing before its first query, and closes only what it opened: reading the info asks one. */
async function connected(connection: Connection): Promise<{ db: Kysely<Database>; info: ArchiveInfo }> {
  const db = connect(connection);
  return { db, info: await readInfo(db) };
}

/** Makes a new, empty archive in a folder that is empty or not there yet, and opens it. */
export async function createArchive(folder: string, name: string): Promise<Archive> {
  const { paths, undo } = prepareFolder(folder);
  // Under another name until it is whole, so that a crash leaves no archive that can't be opened.
  const unfinished = `${paths.database}.new`;
  for (const file of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(file, { force: true });
  try {
    const connection = openConnection(unfinished, 'write');
    try {
      migrate(connection, paths.folder);
      writeInfo(connection, { id: uuid(), name, createdAt: new Date().toISOString() });
    } finally {
      connection.close();
    }
    renameSync(unfinished, paths.database);
    syncFolder(paths.folder);
  } catch (error) {
    undo();
    throw toFailure(error, paths.folder);
  }
  return openArchive(folder);
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
    const first = openConnection(copy?.database ?? paths.database, copy ? 'read' : accessFor(paths, held));
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

/** Without the lock: beside a running writer its log must be read; in a folder that can't be written it can't. */
function accessFor(paths: Layout, held: Lock | null): Access {
  if (held) return 'write';
  return existsSync(`${paths.database}-wal`) || isWritableFile(paths.folder) ? 'read' : 'readImmutable';
}

/** Says of damage which backup is good. */
function withBackup(error: unknown, paths: Layout): unknown {
  if (!(error instanceof Failure) || error.code !== 'archive.damaged') return error;
  const backup = newestGoodBackup(paths.folder);
  return new Failure('archive.damaged', { folder: paths.folder, backup }, { cause: error.cause });
}
