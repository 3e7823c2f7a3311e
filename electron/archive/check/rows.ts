import type { Database as Connection } from 'better-sqlite3';
import type { Kind } from '#shared/contract/records.ts';
import { type Column, type Row, decode } from '../records/codec.ts';
import { storage } from '../records/kinds.ts';

/** A row by the places of its columns. An object of every row would cost more than all that is looked at in it: most columns of most records say nothing. */
type Cells = readonly Column[];

/** The rows of a kind, read once and in the order of their ids, to be held against what the history says of them. */
export class Rows {
  readonly kind: Kind;
  /** Of the record that was asked for last: each field is read when it is asked for. */
  readonly fields: Readonly<Record<string, unknown>> = {};
  readonly #cells: IterableIterator<Cells>;
  readonly #places: ReadonlyMap<string, number>;
  /** The fields in the order in which `stableJson` has them. */
  readonly #inKeyOrder: readonly { readonly key: string; readonly type: 'plain' | 'boolean' | 'json'; readonly at: number }[];
  #current: Cells | null = null;

  constructor(connection: Connection, kind: Kind) {
    this.kind = kind;
    const statement = connection.prepare<[], Cells>(`SELECT * FROM "${kind}" ORDER BY id`).raw();
    this.#places = new Map(statement.columns().map(({ name }, at) => [name, at]));
    const { columns } = storage[kind];
    const known = [...columns].filter(([field]) => this.#places.has(field));
    this.#inKeyOrder = known.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([field, type]) => ({ key: JSON.stringify(field), type, at: this.#places.get(field) ?? 0 }));
    for (const field of columns.keys()) Object.defineProperty(this.fields, field, { enumerable: true, get: () => decode(kind, field, this.column(field)) });
    this.#cells = statement.iterate();
    this.#next();
  }

  #next(): void {
    const { done, value } = this.#cells.next();
    this.#current = done ? null : value;
  }

  /** Goes to the row of a record; false where there is none. Records are asked for in the order of their ids. */
  goTo(id: string): boolean {
    while (this.#current && String(this.column('id')) < id) this.#next();
    return this.#current !== null && this.column('id') === id;
  }

  column(name: string): Column {
    return this.#current?.[this.#places.get(name) ?? -1] ?? null;
  }

  /**
   * Whether the row is what the making of its record says, letter for letter, as `newRow` writes that: then nothing of it need be
   * parsed. Where it is not, it may still say the same.
   */
  isAsMade(json: string): boolean {
    if (this.column('deletedBy') !== null) return false;
    let text = '';
    for (const { key, type, at } of this.#inKeyOrder) {
      const cell = this.#current?.[at] ?? null;
      if (cell !== null) text += `${text ? ',' : ''}${key}:${written(type, cell)}`;
    }
    return `{${text}}` === json;
  }

  /** A column that is not as it should be. */
  differing(columns: Row): string | undefined {
    return Object.keys(columns).find((name) => (columns[name] ?? null) !== this.column(name));
  }

  close(): void {
    this.#cells.return?.();
  }
}

function written(type: 'plain' | 'boolean' | 'json', cell: string | number): string {
  if (type === 'json') return String(cell);
  return JSON.stringify(type === 'boolean' && (cell === 0 || cell === 1) ? cell === 1 : cell);
}
