/** The tables of a report as a workbook, a sheet each: heads that stay in sight, figures that can be reckoned with. */

import { type Cell as SheetCell, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { numberFormat } from '#shared/domain/formats.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Report, type Table, shown, tablesOf } from './tree.ts';

/** A table's rows with its head and its total, as many cells in each as there are columns. */
export const cellsOf = ({ columns, rows, total }: Table): string[][] => [
  columns.map(({ name }) => name),
  ...rows.map((cells) => cells.map(shown)),
  ...(total ? [[total[0], ...columns.slice(total.length).map(() => ''), ...total.slice(1)].map(shown)] : []),
];

/** How a language writes a number of so many decimals, and reads it. */
function numberIn(text: string, language: string): number | null {
  const sign = (wanted: 'group' | 'decimal') => numberFormat(language).formatToParts(1_234_567.5).find(({ type }) => type === wanted)?.value ?? '';
  const plain = text.replaceAll(sign('group'), '').replace(sign('decimal'), '.');
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain)) return null;
  const digits = plain.split('.')[1]?.length ?? 0;
  const number = Number(plain);
  // Only what the language itself would write so: "1.2" is no number in Slovenian, nor is "007" in any.
  const written = (['auto', 'always', false] as const).map((useGrouping) => numberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping }));
  return written.some((format) => format.format(number).replace('\u2212', '-') === text) ? number : null;
}

const LONGEST_NAME = 31;

/** Letters; wider ones go on in the next line. */
const WIDEST = 60;
const NARROWEST = 8;

/** What a sheet may be called: no signs that a reference is made of, no more letters than there is room for, and no name twice. */
function nameOf(name: string, number: number, taken: Set<string>): string {
  const plain = name.replaceAll(/[[\]:*?/\\]/g, ' ').replaceAll(/^'+|'+$/g, '').trim() || String(number);
  let made = plain.slice(0, LONGEST_NAME).trim();
  for (let copy = 2; taken.has(made.toLowerCase()); copy += 1) made = `${plain.slice(0, LONGEST_NAME - String(copy).length - 1).trim()} ${copy}`;
  taken.add(made.toLowerCase());
  return made;
}

function sheet(table: Table, name: string, language: string): WriteSheet {
  const cells = cellsOf(table);
  const last = cells.length - 1;
  // A row's number in the list is a figure, too; a grant's number is not, though it is made of nothing else.
  const valueOf = (text: string, column: number) => (table.columns[column]?.isFigure ? (numberIn(text, language) ?? text) : text);
  const rows = cells.map((row, index) => row.map((text, column) => (index === 0 ? text : valueOf(text, column))));
  const columns = table.columns.map(({ isFigure }, column): ColumnDef => {
    const longest = Math.max(...cells.flatMap((row) => (row[column] ?? '').split('\n').map((line) => line.length)));
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)), ...(isFigure ? { style: { alignment: { horizontal: 'right' } } } : { style: { alignment: { wrapText: true, vertical: 'top' } } }) };
  });
  const bold = (row: number) => table.columns.map((column, index): [string, Partial<SheetCell>] => [`${row},${index}`, { style: { font: { bold: true }, alignment: { wrapText: true, vertical: 'top', ...(column.isFigure ? { horizontal: 'right' } : {}) } } }]);
  return { name, columns, rows, cells: new Map([...bold(0), ...(table.total ? bold(last) : [])]), freezePane: { rows: 1 }, pageSetup: { orientation: table.columns.length > 5 ? 'landscape' : 'portrait' } };
}

/** The tables of a report as a file of nothing else has them: with the numbers of its language, and none of their digits grouped. */
export function plainTables({ language, content }: Report): Table[] {
  const format = numberFormat(language, { useGrouping: false });
  return tablesOf(content, reportTranslator(language as ReportLanguage).t('reports:eventSheet.unknown'), (value) => format.format(value));
}

/** Gives an XLSX. */
export function writeSheets(report: Report): Promise<Uint8Array> {
  const { language, title, changedAt } = report;
  const taken = new Set<string>();
  const sheets = plainTables(report).map((table, index) => sheet(table, nameOf(table.name, index + 1, taken), language));
  // A file says of its own time what its facts do: equal facts, equal bytes.
  const at = new Date(changedAt);
  return writeXlsx({ sheets, properties: { creator: 'Kronika', title, created: at, modified: at } });
}
