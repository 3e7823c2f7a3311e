/** Dates as people type and read them, in the languages of the interface. */

import { type DatePart, datePart, parseEdtf, precisionOf, runsForwards, toEdtf } from './dates.ts';
import { fold } from './fold.ts';
import { dayFormat } from './formats.ts';
import type { InterfaceLanguage } from './languages.ts';

/** Month names by the beginnings that tell them apart, folded: Slovenian in any case, and English. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan'], ['feb'], ['mar'], ['apr'], ['maj', 'may'], ['jun'], ['jul'], ['avg', 'aug'], ['sep'], ['okt', 'oct'], ['nov'], ['dec'],
];
const MONTH_WORDS: readonly string[] =
  'januar januarja january februar februarja february marec marca march april aprila maj maja may junij junija june julij julija july avgust avgusta august september septembra oktober oktobra october november novembra december decembra'.split(' ');

function monthByName(word: string): number | null {
  const known = word.length === 3 || MONTH_WORDS.includes(word);
  const index = MONTHS.findIndex((starts) => starts.some((start) => word.startsWith(start)));
  return known && index >= 0 ? index + 1 : null;
}

export type DateProblem = 'notADate' | 'noSuchDay' | 'endBeforeStart' | 'endWithoutStart';

/**
 * Reads one end of a date as typed: `20. 5. 2019`, `20/5/2019`, `20. maja 2019`, `20 May 2019`,
 * `maj 2019`, `5/2019`, `2019`, or EDTF. Day comes before month, as in Slovenia.
 */
export function readTypedDate(text: string): DatePart | DateProblem {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (iso) return existing(Number(iso[1]), iso[2], iso[3]);
  const tokens = fold(text).split(' ');
  if (!tokens.every((token) => /^\d{1,4}$/.test(token) || monthByName(token) !== null)) return 'notADate';
  const numbers = tokens.map((token) => String(monthByName(token) ?? token));
  const year = numbers.at(-1) ?? '';
  if (!/^\d{4}$/.test(year) || numbers.length > 3) return 'notADate';
  const named = tokens.findIndex((token) => monthByName(token) !== null);
  if (named > 1 || (named >= 0 && tokens.filter((token) => monthByName(token) !== null).length > 1)) return 'notADate';
  if (numbers.length === 1) return existing(Number(year));
  if (numbers.length === 2) return existing(Number(year), numbers[0]);
  // "May 20 2019": the month stands first only when it is written as a word.
  const [first, second] = named === 0 ? [numbers[1], numbers[0]] : numbers;
  return existing(Number(year), second, first);
}

function existing(year: number, month?: string, day?: string): DatePart | DateProblem {
  const part = datePart(year, month === undefined ? undefined : Number(month), day === undefined ? undefined : Number(day));
  if (part) return part;
  return day === undefined ? 'notADate' : 'noSuchDay';
}

export type ReadDates =
  | { readonly edtf: string | null }
  | { readonly problem: DateProblem; readonly end: 'from' | 'to' };

/** Reads the two fields "from" and "to". Both empty is a date not known, which is allowed. */
export function readTypedDates(from: string, to: string): ReadDates {
  if (!from.trim()) return to.trim() ? { problem: 'endWithoutStart', end: 'from' } : { edtf: null };
  const start = readTypedDate(from);
  if (typeof start === 'string') return { problem: start, end: 'from' };
  if (!to.trim()) return { edtf: toEdtf({ from: start, to: null }) };
  const end = readTypedDate(to);
  if (typeof end === 'string') return { problem: end, end: 'to' };
  if (!runsForwards(start, end)) return { problem: 'endBeforeStart', end: 'to' };
  return { edtf: toEdtf({ from: start, to: end }) };
}

/** A part as it is put back into the field it was typed in; reading it again gives the same part. */
export function typedDate(part: DatePart): string {
  if (part.month === undefined) return String(part.year).padStart(4, '0');
  const year = String(part.year).padStart(4, '0');
  return part.day === undefined ? `${part.month}/${year}` : `${part.day}. ${part.month}. ${year}`;
}

const LOCALES: Record<InterfaceLanguage, string> = { sl: 'sl', en: 'en-GB' };

const SHAPES = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const;

function instant(part: DatePart): Date {
  const date = new Date(0);
  date.setUTCFullYear(part.year, (part.month ?? 1) - 1, part.day ?? 1);
  return date;
}

/** A date in words: "20.–24. maj 2019", "June – September 2018". The EDTF text where it is no date. */
export function formatDate(edtf: string, language: InterfaceLanguage): string {
  const date = parseEdtf(edtf);
  if (!date) return edtf;
  const shape = (precision: keyof typeof SHAPES) =>
    dayFormat(LOCALES[language], SHAPES[precision]);
  if (!date.to) return shape(date.from.precision).format(instant(date.from));
  if (date.from.precision === date.to.precision) {
    return shape(precisionOf(date)).formatRange(instant(date.from), instant(date.to));
  }
  const ends = [date.from, date.to].map((part) => shape(part.precision).format(instant(part)));
  return ends.join(' – ');
}

/** A point in time as the reader's clock shows it, with the time of day. `at` is ISO 8601. */
export function formatMoment(at: string, language: InterfaceLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** The weekday of a day, "petek"; null when the text is not a day. */
export function weekdayName(day: string, language: InterfaceLanguage): string | null {
  const date = parseEdtf(day);
  if (!date || date.to || date.from.precision !== 'day') return null;
  return dayFormat(LOCALES[language], { weekday: 'long' }).format(instant(date.from));
}

/** Whether a weekday as written, "petek", is the day's own; null when either can't be read. */
export function weekdayAgrees(written: string, day: string): boolean | null {
  const names = (['sl', 'en'] as const).map((language) => weekdayName(day, language));
  if (names.some((name) => name === null)) return null;
  const week = [1, 2, 3, 4, 5, 6, 7].flatMap((date) =>
    (['sl', 'en'] as const).map((language) => fold(weekdayName(`2018-01-0${date}`, language) ?? '')),
  );
  const asked = fold(written);
  return week.includes(asked) ? names.some((name) => fold(name ?? '') === asked) : null;
}
