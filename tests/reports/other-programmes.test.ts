/** Reports to other programmes and the pack at a project's end: what each tab says, and what readiness asks for. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '#shared/domain/date-text.ts';
import type { EventReportData, SheetCount } from '#shared/domain/event-sheet.ts';
import { cervGaps, erasmusGaps } from '#shared/domain/other-programmes.ts';
import { packGaps } from '#shared/domain/project-readiness.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { cervEventSheet } from '../../electron/reports/cerv-event-sheet.ts';
import { erasmusReport, sidesOf } from '../../electron/reports/erasmus-report.ts';
import { finalPack } from '../../electron/reports/final-pack.ts';
import { type Block, type Table, shown, tablesOf } from '../../electron/reports/tree.ts';
import { counted, event, programme, sheetData } from '../support/sheets.ts';

const asked = { language: 'en', today: '2026-11-01' };
const { t } = createTranslator('en');
const cellsOf = ({ rows }: Table) => rows.map((cells) => cells.map(shown));
const tableCalled = (content: readonly Block[], name: string) => tablesOf(content).find((table) => table.name === name);
const whole = (value: number | null, fields: Partial<SheetCount> = {}) => counted(value, { country: null, city: null, cityCountry: null, ...fields });
const from = (country: string, value: number | null, fields: Partial<SheetCount> = {}) => counted(value, { country, city: null, cityCountry: null, ...fields });
const ofEvent = (fields: Partial<ProjectEvent> = {}): ProjectEvent => ({ ...sheetData(), parts: [], planned: { dates: null, place: null, participation: [] }, ...fields, event: { ...event, ...fields.event } });

function project(events: readonly ProjectEvent[], fields: Partial<ProjectReportData> = {}): ProjectReportData {
  const partner = { id: 'o', shortName: 'MFDPŠ', name: null, role: 'coordinator' as const, country: 'SI' };
  return { project: { id: 'project', acronym: 'Skupaj', title: null, dates: '2018-09/2020-10', grantNumber: null, programme, callYear: null, grantAmount: null, reportSent: null }, partners: [partner], outputs: [], courses: [], indicators: [], ruleAnswers: [], events, changedAt: '2020-11-01T10:00:00.000Z', ...fields };
}

const cerv = (fields: Partial<EventReportData> = {}): EventReportData => ({
  ...sheetData({ project: { ...(sheetData().project ?? { id: 'project', acronym: '', title: null, grantNumber: null }), programme: { ...programme, code: 'cerv-2021-2027' } } }),
  beneficiaries: [{ id: 'o', shortName: null, name: { en: 'The centre' } }], number: 3, ...fields,
});

describe('the event description sheet of CERV', () => {
  const mixed = [from('SI', 40), from('IT', 25), whole(35, { gender: 'female' }), whole(29, { gender: 'male' }), whole(1, { gender: 'nonBinary' })];

  test('tells the event, who came by gender and country, and in what it was otherwise', () => {
    const report = cervEventSheet(cerv({ participation: mixed, event: { ...event, deviation: { en: 'A day later.' }, deviationReason: { en: 'Snow.' } } }), 'en');
    expect(cellsOf(tablesOf(report.content)[0] as Table)).toEqual([['Female', '35'], ['Male', '29'], ['Non-binary', '1']]);
    expect(cellsOf(tablesOf(report.content)[1] as Table)).toEqual([['Italy', '25'], ['Slovenia', '40']]);
    expect(tablesOf(report.content).map(({ total }) => shown(total?.[1] ?? ''))).toEqual(['65', '65']);
    const said = JSON.stringify(report.content);
    for (const words of ['The centre', '"3"', 'In person', 'A day later.', 'Reason: Snow.']) expect(said).toContain(words);
  });

  test('says of a gender that nobody counted that it is not known, and that its fields are not the official ones', () => {
    const one = cerv({ participation: [from('SI', 40)] });
    expect(cellsOf(tablesOf(cervEventSheet(one, 'en').content)[0] as Table).map(([, figure]) => figure)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(cervGaps(one, asked).map(({ code }) => code)).toEqual(expect.arrayContaining(['noGenders', 'sheetFieldsUnsourced']));
  });

  test.each([
    ['of another programme', cerv({ project: sheetData().project }), 'notCerv'],
    ['whose project has no coordinator', cerv({ beneficiaries: [] }), 'noBeneficiary'],
    ['of which it is not known whether it was online', cerv({ event: { ...event, mode: 'unknown' } }), 'modeUnknown'],
    ['that was otherwise without a reason', cerv({ event: { ...event, deviation: { en: 'Online.' } } }), 'noReason'],
    ['that is not its project’s own', cerv({ number: null }), 'noEventNumber'],
  ])('an event %s is named', (_, data, code) => {
    expect(cervGaps(data, asked).map((gap) => gap.code)).toContain(code);
    expect(cervGaps(cerv(), asked).map((gap) => gap.code)).not.toContain(code);
  });
});

describe('the report of Erasmus+', () => {
  const output = { id: 'u', title: { en: 'Handbook' }, type: 'handbook' as const, due: '2020-06', delivered: null, languages: ['sl'] };
  const meeting = ofEvent({ event: { ...event, type: 'projectMeeting', title: { en: 'Kick-off' } }, participation: [whole(2, { organisation: 'MFDPŠ' }), whole(3, { organisation: 'Oxfam' })] });
  const multiplier = ofEvent({ event: { ...event, type: 'conference', title: { en: 'Final conference' } }, participation: [from('SI', 80), from('IT', 20)] });
  const training = ofEvent({ event: { ...event, type: 'training', title: { en: 'Course' }, dates: '2019-05-20/2019-05-24' }, participation: [whole(15)] });

  test('tells each event under the tab that it belongs to', () => {
    const report = erasmusReport(project([meeting, multiplier, training], { outputs: [output], courses: [{ id: 'c', title: { en: 'Basics' }, level: 'basic', ects: 6, liveDays: 5, onlineMonths: null }] }), 'en');
    const rows = (name: string) => cellsOf(tableCalled(report.content, name) as Table);
    expect(rows(t('reports:erasmus.meetings'))).toEqual([['Kick-off', '20 May 2019', 'Ptuj (Slovenia)', 'MFDPŠ 2, Oxfam 3', '5']]);
    expect(rows(t('reports:erasmus.events'))).toEqual([['Final conference', '20 May 2019', 'Ptuj (Slovenia)', '80', '20', '100']]);
    expect(rows(t('reports:erasmus.training'))).toEqual([['Course', formatDate('2019-05-20/2019-05-24', 'en'), 'Ptuj (Slovenia)', 'In person', '5', '15']]);
    expect(rows(t('reports:erasmus.outputs'))).toEqual([['Handbook', 'Handbook', 'Slovenian', 'June 2020', t('reports:eventSheet.notRecorded')]]);
    expect(rows('Courses')).toEqual([['Basics', 'Basic level', '6', '5', t('reports:eventSheet.notRecorded')]]);
  });

  test('local people and those from abroad are exact only where both make up all who came', () => {
    const sheet = (data: ProjectEvent) => ({ data, language: 'en' as const, t });
    const sides = (participation: readonly SheetCount[]) => {
      const data = ofEvent({ participation });
      const { local, international } = sidesOf(sheet(data), data);
      return [local, international].map(({ value, precision }) => `${precision} ${value}`);
    };
    expect(sides([from('SI', 80), from('IT', 20)])).toEqual(['exact 80', 'exact 20']);
    // A hundred in all of whom only the Italians are told apart.
    expect(sides([whole(100), from('IT', 20)])).toEqual(['unknown null', 'atLeast 20']);
    expect(sides([from('IT', 20)])).toEqual(['exact 0', 'exact 20']);
    expect(sides([whole(30, { locality: 'local' }), whole(10, { locality: 'international' })])).toEqual(['exact 30', 'exact 10']);
    fc.assert(
      fc.property(fc.array(fc.record({ country: fc.constantFrom('SI', 'IT', 'HR'), value: fc.nat(90) }), { minLength: 1, maxLength: 6 }), (rows) => {
        const data = ofEvent({ participation: rows.map(({ country, value }, index) => from(country, value, { id: String(index) })) });
        const { local, international } = sidesOf(sheet(data), data);
        expect((local.value ?? 0) + (international.value ?? 0)).toBe(rows.reduce((sum, { value }) => sum + value, 0));
      }),
    );
  });

  test.each([
    ['a meeting nobody is known to have been sent to', project([ofEvent({ event: { ...event, type: 'projectMeeting' }, participation: [whole(5)] })]), 'noSenders'],
    ['an event of which it is not known who came from where', project([ofEvent({ participation: [whole(5)] })]), 'noSides'],
    ['dates of a month', project([ofEvent({ event: { ...event, dates: '2019-05' } })]), 'datesNotExact'],
    ['a project of another programme', project([]), 'notErasmus'],
    ['no partners', project([], { partners: [] }), 'noPartnersNamed'],
    ['a duration that is not known', project([], { project: { ...project([]).project, dates: null } }), 'noProjectDates'],
    ['no outputs', project([]), 'noOutputs'],
  ])('%s is named', (_, data, code) => {
    expect(erasmusGaps(data, asked).map((gap) => gap.code)).toContain(code);
    expect(erasmusGaps(project([meeting, multiplier], { outputs: [output], project: { ...project([]).project, programme: { ...programme, code: 'erasmus-plus-2014-2020' } } }), asked).map((gap) => gap.code)).not.toContain(code);
  });
});

describe('the pack at a project’s end', () => {
  const photo = { id: 'p', sha256: 'a'.repeat(64), caption: { en: 'On the square' }, alternative: { en: 'People' }, creator: null, originalName: 'a.jpg', width: 4, height: 3 };
  const report = finalPack(project([ofEvent({ participation: [from('SI', 40), from('IT', 25)], photos: [photo] }), ofEvent({ event: { ...event, status: 'cancelled' } })]), 'en');

  test('holds the summary, a sheet for each event held, participation, the pictures once, and a page to sign', () => {
    expect(report.content.map(({ title, startsPage = false }) => [title, startsPage])).toEqual([
      ['Summary', false], ['Event 1 – Meeting in Ptuj', true], ['By event and country', true], ['Annex: pictures', true], ['Declaration', true],
    ]);
    expect(JSON.stringify(report.content).split('a'.repeat(64))).toHaveLength(2);
    expect(report.cover).toBe(true);
    const sums = tablesOf(report.content).flatMap(({ total }) => (total ? [shown(total[1])] : []));
    expect(sums).toEqual(['65', '65']);
  });

  test('says that the funder’s own declaration has to be had from the funder', () => {
    expect(packGaps(project([]), asked).map(({ code }) => code)).toContain('declarationUnsourced');
  });
});
