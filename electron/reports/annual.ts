/** The centre's report on a year, or on any period: all its projects, what was held, who came, what was made. */

import type { PeriodProject, PeriodReportData, ReportOutput } from '#shared/domain/centre-report.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { collator } from '#shared/domain/formats.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectEvent } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, measureLine, plainText, projectLine } from './event-sheet.ts';
import { datesIn, eventsTable, isHeld, sheetsOf, titleCell } from './events-table.ts';
import { asFigure, eventRef, numberOf, sumOfEvents } from './figures.ts';
import { type Speaker, frameOfCentre, isYear, periodText } from './frame.ts';
import { chosenPhotos } from './photo-report.ts';
import { byCountry, byProject } from './statistics.ts';
import { type Block, type Cell, type Figure, type RecordRef, type Report, type Section, type Table, chosenAs, section, text } from './tree.ts';

/** Photos of a project in a report on a period. */
const MOST_PHOTOS = 6;

/** "Handbook: Walking together · delivered 20 May 2019", for each. */
export function outputsTable({ t, language }: Speaker, outputs: readonly ReportOutput[]): Table {
  const date = (dates: string | null) => (dates === null ? t('reports:eventSheet.notRecorded') : formatDate(dates, language));
  return {
    is: 'table',
    name: t('domain:kinds.output'),
    columns: [{ name: t('domain:kind.output') }, { name: t('domain:field.type') }, { name: t('domain:field.due') }, { name: t('domain:field.delivered') }],
    rows: outputs.map(({ id, title, type, due, delivered }): Cell[] => [{ text: plainText({ language }, title), of: [{ kind: 'output', id }] }, t(`domain:outputType.${type as 'other'}`), date(due), date(delivered)]),
  };
}

/** What was planned and did not come, or came at another time, with the reason. */
function notHeldTable(speaker: Speaker, events: readonly ProjectEvent[]): Table {
  const { t, language } = speaker;
  return {
    is: 'table',
    name: t('reports:centre.notHeld'),
    columns: [{ name: t('reports:participation.event') }, { name: t('reports:plannedAndHeld.planned') }, { name: t('reports:plannedAndHeld.outcome') }, { name: t('reports:centre.reason') }],
    rows: events.map((event): Cell[] => {
      const sheet: Sheet = { data: event, ...speaker };
      const planned = event.planned.dates ?? event.event.dates;
      const status = t(`domain:eventStatus.${event.event.status}`);
      const isMoved = event.event.dates !== null && event.planned.dates !== null && event.planned.dates !== event.event.dates;
      return [titleCell(sheet), planned === null ? t('reports:eventSheet.notRecorded') : formatDate(planned, language), isMoved ? `${status}: ${datesIn(sheet)}` : status, plainText(speaker, event.event.deviationReason) || plainText(speaker, event.event.deviation) || t('reports:eventSheet.notRecorded')];
    }),
  };
}

interface Figures {
  readonly held: readonly Sheet[];
  readonly notHeld: readonly ProjectEvent[];
  readonly outputs: readonly RecordRef[];
  readonly partners: readonly RecordRef[];
  readonly projects: readonly RecordRef[];
}

/** Countries that people came from, by code, each with the counts that say so; where nobody came, none. */
function countriesOf(sheets: readonly Sheet[]): ReadonlyMap<string, RecordRef[]> {
  const counts = sheets.flatMap(({ data }) => data.participation.flatMap(({ country, value, id }) => (country !== null && value !== 0 ? [{ country, ref: { kind: 'participation', id, on: { kind: 'event', id: data.event.id } } as const }] : [])));
  return new Map([...Map.groupBy(counts, ({ country }) => country)].map(([country, all]) => [country, all.map(({ ref }) => ref)]));
}

function summaryTable(speaker: Speaker, { held, notHeld, outputs, partners, projects }: Figures): Table {
  const { t } = speaker;
  const countries = countriesOf(held);
  const rows: readonly (readonly [string, Figure])[] = [
    [t('reports:centre.figure.projects'), numberOf(projects)],
    [t('reports:centre.figure.held'), numberOf(held.map(eventRef))],
    [t('reports:centre.figure.notHeld'), numberOf(notHeld.map(({ event: { id } }) => ({ kind: 'event', id })))],
    ...(held.length > 0 ? [[t('reports:centre.figure.participants'), asFigure(speaker, sumOfEvents(held))] as const] : []),
    [t('reports:centre.figure.countries'), { text: String(countries.size), of: numberOf([...countries.values()].flat()).of }],
    [t('reports:centre.figure.partners'), numberOf(partners)],
    [t('reports:centre.figure.outputs'), numberOf(outputs)],
  ];
  return { is: 'table', name: t('reports:centre.summary'), columns: [{ name: t('reports:centre.figure.what') }, { name: t('reports:centre.figure.number'), isFigure: true }], rows: rows.map((row) => [...row]) };
}

interface Told {
  readonly title: string;
  readonly lead: readonly Block[];
  readonly events: readonly ProjectEvent[];
  readonly moved: readonly ProjectEvent[];
  readonly outputs: readonly ReportOutput[];
}

/** What was held, what was not, what was made, and photos: each only where there is some. */
function toldOf(speaker: Speaker, { title, lead, events, moved, outputs }: Told): Section {
  const { t } = speaker;
  const held = events.filter(isHeld);
  const notHeld = [...events.filter((event) => !isHeld(event)), ...moved];
  const photos = chosenPhotos(speaker, held, MOST_PHOTOS);
  const part = (name: string, content: readonly Block[]) => (content.length > 0 ? [section(name, content, 2)] : []);
  return section(title, [
    ...lead,
    ...part(t('reports:centre.heldEvents'), held.length > 0 ? [eventsTable(speaker, held, { name: `${title}: ${t('reports:centre.heldEvents')}` })] : [text({ text: t('reports:centre.noneHeld') })]),
    ...part(t('reports:centre.notHeld'), notHeld.length > 0 ? [{ ...notHeldTable(speaker, notHeld), name: `${title}: ${t('reports:centre.notHeld')}` }] : []),
    ...part(t('domain:kinds.output'), outputs.length > 0 ? [{ ...outputsTable(speaker, outputs), name: `${title}: ${t('domain:kinds.output')}` }] : []),
    ...part(t('reports:eventSheet.photos'), photos),
  ]);
}

function leadOf(speaker: Speaker, { acronym, title, grantNumber, programme, dates, partners, id }: PeriodProject): Block[] {
  const { t, language } = speaker;
  const { compare } = collator(language);
  const countries = [...new Set(partners.flatMap(({ country }) => country ?? []))].map((code) => countryName(code, language)).toSorted(compare);
  return [
    text({ text: projectLine(speaker, { id, acronym, title, grantNumber, programme }) }),
    ...(programme ? [text({ text: measureLine(speaker, programme) }, 'quiet')] : []),
    ...(dates === null ? [] : [text({ text: t('reports:centre.ran', { dates: formatDate(dates, language) }) }, 'quiet')]),
    ...(partners.length > 0 ? [text({ text: t('reports:centre.partnersFrom', { count: new Set(partners.map((partner) => partner.id)).size, countries: countries.join(', ') || t('reports:eventSheet.notRecorded') }) }, 'quiet')] : []),
  ];
}

export function annualReport(data: PeriodReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const { period, centre, projects, events, vague, moved, changedAt } = data;
  const held = sheetsOf(speaker, events.filter(isHeld));
  const said = periodText(period, speaker);
  const figures: Figures = {
    held,
    notHeld: [...events.filter((event) => !isHeld(event)), ...moved],
    outputs: projects.flatMap(({ outputs }) => outputs.map(({ id }): RecordRef => ({ kind: 'output', id }))),
    partners: projects.flatMap(({ partners }) => partners.map(({ id }): RecordRef => ({ kind: 'organisation', id }))),
    projects: projects.map(({ id }): RecordRef => ({ kind: 'project', id })),
  };
  const of = (id: string | null) => (event: ProjectEvent) => (event.project?.id ?? null) === id;
  const alone = [events, moved].map((all) => all.filter(of(null)));
  const isAlone = alone.some((all) => all.length > 0);
  const named = { title: isYear(period) ? t('reports:centre.annualOf', { year: period }) : t('reports:centre.reportOn', { period: said }), kind: t('reports:centre.annualKind'), fileName: t('reports:centre.file.annual') };
  return {
    ...frameOfCentre(speaker, named, { lead: [centre, isYear(period) ? '' : said], about: period, changedAt }),
    cover: true,
    content: [
      chosenAs('summary', section(t('reports:centre.summary'), [...(held.length === 0 ? [text({ text: t('reports:centre.noneHeldInPeriod') })] : []), summaryTable(speaker, figures)])),
      ...(held.length > 0
        ? [chosenAs('participation', section(t('reports:centre.participation'), [section(t('reports:centre.byProject'), byProject(speaker, held), 2), section(t('reports:centre.byCountry'), byCountry(speaker, held), 2)]))]
        : []),
      ...projects.map((project) => chosenAs('projects', toldOf(speaker, { title: project.acronym, lead: leadOf(speaker, project), events: events.filter(of(project.id)), moved: moved.filter(of(project.id)), outputs: project.outputs }))),
      ...(isAlone ? [chosenAs('withoutProject', toldOf(speaker, { title: t('reports:centre.withoutProject'), lead: [], events: alone[0] ?? [], moved: alone[1] ?? [], outputs: [] }))] : []),
      ...(vague.length > 0 ? [chosenAs('vague', section(t('reports:centre.vague'), [text({ text: t('reports:centre.vagueSays') }), eventsTable(speaker, vague, { name: t('reports:centre.vague'), withProject: true, withStatus: true, isAdded: false })]))] : []),
    ],
  };
}
