/** Statements on the hot paths: written once, kept compiled, without the cost of building them anew. */

import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

export type Parameter = string | number | null;

export async function rowsOf<T>(db: Kysely<Database>, sql: string, ...parameters: readonly Parameter[]): Promise<T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(sql, [...parameters]))).rows;
}

/** Runs a statement that gives no rows; returns the rowid of what it inserted last. */
export async function run(db: Kysely<Database>, sql: string, ...parameters: readonly Parameter[]): Promise<number> {
  const { insertId } = await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
  return Number(insertId ?? 0);
}

/** Rows that go into one statement; those left over go one by one, so that few statements need to be kept compiled. */
const TOGETHER = 16;

const inserts = new Map<string, string>();

function insertInto(table: string, columns: readonly string[], rows: number): string {
  const key = `${table} ${rows}`;
  const known = inserts.get(key);
  if (known) return known;
  const one = `(${columns.map(() => '?').join(', ')})`;
  const sql = `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES ${Array.from({ length: rows }, () => one).join(', ')}`;
  inserts.set(key, sql);
  return sql;
}

/** @param columns the same ones whenever the table is written to */
export async function insertAll(db: Kysely<Database>, table: string, columns: readonly string[], rows: readonly (readonly Parameter[])[]): Promise<void> {
  let at = 0;
  for (; at + TOGETHER <= rows.length; at += TOGETHER) await run(db, insertInto(table, columns, TOGETHER), ...rows.slice(at, at + TOGETHER).flat());
  for (const row of rows.slice(at)) await run(db, insertInto(table, columns, 1), ...row);
}
