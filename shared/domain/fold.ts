/**
 * Folding: how text is made comparable for search. One function serves the index and the query, so
 * that what can be read can be found. SQLite's own tokenizer folds č š ž ć but leaves đ, ı, ß and
 * Greek accents alone, and cuts CI.SO.MO into three words; this one does not.
 */

/** Letters that Unicode does not decompose, as people without that key type them. */
const UNDECOMPOSED: Record<string, string> = {
  đ: 'd', ð: 'd', ı: 'i', ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', ŧ: 't', ς: 'σ',
};

const NOT_A_WORD_CHARACTER = /[^\p{L}\p{N}]/gu;

interface FoldedCharacter {
  /** Zero or more lower-case letters and digits without accents. */
  readonly text: string;
  /** An accent apart from its letter: it belongs to the word and adds nothing to it. */
  readonly isMark: boolean;
}

/** What code points fold to, once it was worked out: texts are written in a few hundred of them. */
const known = new Map<number, FoldedCharacter>();
const MOST_KNOWN = 20_000;

function foldCodePoint(code: number): FoldedCharacter {
  const before = known.get(code);
  if (before) return before;
  const character = String.fromCodePoint(code);
  let text = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) text += UNDECOMPOSED[part] ?? part;
  text = text.replace(NOT_A_WORD_CHARACTER, '');
  const folded = { text, isMark: text === '' && /^\p{M}$/u.test(character) };
  if (known.size < MOST_KNOWN) known.set(code, folded);
  return folded;
}

export interface Word {
  /** Folded: lower case, no accents, only letters and digits. */
  readonly folded: string;
  /** Where the word stands in the text, in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Acronyms with dots, as CI.SO.MO. or d.o.o.: up to three letters, a dot, and again. */
const DOTTED = /(?<![\p{L}\p{N}\p{M}.])(?:\p{L}\p{M}*){1,3}(?:\.(?:\p{L}\p{M}*){1,3})+(?![\p{L}\p{N}\p{M}])/gu;

/** Where an acronym with dots may be: most texts have dots only at the end of a sentence. */
const DOT_IN_WORD = /\.\p{L}/u;
const DOT = 0x2e;

/** Tells of each word of a text, in reading order, where it stands and what it folds to. */
function eachWord(text: string, tell: (folded: string, start: number, end: number) => void): void {
  const joinedUntil = new Map<number, number>();
  if (DOT_IN_WORD.test(text)) for (const match of text.matchAll(DOTTED)) joinedUntil.set(match.index, match.index + match[0].length);
  let folded = '';
  let start = 0;
  let end = 0;
  let joinEnd = -1;
  for (let position = 0; position < text.length; ) {
    const code = text.codePointAt(position) ?? 0;
    const next = position + (code > 0xff_ff ? 2 : 1);
    const { text: part, isMark } = foldCodePoint(code);
    if (part) {
      if (!folded) {
        start = position;
        joinEnd = joinedUntil.get(position) ?? -1;
      }
      folded += part;
      end = next;
    } else if (isMark && folded) {
      end = next;
    } else if (folded && !(code === DOT && next <= joinEnd)) {
      tell(folded, start, end);
      folded = '';
    }
    position = next;
  }
  if (folded) tell(folded, start, end);
}

/** The words of a text in reading order. An acronym with dots is one word: CI.SO.MO → cisomo. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  eachWord(text, (folded, start, end) => found.push({ folded, start, end }));
  return found;
}

/** Code units below this are Latin, Greek and Cyrillic: what nearly every text here is written in. */
const QUICK_END = 0x6_00;
/** Longer texts are not folded in one go. */
const LONGEST_QUICK = 4096;
const NOT_LEARNT = 0;
const PARTS_WORDS = 1;
const NOT_QUICK = 2;
const SPACE = 0x20;
/** What a code unit folds to, if that is one code unit. */
const quick = new Uint16Array(QUICK_END);
const folding = new Uint16Array(LONGEST_QUICK);

function learn(code: number): number {
  const { text, isMark } = foldCodePoint(code);
  const folded = text.length > 1 || isMark ? NOT_QUICK : text === '' ? PARTS_WORDS : text.charCodeAt(0);
  quick[code] = folded;
  return folded;
}

/** A text whose letters fold one to one, without acronyms with dots: one string made at once, which costs half as much to compare. Null for any other. */
function foldQuickly(text: string): string | null {
  if (text.length > LONGEST_QUICK) return null;
  let length = 0;
  let isBetween = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= QUICK_END) return null;
    const known = quick[code] as number;
    const folded = known === NOT_LEARNT ? learn(code) : known;
    if (folded === NOT_QUICK) return null;
    if (folded === PARTS_WORDS) {
      // What follows at once may make an acronym of it.
      if (code === DOT && length > 0 && !isBetween && index + 1 < text.length && text.charCodeAt(index + 1) > SPACE) return null;
      isBetween = length > 0;
    } else {
      if (isBetween) folding[length++] = SPACE;
      isBetween = false;
      // Of letters and spaces there are at most as many as the text is long.
      folding[length++] = folded;
    }
  }
  return String.fromCharCode.apply(null, folding.subarray(0, length) as unknown as number[]);
}

/** The folded words of a text, parted by single spaces. What the index stores and the query asks. */
export function fold(text: string): string {
  const whole = foldQuickly(text);
  if (whole !== null) return whole;
  const all: string[] = [];
  eachWord(text, (folded) => all.push(folded));
  return all.join(' ');
}

/** Whether every word of a question begins a word of the text, as the index would find. A question without words fits everything. */
export function fits(text: string, question: string): boolean {
  const there = words(text);
  return words(question).every(({ folded }) => there.some((word) => word.folded.startsWith(folded)));
}

export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

/** What each letter folds to at its own place, a space for what parts words; null where a letter folds to more or less than one. */
function foldInPlace(text: string): string | null {
  if (text.length > LONGEST_QUICK) return null;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= QUICK_END) return null;
    const known = quick[code] as number;
    const folded = known === NOT_LEARNT ? learn(code) : known;
    if (folded === NOT_QUICK) return null;
    if (folded === PARTS_WORDS && code === DOT && index + 1 < text.length && text.charCodeAt(index + 1) > SPACE) return null;
    folding[index] = folded === PARTS_WORDS ? SPACE : folded;
  }
  return String.fromCharCode.apply(null, folding.subarray(0, text.length) as unknown as number[]);
}

/** The words that are looked for: those that begin so, and those that are so. Folded. */
export interface Sought {
  readonly beginnings: readonly string[];
  readonly wholes: ReadonlySet<string>;
}

const isSought = (word: string, { beginnings, wholes }: Sought): boolean => wholes.has(word) || beginnings.some((asked) => asked !== '' && word.startsWith(asked));

/** The first word of a text that is looked for, without looking at each word of a long one. */
export function firstSought(text: string, sought: Sought): Word | null {
  const folded = foldInPlace(text);
  if (folded === null) return words(text).find((word) => isSought(word.folded, sought)) ?? null;
  for (let start = 0; start < folded.length; ) {
    const space = folded.indexOf(' ', start);
    const end = space === -1 ? folded.length : space;
    if (end > start) {
      const word = folded.slice(start, end);
      if (isSought(word, sought)) return { folded: word, start, end };
    }
    start = end + 1;
  }
  return null;
}

/** Which of several things that are looked for stand in a text, as bits: the first of them the lowest. At most 30. */
export function soughtBits(text: string, all: readonly Sought[]): number {
  let bits = 0;
  const whole = 2 ** all.length - 1;
  for (const word of fold(text).split(' ')) {
    for (let index = 0; index < all.length; index += 1) if (isSought(word, all[index] as Sought)) bits |= 1 << index;
    if (bits === whole) break;
  }
  return bits;
}

export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

/** Parts a text so that every word that is looked for is marked. */
export function markSought(text: string, sought: Sought): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let done = 0;
  for (const word of words(text)) {
    if (!isSought(word.folded, sought)) continue;
    if (word.start > done) parts.push({ text: text.slice(done, word.start), marked: false });
    parts.push({ text: text.slice(word.start, word.end), marked: true });
    done = word.end;
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false });
  return parts;
}
