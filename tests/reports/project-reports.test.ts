/** Reports of a whole project: the funder's two forms, and figures that are the same in every format. */

import fc from 'fast-check';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatDate } from '#shared/domain/date-text.ts';
import type { SheetCount } from '#shared/domain/event-sheet.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { dataOf, reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { informationTemplate } from '../../electron/reports/information-template.ts';
import { definitionOf } from '../../electron/reports/definitions.ts';
import { participationReport } from '../../electron/reports/participation.ts';
import { attendanceList } from '../../electron/reports/attendance-list.ts';
import { plannedAndHeld } from '../../electron/reports/planned-and-held.ts';
import { shown, tablesOf } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { dataOfEach } from '../support/centre-data.ts';
import { readPdf } from '../support/pdf.ts';
import { counted, event, programme, sheetData } from '../support/sheets.ts';

const town = (name: string, country: string, value: number | null, fields: Partial<SheetCount> = {}) => counted(value, { city: { sl: name, en: name }, country, cityCountry: country, ...fields });
const ofEvent = (fields: Partial<ProjectEvent> = {}): ProjectEvent => ({ ...sheetData(), parts: [], planned: { dates: null, place: null, participation: [] }, ...fields });

function project(events: readonly ProjectEvent[], measureCode = '2.3'): ProjectReportData {
  return { project: { id: 'project', acronym: 'Skupaj', title: { sl: 'Skupaj za Evropo', en: 'Together' }, dates: null, grantNumber: null, programme: { ...programme, measureCode }, callYear: null, grantAmount: null, reportSent: null }, partners: [], outputs: [], courses: [], indicators: [], events, ruleAnswers: [], changedAt: '2019-06-01T10:00:00.000Z' };
}

const DAYS = formatDate('2017-06-22/2017-06-25', 'en');
const none: ReadonlyMap<string, string> = new Map();
const textOf = async (data: ProjectReportData, language: 'sl' | 'en') => Buffer.from((await write(informationTemplate(data, language), 'txt', none)).bytes).toString('utf8');

const meeting = ofEvent({
  event: { ...event, title: { sl: 'Srečanje', en: 'Meeting' }, dates: '2017-06-22/2017-06-25', description: null },
  place: { name: { sl: 'Loška dolina', en: 'Loška dolina' }, country: 'SI' },
  participation: [counted(120, { country: null, city: null, cityCountry: null }), town('Forni di Sopra', 'IT', 35), counted(40, { precision: 'about', country: 'HR', city: null, cityCountry: null })],
  parts: [{ id: 'day', title: { sl: 'Odprtje', en: 'Opening' }, description: { sl: 'Govori na trgu.', en: 'Speeches on the square.' }, dates: '2017-06-22' }],
});

afterEach(() => vi.useRealTimers());

describe('the information for the web page', () => {
  test('is by event in the words of the published form, in English', async () => {
    const text = await textOf(project([meeting, ofEvent({ event: { ...event, title: { en: 'Seminar' }, dates: '2017-09-01' }, participation: [] })]), 'en');
    expect(text).toContain('Applicable to the Strand 2 – Measure 2.2, Measure 2.3, Strand 1\nThe project “Skupaj: Together” was funded by the European Union in the framework of the programme “Europe for Citizens”.\n2 events have been carried out within this project.');
    expect(text).toContain('Event 1 – Meeting\n\nParticipation\n\nThe event involved 120 citizens, including about 40 participants from Croatia and 35 participants from the city of Forni di Sopra (Italy).\n\nLocation / Dates\n\nThe event took place in Loška dolina (Slovenia), from 22/06/2017 to 25/06/2017.');
    // What is not known stays to be seen, and is never nothing.
    expect(text).toContain('Event 2 – Seminar\n\nParticipation\n\nThe number of participants is not recorded.');
  });

  test('of a town twinning is by day, in the Slovenian words of published copies', async () => {
    const text = await textOf(project([meeting], '2.1'), 'sl');
    expect(text).toContain('Sklop 2, Ukrep 2.1 pobratenja mest\nProjekt »Skupaj: Skupaj za Evropo« je financirala Evropska unija v okviru programa »Evropa za državljane«.');
    expect(text).toContain('Projekt je omogočil srečanje državljanov v številu 120, od katerih jih prihaja: približno 40 iz države Hrvaška in 35 iz mesta Forni di Sopra (Italija).');
    expect(text).toContain('Srečanje je potekalo v kraju Loška dolina (Slovenija) od 22. 6. 2017 do 25. 6. 2017.');
    expect(text).toContain('Dogodek z dne 22. junij 2017: Odprtje. Govori na trgu.');
    expect(text).not.toContain('izvedenih dogodkov');
  });

  test('tells only what was held', async () => {
    const text = await textOf(project([ofEvent({ event: { ...event, status: 'cancelled' } })]), 'en');
    expect(text).toContain('0 events have been carried out');
    expect(text).not.toContain('Event 1');
  });

  test('as HTML says the language of each text, leads to its pages, and takes nothing for markup', async () => {
    const data = project([ofEvent({ event: { ...event, title: { sl: 'Delo & <dom>' }, description: { sl: 'Več na https://primer.si/a?b=1.' } } })]);
    const html = Buffer.from((await write(informationTemplate(data, 'en'), 'html', none)).bytes).toString('utf8');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Event 1 – Delo &amp; &lt;dom&gt;');
    expect(html).toContain('<p class="text" lang="sl">Več na <a href="https://primer.si/a?b=1">https://primer.si/a?b=1</a>.</p>');
    expect(html).not.toMatch(/<script|src="http|@import/);
  });
});

describe('who took part', () => {
  const read = async (data: ProjectReportData) => {
    const report = participationReport(data, 'en');
    const bytes = async (format: 'csv' | 'xlsx' | 'txt' | 'html' | 'pdf') => (await write(report, format, none)).bytes;
    const rows: unknown[][] = [];
    for await (const { values } of streamXlsxRows(Buffer.from(await bytes('xlsx')), { sheet: 0 })) rows.push(values);
    const [csv, txt, html] = await Promise.all((['csv', 'txt', 'html'] as const).map(async (format) => Buffer.from(await bytes(format)).toString('utf8')));
    return { report, rows, csv: csv ?? '', txt: txt ?? '', html: html ?? '', pdf: await bytes('pdf') };
  };

  test('stands by event and country, with one sum that every format has', async () => {
    const { report, rows, csv, txt, html, pdf } = await read(project([meeting, ofEvent({ event: { ...event, title: { en: 'Seminar' }, dates: '2017-09-01' }, participation: [town('Ptuj', 'SI', 12), town('Celje', 'SI', 8), town('Trst', 'IT', null)] })]));
    const [table] = tablesOf(report.content);
    expect({ rows: table?.rows.map((cells) => cells.map(shown)), total: table?.total?.map(shown) }).toEqual({
      rows: [
        ['Meeting', DAYS, 'Loška dolina (Slovenia)', 'Croatia', 'about 40'], ['Meeting', DAYS, 'Loška dolina (Slovenia)', 'Italy', '35'],
        ['Seminar', '1 September 2017', 'Ptuj (Slovenia)', 'Italy', 'unknown'], ['Seminar', '1 September 2017', 'Ptuj (Slovenia)', 'Slovenia', '20'],
      ],
      total: ['Total', 'at least 140'],
    });
    expect(rows.at(0)).toEqual(['Event', 'Dates', 'Place', 'Country', 'Citizens']);
    expect(rows.at(2)).toEqual(['Meeting', DAYS, 'Loška dolina (Slovenia)', 'Italy', 35]);
    expect(csv).toContain('Total;;;;at least 140\r\n');
    expect(txt).toContain('Total: at least 140');
    expect(html).toContain('<tfoot><tr><th scope="row" colspan="4">Total</th><td class="figure">at least 140</td></tr></tfoot>');
    expect((await readPdf(pdf)).text).toContain('Total at least 140');
  });

  test('is no formula, whatever an event is called', async () => {
    const { csv, rows } = await read(project([ofEvent({ event: { ...event, title: { en: '=1+1' } }, participation: [town('Ptuj', 'SI', 3)] })]));
    expect(csv).toContain("'=1+1;");
    expect(rows[1]?.[0]).toBe('=1+1');
  });

  const count = fc.record({ country: fc.constantFrom('SI', 'IT', 'HR'), value: fc.option(fc.nat(500)), name: fc.constantFrom('A', 'B'), isAbout: fc.boolean() }).map(({ country, value, name, isAbout }) => town(`${name} ${country}`, country, value, isAbout && value !== null ? { precision: 'about' } : {}));
  const figureOf = (data: ProjectReportData) => shown(tablesOf(participationReport(data, 'en').content)[0]?.total?.[1] ?? 'unknown');
  const numberIn = (figure: string) => Number(/[\d,]+/.exec(figure)?.[0].replaceAll(',', '') ?? 0);

  test('one more participant never lowers the sum, what is unknown stays in it, and the order of records changes no figure', () => {
    fc.assert(
      fc.property(fc.array(fc.array(count, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (all) => {
        const data = (lists: readonly (readonly SheetCount[])[]) => project(lists.map((participation, index) => ofEvent({ event: { ...event, id: `event ${index}` }, participation })));
        const figure = figureOf(data(all));
        const more = all.map((counts, index) => (index === 0 ? [...counts, town('C SI', 'SI', 1)] : counts));
        expect(numberIn(figureOf(data(more)))).toBeGreaterThanOrEqual(numberIn(figure));
        const isUnknown = all.some((counts) => counts.some(({ value }) => value === null));
        const isAllUnknown = all.every((counts) => counts.every(({ value }) => value === null));
        expect(figure.includes('at least') || figure === 'unknown').toBe(isUnknown);
        expect(figure === 'unknown').toBe(isAllUnknown);
        const known = all.flat().reduce((sum, { value }) => sum + (value ?? 0), 0);
        if (!isAllUnknown) expect(numberIn(figure)).toBe(known);
        expect(figureOf(data(all.map((counts) => counts.toReversed()).toReversed()))).toBe(figure);
      }),
    );
  });
});

describe('what was planned beside what was held', () => {
  const moved = ofEvent({
    event: { ...event, title: { en: 'Seminar' }, dates: '2019-05-20', deviation: { en: 'A month later.' }, deviationReason: { en: 'The hall was taken.' } }, participation: [town('Ptuj', 'SI', 12)], planned: { dates: '2019-04', place: { name: { en: 'Celje' }, country: 'SI' }, participation: [counted(50, { precision: 'about', country: null, city: null, cityCountry: null })] },
  });
  const cancelled = ofEvent({ event: { ...event, title: { en: 'Workshop' }, dates: '2020-03-20', status: 'cancelled' }, place: null, participation: [] });

  test('stands side by side, and each deviation with its reason', async () => {
    const report = plannedAndHeld(project([moved, cancelled]), 'en');
    expect(tablesOf(report.content)[0]?.rows).toEqual([
      ['Seminar', 'April 2019\nCelje (Slovenia)\nparticipants: about 50', '20 May 2019\nPtuj (Slovenia)\nparticipants: 12', 'Held'],
      ['Workshop', '20 March 2020\nparticipants: unknown', '', 'Cancelled'],
    ]);
    const text = Buffer.from((await write(report, 'txt', none)).bytes).toString('utf8');
    expect(text).toContain('2 events, held: 1.');
    expect(text).toContain('Deviations\n\nSeminar\n\nA month later.\n\nReason: The hall was taken.');
    expect((await readPdf((await write(report, 'pdf', none)).bytes)).text).toContain('Reason: The hall was taken.');
  });
});

test('a list to sign has the event at its head, two pages of lines high enough to write on, and its heads on each page', async () => {
  const { bytes, pages } = await write(attendanceList(meeting, 'sl'), 'pdf', none);
  const pdf = await readPdf(bytes);
  expect(pages).toBe(2);
  expect(pdf.pages[0]?.text).toContain('Loška dolina (Slovenija), od 22. 6. 2017 do 25. 6. 2017');
  for (const page of pdf.pages) expect(page.text).toContain('Ime in priimek Organizacija Kraj in država E-naslov ali telefon Podpis');
  const lines = pdf.pages.flatMap((page) => page.runs.filter(({ text, x }) => /^\d+$/.test(text) && x < 90).map(({ y }) => y));
  expect(lines).toHaveLength(36);
  expect(pdf.pages[1]?.text).toContain('Kraj in datum Ime in funkcija Podpis');
  expect((lines[0] ?? 0) - (lines[1] ?? 0)).toBeGreaterThan(22);
});

test('every report has the same bytes in every format, on another day, too', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const all = dataOfEach([meeting]);
  for (const report of reportIds) {
    const { make } = definitionOf(report);
    const data = all[dataOf(report)];
    for (const format of reportKinds[report].formats) {
      const one = await write(make(data, 'sl'), format, none);
      // What a file says of its time would be another by now: a ZIP counts in steps of two seconds.
      vi.setSystemTime(Date.now() + 86_400_000);
      const other = await write(make(data, 'sl'), format, none);
      expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes)), `${report} as ${format}`).toBe(true);
    }
  }
});
