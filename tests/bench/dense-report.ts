/** A report of many pages full of cells, as reports of several years are. */

import { type Report, section, text } from '../../electron/reports/tree.ts';

const ROWS_A_PAGE = 28;
const ROWS_OF_A_TABLE = 26;

const row = (number: number) => [`Srečanje št. ${number}`, `Kraj ${number % 90}`, 'Slovenija', String((number * 37) % 400), String(number % 60), String((number * 7) % 1000)];

function table(start: number) {
  const figures = ['Občani', 'Otroci', 'Vsi'].map((name) => ({ name, isFigure: true }));
  return { is: 'table' as const, name: `Dogodki ${start}`, columns: [{ name: 'Dogodek' }, { name: 'Kraj' }, { name: 'Država' }, ...figures] as const, rows: Array.from({ length: ROWS_OF_A_TABLE }, (_, index) => row(start + index)) };
}

/** @param pages about so many */
export function denseReport(pages: number): Report {
  const tables = Math.ceil((pages * ROWS_A_PAGE) / (ROWS_OF_A_TABLE + 5));
  return {
    language: 'sl', title: 'Udeležba v letih 2014–2020', kind: 'Udeležba po dogodkih', emblem: true, support: { text: 'S podporo programa' }, lead: [], signatures: [],
    content: Array.from({ length: tables }, (_, index) => section(`Poglavje ${index + 1}`, [text({ text: 'Kdo je prišel in od kod.' }), table(index * ROWS_OF_A_TABLE)])),
    smallPrint: { text: 'Vsebina izraža le stališča avtorja.' }, changedAt: '2019-06-01T10:00:00.000Z', fileName: 'udelezba',
  };
}
