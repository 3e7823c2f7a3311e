/** A series is a rule: from its countries, years and months follow the events that it plans. */

import { countryName } from './countries.ts';
import { type Multilingual, NO_LANGUAGE } from './languages.ts';

export interface SeriesRule {
  readonly title: Multilingual;
  readonly countries: readonly string[];
  readonly years: readonly number[];
  readonly monthFrom: number | null;
  readonly monthTo: number | null;
  readonly perYear: number;
  readonly variants: readonly Multilingual[];
  readonly titlePattern: Multilingual | null;
  /** BCP 47. */
  readonly languages: readonly string[];
}

/** One event as the rule plans it. */
export interface PlannedEvent {
  /** Which one of the series it is, whatever becomes of its dates and title. */
  readonly slot: string;
  readonly country: string | null;
  readonly year: number;
  /** From 1, among those of its country and year. */
  readonly number: number;
  /** EDTF. */
  readonly dates: string;
  readonly title: Multilingual;
  readonly languages: readonly string[];
}

export function slotOf(country: string | null, year: number, number: number): string {
  return `${country ?? '-'} ${year} ${number}`;
}

const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

/** The months of one year, as far as the rule says them: 2018, 2018-03, 2018-06/2018-09. An end before its beginning is in the next year. */
export function datesOf({ monthFrom, monthTo }: Pick<SeriesRule, 'monthFrom' | 'monthTo'>, year: number): string {
  const from = monthFrom ?? monthTo;
  const to = monthTo ?? monthFrom;
  if (from === null || to === null) return String(year);
  if (from === to) return monthOf(year, from);
  return `${monthOf(year, from)}/${monthOf(to < from ? year + 1 : year, to)}`;
}

/** What stands for an event's own in a pattern, in either language. */
const MEANT: Readonly<Record<string, Placeholder>> = {
  country: 'country', država: 'country', year: 'year', leto: 'year', number: 'number', št: 'number', variant: 'variant', različica: 'variant',
};
type Placeholder = 'country' | 'year' | 'number' | 'variant';
const PLACEHOLDERS = new RegExp(String.raw`\{(${Object.keys(MEANT).join('|')})\}`, 'giu');

function titleOf({ title, titlePattern }: SeriesRule, country: string | null, year: number, number: number, variant: Multilingual | null): Multilingual {
  return Object.fromEntries(
    Object.entries(titlePattern ?? title).map(([language, text]) => {
      const own = variant?.[language] ?? variant?.[NO_LANGUAGE] ?? Object.values(variant ?? {})[0] ?? '';
      // A function, since `$` in a replacement means something else.
      const parts: Readonly<Record<Placeholder, string>> = { country: country ? countryName(country, language) : '', year: String(year), number: String(number), variant: own };
      return [language, text.replaceAll(PLACEHOLDERS, (_, name: string) => parts[MEANT[name.toLowerCase()] ?? 'variant'])];
    }),
  );
}

/** The language that most people of a country speak, as Unicode's CLDR has it (likely subtags). */
function languageOf(country: string): string {
  return new Intl.Locale('und', { region: country }).maximize().language;
}

/**
 * What each event is held in. "SI, IT, DE, GR, TR" beside five countries means each in its own: where the rule
 * names the languages of its countries and no other ones. Else any of those that it names.
 */
export function languagesIn({ countries, languages }: Pick<SeriesRule, 'countries' | 'languages'>, country: string | null): readonly string[] {
  const own = countries.map(languageOf);
  const isEachItsOwn = country !== null && languages.every((language) => own.includes(language)) && own.every((language) => languages.includes(language));
  return isEachItsOwn ? [languageOf(country)] : languages;
}

/** All events of a rule: year by year, in each of them country by country. */
export function planned(rule: SeriesRule): PlannedEvent[] {
  const countries: readonly (string | null)[] = rule.countries.length > 0 ? rule.countries : [null];
  const variants: readonly (Multilingual | null)[] = rule.variants.length > 0 ? rule.variants : Array.from({ length: rule.perYear }, () => null);
  return rule.years.toSorted((a, b) => a - b).flatMap((year) =>
    countries.flatMap((country) =>
      variants.map((variant, index) => ({
        slot: slotOf(country, year, index + 1), country, year, number: index + 1, dates: datesOf(rule, year), title: titleOf(rule, country, year, index + 1, variant),
        languages: languagesIn(rule, country),
      })),
    ),
  );
}
