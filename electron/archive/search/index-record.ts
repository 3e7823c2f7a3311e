/** Keeps the search index in step with the records, inside the transaction that changes them. */

import { type Kysely, sql } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Database } from '../database/schema.ts';
import { stableJson } from '../records/codec.ts';
import { buildDocument, isFindable } from './documents.ts';

type Db = Kysely<Database>;

export interface Target {
  readonly kind: Kind;
  readonly id: string;
}

/** Other records whose documents carry this one's names. */
export async function dependentsOf(db: Db, { kind, id }: Target): Promise<Target[]> {
  const of = (target: Kind, rows: readonly { id: string | null }[]) => rows.flatMap((row) => (row.id ? [{ kind: target, id: row.id }] : []));
  switch (kind) {
    case 'place':
      return [
        ...of('organisation', await db.selectFrom('organisation').select('id').where('placeId', '=', id).execute()),
        ...of('event', await db.selectFrom('event').select('id').where('placeId', '=', id).execute()),
      ];
    case 'organisation': {
      const roles = await db.selectFrom('role').select(['projectId', 'workPackageId', 'eventId']).where('organisationId', '=', id).execute();
      return [
        ...of('project', roles.map((role) => ({ id: role.projectId }))),
        ...of('workPackage', roles.map((role) => ({ id: role.workPackageId }))),
        ...of('event', roles.map((role) => ({ id: role.eventId }))),
      ];
    }
    case 'project':
      return [
        ...of('workPackage', await db.selectFrom('workPackage').select('id').where('projectId', '=', id).execute()),
        ...of('output', await db.selectFrom('output').select('id').where('projectId', '=', id).execute()),
        ...of('newsItem', await db.selectFrom('newsItem').select('id').where('projectId', '=', id).execute()),
        ...of('event', await db.selectFrom('eventProject').select('eventId as id').where('projectId', '=', id).execute()),
      ];
    case 'event':
      return of('photo', await db.selectFrom('photo').select('id').where('eventId', '=', id).execute());
    default:
      return [];
  }
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

/** Writes, renews or removes the document of a record. Touches nothing where it is as it was. */
export async function indexRecord(db: Db, { kind, id }: Target): Promise<void> {
  if (!isFindable(kind)) return;
  const values = await documentValues(db, kind, id);
  const old = await db.selectFrom('searchDocument').selectAll().where('kind', '=', kind).where('recordId', '=', id).executeTakeFirst();
  if (old && values && Object.entries(values).every(([column, value]) => old[column as keyof typeof old] === value)) return;
  if (old) {
    // An external-content index forgets a row only when it is told exactly what it had indexed.
    await sql`INSERT INTO searchIndex (searchIndex, rowid, foldedTitle, foldedBody) VALUES ('delete', ${old.rowid}, ${old.foldedTitle}, ${old.foldedBody})`.execute(db);
  }
  if (!values) {
    if (old) await db.deleteFrom('searchDocument').where('rowid', '=', old.rowid).execute();
    return;
  }
  const rowid = old
    ? (await db.updateTable('searchDocument').set(values).where('rowid', '=', old.rowid).execute(), old.rowid)
    : Number((await db.insertInto('searchDocument').values(values).executeTakeFirstOrThrow()).insertId);
  await sql`INSERT INTO searchIndex (rowid, foldedTitle, foldedBody) VALUES (${rowid}, ${values.foldedTitle}, ${values.foldedBody})`.execute(db);
}
