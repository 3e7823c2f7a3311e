/** Counting in the calendar: days, weekdays, and what comes before and after a part of a date. */

import { type DatePart, datePart, seasonPart } from './dates.ts';

function dayNumber(part: DatePart): number {
  const date = new Date(0);
  date.setUTCFullYear(part.year, (part.month ?? 1) - 1, part.day ?? 1);
  return Math.round(date.getTime() / 86_400_000);
}

function partOfDayNumber(day: number): DatePart {
  const date = new Date(day * 86_400_000);
  return { precision: 'day', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const daysAfter = (part: DatePart, days: number) => partOfDayNumber(dayNumber(part) + days);

/** 1 is Monday. The first day of 1970 was a Thursday. */
export const weekdayOf = (part: DatePart) => ((((dayNumber(part) + 3) % 7) + 7) % 7) + 1;

/** The day, month, season or year after a part. */
export function nextPart(part: DatePart): DatePart | null {
  if (part.day !== undefined) return daysAfter(part, 1);
  if (part.month !== undefined) return part.month === 12 ? datePart(part.year + 1, 1) : datePart(part.year, part.month + 1);
  if (part.season !== undefined) return part.season === 24 ? seasonPart(part.year + 1, 21) : seasonPart(part.year, part.season + 1);
  return datePart(part.year + 1);
}

/** The same a year earlier; null where the calendar has none. */
export function partBefore(part: DatePart): DatePart | null {
  return part.season === undefined ? datePart(part.year - 1, part.month, part.day) : seasonPart(part.year - 1, part.season);
}
