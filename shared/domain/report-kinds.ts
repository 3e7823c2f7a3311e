/** The reports that there are: what each is about, and as what it can be taken along. What each says is in its definition. */

export const reportFormats = ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * A period is no record: it is said as EDTF, "2018" or "2018-01-01/2018-06-30". A selection of events is none either: `selection.ts` says how it
 * is said. A question is what was typed, as `asking/read.ts` reads it.
 */
export const reportSubjects = ['event', 'project', 'organisation', 'period', 'selection', 'question'] as const;
export type ReportSubject = (typeof reportSubjects)[number];

interface ReportKind {
  readonly subject: ReportSubject;
  /** What is collected for it, where that is more than is collected for every report about such a subject. */
  readonly data?: 'projectFile';
  readonly formats: readonly ReportFormat[];
}

export const reportKinds = {
  'event-sheet': { subject: 'event', formats: ['pdf', 'docx', 'html', 'txt'] },
  'cerv-event-sheet': { subject: 'event', formats: ['pdf', 'docx', 'html', 'txt'] },
  'attendance-list': { subject: 'event', formats: ['pdf', 'docx', 'xlsx'] },
  'information-template': { subject: 'project', formats: ['pdf', 'docx', 'html', 'txt'] },
  'final-pack': { subject: 'project', formats: ['pdf', 'docx', 'html'] },
  'erasmus-report': { subject: 'project', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  participation: { subject: 'project', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  grant: { subject: 'project', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  'planned-and-held': { subject: 'project', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  dossier: { subject: 'project', data: 'projectFile', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  'project-statistics': { subject: 'project', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  partners: { subject: 'project', data: 'projectFile', formats: ['pdf', 'docx', 'xlsx', 'csv'] },
  events: { subject: 'project', formats: ['pdf', 'docx', 'xlsx', 'csv'] },
  'photo-report': { subject: 'project', formats: ['pdf', 'docx', 'html'] },
  'event-photos': { subject: 'event', formats: ['pdf', 'docx', 'html'] },
  'partner-profile': { subject: 'organisation', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  annual: { subject: 'period', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  'period-statistics': { subject: 'period', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  'period-events': { subject: 'period', formats: ['pdf', 'docx', 'xlsx', 'csv'] },
  'selection-statistics': { subject: 'selection', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
  'selection-events': { subject: 'selection', formats: ['pdf', 'docx', 'xlsx', 'csv'] },
  'selection-photos': { subject: 'selection', formats: ['pdf', 'docx', 'html'] },
  'selection-sheets': { subject: 'selection', formats: ['pdf', 'docx', 'html', 'txt'] },
  'finding-aid': { subject: 'question', formats: ['pdf', 'docx', 'html', 'txt', 'xlsx', 'csv'] },
} as const satisfies Readonly<Record<string, ReportKind>>;

export type ReportId = keyof typeof reportKinds;
export const reportIds = Object.keys(reportKinds) as [ReportId, ...ReportId[]];

/** What is collected for a report: that of its subject, unless it says more. */
export type ReportDataOf<R extends ReportId> = (typeof reportKinds)[R] extends { readonly data: infer D } ? D : (typeof reportKinds)[R]['subject'];

export function dataOf<R extends ReportId>(report: R): ReportDataOf<R> {
  const { subject, data }: ReportKind = reportKinds[report];
  return (data ?? subject) as ReportDataOf<R>;
}

/** The reports about a kind of record, about a period or about a selection. */
export function reportsOf(subject: ReportSubject): readonly ReportId[] {
  return reportIds.filter((id) => reportKinds[id].subject === subject);
}
