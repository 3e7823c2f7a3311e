/** Giving reports out, and holding what was given out against what the archive says today. */

import type { ReportChange } from '#shared/contract/issued.ts';
import { Failure } from '#shared/contract/failures.ts';
import { RULES_VERSION } from '#shared/domain/funding/book.ts';
import { questionOf } from '#shared/domain/finding-aid.ts';
import { isReportLanguage } from '#shared/domain/languages.ts';
import { shortestPeriod } from '#shared/domain/period.ts';
import { type ReportId, type ReportSubject, reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { selectionOf, selectionText } from '#shared/domain/selection.ts';
import manifest from '../../package.json' with { type: 'json' };
import { listIssued } from '../archive/issued/repository.ts';
import { type Issued, type ToIssue, getIssued, issuedPath, keepIssued, noteOnIssued, readIssued } from '../archive/issued/service.ts';
import { stableJson } from '../archive/records/codec.ts';
import { compareReports } from '../reports/compare.ts';
import type { Report } from '../reports/tree.ts';
import { calls } from './implementation.ts';
import { type AskedReport, makeReport, readReport } from './reports.ts';
import type { Session } from './session.ts';

type Belongs = 'eventId' | 'projectId' | 'organisationId';

/** Which field of an issued report names what it is about, so that it belongs to that record; a period, a selection and a question are none. */
const BELONGS: { readonly [S in ReportSubject]: Belongs | null } = { event: 'eventId', project: 'projectId', organisation: 'organisationId', period: null, selection: null, question: null };

/** What no funder asks for is held to no rules. */
const rulesOf = (subject: ReportSubject): ToIssue['rulesVersion'] => (subject === 'event' || subject === 'project' ? RULES_VERSION : null);

/** What it is about today: a record may have been made one with another since. */
function subjectOf(issued: Pick<ToIssue, 'subjectKind' | 'subjectId' | Belongs>): string {
  const field = BELONGS[issued.subjectKind];
  return (field && issued[field]) ?? issued.subjectId;
}

/** Equal periods are one, however they were said, and so are equal selections and equal questions. */
function plainSubject(subject: ReportSubject, asked: string): string {
  if (subject === 'period') return shortestPeriod(asked);
  const chosen = subject === 'selection' ? selectionOf(asked) : null;
  return (chosen ? selectionText(chosen) : subject === 'question' ? questionOf(asked) : null) ?? asked;
}

interface Asked extends Omit<AskedReport, 'format'> {
  readonly note: string | null;
}

/** Throws as `makeReport` and `keepIssued`. */
async function issue(session: Session, { note, ...asked }: Asked, signal?: AbortSignal): Promise<Issued> {
  const archive = session.archive();
  // Refused before the work: where nothing is kept nothing is given out.
  archive.writer();
  const { bytes, pages, name, tree } = await makeReport(session, { ...asked, format: 'pdf' }, signal);
  if (signal?.aborted) throw new Failure('job.cancelled');
  const { report, language } = asked;
  const { subject } = reportKinds[report];
  const field = BELONGS[subject];
  const subjectId = plainSubject(subject, asked.subjectId);
  const record: ToIssue = {
    eventId: null, projectId: null, organisationId: null, ...(field && { [field]: subjectId }),
    title: { [language]: tree.title }, report, subjectKind: subject, subjectId, language, note,
    fileName: name, pages: pages ?? 1, rulesVersion: rulesOf(subject), programVersion: manifest.version,
    pdf: bytes, data: new TextEncoder().encode(stableJson(tree)),
  };
  return keepIssued(archive, record, session.author);
}

/** Throws `record.notFound`, `issued.fileDamaged`, `report.unknown`. */
async function compare(session: Session, id: string): Promise<ReportChange[]> {
  const archive = session.archive();
  const issued = await getIssued(archive, id);
  const report: ReportId | undefined = reportIds.find((known) => known === issued.report);
  const { language } = issued;
  if (!report || !isReportLanguage(language)) throw new Failure('report.unknown', { report: issued.report, reports: reportIds.join(', ') });
  const then = JSON.parse(Buffer.from(await readIssued(archive, issued, 'data')).toString('utf8')) as Report;
  return compareReports(then, await readReport(session, { report, subjectId: subjectOf(issued), language, shape: then.shape ?? null }));
}

/** Where the PDF of a report that was given out lies. */
export function whereIssued(session: Session, pdfSha256: string): string {
  return issuedPath(session.archive(), pdfSha256);
}

export const issuedHandlers = {
  issued: {
    list: calls.issued.list.handler(({ context, input }) => listIssued(context.session.archive().reader, input, input)),
    get: calls.issued.get.handler(({ context, input }) => getIssued(context.session.archive(), input.id)),
    issue: calls.issued.issue.handler(({ context, input, signal }) => issue(context.session, input, signal)),
    note: calls.issued.note.handler(({ context, input }) => noteOnIssued(context.session.archive(), input, context.session.author)),
    file: calls.issued.file.handler(async ({ context, input }) => {
      const archive = context.session.archive();
      const issued = await getIssued(archive, input.id);
      const bytes = await readIssued(archive, issued, 'pdf');
      return { file: new Blob([bytes as BlobPart], { type: 'application/pdf' }), name: issued.fileName, sha256: issued.pdfSha256 };
    }),
    compare: calls.issued.compare.handler(async ({ context, input }) => ({ changes: await compare(context.session, input.id), programVersion: manifest.version })),
  },
};
