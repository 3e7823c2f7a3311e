/** Writes a report in a thread of its own: laying out pages would hold everything else up. */

import type { ReportFormat } from '#shared/domain/report-kinds.ts';
import { serveTasks } from '../jobs/worker-side.ts';
import type { Report } from './tree.ts';
import { write } from './write.ts';

export interface ReportTask {
  readonly report: Report;
  readonly format: ReportFormat;
  /** SHA-256 → the picture as a `data:` address. */
  readonly pictures: ReadonlyMap<string, string>;
}

serveTasks<ReportTask>(({ report, format, pictures }) => write(report, format, pictures));
