/** Keeps the search index in step with the records, inside the transaction that changes them. */

import type { Kysely } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';
import { stableJson } from '../records/codec.ts';
import { buildDocument, isFindable } from './documents.ts';

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

/** What the document of a live record holds, column by column; null for one that has none. */
export async function documentValues(db: Db, kind: FindableKind, id: string) {
  const document = await buildDocument(db, kind, id);
  return (
    document && {
      kind,
      recordId: id,
      title: stableJson(document.title),
      body: JSON.stringify(document.body),
      day: document.day,
      foldedTitle: fold(Object.values(document.title).join('\n')),
      foldedBody: fold(document.body.map(([, text]) => text).join('\n')),
    }
  );
}

interface Kept {
  readonly rowid: number;
  readonly title: string;
  readonly body: string;
  readonly day: string | null;
  readonly foldedTitle: string;
  readonly foldedBody: string;
}

/** An external-content index forgets a row only when it is told exactly what it had indexed. */
const FORGET = `INSERT INTO searchIndex (searchIndex, rowid, foldedTitle, foldedBody) VALUES ('delete', ?, ?, ?)`;
const INDEX = 'INSERT INTO searchIndex (rowid, foldedTitle, foldedBody) VALUES (?, ?, ?)';
const KEPT = 'SELECT rowid, title, body, day, foldedTitle, foldedBody FROM searchDocument WHERE kind = ? AND recordId = ?';
const ADD = 'INSERT INTO searchDocument (kind, recordId, title, body, day, foldedTitle, foldedBody) VALUES (?, ?, ?, ?, ?, ?, ?)';
const RENEW = 'UPDATE searchDocument SET title = ?, body = ?, day = ?, foldedTitle = ?, foldedBody = ? WHERE rowid = ?';
const DROP = 'DELETE FROM searchDocument WHERE rowid = ?';

/**
 * Writes, renews or removes the document of a record. Touches nothing where it is as it was.
 * @param isNew true for a record that was just made and so has no document yet
 */
export async function indexRecord(db: Db, { kind, id }: Target, isNew: boolean): Promise<void> {
  if (!isFindable(kind)) return;
  const values = await documentValues(db, kind, id);
  const [old] = isNew ? [] : await rowsOf<Kept>(db, KEPT, kind, id);
  if (old) {
    const same = values !== null && COMPARED.every((column) => old[column] === values[column]);
    if (same) return;
    await run(db, FORGET, old.rowid, old.foldedTitle, old.foldedBody);
  }
  if (!values) {
    if (old) await run(db, DROP, old.rowid);
    return;
  }
  const { title, body, day, foldedTitle, foldedBody } = values;
  if (old) await run(db, RENEW, title, body, day, foldedTitle, foldedBody, old.rowid);
  const rowid = old?.rowid ?? (await run(db, ADD, kind, id, title, body, day, foldedTitle, foldedBody));
  await run(db, INDEX, rowid, foldedTitle, foldedBody);
}

const COMPARED = ['title', 'body', 'day', 'foldedTitle', 'foldedBody'] as const;
