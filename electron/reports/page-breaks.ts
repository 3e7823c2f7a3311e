/** What pdfmake asks of each of its nodes where pages may begin: the cells of a table are never asked, of which most of a report is. */

import { pdfmakeClass, wrap } from './tagging-wrap.ts';

interface Node {
  readonly text?: unknown;
  resetXY(): void;
}

interface Builder {
  linearNodeList: Node[];
  /** Those of a table that are to be put back before all is laid out again. */
  cells?: Node[];
  tryLayoutDocument(...given: unknown[]): unknown;
  processTable(node: unknown): unknown;
}

interface Vector {
  points?: readonly { readonly x: number; readonly y: number }[];
}

interface Writer {
  addVector(vector: Vector, ...others: unknown[]): unknown;
}

/** The corners of each line as they were given: pdfmake moves them to their place, and puts all else but them back before it lays out again. */
const corners = new WeakMap<Vector, NonNullable<Vector['points']>>();

let isInstalled = false;

/** Once for the whole process. Throws where pdfmake has no such methods any more. */
export function installPageBreaks(): void {
  if (isInstalled) return;
  isInstalled = true;
  const builder = pdfmakeClass<Builder>('LayoutBuilder');
  wrap(builder, 'tryLayoutDocument', (original) => function tried(this: Builder, ...given) {
    for (const cell of this.cells ?? []) cell.resetXY();
    this.cells = [];
    return original.call(this, ...given);
  });
  wrap(builder, 'processTable', (original) => function processed(this: Builder, node) {
    const before = this.linearNodeList.length;
    const done = original.call(this, node);
    // Texts have no place of their own.
    for (const cell of this.linearNodeList.splice(before)) if (cell.text === undefined) this.cells?.push(cell);
    return done;
  });
  wrap(pdfmakeClass<Writer>('ElementWriter'), 'addVector', (original) => function added(this: Writer, vector, ...others) {
    const given = corners.get(vector) ?? vector.points;
    if (given) {
      corners.set(vector, given);
      vector.points = given.map((corner) => ({ ...corner }));
    }
    return original.call(this, vector, ...others);
  });
}
