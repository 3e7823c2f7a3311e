/**
 * Dates as EDTF (ISO 8601-2:2019, annex A). Level 0: a day `2019-05-20`, a month `2019-03`, a year
 * `2018`, or an interval of two of these, `2018-06/2018-09`. Of level 1 what records need: seasons
 * `2018-23`, an approximate `~`, uncertain `?` or both `%` part, and an open end, `2018-05/..`. Every
 * date has an earliest and a latest day, so that a month can be sorted, searched and compared beside a day.
 */

export type Precision = 'day' | 'month' | 'season' | 'year';

/** `~` approximate, `?` uncertain, `%` both. */
export type Qualifier = '~' | '?' | '%';

/** EDTF's numbers of spring, summer, autumn and winter. */
export type Season = 21 | 22 | 23 | 24;

export interface DatePart {
  readonly precision: Precision;
  readonly year: number;
  /** 1–12; absent when only the year or the season is known. */
  readonly month?: number;
  /** 1–31; absent when the day isn't known. */
  readonly day?: number;
  /** A winter is named by the year that it begins in. */
  readonly season?: Season;
  readonly qualifier?: Qualifier;
}

export interface ArchiveDate {
  readonly from: DatePart;
  /** null when the date is one day, month, season or year; `open` when it has no end yet. */
  readonly to: DatePart | 'open' | null;
}

/** The last day of what has no end: after every day there is. */
export const NO_END = '9999-12-31';

const PART = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/;

/** Where seasons begin and end, in months of the north: March, June, September, December, three months each (the meteorological ones, WMO). */
const SEASON_BEGINS: Readonly<Record<Season, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 };

function isSeason(code: number): code is Season {
  return code in SEASON_BEGINS;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A date part that exists in the calendar, or null: 31 February is no date. */
export function datePart(year: number, month?: number, day?: number): DatePart | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (month === undefined) return day === undefined ? { precision: 'year', year } : null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (day === undefined) return { precision: 'month', year, month };
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return { precision: 'day', year, month, day };
}

/** A season of a year, or null. */
export function seasonPart(year: number, season: number): DatePart | null {
  return datePart(year) && isSeason(season) ? { precision: 'season', year, season } : null;
}

export function qualified(part: DatePart, qualifier: Qualifier | undefined): DatePart {
  return qualifier ? { ...part, qualifier } : part;
}

function parsePart(text: string): DatePart | null {
  const match = PART.exec(text);
  if (!match) return null;
  const [, year, month, day, qualifier] = match;
  const part = month && !day && isSeason(Number(month)) ? seasonPart(Number(year), Number(month)) : datePart(Number(year), month ? Number(month) : undefined, day ? Number(day) : undefined);
  return part && qualified(part, qualifier as Qualifier | undefined);
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');

function partText(part: DatePart): string {
  let text = pad(part.year, 4);
  if (part.season !== undefined) text += `-${part.season}`;
  if (part.month !== undefined) text += `-${pad(part.month, 2)}`;
  if (part.day !== undefined) text += `-${pad(part.day, 2)}`;
  return text + (part.qualifier ?? '');
}

function firstDayOf(part: DatePart): string {
  const month = part.season ? SEASON_BEGINS[part.season] : (part.month ?? 1);
  return `${pad(part.year, 4)}-${pad(month, 2)}-${pad(part.day ?? 1, 2)}`;
}

function lastDayOf(part: DatePart): string {
  const month = part.season ? SEASON_BEGINS[part.season] + 2 : (part.month ?? 12);
  // A winter ends in the year after the one it is named by; the last one there is has no such year.
  const [year, inYear] = month > 12 ? [part.year + 1, month - 12] : [part.year, month];
  return year > 9999 ? NO_END : `${pad(year, 4)}-${pad(inYear, 2)}-${pad(part.day ?? daysInMonth(year, inYear), 2)}`;
}

/** An interval runs forwards: neither its first nor its last possible day may lie before the start's. */
export function runsForwards(from: DatePart, to: DatePart): boolean {
  return firstDayOf(from) <= firstDayOf(to) && lastDayOf(from) <= lastDayOf(to);
}

/** Reads EDTF text; null when it is not one of the forms above, or runs backwards. */
export function parseEdtf(text: string): ArchiveDate | null {
  const parts = text.split('/');
  if (parts.length > 2) return null;
  const from = parsePart(parts[0] ?? '');
  if (!from) return null;
  if (parts.length === 1) return { from, to: null };
  if (parts[1] === '..') return { from, to: 'open' };
  const to = parsePart(parts[1] ?? '');
  return to && runsForwards(from, to) ? { from, to } : null;
}

/** Writes EDTF text. An interval whose two ends are the same is written as the one date it is. */
export function toEdtf(date: ArchiveDate): string {
  const from = partText(date.from);
  if (!date.to) return from;
  if (date.to === 'open') return `${from}/..`;
  const to = partText(date.to);
  return from === to ? from : `${from}/${to}`;
}

export interface DaySpan {
  /** The first day it can mean, `YYYY-MM-DD`. */
  readonly earliest: string;
  /** The last day it can mean, `YYYY-MM-DD`; `NO_END` where its end is open. */
  readonly latest: string;
}

/** The first and last day that EDTF text can mean; null for text that is no date. */
export function daySpan(edtf: string | null): DaySpan | null {
  const date = edtf === null ? null : parseEdtf(edtf);
  if (!date) return null;
  return { earliest: firstDayOf(date.from), latest: date.to === 'open' ? NO_END : lastDayOf(date.to ?? date.from) };
}

/** The last day that a date can mean; null where it is none, or has no end. */
export function lastDay(edtf: string | null): string | null {
  const latest = daySpan(edtf)?.latest ?? null;
  return latest === NO_END ? null : latest;
}

/** The parts of a date: one, or both ends of an interval. */
export function partsOf({ from, to }: ArchiveDate): readonly DatePart[] {
  return to && to !== 'open' ? [from, to] : [from];
}

/** The coarser precision of a date's ends: a date is only as exact as its vaguer end. */
export function precisionOf(date: ArchiveDate): Precision {
  const order: Precision[] = ['day', 'month', 'season', 'year'];
  return order[Math.max(...partsOf(date).map((part) => order.indexOf(part.precision)))] ?? 'year';
}

/** Whether a date names its days and stands by them: to the day, with an end, neither about nor perhaps. */
export function isDayExact(date: ArchiveDate): boolean {
  return date.to !== 'open' && precisionOf(date) === 'day' && partsOf(date).every((part) => !part.qualifier);
}

/** The number of days a day-exact date covers, both ends counted; null for vaguer dates. */
export function lengthInDays(edtf: string): number | null {
  const date = parseEdtf(edtf);
  const span = daySpan(edtf);
  if (!date || !span || !isDayExact(date)) return null;
  return Math.round((Date.parse(span.latest) - Date.parse(span.earliest)) / 86_400_000) + 1;
}

/** True when two dates cannot both be right to the same exactness: neither span holds the other. */
export function datesConflict(one: string, other: string): boolean {
  const a = daySpan(one);
  const b = daySpan(other);
  if (!a || !b) return false;
  const holds = (outer: DaySpan, inner: DaySpan) =>
    outer.earliest <= inner.earliest && inner.latest <= outer.latest;
  return !holds(a, b) && !holds(b, a);
}
