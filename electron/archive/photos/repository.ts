import type { Database as Connection } from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { PhotoView } from '#shared/contract/photos.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { liveById } from '../records/read.ts';

type Db = Kysely<Database>;

/** Whether any record has the original, those in the trash included: they can be restored. */
export async function isKept(db: Db, sha256: string): Promise<boolean> {
  return (await db.selectFrom('photo').select('id').where('sha256', '=', sha256).limit(1).executeTakeFirst()) !== undefined;
}

/** The hash of every original, those of photos in the trash included: they can be restored. */
export function originalsIn(connection: Connection): string[] {
  return connection.prepare<[], { sha256: string }>('SELECT DISTINCT sha256 FROM photo ORDER BY sha256').all().map((row) => row.sha256);
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

/** Newest first: ids are made of the time of import. */
export async function listPhotos(db: Db, request: PageRequest): Promise<Page<ListedPhoto>> {
  const cursor = cursorOf(request);
  const from = cursor ? sql`AND id < ${cursor[1]}` : sql``;
  const found = await page<{ sort: string; id: string }>(
    db,
    request,
    sql`SELECT '' AS sort, id FROM photo WHERE deletedBy IS NULL ${from} ORDER BY id DESC LIMIT ${request.limit + 1}`,
  );
  const photos = await liveById(db, 'photo', found.items.map((item) => item.id));
  const events = await liveById(db, 'event', [...photos.values()].map((photo) => photo.eventId));
  const items = found.items.flatMap(({ id }) => {
    const photo = photos.get(id);
    return photo ? [{ ...photo, event: { id: photo.eventId, name: events.get(photo.eventId)?.title ?? null } }] : [];
  });
  return { items, next: found.next };
}
