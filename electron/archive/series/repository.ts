import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { CREATED } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';

/** Of some events those that somebody edited, other than by bringing them after their series' rule. */
export async function editedElsewhere(db: Kysely<Database>, seriesId: string, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `SELECT DISTINCT change.recordId AS id FROM change JOIN action ON action.id = change.actionId
     WHERE change.recordId IN (SELECT value FROM json_each(?)) AND change.field <> '${CREATED}' AND NOT (action.kind = 'series' AND action.recordId = ?)`,
    JSON.stringify(eventIds),
    seriesId,
  );
  return new Set(rows.map((row) => row.id));
}
