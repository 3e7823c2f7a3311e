import { createHash } from 'node:crypto';
import { fold } from '#shared/domain/fold.ts';
import type { EventSheetData } from '#shared/domain/event-sheet.ts';
import { type InterfaceLanguage, chooseText } from '#shared/domain/languages.ts';
import { type Gap, eventSheetGaps } from '#shared/domain/readiness.ts';
import { Failure } from '#shared/contract/failures.ts';
import { createTranslator } from '#shared/language/translator.ts';
import type { Archive } from '../archive/archive.ts';
import { listEvents } from '../archive/events/repository.ts';
import { eventSheetData } from '../archive/events/sheet-data.ts';
import { smallerPicture } from '../archive/photos/service.ts';
import type { JobContext } from '../jobs/jobs.ts';
import type { RenderedPdf } from '../reports/render.ts';
import type { ReportTask } from '../reports/report-worker.ts';
import { calls } from './implementation.ts';
import type { Session } from './session.ts';

export interface FinishedReport extends RenderedPdf {
  /** A file name that says what it is, without spaces or accents. */
  readonly name: string;
  readonly sha256: string;
  readonly gaps: readonly Gap[];
}

function fileName(data: EventSheetData, language: InterfaceLanguage): string {
  const { t } = createTranslator(language);
  const title = fold(chooseText(data.event.title, language)?.text ?? '').replaceAll(' ', '-').slice(0, 60).replace(/-+$/, '');
  return `${t('reports:eventSheet.fileName')}_${title}_${language}.pdf`;
}

/** A picture as the address of itself: it may be in no file. */
function dataAddress(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64')}`;
}

/** Each picture, made again where it is gone. Throws `photo.fileDamaged`, `archive.diskFull`, `job.cancelled`. */
async function gatherPictures({ pools }: Session, archive: Archive, { photos }: EventSheetData, { signal, progress }: JobContext): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const [index, { sha256 }] of photos.entries()) {
    // A picture that is there is not waited for, so that nothing else would ask.
    if (signal.aborted) throw new Failure('job.cancelled');
    progress(index, photos.length + 1);
    pictures.set(sha256, dataAddress(await smallerPicture(archive, pools.photo, sha256, 1600, { signal })));
  }
  return pictures;
}

/** Makes an event sheet, as a job. Throws `record.notFound`, `photo.fileDamaged`, `archive.diskFull`, `report.tooLong`, `job.cancelled`. */
export async function makeEventSheet(session: Session, eventId: string, language: InterfaceLanguage, signal?: AbortSignal): Promise<FinishedReport> {
  const archive = session.archive();
  const data = await eventSheetData(archive, eventId);
  const name = fileName(data, language);
  const { result } = session.jobs.start(
    'report',
    name,
    async (job) => {
      const pictures = await gatherPictures(session, archive, data, job);
      const task: ReportTask = { report: 'eventSheet', data, language, pictures };
      return session.pools.report.run<RenderedPdf>(task, { signal: job.signal, onProgress: job.progress });
    },
    signal,
  );
  const { pdf, pages } = await result;
  return { pdf, pages, name, sha256: createHash('sha256').update(pdf).digest('hex'), gaps: eventSheetGaps(data, language) };
}

async function sheetEvents(session: Session, { after, limit, language }: { after: string | null; limit: number; language: InterfaceLanguage }) {
  const archive = session.archive();
  const { items, next } = await listEvents(archive.reader, { after, limit }, { status: 'held', projectId: null, whole: true });
  return {
    next,
    items: await Promise.all(
      items.map(async ({ id, title, dates, projects }) => {
        const gaps = eventSheetGaps(await eventSheetData(archive, id), language);
        return { id, name: title, dates, acronym: projects[0]?.acronym ?? null, missing: gaps.filter((gap) => gap.weight === 'missing').length };
      }),
    ),
  };
}

export const reportHandlers = {
  reports: {
    events: calls.reports.events.handler(({ context, input }) => sheetEvents(context.session, input)),
    eventSheetGaps: calls.reports.eventSheetGaps.handler(async ({ context, input }) => {
      const data = await eventSheetData(context.session.archive(), input.eventId);
      return eventSheetGaps(data, input.language);
    }),
    eventSheet: calls.reports.eventSheet.handler(async ({ context, input, signal }) => {
      const { pdf, name, sha256, pages } = await makeEventSheet(context.session, input.eventId, input.language, signal);
      return { pdf: new Blob([pdf as BlobPart], { type: 'application/pdf' }), name, sha256, pages };
    }),
  },
};
