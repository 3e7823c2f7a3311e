/** Who changed what, when, from what to what: of one record and of all that belongs to it. */

import type { Kysely } from 'kysely';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { ActionVerb, Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { DAMAGED, parsed } from '../records/careful.ts';
import { ownerFields, storage } from '../records/kinds.ts';

export interface FieldChange {
  readonly kind: Kind;
  readonly recordId: string;
  /** `*` for a record that was made: `after` then holds all its fields. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly verb: ActionVerb;
  readonly changes: readonly FieldChange[];
}

/** Ids that one question names. */
const MOST_ASKED = 1000;

type Db = Kysely<Database>;

interface ChangeRow {
  readonly actionId: string;
  readonly kind: Kind;
  readonly recordId: string;
  readonly field: string;
  /** JSON. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The record itself and every part of it, those in the trash included. */
async function recordAndParts(db: Db, kind: Kind, id: string): Promise<string[]> {
  const ids = [id];
  for (const part of kinds) {
    for (const owner of ownerFields[part] ?? []) {
      if (owner.kind !== kind) continue;
      const rows = await rowsOf<{ id: string }>(db, `SELECT id FROM "${part}" WHERE "${owner.field}" = ?`, id);
      ids.push(...rows.map((row) => row.id));
    }
    for (const { field } of storage[part].anyReferences) {
      const rows = await rowsOf<{ id: string }>(db, `SELECT id FROM "${part}" WHERE "${field}" = ?`, id);
      ids.push(...rows.map((row) => row.id));
    }
  }
  return ids;
}

/**
 * The newest actions on a record, and on what belongs to it, first.
 */
export async function historyOf(db: Db, kind: Kind, id: string, limit: number): Promise<HistoryEntry[]> {
  const ids = await recordAndParts(db, kind, id);
  const asJson = JSON.stringify(ids);
  const rows = await rowsOf<{ id: string; at: string; author: string; verb: ActionVerb }>(
    db,
    `SELECT id, at, author, verb FROM action
     WHERE id IN (SELECT actionId FROM change WHERE recordId IN (SELECT value FROM json_each(?)))
     ORDER BY seq DESC LIMIT ?`,
    asJson,
    limit,
  );
  // Of an import of thousands only what it did to these.
  const changes = await rowsOf<ChangeRow>(
    db,
    `SELECT actionId, kind, recordId, field, before, after FROM change
     WHERE recordId IN (SELECT value FROM json_each(?)) AND actionId IN (SELECT value FROM json_each(?)) ORDER BY ordinal`,
    asJson,
    JSON.stringify(rows.map((action) => action.id)),
  );
  const byAction = Map.groupBy(changes, (change) => change.actionId);
  const value = (text: string | null) => (text === null ? null : parsed(text, DAMAGED));
  return rows.map((action) => ({
    ...action,
    changes: (byAction.get(action.id) ?? []).map(({ kind: of, recordId, field, before, after }) => ({ kind: of, recordId, field, before: value(before), after: value(after) })),
  }));
}

/** When each of some revisions was made, ISO 8601. */
export async function momentsOf(db: Db, revisions: readonly string[]): Promise<Map<string, string>> {
  const moments = new Map<string, string>();
  const all = [...new Set(revisions)];
  for (let from = 0; from < all.length; from += MOST_ASKED) {
    const rows = await db.selectFrom('action').select(['id', 'at']).where('id', 'in', all.slice(from, from + MOST_ASKED)).execute();
    for (const { id, at } of rows) moments.set(id, at);
  }
  return moments;
}

/** When the newest of some revisions was made, ISO 8601; null for none. */
export async function newestMoment(db: Db, revisions: readonly string[]): Promise<string | null> {
  if (revisions.length === 0) return null;
  const row = await db
    .selectFrom('action')
    .select((all) => all.fn.max('at').as('at'))
    .where('id', 'in', [...new Set(revisions)])
    .executeTakeFirst();
  return row?.at ?? null;
}
