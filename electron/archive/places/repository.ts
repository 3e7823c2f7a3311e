import { type Kysely, sql } from 'kysely';
import type { PlaceSummary } from '#shared/contract/places.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { decode } from '../records/codec.ts';
import { liveById } from '../records/read.ts';

type Db = Kysely<Database>;

export async function placeSummaries(db: Db, ids: Iterable<string | null>): Promise<Map<string, PlaceSummary>> {
  const places = await liveById(db, 'place', ids);
  return new Map([...places].map(([id, { name, country }]) => [id, { id, name, country }]));
}

export interface ListedPlace extends PlaceSummary {
  readonly events: number;
  readonly organisations: number;
}

export async function listPlaces(db: Db, request: PageRequest): Promise<Page<ListedPlace>> {
  const [sort, id] = cursorOf(request) ?? ['', ''];
  const found = await page<{ sort: string; id: string; name: string; country: string; events: number; organisations: number }>(
    db,
    request,
    sql`SELECT sortKey AS sort, id, name, country,
          (SELECT count(*) FROM event WHERE placeId = place.id AND event.deletedBy IS NULL) AS events,
          (SELECT count(*) FROM organisation WHERE placeId = place.id AND organisation.deletedBy IS NULL) AS organisations
        FROM place WHERE deletedBy IS NULL AND (sortKey, id) > (${sort}, ${id})
        ORDER BY sortKey, id LIMIT ${request.limit + 1}`,
  );
  const items = found.items.map(({ sort: _, name, ...rest }) => ({ ...rest, name: decode('place', 'name', name) as PlaceSummary['name'] }));
  return { items, next: found.next };
}
