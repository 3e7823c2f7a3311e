import { logOf, type Layout } from './folder.ts';
import { identityOf } from './looking.ts';

/** What became of an open archive's files: its folder is elsewhere, or another program has put others in their place. */
export type Moved = 'gone' | 'replaced';

/**
 * The files that an open archive is written to, by what they are and not by what they are called. An open file
 * goes on being written when its folder is moved or deleted, or when a program that synchronises folders
 * puts another in its place; nobody would ever find what is written then.
 *
 * Only looked at: opening and closing one of them would take SQLite's locks from it.
 */
export class Anchor {
  readonly #folder: string;
  readonly #folderIs: string | null;
  /** Path → which file it led to when it was opened. */
  readonly #files: ReadonlyMap<string, string | null>;

  constructor({ folder, database, lock }: Layout) {
    this.#folder = folder;
    this.#folderIs = identityOf(folder);
    this.#files = new Map([database, logOf(database), lock].map((file) => [file, identityOf(file)]));
  }

  /** null while every path leads to the file that is open. */
  moved(): Moved | null {
    for (const [file, is] of this.#files) if (identityOf(file) !== is) return this.#how();
    return null;
  }

  /** Whether a path still leads to the file that is open. */
  leadsTo(file: string): boolean {
    const is = this.#files.get(file);
    return is !== undefined && is !== null && identityOf(file) === is;
  }

  #how(): Moved {
    return identityOf(this.#folder) === this.#folderIs ? 'replaced' : 'gone';
  }
}
