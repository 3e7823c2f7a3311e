/** Who took part, by what people are told apart: country, year, gender, age. One function for a project and for a period. */

import type { PeriodReportData } from '#shared/domain/centre-report.ts';
import { countryName } from '#shared/domain/countries.ts';
import { collator } from '#shared/domain/formats.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import type { SectionId } from '#shared/domain/report-sections.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, countText } from './event-sheet.ts';
import { isHeld, sheetsOf } from './events-table.ts';
import { type Row, ageBandsOf, asFigure, eventRef, numberOf, rowsBy, rowsByYear, rowsOfEvents, sumOfEvents } from './figures.ts';
import { type Speaker, frameOfCentre, frameOfProject, periodText } from './frame.ts';
import { type Block, type Report, type Section, chosenAs, section, text } from './tree.ts';

/** Groups that a chart's sentence names; the table below it names all. */
const NAMED = 12;

interface Shown {
  readonly name: string;
  /** What the groups are. */
  readonly axis: string;
  /** What each group is called; the one of which it is not recorded has its own name. */
  readonly called: (key: string) => string;
  readonly unrecorded: string;
}

/** A chart and the table of the same rows, the sum of all events below it. */
export function division(speaker: Speaker, sheets: readonly Sheet[], rows: readonly Row[], { name, axis, called, unrecorded }: Shown): Block[] {
  const { t } = speaker;
  const label = ({ key }: Row) => (key === null ? unrecorded : called(key));
  const [first, ...others] = rows.map(label);
  if (first === undefined) return [text({ text: t('reports:centre.noEvents') })];
  const sum = sumOfEvents(sheets);
  const told = rows.slice(0, NAMED).map((row) => `${label(row)}: ${countText(speaker, row.sum)}`).join('; ');
  const participants = t('reports:centre.participants');
  return [
    ...(rows.some((row) => row.sum.value !== null)
      ? [{ is: 'chart' as const, name, alternative: t('reports:centre.chartSays', { name, told: rows.length > NAMED ? `${told}; …` : told }), look: 'bars' as const, isTold: true, axis, groups: [first, ...others] as const, series: [{ name: participants, values: rows.map((row) => row.sum.value) }] as const }]
      : []),
    {
      is: 'table',
      name,
      columns: [{ name: axis }, { name: t('domain:kinds.event'), isFigure: true }, { name: participants, isFigure: true }],
      rows: rows.map((row) => [label(row), numberOf(row.events), asFigure(speaker, row.sum)]),
      total: [t('reports:eventSheet.total'), numberOf(sheets.map(eventRef)), asFigure(speaker, sum)],
    },
  ];
}

const named = (speaker: Speaker, rows: readonly Row[], called: (key: string) => string): Row[] => {
  const { compare } = collator(speaker.language);
  return rows.toSorted((one, other) => Number(one.key === null) - Number(other.key === null) || compare(called(one.key ?? ''), called(other.key ?? '')));
};

export function byCountry(speaker: Speaker, sheets: readonly Sheet[]): Block[] {
  const { t, language } = speaker;
  const called = (code: string) => countryName(code, language);
  return division(speaker, sheets, named(speaker, rowsBy(sheets, 'country'), called), { name: t('reports:centre.byCountry'), axis: t('reports:eventSheet.country'), called, unrecorded: t('reports:eventSheet.notRecorded') });
}

export function byYear(speaker: Speaker, sheets: readonly Sheet[]): Block[] {
  const { t } = speaker;
  return division(speaker, sheets, rowsByYear(sheets), { name: t('reports:centre.byYear'), axis: t('domain:field.year'), called: (year) => year, unrecorded: t('reports:centre.noYear') });
}

export function byProject(speaker: Speaker, sheets: readonly Sheet[]): Block[] {
  const { t } = speaker;
  const acronyms = new Map(sheets.map(({ data: { project } }) => [project?.id ?? '', project?.acronym ?? '']));
  const called = (id: string) => acronyms.get(id) ?? '';
  const rows = named(speaker, rowsOfEvents(sheets, ({ data }) => data.project?.id ?? null), called);
  return division(speaker, sheets, rows, { name: t('reports:centre.byProject'), axis: t('domain:kind.project'), called, unrecorded: t('reports:centre.noProject') });
}

const GENDERS = ['female', 'male', 'nonBinary'] as const;

function byGender(speaker: Speaker, sheets: readonly Sheet[]): Block[] {
  const { t } = speaker;
  const order = (key: string | null) => (key === null ? GENDERS.length : GENDERS.findIndex((gender) => gender === key));
  const rows = rowsBy(sheets, 'gender').toSorted((one, other) => order(one.key) - order(other.key));
  const called = (key: string) => t(`domain:gender.${GENDERS[order(key)] ?? 'female'}`);
  return division(speaker, sheets, rows, { name: t('reports:centre.byGender'), axis: t('domain:field.gender'), called, unrecorded: t('reports:eventSheet.notRecorded') });
}

function byAge(speaker: Speaker, sheets: readonly Sheet[]): Block[] {
  const { t } = speaker;
  const written = ageBandsOf(sheets);
  const called = (key: string) => written.get(key) ?? key;
  return division(speaker, sheets, named(speaker, rowsBy(sheets, 'ageBand'), called), { name: t('reports:centre.byAge'), axis: t('domain:field.ageBand'), called, unrecorded: t('reports:eventSheet.notRecorded') });
}

/** Who took part, by all that people are told apart by; of the centre, by project too. */
export function statistics(speaker: Speaker, events: readonly ProjectEvent[], isOfCentre: boolean): Section[] {
  const { t } = speaker;
  const sheets = sheetsOf(speaker, events.filter(isHeld));
  if (sheets.length === 0) return [chosenAs('participation', section(t('reports:centre.participation'), [text({ text: t('reports:centre.noneHeld') })]))];
  const sum = asFigure(speaker, sumOfEvents(sheets));
  const parts: readonly (readonly [SectionId, string, (of: Speaker, all: readonly Sheet[]) => Block[]])[] = [
    ...(isOfCentre ? [['byProject', t('reports:centre.byProject'), byProject] as const] : []),
    ['byCountry', t('reports:centre.byCountry'), byCountry], ['byYear', t('reports:centre.byYear'), byYear], ['byGender', t('reports:centre.byGender'), byGender], ['byAge', t('reports:centre.byAge'), byAge],
  ];
  return [
    chosenAs('participation', section(t('reports:centre.participation'), [{ ...text({ text: t('reports:participation.events', { count: sheets.length, number: sum.text }) }), of: sum.of }, text({ text: t('reports:centre.howAdded') }, 'quiet')])),
    ...parts.map(([id, title, make]) => chosenAs(id, section(title, make(speaker, sheets)))),
  ];
}

export function projectStatistics(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const frame = frameOfProject(speaker, data, { title: t('reports:centre.statisticsOf', { name: data.project.acronym }), kind: t('reports:names.project-statistics'), fileName: t('reports:centre.file.statistics') });
  return { ...frame, content: statistics(speaker, data.events, false) };
}

export function periodStatistics(data: PeriodReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const frame = { title: t('reports:centre.statisticsIn', { period: periodText(data.period, speaker) }), kind: t('reports:names.period-statistics'), fileName: t('reports:centre.file.statistics') };
  return { ...frameOfCentre(speaker, frame, { lead: [data.centre], about: data.period, changedAt: data.changedAt }), content: statistics(speaker, data.events, true) };
}
