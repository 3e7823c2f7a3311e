/** Statements on the hot paths: written once, kept compiled, without the cost of building them anew. */

import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

type Parameter = string | number | null;

export async function rowsOf<T>(db: Kysely<Database>, sql: string, ...parameters: readonly Parameter[]): Promise<T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(sql, [...parameters]))).rows;
}

/** Runs a statement that gives no rows; returns the rowid of what it inserted last. */
export async function run(db: Kysely<Database>, sql: string, ...parameters: readonly Parameter[]): Promise<number> {
  const { insertId } = await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
  return Number(insertId ?? 0);
}
