/** What a chart or a map is in every format that can draw: its drawings, and the table of the same figures. */

import { numberFormat } from '#shared/domain/formats.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { chartDrawings } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { mapDrawing } from './map.ts';
import { type Chart, type CountryMap, type Table, tableOf } from './tree.ts';

export interface Drawn {
  readonly drawings: readonly Drawing[];
  /** null where its figures stand beside it in a table of their own. */
  readonly table: Table | null;
}

/** @param language of the report, BCP 47 */
export function drawn(block: Chart | CountryMap, language: string): Drawn {
  const { t } = reportTranslator(language as ReportLanguage);
  const format = numberFormat(language);
  const number = (value: number) => format.format(value);
  const unknown = t('reports:eventSheet.unknown');
  const words = { unknown, number, atLeast: (value: number) => t('reports:eventSheet.atLeast', { number: number(value) }), beyond: (countries: string) => t('reports:setting.beyondMap', { countries }) };
  return { drawings: block.is === 'map' ? [mapDrawing(block, words)] : chartDrawings(block, words), table: block.isTold ? null : tableOf(block, unknown, number) };
}
