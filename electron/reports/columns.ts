/** How wide the columns of a table are: those of short words take what these need, the one of long words the rest. Lengths are points. */

import { TEXT_WIDTH } from './page.ts';
import { type Cell, type Table, shown } from './tree.ts';

/** Of a letter in a line of several, and of a figure with what stands before it. */
const LETTER = 5.9;
const FIGURE = 78;
const BETWEEN = 10;
/** A column of little has room for its head. */
const NARROWEST = 48;

const lineOf = (cell: Cell | undefined) => Math.max(0, ...shown(cell ?? '').split('\n').map((line) => line.length));

/** What a column's longest line takes, as far as it can be told without laying it out. */
const neededFor = ({ columns, rows }: Table, index: number) => Math.max(NARROWEST, LETTER * rows.reduce((most, cells) => Math.max(most, lineOf(cells[index])), lineOf(columns[index]?.name)));

/** Of each column, as pdfmake takes it. No column is made narrower than its words and than its equal part both. */
export function columnWidths(table: Table): ('*' | 'auto' | number)[] {
  const { columns, isToFill } = table;
  const texts = columns.flatMap(({ isFigure }, index) => (isFigure ? [] : [index]));
  if (isToFill || texts.length < 2) return columns.map(({ isFigure }) => (isFigure ? 'auto' : '*'));
  const equal = (TEXT_WIDTH - FIGURE * (columns.length - texts.length)) / texts.length - BETWEEN;
  const needed = new Map(texts.map((index) => [index, neededFor(table, index)]));
  const widest = texts.reduce((most, index) => ((needed.get(index) ?? 0) > (needed.get(most) ?? 0) ? index : most));
  return columns.map(({ isFigure }, index) => {
    const own = needed.get(index) ?? 0;
    if (isFigure) return 'auto';
    return index === widest || own >= equal ? '*' : own;
  });
}
