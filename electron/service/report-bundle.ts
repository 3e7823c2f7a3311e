/** All reports of a project as one ZIP: each in every format, each event's own sheet, and a list of what is in it. */

import { createHash } from 'node:crypto';
import { createTranslator } from '#shared/language/translator.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import type { ReportGap } from '#shared/domain/gaps.ts';
import { type ReportId, reportKinds, reportsOf } from '#shared/domain/report-kinds.ts';
import { today } from '#shared/domain/today.ts';
import { eventReportData, projectReportData } from '../archive/reports/collect.ts';
import { definitionOf } from '../reports/definitions.ts';
import type { ZipTask } from '../reports/report-worker.ts';
import { calls } from './implementation.ts';
import { type FinishedReport, collect, readReport, writeReport } from './reports.ts';
import type { Session } from './session.ts';

/** What says that a report is another programme's, or has nothing to reckon by: it would only lie in the way. */
const OF_ANOTHER: ReadonlySet<ReportGap['code']> = new Set(['otherProgramme', 'noMeasure', 'notCerv', 'notErasmus', 'noGrantRules']);

interface Asked {
  readonly projectId: string;
  readonly language: InterfaceLanguage;
}

interface Part {
  readonly report: ReportId;
  readonly subjectId: string;
}

/** The reports that are this project's and its events', in their order. Throws `record.notFound`. */
async function partsOf(session: Session, { projectId, language }: Asked): Promise<{ readonly parts: Part[]; readonly changedAt: string; readonly acronym: string }> {
  const archive = session.archive();
  const data = await projectReportData(archive, projectId);
  const asked = { language, today: today() };
  const isOurs = (gaps: readonly ReportGap[]) => !gaps.some(({ code }) => OF_ANOTHER.has(code));
  const whole: ReportId[] = [];
  for (const report of reportsOf('project')) {
    if (isOurs(definitionOf(report).gaps(await collect(archive, report, projectId), asked))) whole.push(report);
  }
  const held = data.events.filter(({ event }) => event.status === 'held');
  const parts: Part[] = whole.map((report) => ({ report, subjectId: projectId }));
  for (const { event } of held) {
    const sheet = await eventReportData(archive, event.id);
    // An empty list to sign is no report of what was.
    const own = reportsOf('event').filter((report) => report !== 'attendance-list' && isOurs(definitionOf(report).gaps(sheet, asked)));
    parts.push(...own.map((report) => ({ report, subjectId: event.id })));
  }
  return { parts, changedAt: data.changedAt, acronym: data.project.acronym };
}

/** A name that no file has yet: two events may be called the same. */
function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  const [, stem = name, ending = ''] = /^(.*)(\.[^.]+)$/.exec(name) ?? [];
  for (let number = 2, free = name; ; number += 1) {
    if (!(free in taken)) return free;
    free = `${stem}_${number}${ending}`;
  }
}

/** Throws `record.notFound`, `photo.fileDamaged`, `archive.diskFull`, `report.tooLong`, `job.cancelled`. Equal facts make equal bytes. */
async function makeBundle(session: Session, asked: Asked, signal?: AbortSignal): Promise<Omit<FinishedReport, 'pages' | 'tree'> & { readonly files: string[] }> {
  const { t } = createTranslator(asked.language);
  const { parts, changedAt, acronym } = await partsOf(session, asked);
  const folder = acronym.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '').trim() || t('reports:bundle.fileName');
  const name = `${t('reports:bundle.fileName')}_${folder}_${asked.language}.zip`;
  const { result } = session.jobs.start(
    'report',
    name,
    async ({ signal: stop, progress }) => {
      const files: Record<string, Uint8Array> = {};
      const listed: string[] = [];
      for (const [index, { report, subjectId }] of parts.entries()) {
        const said = await readReport(session, { report, subjectId, language: asked.language });
        const within = reportKinds[report].subject === 'event' ? `${folder}/${t('reports:bundle.events')}` : folder;
        for (const format of reportKinds[report].formats) {
          // The steps of each are its own; of the whole, a report is one.
          const made = await writeReport(session, said, format, { signal: stop, progress: () => progress(index, parts.length) });
          const file = freeName(`${within}/${made.name}`, files);
          files[file] = made.bytes;
          listed.push(`${made.sha256}  ${file.slice(folder.length + 1)}`);
        }
      }
      files[`${folder}/${t('reports:bundle.list')}.sha256`] = new TextEncoder().encode(`${listed.join('\n')}\n`);
      const task: ZipTask = { files, changedAt };
      return { bytes: await session.pools.report.run<Uint8Array>(task, { signal: stop }), files: Object.keys(files) };
    },
    signal,
  );
  const { bytes, files } = await result;
  return { bytes, files, name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export const bundleHandlers = {
  bundle: calls.reports.bundle.handler(async ({ context, input, signal }) => {
    const { bytes, ...made } = await makeBundle(context.session, input, signal);
    return { ...made, file: new Blob([bytes as BlobPart], { type: 'application/zip' }) };
  }),
};
