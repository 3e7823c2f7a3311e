/** Keeps the search index in step with the records, inside the transaction that changes them. */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Database } from '../database/schema.ts';
import { insertAll, rowsOf, run } from '../database/statement.ts';
import { stableJson } from '../records/codec.ts';
import { buildDocuments, isFindable } from './documents.ts';

type Db = Kysely<Database>;

export interface Target {
  readonly kind: Kind;
  readonly id: string;
}

/** Kind → the records whose documents carry its names. */
const DEPENDENTS: { readonly [K in Kind]?: string } = {
  place: `SELECT 'organisation' AS kind, id FROM organisation WHERE placeId = (SELECT id FROM given) UNION ALL SELECT 'event', id FROM event WHERE placeId = (SELECT id FROM given)`,
  organisation: `SELECT CASE WHEN eventId IS NOT NULL THEN 'event' WHEN workPackageId IS NOT NULL THEN 'workPackage' ELSE 'project' END AS kind,
      coalesce(eventId, workPackageId, projectId) AS id FROM role WHERE organisationId = (SELECT id FROM given)
      UNION ALL SELECT 'person', id FROM person WHERE organisationId = (SELECT id FROM given)`,
  project: `SELECT 'workPackage' AS kind, id FROM workPackage WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'output', id FROM output WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'newsItem', id FROM newsItem WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'event', eventId FROM eventProject WHERE projectId = (SELECT id FROM given)
      UNION ALL SELECT 'series', id FROM series WHERE projectId = (SELECT id FROM given)`,
  event: `SELECT 'photo' AS kind, id FROM photo WHERE eventId = (SELECT id FROM given)`,
};

/** Other records whose documents carry this one's names. */
export async function dependentsOf(db: Db, { kind, id }: Target): Promise<Target[]> {
  const sql = DEPENDENTS[kind];
  return sql ? rowsOf<Target>(db, `WITH given(id) AS (VALUES (?)) ${sql}`, id) : [];
}

/** What the documents of live records hold, column by column, by id; nothing for one that has none. */
export async function documentValues(db: Db, kind: FindableKind, ids: readonly string[]) {
  const documents = await buildDocuments(db, kind, ids);
  return new Map(
    [...documents].map(([recordId, document]) => [
      recordId,
      {
        kind,
        recordId,
        title: stableJson(document.title),
        body: JSON.stringify(document.body),
        day: document.day,
        foldedTitle: fold(Object.values(document.title).join('\n')),
        foldedBody: fold(document.body.map(([, text]) => text).join('\n')),
      },
    ]),
  );
}

interface Kept {
  readonly rowid: number;
  readonly recordId: string;
  readonly title: string;
  readonly body: string;
  readonly day: string | null;
  readonly foldedTitle: string;
  readonly foldedBody: string;
}

/** An external-content index forgets a row only when it is told exactly what it had indexed. */
const FORGET = `INSERT INTO searchIndex (searchIndex, rowid, foldedTitle, foldedBody) VALUES ('delete', ?, ?, ?)`;
const INDEX = 'INSERT INTO searchIndex (rowid, foldedTitle, foldedBody) VALUES (?, ?, ?)';
const KEPT = 'SELECT rowid, recordId, title, body, day, foldedTitle, foldedBody FROM searchDocument WHERE kind = ? AND recordId IN (SELECT value FROM json_each(?))';
const COLUMNS = ['kind', 'recordId', 'title', 'body', 'day', 'foldedTitle', 'foldedBody'] as const;
const LAST = 'SELECT max(rowid) AS last FROM searchDocument';
const INDEX_SINCE = 'INSERT INTO searchIndex (rowid, foldedTitle, foldedBody) SELECT rowid, foldedTitle, foldedBody FROM searchDocument WHERE rowid > ?';
const RENEW = 'UPDATE searchDocument SET title = ?, body = ?, day = ?, foldedTitle = ?, foldedBody = ? WHERE rowid = ?';
const DROP = 'DELETE FROM searchDocument WHERE rowid = ?';

/** Documents made at once: what stands around them is read in a few questions, and not more than this is held. */
const AT_ONCE = 200;

/**
 * Writes, renews or removes the documents of records. Touches nothing where it is as it was.
 * @param isNew true of a record that was just made and so has no document yet
 */
export async function indexRecords(db: Db, targets: readonly Target[], isNew: (id: string) => boolean = () => false): Promise<void> {
  for (const [kind, all] of Map.groupBy(targets, (target) => target.kind)) {
    if (!isFindable(kind)) continue;
    // Each once: what the index was told to forget, it must not be told again.
    const ids = [...new Set(all.map(({ id }) => id))];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      // Of a long action: whoever reads is answered in between.
      if (at > 0) await otherWork();
      await indexSome(db, kind, ids.slice(at, at + AT_ONCE), isNew);
    }
  }
}

async function indexSome(db: Db, kind: FindableKind, ids: readonly string[], isNew: (id: string) => boolean): Promise<void> {
  const documents = await documentValues(db, kind, ids);
  const before = ids.filter((id) => !isNew(id));
  const kept = before.length === 0 ? [] : await rowsOf<Kept>(db, KEPT, kind, JSON.stringify(before));
  const old = new Map(kept.map((row) => [row.recordId, row]));
  const added: (readonly (string | null)[])[] = [];
  for (const id of ids) {
    const values = documents.get(id);
    const row = old.get(id);
    if (row) {
      if (values && COMPARED.every((column) => row[column] === values[column])) continue;
      await run(db, FORGET, row.rowid, row.foldedTitle, row.foldedBody);
    }
    if (!values) {
      if (row) await run(db, DROP, row.rowid);
      continue;
    }
    if (!row) {
      added.push(COLUMNS.map((column) => values[column]));
      continue;
    }
    const { title, body, day, foldedTitle, foldedBody } = values;
    await run(db, RENEW, title, body, day, foldedTitle, foldedBody, row.rowid);
    await run(db, INDEX, row.rowid, foldedTitle, foldedBody);
  }
  if (added.length === 0) return;
  // What is added comes after all that is there.
  const [{ last } = { last: null }] = await rowsOf<{ last: number | null }>(db, LAST);
  await insertAll(db, 'searchDocument', COLUMNS, added);
  await run(db, INDEX_SINCE, last ?? 0);
}

const COMPARED = ['title', 'body', 'day', 'foldedTitle', 'foldedBody'] as const;
