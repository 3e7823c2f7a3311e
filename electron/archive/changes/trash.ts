/** Deleting puts a record in the trash with what would still be listed on its own. Restoring takes the same out. */

import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Archive } from '../archive.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import type { Target } from '../search/index-record.ts';
import type { Action } from '../records/action.ts';
import type { Row } from '../records/codec.ts';
import { goesWithOwner, hasOwnPage, ownerOf } from '../records/kinds.ts';
import { type RecordWriter, rowOf, write } from './write.ts';

type Db = Kysely<Database>;

interface GoingAlong extends Target {
  readonly kind: FindableKind;
}

/** The live records that go with a record, all the way down; the record itself is not among them. */
export async function goesWith(db: Db, kind: Kind, id: string, known: ReadonlySet<string> = new Set([id])): Promise<GoingAlong[]> {
  const found: GoingAlong[] = [];
  for (const rule of goesWithOwner) {
    if (rule.owner !== kind) continue;
    const rows = await rowsOf<{ id: string }>(db, `SELECT id FROM "${rule.kind}" WHERE "${rule.field}" = ? AND deletedBy IS NULL`, id);
    for (const row of rows) {
      // An older version let events be parts of each other in a circle.
      if (known.has(row.id)) continue;
      found.push({ kind: rule.kind, id: row.id }, ...(await goesWith(db, rule.kind, row.id, new Set([...known, row.id]))));
    }
  }
  return found;
}

/** Puts a record in the trash. Throws `record.notFound`, `record.inTrash`. */
export async function remove(archive: Archive, kind: Kind, id: string, author: string): Promise<Action> {
  const { action } = await write(archive, { verb: 'delete', kind, recordId: id, author }, async (writer) => {
    const row = await rowOf(await writer.reading(), kind, id);
    if (!row) throw new Failure('record.notFound', { kind, id });
    if (row.deletedBy !== null) throw new Failure('record.inTrash', { kind, id });
    // Parts first, so that they still find their owner when they are indexed.
    for (const part of (await goesWith(await writer.reading(), kind, id)).toReversed()) await writer.setDeleted(part.kind, part.id, writer.actionId);
    await writer.setDeleted(kind, id, writer.actionId);
  });
  if (!action) throw new Failure('record.notFound', { kind, id });
  return action;
}

/** Throws `record.ownerInTrash` where what a record goes to the trash with is there itself, or what a row stands in the form of. */
export async function assertOwnerLive(db: Db, kind: Kind, row: Row): Promise<void> {
  for (const rule of goesWithOwner) {
    const ownerId = rule.kind === kind ? row[rule.field] : null;
    if (typeof ownerId !== 'string') continue;
    const owner = await rowOf(db, rule.owner, ownerId);
    if (owner?.deletedBy !== null) throw new Failure('record.ownerInTrash', { kind, id: String(row.id), owner: rule.owner });
  }
  const owner = hasOwnPage(kind) ? null : ownerOf(kind, row);
  if (owner && (await rowOf(db, owner.kind, owner.id))?.deletedBy !== null) throw new Failure('record.ownerInTrash', { kind, id: String(row.id), owner: owner.kind });
}

/** What went to the trash with a record: by the same action, which was about it. */
async function wentWith(db: Db, id: string, deletedBy: string): Promise<Target[]> {
  const together = await db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.actionId')
    .select(['change.kind', 'change.recordId as id'])
    .distinct()
    .where('change.actionId', '=', deletedBy)
    .where('action.recordId', '=', id)
    .execute();
  const still: Target[] = [];
  for (const part of together) if ((await rowOf(db, part.kind, part.id))?.deletedBy === deletedBy) still.push(part);
  return still;
}

/** Takes a record out of the trash, and with it what went there because it did. Throws `record.notFound`, `record.ownerInTrash`. */
export async function takeOut(writer: RecordWriter, kind: Kind, id: string): Promise<void> {
  const row = await rowOf(await writer.reading(), kind, id);
  if (!row || typeof row.deletedBy !== 'string') throw new Failure('record.notFound', { kind, id });
  await assertOwnerLive(await writer.reading(), kind, row);
  const together = await wentWith(await writer.reading(), id, row.deletedBy);
  await writer.setDeleted(kind, id, null);
  for (const part of together) if (part.id !== id) await writer.setDeleted(part.kind, part.id, null);
}

/** As `takeOut`, as an action: of a row that a form took away, it alone. */
export async function restore(archive: Archive, kind: Kind, id: string, author: string): Promise<Action> {
  const { action } = await write(archive, { verb: 'restore', kind, recordId: id, author }, (writer) => takeOut(writer, kind, id));
  if (!action) throw new Failure('record.notFound', { kind, id });
  return action;
}

export interface TrashEntry {
  readonly kind: Kind;
  readonly id: string;
  /** When and by whom it was put there. */
  readonly at: string;
  readonly author: string;
  /** How many other records went there with it. */
  readonly parts: number;
}

/** Rows of forms: each is its kind's way to be taken away by itself. */
const rowKinds = kinds.filter((kind) => !hasOwnPage(kind) && kind !== 'programme');

/** What was made one with another of its kind, whose action that was. */
const WAS_MERGED = `(t.kind = a.kind AND a.recordId <> t.id AND (a.verb = 'edit' OR (a.verb = 'redo' AND EXISTS (SELECT 1 FROM action AS o WHERE o.id = a.target AND o.verb = 'edit'))))`;

/** So many are shown: what a form took away years ago is found in its record's history. */
const MOST = 500;

/** What is in the trash, the last put there first: of each action the record that it was about, the rows that forms took away, and what was made one with another. */
export async function trashed(db: Db): Promise<TrashEntry[]> {
  const union = kinds.map((kind) => `SELECT '${kind}' AS kind, id, deletedBy FROM "${kind}" WHERE deletedBy IS NOT NULL`).join(' UNION ALL ');
  const isRow = `t.kind IN (${rowKinds.map((kind) => `'${kind}'`).join(', ')})`;
  return rowsOf<TrashEntry>(
    db,
    `SELECT t.kind, t.id, a.at, a.author,
       CASE WHEN a.recordId = t.id THEN (SELECT count(DISTINCT recordId) - 1 FROM change WHERE actionId = a.id) ELSE 0 END AS parts
     FROM (${union}) AS t
     JOIN action AS a ON a.id = t.deletedBy AND (a.recordId = t.id OR ${WAS_MERGED} OR (${isRow} AND a.verb = 'edit') OR a.verb IN ('merge', 'resolve')) ORDER BY a.seq DESC, t.id LIMIT ${MOST}`,
  );
}

/** What the rows among some entries belong to, by the id of the row. */
export async function ownersOf(db: Db, entries: readonly Target[]): Promise<Map<string, Target>> {
  const owners = new Map<string, Target>();
  for (const { kind, id } of entries) {
    const row = hasOwnPage(kind) ? null : await rowOf(db, kind, id);
    const owner = row && ownerOf(kind, row);
    if (owner) owners.set(id, owner);
  }
  return owners;
}
