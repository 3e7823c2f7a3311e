/** New rows on their way into their tables, in few statements instead of one for each. */

import type { Kysely } from 'kysely';
import { kinds } from '#shared/contract/records.ts';
import type { Database } from '../database/schema.ts';
import { type Parameter, insertAll } from '../database/statement.ts';

/** Rows that are held before they are written. */
const MOST_HELD = 512;

/** A table's rows come after those that they refer to: kinds are declared in that order. */
const ORDER: readonly string[] = [...kinds, 'change'];

interface Waiting {
  readonly columns: readonly string[];
  readonly rows: (readonly Parameter[])[];
}

export class Gathered {
  readonly #waiting = new Map<string, Waiting>();
  #count = 0;

  /** True when so many are held that they are to be written. */
  get isFull(): boolean {
    return this.#count >= MOST_HELD;
  }

  /** Whether rows of a table wait to be written to it. */
  has(table: string): boolean {
    return this.#waiting.has(table);
  }

  /** @param columns the same ones for every row of the table */
  add(table: string, columns: readonly string[], row: readonly Parameter[]): void {
    const waiting = this.#waiting.get(table);
    if (waiting) waiting.rows.push(row);
    else this.#waiting.set(table, { columns, rows: [row] });
    this.#count += 1;
  }

  async write(db: Kysely<Database>): Promise<void> {
    if (this.#count === 0) return;
    for (const table of ORDER) {
      const waiting = this.#waiting.get(table);
      if (waiting) await insertAll(db, table, waiting.columns, waiting.rows);
    }
    this.#waiting.clear();
    this.#count = 0;
  }
}
