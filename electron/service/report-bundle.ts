/** All reports of a project as one ZIP: each in every format, each event's own sheet, and a list of what is in it. What has a default template is shaped by it. */

import { createHash } from 'node:crypto';
import { reportTranslator } from '#shared/language/report-translator.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportShape } from '#shared/contract/report-templates.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { ReportGap } from '#shared/domain/gaps.ts';
import type { ProjectReportData } from '#shared/domain/project-report.ts';
import { type ReportId, reportKinds, reportsOf } from '#shared/domain/report-kinds.ts';
import { today } from '#shared/domain/today.ts';
import { eventReports, projectReportData } from '../archive/reports/collect.ts';
import { listTemplates } from '../archive/templates/service.ts';
import { type ReportData, definitionOf } from '../reports/definitions.ts';
import type { ZipTask } from '../reports/report-worker.ts';
import type { Report } from '../reports/tree.ts';
import { calls } from './implementation.ts';
import { type FinishedReport, collect, withShape, writeReport } from './reports.ts';
import type { Session } from './session.ts';

/** What says that a report is another programme's, or has nothing to reckon by: it would only lie in the way. */
const OF_ANOTHER: ReadonlySet<ReportGap['code']> = new Set(['otherProgramme', 'noMeasure', 'notCerv', 'notErasmus', 'noGrantRules']);

interface Asked {
  readonly projectId: string;
  readonly language: ReportLanguage;
}

/** What a report says; all of them are of one moment. */
interface Part {
  readonly report: ReportId;
  readonly said: Report;
}

/** The reports that are this project's and its events', in their order. Throws `job.cancelled`. */
async function partsOf(session: Session, { projectId, language }: Asked, { events }: ProjectReportData, signal: AbortSignal): Promise<Part[]> {
  const archive = session.archive();
  const asked = { language, today: today() };
  const defaults = new Map((await listTemplates(archive, null)).flatMap((template) => (template.isDefault ? [[template.report, reportShape.parse(template)] as const] : [])));
  const told = async (report: ReportId, data: ReportData): Promise<Part[]> => {
    if (signal.aborted) throw new Failure('job.cancelled');
    const { gaps, make } = definitionOf(report);
    return gaps(data, asked).some(({ code }) => OF_ANOTHER.has(code)) ? [] : [{ report, said: await withShape(archive, make(data, language), { report, language, shape: defaults.get(report) ?? null }) }];
  };
  const parts: Part[] = [];
  for (const report of reportsOf('project')) parts.push(...(await told(report, await collect(session, report, projectId))));
  const held = events.flatMap(({ event: { id, status } }) => (status === 'held' ? [id] : []));
  for (const sheet of await eventReports(archive, held)) {
    // An empty list to sign is no report of what was.
    for (const report of reportsOf('event')) if (report !== 'attendance-list') parts.push(...(await told(report, sheet)));
  }
  return parts;
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
  const { t } = reportTranslator(asked.language);
  const data = await projectReportData(session.archive(), asked.projectId);
  const { changedAt } = data;
  const folder = data.project.acronym.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '').trim() || t('reports:bundle.fileName');
  const name = `${t('reports:bundle.fileName')}_${folder}_${asked.language}.zip`;
  const { result } = session.jobs.start(
    'report',
    name,
    async ({ signal: stop, progress }) => {
      const files: Record<string, Uint8Array> = {};
      const listed: string[] = [];
      const parts = await partsOf(session, asked, data, stop);
      for (const [index, { report, said }] of parts.entries()) {
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
