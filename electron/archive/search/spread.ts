/** Hits over time: how many may lie in each year, and in each month of the one that is asked for. */

import type { Spread } from '#shared/contract/search-views.ts';
import { type TagsInMemory } from './tags-in-memory.ts';

/** Years that are told, the last ones. */
const MOST_YEARS = 120;
/** Of what has no end. */
const NO_END = 9999;
const MONTH = /^([bf])(\d{4})(\d{2})$/;

/** The months in which documents begin and end, which is all that is needed of their dates. */
export const isOfTime = (tag: string): boolean => MONTH.test(tag);

/** When each tag begins or ends, as months since the year 0; null of other tags. Kept, since tags keep their numbers. */
export class Months {
  readonly #begins: number[] = [];
  readonly #ends: number[] = [];

  learn(names: readonly string[]): void {
    for (let number = this.#begins.length; number < names.length; number += 1) {
      const [, which, year, month] = MONTH.exec(names[number] ?? '') ?? [];
      const months = Number(year) * 12 + Number(month) - 1;
      this.#begins.push(which === 'b' ? months : Number.MAX_SAFE_INTEGER);
      this.#ends.push(which === 'f' ? months : -1);
    }
  }

  /**
   * Tells each stretch of months that a document may lie in, from its first to its last; false of one without a date. A series has one
   * for each of its years, and lies in none between them.
   */
  each(tags: ArrayLike<number>, from: number, to: number, tell: (first: number, last: number) => void): boolean {
    const [begins, ends]: [number[], number[]] = [[], []];
    for (let at = from; at < to; at += 1) {
      const [begin, end] = [this.#begins[tags[at] as number] as number, this.#ends[tags[at] as number] as number];
      if (begin !== Number.MAX_SAFE_INTEGER) begins.push(begin);
      if (end >= 0) ends.push(end);
    }
    if (begins.length > 1) begins.sort((a, b) => a - b);
    if (ends.length > 1) ends.sort((a, b) => a - b);
    // Years don't overlap, so what begins first ends first.
    for (const [index, last] of ends.entries()) tell(begins[index] ?? last, last);
    return ends.length > 0;
  }
}

/** @param year whose months are told too; null for none */
export function spreadOf(tags: TagsInMemory, months: Months, rowids: readonly number[], year: number | null): Omit<Spread, 'hits' | 'isExact'> {
  months.learn(tags.names);
  const begin = new Int32Array(NO_END + 2);
  const end = new Int32Array(NO_END + 2);
  const inYear = new Int32Array(13);
  let dated = 0;
  const count = (first: number, last: number) => {
    const [firstYear, lastYear] = [Math.floor(first / 12), Math.floor(last / 12)];
    begin[firstYear] = (begin[firstYear] as number) + 1;
    end[lastYear] = (end[lastYear] as number) + 1;
    if (year === null || firstYear > year || lastYear < year) return;
    const start = Math.max(first - year * 12, 0);
    const stop = Math.min(last - year * 12, 11) + 1;
    inYear[start] = (inYear[start] as number) + 1;
    inYear[stop] = (inYear[stop] as number) - 1;
  };
  tags.eachApart(rowids, (list, from, to) => {
    if (months.each(list, from, to, count)) dated += 1;
  });
  return { undated: rowids.length - dated, ...yearsOf(begin, end), months: year === null ? null : monthsOf(inYear, year) };
}

/** What has no end counts as far as anything else begins or ends. */
function yearsOf(begin: Int32Array, end: Int32Array): Pick<Spread, 'years' | 'earlier'> {
  let lastNoted = NO_END - 1;
  while (lastNoted > 0 && begin[lastNoted] === 0 && end[lastNoted] === 0) lastNoted -= 1;
  const all: Spread['years'] = [];
  let count = 0;
  for (let year = 0; year <= lastNoted; year += 1) {
    count += begin[year] as number;
    if (count > 0) all.push({ year, count });
    count -= end[year] as number;
  }
  const years = all.slice(-MOST_YEARS);
  const [first] = years;
  return { years, earlier: first === undefined || all.length === years.length ? 0 : end.subarray(0, first.year).reduce((sum, some) => sum + some, 0) };
}

function monthsOf(changes: Int32Array, year: number): NonNullable<Spread['months']> {
  let count = 0;
  return Array.from({ length: 12 }, (_, index) => {
    count += changes[index] as number;
    return { month: `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`, count };
  });
}
