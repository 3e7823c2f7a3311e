/**
 * What the reports to programmes other than Europe for Citizens lack. Their rules: the event description sheet of CERV 2021–2027
 * is obligatory after each event and records deviations, its official fields no source gave; Erasmus+ KA2 (2014–2020) asks
 * for local and foreign participants of multiplier events, and for the days of training.
 */

import { daySpan, isDayExact, parseEdtf } from './dates.ts';
import type { EventReportData } from './event-sheet.ts';
import type { ProjectEvent, ProjectReportData } from './project-report.ts';
import type { ReportGap } from './gaps.ts';
import { type Asked, gapsOfSheet, gradedFirst, projectGaps } from './project-readiness.ts';
import type { GapCode } from './readiness.ts';

const CERV = 'cerv-2021-2027';
const ERASMUS = 'erasmus-plus-2014-2020';
const CERV_SOURCE = 'Citizens, Equality, Rights and Values, Event Description Sheet (EACEA)';
const ERASMUS_GUIDE = 'Erasmus+ Programme Guide 2014–2020, KA2';

/** Of the gaps of an Europe for Citizens sheet, those that no other programme's sheet has. */
const OTHERS_ONLY: ReadonlySet<GapCode> = new Set(['otherProgramme', 'participantsWithoutCity', 'noWebPage']);

/** What an event description sheet of CERV lacks. */
export function cervGaps(data: EventReportData, { language }: Asked): ReportGap[] {
  const { event, project, participation, beneficiaries, number } = data;
  const gaps: ReportGap[] = gapsOfSheet(data, language).filter(({ code }) => !OTHERS_ONLY.has(code as GapCode));
  const add = (code: ReportGap['code'], weight: ReportGap['weight'], of: Pick<ReportGap, 'kind' | 'id'>, field: string, source: string | null = null) => gaps.push({ code, weight, ...of, field, params: {}, name: null, source });
  const own = { kind: 'event', id: event.id } as const;
  if (project?.programme && project.programme.code !== CERV) add('notCerv', 'missing', { kind: 'project', id: project.id }, 'measureId');
  if (project && beneficiaries.length === 0) add('noBeneficiary', 'missing', { kind: 'project', id: project.id }, 'roles', CERV_SOURCE);
  if (project && number === null && event.status === 'held') add('noEventNumber', 'advice', own, 'projects');
  if (event.mode === 'unknown') add('modeUnknown', 'missing', own, 'mode', CERV_SOURCE);
  if (!participation.some(({ gender, value }) => gender !== null && value !== null)) add('noGenders', 'doubtful', own, 'participation', CERV_SOURCE);
  if (event.deviation && !event.deviationReason) add('noReason', 'missing', own, 'deviationReason', CERV_SOURCE);
  add('sheetFieldsUnsourced', 'advice', own, '', null);
  return gradedFirst(gaps);
}

const isMeeting = ({ event }: ProjectEvent) => event.type === 'projectMeeting';

/** Whether it is known of some of those who came whether they are from there. */
function knowsSides({ participation }: ProjectEvent): boolean {
  return participation.some(({ locality, country, value }) => value !== null && (locality !== null || country !== null));
}

/** What an Erasmus+ report lacks: what its tabs ask for and no record says. */
export function erasmusGaps(data: ProjectReportData, asked: Asked): ReportGap[] {
  const { project, partners, outputs, events } = data;
  const gaps: ReportGap[] = projectGaps(data, asked).filter(({ code }) => code !== 'noPartners');
  const held = events.filter(({ event }) => event.status === 'held');
  const onProject = (code: ReportGap['code'], weight: ReportGap['weight'], field: string) => gaps.push({ code, weight, kind: 'project', id: project.id, field, params: {}, name: null, source: ERASMUS_GUIDE });
  const onEvent = (code: ReportGap['code'], { event }: ProjectEvent, field: string) => gaps.push({ code, weight: 'missing', kind: 'event', id: event.id, field, params: {}, name: event.title, source: ERASMUS_GUIDE });
  const { programme } = project;
  if (programme && programme.code !== ERASMUS) gaps.push({ code: 'notErasmus', weight: 'missing', kind: 'project', id: project.id, field: 'measureId', params: {}, name: null, source: null });
  if (partners.length === 0) onProject('noPartnersNamed', 'missing', 'roles');
  if (!daySpan(project.dates)) onProject('noProjectDates', 'missing', 'dates');
  if (outputs.length === 0) onProject('noOutputs', 'doubtful', '');
  for (const event of held) {
    const date = event.event.dates === null ? null : parseEdtf(event.event.dates);
    if (!date || !isDayExact(date)) onEvent(date ? 'datesNotExact' : 'noDates', event, 'dates');
    if (!event.participation.some(({ value }) => value !== null)) onEvent('noParticipants', event, 'participation');
    else if (isMeeting(event) ? !event.participation.some(({ organisation }) => organisation !== null) : !knowsSides(event)) onEvent(isMeeting(event) ? 'noSenders' : 'noSides', event, 'participation');
  }
  return gradedFirst(gaps);
}
