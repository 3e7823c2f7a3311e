/** Whether what was found for a date is sure to be of it: something that happened once within June to September may have been in July. */

import { type DaySpan, NO_END, daySpan, parseEdtf, toEdtf } from '../dates.ts';
import { fold } from '../fold.ts';
import type { InterfaceLanguage } from '../languages.ts';
import { keys } from '../slovene.ts';
import { monthNames, seasonNames } from '../sought-dates.ts';
import type { Ask } from './ask.ts';

const isForm = (one: string, other: string) => keys(one).some((key) => keys(other).includes(key));

/** Which of some names a word is, in whichever form, from 0; null where it is none. Several names of one are parted by spaces. */
function named(word: string, names: Readonly<Record<InterfaceLanguage, readonly string[]>>): number | null {
  const indexes = [
    names.sl.findIndex((all) => all.split(' ').some((name) => isForm(name, word.toLowerCase()))),
    names.en.findIndex((all) => all.split(' ').some((name) => fold(name) === fold(word))),
  ];
  return indexes.find((found) => found !== -1) ?? null;
}

/** EDTF's number of the first season, of the winter. */
const SPRING = 21;
const WINTER = 24;

const only = <T>(all: readonly T[]): T | null => (all.length === 1 ? (all[0] ?? null) : null);

/** Days of which it is enough that some are meant: the winter of a year may be the one that it begins with. */
type Asked = readonly DaySpan[];

/** The days that words ask for: "julij 2018", "poletje 2018", "2018". */
function ofWords(words: readonly string[]): Asked | null {
  const year = only(words.filter((word) => /^(?:19|20)\d\d$/.test(word)));
  if (year === null) return null;
  const month = only(words.flatMap((word) => named(word, monthNames) ?? []));
  const season = only(words.flatMap((word) => named(word, seasonNames) ?? []));
  const dates = (): string[] => {
    if (month !== null) return [`${year}-${String(month + 1).padStart(2, '0')}`];
    if (season === null) return [year];
    return [...(SPRING + season === WINTER ? [`${Number(year) - 1}-${WINTER}`] : []), `${year}-${SPRING + season}`];
  };
  return dates().flatMap((date) => daySpan(date) ?? []);
}

/** The days that a question asks for, in whichever way; each must hold. */
function daysAsked(ask: Ask): readonly Asked[] {
  const parts = ask.is === 'and' ? ask.of : [ask];
  const words = ofWords(parts.flatMap((part) => (part.is === 'word' ? [part.text] : [])));
  const days = parts.flatMap((part) => (part.is === 'days' ? [[{ earliest: part.from ?? '0000-01-01', latest: part.to ?? NO_END }]] : []));
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
  const isSure = ({ earliest, latest }: DaySpan) => (earliest <= span.earliest && span.latest <= latest) || (sure !== null && sure.earliest <= latest && earliest <= sure.latest);
  return daysAsked(ask).some((asked) => !asked.some(isSure));
}
