/**
 * Reads dates as people write them, Slovenian and English: "22.–25. 6. 2017", "Junij do september 2018",
 * "ca. maj 2018", "v petek". What can mean two things is asked back, what the archive's forms can't say
 * is refused with its reason; nothing is guessed.
 */

import { daysAfter, nextPart, partBefore, weekdayOf } from './calendar.ts';
import { type Atom, type DateRefused, type Phrase, Refusal, both, dateText, isBegun, phraseOf } from './date-atoms.ts';
import { dateTokens } from './date-tokens.ts';
import { type ArchiveDate, type DatePart, datePart, parseEdtf, qualified, runsForwards, seasonPart, toEdtf } from './dates.ts';

export interface DateRead {
  /** null for an empty text: a date not known. */
  readonly edtf: string | null;
  /** What else the same words are used for: the Friday to come beside the one before. */
  readonly proposals: readonly string[];
}

type Read = DateRead | DateRefused;

/** Sorts out what an atom's numbers are. */
function sortOut(atom: Atom): void {
  const { numbers } = atom;
  if (atom.unit) return sortOutUnit(atom);
  const isYear = ({ digits }: { digits: number }) => digits >= 3;
  const values = numbers.map(({ value }) => value);
  const shape = numbers.map((one) => (isYear(one) ? 'y' : 'n')).join('');
  const take = (parts: Partial<Atom>) => void Object.assign(atom, parts);
  if (atom.season !== undefined || atom.day !== undefined || atom.year !== undefined || (atom.month !== undefined && atom.monthAt === undefined)) {
    // A season, or a date in figures: only its year can stand beside it.
    if (shape === '') return;
    if (shape === 'y' && atom.year === undefined) return take({ year: values[0] });
    if (shape === 'n' && atom.season !== undefined && atom.year === undefined) return take({ year: values[0], isShort: true });
    throw new Refusal('notADate');
  }
  if (atom.month === undefined) {
    switch (shape) {
      case '': return;
      case 'y': return take({ year: values[0] });
      case 'n': return take(atom.isShort ? { year: values[0] } : { lone: values[0] });
      case 'nn': return take({ day: values[0], month: values[1] });
      case 'ny': return take({ dayOrMonth: values[0], year: values[1] });
      case 'nny': return take({ day: values[0], month: values[1], year: values[2] });
      case 'nnn': return take({ day: values[0], month: values[1], year: values[2], isShort: true });
      case 'ynn': return take({ year: values[0], month: values[1], day: values[2] });
      default: throw new Refusal('notADate');
    }
  }
  switch (`${atom.monthAt} ${shape}`) {
    case '0 ': return;
    case '0 y': case '1 y': return take({ year: values[0] });
    case '0 n':
      if (atom.isShort || (values[0] ?? 0) > 31) return take({ year: values[0], isShort: true });
      return take({ day: values[0], monthFirst: true });
    case '0 ny': return take({ day: values[0], year: values[1], monthFirst: true });
    case '0 nn': return take({ day: values[0], year: values[1], monthFirst: true, isShort: true });
    case '1 n': return take({ day: values[0] });
    case '1 ny': return take({ day: values[0], year: values[1] });
    case '1 nn': return take({ day: values[0], year: values[1], isShort: true });
    case '1 yn': return take({ year: values[0], day: values[1] });
    default: throw new Refusal('notADate');
  }
}

/** "3. četrtletje 2019", "first half of 2019": which one, and its year. */
function sortOutUnit(atom: Atom): void {
  const [which, year] = atom.numbers;
  if (atom.month !== undefined || atom.numbers.length !== 2 || !which || !year || which.digits > 2 || year.digits < 3) throw new Refusal('vague', { word: atom.unit?.written ?? '' });
  if (which.value < 1 || which.value > (atom.unit?.is === 'quarter' ? 4 : 2)) throw new Refusal('notADate');
  Object.assign(atom, { lone: which.value, year: year.value });
}

/** Lets a date say what its neighbour says for it too: the month and year of "22.–25. 6. 2017". */
function share(atom: Atom, after: Atom): void {
  // "May 20–24, 2019": what follows a month that stands first is a day.
  if (atom.monthFirst && atom.month !== undefined && after.month === undefined) {
    if (after.dayOrMonth !== undefined) Object.assign(after, { day: after.dayOrMonth, month: atom.month, dayOrMonth: undefined });
    else if (after.lone !== undefined) Object.assign(after, { day: after.lone, month: atom.month, lone: undefined });
  }
  settle(after);
  if (atom.lone !== undefined && after.month !== undefined) {
    if (after.day === undefined) Object.assign(atom, { month: atom.lone });
    else Object.assign(atom, { day: atom.lone, month: after.month });
    atom.lone = undefined;
  }
  settle(atom);
  if (atom.year === undefined && after.year !== undefined && (atom.month ?? atom.season) !== undefined) Object.assign(atom, { year: after.year, isShort: after.isShort });
  else if (after.year === undefined && atom.year !== undefined && (after.month ?? after.season) !== undefined) Object.assign(after, { year: atom.year, isShort: atom.isShort });
}

function settle(atom: Atom): void {
  if (atom.dayOrMonth === undefined) return;
  atom.month = atom.dayOrMonth;
  delete atom.dayOrMonth;
}

/** The part that an atom says; refused where the calendar has no such. */
function partOf(atom: Atom): DatePart {
  const { year, month, day, season } = atom;
  if (atom.lone !== undefined && !atom.unit) throw new Refusal('notADate');
  if (year === undefined) throw new Refusal('noYear');
  if (month !== undefined && (month < 1 || month > 12)) throw new Refusal('noSuchMonth', { word: String(month) });
  const part = season === undefined ? datePart(year, month, day) : seasonPart(year, season);
  if (!part) throw new Refusal(day === undefined ? 'notADate' : 'noSuchDay');
  if (atom.weekday) {
    if (part.precision !== 'day') throw new Refusal('notOneDay', { word: atom.weekday.written });
    if (weekdayOf(part) !== atom.weekday.value) throw new Refusal('weekday', { word: atom.weekday.written, day: toEdtf({ from: part, to: null }), proposals: dateText(part) });
  }
  return qualified(part, atom.qualifier);
}

/** A weekday by its name: the last one before today, or the next one after it. */
function byWeekday({ weekday, which, qualifier }: Atom, today: DatePart): { part: DatePart; other: DatePart } | null {
  if (!weekday) return null;
  const since = (weekdayOf(today) - weekday.value + 7) % 7 || 7;
  const until = (weekday.value - weekdayOf(today) + 7) % 7 || 7;
  const [before, after] = [-since, until].map((days) => qualified(daysAfter(today, days), qualifier)) as [DatePart, DatePart];
  return which === 'next' ? { part: after, other: before } : { part: before, other: after };
}

/** A quarter or half of a year, as the months that it is. */
function unitOf({ unit, lone, year, qualifier }: Atom): ArchiveDate | null {
  const length = unit?.is === 'quarter' ? 3 : 6;
  const last = (lone ?? 0) * length;
  const [from, to] = [datePart(year ?? 0, last - length + 1), datePart(year ?? 0, last)];
  return from && to && { from: qualified(from, qualifier), to: qualified(to, qualifier) };
}

const plain = ({ qualifier: _, ...part }: DatePart) => toEdtf({ from: part, to: null });

/** Several dates of a kind that follow each other are the time that they are together: "v letih 2018 in 2019". */
function run(parts: readonly DatePart[]): ArchiveDate {
  const follow = parts.every((part, index) => {
    const before = parts[index - 1];
    const after = before && nextPart(before);
    return !before || (after && plain(after) === plain(part));
  });
  const [from, to] = [parts[0], parts.at(-1)];
  if (!follow || !from || !to) throw new Refusal('severalDates');
  return { from, to };
}

/** Years of two figures: of this century and of the last, as they lie nearer to now. */
function askCentury(atoms: readonly Atom[], make: (atoms: readonly Atom[]) => ArchiveDate, as: (change: (atom: Atom) => Atom) => string[], today: DatePart): never {
  const century = Math.floor(today.year / 100) * 100;
  const year = atoms.find((atom) => atom.isShort)?.year ?? 0;
  const centuries = century + year > today.year + 10 ? [century - 100, century] : [century, century - 100];
  const inCentury = (base: number) => (atom: Atom) => (atom.isShort && atom.year !== undefined ? { ...atom, year: base + atom.year, isShort: false } : atom);
  const proposals = centuries.flatMap((base) => as(inCentury(base)));
  // Where neither century has it, what is wrong is not the century.
  if (proposals.length === 0) make(atoms.map(inCentury(century)));
  throw new Refusal('century', { proposals });
}

/** Qualifies what was said before the phrase, or after its last date that shares its year, for both ends. */
function spreadQualifiers({ atoms, qualifier }: Phrase, sharedYear: boolean): void {
  const first = atoms[0];
  const last = atoms.at(-1);
  const forAll = both(qualifier, atoms.length > 1 && sharedYear && last?.qualifier && !last.inBrackets && !first?.qualifier ? last.qualifier : undefined);
  if (!forAll) return;
  for (const atom of atoms) atom.qualifier = both(atom.qualifier, forAll);
}

function dateOf(phrase: Phrase, today: DatePart): { date: ArchiveDate; proposals: string[] } {
  const { atoms, links, isBetween, isOpen } = phrase;
  atoms.forEach(sortOut);
  const sharedYear = atoms.length > 1 && atoms[0]?.year === undefined;
  const isByWeekday = (atom: Atom) => atom.weekday !== undefined && !isBegun(atom);
  for (let at = atoms.length - 2; at >= 0; at -= 1) {
    const [atom, after] = [atoms[at], atoms[at + 1]];
    if (atom && after && !isByWeekday(atom) && !isByWeekday(after)) share(atom, after);
  }
  atoms.forEach(settle);
  spreadQualifiers(phrase, sharedYear);
  const [first] = atoms;
  if (!first) throw new Refusal('notADate');
  if (atoms.some((atom) => atom.unit)) {
    const date = atoms.length === 1 && !isOpen ? unitOf(first) : null;
    if (!date) throw new Refusal('notADate');
    return { date, proposals: [] };
  }
  const named = isByWeekday(first) ? byWeekday(first, today) : null;
  if (named && atoms.length === 1 && !isOpen) {
    return { date: { from: named.part, to: null }, proposals: first.which ? [] : dateText(named.other) };
  }
  const make = (all: readonly Atom[]): ArchiveDate => {
    const parts: DatePart[] = [];
    for (const atom of all) {
      // After another date, a weekday is the next one there is.
      const day = isByWeekday(atom) ? byWeekday(parts.length > 0 ? { ...atom, which: 'next' } : atom, parts.at(-1) ?? today) : null;
      parts.push(day ? day.part : partOf(atom));
    }
    const [from, to] = parts;
    if (!from) throw new Refusal('notADate');
    if (!to) return { from, to: isOpen ? 'open' : null };
    const isRange = links.every((how) => how === 'to') || (links.length === 1 && (isBetween || (links[0] === 'slash' && from.precision === to.precision && !sharedYear)));
    if (!isRange && links.includes('to')) throw new Refusal('severalDates');
    if (isRange && (links.length > 1 || isOpen)) throw new Refusal('severalDates');
    if (!runsForwards(from, to)) {
      // New Year lies between them, where the months say so.
      const before = sharedYear && (from.month ?? 0) > (to.month ?? 12) ? partBefore(from) : null;
      throw new Refusal('endBeforeStart', { proposals: before ? dateText(before, to) : [] });
    }
    return isRange ? { from, to } : run(parts);
  };
  // "Winter 2018" may be the one before or the one after; "winter 2018/19", which is no number by itself, is one.
  /** What the phrase says with some of its atoms otherwise; nothing where that is no date. */
  const as = (change: (atom: Atom) => Atom): string[] => {
    try {
      return [toEdtf(make(atoms.map(change)))];
    } catch {
      return [];
    }
  };
  if (atoms.some((atom) => atom.isShort)) askCentury(atoms, make, as, today);
  if (atoms.every((atom) => atom.year === undefined && (atom.month ?? atom.season) !== undefined)) {
    throw new Refusal('noYear', { proposals: [today.year, today.year - 1].flatMap((year) => as((atom) => ({ ...atom, year }))) });
  }
  // "Winter 2018" may be the one before or the one after; "winter 2018/19", which is no number by itself, is one.
  const winter = atoms.find((atom) => atom.season === 24 && atom.year !== undefined && atom.numbers.length > 0);
  if (winter?.year !== undefined) {
    const { year } = winter;
    throw new Refusal('winter', { proposals: [year, year - 1].flatMap((of) => as((atom) => (atom === winter ? { ...atom, year: of } : atom))) });
  }
  return { date: make(atoms), proposals: [] };
}

/** The longest text that is looked at: no date is longer. */
const LONGEST = 200;

/**
 * Reads a date as typed. `today` is the day that "danes" and "v petek" are counted from, ISO 8601.
 * What comes back is EDTF, or why it is none.
 */
export function readDate(text: string, today: string): Read {
  const typed = text.trim();
  if (typed === '') return { edtf: null, proposals: [] };
  const now = parseEdtf(today)?.from;
  if (typed.length > LONGEST || !now) return { problem: 'notADate', proposals: [] };
  // A season in EDTF looks like two years, and is asked back below.
  const edtf = parseEdtf(typed);
  if (edtf && !/^\d{4}-2[1-4]$/.test(typed)) return { edtf: toEdtf(edtf), proposals: [] };
  try {
    const { date, proposals } = dateOf(phraseOf(dateTokens(typed), now), now);
    return { edtf: toEdtf(date), proposals };
  } catch (error) {
    if (error instanceof Refusal) return error.refused;
    throw error;
  }
}
