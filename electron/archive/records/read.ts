/** Reading records as they are kept, whatever their kind. Joins and lists are in each entity's repository. */

import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import type { Fields, Kind } from '#shared/contract/records.ts';
import { type Multilingual, NO_LANGUAGE } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { type Row, type StoredRecord, toRecord } from './codec.ts';
import { nameFields, storage } from './kinds.ts';

type Db = Kysely<Database>;

/** A live record, or null. */
export async function findLive<K extends Kind>(db: Db, kind: K, id: string): Promise<StoredRecord<K> | null> {
  const [row] = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE id = ? AND deletedBy IS NULL`, id);
  return row ? toRecord(kind, row) : null;
}

/** A record, also one in the trash, or null. */
export async function findAny<K extends Kind>(db: Db, kind: K, id: string): Promise<StoredRecord<K> | null> {
  const [row] = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE id = ?`, id);
  return row ? toRecord(kind, row) : null;
}

/** The row of a record, also of one in the trash. Throws `record.notFound`. */
export async function getLiveOrTrashed(db: Db, kind: Kind, id: string): Promise<Row> {
  const [row] = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE id = ?`, id);
  if (!row) throw new Failure('record.notFound', { kind, id });
  return row;
}

/** A live record. Throws `record.notFound`. */
export async function getLive<K extends Kind>(db: Db, kind: K, id: string): Promise<StoredRecord<K>> {
  const record = await findLive(db, kind, id);
  if (!record) throw new Failure('record.notFound', { kind, id });
  return record;
}

/** Every live record of a kind, as they were made: for what looks at all of them once. */
export async function allLive<K extends Kind>(db: Db, kind: K): Promise<StoredRecord<K>[]> {
  return (await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`)).map((row) => toRecord(kind, row));
}

/** How many of a kind there are; those in the trash are not counted. */
export async function countLive(db: Db, kind: Kind): Promise<number> {
  const [row] = await rowsOf<{ total: number }>(db, `SELECT count(*) AS total FROM "${kind}" WHERE deletedBy IS NULL`);
  return row?.total ?? 0;
}

/** The live records of some ids, by id. */
export async function liveById<K extends Kind>(db: Db, kind: K, ids: Iterable<string | null>): Promise<Map<string, StoredRecord<K>>> {
  const asked = JSON.stringify([...new Set(ids)].filter((id) => id !== null));
  if (asked === '[]') return new Map();
  const found = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE id IN (SELECT value FROM json_each(?)) AND deletedBy IS NULL`, asked);
  return new Map(found.map((row) => [String(row.id), toRecord(kind, row)]));
}

/**
 * The live records whose field names one of some owners, in their own order: by position where they
 * have one, else as they were made.
 */
export async function partsOf<K extends Kind>(db: Db, kind: K, field: keyof Fields<K> & string, owners: string | readonly string[]): Promise<StoredRecord<K>[]> {
  const order = storage[kind].columns.has('position') ? 'position, id' : 'id';
  const asked = JSON.stringify(typeof owners === 'string' ? [owners] : owners);
  const sql = `SELECT * FROM "${kind}" WHERE "${field}" IN (SELECT value FROM json_each(?)) AND deletedBy IS NULL ORDER BY ${order}`;
  return (await rowsOf<Row>(db, sql, asked)).map((row) => toRecord(kind, row));
}

/** What a record is called: its first name field that says something. A plain name counts for every language. */
export function nameOfRecord(kind: Kind, record: object): Multilingual | null {
  const fields = record as Record<string, unknown>;
  for (const field of nameFields[kind] ?? []) {
    const value = fields[field];
    if (typeof value === 'string') return { [NO_LANGUAGE]: value };
    if (value && typeof value === 'object') return value as Multilingual;
  }
  return null;
}

/** The names of records, those in the trash included, by id. */
export async function namesOf(db: Db, targets: readonly { kind: Kind; id: string }[]): Promise<Map<string, Multilingual | null>> {
  const names = new Map<string, Multilingual | null>();
  const kinds = new Set(targets.map((target) => target.kind));
  for (const kind of kinds) {
    const ids = JSON.stringify(targets.filter((target) => target.kind === kind).map((target) => target.id));
    for (const row of await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE id IN (SELECT value FROM json_each(?))`, ids)) {
      names.set(String(row.id), nameOfRecord(kind, toRecord(kind, row)));
    }
  }
  return names;
}
