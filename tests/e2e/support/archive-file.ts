/** Records as an archive's file holds them, read beside the program that has it open. */

import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';

export interface Kept {
  readonly kind: Kind;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What a column holds, as its field says it. */
function valueOf(kind: Kind, field: string, stored: unknown): unknown {
  const type = fieldsOf(kind).get(field)?.type;
  if (stored === null || stored === undefined) return null;
  if (type === 'texts' || type === 'list' || type === 'value') return JSON.parse(stored as string) as unknown;
  return type === 'flag' ? stored === 1 : stored;
}

/** All live records of an archive, with the fields that their declarations name. */
export function recordsIn(folder: string): Kept[] {
  const database = new BetterSqlite3(path.join(folder, 'kronika.sqlite'), { readonly: true });
  try {
    return kinds.flatMap((kind) => {
      const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`).all();
      return rows.map((row) => ({ ...Object.fromEntries([...fieldsOf(kind).keys()].map((field) => [field, valueOf(kind, field, row[field])])), kind, id: row.id as string }));
    });
  } finally {
    database.close();
  }
}
