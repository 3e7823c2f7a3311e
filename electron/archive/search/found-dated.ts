/** Hits that have a date, from the earliest on. */

import type { Kysely } from 'kysely';
import type { DatedHit } from '#shared/contract/search-views.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { type Multilingual, NO_LANGUAGE } from '#shared/domain/languages.ts';
import { deviates } from '#shared/domain/outcome.ts';
import type { Page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { DAMAGED, parsed } from '../records/careful.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById } from '../records/read.ts';
import { matchOf } from './matching.ts';
import { yearsOfEvents } from './project-years.ts';
import { quoted } from './terms.ts';
import { tagsOfDays } from './values.ts';

type Db = Kysely<Database>;

export interface PageAsked {
  /** As `shared/domain/asking/read.ts` reads them. */
  readonly words: string;
  /** Where the page before ended, as it said; null for the first. */
  readonly after: string | null;
  readonly limit: number;
}

/** The dates of a record as its document in the index has them, EDTF; null where it has none. */
const DATES: { readonly [K in FindableKind]: (record: StoredRecord<K>) => string | null } = {
  project: ({ dates }) => dates,
  workPackage: ({ dates }) => dates,
  event: ({ dates }) => dates,
  organisation: () => null,
  place: () => null,
  photo: ({ takenAt }) => takenAt?.slice(0, 10) ?? null,
  output: ({ delivered, due }) => delivered ?? due,
  newsItem: ({ published }) => published,
  issuedReport: ({ issuedAt }) => issuedAt.slice(0, 10),
  series: ({ years }) => yearsBetween(years),
  source: ({ published }) => published,
  person: () => null,
};

function yearsBetween(years: readonly number[]): string | null {
  const [first, last] = [Math.min(...years), Math.max(...years)].map((year) => String(year).padStart(4, '0'));
  return years.length === 0 || first === undefined || last === undefined ? null : first === last ? first : `${first}/${last}`;
}

interface Row {
  readonly rowid: number;
  readonly kind: FindableKind;
  readonly recordId: string;
  readonly title: string;
}

const HITS = `WITH m AS (SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?)
  SELECT d.rowid, d.kind, d.recordId, d.title FROM m JOIN searchDocument d ON d.rowid = m.rowid`;

/** Pages follow the row numbers, which follow the days (`place.ts`) but for what is found by what it is called; each page is sorted for itself. */
export async function datedHits(db: Db, { words, after, limit }: PageAsked): Promise<Page<DatedHit>> {
  const [anyTime = []] = await tagsOfDays(db, null, null);
  if (anyTime.length === 0) return { items: [], next: null };
  const match = `(${await matchOf(db, words)}) AND tags : (${anyTime.map(quoted).join(' OR ')})`;
  const from = Number(after ?? -1);
  const rows = (await rowsOf<Row>(db, HITS, match, Number.isSafeInteger(from) ? from : -1, limit + 1)).toSorted((a, b) => a.rowid - b.rowid);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = await Promise.all([...Map.groupBy(shown, ({ kind }) => kind)].map(([kind, own]) => ofKind(db, kind, own)));
  return { items: items.flat().toSorted(byDay), next: last && rows.length > shown.length ? String(last.rowid) : null };
}

const dayOf = ({ dates }: DatedHit) => `${daySpan(dates)?.earliest} ${daySpan(dates)?.latest}`;
const byDay = (a: DatedHit, b: DatedHit) => (dayOf(a) < dayOf(b) || (dayOf(a) === dayOf(b) && a.id < b.id) ? -1 : 1);

async function ofKind<K extends FindableKind>(db: Db, kind: K, rows: readonly Row[]): Promise<DatedHit[]> {
  const records = await liveById(db, kind, rows.map(({ recordId }) => recordId));
  const ofEvents = kind === 'project' ? await yearsOfEvents(db, [...records.keys()]) : null;
  return rows.flatMap(({ recordId: id, title }) => {
    const record = records.get(id);
    const dates = record ? (DATES[kind](record) ?? ofEvents?.get(id) ?? null) : null;
    if (record === undefined || dates === null) return [];
    return [{ kind, id, title: parsed(title, { [NO_LANGUAGE]: DAMAGED }) as Multilingual, dates, ...asEvent(kind, record, dates) }];
  });
}

function asEvent(kind: FindableKind, record: object, dates: string): Pick<DatedHit, 'within' | 'event'> {
  if (kind !== 'event') return { within: false, event: null };
  const event = record as StoredRecord<'event'>;
  return { within: event.span === 'within', event: { status: event.status, latest: daySpan(dates)?.latest ?? null, deviates: deviates(event) } };
}
