import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import { type ArchiveInfo, noteInfo } from './database/info.ts';
import { type Access, accessFor } from './database/open.ts';
import type { Database } from './database/schema.ts';
import type { Anchor, Anchored } from './files/anchor.ts';
import type { Layout } from './files/folder.ts';
import type { Action } from './records/action.ts';

/** Why an archive is not written: from the beginning, or from some moment on. */
export type ReadOnlyReason = 'asked' | 'folder' | 'lock' | 'damage' | 'gone' | 'replaced' | 'backup';

type ChangeListener = (action: Action) => void;

export interface Reading {
  readonly file: string;
  readonly access: Access;
}

/** The right to write, held while the archive is open. */
export interface Lock {
  /** True when whoever had the lock before did not give it back: a crash or a power cut. */
  readonly wasLeft: boolean;
  /** Gives it back; `cleanly` false says that whoever has it next should look the archive over. */
  release(cleanly?: boolean): void;
  /** Gives it back and leaves no file of it, where what was locked is not there any more. */
  remove(): void;
}

/** A copy of the database that is read in the place of the archive's own. */
export interface ReadingCopy {
  readonly database: string;
  readonly access: Exclude<Access, 'write'>;
  readonly remove: () => void;
}

/** What can still be done where another program has put its files in the place of those that are open. */
export interface Rescue {
  /** Writes what is open into a file of its own and gives its path; null where that can't be done. */
  copy(): string | null;
  /** Once all is closed: takes the log away from beside the other's database. */
  takeLogAway(): void;
}

/** An open archive as a thread of this process is told of it, that is to write in its place. */
export interface Lent {
  readonly paths: Layout;
  readonly info: ArchiveInfo;
  readonly anchored: Anchored;
}

interface Parts {
  readonly paths: Layout;
  readonly info: ArchiveInfo;
  readonly reader: Kysely<Database>;
  readonly writer: Kysely<Database> | null;
  readonly readOnlyReason: ReadOnlyReason | null;
  readonly lock: Lock | null;
  readonly copy: ReadingCopy | null;
  /** What is written is held by it; null where nothing is written. */
  readonly anchor: Anchor | null;
  readonly rescue: Rescue | null;
  readonly warnings: readonly Failure[];
  /** Whether another thread has it open and lent it: what goes on beside is that one's. */
  readonly isBorrowed?: boolean;
}

/** An open archive. Records are read through `reader`; only the write path uses `writer()`. */
export class Archive {
  readonly paths: Layout;
  readonly reader: Kysely<Database>;
  /** True when the archive was not closed the last time, by a crash or a power cut. */
  readonly endedUncleanly: boolean;
  /** What was met on opening and did not stand in the way. */
  readonly warnings: readonly Failure[];
  readonly #parts: Parts;
  #info: ArchiveInfo;
  readonly #changeListeners = new Set<ChangeListener>();
  readonly #stopListeners = new Set<() => void>();
  #readOnlyReason: ReadOnlyReason | null;
  #isClosing = false;
  #beside: Promise<void> = Promise.resolve();
  /** What whoever wants to write is told from now on. */
  #refusal: () => Failure;

  constructor(parts: Parts) {
    this.paths = parts.paths;
    this.#info = parts.info;
    this.reader = parts.reader;
    this.endedUncleanly = parts.lock?.wasLeft ?? false;
    this.warnings = parts.warnings;
    this.#parts = parts;
    this.#readOnlyReason = parts.readOnlyReason;
    this.#refusal = () => (parts.readOnlyReason === 'backup' ? new Failure('backup.onlyRead') : new Failure('archive.readOnly', { folder: parts.paths.folder }));
  }

  get info(): ArchiveInfo {
    return this.#info;
  }

  /** Gives the archive another name. Throws `archive.readOnly`, and what SQLite throws. */
  async rename(name: string): Promise<void> {
    await this.writer().transaction().execute((db) => noteInfo(db, { name }));
    this.#info = { ...this.#info, name };
  }

  /** How another connection reads it: the archive's own file, or the copy that stands for it. */
  get reading(): Reading {
    const { copy } = this.#parts;
    return copy ? { file: copy.database, access: copy.access } : { file: this.paths.database, access: accessFor(this.paths, false) };
  }

  /** null while the archive can be written; else why it can't. */
  get readOnlyReason(): ReadOnlyReason | null {
    return this.#readOnlyReason;
  }

  /** The connection that writes. Throws `archive.readOnly`, `archive.gone`, `archive.replaced`. */
  writer(): Kysely<Database> {
    if (this.#readOnlyReason === null) this.assertInPlace();
    const { writer } = this.#parts;
    if (!writer || this.#readOnlyReason) throw this.#refusal();
    return writer;
  }

  /**
   * Lets another thread write in its place: until `work` has ended nothing else is written, and all is read as always. Throws as
   * `writer`, and what the work throws.
   */
  async lend<T>(work: (lent: Lent) => Promise<T>): Promise<T> {
    const { anchor } = this.#parts;
    return this.writer().connection().execute(() => {
      // While it waited for its turn another program may have put its own files there.
      this.writer();
      if (!anchor) throw this.#refusal();
      return work({ paths: this.paths, info: this.info, anchored: anchor.anchored });
    });
  }

  /**
   * Asked before what was written is confirmed, since where nobody finds it nothing is kept. From then on
   * nothing is written any more. Throws `archive.gone`, `archive.replaced`.
   */
  assertInPlace(): void {
    if (this.#moved() !== null) throw this.#refusal();
  }

  /** Calls back after every confirmed action, until the returned function is called. */
  onChange(listener: ChangeListener): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Calls back when the archive can no longer be written, until the returned function is called. */
  onStop(listener: () => void): () => void {
    this.#stopListeners.add(listener);
    return () => this.#stopListeners.delete(listener);
  }

  /** True from the moment that it is to be closed: what goes on beside ends then. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /**
   * Does something beside what is asked of the archive, one such work after the other; closing waits for it. What
   * it can't do it leaves for the next opening.
   */
  beside(work: (archive: Archive) => Promise<void>): void {
    if (this.#parts.isBorrowed) return;
    this.#beside = this.#beside.then(() => (this.#isClosing ? undefined : work(this))).catch(() => undefined);
  }

  /** Resolves when all that goes on beside is done. */
  besideIsDone(): Promise<void> {
    return this.#beside;
  }

  announce(action: Action): void {
    for (const listener of this.#changeListeners) listener(action);
  }

  /** From here on nothing is written any more: damage was found, or the files are not there any more. A backup never was. */
  stopWriting(reason: ReadOnlyReason = 'damage'): void {
    if (this.#readOnlyReason === reason || this.#readOnlyReason === 'backup') return;
    this.#readOnlyReason = reason;
    for (const listener of this.#stopListeners) listener();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#beside;
    const { writer, rescue, lock, copy } = this.#parts;
    const moved = this.#moved();
    try {
      await this.reader.destroy();
      // Last, since closing the writer folds the write-ahead log into the database.
      await writer?.destroy();
      if (moved === 'replaced') rescue?.takeLogAway();
    } finally {
      // What another program put in its place was looked over by nobody.
      lock?.release(moved === null);
      copy?.remove();
    }
  }

  /** null while what is written is written where it is looked for; the first time that it is not, writing ends. */
  #moved(): 'gone' | 'replaced' | null {
    const { anchor, rescue } = this.#parts;
    const moved = anchor?.moved() ?? null;
    if (moved === null || moved === this.#readOnlyReason) return moved;
    const { folder } = this.paths;
    const kept = moved === 'replaced' ? (rescue?.copy() ?? null) : null;
    this.#refusal = () => (moved === 'gone' ? new Failure('archive.gone', { folder }) : new Failure('archive.replaced', { folder, copy: kept }));
    this.stopWriting(moved);
    return moved;
  }
}
