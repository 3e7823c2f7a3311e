/**
 * A typeface is read once for a thread, and a word in it shaped once: pdfkit does both anew for each document, which takes
 * longer than all else in a short one. What is kept of a word depends on that word alone, so that the bytes of a
 * document never depend on those that were written before it.
 */

import { pdfmakeClass, wrap } from './tagging-wrap.ts';

interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/** Thousandths of the type's size. */
interface Position {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}

interface Run {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

/** fontkit's. */
interface Face {
  /** By number, each with the letters that it was first asked for. */
  _glyphs: Record<number, unknown>;
}

/** pdfkit's font of one document. */
export interface DocumentFont {
  readonly id: string;
  readonly name: string;
  readonly font: Face;
  readonly ascender: number;
  ref(): unknown;
  layoutRun(text: string, ...features: never[]): Run;
  layoutCached(text: string): Run;
  widthOfString(text: string, size: number, features?: unknown): number;
  encode(text: string): [glyphs: string[], positions: readonly Position[]];
  /** What paints a text, as in a content stream; null for one with letters that are set above or below each other. */
  painted(text: string): string | null;
}

type FontClass = new (document: FontDocument, face: Face, id: string) => DocumentFont;

interface FontDocument {
  readonly fontCache: Record<string, Record<string, DocumentFont> | undefined>;
  readonly _fontFamilies: Record<string, DocumentFont>;
  _fontCount: number;
  getFontType(isBold: boolean, isItalic: boolean): string;
  getFontFile(family: string, isBold: boolean, isItalic: boolean): string | null;
  provideFont(family: string, isBold: boolean, isItalic: boolean): DocumentFont;
}

/** Words that are kept of a typeface: those of a report of some thousand pages. */
const MOST_WORDS = 20_000;

/** A typeface, with what has been shaped in it. */
class Typeface {
  readonly face: Face;
  readonly Font: FontClass;
  readonly #words = new Map<string, Run>();
  readonly #advances = new Map<string, number>();
  readonly #glyphs = new Map<string, Glyph>();
  readonly #positions = new Map<string, Position>();

  constructor(font: DocumentFont) {
    this.face = font.font;
    this.Font = withKept(font.constructor as FontClass, this);
  }

  /** @param shape of a word that is not kept yet */
  word(text: string, shape: () => Run): Run {
    const kept = this.#words.get(text);
    if (kept) return kept;
    if (this.#words.size >= MOST_WORDS) this.#forget();
    const { glyphs, positions, advanceWidth } = shape();
    const run: Run = { glyphs: glyphs.map((glyph) => this.#glyph(glyph)), positions: positions.map((position) => this.#position(position)), advanceWidth };
    this.#words.set(text, run);
    return run;
  }

  advance(text: string, measure: () => number): number {
    const kept = this.#advances.get(text);
    if (kept !== undefined) return kept;
    const advance = measure();
    if (this.#advances.size >= MOST_WORDS) this.#advances.clear();
    this.#advances.set(text, advance);
    return advance;
  }

  /** Letters of a type are few, and many words are of them. */
  #glyph({ id, advanceWidth, codePoints }: Glyph): Glyph {
    const key = `${id} ${codePoints.join(' ')}`;
    const kept = this.#glyphs.get(key) ?? { id, advanceWidth, codePoints: [...codePoints] };
    this.#glyphs.set(key, kept);
    return kept;
  }

  #position({ xAdvance, yAdvance, xOffset, yOffset, advanceWidth }: Position): Position {
    const key = `${xAdvance} ${yAdvance} ${xOffset} ${yOffset} ${advanceWidth}`;
    const kept = this.#positions.get(key) ?? { xAdvance, yAdvance, xOffset, yOffset, advanceWidth };
    this.#positions.set(key, kept);
    return kept;
  }

  #forget(): void {
    for (const kept of [this.#words, this.#advances, this.#glyphs, this.#positions]) kept.clear();
  }
}

const LONGEST_KEPT = 60;

/** As pdfkit rounds what it writes. */
export const number = (value: number): number => Math.round(value * 1e6) / 1e6;

function paintedOf(glyphs: readonly string[], positions: readonly Position[]): string | null {
  if (positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0)) return null;
  let written = '[<';
  for (const [index, glyph] of glyphs.entries()) {
    const { xAdvance = 0, advanceWidth = 0 } = positions[index] ?? {};
    written += glyph;
    const closer = number(advanceWidth - xAdvance);
    if (xAdvance !== advanceWidth && index < glyphs.length - 1) written += `> ${closer} <`;
  }
  return `${written}>] TJ`;
}

function withKept(Original: FontClass, typeface: Typeface): FontClass {
  return class extends Original {
    readonly #painted = new Map<string, string | null>();

    override layoutRun(text: string, ...features: never[]): Run {
      // A glyph stands for the letters that it was first asked for: here for those of this word.
      typeface.face._glyphs = {};
      return super.layoutRun(text, ...features);
    }

    override layoutCached(text: string): Run {
      return text.length > LONGEST_KEPT ? this.layoutRun(text) : typeface.word(text, () => this.layoutRun(text));
    }

    override widthOfString(text: string, size: number, features?: unknown): number {
      if (features || text.length > LONGEST_KEPT) return super.widthOfString(text, size, features);
      return typeface.advance(text, () => super.widthOfString(text, 1000)) * (size / 1000);
    }

    override painted(text: string): string | null {
      const kept = this.#painted.get(text);
      if (kept !== undefined) return kept;
      const painted = paintedOf(...this.encode(text));
      this.#painted.set(text, painted);
      return painted;
    }
  };
}

const read = new Map<string, Typeface>();

let isInstalled = false;

/** Once for the whole process. Throws where pdfmake has no such methods any more. */
export function installTypefaces(): void {
  if (isInstalled) return;
  isInstalled = true;
  wrap(pdfmakeClass<FontDocument>('PDFDocument'), 'provideFont', (original) => function provided(this: FontDocument, family, isBold, isItalic) {
    const type = this.getFontType(isBold, isItalic);
    const kept = this.fontCache[family]?.[type];
    if (kept) return kept;
    const file = this.getFontFile(family, isBold, isItalic);
    if (file === null) return original.call(this, family, isBold, isItalic);
    let typeface = read.get(file);
    let id: string;
    if (typeface) {
      this._fontCount += 1;
      id = `F${this._fontCount}`;
    } else {
      const font = original.call(this, family, isBold, isItalic);
      typeface = new Typeface(font);
      read.set(file, typeface);
      ({ id } = font);
    }
    const font = new typeface.Font(this, typeface.face, id);
    this._fontFamilies[file] = font;
    this._fontFamilies[font.name] = font;
    (this.fontCache[family] ??= {})[type] = font;
    return font;
  });
}
