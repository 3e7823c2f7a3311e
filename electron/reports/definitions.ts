/** What each report says and lacks, from what the archive collects for its subject. A report is added here, in its kind and in its words. */

import type { EventSheetData } from '#shared/domain/event-sheet.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { type ReportGap, gapsOfList, gapsOfSheet, participationGaps, plannedGaps, templateGaps } from '#shared/domain/project-readiness.ts';
import type { ProjectReportData } from '#shared/domain/project-report.ts';
import type { ReportId, ReportSubject, reportKinds } from '#shared/domain/report-kinds.ts';
import { attendanceList } from './attendance-list.ts';
import { eventSheet } from './event-sheet.ts';
import { informationTemplate } from './information-template.ts';
import { participationReport } from './participation.ts';
import { plannedAndHeld } from './planned-and-held.ts';
import { unprintedTexts } from './letters.ts';
import type { Report } from './tree.ts';

/** What is collected for a report about each kind of subject. */
export interface SubjectData {
  readonly event: EventSheetData;
  readonly project: ProjectReportData;
}

interface Definition<S extends ReportSubject> {
  readonly make: (data: SubjectData[S], language: InterfaceLanguage) => Report;
  /** @param today ISO 8601, a day */
  readonly gaps: (data: SubjectData[S], asked: { readonly language: InterfaceLanguage; readonly today: string }) => ReportGap[];
}

type Definitions = { readonly [R in ReportId]: Definition<(typeof reportKinds)[R]['subject']> };

const definitions: Definitions = {
  'event-sheet': { make: eventSheet, gaps: (data, { language }) => gapsOfSheet(data, language) },
  'attendance-list': { make: attendanceList, gaps: (data, { language }) => gapsOfList(data, language) },
  'information-template': { make: informationTemplate, gaps: templateGaps },
  participation: { make: participationReport, gaps: participationGaps },
  'planned-and-held': { make: plannedAndHeld, gaps: plannedGaps },
};

/** A report and the data that it is made from; which data, its kind says. */
export type ReportData = SubjectData[ReportSubject];

/** As much of a text as a sentence about it has room for. */
const NAMED = 60;

/** Letters that its type lacks, of each text of a report that no gap has told them of yet. */
function withLetters(gaps: ReportGap[], report: Report, of: Pick<ReportGap, 'kind' | 'id'>): ReportGap[] {
  const told = new Set(gaps.flatMap(({ params: { letters = '' } }) => Array.from(String(letters))));
  const more = unprintedTexts(report).filter(({ letters }) => Array.from(letters).some((letter) => !told.has(letter)));
  const untold = more.map(({ text, letters }): ReportGap => ({ code: 'textLetters', weight: 'missing', ...of, field: '', params: { text: text.length > NAMED ? `${text.slice(0, NAMED).trimEnd()} …` : text, letters }, name: null, source: null }));
  const missing = gaps.filter(({ weight }) => weight === 'missing').length;
  return gaps.toSpliced(missing, 0, ...untold);
}

const subjectOf = (data: ReportData): Pick<ReportGap, 'kind' | 'id'> => ('event' in data ? { kind: 'event', id: data.event.id } : { kind: 'project', id: data.project.id });

export function definitionOf(report: ReportId): Definition<ReportSubject> {
  const { make, gaps } = definitions[report] as Definition<ReportSubject>;
  return { make, gaps: (data, asked) => withLetters(gaps(data, asked), make(data, asked.language), subjectOf(data)) };
}
