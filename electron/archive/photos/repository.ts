import type { Database as Connection } from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { PhotoView } from '#shared/contract/photos.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { hasTable } from '../database/check.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { originalFields } from '../records/kinds.ts';
import { countLive, liveById } from '../records/read.ts';

type Db = Kysely<Database>;

/** What has an original: photos, and reports that were given out. */
const HOLDERS = Object.entries(originalFields).flatMap(([kind, fields]) => fields.map((field) => ({ kind, field })));

/** Whether any record has the original, those in the trash included: they can be restored. */
export async function isKept(db: Db, sha256: string): Promise<boolean> {
  for (const { kind, field } of HOLDERS) {
    if ((await rowsOf(db, `SELECT 1 FROM "${kind}" WHERE "${field}" = ? LIMIT 1`, sha256)).length > 0) return true;
  }
  return false;
}

/** The hash of every original, those of records in the trash included: they can be restored. A database of an older version has fewer tables. */
export function originalsIn(connection: Connection): string[] {
  const found = HOLDERS.filter(({ kind }) => hasTable(connection, kind)).map(({ kind, field }) => `SELECT "${field}" AS sha256 FROM "${kind}"`);
  return connection.prepare<[], { sha256: string }>(`SELECT DISTINCT sha256 FROM (${found.join(' UNION ALL ')}) ORDER BY sha256`).all().map((row) => row.sha256);
}

/** What the file of an original was called where it came from, in a record that has it; null where none has. */
export async function nameOfPhoto(db: Db, sha256: string): Promise<string | null> {
  const row = await db.selectFrom('photo').select('originalName').where('sha256', '=', sha256).orderBy('deletedBy', (order) => order.asc().nullsFirst()).limit(1).executeTakeFirst();
  return row?.originalName ?? null;
}

/** The id of an event's live photo with that content, or null. */
export async function photoOfEvent(db: Db, eventId: string, sha256: string): Promise<string | null> {
  const row = await db
    .selectFrom('photo')
    .select('id')
    .where('eventId', '=', eventId)
    .where('sha256', '=', sha256)
    .where('deletedBy', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function nextPosition(db: Db, eventId: string): Promise<number> {
  const row = await db
    .selectFrom('photo')
    .select((photo) => photo.fn.max('position').as('last'))
    .where('eventId', '=', eventId)
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1;
}

export interface ListedPhoto extends PhotoView {
  readonly event: { readonly id: string; readonly name: Multilingual | null };
}

/** Those of some photos that are there, as lists show them, in the order given. */
export async function listedPhotos(db: Db, ids: readonly string[]): Promise<ListedPhoto[]> {
  const photos = await liveById(db, 'photo', ids);
  const events = await liveById(db, 'event', [...photos.values()].map((photo) => photo.eventId));
  return ids.flatMap((id) => {
    const photo = photos.get(id);
    return photo ? [{ ...photo, event: { id: photo.eventId, name: events.get(photo.eventId)?.title ?? null } }] : [];
  });
}

/** Newest first: ids are made of the time of import. The total comes with the first page. */
export async function listPhotos(db: Db, request: PageRequest): Promise<Page<ListedPhoto> & { total: number | null }> {
  const cursor = cursorOf(request);
  const from = cursor ? sql`AND id < ${cursor[1]}` : sql``;
  const found = await page<{ sort: string; id: string }>(
    db,
    request,
    sql`SELECT '' AS sort, id FROM photo WHERE deletedBy IS NULL ${from} ORDER BY id DESC LIMIT ${request.limit + 1}`,
  );
  return { items: await listedPhotos(db, found.items.map((item) => item.id)), next: found.next, total: cursor ? null : await countLive(db, 'photo') };
}
