/** Makes a report in a thread of its own: laying out pages would hold everything else up. */

import type { EventSheetData } from '#shared/domain/event-sheet.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { serveTasks } from '../jobs/worker-side.ts';
import { eventSheet } from './event-sheet.ts';
import { render } from './render.ts';

export interface ReportTask {
  readonly report: 'eventSheet';
  readonly data: EventSheetData;
  readonly language: InterfaceLanguage;
  /** SHA-256 → the picture as a `data:` address. */
  readonly pictures: ReadonlyMap<string, string>;
}

serveTasks<ReportTask>(({ data, language, pictures }) => render(eventSheet(data, language), pictures));
