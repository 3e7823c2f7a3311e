/** A stretch of time that a report is about, and what lies in it. */

import { type ArchiveDate, type DaySpan, NO_END, daySpan, parseEdtf, partsOf, toEdtf } from './dates.ts';

/** The period that EDTF text says; null where it says none, or one that is only about or perhaps right. */
export function periodOf(edtf: string): DaySpan | null {
  const date = parseEdtf(edtf);
  return date && partsOf(date).every(({ qualifier }) => !qualifier) ? daySpan(edtf) : null;
}

/** A period as the shortest EDTF that means it: "2018" for its first day to its last, so that equal periods are one. */
export function shortestPeriod(edtf: string): string {
  const span = periodOf(edtf);
  const date = parseEdtf(edtf);
  if (!span || !date || date.to === 'open') return edtf;
  if (span.latest === NO_END) return toEdtf({ ...date, to: 'open' });
  const [year = ''] = span.earliest.split('-');
  const month = span.earliest.slice(0, 7);
  const same = [year, month].find((text) => daySpan(text)?.earliest === span.earliest && daySpan(text)?.latest === span.latest);
  return same ?? toEdtf(date);
}

/** The same period as an address can hold it, where two dots would be taken for a folder above: an open end as the last day there is. */
export const periodInAddress = (edtf: string): string => edtf.replace(/\/\.\.$/, `/${NO_END}`);

const isWithin = (inner: DaySpan, outer: DaySpan) => outer.earliest <= inner.earliest && inner.latest <= outer.latest;
const meets = (one: DaySpan, other: DaySpan) => one.earliest <= other.latest && other.earliest <= one.latest;

/** The days on which it may have begun. */
function beginning({ from }: ArchiveDate): DaySpan | null {
  return daySpan(toEdtf({ from: { ...from }, to: null }).replace(/[~?%]$/, ''));
}

/**
 * Whether something lies in a period: by the day on which it began, so that what goes on over the turn of a year is in one
 * year's report and not in two. `perhaps` where its date is too vague to tell.
 * @param span `within`: it happened once at some time within its dates
 */
export function inPeriod(dates: string | null, span: 'throughout' | 'within', period: DaySpan): 'in' | 'perhaps' | 'out' {
  const date = dates === null ? null : parseEdtf(dates);
  const begun = date && (span === 'within' ? daySpan(dates) : beginning(date));
  if (!begun) return 'out';
  if (isWithin(begun, period)) return 'in';
  return meets(begun, period) ? 'perhaps' : 'out';
}

/** The year in which something is counted, "2018"; null where its date does not say one. */
export function yearOf(dates: string | null, span: 'throughout' | 'within'): string | null {
  const year = daySpan(dates)?.earliest.slice(0, 4);
  const whole = year === undefined ? null : daySpan(year);
  return year !== undefined && whole && inPeriod(dates, span, whole) === 'in' ? year : null;
}
