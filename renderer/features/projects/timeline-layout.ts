/** Where on a project's timeline each event stands. Pure: dates in, rows and columns out. */

import type { EventSummary } from '#shared/contract/events.ts';
import { NO_END, daySpan, isDayExact, parseEdtf } from '#shared/domain/dates.ts';

export interface Lane<T> {
  readonly id: string;
  readonly label: string;
  /** The package's own dates as parts of the whole time, 0–1; null where they are not known. */
  readonly period: { readonly from: number; readonly to: number } | null;
  /** Rows of marks that don't overlap. */
  readonly rows: readonly (readonly Mark<T>[])[];
}

export interface Mark<T> {
  readonly event: T;
  /** Start and end as parts of the whole time, 0–1. */
  readonly from: number;
  readonly to: number;
  /** Exact to the day: a solid mark. Else a soft bar over what it can mean. */
  readonly exact: boolean;
}

export interface Months {
  /** First days of the months shown, `YYYY-MM-01`, and the day after the last. */
  readonly starts: readonly string[];
  readonly end: string;
}

const DAY = 86_400_000;
const time = (day: string) => Date.parse(day);
/** Of the year 10000, too, which has a sign and more digits. */
const dayOf = (date: Date) => date.toISOString().replace(/T.*/, '');

/** Up to where an event makes the time shown longer: what has no end shows as far as the others go. */
function endShown({ earliest, latest }: Pick<EventSummary, 'earliest' | 'latest'>): string {
  return (latest === NO_END ? earliest : latest) ?? '';
}

export function monthsOver(events: readonly Pick<EventSummary, 'earliest' | 'latest'>[]): Months | null {
  const days = events.flatMap((event) => (event.earliest && event.latest ? [event.earliest, endShown(event)] : [])).toSorted();
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const starts: string[] = [];
  const current = new Date(`${first.slice(0, 7)}-01`);
  while (current.getTime() <= time(last)) {
    starts.push(dayOf(current));
    current.setUTCMonth(current.getUTCMonth() + 1);
  }
  return { starts, end: dayOf(current) };
}

/** A day as a part of the whole time, 0–1. */
export function position(day: string, months: Months): number {
  const from = time(months.starts[0] ?? day);
  return (time(day) - from) / (time(months.end) - from);
}

/** How far apart two marks of one row must be, as a part of the whole: what an eye needs. */
const GAP = 0.006;
/** The least width of a mark. */
const LEAST = 0.012;

/** What a lane is: a work package, and its dates as far as they are known, EDTF. */
export interface LaneOf {
  readonly id: string;
  readonly label: string;
  readonly dates?: string | null;
}

function periodOf(dates: string | null | undefined, months: Months): Lane<never>['period'] {
  const span = dates ? daySpan(dates) : null;
  return span && { from: position(span.earliest, months), to: Math.min(position(dayOf(new Date(time(span.latest) + DAY)), months), 1) };
}

/** An event in several lanes stands in each of them. Those without a date stand in none. A package without events is there where it has dates of its own. */
export function lanes<T extends EventSummary>(events: readonly T[], months: Months, laneOf: readonly LaneOf[], rest: string): Lane<T>[] {
  const inLane = (id: string) => events.filter((event) => event.workPackages.some((found) => found.id === id));
  const known = laneOf.map(({ id, label, dates }) => ({ id, label, period: periodOf(dates, months), events: inLane(id) }));
  const outside = events.filter((event) => !event.workPackages.some((found) => laneOf.some((lane) => lane.id === found.id)));
  const all = outside.length > 0 ? [...known, { id: '', label: rest, period: null, events: outside }] : known;
  return all.filter((lane) => lane.events.length > 0 || lane.period !== null).map(({ events: own, ...lane }) => ({ ...lane, rows: rowsOf(own, months) }));
}

function isExact(dates: string): boolean {
  const date = parseEdtf(dates);
  return date !== null && isDayExact(date);
}

function rowsOf<T extends EventSummary>(events: readonly T[], months: Months): Mark<T>[][] {
  const rows: Mark<T>[][] = [];
  for (const event of events) {
    if (!event.earliest || !event.latest) continue;
    const from = Math.min(position(event.earliest, months), 1 - LEAST);
    const dayAfter = dayOf(new Date(time(event.latest) + DAY));
    const to = Math.min(Math.max(position(dayAfter, months), from + LEAST), 1);
    const exact = event.dates !== null && isExact(event.dates) && event.span === 'throughout';
    const mark = { event, from, to, exact };
    const free = rows.find((row) => (row.at(-1)?.to ?? -1) + GAP <= from);
    if (free) free.push(mark);
    else rows.push([mark]);
  }
  return rows;
}
