import type { Kysely } from 'kysely';
import { type BatchKind, type BatchLink, type ChosenRecords, batchLinks } from '#shared/contract/batch.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Values } from '#shared/domain/batch.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById, partsOf } from '../records/read.ts';
import { idsFound } from '../search/lists.ts';

type Db = Kysely<Database>;

/** The ids that are chosen, each once; of those that were named, some may not be there any more. */
export async function idsOf(db: Db, { kind, ids, without, words }: ChosenRecords): Promise<string[]> {
  if (ids) return [...new Set(ids)];
  const left = new Set(without);
  return (await idsFound(db, kind, words)).filter((id) => !left.has(id));
}

/** A chosen record with what can be changed in it: its fields, and its links under their names. */
export interface Found {
  readonly record: StoredRecord<Kind>;
  readonly values: Values;
  /** The rows that its links are, by the name of the link. */
  readonly rows: Readonly<Record<string, readonly StoredRecord<Kind>[]>>;
}

/** Records read together. */
const TOGETHER = 500;

const linkedTo = (rows: readonly StoredRecord<Kind>[], { to }: BatchLink) => rows.map((row) => (row as unknown as Values)[to]);

async function found(db: Db, kind: BatchKind, ids: readonly string[], fields: ReadonlySet<string>): Promise<Found[]> {
  const records = await liveById(db, kind, ids);
  const links = Object.entries(batchLinks(kind)).filter(([name]) => fields.has(name));
  const rowsByLink = new Map<string, Map<string, StoredRecord<Kind>[]>>();
  for (const [name, { part, owner }] of links) {
    const rows = await partsOf(db, part, owner as never, ids);
    rowsByLink.set(name, Map.groupBy(rows, (row) => String((row as unknown as Values)[owner])));
  }
  return ids.flatMap((id) => {
    const record = records.get(id);
    if (!record) return [];
    const rows = Object.fromEntries(links.map(([name]) => [name, rowsByLink.get(name)?.get(id) ?? []] as const));
    const linked = Object.fromEntries(links.map(([name, link]) => [name, linkedTo(rows[name] ?? [], link)]));
    return [{ record, values: { ...(record as unknown as Values), ...linked }, rows }];
  });
}

/** The chosen records that are there, some at a time, in no order that says anything. `fields`: which of the links are asked for. */
export async function* chosenIn(db: Db, chosen: ChosenRecords, fields: ReadonlySet<string> = new Set()): AsyncGenerator<Found[]> {
  const ids = await idsOf(db, chosen);
  for (let at = 0; at < ids.length; at += TOGETHER) yield await found(db, chosen.kind, ids.slice(at, at + TOGETHER), fields);
}

/** The id of the newest action of the archive; null in an empty one. */
export async function lastAction(db: Db): Promise<string | null> {
  const action = await db.selectFrom('action').select('id').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return action?.id ?? null;
}

/** Of which records of a kind some fields were changed after an action; null: after nothing. */
export async function changedSince(db: Db, action: string | null, kind: BatchKind, fields: readonly string[]): Promise<Set<string>> {
  const seen = action === null ? undefined : await db.selectFrom('action').select('seq').where('id', '=', action).executeTakeFirst();
  const changes = async (of: Kind) =>
    db.selectFrom('change').innerJoin('action', 'action.id', 'change.actionId').select(['change.recordId', 'change.field']).where('action.seq', '>', seen?.seq ?? 0).where('change.kind', '=', of).execute();
  const own = (await changes(kind)).filter(({ field }) => fields.includes(field)).map(({ recordId }) => recordId);
  const links = Object.entries(batchLinks(kind)).filter(([name]) => fields.includes(name));
  const owners: string[] = [];
  for (const [, { part, owner }] of links) {
    for (const { recordId } of await changes(part)) {
      const rows = await rowsOf<Readonly<Record<string, string>>>(db, `SELECT "${owner}" FROM "${part}" WHERE id = ?`, recordId);
      owners.push(...rows.map((row) => row[owner] ?? ''));
    }
  }
  return new Set([...own, ...owners]);
}
