/** What each report says and lacks, from what the archive collects for its subject. A report is added here, in its kind and in its words. */

import type { EventReportData } from '#shared/domain/event-sheet.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { type ReportGap, gapsOfList, gapsOfSheet, packGaps, participationGaps, plannedGaps, templateGaps } from '#shared/domain/project-readiness.ts';
import { cervGaps, erasmusGaps } from '#shared/domain/other-programmes.ts';
import type { ProjectReportData } from '#shared/domain/project-report.ts';
import type { ReportId, ReportSubject, reportKinds } from '#shared/domain/report-kinds.ts';
import { attendanceList } from './attendance-list.ts';
import { cervEventSheet } from './cerv-event-sheet.ts';
import { erasmusReport } from './erasmus-report.ts';
import { eventSheet } from './event-sheet.ts';
import { finalPack } from './final-pack.ts';
import { informationTemplate } from './information-template.ts';
import { participationReport } from './participation.ts';
import { plannedAndHeld } from './planned-and-held.ts';
import type { Report } from './tree.ts';

/** What is collected for a report about each kind of subject. */
export interface SubjectData {
  readonly event: EventReportData;
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
  'cerv-event-sheet': { make: cervEventSheet, gaps: cervGaps },
  'attendance-list': { make: attendanceList, gaps: (data, { language }) => gapsOfList(data, language) },
  'information-template': { make: informationTemplate, gaps: templateGaps },
  'final-pack': { make: finalPack, gaps: packGaps },
  'erasmus-report': { make: erasmusReport, gaps: erasmusGaps },
  participation: { make: participationReport, gaps: participationGaps },
  'planned-and-held': { make: plannedAndHeld, gaps: plannedGaps },
};

/** A report and the data that it is made from; which data, its kind says. */
export type ReportData = SubjectData[ReportSubject];

export function definitionOf(report: ReportId): Definition<ReportSubject> {
  return definitions[report] as Definition<ReportSubject>;
}
