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

function titleOf({ title, titlePattern }: SeriesRule, country: string | null, year: number, number: number, variant: Multilingual | null): Multilingual {
  return Object.fromEntries(
    Object.entries(titlePattern ?? title).map(([language, text]) => {
      const own = variant?.[language] ?? variant?.[NO_LANGUAGE] ?? Object.values(variant ?? {})[0] ?? '';
      // A function, since `$` in a replacement means something else.
      const parts: Readonly<Record<string, string>> = { country: country ? countryName(country, language) : '', year: String(year), number: String(number), variant: own };
      return [language, text.replaceAll(/\{(country|year|number|variant)\}/g, (_, name: string) => parts[name] ?? '')];
    }),
  );
}

/** All events of a rule: year by year, in each of them country by country. */
export function planned(rule: SeriesRule): PlannedEvent[] {
  const countries: readonly (string | null)[] = rule.countries.length > 0 ? rule.countries : [null];
  const variants: readonly (Multilingual | null)[] = rule.variants.length > 0 ? rule.variants : Array.from({ length: rule.perYear }, () => null);
  return rule.years.toSorted((a, b) => a - b).flatMap((year) =>
    countries.flatMap((country) =>
      variants.map((variant, index) => ({
        slot: slotOf(country, year, index + 1), country, year, number: index + 1, dates: datesOf(rule, year), title: titleOf(rule, country, year, index + 1, variant),
      })),
    ),
  );
}
