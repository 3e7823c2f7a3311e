/** An attendance list, row by row: which column is what, who can be counted, and what is wrong with the others. */

import { proposeCountry, readCountry } from './country-names.ts';
import { fold } from './fold.ts';
import { type Cell, EMPTY_CELL, cellOf, once } from './table-cell.ts';

/** What a column of an attendance list can say. */
export const attendanceColumns = ['name', 'firstName', 'lastName', 'country', 'town', 'organisation', 'gender', 'age', 'email'] as const;
export type AttendanceColumn = (typeof attendanceColumns)[number];

/** Where each column stands in a row, from 0; null where the list has none. */
export type AttendanceMapping = Readonly<Record<AttendanceColumn, number | null>>;

/** How columns are headed, folded, in the languages of the interface and of the partners. */
const HEADS: Readonly<Record<AttendanceColumn, string>> = {
  firstName: 'ime|first name|given name|vorname|nome|first|forename',
  lastName: 'priimek|prezime|surname|last name|family name|nachname|cognome|last',
  name: 'ime in priimek|priimek in ime|ime priimek|name and surname|name surname|full name|name|participant|participants|udeleženec|udeleženka|udeleženci|oseba|nome e cognome|ime i prezime',
  country: 'država|drzava|country|country of origin|state|land|paese|zemlja|država prebivališča|izvorna država',
  town: 'kraj|mesto|town|city|občina|town of origin|place|residence|kraj prebivališča|stadt|città|citta|grad',
  organisation: 'organizacija|ustanova|organisation|organization|institution|sending organisation|partner|organizacija pošiljateljica|association|društvo|šola|school',
  gender: 'spol|gender|sex|geschlecht|sesso',
  age: 'starost|age|leta|alter|età|eta|starost v letih',
  email: 'e pošta|epošta|e mail|email|mail|elektronska pošta|e naslov',
};

const byHead = new Map(attendanceColumns.flatMap((column) => HEADS[column].split('|').map((head) => [fold(head), column] as const)));

/** What a row of heads means; null where none of it is known, so that it is no head. The first of two equal ones counts. */
export function guessColumns(heads: readonly string[]): AttendanceMapping | null {
  const found = new Map<AttendanceColumn, number>();
  heads.forEach((head, index) => {
    const column = byHead.get(fold(head));
    if (column && !found.has(column)) found.set(column, index);
  });
  // "Ime" is a first name beside a surname, and else all of the name.
  const first = found.get('firstName');
  if (first !== undefined && !found.has('lastName') && !found.has('name')) {
    found.set('name', first);
    found.delete('firstName');
  }
  if (found.size === 0) return null;
  return Object.fromEntries(attendanceColumns.map((column) => [column, found.get(column) ?? null])) as AttendanceMapping;
}

export const attendanceProblems = ['noOrigin', 'unknownCountry', 'noName', 'twice', 'unknownGender', 'badAge', 'badEmail', 'formulaError', 'unreadable', 'tooLong'] as const;
export type AttendanceCode = (typeof attendanceProblems)[number];

export interface AttendanceProblem {
  /** From 1, under the head. */
  readonly row: number;
  readonly column: AttendanceColumn;
  readonly code: AttendanceCode;
  /** As it is written. */
  readonly value: string;
  /** ISO 3166-1 alpha-2 of the country that may be meant. */
  readonly proposal?: string | undefined;
  /** The row that names the same person first. */
  readonly first?: number | undefined;
}

export interface Attendee {
  readonly row: number;
  /** Empty where the list has no names. */
  readonly name: string;
  readonly country: string | null;
  readonly town: string | null;
  readonly organisation: string | null;
  readonly gender: 'female' | 'male' | 'nonBinary' | null;
  readonly age: number | null;
  readonly email: string | null;
}

export interface ReadAttendance {
  /** Rows under the head that are not empty. */
  readonly rows: number;
  readonly accepted: readonly Attendee[];
  readonly problems: readonly AttendanceProblem[];
}

const GENDERS = new Map<string, Attendee['gender']>([
  ...'ž|ženska|ženski|f|female|w|woman|weiblich|femmina|donna|zenska'.split('|').map((word) => [fold(word), 'female'] as const),
  ...'m|moški|moski|male|man|männlich|maschio|uomo|muški'.split('|').map((word) => [fold(word), 'male'] as const),
  ...'x|n|nebinarno|nebinarna|non binary|nonbinary|other|drugo|divers'.split('|').map((word) => [fold(word), 'nonBinary'] as const),
]);

const OLDEST = 120;

const isSaid = (cell: string) => cell.trim() !== '';

/** What hardly two people have alike: to look for it costs more than to look at it. */
const VARIED: ReadonlySet<AttendanceColumn> = new Set(['name', 'firstName', 'lastName', 'email']);

/** The column that a fault of a whole name is told of. */
function nameColumnOf(mapping: AttendanceMapping): AttendanceColumn {
  return mapping.name !== null ? 'name' : mapping.lastName !== null ? 'lastName' : 'firstName';
}

/**
 * Reads the rows under the head. A row that anything is wrong with is not counted, and all that is wrong with it is told.
 * @param corrected what countries that are no names of any are meant to be: ISO 3166-1 alpha-2 by the folded word
 */
export function readAttendance(rows: readonly (readonly string[])[], mapping: AttendanceMapping, corrected: ReadonlyMap<string, string> = new Map()): ReadAttendance {
  const accepted: Attendee[] = [];
  const problems: AttendanceProblem[] = [];
  let count = 0;
  let row = 0;
  const lookedAt = once((text) => cellOf(text));
  const countryOf = once((word) => readCountry(word) ?? corrected.get(fold(word)) ?? null);
  const proposalFor = once(proposeCountry);
  const genderOf = once((word) => GENDERS.get(fold(word)));
  const ageOf = once((word) => (/^\d{1,3}$/.test(word) && Number(word) <= OLDEST ? Number(word) : undefined));
  const townOf = once(fold);
  // Who is who is told by name and where from; their rows.
  const namedIn = once(() => new Map<string, number>());
  const seen: Record<AttendanceColumn, Cell> = { name: EMPTY_CELL, firstName: EMPTY_CELL, lastName: EMPTY_CELL, country: EMPTY_CELL, town: EMPTY_CELL, organisation: EMPTY_CELL, gender: EMPTY_CELL, age: EMPTY_CELL, email: EMPTY_CELL };
  const told = attendanceColumns.flatMap((column) => (mapping[column] === null ? [] : [{ column, at: mapping[column], isVaried: VARIED.has(column) }]));
  const nameColumn = nameColumnOf(mapping);
  const hasName = mapping[nameColumn] !== null;
  const tell = (column: AttendanceColumn, code: AttendanceCode, value: string, more?: Pick<AttendanceProblem, 'proposal' | 'first'>) => void problems.push({ row, column, code, value: value.slice(0, 100), ...more });
  const isSound = (column: AttendanceColumn) => seen[column].fault === null;
  for (const cells of rows) {
    row += 1;
    const before = problems.length;
    let isFilled = false;
    for (const { column, at, isVaried } of told) {
      const text = cells[at];
      const cell = text ? (isVaried ? cellOf(text) : lookedAt(text)) : EMPTY_CELL;
      seen[column] = cell;
      isFilled ||= cell.value !== '';
      if (cell.fault) tell(column, cell.fault, cell.value);
    }
    // A row of which only what no column says is filled is somebody's too.
    if (!isFilled && !cells.some(isSaid)) continue;
    count += 1;
    const first = seen.firstName.value;
    const last = seen.lastName.value;
    const whole = seen.name.value || (first && last ? `${first} ${last}` : first || last);
    if (hasName && whole === '') tell(nameColumn, 'noName', '');
    const country = seen.country.value;
    const town = seen.town.value || null;
    const code = country === '' || !isSound('country') ? null : countryOf(country);
    if (country !== '' && code === null && isSound('country')) {
      const proposal = proposalFor(country);
      tell('country', 'unknownCountry', country, proposal ? { proposal } : undefined);
    }
    if (country === '' && town === null) tell(mapping.country === null ? 'town' : 'country', 'noOrigin', '');
    const genderWord = seen.gender.value;
    const gender = genderWord === '' ? null : genderOf(genderWord);
    if (gender === undefined && isSound('gender')) tell('gender', 'unknownGender', genderWord);
    const ageWord = seen.age.value;
    const age = ageWord === '' ? null : ageOf(ageWord);
    if (age === undefined && isSound('age')) tell('age', 'badAge', ageWord);
    const email = seen.email.value || null;
    if (email !== null && isSound('email') && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) tell('email', 'badEmail', email);
    if (whole !== '' && isSound(nameColumn)) {
      const there = namedIn(code ?? townOf(town ?? ''));
      const folded = fold(whole);
      const firstRow = there.get(folded);
      if (firstRow === undefined) there.set(folded, row);
      else tell(nameColumn, 'twice', whole, { first: firstRow });
    }
    if (problems.length === before) accepted.push({ row, name: whole, country: code, town, organisation: seen.organisation.value || null, gender: gender ?? null, age: age ?? null, email });
  }
  return { rows: count, accepted, problems };
}
