/** Takes apart what people write for a date: numbers, words and signs, each with what it can mean. */

import { type DateWord, dateWord } from './date-words.ts';

/** Words that a refusal may name. */
type NamedWord = Extract<DateWord, { readonly is: 'vague' | 'time' | 'quarter' | 'half' }>;

export type DateToken =
  | { readonly is: 'number'; readonly value: number; readonly digits: number; readonly short?: boolean }
  /** A date in figures without spaces: `22/6/2017`, `2017-06-22`, `6/2017`, `22/6`; `short` where its year has two figures. */
  | { readonly is: 'figures'; readonly day?: number; readonly month: number; readonly year?: number; readonly short?: boolean }
  /** Two years, `2018/19`: `isMonth` where the second could be a month. */
  | { readonly is: 'years'; readonly first: number; readonly second: number; readonly isShort: boolean; readonly isMonth: boolean; readonly season?: number }
  | { readonly is: 'weekday'; readonly value: number; readonly written: string }
  | { readonly is: 'quarter' | 'half' | 'vague' | 'unknown' | 'time'; readonly written: string }
  | { readonly is: 'dash' | 'comma' | 'slash' | 'open' | 'opens' | 'closes' | 'perhapsSign' | 'aboutSign' | 'bothSign' }
  | Exclude<DateWord, { readonly is: 'weekday' } | NamedWord>;

const number = (text: string | undefined) => Number(text ?? '');

/** Of two figures beside a year with four: a month, or the year after. */
function yearAndTwo(year: string, two: string, isHyphen: boolean): DateToken {
  const value = number(two);
  const isMonth = value >= 1 && value <= 12;
  // ISO 8601 writes a month with a hyphen. With another sign 2018/11 could only be years that run backwards.
  if (isMonth && (isHyphen || value <= number(year) % 100)) return { is: 'figures', month: value, year: number(year) };
  const isSeason = isHyphen && value >= 21 && value <= 24;
  return { is: 'years', first: number(year), second: value, isShort: true, isMonth, ...(isSeason ? { season: value } : {}) };
}

const YEAR = String.raw`(\d{4}|\d{2})(?!\d)`;

type Maker = (match: RegExpExecArray) => DateToken | null;

const SHAPES: readonly (readonly [RegExp, Maker])[] = ([
  [String.raw`\s+`, () => null],
  [String.raw`(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)`, ([, y, m, d]) => ({ is: 'figures', year: number(y), month: number(m), day: number(d) })],
  [String.raw`(\d{4}) ?([-–/]) ?(\d{4})(?!\d)`, ([, a, , b]) => ({ is: 'years', first: number(a), second: number(b), isShort: false, isMonth: false })],
  [String.raw`(\d{4}) ?/ ?(\d{2})(?!\d|[-/.])`, ([, y, two]) => yearAndTwo(y ?? '', two ?? '', false)],
  // Before a word, what follows a dash is the day of another date: "2018 – 22 June 2019".
  [String.raw`(\d{4}) ?([-–]) ?(\d{2})(?!\d|[-/.]| ?\p{L})`, ([, y, sign, two]) => yearAndTwo(y ?? '', two ?? '', sign === '-')],
  [String.raw`(\d{1,2})([-/])(\d{1,2})\2${YEAR}`, ([, d, , m, y]) => ({ is: 'figures', day: number(d), month: number(m), year: number(y), ...(y?.length === 2 ? { short: true } : {}) })],
  [String.raw`(\d{1,2})[-/](\d{4})(?!\d)`, ([, m, y]) => ({ is: 'figures', month: number(m), year: number(y) })],
  [String.raw`(\d{1,2})/(\d{1,2})(?![\d/])`, ([, d, m]) => ({ is: 'figures', day: number(d), month: number(m) })],
  [String.raw`\d{1,2}:\d{2}`, ([written]) => ({ is: 'time', written })],
  [String.raw`\d{1,2}[.:]\d{2} ?(?:h|ur[aei]?|am|pm)(?![\p{L}])`, ([written]) => ({ is: 'time', written })],
  [String.raw`['’‘](\d{2})(?!\d)`, ([, y]) => ({ is: 'number', value: number(y), digits: 2, short: true })],
  [String.raw`(\d+)(?:st|nd|rd|th)(?!\p{L})`, ([, n]) => ({ is: 'number', value: number(n), digits: n?.length ?? 0 })],
  [String.raw`(\d+)\.?(?![.\d])`, ([, n]) => ({ is: 'number', value: number(n), digits: n?.length ?? 0 })],
  [String.raw`(\d+)`, ([, n]) => ({ is: 'number', value: number(n), digits: n?.length ?? 0 })],
  [String.raw`q([1-4])(?!\d)`, ([written]) => ({ is: 'quarter', written })],
  [String.raw`[\p{L}\p{M}]+`, ([written]) => wordToken(written)],
  [String.raw`\.\.+|…`, () => ({ is: 'open' })],
  [String.raw`[–—−‒―‐‑-]`, () => ({ is: 'dash' })],
  [',', () => ({ is: 'comma' })],
  [String.raw`[&+]`, () => ({ is: 'and' })],
  ['/', () => ({ is: 'slash' })],
  [String.raw`[(\[]`, () => ({ is: 'opens' })],
  [String.raw`[)\]]`, () => ({ is: 'closes' })],
  [String.raw`\?`, () => ({ is: 'perhapsSign' })],
  ['[~≈]', () => ({ is: 'aboutSign' })],
  ['%', () => ({ is: 'bothSign' })],
  // The dot of an abbreviation, "sept.", and one that ends the sentence.
  [String.raw`\.`, () => null],
] satisfies [string, Maker][]).map(([source, make]) => [new RegExp(source, 'uy'), make]);

function isNamed(word: DateWord): word is NamedWord {
  return ['vague', 'time', 'quarter', 'half'].includes(word.is);
}

function wordToken(written: string): DateToken {
  const word = dateWord(written);
  if (!word) return { is: 'unknown', written };
  if (word.is === 'weekday') return { ...word, written };
  return isNamed(word) ? { is: word.is, written } : word;
}

/** The parts of what was written, in their order. A character that stands in no date is an unknown word. */
export function dateTokens(written: string): DateToken[] {
  const text = written.normalize('NFC').toLowerCase().replaceAll(/\s/gu, ' ').trim();
  const tokens: DateToken[] = [];
  for (let at = 0; at < text.length; ) {
    const found = SHAPES.map(([shape, make]) => {
      shape.lastIndex = at;
      const match = shape.exec(text);
      return match && { match, make };
    }).find((match) => match !== null);
    if (!found) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      tokens.push({ is: 'unknown', written: character });
      at += character.length;
      continue;
    }
    const { match, make } = found;
    const quarter = /^q([1-4])$/.exec(match[0]);
    if (quarter) tokens.push({ is: 'number', value: number(quarter[1]), digits: 1 });
    const token = make(match);
    if (token) tokens.push(token);
    at += match[0].length;
  }
  return tokens;
}
