/**
 * Which documents were written anew, told to whoever keeps something of them in memory. What is told was not confirmed yet, and
 * may never be; documents of every archive that this process has open are told alike, since to look once more at one that
 * is as it was does no harm.
 */

/** What listens longer than this without asking reads everything again. */
const MOST_KEPT = 50_000;

/** The rows of the index that were written since they were last asked for; null where they were too many to be told. */
export type Changed = readonly number[] | null;

const listening = new Set<ChangedDocuments>();

export class ChangedDocuments {
  readonly #rowids = new Set<number>();
  #areTooMany = false;

  constructor() {
    listening.add(this);
  }

  note(rowid: number): void {
    if (this.#areTooMany) return;
    this.#rowids.add(rowid);
    this.#areTooMany = this.#rowids.size > MOST_KEPT;
  }

  /** Each is told once. */
  take(): Changed {
    const taken = this.#areTooMany ? null : [...this.#rowids];
    this.#rowids.clear();
    this.#areTooMany = false;
    return taken;
  }

  stop(): void {
    listening.delete(this);
  }
}

export function noteChanged(rowid: number): void {
  for (const one of listening) one.note(rowid);
}
