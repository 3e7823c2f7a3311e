/** What two copies of the archive said differently: kept with both values until an action decides it, and carried to the next copy. */

import type { Kysely } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';
import { digestOf } from '../database/checksum.ts';

type Db = Kysely<Database>;

export interface KeptConflict {
  readonly id: string;
  readonly kind: Kind;
  readonly recordId: string;
  readonly field: string;
  /** As JSON. */
  readonly base: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  /** What was done last on either side; null where nothing was. */
  readonly ourAction: string | null;
  readonly theirAction: string | null;
}

/** An action in force: one that came by a merge is as long as that one is. */
const IN_FORCE = 'a.undone = 0 AND (a.mergedBy IS NULL OR EXISTS (SELECT 1 FROM action AS m WHERE m.id = a.mergedBy AND m.undone = 0))';

/** Brought by a merge that is in force, and decided by no action that is. */
const OPEN = `EXISTS (SELECT 1 FROM action AS o WHERE o.id = c.mergedBy AND o.undone = 0)
  AND NOT EXISTS (SELECT 1 FROM resolution AS r JOIN action AS a ON a.id = r.actionId WHERE r.conflictId = c.id AND ${IN_FORCE})`;

/** Whichever of the two copies finds it, and calls itself ours, calls it the same. */
function idOf({ kind, recordId, field, ourAction, theirAction }: Omit<KeptConflict, 'id'>): string {
  return digestOf(kind, recordId, field, ...[ourAction ?? '', theirAction ?? ''].toSorted());
}

/** Keeps what a merge found. What was found before and decided stays decided. */
export async function openConflicts(db: Db, found: readonly Omit<KeptConflict, 'id'>[], mergedBy: string): Promise<void> {
  for (const conflict of found) {
    const { kind, recordId, field, base, ours, theirs, ourAction, theirAction } = conflict;
    await run(
      db,
      `INSERT INTO conflict (id, kind, recordId, field, base, ours, theirs, ourAction, theirAction, mergedBy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET base = excluded.base, ours = excluded.ours, theirs = excluded.theirs, ourAction = excluded.ourAction, theirAction = excluded.theirAction, mergedBy = excluded.mergedBy
       WHERE (SELECT undone FROM action WHERE action.id = conflict.mergedBy) = 1`,
      idOf(conflict), kind, recordId, field, base, ours, theirs, ourAction, theirAction, mergedBy,
    );
  }
}

/** The conflicts of the other copy that are not known here, as far as their merge is in force there. */
const BROUGHT = `SELECT c.* FROM theirs.conflict AS c JOIN theirs.action AS t ON t.id = c.mergedBy AND t.undone = 0
  LEFT JOIN main.conflict AS k ON k.id = c.id LEFT JOIN main.action AS m ON m.id = k.mergedBy
  WHERE (k.id IS NULL OR m.undone = 1) AND NOT EXISTS (SELECT 1 FROM main.erasure AS e WHERE e.recordId = c.recordId)`;

const DECIDED_THERE = `SELECT 1 FROM theirs.resolution AS r JOIN theirs.action AS a ON a.id = r.actionId WHERE r.conflictId = b.id AND a.undone = 0`;

/** The ids of open conflicts that the other copy, attached as `theirs`, would bring. */
export async function conflictsBrought(db: Db): Promise<{ readonly id: string; readonly kind: Kind; readonly recordId: string; readonly field: string }[]> {
  return rowsOf(db, `SELECT b.id, b.kind, b.recordId, b.field FROM (${BROUGHT}) AS b WHERE NOT EXISTS (${DECIDED_THERE})`);
}

/** Whether the other copy knows of a conflict, or of a decision, that is not known here. */
export async function bringsConflicts(db: Db): Promise<boolean> {
  const [row] = await rowsOf<{ any: 0 | 1 }>(db, `SELECT EXISTS (${BROUGHT}) AS "any"`);
  return row?.any === 1;
}

/** Takes over the other copy's conflicts and decisions, once its actions are here. */
export async function carryConflicts(db: Db, mergedBy: string): Promise<void> {
  await run(
    db,
    `INSERT INTO main.conflict (id, kind, recordId, field, base, ours, theirs, ourAction, theirAction, mergedBy)
     SELECT id, kind, recordId, field, base, ours, theirs, ourAction, theirAction, ? FROM (${BROUGHT}) WHERE true ON CONFLICT (id) DO UPDATE SET mergedBy = excluded.mergedBy`,
    mergedBy,
  );
  await run(db, 'INSERT INTO main.resolution (conflictId, actionId) SELECT r.conflictId, r.actionId FROM theirs.resolution AS r JOIN main.action AS a ON a.id = r.actionId WHERE true ON CONFLICT DO NOTHING');
}

/** Open conflicts, those of the newest merge first. */
export function openOnes(db: Db, limit: number): Promise<KeptConflict[]> {
  return rowsOf<KeptConflict>(
    db,
    `SELECT c.id, c.kind, c.recordId, c.field, c.base, c.ours, c.theirs, c.ourAction, c.theirAction FROM conflict AS c JOIN action AS by ON by.id = c.mergedBy WHERE ${OPEN} ORDER BY by.seq DESC, c.kind, c.recordId, c.field, c.id LIMIT ?`,
    limit,
  );
}

export async function countOpen(db: Db): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, `SELECT count(*) AS count FROM conflict AS c WHERE ${OPEN}`);
  return row?.count ?? 0;
}

/** An open conflict, or null. */
export async function openConflict(db: Db, id: string): Promise<KeptConflict | null> {
  const [row] = await rowsOf<KeptConflict>(db, `SELECT c.* FROM conflict AS c WHERE c.id = ? AND ${OPEN}`, id);
  return row ?? null;
}

/** What a field is to be is asked once: what is decided of it holds for all its conflicts that are open by then. */
export function openOnesOf(db: Db, recordId: string, field: string): Promise<KeptConflict[]> {
  return rowsOf<KeptConflict>(db, `SELECT c.* FROM conflict AS c WHERE c.recordId = ? AND c.field = ? AND ${OPEN} ORDER BY c.id`, recordId, field);
}

export async function noteResolution(db: Db, conflictId: string, actionId: string): Promise<void> {
  await run(db, 'INSERT INTO resolution (conflictId, actionId) VALUES (?, ?)', conflictId, actionId);
}

/** One change of a field in conflict, after both sides had said what they said. */
export interface LaterChange {
  /** JSON of what it was before that. */
  readonly before: string | null;
  readonly actionId: string;
}

/**
 * How somebody went on with a field that is in conflict, in order; the same on every copy that knows of it. What merges
 * did is nobody's saying.
 */
export function changedSince(db: Db, { recordId, field, ourAction, theirAction }: KeptConflict): Promise<LaterChange[]> {
  return rowsOf<LaterChange>(
    db,
    `SELECT c.before, c.actionId FROM change AS c JOIN action AS a ON a.id = c.actionId
     WHERE c.recordId = ? AND c.field = ? AND a.verb <> 'merge' AND a.seq > (SELECT coalesce(max(seq), 0) FROM action WHERE id IN (?, ?)) AND ${IN_FORCE}
       AND NOT EXISTS (SELECT 1 FROM action AS t WHERE t.id = a.target AND t.verb = 'merge') ORDER BY a.seq, c.ordinal`,
    recordId, field, ourAction, theirAction,
  );
}

/** Who did some actions, and when, by their ids. */
export async function authorsOf(db: Db, actions: readonly (string | null)[]): Promise<Map<string, { readonly author: string; readonly at: string }>> {
  const asked = [...new Set(actions)].filter((id) => id !== null);
  const rows = asked.length === 0 ? [] : await db.selectFrom('action').select(['id', 'author', 'at']).where('id', 'in', asked).execute();
  return new Map(rows.map(({ id, author, at }) => [id, { author, at }]));
}

/** What of some records' parts went to the trash by a merge, because the record had: by the field that names the record. */
export async function trashedByMerge(db: Db, kind: Kind, field: string, ownerId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(db, `SELECT t.id FROM "${kind}" AS t JOIN action AS a ON a.id = t.deletedBy WHERE t."${field}" = ? AND a.verb = 'merge' ORDER BY t.id`, ownerId);
  return rows.map((row) => row.id);
}
