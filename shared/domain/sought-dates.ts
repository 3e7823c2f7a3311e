/** A date in the words that people look for it by: "oktober 2019", "poleti 2018". */

import { NO_END, daySpan } from './dates.ts';
import type { InterfaceLanguage } from './languages.ts';

function monthsIn(language: InterfaceLanguage): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2018, month, 1))));
}

/** From January on. */
export const monthNames: Readonly<Record<InterfaceLanguage, readonly string[]>> = { sl: monthsIn('sl'), en: monthsIn('en') };

/** Spring begins with March. In Slovene also as one says when: "poleti". */
export const seasonNames: Record<InterfaceLanguage, readonly [string, string, string, string]> = {
  sl: ['pomlad spomladi', 'poletje poleti', 'jesen jeseni', 'zima pozimi'],
  en: ['spring', 'summer', 'autumn fall', 'winter'],
};

/** What lasts longer happens in no month that one would remember it by. */
const MOST_MONTHS = 5;
const MOST_YEARS = 100;

/** The months that a date may lie in, `YYYY-MM`, at most `most` and one more. */
export function monthsOf(earliest: string, latest: string, most: number): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = earliest.split('-').map(Number);
  for (let at = earliest.slice(0, 7); at <= latest.slice(0, 7) && months.length <= most; at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`) {
    months.push(at);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

/** The years that a date may lie in, at most a hundred. One that has no end is of the year in which it begins. */
export function yearsOf(edtf: string | null): readonly string[] {
  const span = daySpan(edtf);
  if (!span) return [];
  const first = Number(span.earliest.slice(0, 4));
  const last = span.latest === NO_END ? first : Number(span.latest.slice(0, 4));
  return Array.from({ length: Math.min(last - first + 1, MOST_YEARS) }, (_, index) => String(first + index).padStart(4, '0'));
}

/**
 * The words of a date in one language: its years, and of a short one its months and seasons. A winter is of both its years.
 * @param edtf null for none
 */
export function dateWords(edtf: string | null, language: InterfaceLanguage): string {
  const span = daySpan(edtf);
  if (!span) return '';
  const months = monthsOf(span.earliest, span.latest, MOST_MONTHS);
  const seasons = new Set<string>();
  const names = new Set<string>();
  if (months.length <= MOST_MONTHS) {
    for (const month of months) {
      const index = Number(month.slice(5)) - 1;
      names.add(monthNames[language][index] ?? '');
      seasons.add(seasonNames[language][Math.floor(((index + 10) % 12) / 3)] ?? '');
    }
  }
  return [...names, ...yearsOf(edtf), ...seasons].join(' ');
}
