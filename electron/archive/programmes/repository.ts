import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { type StoredRecord, toRecord } from '../records/codec.ts';

/** Every programme, the newest period first. */
export async function allProgrammes(db: Kysely<Database>): Promise<StoredRecord<'programme'>[]> {
  const rows = await db.selectFrom('programme').selectAll().where('deletedBy', 'is', null).orderBy('period', 'desc').orderBy('id').execute();
  return rows.map((row) => toRecord('programme', row));
}
