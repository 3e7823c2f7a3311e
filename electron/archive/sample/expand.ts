/** A series as the sample writes it down, made into its single events. */

import { countryName } from '#shared/domain/countries.ts';
import { slotOf } from '#shared/domain/series.ts';

export type Entry = Readonly<Record<string, unknown>>;

interface Repeat {
  readonly dates: readonly string[];
  readonly datesWritten: readonly string[];
  readonly countries?: readonly string[];
  /** The language of the event in each country. */
  readonly languages?: Readonly<Record<string, string>>;
  /** What tells events apart that differ by neither date nor country. */
  readonly variants?: readonly Readonly<Record<string, string>>[];
}

function fill(template: unknown, country: string | null, year: string, variant: Readonly<Record<string, string>> | null): Record<string, string> {
  return Object.fromEntries(
    Object.entries(template as Record<string, string>).map(([language, text]) => [
      language,
      text
        .replace('{country}', country ? countryName(country, language) : '')
        .replace('{year}', year)
        .replace('{variant}', variant?.[language] ?? ''),
    ]),
  );
}

/** One event for every date and every country or variant; any other entry as it is. */
export function expand(entry: Entry): Entry[] {
  const { repeat, ...rest } = entry as Entry & { repeat?: Repeat };
  if (!repeat) return [rest];
  return repeat.dates.flatMap((dates, index) => {
    const dated = { ...rest, dates, datesWritten: repeat.datesWritten[index] };
    const year = dates.slice(0, 4);
    if (repeat.variants) return repeat.variants.map((variant, number) => ({ ...dated, seriesSlot: slotOf(null, Number(year), number + 1), title: fill(rest.title, null, year, variant) }));
    return (repeat.countries ?? []).map((country) => {
      const language = repeat.languages?.[country];
      return { ...dated, country, seriesSlot: slotOf(country, Number(year), 1), title: fill(rest.title, country, year, null), ...(language ? { languages: [language] } : {}) };
    });
  });
}
