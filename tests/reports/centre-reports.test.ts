/** The centre's own reports: what each says, and that their sums are one. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetCount } from '#shared/domain/event-sheet.ts';
import type { ProjectEvent } from '#shared/domain/project-report.ts';
import { annualReport } from '../../electron/reports/annual.ts';
import { dossier } from '../../electron/reports/dossier.ts';
import { eventList, periodEvents } from '../../electron/reports/events-table.ts';
import { participationReport } from '../../electron/reports/participation.ts';
import { partnerProfile } from '../../electron/reports/partner-profile.ts';
import { partnerList } from '../../electron/reports/partners.ts';
import { photoReport } from '../../electron/reports/photo-report.ts';
import { periodStatistics, projectStatistics } from '../../electron/reports/statistics.ts';
import { type Block, type Cell, type Chart, type Report, type Table, picturesOf, shown, tablesOf } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { eventOf, fileData, fromCountry, inProject, organisationData, partnerOf, periodData, periodProject, projectData, whole } from '../support/centre-data.ts';
import { readPdf } from '../support/pdf.ts';
import { counted } from '../support/sheets.ts';

const none: ReadonlyMap<string, string> = new Map();
const textOf = async (report: Report) => Buffer.from((await write(report, 'txt', none)).bytes).toString('utf8');
const tableCalled = (report: Report, name: string): Table => {
  const table = tablesOf(report.content).find((one) => one.name === name);
  if (!table) throw new Error(`no table is called ${name}`);
  return table;
};
const rowsOf = ({ rows, total }: Table) => [...rows, ...(total ? [total] : [])].map((cells) => cells.map(shown));
const chartsOf = (blocks: readonly Block[]): Chart[] => blocks.flatMap((block) => (block.is === 'chart' ? [block] : block.is === 'section' ? chartsOf(block.content) : []));
const refsOf = (cell: Cell | undefined) => (typeof cell === 'object' ? cell.of.map(({ id }) => id) : []);

const meeting = eventOf('meeting', [
  whole(120), fromCountry('GR', 35), fromCountry('TR', 40, { precision: 'about' }), whole(70, { gender: 'female' }), whole(40, { gender: 'male' }),
  // Women of one country are among the women, and not beside them.
  fromCountry('GR', 20, { gender: 'female' }), whole(60, { ageBand: '18–30' }), whole(9, { ageBand: 'Do 18 let' }),
], { title: { en: 'Meeting' }, dates: '2019-05-20' });
const seminar = eventOf('seminar', [fromCountry('SI', 12), fromCountry('BG', 8), fromCountry('IT', null), whole(5, { ageBand: 'do 18 let' })], { title: { en: 'Seminar' }, dates: '2020-02' });
const cancelled = eventOf('cancelled', [], { title: { en: 'Workshop' }, status: 'cancelled', dates: '2020-03-20' });

describe('participation by what people are told apart by', () => {
  const report = projectStatistics(projectData([meeting, seminar, cancelled]), 'en');

  test('shows of whom it is not recorded, and counts nobody twice', () => {
    expect(rowsOf(tableCalled(report, 'By country'))).toEqual([
      ['Bulgaria', '1', '8'], ['Greece', '1', '35'], ['Italy', '1', 'unknown'], ['Slovenia', '1', '12'], ['Türkiye', '1', 'about 40'], ['not recorded', '1', 'about 45'], ['Total', '2', 'at least 140'],
    ]);
    expect(rowsOf(tableCalled(report, 'By gender'))).toEqual([['Female', '1', '70'], ['Male', '1', '40'], ['not recorded', '2', 'at least 30'], ['Total', '2', 'at least 140']]);
    expect(rowsOf(tableCalled(report, 'By year'))).toEqual([['2019', '1', '120'], ['2020', '1', 'at least 20'], ['Total', '2', 'at least 140']]);
  });

  test('takes ages that are written in several ways for one', () => {
    expect(rowsOf(tableCalled(report, 'By age'))).toEqual([['18–30', '1', '60'], ['Do 18 let', '2', '14'], ['not recorded', '2', 'at least 66'], ['Total', '2', 'at least 140']]);
  });

  test('is drawn from the same sums, where what is unknown is never nothing', () => {
    expect(chartsOf(report.content)[0]).toMatchObject({ axis: 'Country', groups: ['Bulgaria', 'Greece', 'Italy', 'Slovenia', 'Türkiye', 'not recorded'], series: [{ values: [8, 35, null, 12, 40, 45] }] });
    expect(chartsOf(report.content)[0]?.alternative).toContain('Italy: unknown; Slovenia: 12; Türkiye: about 40');
  });

  test('says of each figure which records it adds', () => {
    const { rows, total } = tableCalled(report, 'By gender');
    expect(refsOf(rows[0]?.[2])).toEqual(['meeting 3']);
    expect(rows[0]?.[2]).toMatchObject({ of: [{ kind: 'participation', on: { kind: 'event', id: 'meeting' } }] });
    expect(refsOf(rows[0]?.[1])).toEqual(['meeting']);
    expect(refsOf(total?.[2])).toEqual(['meeting 0', 'seminar 0', 'seminar 1', 'seminar 2']);
    expect(refsOf(tablesOf(participationReport(projectData([meeting]), 'en').content)[0]?.total?.[1])).toEqual(['meeting 0']);
  });

  test('of events that nobody held says so', async () => {
    expect(await textOf(projectStatistics(projectData([cancelled]), 'en'))).toContain('No event is recorded as held.');
  });
});

describe('the sums of all reports', () => {
  const country = fc.constantFrom('SI', 'IT', 'HR');
  const precision = fc.constantFrom('exact' as const, 'about' as const);
  const count = fc.record({ country, value: fc.option(fc.nat(300)), precision, gender: fc.option(fc.constantFrom('female', 'male')) }).map(({ value, precision: how, ...rest }) => fromCountry(rest.country, value, { gender: rest.gender, ...(value === null ? {} : { precision: how }) }));
  const lists = fc.array(fc.array(count, { maxLength: 5 }), { minLength: 1, maxLength: 5 });
  const eventsOf = (all: readonly (readonly SheetCount[])[]): ProjectEvent[] => all.map((counts, index) => eventOf(`event ${index}`, counts, { dates: `20${17 + (index % 3)}-05-20` }));
  const lastOf = ({ total }: Table) => shown(total?.at(-1) ?? '');
  const totals = (events: readonly ProjectEvent[]): string[] => {
    const period = periodData({ projects: [periodProject('project')], events });
    return [
      ...tablesOf(participationReport(projectData(events), 'en').content).map(lastOf), ...tablesOf(projectStatistics(projectData(events), 'en').content).map(lastOf), ...tablesOf(periodStatistics(period, 'en').content).map(lastOf),
      ...tablesOf(eventList(projectData(events), 'en').content).map(lastOf), ...tablesOf(periodEvents(period, 'en').content).map(lastOf),
      ...['Events', 'By country', 'By year'].map((name) => lastOf(tableCalled(dossier(fileData(events), 'en'), name))),
      ...rowsOf(tableCalled(annualReport(period, 'en'), 'Summary')).flatMap(([what, number]) => (what === 'Participants' ? [number ?? ''] : [])),
    ];
  };
  const number = (figure: string) => Number(/[\d,]+/.exec(figure)?.[0].replaceAll(',', '') ?? 0);

  test('are one, whatever they are divided by and in whichever order the records come', () => {
    fc.assert(
      fc.property(lists, (all) => {
        const [one = '', ...others] = totals(eventsOf(all));
        expect(new Set(others)).toEqual(new Set([one]));
        const events = eventsOf(all);
        const turned = events.toReversed().map((event) => ({ ...event, participation: event.participation.toReversed() }));
        expect(projectStatistics(projectData(turned), 'en')).toEqual(projectStatistics(projectData(events), 'en'));
        expect(number(totals(eventsOf([...all, [fromCountry('SI', 1)]]))[0] ?? '')).toBe(number(one) + 1);
      }),
      { numRuns: 40 },
    );
  });

  test('say that they are at least so many exactly where a number is unknown, and one more never lowers them', () => {
    const plain = fc.record({ country, value: fc.option(fc.nat(300)) }).map(({ country: from, value }) => counted(value, { country: from, city: null }));
    fc.assert(
      fc.property(fc.array(fc.array(plain, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (all) => {
        const [figure = ''] = totals(eventsOf(all));
        const isAllUnknown = all.flat().every(({ value }) => value === null);
        expect(figure.startsWith('at least') || isAllUnknown).toBe(all.flat().some(({ value }) => value === null));
        const [more = ''] = totals(eventsOf(all.map((counts, index) => (index === 0 ? [...counts, fromCountry('GR', 1)] : counts))));
        expect(number(more)).toBeGreaterThanOrEqual(number(figure));
      }),
      { numRuns: 40 },
    );
  });

  test('are those of their rows, the unrecorded ones among them, where all is known exactly', () => {
    const one = fc.record({ people: fc.array(fc.record({ country, value: fc.nat(100) }), { maxLength: 3 }), more: fc.nat(50), women: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), (all) => {
        const events = all.map(({ people, more, women }, index) => {
          const sum = people.reduce((before, { value }) => before + value, more);
          return eventOf(`event ${index}`, [whole(sum), ...people.map((from) => fromCountry(from.country, from.value)), whole(women % (sum + 1), { gender: 'female' })]);
        });
        for (const table of tablesOf(projectStatistics(projectData(events), 'en').content)) {
          const sum = table.rows.reduce((before, row) => before + number(shown(row.at(-1) ?? '')), 0);
          expect([table.name, sum]).toEqual([table.name, number(lastOf(table))]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the annual report', () => {
  const output = { id: 'output', type: 'handbook', title: { en: 'Handbook' }, description: null, due: null, delivered: '2019-10-01' };
  const moved = eventOf('moved', [], { title: { en: 'Walk' }, dates: '2020-06-05', deviationReason: { en: 'Rain.' } }, { ...inProject('A'), planned: { dates: '2019-06-05', place: null, participation: [] } });
  const data = periodData({
    projects: [periodProject('A', { outputs: [output], partners: [partnerOf('RIC'), partnerOf('KEPA', { country: 'GR' })] }), periodProject('B', { partners: [partnerOf('RIC')] })],
    events: [{ ...meeting, ...inProject('A') }, { ...eventOf('talk', [], { title: { en: 'Talk' }, dates: '2019-11-02' }), ...inProject('B') }, { ...eventOf('open', [fromCountry('SI', 55)], { title: { en: 'Open day' }, dates: '2019-12-01' }), ...inProject(null) }],
    vague: [{ ...eventOf('camp', [fromCountry('SI', 18)], { title: { en: 'Camp' }, dates: '2019/2020', span: 'within' }), ...inProject('B') }],
    moved: [moved],
  });
  const report = annualReport(data, 'en');

  test('sums up the year, with what each figure stands for, and adds nothing whose date is too vague', () => {
    expect(rowsOf(tableCalled(report, 'Summary'))).toEqual([
      ['Projects', '2'], ['Events held', '3'], ['Other planned events', '1'], ['Participants', 'at least 175'], ['Countries that participants came from', '3'], ['Partner organisations', '2'], ['Outputs delivered', '1'],
    ]);
    expect(refsOf(tableCalled(report, 'Summary').rows[5]?.[1])).toEqual(['KEPA', 'RIC']);
    expect(rowsOf(tableCalled(report, 'By project'))).toEqual([['A', '1', '120'], ['B', '1', 'unknown'], ['no project', '1', '55'], ['Total', '3', 'at least 175']]);
    expect(tableCalled(report, 'Perhaps in this period').total).toBeUndefined();
  });

  test('tells each project with its events, what came otherwise than planned and why, and what it made', async () => {
    expect(report.content.map(({ title }) => title)).toEqual(['Summary', 'Participation', 'A', 'B', 'Outside projects', 'Perhaps in this period']);
    expect(rowsOf(tableCalled(report, 'A: Other planned events'))).toEqual([['Walk', '5 June 2019', 'Held: 5 June 2020', 'Rain.']]);
    expect(rowsOf(tableCalled(report, 'A: Outputs'))).toEqual([['Handbook', 'Handbook', 'not recorded', '1 October 2019']]);
    expect(await textOf(report)).toContain('2 partners; countries: Greece, Slovenia');
    expect(report).toMatchObject({ title: 'Annual report 2019', cover: true, emblem: false, fileName: 'annual-report_2019_en' });
    expect(annualReport(periodData({ period: '2019-01/2019-06' }), 'sl').title).toMatch(/^Poročilo za obdobje: januar\s–\sjunij 2019|Poročilo za obdobje: januar–junij 2019$/);
  });

  test('on a period without events says so, and no number of people', async () => {
    const text = await textOf(annualReport(periodData(), 'sl'));
    expect(text).toContain('V tem obdobju noben dogodek ni zabeležen kot izveden.');
    expect(text).toContain('Izvedeni dogodki: 0');
    expect(text).not.toContain('Udeleženci');
  });
});

describe('the profile of a partner', () => {
  const sent = { event: meeting.event, place: null, acronym: 'A', counts: [fromCountry('TR', 40, { organisation: 'RIC', precision: 'about' }), fromCountry('TR', 25, { organisation: 'RIC', gender: 'female' })] };
  test('adds up whom it sent, those divided by gender not once more, and only where something was held', () => {
    const report = partnerProfile(organisationData({ sent: [sent, { ...sent, event: { ...sent.event, id: 'other', status: 'planned' } }] }), 'en');
    expect(rowsOf(tableCalled(report, 'Participants sent'))).toEqual([['Meeting', 'A', '20 May 2019', 'not recorded', 'about 40'], ['Total', 'about 40']]);
  });

  test('tells its roles by what they are in, and that there are none', async () => {
    const role = (kind: 'project' | 'event', name: string) => ({ id: name, role: 'host', written: null, kind, subjectId: name, label: name, title: null, dates: '2019' });
    const report = partnerProfile(organisationData({ roles: [role('event', 'Meeting'), role('project', 'A')] }), 'en');
    expect(['Projects', 'Events'].map((name) => rowsOf(tableCalled(report, name)))).toEqual([[['A', 'Host', '2019']], [['Meeting', 'Host', '2019']]]);
    expect(await textOf(partnerProfile(organisationData(), 'sl'))).toContain('Vloge niso zabeležene.');
  });
});

describe('the list of partners', () => {
  test('has each organisation once with all its roles, who leads first, and whom to turn to', () => {
    const contact = { id: 'person', name: 'Ana Novak', duty: { en: 'head' }, email: 'ana@example.org', phone: null, keepUntil: null };
    const partners = [partnerOf('B'), partnerOf('A', { role: 'host' }), partnerOf('A'), partnerOf('C', { role: 'coordinator', contacts: [contact], website: 'https://example.org/', town: null, country: null })];
    expect(rowsOf(tableCalled(partnerList(fileData([], { partners }), 'en'), 'Partners'))).toEqual([
      ['C', 'Coordinator', 'not recorded', 'not recorded', 'Ana Novak, head\nana@example.org\nhttps://example.org/'], ['A', 'Partner, Host', 'Ptuj', 'Slovenia', ''], ['B', 'Partner', 'Ptuj', 'Slovenia', ''],
    ]);
  });
});

describe('the dossier', () => {
  const parts = [
    { kind: 'indicator', id: 'i', fields: { name: { en: 'Participants' }, target: '400', reached: null } }, { kind: 'milestone', id: 'm', fields: { mark: 'MS1', title: { en: 'Kick-off' }, due: '2018-10', reachedOn: null, verification: null } },
    { kind: 'objective', id: 'o', fields: { level: 'project', text: { sl: 'Samo slovensko.' } } }, { kind: 'assessment', id: 'a', fields: { aspect: 'risk', text: null } }, { kind: 'course', id: 'c', fields: { level: 'basic', title: { en: 'History' }, ects: 3, topics: [{ en: 'War' }, { en: 'Peace' }], liveDays: null, onlineMonths: null } },
  ];

  test('tells all that the page of the project holds, and leaves what is unknown to be seen', async () => {
    const text = await textOf(dossier(fileData([meeting, cancelled], { parts, grantAmount: 142_000, workPackages: [{ id: 'w', label: 'WP1', title: { en: 'Management' }, description: { en: 'Meetings.' }, methods: [{ en: 'interviews' }], dates: '2018', partners: [partnerOf('RIC', { role: 'lead' })], parts: [{ kind: 'task', id: 't', fields: { mark: '1.1', title: { en: 'Plan' } } }] }], news: [{ id: 'n', title: { en: 'Walking' }, published: '2019-05-31', publisher: 'Newspaper', address: 'https://example.org/n' }] }), 'en'));
    for (const said of ['Grant, in euros: €142,000', 'Samo slovensko.', 'Text in Slovenian', 'Participants, 400: unknown', 'MS1 Kick-off, October 2018, not recorded: not recorded', 'History – Level: Basic level · ECTS credits: 3 · Topics: War, Peace', 'WP1: Management', 'Lead partner: RIC', 'Methods: interviews', '– 1.1 Plan', 'Walking, Newspaper, 31 May 2019, https://example.org/n', '2 events, held: 1.', 'Workshop, 20 March 2020, Ptuj (Slovenia), Cancelled: –', 'Total: 120']) expect(text).toContain(said);
  });

  test('of a project of which nothing is known is still one', async () => {
    const bare = fileData([eventOf('bare', [], { description: null, dates: null }, { place: null })], { partners: [], parts: [], summary: null }, { title: null, dates: null, grantNumber: null, programme: null });
    const { text } = await readPdf((await write(dossier(bare, 'sl'), 'pdf', none)).bytes);
    expect(text).toContain('Partnerji niso zabeleženi.');
  });
});

describe('what is long, much or of another script', () => {
  test('stands whole in the PDF: 300 partners of four scripts, a title of 400 letters, a text of 50,000', async () => {
    const names = ['Κέντρο Θεραπείας', 'İzmir Gençlik Derneği', 'Народно читалище', 'Društvo Žužemberk'];
    const partners = Array.from({ length: 300 }, (_, index) => partnerOf(`p${String(index).padStart(3, '0')}`, { shortName: null, name: { und: `${names[index % 4] ?? ''} ${index}` } }));
    const long = eventOf('long', [fromCountry('SI', 3)], { title: { en: `${'A long title. '.repeat(28)}THE END` } });
    const { bytes } = await write(dossier(fileData([long], { partners, summary: { en: `${'Nothing is left out of it. '.repeat(1850)}LAST` } }), 'en'), 'pdf', none);
    const { text } = await readPdf(bytes);
    for (const name of [...names.map((one, index) => `${one} ${296 + index}`), 'LAST', 'THE END']) expect(text.replaceAll(/\s+/g, ' ')).toContain(name);
  });

  test('two thousand photos are each there once, in the order of their events, each with its event, date and place above', async () => {
    const photo = (name: string) => ({ id: name, sha256: name, caption: { en: `Caption ${name}` }, alternative: { en: 'People' }, creator: 'Ana Novak', originalName: name, width: 3, height: 2 });
    const events = Array.from({ length: 20 }, (_, number) => eventOf(`e${number}`, [], { title: { en: `Event ${number}` } }, { photos: Array.from({ length: 100 }, (__, index) => photo(`${number}-${index}`)) }));
    const report = photoReport(projectData([eventOf('none'), ...events]), 'en');
    const all = picturesOf(report.content);
    expect([all.length, new Set(all).size, all[0], all.at(-1)]).toEqual([2000, 2000, '0-0', '19-99']);
    expect(report.content).toHaveLength(20);
    const html = Buffer.from((await write(report, 'html', none)).bytes).toString('utf8');
    expect(html.replaceAll(/ id="[^"]*"|<\/?span[^>]*>/g, '')).toContain('<h2>Event 19</h2><p class="quiet">20 May 2019 · Ptuj (Slovenia)</p>');
    expect(html).toContain('Caption 19-99');
    expect(html).toContain('Photo: Ana Novak');
  });
});
