/** Between a record's fields and the columns of its row. */

import type { Fields, Kind } from '#shared/contract/records.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';
import { DAMAGED, isCareful, isReadable, parsed, standIn } from './careful.ts';
import { nameFields, storage } from './kinds.ts';

export type Column = string | number | null;
export type Row = Record<string, Column>;

/** JSON with sorted keys, so that equal values are equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** One field's value as its column holds it. */
export function encode(kind: Kind, field: string, value: unknown): Column {
  if (value === null || value === undefined) return null;
  const type = storage[kind].columns.get(field);
  if (type === 'json') return stableJson(value);
  if (type === 'boolean') return value ? 1 : 0;
  return value as Column;
}

/** Throws `Unreadable`; read with care, it gives what may stand in the value's place instead. */
export function decode(kind: Kind, field: string, column: Column): unknown {
  const value = plainValue(kind, field, column);
  return isCareful() && !isReadable(kind, field, value) ? standIn(kind, field) : value;
}

/** Stands for what is no JSON; no schema takes it. */
const TORN = Symbol('torn');

function plainValue(kind: Kind, field: string, column: Column, type = storage[kind].columns.get(field)): unknown {
  if (column === null) return null;
  if (type === 'json') return parsed(String(column), TORN);
  if (type === 'boolean') return column === 1;
  return column;
}

export interface RecordFrame {
  readonly id: string;
  readonly revision: string;
  readonly deletedBy: string | null;
}

export type StoredRecord<K extends Kind> = RecordFrame & Fields<K>;

/** A row as a record. Columns that are not fields, such as derived ones, are left out. */
export function toRecord<K extends Kind>(kind: K, row: object): StoredRecord<K> {
  const columns = row as Row;
  const record: Record<string, unknown> = { id: columns.id, revision: columns.revision, deletedBy: columns.deletedBy };
  // Asked once a row, not once a field: lists read thousands of them.
  const careful = isCareful();
  for (const [field, type] of storage[kind].columns) {
    const column = columns[field] ?? null;
    record[field] = careful ? decode(kind, field, column) : plainValue(kind, field, column, type);
  }
  if (careful) markDamaged(kind, columns, record);
  return record as unknown as StoredRecord<K>;
}

/** A record of which something can't be read is called damaged: what is left of it must not pass for all there was. */
function markDamaged(kind: Kind, columns: Row, record: Record<string, unknown>): void {
  const whole = [...storage[kind].columns.keys()].every((field) => isReadable(kind, field, plainValue(kind, field, columns[field] ?? null)));
  if (whole) return;
  for (const field of nameFields[kind] ?? []) record[field] = storage[kind].columns.get(field) === 'json' ? { [NO_LANGUAGE]: DAMAGED } : DAMAGED;
}
