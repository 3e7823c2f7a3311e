/**
 * What the reports of a whole project lack before a funder would take them. The rules are those of Europe for Citizens
 * 2014–2020 with their sources; one that was read at a contact point only, and not at the funder, is told as a doubt.
 * The checks beside them are what goes wrong in published sheets: three of ten told a total that their towns did not
 * add up to, two a day outside the event.
 */

import type { CentreGapCode } from './centre-readiness.ts';
import { isWhole, total } from './counts.ts';
import { daySpan, lastDay } from './dates.ts';
import type { SheetCount } from './event-sheet.ts';
import type { Multilingual } from './languages.ts';
import type { ProjectEvent, ProjectReportData } from './project-report.ts';
import { EUROPE_FOR_CITIZENS, type Gap, type GapCode, eventSheetGaps } from './readiness.ts';

/** The measure whose page tells its days; all others tell their events. */
export const TOWN_TWINNING = '2.1';
/** The measures that the other form names: networks of towns, civil society projects, remembrance. */
export const EVENT_TEMPLATE_MEASURES: ReadonlySet<string> = new Set(['1', '2.2', '2.3']);

export const projectGapCodes = [
  'noEventsHeld', 'outcomeUnknown', 'noPartners', 'fewCountries', 'noEuCountry', 'fewInvited', 'fewEvents', 'totalDiffersFromTowns', 'eventOutsideProject', 'partOutsideEvent', 'noReason', 'templateWordsUnsourced', 'declarationUnsourced',
  'notCerv', 'notErasmus', 'noBeneficiary', 'noEventNumber', 'modeUnknown', 'noGenders', 'sheetFieldsUnsourced', 'noPartnersNamed', 'noProjectDates', 'noOutputs', 'noSenders', 'noSides',
] as const;
export type ProjectGapCode = (typeof projectGapCodes)[number];

/** `missing`: the funder would not take it so. `doubtful`: something does not fit, or a rule that is not the funder's own word is not kept. */
export const gapWeights = ['missing', 'doubtful', 'advice'] as const;

export interface ReportGap extends Omit<Gap, 'code' | 'weight' | 'field'> {
  readonly code: GapCode | ProjectGapCode | CentreGapCode;
  readonly weight: (typeof gapWeights)[number];
  /** Empty where no field mends it. */
  readonly field: string;
  /** What it is about is called, in a report of several records; null where it is the report's own subject. */
  readonly name: Multilingual | null;
  /** Where a rule is read; null for what is no funder's rule. */
  readonly source: string | null;
}

interface Eligibility {
  /** Countries of the partners, at the least. */
  readonly countries: number;
  /** People from other countries than the host's, at the least. */
  readonly invited?: number;
  /** Events, at the least; read at a contact point. */
  readonly events?: number;
}

/** By measure. Source: the programme's guide, 2014 to 2020 (EACEA); the number of events at a contact point. */
const ELIGIBILITY: Readonly<Record<string, Eligibility>> = {
  '1': { countries: 1 },
  '2.1': { countries: 2, invited: 25 },
  '2.2': { countries: 4, events: 4 },
  '2.3': { countries: 3 },
};
const GUIDE = 'Europe for Citizens, Programme Guide 2014–2020 (EACEA)';
const CONTACT_POINT = 'europadlaobywateli.pl';

/** Member states of the European Union while the programme ran, ISO 3166-1 alpha-2. */
const EU_2014: ReadonlySet<string> = new Set('AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

const isOfOrigin = ({ organisation, gender, ageBand }: SheetCount) => organisation === null && gender === null && ageBand === null;
const known = (counts: readonly SheetCount[]) => total(counts.filter(({ value }) => value !== null));

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

type Of = Pick<ReportGap, 'kind' | 'id' | 'name'>;
type Add = (code: ProjectGapCode, weight: ReportGap['weight'], of: Of, field: string, more?: Partial<Pick<ReportGap, 'params' | 'source'>>) => void;

function eligibility({ project, partners, events }: ProjectReportData, held: readonly ProjectEvent[], add: Add): void {
  const { programme } = project;
  const rule = programme?.code === EUROPE_FOR_CITIZENS ? ELIGIBILITY[programme.measureCode] : undefined;
  if (!rule) return;
  const own: Of = { kind: 'project', id: project.id, name: null };
  const countries = new Set(partners.flatMap(({ country }) => country ?? []));
  if (partners.length === 0) add('noPartners', 'missing', own, 'roles', { params: { least: rule.countries }, source: GUIDE });
  else if (countries.size < rule.countries) add('fewCountries', 'missing', own, 'roles', { params: { count: countries.size, least: rule.countries }, source: GUIDE });
  if (countries.size > 0 && ![...countries].some((country) => EU_2014.has(country))) add('noEuCountry', 'missing', own, 'roles', { source: GUIDE });
  if (rule.events !== undefined && events.length < rule.events) add('fewEvents', 'doubtful', own, '', { params: { count: events.length, least: rule.events }, source: CONTACT_POINT });
  const { invited: least } = rule;
  if (least === undefined) return;
  for (const { event, place, participation } of held) {
    const host = place?.country ?? event.country;
    const invited = known(participation.filter((count) => count.country !== null && count.country !== host && isOfOrigin(count)));
    if (invited.value !== null && invited.value < least) add('fewInvited', 'missing', { kind: 'event', id: event.id, name: event.title }, 'participation', { params: { count: invited.value, least }, source: GUIDE });
  }
}

/** What does not fit together in an event. */
function contradictions({ event, participation, parts }: ProjectEvent, projectDates: string | null, add: Add): void {
  const of: Of = { kind: 'event', id: event.id, name: event.title };
  const differs = totalAndTowns(participation);
  if (differs) add('totalDiffersFromTowns', 'doubtful', of, 'participation', { params: { ...differs } });
  if (!isWithin(event.dates, projectDates)) add('eventOutsideProject', 'doubtful', of, 'dates');
  for (const part of parts) if (!isWithin(part.dates, event.dates)) add('partOutsideEvent', 'doubtful', { kind: 'event', id: part.id, name: part.title }, 'dates');
}

export interface Asked {
  readonly language: string;
  /** ISO 8601, a day. */
  readonly today: string;
}

/** What is wrong or missing in a project's own facts, and between its events. */
export function projectGaps(data: ProjectReportData, { today }: Asked): ReportGap[] {
  const gaps: ReportGap[] = [];
  const add: Add = (code, weight, of, field, { params = {}, source = null } = {}) => gaps.push({ code, weight, ...of, field, params, source });
  const { project, events } = data;
  const held = events.filter(({ event }) => event.status === 'held');
  if (held.length === 0) add('noEventsHeld', 'missing', { kind: 'project', id: project.id, name: null }, '');
  for (const { event } of events) {
    const last = lastDay(event.dates);
    if (event.status === 'planned' && last !== null && last < today) add('outcomeUnknown', 'missing', { kind: 'event', id: event.id, name: event.title }, 'status');
  }
  eligibility(data, held, add);
  for (const event of held) contradictions(event, project.dates, add);
  return gaps;
}

/** Told of the project itself. */
const OF_MEASURE: ReadonlySet<GapCode> = new Set(['noMeasure', 'otherProgramme']);
/** Told once, and not with each event. */
const OF_PROJECT: ReadonlySet<GapCode> = new Set(['noSupportStatement', 'noDisclaimer', 'statementOtherLanguage', 'disclaimerOtherLanguage']);

export function gradedFirst(gaps: readonly ReportGap[]): ReportGap[] {
  return gaps.toSorted((one, other) => gapWeights.indexOf(one.weight) - gapWeights.indexOf(other.weight));
}

/** The gaps of an event's own sheet, as all gaps are told. */
export function gapsOfSheet(...asked: Parameters<typeof eventSheetGaps>): ReportGap[] {
  return eventSheetGaps(...asked).map((gap) => ({ ...gap, name: null, source: null }));
}

/** What stands at the head of a list that is signed. */
const IN_HEAD: ReadonlySet<GapCode> = new Set(['noDates', 'noPlace', 'noProject', 'titleLetters', 'placeLetters']);

/** What a list to be signed lacks at its head. */
export function gapsOfList(...asked: Parameters<typeof eventSheetGaps>): ReportGap[] {
  return gapsOfSheet(...asked).filter(({ code }) => IN_HEAD.has(code as GapCode));
}

/** @param isAsked which gaps of an event's sheet a report of all of them has too */
export function gapsOfEvents({ events }: Pick<ProjectReportData, 'events'>, language: string, isAsked: (code: GapCode) => boolean): ReportGap[] {
  const found = events.filter(({ event }) => event.status === 'held').flatMap((event) => eventSheetGaps(event, language).flatMap((gap) => (isAsked(gap.code) ? [{ gap, title: event.event.title }] : [])));
  const told = new Set<string>();
  return found.flatMap(({ gap, title }): ReportGap[] => {
    const isOfProject = OF_PROJECT.has(gap.code);
    const key = isOfProject ? gap.code : '';
    if (key && told.has(key)) return [];
    told.add(key);
    return [{ ...gap, name: isOfProject ? null : title, source: null }];
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
  const words: ReportGap[] = asked.language === 'sl' && !isByDay ? [{ code: 'templateWordsUnsourced', weight: 'advice', kind: 'project', id: project.id, field: '', params: {}, name: null, source: null }] : [];
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
