/** The dates that a phrase names, each as far as it says itself, and what links them. */

import { daysAfter } from './calendar.ts';
import { type DatePart, type Qualifier, datePart, runsForwards, seasonPart, toEdtf } from './dates.ts';
import type { DateToken } from './date-tokens.ts';

/** Why a text is no date. Those of the second line could be one of the proposals that come with them. */
export type DateProblem =
  | 'notADate' | 'unknownWord' | 'noSuchDay' | 'noSuchMonth' | 'endBeforeStart' | 'endWithoutStart' | 'severalDates' | 'vague' | 'timeOfDay' | 'weekday' | 'notOneDay' | 'dayNeeded'
  | 'noYear' | 'century' | 'twoYears' | 'winter';

export interface DateRefused {
  readonly problem: DateProblem;
  /** The word that it is about, as written. */
  readonly word?: string;
  /** The day whose weekday is another one, EDTF. */
  readonly day?: string;
  /** What may have been meant, EDTF, likeliest first. */
  readonly proposals: readonly string[];
}

/** Carries a refusal out of wherever it was found. */
export class Refusal extends Error {
  readonly refused: DateRefused;
  constructor(problem: DateProblem, more: Omit<Partial<DateRefused>, 'problem'> = {}) {
    super(problem);
    this.refused = { proposals: [], ...more, problem };
  }
}

export function dateText(from: DatePart | null, to: DatePart | null = null): string[] {
  return from && (!to || runsForwards(from, to)) ? [toEdtf({ from, to })] : [];
}

/** One date of the phrase, as far as it says itself. */
export interface Atom {
  numbers: { value: number; digits: number }[];
  month?: number | undefined;
  /** How many numbers stood before the month's name. */
  monthAt?: number | undefined;
  day?: number | undefined;
  year?: number | undefined;
  season?: number | undefined;
  unit?: { is: 'quarter' | 'half'; written: string } | undefined;
  weekday?: { value: number; written: string } | undefined;
  which?: 'last' | 'next' | undefined;
  /** The year has two figures. */
  isShort: boolean;
  /** A number by itself: a day or a month, as its neighbour is. */
  lone?: number | undefined;
  /** Day before its year with no month, "24, 2019" of "May 20–24, 2019": a month otherwise. */
  dayOrMonth?: number | undefined;
  monthFirst: boolean;
  qualifier?: Qualifier | undefined;
  inBrackets: boolean;
}

type Link = 'to' | 'and' | 'slash';

export interface Phrase {
  readonly atoms: Atom[];
  readonly links: Link[];
  readonly isBetween: boolean;
  readonly isOpen: boolean;
  /** Said before all of it. */
  readonly qualifier?: Qualifier;
}

const newAtom = (): Atom => ({ numbers: [], isShort: false, monthFirst: false, inBrackets: false });
const isEmpty = (atom: Atom) => atom.numbers.length === 0 && [atom.month, atom.day, atom.year, atom.season, atom.weekday, atom.unit].every((part) => part === undefined);
/** Whether words of a date stand in it, apart from a weekday's name. */
export const isBegun = (atom: Atom) => !isEmpty({ ...atom, weekday: undefined });

export function both(one: Qualifier | undefined, other: Qualifier | undefined): Qualifier | undefined {
  return one && other && one !== other ? '%' : (one ?? other);
}

/** The phrase's dates and what links them. */
export function phraseOf(tokens: readonly DateToken[], today: DatePart): Phrase {
  const atoms: Atom[] = [];
  const links: Link[] = [];
  let atom = newAtom();
  let isBetween = false;
  let isFrom = false;
  let isOpen = false;
  let inBrackets = false;
  let whole: Qualifier | undefined;
  let coming: Qualifier | undefined;
  const link = (how: Link) => {
    if (isEmpty(atom)) throw new Refusal(atoms.length === 0 ? 'endWithoutStart' : 'notADate');
    atoms.push(atom);
    links.push(how);
    atom = newAtom();
    if (coming) atom.qualifier = coming;
    coming = undefined;
  };
  const qualify = (qualifier: Qualifier) => {
    if (isBegun(atom)) {
      atom.qualifier = both(atom.qualifier, qualifier);
      atom.inBrackets ||= inBrackets;
    } else if (atoms.length === 0 && !isFrom) whole = both(whole, qualifier);
    else atom.qualifier = both(atom.qualifier, qualifier);
  };
  const yearFollows = (at: number) => {
    const next = tokens[at + 1];
    return next?.is === 'number' && next.digits >= 3;
  };
  const put = (token: DateToken, at: number): void => {
    switch (token.is) {
      case 'number':
        atom.numbers.push({ value: token.value, digits: token.short ? 2 : token.digits });
        if (token.digits > 4) throw new Refusal('notADate');
        if (token.short) atom.isShort = true;
        return;
      case 'ordinal': atom.numbers.push({ value: token.value, digits: 1 }); return;
      case 'month':
        if (atom.month !== undefined) throw new Refusal('notADate');
        atom.month = token.value;
        atom.monthAt = atom.numbers.length;
        return;
      case 'figures':
        if (isBegun(atom)) throw new Refusal('notADate');
        Object.assign(atom, { month: token.month, ...(token.day === undefined ? {} : { day: token.day }), ...(token.year === undefined ? {} : { year: token.year }), isShort: token.short ?? false });
        return;
      case 'years': {
        const { first, second, isShort } = token;
        const follows = isShort ? second === (first + 1) % 100 : second === first + 1;
        if (atom.season === 24 && follows) {
          atom.year = first;
          return;
        }
        if (isShort) throw new Refusal('twoYears', { proposals: yearsMeant(token) });
        put({ is: 'number', value: first, digits: 4 }, at);
        link('to');
        put({ is: 'number', value: second, digits: 4 }, at);
        return;
      }
      case 'season':
        if (isBegun({ ...atom, numbers: atom.numbers.filter(({ digits }) => digits < 3) })) throw new Refusal('notADate');
        atom.season = token.value;
        return;
      case 'weekday':
        if (atom.weekday) throw new Refusal('notADate');
        atom.weekday = token;
        return;
      case 'relativeDay': {
        if (isBegun(atom)) throw new Refusal('notADate');
        const day = daysAfter(today, token.value);
        Object.assign(atom, { year: day.year, month: day.month, day: day.day });
        return;
      }
      case 'relativeYear': put({ is: 'number', value: today.year + token.value, digits: 4 }, at); return;
      case 'last': case 'next': atom.which = token.is; return;
      case 'quarter': case 'half': atom.unit = { is: token.is, written: token.written }; return;
      case 'about': case 'aboutSign': qualify('~'); return;
      case 'perhaps': case 'perhapsSign': qualify('?'); return;
      case 'bothSign': qualify('%'); return;
      case 'opens': inBrackets = true; return;
      case 'closes': inBrackets = false; return;
      case 'from':
        if (!isEmpty(atom) || atoms.length > 0) throw new Refusal('notADate');
        isFrom = true;
        return;
      case 'between': isBetween = true; return;
      case 'onward': isOpen = true; return;
      case 'open': case 'dash':
        if (at === tokens.length - 1 && !isEmpty(atom)) {
          isOpen = true;
          return;
        }
        link('to');
        return;
      case 'to': link('to'); return;
      case 'slash': link('slash'); return;
      case 'and': link('and'); return;
      case 'in':
        // Slovenian "and", or English "in", which begins a date or stands before its year.
        if (isEmpty(atom) || (yearFollows(at) && (atom.month ?? atom.season) !== undefined && atom.numbers.every(({ digits }) => digits < 3))) return;
        link('and');
        return;
      case 'on':
        if (isFrom && !isEmpty(atom)) isOpen = true;
        return;
      case 'comma': {
        const next = tokens[at + 1];
        const hasYear = atom.year !== undefined || atom.numbers.some(({ digits }) => digits >= 3);
        const isLinked = next !== undefined && ['to', 'dash', 'and', 'in', 'slash'].includes(next.is);
        const isApart = !isBegun(atom) || isLinked || (yearFollows(at) && !hasYear) || (next?.is === 'weekday' && at + 2 >= tokens.length);
        if (!isApart) link('and');
        return;
      }
      case 'filler': return;
      case 'time': throw new Refusal('timeOfDay', { word: token.written });
      case 'vague': throw new Refusal('vague', { word: token.written });
      case 'unknown': throw new Refusal('unknownWord', { word: token.written });
    }
  };
  tokens.forEach(put);
  if (isEmpty(atom)) throw new Refusal('notADate');
  atoms.push(atom);
  return { atoms, links, isBetween, isOpen: isOpen || (isFrom && links.length === 0), ...(whole ? { qualifier: whole } : {}) };
}

/** The dates that two years beside each other can mean: the years, or a month or season in ISO's figures. */
function yearsMeant({ first, second, isMonth, season }: { first: number; second: number; isMonth: boolean; season?: number }): string[] {
  const end = Math.floor(first / 100) * 100 + second;
  const last = end <= first ? end + 100 : end;
  const years = dateText(datePart(first), datePart(last));
  const one = season ? seasonPart(first, season) : isMonth ? datePart(first, second) : null;
  return [...years, ...dateText(one)];
}
