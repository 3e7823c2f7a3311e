import { type Kysely, sql } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** Events of which nobody has said what became, the longest ago first, and how many there are. */
export async function undecided(db: Db, today: string, limit: number): Promise<{ ids: string[]; total: number }> {
  const waiting = sql`deletedBy IS NULL AND status IN ('planned', 'postponed') AND latest < ${today}`;
  const first = await sql<{ id: string }>`SELECT id FROM event WHERE ${waiting} ORDER BY latest, id LIMIT ${limit}`.execute(db);
  const all = await sql<{ total: number }>`SELECT count(*) AS total FROM event WHERE ${waiting}`.execute(db);
  return { ids: first.rows.map(({ id }) => id), total: all.rows[0]?.total ?? 0 };
}

/** Live people whose data should no longer be kept. */
export async function overdue(db: Db, today: string): Promise<{ id: string; name: string; keepUntil: string }[]> {
  const { rows } = await sql<{ id: string; name: string; keepUntil: string }>`SELECT id, name, keepUntil FROM person WHERE keepUntil < ${today} ORDER BY keepUntil, id`.execute(db);
  return rows;
}

/** Live events with a published page of which it is known since when it is online. */
export async function published(db: Db, since: string): Promise<{ id: string; webPageSince: string }[]> {
  const { rows } = await sql<{ id: string; webPageSince: string }>`
    SELECT id, webPageSince FROM event WHERE deletedBy IS NULL AND webPage IS NOT NULL AND webPageSince >= ${since} ORDER BY webPageSince, id`.execute(db);
  return rows;
}

export interface Touched {
  readonly kind: Kind;
  readonly recordId: string;
  readonly at: string;
  readonly author: string;
}

/** What was done last, the newest first. */
export async function lastActions(db: Db, limit: number): Promise<Touched[]> {
  return db.selectFrom('action').select(['kind', 'recordId', 'at', 'author']).where('own', '=', 1).where('undone', '=', 0).orderBy('seq', 'desc').limit(limit).execute();
}
