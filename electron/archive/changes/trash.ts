/** Deleting puts a record in the trash with what would still be listed on its own. Restoring takes the same out. */

import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import type { Kind } from '#shared/contract/records.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import type { Archive } from '../archive.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import type { Target } from '../search/index-record.ts';
import type { Action } from '../records/action.ts';
import type { Row } from '../records/codec.ts';
import { goesWithOwner } from '../records/kinds.ts';
import { rowOf, write } from './write.ts';

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
    const row = await rowOf(writer.db, kind, id);
    if (!row) throw new Failure('record.notFound', { kind, id });
    if (row.deletedBy !== null) throw new Failure('record.inTrash', { kind, id });
    // Parts first, so that they still find their owner when they are indexed.
    for (const part of (await goesWith(writer.db, kind, id)).toReversed()) await writer.setDeleted(part.kind, part.id, writer.actionId);
    await writer.setDeleted(kind, id, writer.actionId);
  });
  if (!action) throw new Failure('record.notFound', { kind, id });
  return action;
}

/** Throws `record.ownerInTrash` where what a record goes to the trash with is there itself. */
export async function assertOwnerLive(db: Db, kind: Kind, row: Row): Promise<void> {
  for (const rule of goesWithOwner) {
    const ownerId = rule.kind === kind ? row[rule.field] : null;
    if (typeof ownerId !== 'string') continue;
    const owner = await rowOf(db, rule.owner, ownerId);
    if (owner?.deletedBy !== null) throw new Failure('record.ownerInTrash', { kind, id: String(row.id), owner: rule.owner });
  }
}

/** Takes a record out of the trash with all that went there in the same action. Throws `record.notFound`, `record.ownerInTrash`. */
export async function restore(archive: Archive, kind: Kind, id: string, author: string): Promise<Action> {
  const { action } = await write(archive, { verb: 'restore', kind, recordId: id, author }, async (writer) => {
    const row = await rowOf(writer.db, kind, id);
    if (!row || typeof row.deletedBy !== 'string') throw new Failure('record.notFound', { kind, id });
    await assertOwnerLive(writer.db, kind, row);
    const together = await writer.db
      .selectFrom('change')
      .select(['kind', 'recordId'])
      .distinct()
      .where('actionId', '=', row.deletedBy)
      .execute();
    await writer.setDeleted(kind, id, null);
    for (const part of together) {
      const still = await rowOf(writer.db, part.kind, part.recordId);
      if (still?.deletedBy === row.deletedBy) await writer.setDeleted(part.kind, part.recordId, null);
    }
  });
  if (!action) throw new Failure('record.notFound', { kind, id });
  return action;
}

export interface TrashEntry {
  readonly kind: FindableKind;
  readonly id: string;
  /** When and by whom it was put there. */
  readonly at: string;
  readonly author: string;
  /** How many other records went there with it. */
  readonly parts: number;
}

/** What is in the trash, the last put there first: of each action the record that it was about. */
export async function trashed(db: Db): Promise<TrashEntry[]> {
  const union = findableKinds.map((kind) => `SELECT '${kind}' AS kind, id, deletedBy FROM "${kind}" WHERE deletedBy IS NOT NULL`).join(' UNION ALL ');
  return rowsOf<TrashEntry>(
    db,
    `SELECT t.kind, t.id, a.at, a.author,
       (SELECT count(DISTINCT recordId) - 1 FROM change WHERE actionId = a.id) AS parts
     FROM (${union}) AS t
     JOIN action AS a ON a.id = t.deletedBy AND a.recordId = t.id ORDER BY a.seq DESC`,
  );
}
