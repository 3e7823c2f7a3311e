/**
 * What a final report of an Erasmus+ strategic partnership (KA2, 2014–2020) is drawn up from, tab by tab: management, project
 * meetings, outputs, events with local and foreign participants, training, results. People of the beneficiary and its
 * partners do not count at a multiplier event; where somebody was sent by one of them, that is told apart.
 */

import { type Total, countsForTotal, total } from '#shared/domain/counts.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { daySpan, isDayExact, lengthInDays, parseEdtf } from '#shared/domain/dates.ts';
import type { SheetCount } from '#shared/domain/event-sheet.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { type ReportLanguage, chooseText, languageName } from '#shared/domain/languages.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, countText, measureLine, officialIn, placeWithCountry, plainText, projectLine, sumOf } from './event-sheet.ts';
import { asFigure, sumOfEvents } from './figures.ts';
import { type Block, type Cell, type Figure, type Report, type Section, type Table, chosenAs, section, text } from './tree.ts';

const MEETINGS: ReadonlySet<string> = new Set(['projectMeeting']);
const TRAINING: ReadonlySet<string> = new Set(['training', 'workshop', 'studyVisit']);

const hostOf = ({ place, event }: ProjectEvent) => place?.country ?? event.country;

/** Whether a count is of people of the country where it was held; null where nothing says so. */
function isLocal(count: SheetCount, host: string | null): boolean | null {
  if (count.locality !== null) return count.locality === 'local';
  const country = count.country ?? count.cityCountry;
  return country === null || host === null ? null : country === host;
}

/** Those of one side who came: the coarsest counts of it that add up, nobody twice. */
function recordedOf(event: ProjectEvent, local: boolean): Total {
  const side = event.participation.filter((count) => isLocal(count, hostOf(event)) === local);
  return total(countsForTotal(side.map((count) => ({ ...count, placeId: count.city ? count.id : null, organisationId: count.organisation }))));
}

/** Local people and those from abroad: where both do not make up all who came, each is only at least so many. */
export function sidesOf(sheet: Sheet, event: ProjectEvent): { readonly local: Total; readonly international: Total } {
  const [local, international, all] = [recordedOf(event, true), recordedOf(event, false), sumOf(sheet)];
  const isComplete = all.value !== null && (local.value ?? 0) + (international.value ?? 0) === all.value;
  const side = (sum: Total): Total => {
    if (sum.value === null) return isComplete ? { value: 0, precision: all.precision, terms: [] } : sum;
    return isComplete ? sum : { ...sum, precision: 'atLeast' };
  };
  return { local: side(local), international: side(international) };
}

const eventFigure = (sheet: Sheet, sum: Total): Figure => ({ text: countText(sheet, sum), of: [{ kind: 'event', id: sheet.data.event.id }] });

interface Given {
  readonly data: ProjectReportData;
  readonly language: ReportLanguage;
  readonly t: Sheet['t'];
}

const sheetOf = ({ language, t }: Given, data: ProjectEvent): Sheet => ({ data, language, t });

/** Title, dates, place: what every table of events begins with. */
function eventCells(given: Given, event: ProjectEvent): string[] {
  const sheet = sheetOf(given, event);
  const dates = event.event.dates === null ? given.t('reports:eventSheet.noDates') : formatDate(event.event.dates, given.language);
  return [plainText(sheet, event.event.title), dates, placeWithCountry(sheet) ?? given.t('reports:eventSheet.noPlace')];
}

const eventColumns = ({ t }: Given) => [{ name: t('reports:participation.event') }, { name: t('reports:participation.dates') }, { name: t('reports:participation.place') }] as const;

function management(given: Given): Section {
  const { t, language, data } = given;
  const { partners, project } = data;
  const name = t('reports:erasmus.management');
  const span = daySpan(project.dates);
  const lasts = text({ text: project.dates === null || !span ? t('reports:erasmus.noDates') : t('reports:erasmus.lasts', { dates: formatDate(project.dates, language) }) });
  if (partners.length === 0) return section(name, [lasts, text({ text: t('reports:erasmus.noPartners') })]);
  return section(name, [
    lasts,
    {
      is: 'table',
      name,
      columns: [{ name: t('domain:kind.organisation') }, { name: t('domain:field.role') }, { name: t('reports:eventSheet.country') }],
      rows: partners.map(({ name: full, shortName, role, country }) => [chooseText(full, language)?.text ?? shortName ?? '', t(`domain:role.${role}`), country ? countryName(country, language) : t('reports:eventSheet.notRecorded')]),
    },
  ]);
}

/** Who came, by who sent them: "MFDPŠ 2, Oxfam 3"; empty where no sender is recorded. */
function senders(sheet: Sheet): string {
  const found = Map.groupBy(sheet.data.participation.filter(({ organisation, gender, ageBand }) => organisation !== null && gender === null && ageBand === null), ({ organisation }) => organisation ?? '');
  return Array.from(found, ([sender, counts]) => `${sender} ${countText(sheet, total(counts))}`).join(', ');
}

function tableOfEvents(given: Given, name: string, events: readonly ProjectEvent[], more: { readonly columns: Table['columns']; readonly cells: (sheet: Sheet, event: ProjectEvent) => Cell[] }): Block[] {
  if (events.length === 0) return [text({ text: given.t('reports:erasmus.none') })];
  const sheets = events.map((event) => sheetOf(given, event));
  return [
    {
      is: 'table',
      name,
      columns: [...eventColumns(given), ...more.columns],
      rows: events.map((event) => [...eventCells(given, event), ...more.cells(sheetOf(given, event), event)]),
      total: [given.t('reports:eventSheet.total'), asFigure(given, sumOfEvents(sheets))],
    },
  ];
}

function meetings(given: Given, events: readonly ProjectEvent[]): Section {
  const { t } = given;
  const name = t('reports:erasmus.meetings');
  const columns = [{ name: t('reports:erasmus.senders') }, { name: t('reports:erasmus.participants'), isFigure: true }] as const;
  return section(name, tableOfEvents(given, name, events, { columns, cells: (sheet) => [senders(sheet) || t('reports:eventSheet.notRecorded'), eventFigure(sheet, sumOf(sheet))] }));
}

function outputs({ t, language, data }: Given): Section {
  const name = t('reports:erasmus.outputs');
  if (data.outputs.length === 0) return section(name, [text({ text: t('reports:erasmus.noOutputs') })]);
  const names = new Intl.ListFormat(language, { type: 'conjunction' });
  const day = (dates: string | null) => (dates === null ? t('reports:eventSheet.notRecorded') : formatDate(dates, language));
  return section(name, [
    {
      is: 'table',
      name,
      columns: [{ name: t('domain:kind.output') }, { name: t('domain:field.type') }, { name: t('domain:field.languages') }, { name: t('domain:field.due') }, { name: t('domain:field.delivered') }],
      rows: data.outputs.map((output) => [plainText({ language }, output.title), t(`domain:outputType.${output.type}`), names.format(output.languages.map((tag) => languageName(tag, language))), day(output.due), day(output.delivered)]),
    },
  ]);
}

function multipliers(given: Given, events: readonly ProjectEvent[]): Section {
  const { t } = given;
  const name = t('reports:erasmus.events');
  const columns = [{ name: t('domain:locality.local'), isFigure: true }, { name: t('domain:locality.international'), isFigure: true }, { name: t('reports:eventSheet.total'), isFigure: true }] as const;
  const online = events.filter(({ event }) => event.mode === 'online').length;
  return section(name, [
    text({ text: t('reports:erasmus.partnersDoNotCount') }, 'quiet'),
    ...tableOfEvents(given, name, events, { columns, cells: (sheet, event) => {
      const { local, international } = sidesOf(sheet, event);
      return [local, international, sumOf(sheet)].map((sum) => eventFigure(sheet, sum));
    } }),
    ...(online > 0 ? [text({ text: t('reports:erasmus.virtual', { count: online }) })] : []),
  ]);
}

/** Whole days, both ends included, where both are known to the day. */
function days(given: Given, { event: { dates, span } }: ProjectEvent): string {
  const date = dates === null ? null : parseEdtf(dates);
  const length = dates !== null && date && isDayExact(date) && span === 'throughout' ? lengthInDays(dates) : null;
  return length === null ? given.t('reports:eventSheet.notRecorded') : numberFormat(given.language).format(length);
}

function training(given: Given, events: readonly ProjectEvent[]): Section {
  const { t } = given;
  const name = t('reports:erasmus.training');
  const columns = [{ name: t('reports:erasmus.mode') }, { name: t('reports:erasmus.days'), isFigure: true }, { name: t('reports:erasmus.participants'), isFigure: true }] as const;
  return section(name, tableOfEvents(given, name, events, { columns, cells: (sheet, event) => [t(`domain:eventMode.${event.event.mode}`), days(given, event), eventFigure(sheet, sumOf(sheet))] }));
}

function courses({ t, language, data }: Given): Section[] {
  if (data.courses.length === 0) return [];
  const name = t('domain:kinds.course');
  const number = (value: number | null) => (value === null ? t('reports:eventSheet.notRecorded') : numberFormat(language).format(value));
  return [
    section(name, [
      {
        is: 'table',
        name,
        columns: [{ name: t('domain:kind.course') }, { name: t('domain:field.level') }, { name: t('domain:field.ects'), isFigure: true }, { name: t('domain:field.liveDays'), isFigure: true }, { name: t('domain:field.onlineMonths'), isFigure: true }],
        rows: data.courses.map((course) => [plainText({ language }, course.title), t(`domain:courseLevel.${course.level}`), number(course.ects), number(course.liveDays), number(course.onlineMonths)]),
      },
    ]),
  ];
}

function results({ t, language, data }: Given): Section[] {
  if (data.indicators.length === 0) return [];
  const name = t('reports:erasmus.results');
  return [
    section(name, [
      {
        is: 'table',
        name,
        columns: [{ name: t('domain:kind.indicator') }, { name: t('domain:field.target') }, { name: t('domain:field.reached') }],
        rows: data.indicators.map((one) => [plainText({ language }, one.name), one.target ?? t('reports:eventSheet.notRecorded'), one.reached ?? t('reports:eventSheet.notRecorded')]),
      },
    ]),
  ];
}

export function erasmusReport(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const { project } = data;
  const given: Given = { data, language, t };
  const held = data.events.filter(({ event }) => event.status === 'held');
  const [met, taught] = [held.filter(({ event }) => MEETINGS.has(event.type)), held.filter(({ event }) => TRAINING.has(event.type))];
  const others = held.filter(({ event }) => !MEETINGS.has(event.type) && !TRAINING.has(event.type));
  return {
    language,
    title: t('reports:erasmus.titleOf', { acronym: project.acronym }),
    kind: t('reports:names.erasmus-report'),
    emblem: true,
    support: officialIn(project.programme, 'supportStatement', language),
    lead: [text({ text: measureLine({ t, language }, project.programme) }, 'lead'), text({ text: projectLine({ t, language }, project) }, 'lead')],
    content: [
      chosenAs('management', management(given)), chosenAs('meetings', meetings(given, met)), chosenAs('outputs', outputs(given)), chosenAs('events', multipliers(given, others)), chosenAs('training', training(given, taught)),
      ...courses(given).map((one) => chosenAs('courses', one)), ...results(given).map((one) => chosenAs('results', one)),
    ],
    signatures: [],
    smallPrint: officialIn(project.programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:erasmus.fileName')}_${asFileName(project.acronym)}_${language}`,
  };
}
