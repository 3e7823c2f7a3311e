import type { Kysely } from 'kysely';
import type { MergeableKind } from '#shared/contract/duplicates.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { type Row, type StoredRecord, toRecord } from '../records/codec.ts';
import { storage } from '../records/kinds.ts';

type Db = Kysely<Database>;

/** All live records of a kind. */
export async function allLive<K extends MergeableKind>(db: Db, kind: K): Promise<StoredRecord<K>[]> {
  const rows = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`);
  return rows.map((row) => toRecord(kind, row));
}

export interface Pointer {
  readonly kind: Kind;
  readonly id: string;
  /** The field that names the record. */
  readonly field: string;
  readonly row: Row;
}

/** All that names one of some records of a kind, rows of forms among it; what is in the trash keeps what it named. */
export async function pointersAt(db: Db, kind: Kind, ids: readonly string[]): Promise<Pointer[]> {
  const found: Pointer[] = [];
  const marks = ids.map(() => '?').join(', ');
  for (const other of kinds) {
    for (const { field, kind: target } of storage[other].references) {
      if (target !== kind) continue;
      const rows = await rowsOf<Row>(db, `SELECT * FROM "${other}" WHERE "${field}" IN (${marks}) AND deletedBy IS NULL ORDER BY id`, ...ids);
      found.push(...rows.map((row) => ({ kind: other, id: String(row.id), field, row })));
    }
    for (const { field, kindField } of storage[other].anyReferences) {
      const rows = await rowsOf<Row>(db, `SELECT * FROM "${other}" WHERE "${kindField}" = ? AND "${field}" IN (${marks}) AND deletedBy IS NULL ORDER BY id`, kind, ...ids);
      found.push(...rows.map((row) => ({ kind: other, id: String(row.id), field, row })));
    }
  }
  return found;
}

/** People who were made one with a person, and those who had been made one with them: what says who they were is that person's. The last of the chain first. */
export async function mergedInto(db: Db, personId: string, known: ReadonlySet<string> = new Set([personId])): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(db, 'SELECT p.id FROM person AS p JOIN action AS a ON a.id = p.deletedBy WHERE a.recordId = ? AND p.id <> ? ORDER BY p.id', personId, personId);
  const found: string[] = [];
  for (const { id } of rows) if (!known.has(id)) found.push(...(await mergedInto(db, id, new Set([...known, id]))), id);
  return found;
}
