/** Between a record's fields and the columns of its row. */

import type { Fields, Kind } from '#shared/contract/records.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';
import { DAMAGED, isCareful, isReadable, parsed, standIn } from './careful.ts';
import { nameFields, storage } from './kinds.ts';

export type Column = string | number | null;
export type Row = Record<string, Column>;

/** The value with its keys in order, in all that is in it; the value itself where they are. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const parts = value.map(inOrder);
    return parts.every((part, index) => part === value[index]) ? value : parts;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields);
  let isSame = true;
  for (let at = 1; at < keys.length && isSame; at += 1) isSame = (keys[at - 1] ?? '') < (keys[at] ?? '');
  if (!isSame) keys.sort();
  const ordered: Record<string, unknown> = {};
  for (const key of keys) {
    const part = inOrder(fields[key]);
    isSame &&= part === fields[key];
    ordered[key] = part;
  }
  return isSame ? value : ordered;
}

/** JSON with sorted keys, so that equal values are equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
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

interface Layout {
  /** The columns of a new row, in their order: its frame, what is derived, its fields. */
  readonly names: readonly string[];
  readonly derived: readonly string[];
  readonly fields: readonly string[];
  /** The fields in the order of `stableJson`, each with the text of its key and its place in the row. */
  readonly inKeyOrder: readonly { readonly field: string; readonly key: string; readonly isJson: boolean; readonly at: number }[];
}

const layouts = new Map<Kind, Layout>();

/** The derived columns are the same for every record of a kind. */
function layoutOf(kind: Kind, derivedColumns: Readonly<Record<string, unknown>>): Layout {
  const known = layouts.get(kind);
  if (known) return known;
  const derived = Object.keys(derivedColumns);
  const { columns } = storage[kind];
  const fields = [...columns.keys()];
  const names = ['id', 'revision', 'deletedBy', ...derived, ...fields];
  const inKeyOrder = fields.toSorted().map((field) => ({ field, key: JSON.stringify(field), isJson: columns.get(field) === 'json', at: names.indexOf(field) }));
  const layout = { names, derived, fields, inKeyOrder };
  layouts.set(kind, layout);
  return layout;
}

/** A new live record as its row, the columns that it has, and what was entered of it as `stableJson` writes it: a field that is open says nothing. */
export function newRow(kind: Kind, id: string, revision: string, fields: Readonly<Record<string, unknown>>) {
  const derived = storage[kind].derive(fields);
  const { names, derived: more, fields: own, inKeyOrder } = layoutOf(kind, derived);
  const values: Column[] = [id, revision, null];
  for (const name of more) values.push(derived[name] ?? null);
  for (const field of own) values.push(encode(kind, field, fields[field]));
  let json = '';
  for (const { field, key, isJson, at } of inKeyOrder) {
    if (values[at] !== null) json += `${json ? ',' : ''}${key}:${isJson ? String(values[at]) : JSON.stringify(fields[field])}`;
  }
  return { names, values, json: `{${json}}` };
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
