/** A table of records, row by row: which column is what, what each cell says, and what is wrong with the rows that cannot be taken in. */

import { readTypedCount } from './count-text.ts';
import { proposeCountry, readCountry } from './country-names.ts';
import type { Count } from './counts.ts';
import { readDate } from './date-phrase.ts';
import { fold } from './fold.ts';
import type { InterfaceLanguage } from './languages.ts';
import { readNamed } from './named-phrase.ts';
import { type Cell, EMPTY_CELL, cellOf, once } from './table-cell.ts';

/** Kinds of records that come in as tables. */
export const tableKinds = ['event', 'organisation', 'place'] as const;
export type TableKind = (typeof tableKinds)[number];

export const recordColumns = ['title', 'name', 'shortName', 'dates', 'place', 'country', 'type', 'status', 'project', 'workPackage', 'participants', 'description', 'webPage'] as const;
export type RecordColumn = (typeof recordColumns)[number];

/** Where each column stands in a row, from 0; null where the table has none. */
export type RecordMapping = Readonly<Record<RecordColumn, number | null>>;

const PLACE = 'kraj|mesto|kje|lokacija|place|town|city|where|location';
const COUNTRY = 'država|country|state|zemlja';
const DESCRIPTION = 'opis|opombe|description|notes';
const WEB = 'spletna stran|spletno mesto|splet|povezava|website|web site|web page|webpage|web|url|link';

/** How columns are headed in the languages of the interface. */
const HEADS: Readonly<Record<TableKind, Readonly<Partial<Record<RecordColumn, string>>>>> = {
  event: {
    title: 'naslov|dogodek|ime|ime dogodka|naslov dogodka|naziv|title|event|name|event title',
    dates: 'datumi|datum|kdaj|termin|dates|date|when',
    place: PLACE,
    country: COUNTRY,
    type: 'vrsta|vrsta dogodka|tip|type|kind|type of event',
    status: 'stanje|status|state of event|izvedba',
    project: 'projekt|projekti|project|projects',
    workPackage: 'delovni sklop|delovni sklopi|ds|work package|work packages|wp',
    participants: 'udeleženci|udeležencev|število udeležencev|število|participants|number of participants|people|count',
    description: DESCRIPTION,
    webPage: WEB,
  },
  organisation: {
    shortName: 'kratko ime|kratica|akronim|short name|acronym|abbreviation',
    name: 'ime|polno ime|organizacija|naziv|ime organizacije|name|full name|organisation|organization|organisation name',
    place: PLACE,
    country: COUNTRY,
    webPage: WEB,
    description: DESCRIPTION,
  },
  place: { name: `ime|ime kraja|naziv|name|place name|${PLACE}`, country: COUNTRY },
};

const byHead = Object.fromEntries(
  tableKinds.map((kind) => [kind, new Map(recordColumns.flatMap((column) => (HEADS[kind][column] ?? '').split('|').filter(Boolean).map((head) => [fold(head), column] as const)))]),
) as unknown as Readonly<Record<TableKind, ReadonlyMap<string, RecordColumn>>>;

/** What a table of a kind can say of its records. */
export function columnsOf(kind: TableKind): readonly RecordColumn[] {
  return recordColumns.filter((column) => HEADS[kind][column] !== undefined);
}

/** What names a record of the kind: of these a table has to have one. */
const NAMING: Readonly<Record<TableKind, readonly RecordColumn[]>> = { event: ['title'], organisation: ['name', 'shortName'], place: ['name'] };

/** Whether a column says what a record is called. */
export function saysNames(kind: TableKind, columns: RecordMapping): boolean {
  return NAMING[kind].some((column) => columns[column] !== null);
}

/** What a row of heads means; null where none of it is known, so that it is no head. The first of two equal ones counts. */
export function recordColumnsIn(kind: TableKind, heads: readonly string[]): RecordMapping | null {
  const found = new Map<RecordColumn, number>();
  heads.forEach((head, index) => {
    const column = byHead[kind].get(fold(head));
    if (column && !found.has(column)) found.set(column, index);
  });
  if (found.size === 0) return null;
  return Object.fromEntries(recordColumns.map((column) => [column, found.get(column) ?? null])) as RecordMapping;
}

export const recordTableProblems = [
  'noName', 'noCountry', 'countryAlone', 'unknownCountry', 'badDate', 'unknownType', 'unknownStatus', 'badCount', 'badWebAddress', 'twice',
  'unknownProject', 'unknownWorkPackage', 'severalWorkPackages', 'placeNeedsCountry', 'severalPlaces', 'formulaError', 'unreadable', 'tooLong',
] as const;
export type RecordTableCode = (typeof recordTableProblems)[number];

export interface RecordTableProblem {
  /** From 1, under the head. */
  readonly row: number;
  readonly column: RecordColumn;
  readonly code: RecordTableCode;
  /** As it is written. */
  readonly value: string;
  /** ISO 3166-1 alpha-2 of the country that may be meant. */
  readonly proposal?: string | undefined;
  /** The row that says the same first. */
  readonly first?: number | undefined;
}

/** What a row says; of columns that its kind or its table has not, nothing. */
export interface TableRow {
  /** From 1, under the head. */
  readonly row: number;
  /** The title of an event, or the full name; empty for an organisation that has only a short one. */
  readonly name: string;
  readonly shortName: string | null;
  /** EDTF. */
  readonly dates: string | null;
  /** Of an event or an organisation, as written. */
  readonly place: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly type: string | null;
  readonly status: string | null;
  /** As written. */
  readonly projects: readonly string[];
  readonly workPackages: readonly string[];
  readonly participants: Count | null;
  readonly description: string | null;
  readonly webPage: string | null;
}

export interface ReadRecords {
  /** Rows under the head that are not empty. */
  readonly rows: number;
  readonly accepted: readonly TableRow[];
  readonly problems: readonly RecordTableProblem[];
}

/** What cells are read by. */
export interface TableReading {
  readonly language: InterfaceLanguage;
  /** ISO date. */
  readonly today: string;
  /** The words that say each code of an event's type and status, in every language. */
  readonly types: Choices;
  readonly statuses: Choices;
  /** What countries that are no names of any are meant to be: ISO 3166-1 alpha-2 by the folded word. */
  readonly corrected?: ReadonlyMap<string, string>;
}
export type Choices = ReadonlyMap<string, readonly string[]>;

const LONGEST_TEXT = 50_000;
/** More people than that no count has. */
const MOST_PEOPLE = 10_000_000;
const SHOWN = 100;

/** "Izveden" and "izvedena" say what "Izvedeno" says. */
const stemOf = (word: string) => fold(word).replace(/[aeio]$/, '');

function reader(choices: Choices): (word: string) => string | null {
  const codes = new Map<string, string>();
  for (const [code, words] of choices) for (const word of [code, ...words]) codes.set(stemOf(word), code);
  return once((word) => codes.get(stemOf(word)) ?? null);
}

/** Names that stand in one cell. */
const several = (cell: string) => cell.split(/[;,|]/u).map((part) => part.trim()).filter(Boolean);

const WEB_ADDRESS = /^https?:\/\/[^\s/?#]+\.[^\s]*$/i;

/** With the scheme that a browser would put before it; null for what is no address. */
function webAddressOf(cell: string): string | null {
  const whole = /^www\./i.test(cell) ? `https://${cell}` : cell;
  return WEB_ADDRESS.test(whole) ? whole : null;
}

/** Reads the rows under the head. A row that anything is wrong with is not taken in, and all that is wrong with it is told. */
export function readRecords(kind: TableKind, rows: readonly (readonly string[])[], mapping: RecordMapping, { language, today, types, statuses, corrected = new Map() }: TableReading): ReadRecords {
  const accepted: TableRow[] = [];
  const problems: RecordTableProblem[] = [];
  const [typeOf, statusOf] = [reader(types), reader(statuses)];
  const countryOf = once((word) => readCountry(word) ?? corrected.get(fold(word)) ?? null);
  const named = new Map<string, number>();
  const naming = NAMING[kind].find((column) => mapping[column] !== null) ?? 'name';
  let count = 0;
  rows.forEach((texts, index) => {
    if (texts.every((text) => text.trim() === '')) return;
    count += 1;
    const row = index + 1;
    const before = problems.length;
    const tell = (column: RecordColumn, code: RecordTableCode, value: string, more: Pick<RecordTableProblem, 'proposal' | 'first'> = {}) => void problems.push({ row, column, code, value: value.slice(0, SHOWN), ...more });
    /** The value of a cell that can be read; a word that it reads as nothing is told. */
    const cell = (column: RecordColumn): string => {
      const text = texts[mapping[column] ?? -1];
      const { value, fault }: Cell = text ? cellOf(text, column === 'description' ? LONGEST_TEXT : undefined) : EMPTY_CELL;
      if (fault) tell(column, fault, value);
      return fault ? '' : value;
    };
    const read = <T>(column: RecordColumn, code: RecordTableCode, work: (value: string) => T | null): T | null => {
      const value = cell(column);
      if (value === '') return null;
      const found = work(value);
      if (found === null) tell(column, code, value, proposalOf(code, value));
      return found;
    };
    const said = read('country', 'unknownCountry', countryOf);
    const isCountryTold = problems.length > before;
    const beforeName = problems.length;
    const full = cell(kind === 'event' ? 'title' : 'name');
    const shortName = cell('shortName') || null;
    const isFaulty = problems.length > beforeName;
    // "Neapelj, Italija" says both, where no column says the country.
    const phrase = kind === 'place' && !said ? readNamed(full, 'place') : null;
    const name = phrase?.country ? phrase.name : full;
    const country = said ?? phrase?.country ?? null;
    const place = cell('place') || null;
    if (name === '' && shortName === null && !isFaulty) tell(naming, 'noName', '');
    if (kind === 'place' && country === null && name !== '' && !isCountryTold) tell('country', 'noCountry', name);
    if (kind === 'organisation' && country !== null && place === null) tell('place', 'countryAlone', country);
    const dates = read('dates', 'badDate', (value) => {
      const date = readDate(value, today);
      return 'edtf' in date ? date.edtf : null;
    });
    const one: TableRow = {
      row, name, shortName, dates, place, country,
      type: read('type', 'unknownType', typeOf),
      status: read('status', 'unknownStatus', statusOf),
      projects: several(cell('project')),
      workPackages: several(cell('workPackage')),
      participants: read('participants', 'badCount', (value) => {
        const people = readTypedCount(value, language);
        return typeof people === 'object' && (people?.value ?? 0) <= MOST_PEOPLE ? people : null;
      }),
      description: cell('description') || null,
      webPage: read('webPage', 'badWebAddress', webAddressOf),
    };
    if (problems.length > before) return;
    const key = sameKey(kind, one);
    const first = named.get(key);
    if (first === undefined) named.set(key, row);
    else tell(naming, 'twice', name || (shortName ?? ''), { first });
    if (problems.length === before) accepted.push(one);
  });
  return { rows: count, accepted, problems };
}

const proposalOf = (code: RecordTableCode, value: string) => {
  const proposal = code === 'unknownCountry' ? proposeCountry(value) : null;
  return proposal ? { proposal } : {};
};

/** What two rows that mean the same record have alike. */
function sameKey(kind: TableKind, { name, shortName, dates, place, country }: TableRow): string {
  const where = kind === 'event' ? dates : kind === 'organisation' ? `${fold(place ?? '')} ${country ?? ''}` : country;
  return [fold(name), fold(shortName ?? ''), where ?? ''].join('|');
}
