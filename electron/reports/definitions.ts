/** What each report says and lacks, from what the archive collects for its subject. A report is added here, in its kind and in its words. */

import type { OrganisationReportData, PeriodReportData, ProjectFileData, SelectionReportData } from '#shared/domain/centre-report.ts';
import { annualGaps, dossierGaps, eventListGaps, eventPhotoGaps, partnerListGaps, periodEventsGaps, periodStatisticsGaps, photoReportGaps, profileGaps, selectionEventsGaps, selectionPhotosGaps, selectionSheetsGaps, selectionStatisticsGaps, statisticsGaps, findingAidGaps } from '#shared/domain/centre-readiness.ts';
import type { EventReportData } from '#shared/domain/event-sheet.ts';
import { isPlain } from '#shared/domain/printable.ts';
import type { FindingAidData } from '#shared/domain/finding-aid.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ReportGap } from '#shared/domain/gaps.ts';
import { grantGaps } from '#shared/domain/grant-readiness.ts';
import { gapsOfList, gapsOfSheet, packGaps, participationGaps, plannedGaps, templateGaps } from '#shared/domain/project-readiness.ts';
import { cervGaps, erasmusGaps } from '#shared/domain/other-programmes.ts';
import type { ProjectReportData } from '#shared/domain/project-report.ts';
import type { ReportDataOf, ReportId } from '#shared/domain/report-kinds.ts';
import { type Shape, shaped } from '#shared/domain/report-shape.ts';
import type { Logo } from '#shared/domain/report-tree.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { annualReport } from './annual.ts';
import { attendanceList } from './attendance-list.ts';
import { cervEventSheet } from './cerv-event-sheet.ts';
import { dossier } from './dossier.ts';
import { erasmusReport } from './erasmus-report.ts';
import { eventSheet } from './event-sheet.ts';
import { eventList, periodEvents } from './events-table.ts';
import { findingAid } from './finding-aid.ts';
import { finalPack } from './final-pack.ts';
import { grantReport } from './grant.ts';
import { informationTemplate } from './information-template.ts';
import { participationReport } from './participation.ts';
import { partnerProfile } from './partner-profile.ts';
import { partnerList } from './partners.ts';
import { eventPhotos, photoReport } from './photo-report.ts';
import { plannedAndHeld } from './planned-and-held.ts';
import { selectionEvents, selectionPhotos, selectionSheets, selectionStatistics } from './selection.ts';
import { periodStatistics, projectStatistics } from './statistics.ts';
import { ownTexts, unprintedTexts } from './letters.ts';
import type { Report } from './tree.ts';

/** What is collected for a report about each kind of subject, and for those that ask for more. */
export interface SubjectData {
  readonly event: EventReportData;
  readonly project: ProjectReportData;
  readonly projectFile: ProjectFileData;
  readonly organisation: OrganisationReportData;
  readonly period: PeriodReportData;
  readonly selection: SelectionReportData;
  readonly question: FindingAidData;
}

interface AskedGaps {
  readonly language: ReportLanguage;
  /** ISO 8601, a day */
  readonly today: string;
  /** What it is shaped by; nothing for its own shape. */
  readonly shape?: Shape | null;
}

interface Definition<S extends keyof SubjectData> {
  readonly make: (data: SubjectData[S], language: ReportLanguage) => Report;
  readonly gaps: (data: SubjectData[S], asked: AskedGaps) => ReportGap[];
}

type Definitions = { readonly [R in ReportId]: Definition<ReportDataOf<R> & keyof SubjectData> };

const definitions: Definitions = {
  'event-sheet': { make: eventSheet, gaps: (data, { language }) => gapsOfSheet(data, language) },
  'cerv-event-sheet': { make: cervEventSheet, gaps: cervGaps },
  'attendance-list': { make: attendanceList, gaps: (data, { language }) => gapsOfList(data, language) },
  'information-template': { make: informationTemplate, gaps: templateGaps },
  'final-pack': { make: finalPack, gaps: packGaps },
  'erasmus-report': { make: erasmusReport, gaps: erasmusGaps },
  participation: { make: participationReport, gaps: participationGaps },
  grant: { make: grantReport, gaps: grantGaps },
  'planned-and-held': { make: plannedAndHeld, gaps: plannedGaps },
  dossier: { make: dossier, gaps: dossierGaps },
  'project-statistics': { make: projectStatistics, gaps: statisticsGaps },
  partners: { make: partnerList, gaps: partnerListGaps },
  events: { make: eventList, gaps: eventListGaps },
  'photo-report': { make: photoReport, gaps: photoReportGaps },
  'event-photos': { make: eventPhotos, gaps: eventPhotoGaps },
  'partner-profile': { make: partnerProfile, gaps: profileGaps },
  annual: { make: annualReport, gaps: annualGaps },
  'period-statistics': { make: periodStatistics, gaps: periodStatisticsGaps },
  'period-events': { make: periodEvents, gaps: periodEventsGaps },
  'selection-statistics': { make: selectionStatistics, gaps: selectionStatisticsGaps },
  'selection-events': { make: selectionEvents, gaps: selectionEventsGaps },
  'selection-photos': { make: selectionPhotos, gaps: selectionPhotosGaps },
  'selection-sheets': { make: selectionSheets, gaps: selectionSheetsGaps },
  'finding-aid': { make: findingAid, gaps: findingAidGaps },
};

/** A report and the data that it is made from; which data, its kind says. */
export type ReportData = SubjectData[keyof SubjectData];

/** As much of a text as a sentence about it has room for. */
const NAMED = 60;

/** Letters that its type lacks, of each text of a report that no gap has told them of yet; what it was shaped with no gap tells of. */
function withLetters(gaps: ReportGap[], report: Report, of: Pick<ReportGap, 'kind' | 'id'>): ReportGap[] {
  const told = new Set(gaps.flatMap(({ params: { letters = '' } }) => Array.from(String(letters))));
  const own = new Set(ownTexts(report));
  const more = unprintedTexts(report).filter(({ text, letters }) => own.has(text) || Array.from(letters).some((letter) => !told.has(letter)));
  const untold = more.map(({ text, letters }): ReportGap => ({ code: 'textLetters', weight: 'missing', ...of, field: '', params: { text: text.length > NAMED ? `${text.slice(0, NAMED).trimEnd()} …` : text, letters }, name: null, source: null }));
  const missing = gaps.filter(({ weight }) => weight === 'missing').length;
  return gaps.toSpliced(missing, 0, ...untold);
}

/** What a report is about, as a gap names it: a record, a period by its dates, or a selection or a question, which have no name of their own. */
function subjectOf(data: ReportData): Pick<ReportGap, 'kind' | 'id'> {
  if ('period' in data) return { kind: 'period', id: data.period };
  if ('question' in data) return { kind: 'question', id: '' };
  if ('selection' in data) return { kind: 'selection', id: '' };
  if ('event' in data) return { kind: 'event', id: data.event.id };
  return 'organisation' in data ? { kind: 'organisation', id: data.organisation.id } : { kind: 'project', id: data.project.id };
}

/** A report in its shape. @param language the report's own */
export const inShape = (made: Report, shape: Shape, { report, language, logo }: { readonly report: ReportId; readonly language: ReportLanguage; readonly logo: Logo | null }): Report =>
  shaped(made, shape, { of: report, foreword: reportTranslator(language).t('reports:shape.foreword'), logo });

export function definitionOf(report: ReportId): Definition<keyof SubjectData> {
  const { make, gaps } = definitions[report] as Definition<keyof SubjectData>;
  return {
    make,
    gaps: (data, asked) => {
      const found = gaps(data, asked);
      const { language, shape = null } = asked;
      // Of what is all of plain letters nothing has to be made to know that none is lacking: 500 events are told of at once.
      if (isPlain(JSON.stringify([data, shape]))) return found;
      const made = make(data, language);
      return withLetters(found, shape ? inShape(made, shape, { report, language, logo: null }) : made, subjectOf(data));
    },
  };
}
