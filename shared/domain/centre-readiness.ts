/**
 * What the centre's own reports lack. No funder asks for them, so that nothing here is a funder's rule: what is missing
 * leaves a hole in the report, what is doubtful makes its figures say less or more than was.
 */

import type { OrganisationReportData, PeriodReportData, ProjectFileData, SelectionReportData } from './centre-report.ts';
import { lastDay } from './dates.ts';
import type { EventSheetData } from './event-sheet.ts';
import { type FindingAidData, listedIn } from './finding-aid.ts';
import type { ReportGap } from './gaps.ts';
import { type Asked, factGaps, gapsOfEvents, gapsOfSheet, gradedFirst, totalAndTowns } from './project-readiness.ts';
import type { ProjectEvent, ProjectReportData } from './project-report.ts';
import type { GapCode } from './readiness.ts';

export const centreGapCodes = [
  'noTitle', 'noProjectDates', 'noGrantNumber', 'noSummary', 'noObjectives', 'noPartnersRecorded', 'outputOverdue', 'partnerWithoutPlace', 'contactPastKeeping',
  'noOrganisationPlace', 'noOrganisationDescription', 'noRoles', 'nothingInPeriod', 'dateTooVague', 'heldWithoutDate', 'noneByGender', 'noneByAge', 'chosenGone', 'noneChosenHeld',
  'nothingFound', 'moreFoundThanListed', 'questionNotUnderstood', 'foundPerhaps',
] as const;
export type CentreGapCode = (typeof centreGapCodes)[number];

type Where = Pick<ReportGap, 'kind' | 'id' | 'name' | 'field'>;

const gap = (code: CentreGapCode | 'outcomeUnknown' | 'totalDiffersFromTowns' | 'noPhotos', weight: ReportGap['weight'], where: Where, params: ReportGap['params'] = {}): ReportGap => ({ code, weight, ...where, params, source: null });

const isHeld = ({ event }: Pick<ProjectEvent, 'event'>) => event.status === 'held';
const onEvent = ({ event: { id, title } }: Pick<ProjectEvent, 'event'>, field: string): Where => ({ kind: 'event', id, name: title, field });

/** Of an event's own sheet: what a sum of participants lacks, and what a line in a list does. */
const IN_SUMS: ReadonlySet<GapCode> = new Set(['noParticipants', 'participantsUnknown', 'participantsWithoutCountry', 'countryDiffersFromCity']);
const IN_LIST: ReadonlySet<GapCode> = new Set(['noDates', 'noPlace', 'noParticipants', 'participantsUnknown', 'titleLetters', 'placeLetters']);
const OF_PHOTOS: ReadonlySet<GapCode> = new Set(['photoWithoutCaption', 'photoWithoutAlternative', 'photoWithoutCreator', 'photoLetters']);

/** Planned, over, and nobody said what became of it. */
function outcomes(events: readonly ProjectEvent[], today: string): ReportGap[] {
  return events.flatMap((event) => {
    const last = lastDay(event.event.dates);
    return event.event.status === 'planned' && last !== null && last < today ? [gap('outcomeUnknown', 'missing', onEvent(event, 'status'))] : [];
  });
}

/** Nobody told apart by it in any event that was held. */
function undivided(events: readonly ProjectEvent[], about: Pick<ReportGap, 'kind' | 'id'>): ReportGap[] {
  const counts = events.filter(isHeld).flatMap(({ participation }) => participation);
  const where: Where = { ...about, name: null, field: '' };
  return [
    ...(counts.length > 0 && counts.every(({ gender }) => gender === null) ? [gap('noneByGender', 'advice', where)] : []),
    ...(counts.length > 0 && counts.every(({ ageBand }) => ageBand === null) ? [gap('noneByAge', 'advice', where)] : []),
  ];
}

export function dossierGaps(data: ProjectFileData, asked: Asked): ReportGap[] {
  const { project, file, events } = data;
  const own = (field: string): Where => ({ kind: 'project', id: project.id, name: null, field });
  const { today, language } = asked;
  return gradedFirst([
    ...(project.title ? [] : [gap('noTitle', 'missing', own('title'))]),
    ...(project.dates === null ? [gap('noProjectDates', 'missing', own('dates'))] : []),
    ...(project.grantNumber === null ? [gap('noGrantNumber', 'missing', own('grantNumber'))] : []),
    ...(file.partners.length === 0 ? [gap('noPartnersRecorded', 'missing', own('roles'))] : []),
    ...(file.summary ? [] : [gap('noSummary', 'advice', own('summary'))]),
    ...(file.parts.some(({ kind }) => kind === 'objective') ? [] : [gap('noObjectives', 'advice', own('objective'))]),
    ...file.outputs.flatMap(({ id, title, due, delivered }) => {
      const last = lastDay(due);
      return delivered === null && last !== null && last < today ? [gap('outputOverdue', 'doubtful', { kind: 'output', id, name: title, field: 'delivered' })] : [];
    }),
    ...factGaps(data, asked),
    ...gapsOfEvents(data, language, (code) => IN_SUMS.has(code) || IN_LIST.has(code)),
    ...events.filter(isHeld).flatMap((event) => firstPhoto(event, language)),
  ]);
}

/** A dossier shows the first photo of an event: of the others it asks nothing. */
function firstPhoto(event: ProjectEvent, language: string): ReportGap[] {
  return event.photos.length === 0 ? [] : photoGaps({ ...event, photos: event.photos.slice(0, 1) }, language, event.event.title);
}

function photoGaps(sheet: EventSheetData, language: string, name: ReportGap['name']): ReportGap[] {
  return gapsOfSheet(sheet, language).flatMap((one) => (OF_PHOTOS.has(one.code as GapCode) ? [{ ...one, name }] : []));
}

export function photoReportGaps(data: ProjectReportData, { language }: Asked): ReportGap[] {
  const shown = data.events.filter(({ photos }) => photos.length > 0);
  const none = shown.length === 0 ? [gap('noPhotos', 'missing', { kind: 'project', id: data.project.id, name: null, field: '' })] : [];
  return gradedFirst([...none, ...shown.flatMap((event) => photoGaps(event, language, event.event.title))]);
}

export function eventPhotoGaps(data: EventSheetData, { language }: Asked): ReportGap[] {
  const none = data.photos.length === 0 ? [gap('noPhotos', 'missing', { kind: 'event', id: data.event.id, name: null, field: 'photos' })] : [];
  return gradedFirst([...none, ...photoGaps(data, language, null)]);
}

export function statisticsGaps(data: ProjectReportData, asked: Asked): ReportGap[] {
  const { project, events } = data;
  return gradedFirst([...factGaps(data, asked), ...gapsOfEvents(data, asked.language, (code) => IN_SUMS.has(code)), ...undivided(events, { kind: 'project', id: project.id })]);
}

export function eventListGaps(data: ProjectReportData, { language, today }: Asked): ReportGap[] {
  return gradedFirst([...outcomes(data.events, today), ...gapsOfEvents(data, language, (code) => IN_LIST.has(code))]);
}

export function partnerListGaps({ project, file: { partners } }: ProjectFileData, { today }: Asked): ReportGap[] {
  const each = [...new Map(partners.map((partner) => [partner.id, partner])).values()];
  return gradedFirst([
    ...(partners.length === 0 ? [gap('noPartnersRecorded', 'missing', { kind: 'project', id: project.id, name: null, field: 'roles' })] : []),
    ...each.flatMap(({ id, shortName, name, country, contacts }) => [
      ...(country === null ? [gap('partnerWithoutPlace', 'missing', { kind: 'organisation', id, name: shortName === null ? name : { und: shortName }, field: 'placeId' })] : []),
      ...contacts.flatMap((contact) => (contact.keepUntil !== null && contact.keepUntil < today ? [gap('contactPastKeeping', 'doubtful', { kind: 'person', id: contact.id, name: { und: contact.name }, field: 'keepUntil' })] : [])),
    ]),
  ]);
}

export function profileGaps({ organisation: { id, place, description }, roles, sent }: OrganisationReportData): ReportGap[] {
  const own = (field: string): Where => ({ kind: 'organisation', id, name: null, field });
  return gradedFirst([
    ...(place ? [] : [gap('noOrganisationPlace', 'missing', own('placeId'))]),
    ...(roles.length + sent.length === 0 ? [gap('noRoles', 'doubtful', own(''))] : []),
    ...(description ? [] : [gap('noOrganisationDescription', 'advice', own('description'))]),
  ]);
}

/** Held events whose total is another than that of its towns. */
function differing(events: readonly ProjectEvent[]): ReportGap[] {
  return events.filter(isHeld).flatMap((event) => {
    const differs = totalAndTowns(event.participation);
    return differs ? [gap('totalDiffersFromTowns', 'doubtful', onEvent(event, 'participation'), { ...differs })] : [];
  });
}

/** What is in no sum of a period though it may belong there, and what says less than was. */
function periodGaps({ period, events, vague, undated }: PeriodReportData, { today, language }: Asked, isAsked: (code: GapCode) => boolean): ReportGap[] {
  const of: Where = { kind: 'period', id: period, name: null, field: '' };
  return [
    ...(events.some(isHeld) ? [] : [gap('nothingInPeriod', 'doubtful', of)]),
    ...outcomes(events, today),
    ...vague.map((event) => gap('dateTooVague', 'doubtful', onEvent(event, 'dates'))),
    ...undated.map(({ id, title }) => gap('heldWithoutDate', 'doubtful', { kind: 'event', id, name: title, field: 'dates' })),
    ...differing(events),
    ...gapsOfEvents({ events }, language, isAsked),
  ];
}

export const annualGaps = (data: PeriodReportData, asked: Asked): ReportGap[] =>
  gradedFirst([...periodGaps(data, asked, (code) => IN_SUMS.has(code) || IN_LIST.has(code)), ...data.events.filter(isHeld).flatMap((event) => firstPhoto(event, asked.language))]);

export const periodStatisticsGaps = (data: PeriodReportData, asked: Asked): ReportGap[] =>
  gradedFirst([...periodGaps(data, asked, (code) => IN_SUMS.has(code)), ...undivided(data.events, { kind: 'period', id: data.period })]);

export const periodEventsGaps = (data: PeriodReportData, asked: Asked): ReportGap[] => gradedFirst(periodGaps(data, asked, (code) => IN_LIST.has(code)));

const OF_CHOICE: Where = { kind: 'selection', id: '', name: null, field: '' };

/** What a report of chosen events lacks as a whole, and by event what its figures do. */
function chosenGaps({ events, gone }: SelectionReportData, { today, language }: Asked, isAsked: (code: GapCode) => boolean): ReportGap[] {
  return [
    ...(gone > 0 ? [gap('chosenGone', 'doubtful', OF_CHOICE, { count: gone })] : []),
    ...(events.some(isHeld) ? [] : [gap('noneChosenHeld', 'doubtful', OF_CHOICE)]),
    ...outcomes(events, today),
    ...differing(events),
    ...gapsOfEvents({ events }, language, isAsked),
  ];
}

export const selectionStatisticsGaps = (data: SelectionReportData, asked: Asked): ReportGap[] =>
  gradedFirst([...chosenGaps(data, asked, (code) => IN_SUMS.has(code)), ...undivided(data.events, OF_CHOICE)]);

export const selectionEventsGaps = (data: SelectionReportData, asked: Asked): ReportGap[] => gradedFirst(chosenGaps(data, asked, (code) => IN_LIST.has(code)));

export function selectionPhotosGaps(data: SelectionReportData, { language }: Asked): ReportGap[] {
  const shown = data.events.filter(({ photos }) => photos.length > 0);
  const gone = data.gone > 0 ? [gap('chosenGone', 'doubtful', OF_CHOICE, { count: data.gone })] : [];
  const none = shown.length === 0 ? [gap('noPhotos', 'missing', OF_CHOICE)] : [];
  return gradedFirst([...none, ...gone, ...shown.flatMap((event) => photoGaps(event, language, event.event.title))]);
}

/** Sheets lack what each lacks as a sheet of its own. */
export const selectionSheetsGaps = (data: SelectionReportData, asked: Asked): ReportGap[] => gradedFirst(chosenGaps(data, asked, () => true));

const OF_QUESTION: Where = { kind: 'question', id: '', name: null, field: '' };

/** What of a question was not understood, and what of its answer is left out or not sure. */
export function findingAidGaps(data: FindingAidData): ReportGap[] {
  const { total, problems, perhaps } = data;
  const listed = listedIn(data);
  return gradedFirst([
    ...(total === 0 ? [gap('nothingFound', 'missing', OF_QUESTION)] : []),
    ...problems.map(({ text }) => gap('questionNotUnderstood', 'doubtful', OF_QUESTION, { text })),
    ...(total > listed ? [gap('moreFoundThanListed', 'doubtful', OF_QUESTION, { listed, count: total - listed })] : []),
    ...(perhaps.length > 0 ? [gap('foundPerhaps', 'advice', OF_QUESTION, { count: perhaps.length })] : []),
  ]);
}
