/** Whether what was found for a date is sure to be of it: something that happened once within June to September may have been in July. */

import { type DaySpan, NO_END, daySpan, daysInMonth, parseEdtf, toEdtf } from '../dates.ts';
import { fold } from '../fold.ts';
import { keys } from '../slovene.ts';
import { monthNames } from '../sought-dates.ts';
import type { Ask } from './ask.ts';

const isForm = (one: string, other: string) => keys(one).some((key) => keys(other).includes(key));

/** The month that a word names, 1–12; null where it names none. */
function monthNamed(word: string): number | null {
  const index = [monthNames.sl.findIndex((name) => isForm(name, word.toLowerCase())), monthNames.en.findIndex((name) => fold(name) === fold(word))].find((found) => found !== -1);
  return index === undefined ? null : index + 1;
}

const only = <T>(all: readonly T[]): T | null => (all.length === 1 ? (all[0] ?? null) : null);

/** The days that words ask for: "julij 2018", "2018". */
function ofWords(words: readonly string[]): DaySpan | null {
  const year = only(words.filter((word) => /^(?:19|20)\d\d$/.test(word)));
  if (year === null) return null;
  const month = only(words.map(monthNamed).filter((found) => found !== null));
  if (month === null) return { earliest: `${year}-01-01`, latest: `${year}-12-31` };
  const start = `${year}-${String(month).padStart(2, '0')}`;
  return { earliest: `${start}-01`, latest: `${start}-${daysInMonth(Number(year), month)}` };
}

/** The days that a question asks for, in whichever way; each must hold. */
function daysAsked(ask: Ask): readonly DaySpan[] {
  const parts = ask.is === 'and' ? ask.of : [ask];
  const words = ofWords(parts.flatMap((part) => (part.is === 'word' ? [part.text] : [])));
  const days = parts.flatMap((part) => (part.is === 'days' ? [{ earliest: part.from ?? '0000-01-01', latest: part.to ?? NO_END }] : []));
  return words === null ? days : [...days, words];
}

/** The days on which something that lasts is sure to have gone on: from the last day it can have begun to the first it can have ended; null where there are none. */
function sureDays(dates: string): DaySpan | null {
  const date = parseEdtf(dates);
  if (!date?.to) return null;
  const begun = daySpan(toEdtf({ from: date.from, to: null }))?.latest;
  const ended = date.to === 'open' ? NO_END : daySpan(toEdtf({ from: date.to, to: null }))?.earliest;
  return begun !== undefined && ended !== undefined && begun <= ended ? { earliest: begun, latest: ended } : null;
}

/**
 * True where something may, but need not, lie in the days that a question asks for.
 * @param dates EDTF, null for none; of `within`, it happened once within them
 */
export function isPerhaps({ dates, within }: { readonly dates: string | null; readonly within: boolean }, ask: Ask): boolean {
  const span = daySpan(dates);
  if (dates === null || span === null) return false;
  const sure = within ? null : sureDays(dates);
  return daysAsked(ask).some(({ earliest, latest }) => {
    const holdsAll = earliest <= span.earliest && span.latest <= latest;
    const isMet = sure !== null && sure.earliest <= latest && earliest <= sure.latest;
    return !holdsAll && !isMet;
  });
}
