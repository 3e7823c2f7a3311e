/**
 * What pdfmake reckons for every word, reckoned once: it looks up each of some twenty properties of each word through the
 * styles of all that the word is in. Most words of a text, and most cells of a table, look alike.
 */

import { pdfmakeClass, wrap } from './tagging-wrap.ts';
import type { DocumentFont } from './typefaces.ts';

/** Each property of a word that a style may say, with what it is where none does; what pdfmake itself asks for, in its order. */
const DEFAULTS = {
  font: 'Roboto', bold: false, italics: false, alignment: 'left', fontSize: 12, fontFeatures: null, characterSpacing: 0, color: 'black',
  decoration: null, decorationColor: null, decorationStyle: null, decorationThickness: null, background: null,
  link: null, linkToPage: null, linkToDestination: null, noWrap: null, opacity: 1, sup: false, sub: false, lineHeight: 1,
  preserveLeadingSpaces: false, preserveTrailingSpaces: false, leadingIndent: 0, wordBreak: 'normal',
} as const;

type Property = keyof typeof DEFAULTS;
type Said = { readonly [name in Property]?: unknown };

const PROPERTIES = new Set<string>(Object.keys(DEFAULTS));

/** How the texts at one place look, and those at the places in it. */
interface Look {
  readonly said: Said;
  readonly within: Map<string, Look>;
}

interface StyleStacks {
  getStyleProperty(item: Record<string, unknown>, stack: StyleStack | null, property: string, otherwise: unknown): unknown;
}

interface StyleStack {
  readonly styleDictionary: Readonly<Record<string, Record<string, unknown> | undefined>> | null;
  readonly defaultStyle: Record<string, unknown>;
  readonly styleOverrides: unknown[];
  /** Of each of the overrides with all below it; before them, of the document. */
  looks?: (Look | null)[];
  push(style: unknown): void;
  pop(count?: number): void;
  clone(): StyleStack;
  getProperty(property: string): unknown;
}

export interface MeasuredWord {
  readonly text: string;
  leadingCut: number;
  trailingCut: number;
  width: number;
  height: number;
  [name: string]: unknown;
}

interface TextInlines {
  readonly pdfDocument: { provideFont(family: string, isBold: boolean, isItalic: boolean): DocumentFont & { lineHeight(size: number): number } };
  measure(words: MeasuredWord[], stack: StyleStack): MeasuredWord[];
  widthOfText(text: string, word: MeasuredWord): number;
}

function saidBy(style: object): Record<string, unknown> | null {
  let own: Record<string, unknown> | null = null;
  for (const name in style) {
    if (!PROPERTIES.has(name)) continue;
    const value = (style as Record<string, unknown>)[name];
    if (value !== undefined && value !== null) (own ??= {})[name] = value;
  }
  return own;
}

/** null where a style is made of others: pdfmake's own way finds what it says. */
function lookIn(around: Look | null, style: unknown, { styleDictionary }: StyleStack): Look | null {
  if (around === null) return null;
  const meant = typeof style === 'string' ? styleDictionary?.[style] : style;
  if (meant === undefined || meant === null || typeof meant !== 'object') return around;
  if ('extends' in meant && typeof style === 'string') return null;
  const own = saidBy(meant);
  if (own === null) return around;
  const look: Look = { said: { ...around.said, ...own }, within: new Map() };
  // What is no plain value is of that place alone.
  if (Object.values(own).some((value) => typeof value === 'object')) return look;
  const key = JSON.stringify(own);
  const known = around.within.get(key);
  if (known) return known;
  around.within.set(key, look);
  return look;
}

function looksOf(stack: StyleStack): (Look | null)[] {
  if (stack.looks) return stack.looks;
  const looks: (Look | null)[] = [{ said: saidBy(stack.defaultStyle ?? {}) ?? {}, within: new Map() }];
  for (const style of stack.styleOverrides) looks.push(lookIn(looks.at(-1) ?? null, style, stack));
  stack.looks = looks;
  return looks;
}

const lookOf = (stack: StyleStack): Look | null => looksOf(stack).at(-1) ?? null;

function wrapStyles(): void {
  const styles = pdfmakeClass<StyleStack>('StyleContextStack');
  wrap(styles, 'push', (original) => function pushed(this: StyleStack, style) {
    const looks = looksOf(this);
    original.call(this, style);
    looks.push(lookIn(looks.at(-1) ?? null, style, this));
  });
  wrap(styles, 'pop', (original) => function popped(this: StyleStack, count = 1) {
    original.call(this, count);
    if (this.looks) this.looks.length = this.styleOverrides.length + 1;
  });
  wrap(styles, 'clone', () => function cloned(this: StyleStack) {
    const stack = Object.create(styles) as { -readonly [name in keyof StyleStack]: StyleStack[name] };
    stack.styleDictionary = this.styleDictionary;
    stack.defaultStyle = this.defaultStyle;
    stack.styleOverrides = [...this.styleOverrides];
    stack.looks = [...looksOf(this)];
    return stack;
  });
  wrap(styles, 'getProperty', (original) => function property(this: StyleStack, name) {
    const look = PROPERTIES.has(name) ? lookOf(this) : null;
    return look === null ? original.call(this, name) : look.said[name as Property];
  });
  // An item that doesn't say a thing itself has it from around: it need not be put upon the stack to find that out.
  wrap(styles.constructor as unknown as StyleStacks, 'getStyleProperty', (original) => function found(this: StyleStacks, item, stack, property, otherwise) {
    if (!stack || !PROPERTIES.has(property) || (typeof item !== 'string' && item.style)) return original.call(this, item, stack, property, otherwise);
    return item[property] ?? stack.getProperty(property) ?? otherwise;
  });
}

/** What a word has of itself before it is measured, where its text alone is told. */
const OF_A_WORD: ReadonlySet<string> = new Set(['text', 'lineEnd', 'noNewLine']);

function isPlain(word: MeasuredWord): boolean {
  for (const name in word) if (!OF_A_WORD.has(name)) return false;
  return true;
}

/** What few words are; the others do without, which to pdfmake is the same. */
const RARE = ['fontFeatures', 'decoration', 'decorationColor', 'decorationStyle', 'decorationThickness', 'background', 'link', 'linkToPage', 'linkToDestination'] as const;

function rareOf({ said }: Look): Said | null {
  const own = RARE.filter((name) => said[name] !== undefined);
  return own.length === 0 ? null : Object.fromEntries(own.map((name) => [name, said[name]]));
}

const LEADING = /^\s+/;
const TRAILING = /\s+$/;
const BLANK = /\s/;

function wrapWords(): void {
  const inlines = pdfmakeClass<TextInlines>('TextInlines');
  wrap(inlines, 'measure', (original) => function measured(this: TextInlines, words, stack) {
    const look = lookOf(stack);
    if (look === null || look.said.leadingIndent || look.said.sup || look.said.sub) return original.call(this, words, stack);
    const { font: family, bold, italics, alignment, fontSize, characterSpacing, color, noWrap, opacity, lineHeight, preserveLeadingSpaces, preserveTrailingSpaces } = { ...DEFAULTS, ...look.said } as Record<Property, never>;
    const font = this.pdfDocument.provideFont(family, bold, italics);
    const height = font.lineHeight(fontSize) * lineHeight;
    const rare = rareOf(look);
    return words.map((plain) => {
      if (!isPlain(plain)) return original.call(this, [plain], stack)[0] as MeasuredWord;
      const { text, lineEnd, noNewLine } = plain;
      // All that most words ever have, at once: an object that grows by each is copied again and again.
      const word: MeasuredWord = { text, lineEnd, noNewLine, font, alignment, fontSize, characterSpacing, color, noWrap, opacity, width: 0, height, leadingCut: 0, trailingCut: 0, x: 0 };
      if (rare) Object.assign(word, rare);
      word.width = this.widthOfText(text, word);
      if (!preserveLeadingSpaces && BLANK.test(text.charAt(0))) word.leadingCut = this.widthOfText(LEADING.exec(text)?.[0] ?? '', word);
      if (!preserveTrailingSpaces && BLANK.test(text.charAt(text.length - 1))) word.trailingCut = this.widthOfText(TRAILING.exec(text)?.[0] ?? '', word);
      return word;
    });
  });
}

let isInstalled = false;

/** Once for the whole process. Throws where pdfmake has no such methods any more. */
export function installMeasuring(): void {
  if (isInstalled) return;
  isInstalled = true;
  wrapStyles();
  wrapWords();
}
