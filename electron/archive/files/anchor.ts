import { logOf, type Layout } from './folder.ts';
import { identityOf } from './looking.ts';

/** What became of an open archive's files: its folder is elsewhere, or another program has put others in their place. */
export type Moved = 'gone' | 'replaced';

export interface Anchored {
  readonly folder: string;
  readonly folderIs: string | null;
  /** Path → which file it led to when it was opened. */
  readonly files: ReadonlyMap<string, string | null>;
}

/**
 * The files that an open archive is written to, by what they are and not by what they are called. An open file
 * goes on being written when its folder is moved or deleted, or when a program that synchronises folders
 * puts another in its place; nobody would ever find what is written then.
 *
 * Only looked at: opening and closing one of them would take SQLite's locks from it.
 */
export class Anchor {
  readonly #anchored: Anchored;

  /** @param anchored as another thread found them when it opened them; else as they are now */
  constructor({ folder, database, lock }: Layout, anchored?: Anchored) {
    this.#anchored = anchored ?? { folder, folderIs: identityOf(folder), files: new Map([database, logOf(database), lock].map((file) => [file, identityOf(file)])) };
  }

  /** For another thread of this process. */
  get anchored(): Anchored {
    return this.#anchored;
  }

  /** null while every path leads to the file that is open. */
  moved(): Moved | null {
    for (const [file, is] of this.#anchored.files) if (identityOf(file) !== is) return this.#how();
    return null;
  }

  /** Whether a path still leads to the file that is open. */
  leadsTo(file: string): boolean {
    const is = this.#anchored.files.get(file);
    return is !== undefined && is !== null && identityOf(file) === is;
  }

  #how(): Moved {
    const { folder, folderIs } = this.#anchored;
    return identityOf(folder) === folderIs ? 'replaced' : 'gone';
  }
}
