/** Attendance lists read, against the parser alone on the same bytes. */

import { readFile, writeFile } from 'node:fs/promises';
import { streamCsvRows } from 'hucre/csv';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { guessColumns, readAttendance } from '#shared/domain/attendance.ts';
import { readTableFile } from '../../electron/archive/tables/table-file.ts';
import { type Figure, inTurn } from './measure.ts';

const HEAD = ['Ime in priimek', 'Kraj', 'Država', 'Spol', 'Starost', 'Organizacija'];
const COUNTRIES = ['Slovenija', 'Italija', 'Hrvaška', 'Griechenland', 'Türkiye', 'SI', 'Itlija'];
const ROWS = 5000;
const RUNS = 25;

const row = (number: number) => [`Oseba Številka ${number}`, `Kraj ${number % 90}`, COUNTRIES[number % COUNTRIES.length] ?? '', number % 2 ? 'ž' : 'm', String(18 + (number % 60)), `Društvo ${number % 40}`];

async function read(file: string): Promise<void> {
  const { rows } = await readTableFile(file, file);
  const columns = guessColumns(rows[0] ?? []);
  if (!columns || readAttendance(rows.slice(1), columns).rows !== ROWS) throw new Error('the list was not read');
}

/**
 * A list of 5,000 rows, from its file to what can be counted and what is wrong with the rest. The parser of CSV cuts
 * letters into cells and does nothing else: beside it the telling of people apart shows, and is only watched.
 * @param inside gives a file of the bench's own
 */
export async function listsRead(inside: (name: string) => string): Promise<Figure[]> {
  const rows = [HEAD, ...Array.from({ length: ROWS }, (_, number) => row(number))];
  const csv = inside('list.csv');
  const xlsx = inside('list.xlsx');
  await writeFile(csv, rows.map((cells) => cells.join(';')).join('\r\n'));
  await writeFile(xlsx, await writeXlsx({ sheets: [{ name: 'Seznam', rows }] }));
  const parsers = {
    [csv]: async () => {
      const seen: unknown[][] = [];
      for (const cells of streamCsvRows(await readFile(csv, 'utf8'))) seen.push(cells);
      return seen;
    },
    [xlsx]: async () => {
      const seen: unknown[][] = [];
      for await (const { values } of streamXlsxRows(await readFile(xlsx), { sheet: 0 })) seen.push(values);
      return seen;
    },
  };
  const figures: Figure[] = [];
  for (const [file, parse] of Object.entries(parsers)) {
    const { ours, theirs } = await inTurn(RUNS, () => read(file), parse);
    figures.push({ name: `an attendance list of ${ROWS} rows read (${file === csv ? 'CSV' : 'XLSX'})`, against: 'for its parser alone', ours, theirs, limit: file === csv ? null : 2 });
  }
  return figures;
}
