/** Between a record's fields and the columns of its row. */

import type { Fields, Kind } from '#shared/contract/records.ts';
import { storage } from './kinds.ts';

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

export function decode(kind: Kind, field: string, column: Column): unknown {
  if (column === null) return null;
  const type = storage[kind].columns.get(field);
  if (type === 'json') return JSON.parse(String(column));
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
  for (const field of storage[kind].columns.keys()) record[field] = decode(kind, field, columns[field] ?? null);
  return record as unknown as StoredRecord<K>;
}
