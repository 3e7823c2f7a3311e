import { createHash } from 'node:crypto';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import type { ReportGap } from '#shared/domain/gaps.ts';
import { gapsOfSheet } from '#shared/domain/project-readiness.ts';
import { type ReportFormat, type ReportId, type ReportSubject, reportKinds } from '#shared/domain/report-kinds.ts';
import { today } from '#shared/domain/today.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../archive/archive.ts';
import { listEvents } from '../archive/events/repository.ts';
import { listProjects } from '../archive/projects/repository.ts';
import { eventSheetData, projectReportData } from '../archive/reports/collect.ts';
import { smallerPicture } from '../archive/photos/service.ts';
import type { JobContext } from '../jobs/jobs.ts';
import { type ReportData, type SubjectData, definitionOf } from '../reports/definitions.ts';
import { picturesOf } from '../reports/tree.ts';
import type { ReportTask } from '../reports/report-worker.ts';
import type { WrittenReport } from '../reports/write.ts';
import { calls } from './implementation.ts';
import type { Session } from './session.ts';

/** Of what, as what, in which language. */
export interface AskedReport {
  readonly report: ReportId;
  readonly subjectId: string;
  readonly language: InterfaceLanguage;
  readonly format: ReportFormat;
}

export interface FinishedReport extends WrittenReport {
  /** A file name that says what it is, without spaces or accents. */
  readonly name: string;
  readonly sha256: string;
}

const collectors: { readonly [S in ReportSubject]: (archive: Archive, id: string) => Promise<SubjectData[S]> } = { event: eventSheetData, project: projectReportData };

/** Throws `record.notFound`. */
function collect(archive: Archive, report: ReportId, subjectId: string): Promise<ReportData> {
  return collectors[reportKinds[report].subject](archive, subjectId);
}

/** A picture as the address of itself: it may be in no file. */
function dataAddress(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64')}`;
}

/** Formats that show pictures. */
const ILLUSTRATED: ReadonlySet<ReportFormat> = new Set(['pdf', 'html']);

/** Each picture, made again where it is gone. Throws `photo.fileDamaged`, `archive.diskFull`, `job.cancelled`. */
async function gatherPictures({ pools }: Session, archive: Archive, photos: readonly string[], { signal, progress }: JobContext): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const [index, sha256] of photos.entries()) {
    // A picture that is there is not waited for, so that nothing else would ask.
    if (signal.aborted) throw new Failure('job.cancelled');
    progress(index, photos.length + 1);
    pictures.set(sha256, dataAddress(await smallerPicture(archive, pools.photo, sha256, 1600, { signal })));
  }
  return pictures;
}

/**
 * Makes a report, as a job. Throws `report.noFormat`, `record.notFound`, `photo.fileDamaged`, `archive.diskFull`, `report.tooLong`,
 * `job.cancelled`.
 */
export async function makeReport(session: Session, { report: asked, subjectId, language, format }: AskedReport, signal?: AbortSignal): Promise<FinishedReport> {
  const formats: readonly ReportFormat[] = reportKinds[asked].formats;
  if (!formats.includes(format)) throw new Failure('report.noFormat', { format, formats: formats.join(', ') });
  const archive = session.archive();
  const report = definitionOf(asked).make(await collect(archive, asked, subjectId), language);
  const name = `${report.fileName}.${format}`;
  const { result } = session.jobs.start(
    'report',
    name,
    async (job) => {
      const pictures = await gatherPictures(session, archive, ILLUSTRATED.has(format) ? picturesOf(report.content) : [], job);
      const task: ReportTask = { report, format, pictures };
      return session.pools.report.run<WrittenReport>(task, { signal: job.signal, onProgress: job.progress });
    },
    signal,
  );
  const { bytes, pages } = await result;
  return { bytes, pages, name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const missingOf = (gaps: readonly ReportGap[]) => gaps.filter(({ weight }) => weight === 'missing').length;

async function sheetEvents(session: Session, { after, limit, language }: { after: string | null; limit: number; language: InterfaceLanguage }) {
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
    gaps: calls.reports.gaps.handler(async ({ context, input: { report, subjectId, language } }) => {
      const data = await collect(context.session.archive(), report, subjectId);
      return definitionOf(report).gaps(data, { language, today: today() });
    }),
    make: calls.reports.make.handler(async ({ context, input, signal }) => {
      const { bytes, name, sha256, pages } = await makeReport(context.session, input, signal);
      return { file: new Blob([bytes as BlobPart], { type: MEDIA_TYPES[input.format] }), name, sha256, pages };
    }),
  },
};

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf', html: 'text/html', txt: 'text/plain', csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
