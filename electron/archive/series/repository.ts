import type { Kysely } from 'kysely';
import { CREATED, type Database } from '../database/schema.ts';

/** Of some events those that somebody edited, other than by bringing them after their series' rule. */
export async function editedElsewhere(db: Kysely<Database>, seriesId: string, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.actionId')
    .select('change.recordId')
    .distinct()
    .where('change.recordId', 'in', [...eventIds])
    .where('change.field', '<>', CREATED)
    .where((by) => by.not(by.and([by('action.kind', '=', 'series'), by('action.recordId', '=', seriesId)])))
    .execute();
  return new Set(rows.map(({ recordId }) => recordId));
}
