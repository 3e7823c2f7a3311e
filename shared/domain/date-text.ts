/** Dates as people read them, in the languages of reports. What is said in those of the interface, `date-phrase.ts` reads back. */

import { type ArchiveDate, type DatePart, type Qualifier, parseEdtf } from './dates.ts';
import { weekdayOf } from './calendar.ts';
import { dateWord, saying } from './date-words.ts';
import { dayFormat } from './formats.ts';
import type { ReportLanguage } from './languages.ts';

const LOCALES: Record<ReportLanguage, string> = { sl: 'sl', en: 'en-GB', de: 'de', it: 'it', el: 'el', bg: 'bg', tr: 'tr' };

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

/** A year has four figures, however long ago. */
const yearText = (year: number) => String(year).padStart(4, '0');

/** A part by itself, without what qualifies it. */
function partText(part: DatePart, language: ReportLanguage): string {
  const { season, year } = part;
  if (season !== undefined) return `${saying[language].seasons[season]} ${season === 24 ? winterYears(year) : yearText(year)}`;
  const text = dayFormat(LOCALES[language], SHAPES[part.precision as keyof typeof SHAPES]).format(instant(part));
  return year < 1000 ? text.replace(/\d+$/, yearText(year)) : text;
}

/** A winter's two years, "2018/19". */
function winterYears(year: number): string {
  const after = yearText(year + 1);
  return `${yearText(year)}/${after.endsWith('00') ? after : after.slice(2)}`;
}

/** The start of what has no end, in its case: "maja 2018". */
function startText(part: DatePart, language: ReportLanguage): string {
  const { ofMonth, ofSeason, ofYear } = saying[language];
  const text = partText(part, language);
  if (!ofMonth || !ofSeason || !ofYear) return text;
  if (part.season !== undefined) return text.replace(/^\S+/, ofSeason[part.season]);
  if (part.month === undefined) return `${ofYear} ${text}`;
  return text.replace(/\p{L}+/u, ofMonth[part.month - 1] ?? '');
}

function qualifierWords(qualifier: Qualifier, language: ReportLanguage): string {
  const { about, perhaps } = saying[language];
  return { '~': about, '?': perhaps, '%': `${perhaps} ${about}` }[qualifier];
}

/** Qualified by itself, in brackets, so that nothing beside it is meant. */
function withQualifier(text: string, { qualifier }: DatePart, language: ReportLanguage): string {
  return qualifier ? `${text} (${qualifierWords(qualifier, language)})` : text;
}

/** Both ends as one, "20.–24. maj 2019", where they are as exact as each other. */
function rangeText(from: DatePart, to: DatePart, language: ReportLanguage): string {
  if (from.precision === to.precision && from.precision !== 'season' && from.year >= 1000) {
    // Greek months come with a hyphen between them, which joins words, and Italian days with a nought before them: "08–10 ottobre".
    return dayFormat(LOCALES[language], SHAPES[from.precision]).formatRange(instant(from), instant(to)).replace(' - ', ' – ').replaceAll(/(?<!\d)0(?=\d(?!\d))/g, '');
  }
  return `${partText(from, language)} – ${partText(to, language)}`;
}

function dateText(date: ArchiveDate, language: ReportLanguage): string {
  const { from, to } = date;
  if (to === 'open') return saying[language].open(withQualifier(startText(from, language), from, language));
  const prefix = from.qualifier ? `${qualifierWords(from.qualifier, language)} ` : '';
  if (!to) return prefix + partText(from, language);
  if (from.qualifier === to.qualifier) return prefix + rangeText(from, to, language);
  return [from, to].map((part) => withQualifier(partText(part, language), part, language)).join(' – ');
}

/** A date in words: "20.–24. maj 2019", "June – September 2018", "pribl. maj 2018". The EDTF text where it is no date. */
export function formatDate(edtf: string, language: ReportLanguage): string {
  const date = parseEdtf(edtf);
  return date ? dateText(date, language) : edtf;
}

/** A point in time as the reader's clock shows it, with the time of day. `at` is ISO 8601. */
export function formatMoment(at: string, language: ReportLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** The weekday of a day, "petek"; null when the text is not a day. */
export function weekdayName(day: string, language: ReportLanguage): string | null {
  const date = parseEdtf(day);
  if (!date || date.to || date.from.precision !== 'day') return null;
  return dayFormat(LOCALES[language], { weekday: 'long' }).format(instant(date.from));
}

/** Whether a weekday as written, "petek" or "pet.", is the day's own; null when either can't be read. */
export function weekdayAgrees(written: string, day: string): boolean | null {
  const word = dateWord(written);
  const date = parseEdtf(day);
  if (word?.is !== 'weekday' || !date || date.to || date.from.precision !== 'day') return null;
  return weekdayOf(date.from) === word.value;
}
