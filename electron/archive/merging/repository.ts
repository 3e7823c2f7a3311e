/** Two copies in one connection: what only one of them knows, and what of its records that touched. The other one is attached as `theirs`. */

import type { Kysely } from 'kysely';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { SideAction } from '#shared/domain/merging.ts';
import type { Erasure } from '../changes/blanking.ts';
import { CREATED, type Database, ERASED } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';
import type { Row } from '../records/codec.ts';
import { originalFields } from '../records/kinds.ts';

type Db = Kysely<Database>;

export type Side = 'ours' | 'theirs';

const SCHEMA: { readonly [S in Side]: string } = { ours: 'main', theirs: 'theirs' };
const SIDES = ['ours', 'theirs'] as const;
/** Ids of actions, by side. */
const TABLES = ['Hidden', 'Only', 'Touching'] as const;
const otherThan = (side: Side): Side => (side === 'ours' ? 'theirs' : 'ours');

/** @param file a path, or the address of a file that is read as one that nobody changes */
export async function attach(db: Db, file: string): Promise<void> {
  await run(db, 'ATTACH DATABASE ? AS theirs', file);
}

/** And forgets what was set aside beside the two. */
export async function detach(db: Db): Promise<void> {
  for (const { name } of await rowsOf<{ name: string }>(db, "SELECT name FROM sqlite_temp_schema WHERE type = 'table'")) await run(db, `DROP TABLE temp."${name}"`);
  await run(db, 'DETACH DATABASE theirs');
}

/**
 * Finds what only one of the two knows. An action that came by a merge which is undone is not known: a set difference over
 * ids, read from their index alone.
 */
export async function divide(db: Db): Promise<void> {
  for (const side of SIDES) {
    const schema = SCHEMA[side];
    for (const table of TABLES) {
      await run(db, `CREATE TEMP TABLE IF NOT EXISTS "${side}${table}" (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID`);
      await run(db, `DELETE FROM temp."${side}${table}"`);
    }
    await run(db, `CREATE TEMP TABLE IF NOT EXISTS "${side}Touched" (kind TEXT NOT NULL, recordId TEXT NOT NULL, field TEXT NOT NULL, base TEXT, last TEXT NOT NULL, PRIMARY KEY (kind, recordId, field)) WITHOUT ROWID`);
    await run(db, `DELETE FROM temp."${side}Touched"`);
    await run(db, `INSERT INTO temp."${side}Hidden" SELECT id FROM ${schema}.action WHERE mergedBy IN (SELECT id FROM ${schema}.action WHERE verb = 'merge' AND undone = 1)`);
  }
  for (const side of SIDES) {
    const [own, other] = [SCHEMA[side], SCHEMA[otherThan(side)]];
    const hidden = `temp."${side}Hidden"`;
    await run(db, `INSERT INTO temp."${side}Only" SELECT id FROM ${own}.action AS a WHERE NOT EXISTS (SELECT 1 FROM ${other}.action AS b WHERE b.id = a.id) AND id NOT IN (SELECT id FROM ${hidden})`);
    await run(db, `INSERT INTO temp."${side}Only" SELECT id FROM temp."${otherThan(side)}Hidden" AS h WHERE EXISTS (SELECT 1 FROM ${own}.action AS a WHERE a.id = h.id) AND id NOT IN (SELECT id FROM ${hidden})`);
  }
}

/** What only one side knows, in the order in which that side came to know it. */
export async function onlyIn(db: Db, side: Side): Promise<SideAction[]> {
  const schema = SCHEMA[side];
  return rowsOf<SideAction>(
    db,
    `SELECT a.id, a.verb, a.target, t.verb AS targetVerb FROM temp."${side}Only" AS o CROSS JOIN ${schema}.action AS a ON a.id = o.id LEFT JOIN ${schema}.action AS t ON t.id = a.target ORDER BY a.seq`,
  );
}

/** One field of one record, as one side touched it. */
export interface Spot {
  /** JSON of what it was before that. */
  readonly base: string | null;
  /** The action that touched it last. */
  readonly last: string;
}

/** What one side did to a record. */
export interface Touched {
  readonly kind: Kind;
  /** Set where the whole record was made there. */
  made: Spot | null;
  readonly fields: Map<string, Spot>;
}

/** Records looked at together. */
export const TOGETHER = 200;

/** Finds what some actions of a side touched: by record and field, what it was before the first of them, and the last. */
export async function findTouched(db: Db, side: Side, actions: readonly string[]): Promise<void> {
  const schema = SCHEMA[side];
  await run(db, `INSERT INTO temp."${side}Touching" SELECT value FROM json_each(?)`, JSON.stringify(actions));
  await run(
    db,
    `INSERT INTO temp."${side}Touched" (kind, recordId, field, base, last)
     SELECT c.kind, c.recordId, c.field, c.before, c.actionId FROM temp."${side}Touching" AS t CROSS JOIN ${schema}.action AS a ON a.id = t.id CROSS JOIN ${schema}.change AS c ON c.actionId = t.id
     WHERE c.field <> ? ORDER BY a.seq, c.ordinal ON CONFLICT (kind, recordId, field) DO UPDATE SET last = excluded.last`,
    ERASED,
  );
}

/** What a side touched of a kind, of records with ids between two, both included. */
export async function touchedBetween(db: Db, side: Side, kind: Kind, first: string, last: string): Promise<Map<string, Touched>> {
  const spots = await rowsOf<Spot & { recordId: string; field: string }>(db, `SELECT recordId, field, base, last FROM temp."${side}Touched" WHERE kind = ? AND recordId BETWEEN ? AND ? ORDER BY recordId, field`, kind, first, last);
  const touched = new Map<string, Touched>();
  for (const { recordId, field, base, last: by } of spots) {
    let record = touched.get(recordId);
    if (!record) touched.set(recordId, (record = { kind, made: null, fields: new Map() }));
    if (field === CREATED) record.made = { base: null, last: by };
    else record.fields.set(field, { base, last: by });
  }
  return touched;
}

/** All records of a kind that a side touched, some at a time, in the order of their ids. */
export async function* allTouched(db: Db, side: Side, kind: Kind): AsyncGenerator<Map<string, Touched>> {
  for (let from = ''; ; ) {
    const ids = await rowsOf<{ recordId: string }>(db, `SELECT DISTINCT recordId FROM temp."${side}Touched" WHERE kind = ? AND recordId > ? ORDER BY recordId LIMIT ${TOGETHER}`, kind, from);
    const [first, last] = [ids[0], ids.at(-1)];
    if (!first || !last) return;
    yield touchedBetween(db, side, kind, first.recordId, last.recordId);
    from = last.recordId;
  }
}

/** The rows of some records of a side, by id. */
export async function rowsIn(db: Db, side: Side, kind: Kind, ids: readonly string[]): Promise<Map<string, Row>> {
  const rows = ids.length === 0 ? [] : await rowsOf<Row>(db, `SELECT * FROM ${SCHEMA[side]}."${kind}" WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
  return new Map(rows.map((row) => [String(row.id), row]));
}

/** Within a transaction: that nothing points nowhere is asked at its end. */
export async function deferReferences(db: Db): Promise<void> {
  await run(db, 'PRAGMA defer_foreign_keys = ON');
}

/** What was erased in an archive, for whoever reads another copy of it. */
export function erasuresOf(db: Db): Promise<Erasure[]> {
  return db.selectFrom('erasure').select(['recordId', 'at', 'sha256']).execute();
}

/** What was erased on one side and not on the other yet. */
export function erasedOnlyIn(db: Db, side: Side): Promise<Erasure[]> {
  return rowsOf(db, `SELECT recordId, at, sha256 FROM ${SCHEMA[side]}.erasure WHERE recordId NOT IN (SELECT recordId FROM ${SCHEMA[otherThan(side)]}.erasure) ORDER BY recordId`);
}

export async function erasedAnywhere(db: Db): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ recordId: string }>(db, 'SELECT recordId FROM main.erasure UNION SELECT recordId FROM theirs.erasure');
  return new Set(rows.map((row) => row.recordId));
}

/** SHA-256 of originals that only the other copy's records speak of. */
export async function newOriginals(db: Db): Promise<string[]> {
  const all = (schema: string) => kinds.flatMap((kind) => (originalFields[kind] ?? []).map((field) => `SELECT "${field}" AS sha256 FROM ${schema}."${kind}"`)).join(' UNION ');
  return (await rowsOf<{ sha256: string }>(db, `SELECT sha256 FROM (${all('theirs')}) EXCEPT SELECT sha256 FROM (${all('main')})`)).map((row) => row.sha256);
}

/** SHA-256 of originals of the open archive whose records came by a merge: what a stick did not have then, another copy may have. */
export async function cameByMerge(db: Db): Promise<string[]> {
  const all = kinds.flatMap((kind) => (originalFields[kind] ?? []).map((field) =>
    `SELECT r."${field}" AS sha256 FROM main.action AS a CROSS JOIN main.change AS c ON c.actionId = a.id JOIN main."${kind}" AS r ON r.id = c.recordId WHERE a.mergedBy IS NOT NULL AND c.field = '${CREATED}' AND c.kind = '${kind}'`));
  return (await rowsOf<{ sha256: string }>(db, all.join(' UNION '))).map((row) => row.sha256);
}

/** What the other copy did last that is not known here. */
export async function lastOfTheirs(db: Db): Promise<{ readonly kind: Kind; readonly recordId: string } | null> {
  const [row] = await rowsOf<{ kind: Kind; recordId: string }>(db, `SELECT a.kind, a.recordId FROM temp."theirsOnly" AS o CROSS JOIN theirs.action AS a ON a.id = o.id ORDER BY a.verb = 'merge', a.seq DESC LIMIT 1`);
  return row ?? null;
}

export interface Standing {
  /** The newest action of the other copy. */
  readonly at: string;
  readonly author: string;
  /** Actions that were done on that very copy, are known here, and are not there any more. */
  readonly lost: number;
}

export async function standingOf(db: Db): Promise<Standing> {
  const [newest] = await rowsOf<{ at: string; author: string }>(db, 'SELECT at, author FROM theirs.action ORDER BY seq DESC LIMIT 1');
  const copy = (schema: string) => `(SELECT value FROM ${schema}.archiveInfo WHERE key = 'copyId')`;
  const [lost] = await rowsOf<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM temp."oursOnly" AS o CROSS JOIN main.action AS a ON a.id = o.id WHERE a.origin = ${copy('theirs')} AND a.origin <> ${copy('main')}`,
  );
  return { at: newest?.at ?? '', author: newest?.author ?? '', lost: lost?.count ?? 0 };
}

const ACTION = ['id', 'at', 'author', 'verb', 'kind', 'recordId', 'target', 'origin', 'schema', 'own', 'undone', 'checksum'];

/** Takes over what only the other copy knows, as it is and in its order, as come by a merge. */
export async function insertActions(db: Db, mergedBy: string): Promise<void> {
  const isNew = 'NOT EXISTS (SELECT 1 FROM main.action AS known WHERE known.id = o.id)';
  await run(
    db,
    `INSERT INTO main.change (actionId, ordinal, kind, recordId, field, before, after, checksum)
     SELECT c.actionId, c.ordinal, c.kind, c.recordId, c.field, c.before, c.after, c.checksum FROM temp."theirsOnly" AS o CROSS JOIN theirs.change AS c ON c.actionId = o.id
     WHERE ${isNew} ORDER BY c.actionId, c.ordinal`,
  );
  const columns = ACTION.map((column) => `a.${column}`).join(', ');
  await run(db, `INSERT INTO main.action (${ACTION.join(', ')}, mergedBy) SELECT ${columns}, ? FROM temp."theirsOnly" AS o CROSS JOIN theirs.action AS a ON a.id = o.id WHERE ${isNew} ORDER BY a.seq`, mergedBy);
  // What came by a merge that was undone since comes by this one.
  await run(
    db,
    `UPDATE main.action SET mergedBy = ?, undone = (SELECT undone FROM theirs.action AS t WHERE t.id = action.id)
     WHERE id IN (SELECT id FROM temp."oursHidden") AND id IN (SELECT id FROM temp."theirsOnly")`,
    mergedBy,
  );
}

/** The id of a live record of the open archive that holds the same in some fields; null where none does. */
export async function liveTwin(db: Db, kind: Kind, fields: readonly string[], key: readonly (string | number | null)[], id: string): Promise<string | null> {
  const same = fields.map((field) => `"${field}" = ?`).join(' AND ');
  const [row] = await rowsOf<{ id: string }>(db, `SELECT id FROM main."${kind}" WHERE ${same} AND deletedBy IS NULL AND id <> ?`, ...key, id);
  return row?.id ?? null;
}
