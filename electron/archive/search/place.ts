/**
 * Where a document stands in the index. An index gives its hits in the order of their row numbers, forwards or backwards, without
 * sorting: so these follow the days that records are of, and the newest are found first however many there are.
 */

import type { Kysely } from 'kysely';
import type { Kind } from '#shared/contract/records.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';

/** Below stand documents without a day, and what is looked for by what it is called whenever it was, in the order in which they came. */
const FIRST_DAY = 2 ** 30;
/** Numbers of one day; what is more goes on into the next. Numbers that lie far apart take more room in the index. */
const OF_A_DAY = 2 ** 12;
const BEGINNING = Date.UTC(1800, 0, 1);

/** What events and their like are gathered under: projects, places. Of these there are few, and many records say their names. */
const GATHERING: ReadonlySet<string> = new Set<Kind>(['project', 'workPackage', 'organisation', 'place', 'person', 'series']);

/** Whether a record is looked for by what it is called. */
export const isGathering = ({ kind }: { readonly kind: string }): boolean => GATHERING.has(kind);

/** The day that says where a document stands. */
export const placedBy = (document: { readonly kind: string; readonly day: string | null }): string | null => (isGathering(document) ? null : document.day);

function firstOf(day: string | null): number {
  const days = day === null ? Number.NaN : Math.floor((Date.parse(day) - BEGINNING) / 86_400_000);
  return Number.isFinite(days) ? FIRST_DAY + Math.max(0, days) * OF_A_DAY : 1;
}

const endOf = (first: number): number => (first < FIRST_DAY ? FIRST_DAY : first + OF_A_DAY);

const HIGHEST = 'SELECT max(rowid) AS last FROM searchDocument WHERE rowid >= ? AND rowid < ?';

/** Free row numbers for new documents of some days, `YYYY-MM-DD` or null, one for each. */
export async function placesOfDays(db: Kysely<Database>, days: readonly (string | null)[]): Promise<number[]> {
  /** First number of a day → the next one that is free. */
  const nexts = new Map<number, number>();
  const places: number[] = [];
  for (const day of days) {
    let first = firstOf(day);
    let place = nexts.get(first) ?? (await nextOf(db, first));
    while (place >= endOf(first)) {
      nexts.set(first, place);
      first = endOf(first);
      place = nexts.get(first) ?? (await nextOf(db, first));
    }
    nexts.set(first, place + 1);
    places.push(place);
  }
  return places;
}

async function nextOf(db: Kysely<Database>, first: number): Promise<number> {
  const [row] = await rowsOf<{ last: number | null }>(db, HIGHEST, first, endOf(first));
  return row?.last === null || row?.last === undefined ? first : row.last + 1;
}
