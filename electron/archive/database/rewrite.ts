import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * After an erasing: every page is written anew and the log is emptied, so that what was deleted is in none of them.
 * Does nothing where that was done. Throws what SQLite throws.
 */
export async function rewriteErased(db: Kysely<Database>): Promise<void> {
  const waiting = await db.selectFrom('erasure').select('recordId').where('rewritten', '=', 0).limit(1).executeTakeFirst();
  if (!waiting) return;
  await sql`VACUUM`.execute(db);
  await db.updateTable('erasure').set({ rewritten: 1 }).execute();
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
}
