/**
 * Sums over events, the same for every report: each event's own sum, added, with the records that were. What is unknown
 * stays in a sum, about stays about, and nobody is counted twice who is divided by more than one thing.
 */

import { type Count, type Total, total } from '#shared/domain/counts.ts';
import { type SheetCount, countsOfGroup } from '#shared/domain/event-sheet.ts';
import { fold } from '#shared/domain/fold.ts';
import { yearOf } from '#shared/domain/period.ts';
import { type Sheet, countText, countsOf, originsOf, sumOf } from './event-sheet.ts';
import type { Figure, RecordRef } from './tree.ts';

export interface Sum extends Pick<Total, 'value' | 'precision'> {
  readonly of: readonly RecordRef[];
}

/** A sum as what it adds to another: of "at least so many" something stays unknown there, too. */
export function addable({ value, precision }: Pick<Total, 'value' | 'precision'>): Count[] {
  return precision === 'atLeast' ? [{ value, precision: 'exact' }, { value: null, precision: 'unknown' }] : [{ value, precision }];
}

const keyOf = ({ kind, id }: RecordRef) => `${kind} ${id}`;

/** Each once, in an order that no other order changes. */
export function onceEach(refs: readonly RecordRef[]): RecordRef[] {
  return [...new Map(refs.map((ref) => [keyOf(ref), ref])).entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, ref]) => ref);
}

/** Of several events, or of several groups of people who are not the same. */
export function together(sums: readonly Sum[]): Sum {
  const { value, precision } = total(sums.flatMap(addable));
  return { value, precision, of: onceEach(sums.flatMap(({ of }) => of)) };
}

const sumWith = (sheet: Sheet, sum: Total<SheetCount>): Sum => ({ value: sum.value, precision: sum.precision, of: countsOf(sheet, sum) });

/** How many took part in an event. */
export const sumOfEvent = (sheet: Sheet): Sum => sumWith(sheet, sumOf(sheet));

export const sumOfEvents = (sheets: readonly Sheet[]): Sum => together(sheets.map(sumOfEvent));

export const asFigure = (said: Pick<Sheet, 't' | 'language'>, sum: Sum): Figure => ({ text: countText(said, sum), of: sum.of });

/** A number of records, and which. */
export const numberOf = (refs: readonly RecordRef[]): Figure => ({ text: String(onceEach(refs).length), of: onceEach(refs) });

export const eventRef = ({ data }: Pick<Sheet, 'data'>): RecordRef => ({ kind: 'event', id: data.event.id });

/** What the people of an event are told apart by. */
export type Division = 'country' | 'gender' | 'ageBand';

interface Groups {
  /** By code, or by the words of an age folded. */
  readonly groups: ReadonlyMap<string, Sum>;
  /** Of whom it is not recorded; null where of nobody. */
  readonly rest: Sum | null;
}

/** What an event's sum has more than those who are told apart. */
function restOf(sum: Sum, parts: Sum): Sum | null {
  const unknown = { value: null, precision: 'unknown', of: sum.of } as const;
  if (sum.value === null) return null;
  if (parts.value === null) return unknown;
  const value = sum.value - parts.value;
  // Somebody unknown is among those who are told apart: how many are left is unknown, too.
  if (parts.precision === 'atLeast') return value > 0 ? unknown : null;
  if (value <= 0) return sum.precision === 'atLeast' ? unknown : null;
  if (sum.precision === 'atLeast') return { value, precision: 'atLeast', of: sum.of };
  return { value, precision: sum.precision === 'about' || parts.precision === 'about' ? 'about' : 'exact', of: sum.of };
}

/** Ages written in several ways are one: "Do 18 let", "do 18 let". */
const bandKey = (written: string) => fold(written) || written;

function groupsIn(sheet: Sheet, by: Division): ReadonlyMap<string, Sum> {
  const { participation } = sheet.data;
  if (by === 'country') {
    const origins = Map.groupBy(originsOf(sheet, participation.filter(({ country }) => country !== null)), ({ countryCode }) => countryCode ?? '');
    return new Map([...origins].map(([code, all]) => [code, sumWith(sheet, total(all.flatMap(({ parts }) => parts)))]));
  }
  const found = Map.groupBy(participation.filter((count) => count[by] !== null), (count) => (by === 'ageBand' ? bandKey(count.ageBand ?? '') : (count.gender ?? '')));
  return new Map([...found].map(([group, counts]) => [group, sumWith(sheet, total(countsOfGroup(counts, by)))]));
}

/** The people of an event by what they are told apart by. */
export function dividedBy(sheet: Sheet, by: Division): Groups {
  const groups = groupsIn(sheet, by);
  const sum = sumOfEvent(sheet);
  return { groups, rest: groups.size === 0 ? sum : restOf(sum, together([...groups.values()])) };
}

export interface Row {
  /** null for those of whom it is not recorded. */
  readonly key: string | null;
  readonly sum: Sum;
  readonly events: readonly RecordRef[];
}

/** One for each group of people over all events, by its key, and last those of whom it is not recorded. */
export function rowsBy(sheets: readonly Sheet[], by: Division): Row[] {
  const of = new Map<string | null, { readonly sums: Sum[]; readonly events: RecordRef[] }>();
  for (const sheet of sheets) {
    const { groups, rest } = dividedBy(sheet, by);
    const all: (readonly [string | null, Sum])[] = [...groups, ...(rest ? [[null, rest] as const] : [])];
    for (const [key, sum] of all) {
      const { sums, events } = of.get(key) ?? { sums: [], events: [] };
      sums.push(sum);
      events.push(eventRef(sheet));
      of.set(key, { sums, events });
    }
  }
  return rowsOf([...of].map(([key, { sums, events }]) => ({ key, sum: together(sums), events: onceEach(events) })));
}

/** One for each key of an event, in the order of the keys: its year, its project. */
export function rowsOfEvents(sheets: readonly Sheet[], keyOfEvent: (sheet: Sheet) => string | null): Row[] {
  return rowsOf([...Map.groupBy(sheets, keyOfEvent)].map(([key, all]) => ({ key, sum: sumOfEvents(all), events: onceEach(all.map(eventRef)) })));
}

/** By the year in which it began. */
export const rowsByYear = (sheets: readonly Sheet[]): Row[] => rowsOfEvents(sheets, ({ data: { event } }) => yearOf(event.dates, event.span));

const rowsOf = (rows: readonly Row[]): Row[] => rows.toSorted((one, other) => Number(one.key === null) - Number(other.key === null) || ((one.key ?? '') < (other.key ?? '') ? -1 : 1));

/** Age bands as they are written, by their folded words; of several ways of writing one, the same in every order. */
export function ageBandsOf(sheets: readonly Sheet[]): ReadonlyMap<string, string> {
  const written = sheets.flatMap(({ data }) => data.participation.flatMap(({ ageBand }) => ageBand ?? [])).toSorted();
  return new Map(written.toReversed().map((band) => [bandKey(band), band]));
}
