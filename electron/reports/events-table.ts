/** Events as a list: when, where, what became of them, how many came. */

import { formatDate } from '#shared/domain/date-text.ts';
import type { PeriodReportData } from '#shared/domain/centre-report.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, placeWithCountry, plainText } from './event-sheet.ts';
import { asFigure, eventRef, sumOfEvent, sumOfEvents } from './figures.ts';
import { type Speaker, frameOfCentre, frameOfProject, periodText } from './frame.ts';
import { type Block, type Cell, type Report, type Table, chosenAs, section, text } from './tree.ts';

export const sheetsOf = ({ t, language }: Speaker, events: readonly ProjectEvent[]): Sheet[] => events.map((data) => ({ data, t, language }));

export const isHeld = ({ event }: Pick<ProjectEvent, 'event'>) => event.status === 'held';

export const datesIn = ({ data: { event }, language, t }: Sheet): string => (event.dates === null ? t('reports:eventSheet.notRecorded') : formatDate(event.dates, language));

/** An event's title, which leads to it. */
export const titleCell = (sheet: Sheet): Cell => ({ text: plainText(sheet, sheet.data.event.title), of: [eventRef(sheet)] });

interface Options {
  readonly name: string;
  /** Whether each says its project: in a list over several. */
  readonly withProject?: boolean;
  /** Whether each says what became of it: in a list of more than those that were held. */
  readonly withStatus?: boolean;
  /** False where they belong in no sum. */
  readonly isAdded?: boolean;
}

/** Those that were held are added up; of others nobody came yet. */
export function eventsTable(speaker: Speaker, events: readonly ProjectEvent[], { name, withProject = false, withStatus = false, isAdded = true }: Options): Table {
  const { t } = speaker;
  const row = (event: ProjectEvent): Cell[] => {
    const sheet: Sheet = { data: event, ...speaker };
    return [
      titleCell(sheet),
      datesIn(sheet),
      placeWithCountry(sheet) ?? t('reports:eventSheet.notRecorded'),
      ...(withProject ? [event.project?.acronym ?? t('reports:centre.noProject')] : []),
      ...(withStatus ? [t(`domain:eventStatus.${event.event.status}`)] : []),
      isHeld(event) ? asFigure(speaker, sumOfEvent(sheet)) : '–',
    ];
  };
  return {
    is: 'table',
    name,
    columns: [
      { name: t('reports:participation.event') }, { name: t('reports:participation.dates') }, { name: t('reports:participation.place') },
      ...(withProject ? [{ name: t('domain:kind.project') }] : []), ...(withStatus ? [{ name: t('reports:plannedAndHeld.outcome') }] : []),
      { name: t('reports:centre.participants'), isFigure: true },
    ],
    rows: events.map(row),
    ...(isAdded && events.some(isHeld) ? { total: [t('reports:eventSheet.total'), asFigure(speaker, sumOfEvents(sheetsOf(speaker, events.filter(isHeld))))] as const } : {}),
  };
}

/** How many events and how many of them were held, and their list. */
export function eventsContent(speaker: Speaker, events: readonly ProjectEvent[], withProject: boolean): Block[] {
  const { t } = speaker;
  const name = t('domain:kinds.event');
  if (events.length === 0) return [text({ text: t('reports:centre.noEvents') })];
  const held = events.filter(isHeld).length;
  return [text({ text: t('reports:plannedAndHeld.sum', { count: events.length, held }) }), eventsTable(speaker, events, { name, withProject, withStatus: true })];
}

/** The list of a project's events, whatever became of them. */
export function eventList(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const frame = frameOfProject(speaker, data, { title: t('reports:centre.eventsOf', { name: data.project.acronym }), kind: t('reports:names.events'), fileName: t('reports:centre.file.events') });
  return { ...frame, content: [chosenAs('events', section(t('domain:kinds.event'), eventsContent(speaker, data.events, false)))] };
}

/** The list of the centre's events in a period. */
export function periodEvents(data: PeriodReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const period = periodText(data.period, speaker);
  const named = { title: t('reports:centre.eventsIn', { period }), kind: t('reports:names.period-events'), fileName: t('reports:centre.file.events') };
  return {
    ...frameOfCentre(speaker, named, { lead: [data.centre], about: data.period, changedAt: data.changedAt }),
    content: [
      chosenAs('events', section(t('domain:kinds.event'), eventsContent(speaker, data.events, true))),
      ...(data.vague.length > 0 ? [chosenAs('vague', section(t('reports:centre.vague'), [text({ text: t('reports:centre.vagueSays') }), eventsTable(speaker, data.vague, { name: t('reports:centre.vague'), withProject: true, withStatus: true, isAdded: false })]))] : []),
    ],
  };
}
