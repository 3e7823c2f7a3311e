/** Writes a report in a thread of its own: laying out pages would hold everything else up. */

import type { ReportFormat } from '#shared/domain/report-kinds.ts';
import { serveTasks } from '../jobs/worker-side.ts';
import type { Report } from './tree.ts';
import { write } from './write.ts';
import { zip } from './zip.ts';

export interface ReportTask {
  readonly report: Report;
  readonly format: ReportFormat;
  /** SHA-256 → the picture as a `data:` address. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** Finished files to be put together. */
export interface ZipTask {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** ISO 8601. */
  readonly changedAt: string;
}

serveTasks<ReportTask | ZipTask>((task) => ('files' in task ? Promise.resolve(zip(task.files, task.changedAt)) : write(task.report, task.format, task.pictures)));
