/** A report in one of its formats: the same tree, the same figures, the same bytes each time. */

import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ReportFormat } from '#shared/domain/report-kinds.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { render } from './render.ts';
import { cellsOf, plainTables, writeSheets } from './write-sheets.ts';
import { sampledFor } from './sampling.ts';
import type { Attachment } from './tagging.ts';
import type { Report, Table } from './tree.ts';
import { writeHtml } from './write-html.ts';
import { PHOTO_ROOM, writePdf } from './write-pdf.ts';
import { writeText } from './write-text.ts';

export interface WrittenReport {
  readonly bytes: Uint8Array;
  /** Of a PDF; null for all else, which has no pages. */
  readonly pages: number | null;
}

const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Parted by semicolons, with the mark by which spreadsheets here know UTF-8. What would be taken for a formula is text. */
function csv(written: readonly Table[]): string {
  const guarded = (cell: string) => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell);
  const tables = written.map((table) => cellsOf(table).map((cells) => cells.map((cell) => quoted(guarded(cell))).join(';')).join('\r\n'));
  return `\uFEFF${tables.join('\r\n\r\n')}\r\n`;
}

/** What a machine reads of a PDF: each table by itself, and all that the report says. */
function dataOf(report: Report): Attachment[] {
  const { t } = reportTranslator(report.language as ReportLanguage);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const tables = plainTables(report).map((table, index): Attachment => ({ name: `${report.fileName}_${String(index + 1).padStart(3, '0')}.csv`, mediaType: 'text/csv', description: table.name, bytes: bytes(csv([table])) }));
  return [...tables, { name: `${report.fileName}.json`, mediaType: 'application/json', description: t('reports:seen.data'), bytes: bytes(JSON.stringify(report)) }];
}

const encoded = (text: string): WrittenReport => ({ bytes: new TextEncoder().encode(text), pages: null });

/**
 * Throws `report.tooLong`.
 * @param pictures SHA-256 → the picture as a `data:` address
 */
export async function write(report: Report, format: ReportFormat, pictures: ReadonlyMap<string, string>): Promise<WrittenReport> {
  switch (format) {
    case 'pdf': {
      const { pdf, pages } = await render(writePdf(report), await sampledFor(pictures, PHOTO_ROOM), dataOf(report));
      return { bytes: pdf, pages };
    }
    case 'docx': {
      // Loaded where it is asked for: it is larger than all other writers together.
      const { writeDocx } = await import('./write-docx.ts');
      return { bytes: await writeDocx(report, pictures), pages: null };
    }
    case 'html': return encoded(writeHtml(report, pictures));
    case 'txt': return encoded(writeText(report));
    case 'csv': return encoded(csv(plainTables(report)));
    default: return { bytes: await writeSheets(report), pages: null };
  }
}
