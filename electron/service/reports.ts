import { createHash } from 'node:crypto';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ReportGap } from '#shared/domain/gaps.ts';
import { gapsOfSheet } from '#shared/domain/project-readiness.ts';
import { type ReportFormat, type ReportId, dataOf, reportKinds } from '#shared/domain/report-kinds.ts';
import type { Shape } from '#shared/domain/report-shape.ts';
import { today } from '#shared/domain/today.ts';
import { Failure } from '#shared/contract/failures.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import type { Archive } from '../archive/archive.ts';
import { listEvents, yearsOfEvents } from '../archive/events/repository.ts';
import { listProjects } from '../archive/projects/repository.ts';
import { eventReportData, eventSheetData, projectReportData } from '../archive/reports/collect.ts';
import { findingAidData } from '../archive/reports/finding-aid.ts';
import { organisationReportData } from '../archive/reports/organisation.ts';
import { originsOf } from '../archive/reports/origins.ts';
import { periodReportData } from '../archive/reports/period.ts';
import { projectFileData } from '../archive/reports/project-file.ts';
import { selectionReportData } from '../archive/reports/selection.ts';
import { smallerPicture } from '../archive/photos/service.ts';
import { logoOf } from '../archive/templates/service.ts';
import type { JobContext } from '../jobs/jobs.ts';
import { type ReportData, type SubjectData, definitionOf, inShape } from '../reports/definitions.ts';
import { type Report, allPicturesOf, recordsOf } from '../reports/tree.ts';
import type { ReportTask } from '../reports/report-worker.ts';
import type { WrittenReport } from '../reports/write.ts';
import { calls } from './implementation.ts';
import { outlineOf } from './templates.ts';
import type { Session } from './session.ts';

/** Of what, as what, in which language. */
export interface AskedReport {
  readonly report: ReportId;
  readonly subjectId: string;
  readonly language: ReportLanguage;
  readonly format: ReportFormat;
  /** What it is shaped by; null for its own shape. */
  readonly shape?: Shape | null;
}

export interface FinishedReport extends WrittenReport {
  /** A file name that says what it is, without spaces or accents. */
  readonly name: string;
  readonly sha256: string;
  /** What it says, which the file was laid out from. */
  readonly tree: Report;
}

/** What an archive is searched with, while it is waited for. */
type Looking = Pick<Session, 'archive' | 'finding'>;

const collectors: { readonly [S in keyof SubjectData]: (archive: Archive, subject: string, looking: Looking, signal?: AbortSignal) => Promise<SubjectData[S]> } = {
  event: eventReportData, project: projectReportData, projectFile: projectFileData, organisation: organisationReportData, period: periodReportData, selection: selectionReportData,
  question: (archive, asked, looking, signal) => {
    const finding = looking.finding();
    return findingAidData(archive, { find: (question) => finding.find(question, signal), facets: (question) => finding.facets(question, signal) }, asked);
  },
};

/** Throws `record.notFound`, `report.noPeriod`, `report.noSelection`, `report.noQuestion`, `job.cancelled`. */
export function collect(looking: Looking, report: ReportId, subjectId: string, signal?: AbortSignal): Promise<ReportData> {
  return collectors[dataOf(report)](looking.archive(), subjectId, looking, signal);
}

/** A picture as the address of itself: it may be in no file. */
function dataAddress(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64')}`;
}

/** With more pictures than this each is taken small: two thousand large ones are more than a machine holds. */
const MANY = 300;

/** Formats that show pictures. */
const ILLUSTRATED: ReadonlySet<ReportFormat> = new Set(['pdf', 'docx', 'html']);

/** Each picture, made again where it is gone. Throws `photo.fileDamaged`, `archive.diskFull`, `job.cancelled`. */
async function gatherPictures({ pools }: Session, archive: Archive, photos: readonly string[], { signal, progress }: JobContext): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  const size = photos.length > MANY ? 400 : 1600;
  for (const [index, sha256] of photos.entries()) {
    // A picture that is there is not waited for, so that nothing else would ask.
    if (signal.aborted) throw new Failure('job.cancelled');
    progress(index, photos.length + 1);
    pictures.set(sha256, dataAddress(await smallerPicture(archive, pools.photo, sha256, size, { signal })));
  }
  return pictures;
}

/** A report in its shape; as it is without one. */
export async function withShape(archive: Archive, made: Report, { report, language, shape }: Pick<AskedReport, 'report' | 'language' | 'shape'>): Promise<Report> {
  if (!shape) return made;
  return inShape(made, shape, { report, language, logo: await logoOf(archive, shape, { language, undescribed: reportTranslator(language).t('reports:shape.logo') }) });
}

/** What a report says, now. Throws as `collect`. */
export async function readReport(session: Session, asked: Omit<AskedReport, 'format'>, signal?: AbortSignal): Promise<Report> {
  const { report, subjectId, language } = asked;
  const archive = session.archive();
  return withShape(archive, definitionOf(report).make(await collect(session, report, subjectId, signal), language), asked);
}

/** Writes what a report says in one of its formats, within a job. Throws `photo.fileDamaged`, `archive.diskFull`, `report.tooLong`, `job.cancelled`. */
export async function writeReport(session: Session, report: Report, format: ReportFormat, job: JobContext): Promise<FinishedReport> {
  const pictures = await gatherPictures(session, session.archive(), ILLUSTRATED.has(format) ? allPicturesOf(report) : [], job);
  const task: ReportTask = { report, format, pictures };
  const { bytes, pages } = await session.pools.report.run<WrittenReport>(task, { signal: job.signal, onProgress: job.progress });
  return { bytes, pages, name: `${report.fileName}.${format}`, tree: report, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Makes a report, as a job. Throws `report.noFormat`, `report.nothingFound`, `record.notFound`, `photo.fileDamaged`, `archive.diskFull`, `report.tooLong`,
 * `job.cancelled`.
 */
export async function makeReport(session: Session, asked: AskedReport, signal?: AbortSignal): Promise<FinishedReport> {
  const { format } = asked;
  const formats: readonly ReportFormat[] = reportKinds[asked.report].formats;
  if (!formats.includes(format)) throw new Failure('report.noFormat', { format, formats: formats.join(', ') });
  const report = await readReport(session, asked, signal);
  if (asked.report === 'finding-aid' && recordsOf(report).length === 0) throw new Failure('report.nothingFound', { question: asked.subjectId });
  return session.jobs.start('report', `${report.fileName}.${format}`, (job) => writeReport(session, report, format, job), signal).result;
}

const missingOf = (gaps: readonly ReportGap[]) => gaps.filter(({ weight }) => weight === 'missing').length;

async function sheetEvents(session: Session, { after, limit, language }: { after: string | null; limit: number; language: ReportLanguage }) {
  const archive = session.archive();
  const { items, next } = await listEvents(archive.reader, { after, limit }, { status: 'held', projectId: null, whole: true });
  return {
    next,
    items: await Promise.all(
      items.map(async ({ id, title, dates, projects }) => ({ id, name: title, dates, acronym: projects[0]?.acronym ?? null, missing: missingOf(gapsOfSheet(await eventSheetData(archive, id), language)) })),
    ),
  };
}

export const reportHandlers = {
  reports: {
    events: calls.reports.events.handler(({ context, input }) => sheetEvents(context.session, input)),
    projects: calls.reports.projects.handler(async ({ context }) => (await listProjects(context.session.archive().reader)).map(({ id, acronym, title, own }) => ({ id, acronym, name: title, own }))),
    years: calls.reports.years.handler(({ context }) => yearsOfEvents(context.session.archive().reader)),
    outline: calls.reports.outline.handler(async ({ context, input: { report, subjectId, language } }) => outlineOf(report, await readReport(context.session, { report, subjectId, language, shape: null }))),
    gaps: calls.reports.gaps.handler(async ({ context, input: { report, subjectId, language, shape }, signal }) => {
      const data = await collect(context.session, report, subjectId, signal);
      return definitionOf(report).gaps(data, { language, today: today(), shape });
    }),
    read: calls.reports.read.handler(async ({ context, input: { report: asked, subjectId, language, shape }, signal }) => {
      const archive = context.session.archive();
      const report = await readReport(context.session, { report: asked, subjectId, language, shape }, signal);
      return { report, origins: await originsOf(archive, recordsOf(report)) };
    }),
    make: calls.reports.make.handler(async ({ context, input, signal }) => {
      const { bytes, name, sha256, pages } = await makeReport(context.session, input, signal);
      return { file: new Blob([bytes as BlobPart], { type: MEDIA_TYPES[input.format] }), name, sha256, pages };
    }),
  },
};

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', html: 'text/html', txt: 'text/plain', csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
