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

/** Of the newest events, how many are looked through for those that nobody has put anywhere yet. */
const NEWEST = 500;

/** The first id that can be given at a moment: a UUIDv7 begins with its time. `at`: milliseconds since 1970. */
function firstIdAt(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** Events that were recorded since a moment, stand alone and are in no project yet, the newest first. `since`: milliseconds since 1970. */
export async function unassigned(db: Db, since: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM (SELECT id, parentId FROM event WHERE deletedBy IS NULL AND id >= ${firstIdAt(since)} ORDER BY id DESC LIMIT ${NEWEST}) AS newest
    WHERE parentId IS NULL AND NOT EXISTS (SELECT 1 FROM eventProject WHERE eventId = newest.id AND deletedBy IS NULL) ORDER BY id DESC LIMIT ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

export interface Touched {
  readonly kind: Kind;
  readonly recordId: string;
  readonly at: string;
  readonly author: string;
}

/** What was done last, the newest first. */
export async function lastActions(db: Db, limit: number): Promise<Touched[]> {
  return db.selectFrom('action').select(['kind', 'recordId', 'at', 'author']).where('own', '=', 1).where('undone', '=', 0).where('mergedBy', 'is', null).orderBy('seq', 'desc').limit(limit).execute();
}
