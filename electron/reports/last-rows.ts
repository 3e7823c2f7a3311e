/** The total of a table stays on the page of the row above it: pdfmake keeps rows together at a table's head only. */

import { pdfmakeClass } from './tagging-wrap.ts';

interface Writer {
  beginUnbreakableBlock(): void;
  commitUnbreakableBlock(): void;
}

interface Processor {
  readonly tableNode: { readonly table: { readonly body: readonly unknown[]; readonly keepsLastRows?: boolean } };
  readonly rowsWithoutPageBreak: number;
  beginRow: (this: Processor, row: number, writer: Writer) => void;
  endRow: (this: Processor, row: number, writer: Writer, pageBreaks: unknown) => void;
}

/** Whether the last two rows are held together here: where they are those at the head, too, pdfmake does it. */
function holdsLast({ tableNode: { table }, rowsWithoutPageBreak }: Processor): boolean {
  return table.keepsLastRows === true && table.body.length - 2 >= rowsWithoutPageBreak;
}

let isInstalled = false;

/** Once for the whole process: `keepsLastRows` of a table whose last two rows together are lower than a page. Throws where pdfmake has no such methods any more. */
export function installLastRows(): void {
  if (isInstalled) return;
  isInstalled = true;
  const prototype = pdfmakeClass<Processor>('TableProcessor');
  const { beginRow, endRow } = prototype;
  prototype.beginRow = function begin(this: Processor, row, writer) {
    if (holdsLast(this) && row === this.tableNode.table.body.length - 2) writer.beginUnbreakableBlock();
    beginRow.call(this, row, writer);
  };
  prototype.endRow = function end(this: Processor, row, writer, pageBreaks) {
    endRow.call(this, row, writer, pageBreaks);
    if (holdsLast(this) && row === this.tableNode.table.body.length - 1) writer.commitUnbreakableBlock();
  };
}
