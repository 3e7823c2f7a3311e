/**
 * How a line ends, where pdfmake only knows blanks: a Slovenian word is parted by its syllables where it would leave much of
 * a line empty, or is wider than its column. The hyphen is drawn at the end of the line and nowhere else; it is marked as
 * a soft one, so that who copies the text or hears it read knows that it is not written.
 */

import slovenian from 'hyphen/sl/index.js';
import { pdfmakeClass } from './tagging-wrap.ts';

interface Inline {
  text: string;
  width: number;
  leadingCut: number;
  trailingCut: number;
  noWrap?: boolean | null;
  noNewLine?: boolean;
  lineEnd?: boolean;
  readonly characterSpacing: number;
  readonly fontSize: number;
  readonly fontFeatures: unknown;
  readonly font: { widthOfString(text: string, size: number, features: unknown): number };
}

interface Line {
  readonly inlines: readonly Inline[];
  readonly newLineForced?: boolean;
  getAvailableWidth(): number;
  addInline(inline: Inline): void;
}

interface TextNode {
  _inlines: Inline[];
  /** Whether its words may be parted by their syllables. */
  readonly hyphenated?: boolean;
}

interface Builder {
  readonly writer: { context(): { readonly availableWidth: number } };
  buildNextLine: (this: Builder, node: TextNode) => Line | null;
}

/** What pdfmake draws as the hyphen of a parted word: no text has it, since its letter is invisible. */
const SOFT = '\u00AD';

/** A word of fewer letters stays whole. */
const SHORTEST = 7;
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;

/** So much of a line, and at least so many points, may stay empty at its end before a word is parted for it. */
const EMPTY = 0.09;
const LEAST_EMPTY = 22;

/** A word in small letters, what stands before it, and the marks after it. A name is parted only where it is wider than its column; an acronym never. */
const WORD = /^([(»„"“]*)(\p{Lu}?\p{Ll}+)([^\p{L}\p{N}]*)$/u;

const widthOf = (text: string, inline: Inline) => inline.font.widthOfString(text, inline.fontSize, inline.fontFeatures) + (inline.characterSpacing || 0) * (text.length - 1);

/** Where a word may be parted, as letters before it, the last first. @param isWide whether it has no line that it fits into */
function placesIn(text: string, isWide: boolean): number[] {
  const [, before = '', word = ''] = WORD.exec(text) ?? [];
  if (word.length < SHORTEST || (!isWide && /^\p{Lu}/u.test(word))) return [];
  const places: number[] = [];
  let length = 0;
  for (const syllable of slovenian.hyphenateSync(word, { hyphenChar: SOFT, minWordLength: SHORTEST }).split(SOFT)) {
    length += syllable.length;
    if (length >= LEAST_BEFORE && word.length - length >= LEAST_AFTER) places.unshift(before.length + length);
  }
  return places;
}

/** The word in two, of which the first has room with its hyphen; null where it has no such place. */
function inTwo(inline: Inline, room: number, isWide: boolean): [head: Inline, hyphen: Inline, rest: Inline] | null {
  const hyphenWidth = widthOf('-', inline);
  const place = placesIn(inline.text, isWide).find((letters) => widthOf(inline.text.slice(0, letters), inline) + hyphenWidth <= room);
  if (place === undefined) return null;
  const [head, rest] = [inline.text.slice(0, place), inline.text.slice(place)];
  return [
    { ...inline, text: head, width: widthOf(head, inline), trailingCut: 0, noNewLine: true, lineEnd: false },
    { ...inline, text: SOFT, width: hyphenWidth, leadingCut: 0, trailingCut: 0, noNewLine: false, lineEnd: false },
    { ...inline, text: rest, width: widthOf(rest, inline), leadingCut: 0 },
  ];
}

const mayBeParted = (node: TextNode, inline: Inline | undefined): inline is Inline => node.hyphenated === true && inline !== undefined && !inline.noWrap && !inline.noNewLine && inline.leadingCut >= 0;

function installHyphens(): void {
  const prototype = pdfmakeClass<Builder>('LayoutBuilder');
  const original = prototype.buildNextLine;
  prototype.buildNextLine = function buildNextLine(this: Builder, node) {
    const width = this.writer.context().availableWidth;
    const [first] = node._inlines;
    // What is to be kept whole and has no room even alone goes on letter by letter, as any long word.
    if (first?.noWrap && first.width - first.trailingCut > width) first.noWrap = false;
    const wide = mayBeParted(node, first) && first.width - first.trailingCut > width ? inTwo(first, width, true) : null;
    if (wide) node._inlines.splice(0, 1, ...wide);
    const line = original.call(this, node);
    if (!line || wide || line.newLineForced) return line;
    const [next] = node._inlines;
    const before = line.inlines.at(-1);
    if (!mayBeParted(node, next) || before?.noNewLine || line.getAvailableWidth() < Math.max(LEAST_EMPTY, width * EMPTY)) return line;
    const parted = inTwo(next, line.getAvailableWidth() - (before?.trailingCut ?? 0), false);
    if (!parted) return line;
    const [head, hyphen, rest] = parted;
    line.addInline(head);
    line.addInline(hyphen);
    node._inlines[0] = rest;
    return line;
  };
}

interface Drawn {
  addContent(content: string): void;
  text: (this: Drawn, text: string, ...where: unknown[]) => unknown;
}

function installMark(): void {
  const prototype = pdfmakeClass<Drawn>('PDFDocument');
  const { text: original } = prototype;
  prototype.text = function text(this: Drawn, said, ...where) {
    if (said !== SOFT) return original.call(this, said, ...where);
    // ISO 32000, 14.8.2.2.3: a hyphen that a line's end alone asked for is told apart from one that is written.
    this.addContent('/Span <</ActualText <FEFF00AD>>> BDC');
    original.call(this, '-', ...where);
    this.addContent('EMC');
    return this;
  };
}

let isInstalled = false;

/** Once for the whole process. Throws where pdfmake has no such methods any more. */
export function installLineEnds(): void {
  if (isInstalled) return;
  isInstalled = true;
  installHyphens();
  installMark();
}
