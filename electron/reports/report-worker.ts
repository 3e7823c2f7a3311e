/** Makes a report in a thread of its own: laying out pages would hold everything else up. */

import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import type { ReportFormat, ReportId } from '#shared/domain/report-kinds.ts';
import { serveTasks } from '../jobs/worker-side.ts';
import { type ReportData, definitionOf } from './definitions.ts';
import { write } from './write.ts';

export interface ReportTask {
  readonly report: ReportId;
  readonly data: ReportData;
  readonly language: InterfaceLanguage;
  readonly format: ReportFormat;
  /** SHA-256 → the picture as a `data:` address. */
  readonly pictures: ReadonlyMap<string, string>;
}

serveTasks<ReportTask>(({ report, data, language, format, pictures }) => write(definitionOf(report).make(data, language), format, pictures));
