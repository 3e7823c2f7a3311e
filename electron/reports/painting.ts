/**
 * Lines of text and hairlines, which nearly all of a report is: painted with what they need and no more. pdfmake saves,
 * sets and restores the whole state of a page for every word; here colour, type and width are written where they change.
 */

import type { MarkedDocument } from './tagging-marks.ts';
import { type Mark, ORNAMENT, isArtifact } from './tagging-tree.ts';
import { pdfmakeClass, wrap } from './tagging-wrap.ts';
import { type DocumentFont, number } from './typefaces.ts';

interface Stream {
  readonly uncompressedLength: number;
}

interface PaintedDocument extends MarkedDocument {
  readonly page: MarkedDocument['page'] & { readonly content: Stream; readonly fonts: Record<string, unknown> };
  pen?: Pen;
  resolveColor(colour: unknown, otherwise: string): unknown;
  _normalizeColor(colour: unknown): unknown;
  opacity(part: number): unknown;
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly mark?: Mark;
  readonly font: DocumentFont;
  readonly fontSize: number;
  readonly color: unknown;
  readonly [name: string]: unknown;
}

interface Line {
  readonly inlines: readonly Word[];
  readonly mark?: Mark;
  readonly id?: unknown;
  readonly _outline?: unknown;
  readonly _pageNodeRef?: unknown;
  getAscenderHeight(): number;
}

interface Vector {
  readonly type: string;
  readonly mark?: Mark;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly lineWidth?: number;
  readonly lineColor?: unknown;
  readonly [name: string]: unknown;
}

interface Renderer {
  readonly pdfDocument: PaintedDocument;
  renderLine(line: Line, x: number, y: number): unknown;
  renderVector(vector: Vector): unknown;
}

/** What has been set on a page, as long as nothing else is written there. */
class Pen {
  readonly #document: PaintedDocument;
  readonly #colours = new Map<unknown, string | null>();
  #stream: Stream | null = null;
  #length = 0;
  #set: Record<string, string> = {};

  constructor(document: PaintedDocument) {
    this.#document = document;
  }

  /** "0.1 0.2 0.3"; null for a colour that is not of three parts. */
  colour(given: unknown): string | null {
    const kept = this.#colours.get(given);
    if (kept !== undefined) return kept;
    const parts = this.#document._normalizeColor(this.#document.resolveColor(given, 'black'));
    const colour = Array.isArray(parts) && parts.length === 3 ? parts.map((part) => number(Number(part))).join(' ') : null;
    this.#colours.set(given, colour);
    return colour;
  }

  /** Begins to paint what is of this mark. */
  begin(mark: Mark): void {
    const { content } = this.#document.page;
    const isKnown = this.#stream === content && this.#length === content.uncompressedLength;
    this.#document.marks?.open(mark);
    if (isKnown) return;
    this.#set = {};
    this.#document.opacity(1);
  }

  /** What is to be written for it: nothing where it is so. */
  set(name: string, source: string): string {
    if (this.#set[name] === source) return '';
    this.#set[name] = source;
    return `${source}\n`;
  }

  write(source: string): void {
    this.#document.addContent(source);
    this.#stream = this.#document.page.content;
    this.#length = this.#stream.uncompressedLength;
  }
}

/** What pdfmake itself is to paint: a word that leads somewhere, is read otherwise, or is more than its letters. */
const isPlainWord = (word: Word) =>
  !word.link && !word.linkToDestination && !word.linkToPage && !word.actual && !word.background && !word.decoration && !word.sup && !word.sub && !word.fontFeatures && !word.characterSpacing && !word._pageNodeRef && word.opacity === 1 && !word.text.includes('\n');

const isPlain = ({ inlines, id, _outline: outline, _pageNodeRef: reference }: Line) => inlines.length > 0 && id === undefined && outline === undefined && reference === undefined && inlines.every(isPlainWord);

const markOf = ({ mark, inlines }: Line) => mark ?? inlines[0]?.mark ?? ORNAMENT;

const isFigure = (mark: Mark) => !isArtifact(mark) && mark.role === 'Figure';

/** The hyphen of a word that a line's end parts (ISO 32000, 14.8.2.2.3: told apart from one that is written), and any other word. */
const paintedOf = ({ text, font }: Word) => (text === '\u00AD' ? `/Span <</ActualText <FEFF00AD>>> BDC\n${font.painted('-') ?? ''}\nEMC` : font.painted(text));

/** Whether it could be painted. */
function paintLine(document: PaintedDocument, line: Line, x: number, y: number): boolean {
  const mark = markOf(line);
  if (!isPlain(line) || isFigure(mark)) return false;
  document.pen ??= new Pen(document);
  const { pen, page } = document;
  const base = number(y + line.getAscenderHeight());
  const pieces: string[] = [];
  for (const word of line.inlines) {
    if (word.text === '') continue;
    const [painted, colour] = [paintedOf(word), pen.colour(word.color)];
    if (painted === null || colour === null) return false;
    pieces.push(painted);
  }
  if (pieces.length === 0) return true;
  pen.begin(mark);
  let source = 'BT\n';
  let at = 0;
  for (const { text, x: from, font, fontSize, color } of line.inlines) {
    if (text === '') continue;
    page.fonts[font.id] ??= font.ref();
    source += `${pen.set('fill', `${pen.colour(color)} rg`)}${pen.set('font', `/${font.id} ${number(fontSize)} Tf`)}1 0 0 -1 ${number(x + from)} ${base} Tm\n${pieces[at]}\n`;
    at += 1;
  }
  pen.write(`${source}ET`);
  return true;
}

const isPlainVector = (vector: Vector) => vector.type === 'line' && !vector.dash && !vector.linearGradient && !vector.color && !vector.lineJoin && !vector.lineCap && vector.strokeOpacity === undefined;

function paintVector(document: PaintedDocument, vector: Vector): boolean {
  const { mark = ORNAMENT, lineColor, lineWidth, x1, y1, x2, y2 } = vector;
  if (!isPlainVector(vector) || isFigure(mark)) return false;
  document.pen ??= new Pen(document);
  const { pen } = document;
  const colour = pen.colour(lineColor);
  if (colour === null) return false;
  pen.begin(mark);
  pen.write(`${pen.set('stroke', `${colour} RG`)}${pen.set('width', `${number(lineWidth || 1)} w`)}${pen.set('ends', '[] 0 d 0 J 0 j')}${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S`);
  return true;
}

let isInstalled = false;

/** Once for the whole process, after all else is wrapped. Throws where pdfmake has no such methods any more. */
export function installPainting(): void {
  if (isInstalled) return;
  isInstalled = true;
  const renderer = pdfmakeClass<Renderer>('Renderer');
  wrap(renderer, 'renderLine', (original) => function painted(this: Renderer, line, x, y) {
    return paintLine(this.pdfDocument, line, x, y) ? undefined : original.call(this, line, x, y);
  });
  wrap(renderer, 'renderVector', (original) => function painted(this: Renderer, vector) {
    return paintVector(this.pdfDocument, vector) ? undefined : original.call(this, vector);
  });
}
