/** The photos among hits, and those of the events among them. */

import type { Kysely } from 'kysely';
import type { PhotoFound } from '#shared/contract/search-views.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { liveById, partsOf } from '../records/read.ts';
import type { PageAsked } from './found-dated.ts';
import { matchOf } from './matching.ts';
import { quoted } from './terms.ts';
import { tag } from './tags.ts';

type Db = Kysely<Database>;

interface Row {
  readonly rowid: number;
  readonly kind: FindableKind;
  readonly recordId: string;
}

/** Hits that are looked at together. */
const AT_ONCE = 60;

const HITS = `WITH m AS (SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?)
  SELECT d.rowid, d.kind, d.recordId FROM m JOIN searchDocument d ON d.rowid = m.rowid`;
const AMONG = `SELECT d.recordId FROM json_each(?) j CROSS JOIN searchDocument d ON d.kind = 'event' AND d.recordId = j.value CROSS JOIN searchIndex s ON s.rowid = d.rowid WHERE searchIndex MATCH ?`;

/** A page ends within a hit: below which row the next one begins, or at which, and after how many of its photos. */
function placeOf(after: string | null): readonly [from: number, offset: number] {
  const [from = Number.NaN, offset = Number.NaN] = (after ?? '').split('.').map(Number);
  return Number.isSafeInteger(from) && Number.isSafeInteger(offset) && offset >= 0 ? [from, offset] : [Number.MAX_SAFE_INTEGER, 0];
}

/** Those of the latest hits come first; of an event in their own order. A photo that is found beside its event stands with that. */
export async function photosFound(db: Db, { words, after, limit }: PageAsked): Promise<Page<PhotoFound>> {
  const match = await matchOf(db, words);
  const pictured = `(${match}) AND tags : (${quoted(tag('kind', 'photo'))} OR ${quoted(tag('has', 'photo'))})`;
  let [from, offset] = placeOf(after);
  const ids: string[] = [];
  for (;;) {
    const rows = (await rowsOf<Row>(db, HITS, pictured, from, AT_ONCE)).toSorted((a, b) => b.rowid - a.rowid);
    const photos = await photosOf(db, rows, match);
    for (const { rowid, recordId } of rows) {
      const own = photos.get(recordId) ?? [];
      const more = own.slice(rowid === from ? offset : 0);
      const taken = more.slice(0, limit - ids.length);
      ids.push(...taken);
      if (taken.length < more.length) return page(db, ids, `${rowid}.${own.length - more.length + taken.length}`);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return page(db, ids, null);
    [from, offset] = [last.rowid - 1, 0];
  }
}

/** The photos that stand at each of some hits, by its id. */
async function photosOf(db: Db, rows: readonly Row[], match: string): Promise<Map<string, string[]>> {
  const idsOf = (kind: FindableKind) => rows.flatMap((row) => (row.kind === kind ? [row.recordId] : []));
  const ofEvents = await partsOf(db, 'photo', 'eventId', idsOf('event'));
  const found = await liveById(db, 'photo', idsOf('photo'));
  const among = new Set((await rowsOf<{ recordId: string }>(db, AMONG, JSON.stringify([...new Set([...found.values()].map(({ eventId }) => eventId))]), match)).map(({ recordId }) => recordId));
  const all = new Map([...Map.groupBy(ofEvents, ({ eventId }) => eventId)].map(([eventId, own]) => [eventId, own.map(({ id }) => id)]));
  for (const { id, eventId } of found.values()) if (!among.has(eventId)) all.set(id, [id]);
  return all;
}

async function page(db: Db, ids: readonly string[], next: string | null): Promise<Page<PhotoFound>> {
  const photos = await liveById(db, 'photo', ids);
  const events = await liveById(db, 'event', [...photos.values()].map(({ eventId }) => eventId));
  const items = ids.flatMap((id) => {
    const photo = photos.get(id);
    return photo ? [{ ...photo, event: { id: photo.eventId, name: events.get(photo.eventId)?.title ?? null } }] : [];
  });
  return { items, next };
}
