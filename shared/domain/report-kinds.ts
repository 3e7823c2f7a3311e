/** The reports that there are: what each is about, and as what it can be taken along. What each says is in its definition. */

export const reportFormats = ['pdf', 'html', 'txt', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportSubjects = ['event', 'project'] as const;
export type ReportSubject = (typeof reportSubjects)[number];

interface ReportKind {
  readonly subject: ReportSubject;
  readonly formats: readonly ReportFormat[];
}

export const reportKinds = {
  'event-sheet': { subject: 'event', formats: ['pdf', 'html', 'txt'] },
  'attendance-list': { subject: 'event', formats: ['pdf', 'xlsx'] },
  'information-template': { subject: 'project', formats: ['pdf', 'html', 'txt'] },
  participation: { subject: 'project', formats: ['pdf', 'html', 'txt', 'xlsx', 'csv'] },
  grant: { subject: 'project', formats: ['pdf', 'html', 'txt', 'xlsx', 'csv'] },
  'planned-and-held': { subject: 'project', formats: ['pdf', 'html', 'txt', 'xlsx', 'csv'] },
} as const satisfies Readonly<Record<string, ReportKind>>;

export type ReportId = keyof typeof reportKinds;
export const reportIds = Object.keys(reportKinds) as [ReportId, ...ReportId[]];

/** The reports about a kind of record. */
export function reportsOf(subject: ReportSubject): readonly ReportId[] {
  return reportIds.filter((id) => reportKinds[id].subject === subject);
}
