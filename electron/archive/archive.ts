import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import type { ArchiveInfo } from './database/info.ts';
import { type Access, accessFor } from './database/open.ts';
import type { Database } from './database/schema.ts';
import type { Layout } from './files/folder.ts';
import type { Action } from './records/action.ts';

export type ReadOnlyReason = 'asked' | 'folder' | 'damage';

type ChangeListener = (action: Action) => void;

export interface Reading {
  readonly file: string;
  readonly access: Access;
}

/** The right to write, held while the archive is open. */
export interface Lock {
  /** True when whoever had the lock before did not give it back: a crash or a power cut. */
  readonly wasLeft: boolean;
  release(): void;
}

/** A copy of the database that is read in the place of the archive's own. */
export interface ReadingCopy {
  readonly database: string;
  readonly remove: () => void;
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
    return this.#copy ? { file: this.#copy.database, access: 'read' } : { file: this.paths.database, access: accessFor(this.paths, false) };
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
