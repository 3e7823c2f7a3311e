/** What each report says and lacks, from what the archive collects for its subject. A report is added here, in its kind and in its words. */

import type { EventSheetData } from '#shared/domain/event-sheet.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import type { ReportGap } from '#shared/domain/gaps.ts';
import { grantGaps } from '#shared/domain/grant-readiness.ts';
import { gapsOfList, gapsOfSheet, participationGaps, plannedGaps, templateGaps } from '#shared/domain/project-readiness.ts';
import type { ProjectReportData } from '#shared/domain/project-report.ts';
import type { ReportId, ReportSubject, reportKinds } from '#shared/domain/report-kinds.ts';
import { attendanceList } from './attendance-list.ts';
import { eventSheet } from './event-sheet.ts';
import { grantReport } from './grant.ts';
import { informationTemplate } from './information-template.ts';
import { participationReport } from './participation.ts';
import { plannedAndHeld } from './planned-and-held.ts';
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
  grant: { make: grantReport, gaps: grantGaps },
  'planned-and-held': { make: plannedAndHeld, gaps: plannedGaps },
};

/** A report and the data that it is made from; which data, its kind says. */
export type ReportData = SubjectData[ReportSubject];

export function definitionOf(report: ReportId): Definition<ReportSubject> {
  return definitions[report] as Definition<ReportSubject>;
}
