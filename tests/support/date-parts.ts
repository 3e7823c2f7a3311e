/** Arbitrary dates, and another implementation of EDTF to judge them by. */

import edtf from 'edtf';
import fc from 'fast-check';
import { type DatePart, datePart } from '#shared/domain/dates.ts';

function partsWithin(first: number, last: number): fc.Arbitrary<DatePart> {
  const year = fc.integer({ min: first, max: last });
  const month = fc.integer({ min: 1, max: 12 });
  const part = fc.oneof(
    year.map((y) => datePart(y)),
    fc.tuple(year, month).map(([y, m]) => datePart(y, m)),
    fc.tuple(year, month, fc.integer({ min: 1, max: 31 })).map(([y, m, d]) => datePart(y, m, d)),
  );
  return part.filter((found) => found !== null);
}

/** A day, a month or a year of the whole calendar. */
export const anyPart = partsWithin(1, 9999);

/** Of few years, so that two of them often touch. */
export const nearPart = partsWithin(2018, 2020);

/** Its types know of level 0 alone. */
const parse = (text: string) => edtf(text, { level: 1, types: ['Date', 'Interval', 'Season'] } as unknown as { level: 0; types: ['Date'] });

/** The first and last instant that the other implementation reads from a text, in UTC; null where it finds no such date. */
export function oracle(text: string): { min: number; max: number } | null {
  try {
    const { min, max, edtf: understood } = parse(text);
    return understood === text ? { min, max } : null;
  } catch {
    return null;
  }
}
