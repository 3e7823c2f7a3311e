/** Events as a list in a letter, on a page or in a spreadsheet has them, a line each: when, where, what, how many. */

import { readTypedCount } from './count-text.ts';
import type { Count } from './counts.ts';
import { readDate } from './date-phrase.ts';
import { fold } from './fold.ts';
import type { InterfaceLanguage } from './languages.ts';

export interface EventLine {
  /** EDTF; null where the line says none that can be read. */
  readonly dates: string | null;
  /** As written, before it is known which place is meant; empty where none is said. */
  readonly place: string;
  readonly title: string;
  readonly count: Count | null;
  /** The whole line as it stood, where it says more than the rest holds. */
  readonly written: string | null;
}

/** The longest phrase that is tried as a date, in words. */
const LONGEST = 12;

const YEAR = /\d{4}|\d\.\s*\d{1,2}\.\s*\d{2}(?!\d)/;
const IN = /^(?:v|na|in|at|pri)\s+/iu;
const EDGES = /^[\s,;:–—-]+|[\s,;:–—-]+$/gu;

const bare = (text: string) => text.replaceAll(EDGES, '');

function dateIn(text: string, today: string): string | null {
  if (!YEAR.test(text)) return null;
  const read = readDate(text.replace(/[,;:]$/u, ''), today);
  return 'edtf' in read ? read.edtf : null;
}

interface Found {
  readonly edtf: string;
  readonly before: string;
  readonly after: string;
}

/** The first date of a sentence, as long as it can be read, and what stands around it. */
function findDate(text: string, today: string): Found | null {
  const words = text.split(/\s+/u);
  for (let from = 0; from < words.length; from += 1) {
    for (let to = Math.min(words.length, from + LONGEST); to > from; to -= 1) {
      const edtf = dateIn(words.slice(from, to).join(' '), today);
      if (edtf) return { edtf, before: words.slice(0, from).join(' '), after: words.slice(to).join(' ') };
    }
  }
  return null;
}

/** "15. – 16. maj 2018 v Neaplju, Italija (sinergija)": what stands before the date is its name, what follows is where. */
function readSentence(line: string, today: string): EventLine | null {
  const text = line.trim().replace(/^[-–•*]\s+/u, '');
  const found = findDate(text, today);
  if (!found) return null;
  const aside = /\(.*$/su.exec(found.after)?.[0] ?? '';
  const place = bare(bare(found.after.slice(0, found.after.length - aside.length)).replace(IN, ''));
  return { dates: found.edtf, place, title: bare(found.before), count: null, written: text };
}

const HEADS = {
  dates: ['datum', 'datumi', 'kdaj', 'dan', 'date', 'dates', 'when', 'day'],
  place: ['kraj', 'kje', 'mesto', 'place', 'where', 'city', 'town'],
  title: ['naslov', 'dogodek', 'srecanje', 'kaj', 'ime', 'title', 'event', 'meeting', 'what', 'name'],
  count: ['udelezenci', 'stevilo', 'stevilo udelezencev', 'udelezencev', 'participants', 'number', 'count', 'people'],
} as const;
type Head = keyof typeof HEADS;

/** What each column is called by its head; null where the first line is no head. */
function headOf(cells: readonly string[]): (Head | null)[] | null {
  const heads = cells.map((cell) => (Object.keys(HEADS) as Head[]).find((head) => (HEADS[head] as readonly string[]).includes(fold(cell))) ?? null);
  return heads.filter((head) => head !== null).length >= 2 ? heads : null;
}

function isCount(cell: string, language: InterfaceLanguage): boolean {
  const count = readTypedCount(cell, language);
  return typeof count === 'object' && count !== null;
}

/** Which cell is what, by what stands in it: of two texts the longer one is the name, and a lone one is the place. */
function guess(cells: readonly string[], today: string, language: InterfaceLanguage): (Head | null)[] {
  const heads: (Head | null)[] = cells.map(() => null);
  const say = (head: Head, index: number) => void (index >= 0 && (heads[index] = head));
  say('dates', cells.findIndex((cell) => dateIn(cell, today) !== null));
  say('count', cells.findLastIndex((cell, index) => heads[index] === null && isCount(cell, language)));
  const texts = cells.flatMap((cell, index) => (heads[index] === null && cell !== '' ? [{ index, length: cell.length }] : []));
  const longest = texts.toSorted((one, other) => other.length - one.length)[0]?.index ?? -1;
  if (texts.length > 1) say('title', longest);
  say('place', texts.find(({ index }) => heads[index] === null)?.index ?? -1);
  return heads;
}

function readCells(cells: readonly string[], heads: readonly (Head | null)[], today: string, language: InterfaceLanguage): EventLine {
  const of = (head: Head) => cells[heads.indexOf(head)] ?? '';
  const count = readTypedCount(of('count'), language);
  const isRead = (head: Head) => of(head) === '' || (head === 'dates' ? dateIn(of(head), today) !== null : head !== 'count' || typeof count === 'object');
  const isWhole = cells.every((cell, index) => cell === '' || heads[index] !== null) && (['dates', 'count'] as const).every(isRead);
  return {
    dates: of('dates') === '' ? null : dateIn(of('dates'), today),
    place: of('place'),
    title: of('title'),
    count: typeof count === 'object' ? count : null,
    written: isWhole ? null : cells.filter(Boolean).join(' · '),
  };
}

/**
 * The events of a text of several lines: cells between tabs, with or without a head, or sentences. Lines that say
 * no date and stand in no table are left out, as the sentence above a list.
 * @param today ISO 8601, for days without a year
 */
export function readEventLines(text: string, today: string, language: InterfaceLanguage): EventLine[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  if (!lines.some((line) => line.includes('\t'))) return lines.flatMap((line) => readSentence(line, today) ?? []);
  const table = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const head = headOf(table[0] ?? []);
  return (head ? table.slice(1) : table).map((cells) => readCells(cells, head ?? guess(cells, today, language), today, language));
}

/** What can stand in the name that several events have in common, in either language. */
const PLACEHOLDERS = /\{(kraj|place|št|st|number|leto|year)\}/giu;

/** The name of one of several events: "{št}. srečanje, {kraj}" is "2. srečanje, Taranto". What is not known leaves its place empty. */
export function titleOfOne(pattern: string, known: { readonly place: string; readonly number: number; readonly year: number | null }): string {
  const said = (name: string) => {
    if (/^(?:kraj|place)$/iu.test(name)) return known.place;
    return /^(?:leto|year)$/iu.test(name) ? String(known.year ?? '') : String(known.number);
  };
  return pattern.replaceAll(PLACEHOLDERS, (_, name: string) => said(name)).replaceAll(EDGES, '').replaceAll(/\s+/gu, ' ');
}
