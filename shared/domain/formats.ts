/** The runtime's formatters, each made once and kept: to make one costs a hundred times what it costs to use it. */

const numbers = new Map<string, Intl.NumberFormat>();
const collators = new Map<string, Intl.Collator>();
const dates = new Map<string, Intl.DateTimeFormat>();

function kept<F>(known: Map<string, F>, key: string, make: () => F): F {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** How a language writes numbers. `language` is a BCP 47 tag. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numbers, `${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options));
}

/** How a language writes days of the calendar, which are the same in every time zone. `language` is a BCP 47 tag. */
export function dayFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, `${language} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }));
}

/** In which order a language puts words; "18" before "100". `language` is a BCP 47 tag. */
export function collator(language: string): Intl.Collator {
  return kept(collators, language, () => new Intl.Collator(language, { numeric: true }));
}
