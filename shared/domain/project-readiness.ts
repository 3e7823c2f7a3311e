/**
 * What the reports of a whole project lack before a funder would take them: what its call's rules ask for (`eligibility.ts`), and what
 * does not fit together. The checks beside them are what goes wrong in published sheets: three of ten told a total that their towns did not
 * add up to, two a day outside the event.
 */

import { isWhole, total } from './counts.ts';
import { weekdayAgrees } from './date-text.ts';
import { daySpan, lastDay } from './dates.ts';
import { eligibilityGaps } from './eligibility.ts';
import type { EventSheetData, SheetCount } from './event-sheet.ts';
import { isOfOrigin } from './funding/people.ts';
import { wordingSource } from './funding/wordings.ts';
import { type AddGap, type GapOf, type ReportGap, adding, gapWeights } from './gaps.ts';
import { type Multilingual, isInterfaceLanguage } from './languages.ts';
import type { ProjectEvent, ProjectReportData } from './project-report.ts';
import { EUROPE_FOR_CITIZENS, type Gap, type GapCode, eventSheetGaps } from './readiness.ts';

/** The measure whose page tells its days; all others tell their events. */
export const TOWN_TWINNING = '2.1';
/** The measures that the other form names: networks of towns, civil society projects, remembrance. */
export const EVENT_TEMPLATE_MEASURES: ReadonlySet<string> = new Set(['1', '2.2', '2.3']);

/** The whole and the sum of its origins, where both are known exactly and are not the same. */
export function totalAndTowns(counts: readonly SheetCount[]): { readonly total: number; readonly sum: number } | null {
  const whole = total(counts.filter((count) => isWhole({ ...count, organisationId: count.organisation })));
  const parts = total(counts.filter((count) => count.country !== null && isOfOrigin(count)));
  if (whole.precision !== 'exact' || parts.precision !== 'exact' || whole.value === parts.value) return null;
  return { total: whole.value ?? 0, sum: parts.value ?? 0 };
}

/** Whether dates lie within others; where one of both is not known, nothing speaks against it. */
function isWithin(inner: string | null, outer: string | null): boolean {
  const [one, around] = [daySpan(inner), daySpan(outer)];
  return !one || !around || (around.earliest <= one.earliest && one.latest <= around.latest);
}

/** The shortest name of a weekday that is written out; shorter words are told from other words by nobody. */
const WRITTEN_OUT = 5;

/** Whether a title names a weekday that its one day is not. */
function namesOtherWeekday(title: Multilingual, dates: string | null): boolean {
  if (dates === null) return false;
  const words = Object.values(title).flatMap((text) => text.match(/\p{L}+/gu) ?? []);
  const said = words.filter((word) => word.length >= WRITTEN_OUT).map((word) => weekdayAgrees(word.toLowerCase(), dates)).filter((agrees) => agrees !== null);
  return said.length > 0 && !said.includes(true);
}

/** What does not fit together in an event. */
function contradictions({ event, participation, parts }: ProjectEvent, projectDates: string | null, add: AddGap): void {
  const of: GapOf = { kind: 'event', id: event.id, name: event.title };
  const differs = totalAndTowns(participation);
  if (differs) add('totalDiffersFromTowns', 'doubtful', of, 'participation', { params: { ...differs } });
  if (!isWithin(event.dates, projectDates)) add('eventOutsideProject', 'doubtful', of, 'dates');
  for (const part of parts) if (!isWithin(part.dates, event.dates)) add('partOutsideEvent', 'doubtful', { kind: 'event', id: part.id, name: part.title }, 'dates');
  for (const { id, title, dates } of [event, ...parts]) if (namesOtherWeekday(title, dates)) add('weekdayDiffers', 'doubtful', { kind: 'event', id, name: title }, 'dates');
}

export interface Asked {
  readonly language: string;
  /** ISO 8601, a day. */
  readonly today: string;
}

/** What is wrong or missing in a project's own facts and between its events, and where it does not keep its call's rules. */
export const projectGaps = (data: ProjectReportData, asked: Asked): ReportGap[] => told(data, asked, (add) => eligibilityGaps(data, asked.today, add));

/** The same without the call's rules: for what no funder asks for. */
export const factGaps = (data: ProjectReportData, asked: Asked): ReportGap[] => told(data, asked, () => {});

function told({ project, events }: ProjectReportData, { today }: Asked, ofRules: (add: AddGap) => void): ReportGap[] {
  const gaps: ReportGap[] = [];
  const add = adding(gaps);
  const held = events.filter(({ event }) => event.status === 'held');
  if (held.length === 0) add('noEventsHeld', 'missing', { kind: 'project', id: project.id, name: null }, '');
  for (const { event } of events) {
    const last = lastDay(event.dates);
    if (event.status === 'planned' && last !== null && last < today) add('outcomeUnknown', 'missing', { kind: 'event', id: event.id, name: event.title }, 'status');
  }
  ofRules(add);
  for (const event of held) contradictions(event, project.dates, add);
  return gaps;
}

/** Told of the project itself. */
const OF_MEASURE: ReadonlySet<GapCode> = new Set(['noMeasure', 'otherProgramme']);
/** Told once, and not with each event. */
const OF_PROJECT: ReadonlySet<GapCode> = new Set(['noSupportStatement', 'noDisclaimer', 'statementOtherLanguage', 'disclaimerOtherLanguage', 'statementUnconfirmed', 'disclaimerUnconfirmed']);
/** Told as a doubt: the words were not read at the funder. */
const OF_WORDING: ReadonlySet<GapCode> = new Set(['statementUnconfirmed', 'disclaimerUnconfirmed']);

/** A gap of a sheet in a language, as all gaps are told. */
function asReportGap(gap: Gap, name: Multilingual | null, { project }: EventSheetData, language: string): ReportGap {
  if (!OF_WORDING.has(gap.code)) return { ...gap, name, source: null };
  return { ...gap, weight: 'doubtful', name, source: wordingSource(project?.programme?.code ?? '', language), isUnconfirmed: true };
}

export function gradedFirst(gaps: readonly ReportGap[]): ReportGap[] {
  return gaps.toSorted((one, other) => gapWeights.indexOf(one.weight) - gapWeights.indexOf(other.weight));
}

/** The gaps of an event's own sheet, as all gaps are told. */
export function gapsOfSheet(data: EventSheetData, language: string): ReportGap[] {
  return gradedFirst(eventSheetGaps(data, language).map((gap) => asReportGap(gap, null, data, language)));
}

/** What stands at the head of a list that is signed. */
const IN_HEAD: ReadonlySet<GapCode> = new Set(['noDates', 'noPlace', 'noProject', 'titleLetters', 'placeLetters']);

/** What a list to be signed lacks at its head. */
export function gapsOfList(...asked: Parameters<typeof eventSheetGaps>): ReportGap[] {
  return gapsOfSheet(...asked).filter(({ code }) => IN_HEAD.has(code as GapCode));
}

/** @param isAsked which gaps of an event's sheet a report of all of them has too */
export function gapsOfEvents({ events }: Pick<ProjectReportData, 'events'>, language: string, isAsked: (code: GapCode) => boolean): ReportGap[] {
  const found = events.filter(({ event }) => event.status === 'held').flatMap((event) => eventSheetGaps(event, language).flatMap((gap) => (isAsked(gap.code) ? [{ gap, event }] : [])));
  const told = new Set<string>();
  return found.flatMap(({ gap, event }): ReportGap[] => {
    const isOfProject = OF_PROJECT.has(gap.code);
    const key = isOfProject ? gap.code : '';
    if (key && told.has(key)) return [];
    told.add(key);
    return [asReportGap(gap, isOfProject ? null : event.event.title, event, language)];
  });
}

/** The programme whose form it is: of a project of another, it is not asked for. */
function ofMeasure({ project: { id, programme } }: ProjectReportData): ReportGap[] {
  if (programme?.code === EUROPE_FOR_CITIZENS) return [];
  return [{ code: programme ? 'otherProgramme' : 'noMeasure', weight: 'missing', kind: 'project', id, field: 'measureId', params: {}, name: null, source: null }];
}

const IN_TEMPLATE = (code: GapCode) => !OF_MEASURE.has(code) && !code.startsWith('photo') && code !== 'noPhotos' && code !== 'participantsAbout';

/** What the information for the web page lacks. */
export function templateGaps(data: ProjectReportData, asked: Asked): ReportGap[] {
  const { project } = data;
  const isByDay = project.programme?.measureCode === TOWN_TWINNING;
  const ofForm = { weight: 'advice', kind: 'project', id: project.id, field: '', name: null, source: null } as const;
  const words: ReportGap[] = [
    ...(asked.language === 'sl' && !isByDay ? [{ ...ofForm, code: 'templateWordsUnsourced' as const, params: {} }] : []),
    ...(isInterfaceLanguage(asked.language) ? [] : [{ ...ofForm, code: 'templateOtherLanguage' as const, params: { language: asked.language } }]),
  ];
  return gradedFirst([...ofMeasure(data), ...projectGaps(data, asked), ...gapsOfEvents(data, asked.language, IN_TEMPLATE), ...words]);
}

/** What the pack at a project's end lacks: all that its events' sheets do, and the funder's own declaration. */
export function packGaps(data: ProjectReportData, asked: Asked): ReportGap[] {
  const { project } = data;
  const declaration: ReportGap = { code: 'declarationUnsourced', weight: 'advice', kind: 'project', id: project.id, field: '', params: {}, name: null, source: null };
  return gradedFirst([...ofMeasure(data), ...projectGaps(data, asked), ...gapsOfEvents(data, asked.language, (code) => !OF_MEASURE.has(code)), declaration]);
}

const IN_PARTICIPATION: ReadonlySet<GapCode> = new Set(['noParticipants', 'participantsUnknown', 'participantsWithoutCountry', 'countryDiffersFromCity']);

/** What the table of participants lacks. */
export function participationGaps(data: ProjectReportData, asked: Asked): ReportGap[] {
  return gradedFirst([...projectGaps(data, asked), ...gapsOfEvents(data, asked.language, (code) => IN_PARTICIPATION.has(code))]);
}

/** What was planned beside what was held lacks: outcomes, and a reason where something came otherwise. */
export function plannedGaps(data: ProjectReportData, asked: Asked): ReportGap[] {
  const unexplained = data.events.flatMap(({ event, planned }): ReportGap[] => {
    const { deviation, deviationReason } = event;
    const isOtherwise = event.status === 'cancelled' || event.status === 'postponed' || (event.status === 'held' && planned.dates !== null && planned.dates !== event.dates) || deviation !== null;
    return isOtherwise && deviationReason === null ? [{ code: 'noReason', weight: 'missing', kind: 'event', id: event.id, field: 'deviationReason', params: {}, name: event.title, source: null }] : [];
  });
  const outcomes = projectGaps(data, asked).filter(({ code }) => code === 'outcomeUnknown' || code === 'noEventsHeld' || code === 'eventOutsideProject');
  return gradedFirst([...outcomes, ...unexplained]);
}
