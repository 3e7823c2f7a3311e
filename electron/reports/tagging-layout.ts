/**
 * Which element each text, picture and cell is of, told while pdfmake lays a document out. Each pass makes a tree of its
 * own. The mark stays on what comes onto a page (a line, a picture, a drawing) through all copies that pdfmake makes of it.
 */

import { type Element, type Mark, ORNAMENT, REPEATED, RUNNING, type Role, holdsText, isArtifact, isElement, within } from './tagging-tree.ts';
import { pdfmakeClass, wrap } from './tagging-wrap.ts';

/** What comes onto a page, with its mark. */
export interface Marked {
  mark?: Mark;
}

interface Node extends Marked {
  readonly tag?: Role;
  readonly alt?: string;
  readonly lang?: string;
  readonly called?: string;
  readonly goesOn?: boolean;
  readonly isSaid?: boolean;
  readonly text?: unknown;
  readonly image?: unknown;
  readonly svg?: unknown;
  readonly canvas?: Marked[];
  readonly ul?: Node[];
  readonly ol?: Node[];
  readonly table?: { readonly headerRows?: number; readonly body: readonly (readonly Cell[])[] };
  readonly toc?: { readonly title?: Node | null; readonly _table?: Node };
  readonly listMarker?: { readonly canvas?: Marked[]; readonly _inlines?: Marked[] };
  /** The element made for it beforehand: that of a cell, of a point's body. */
  ready?: Element;
}

interface Cell extends Node {
  readonly _span?: boolean;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

interface LayoutBuilder {
  /** The elements that are open, from the document's down; not there where nothing is tagged. */
  opened?: Mark[];
  tryLayoutDocument(structure: unknown, document: Tagged, ...others: unknown[]): unknown;
  processNode(node: Node, ...others: unknown[]): unknown;
  processList(isOrdered: boolean, node: Node): unknown;
  processTable(node: Node): unknown;
  processToc(node: Node): unknown;
  buildNextLine(node: Node): Marked | null;
  addDynamicRepeatable(getter: unknown, size: unknown, name: string): unknown;
  addBackground(getter: unknown): unknown;
}

/** pdfmake's document, as far as its tree goes. */
export interface Tagged {
  readonly options: { readonly tagged?: boolean };
  tree?: Element;
}

function inside<T>(opened: Mark[], mark: Mark, work: () => T): T {
  opened.push(mark);
  try {
    return work();
  } finally {
    opened.pop();
  }
}

const said = ({ alt, lang }: Node) => ({ ...(alt ? { alternative: alt } : {}), ...(lang ? { language: lang } : {}) });

/** The last part of a paragraph belongs to it, and to no other. */
function begun(parent: Element, role: Role): Element | null {
  const last = parent.kids.at(-1);
  return last && isElement(last) && last.role === role ? last : null;
}

/** The element that a node is in, its own or the one around it. */
function markOf(node: Node, around: Mark, root: Mark): Mark {
  if (isArtifact(around)) return node.isSaid && !isArtifact(root) ? within(root, node.tag ?? 'P', said(node)) : around;
  if (around.role === 'Figure') return around;
  if (node.ready) return node.ready;
  const isDrawn = Boolean(node.image ?? node.svg ?? node.canvas);
  if (isDrawn && !node.tag) return node.alt ? within(around, 'Figure', said(node)) : ORNAMENT;
  if (node.goesOn) return begun(around, node.tag ?? 'P') ?? within(around, node.tag ?? 'P', said(node));
  if (node.tag && !node.table) return within(around, node.tag, said(node));
  if (node.text !== undefined && !holdsText(around)) return within(around, 'P', said(node));
  return around;
}

/** Pictures and drawings come onto the page as the nodes that they are. */
function markDrawing(node: Node, mark: Mark): void {
  if (node.image ?? node.svg) node.mark = mark;
  for (const vector of node.canvas ?? []) vector.mark = mark;
}

function listIn(parent: Element, node: Node, isOrdered: boolean): Element {
  const list = within(parent, 'L', { ...said(node), attributes: `<</O /List /ListNumbering /${isOrdered ? 'Decimal' : 'Disc'}>>` });
  for (const item of node.ul ?? node.ol ?? []) {
    const point = within(list, 'LI');
    const { canvas = [], _inlines: letters = [] } = item.listMarker ?? {};
    if (canvas.length + letters.length > 0) {
      const label = within(point, 'Lbl', canvas.length > 0 ? { actual: '•' } : {});
      for (const part of [...canvas, ...letters]) part.mark = label;
    }
    item.ready = within(point, 'LBody', said(item));
  }
  return list;
}

/** A table's elements, in the order in which it is read; each first cell says what its row is of. */
function tableIn(parent: Element, { table, called, lang }: Node): Element {
  const { headerRows = 0, body = [] } = table ?? {};
  const made = within(parent, 'Table', { language: lang, attributes: called ? `<</O /Table /Summary ${pdfText(called)}>>` : undefined });
  const head = headerRows > 0 ? within(made, 'THead') : null;
  const rows = body.length > headerRows ? within(made, 'TBody') : made;
  for (const [number, cells] of body.entries()) {
    const isHead = number < headerRows;
    const row = within(isHead && head ? head : rows, 'TR');
    for (const [column, cell] of cells.entries()) {
      if (cell._span) continue;
      const scope = isHead ? ' /Scope /Column' : column === 0 ? ' /Scope /Row' : '';
      const spans = `${(cell.colSpan ?? 1) > 1 ? ` /ColSpan ${cell.colSpan}` : ''}${(cell.rowSpan ?? 1) > 1 ? ` /RowSpan ${cell.rowSpan}` : ''}`;
      cell.ready = within(row, scope ? 'TH' : 'TD', { ...said(cell), attributes: scope || spans ? `<</O /Table${scope}${spans}>>` : undefined });
    }
  }
  return made;
}

/** Names and what they mean, which pdfmake lays out as a table of two columns. */
function glossaryIn(parent: Element, { table }: Node): Element {
  const list = within(parent, 'L', { attributes: '<</O /List /ListNumbering /None>>' });
  for (const [name, ...meaning] of table?.body ?? []) {
    const point = within(list, 'LI');
    if (name) name.ready = within(point, 'Lbl', said(name));
    const [first, ...others] = meaning;
    if (!first) continue;
    first.ready = within(point, 'LBody', said(first));
    for (const other of others) other.ready = first.ready;
  }
  return list;
}

/** The lines of a list of contents, each with the page that it leads to. */
function contentsIn(parent: Element, node: Node): Element {
  const title = node.toc?.title;
  if (title) title.ready = within(parent, title.tag ?? 'P', said(title));
  const list = within(parent, 'TOC');
  for (const cells of node.toc?._table?.table?.body ?? []) {
    const line = within(list, 'TOCI');
    for (const cell of cells) cell.ready = line;
  }
  return list;
}

/** A text in the syntax of PDF, UTF-16 where it is not ASCII. */
export function pdfText(text: string): string {
  const sound = text.toWellFormed();
  if (/^[\u0020-\u007E]*$/.test(sound)) return `(${sound.replaceAll(/[()\\]/g, (sign) => `\\${sign}`)})`;
  return `<FEFF${Buffer.from(sound, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

function wrapBuilder(): void {
  const builder = pdfmakeClass<LayoutBuilder>('LayoutBuilder');
  wrap(builder, 'tryLayoutDocument', (original) => function tagged(this: LayoutBuilder, structure, document, ...others) {
    if (document.options.tagged) {
      document.tree = { role: 'Document', kids: [] };
      this.opened = [document.tree];
    }
    return original.call(this, structure, document, ...others);
  });
  wrap(builder, 'processNode', (original) => function tagged(this: LayoutBuilder, node, ...others) {
    const around = this.opened?.at(-1);
    const root = this.opened?.[0];
    if (!this.opened || !around || !root) return original.call(this, node, ...others);
    const mark = markOf(node, around, root);
    markDrawing(node, mark);
    return mark === around ? original.call(this, node, ...others) : inside(this.opened, mark, () => original.call(this, node, ...others));
  });
  wrap(builder, 'processList', (original) => function tagged(this: LayoutBuilder, isOrdered, node) {
    const around = this.opened?.at(-1);
    if (!this.opened || !around || isArtifact(around) || around.role === 'Figure') return original.call(this, isOrdered, node);
    return inside(this.opened, listIn(around, node, isOrdered), () => original.call(this, isOrdered, node));
  });
  wrap(builder, 'processTable', (original) => function tagged(this: LayoutBuilder, node) {
    const around = this.opened?.at(-1);
    if (!this.opened || !around || isArtifact(around) || around.role === 'Figure' || around.role === 'TOC') return original.call(this, node);
    const element = node.tag === 'L' ? glossaryIn(around, node) : node.tag === undefined ? tableIn(around, node) : within(around, node.tag, said(node));
    return inside(this.opened, element, () => original.call(this, node));
  });
  wrap(builder, 'processToc', (original) => function tagged(this: LayoutBuilder, node) {
    const around = this.opened?.at(-1);
    if (!this.opened || !around || isArtifact(around) || !node.toc?._table) return original.call(this, node);
    return inside(this.opened, contentsIn(around, node), () => original.call(this, node));
  });
  wrap(builder, 'buildNextLine', (original) => function tagged(this: LayoutBuilder, node) {
    const line = original.call(this, node);
    const mark = this.opened?.at(-1);
    if (line && mark) line.mark = mark;
    return line;
  });
  wrap(builder, 'addDynamicRepeatable', (original) => function tagged(this: LayoutBuilder, getter, size, name) {
    return this.opened ? inside(this.opened, RUNNING[name] ?? ORNAMENT, () => original.call(this, getter, size, name)) : original.call(this, getter, size, name);
  });
  wrap(builder, 'addBackground', (original) => function tagged(this: LayoutBuilder, getter) {
    return this.opened ? inside(this.opened, ORNAMENT, () => original.call(this, getter)) : original.call(this, getter);
  });
}

interface PageItem {
  readonly type: string;
  readonly item: Marked & { clone?: () => Marked };
}

interface Repeatable {
  readonly items: readonly PageItem[];
  /** Itself as it stands on each further page. */
  again?: Repeatable;
}

interface PageElementWriter {
  repeatables: readonly Repeatable[];
  moveToNextPage(...given: unknown[]): unknown;
  moveToNextColumn(...given: unknown[]): unknown;
}

/** A table's heads on a further page were read on the first. */
function again(repeatable: Repeatable): Repeatable {
  if (repeatable.again) return repeatable.again;
  const items = repeatable.items.map(({ type, item }): PageItem => ({ type, item: Object.assign(item.clone?.() ?? { ...item }, { mark: REPEATED }) }));
  const made: Repeatable = { ...repeatable, items };
  made.again = made;
  repeatable.again = made;
  return made;
}

function wrapWriter(): void {
  const writer = pdfmakeClass<PageElementWriter>('PageElementWriter');
  for (const name of ['moveToNextPage', 'moveToNextColumn'] as const) {
    wrap(writer, name, (original) => function tagged(this: PageElementWriter, ...given) {
      const first = this.repeatables;
      this.repeatables = first.map(again);
      try {
        return original.call(this, ...given);
      } finally {
        this.repeatables = first;
      }
    });
  }
}

export function wrapLayout(): void {
  wrapBuilder();
  wrapWriter();
}
