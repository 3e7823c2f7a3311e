/** The reckoning of a grant on paper: figure, arithmetic, what would change it, the rules with their sources. */

import { expect, test } from 'vitest';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { grantReport } from '../../electron/reports/grant.ts';
import { write } from '../../electron/reports/write.ts';
import { readPdf } from '../support/pdf.ts';
import { counted, event, programme, sheetData } from '../support/sheets.ts';

const held = (title: string, people: number | null): ProjectEvent => ({ ...sheetData({ participation: people === null ? [] : [counted(people)] }), event: { ...event, id: title, title: { sl: title, en: title } }, parts: [], planned: { dates: null, place: null, participation: [] } });
const project = (events: readonly ProjectEvent[]): ProjectReportData => ({
  project: { id: 'project', acronym: 'Skupaj', title: null, dates: null, grantNumber: null, programme, callYear: 2018, grantAmount: 40_000, reportSent: null },
  partners: [], events, outputs: [], courses: [], indicators: [], ruleAnswers: [], changedAt: '2019-06-01T10:00:00.000Z',
});
const none: ReadonlyMap<string, string> = new Map();
const bytes = async (data: ProjectReportData, language: 'sl' | 'en', format: 'pdf' | 'csv') => (await write(grantReport(data, language), format, none)).bytes;

test('each event has its line, the lines have their sum, and the figure says that it is unconfirmed', async () => {
  const data = project([held('Ptuj', 53), held('Celje', 80)]);
  const { text } = await readPdf(await bytes(data, 'en', 'pdf'));
  for (const said of ['32,500 EUR (unconfirmed)', '3 participants fewer: one band lower', 'National contact point, europadlaobywateli.pl (undated)', 'Europe for Citizens, Programme Guide']) expect(text).toContain(said);
  const csv = Buffer.from(await bytes(data, 'en', 'csv')).toString('utf8').split('\r\n');
  expect(csv.slice(1, 4)).toEqual(['Ptuj;1;53;51–75;15,000 EUR', 'Celje;1;80;76–100;17,500 EUR', 'Sum;;;;32,500 EUR']);
});

test('what stands on an empty rule is not answered, and where to look is said; an unknown number makes it at least so much', async () => {
  const empty = (await readPdf(await bytes(project([held('Ptuj', 400)]), 'sl', 'pdf'))).text;
  expect(empty).toContain('ni mogoče odgovoriti: pravila, na katerih sloni, so prazna');
  // Long words are parted at the end of a line.
  expect(empty.replaceAll('- ', '')).toContain('Kje iskati: obrazec za izračun nepovratnih sredstev, priloga 2 h končnemu poročilu');
  expect((await readPdf(await bytes(project([held('Ptuj', 40), held('Celje', null)]), 'sl', 'pdf'))).text).toContain('najmanj 12.500 EUR (nepotrjeno)');
});

test('the same data give the same bytes', async () => {
  const data = project([held('Ptuj', 53)]);
  expect(Buffer.compare(await bytes(data, 'sl', 'pdf'), await bytes(data, 'sl', 'pdf'))).toBe(0);
});
