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

/** Folds one code point to zero or more lower-case letters and digits without accents. */
function foldCharacter(character: string): string {
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    folded += UNDECOMPOSED[part] ?? part;
  }
  return folded.replace(NOT_A_WORD_CHARACTER, '');
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

/** The words of a text in reading order. An acronym with dots is one word: CI.SO.MO → cisomo. */
export function words(text: string): Word[] {
  const joinedUntil = new Map<number, number>();
  for (const match of text.matchAll(DOTTED)) joinedUntil.set(match.index, match.index + match[0].length);
  const found: Word[] = [];
  let folded = '';
  let start = 0;
  let end = 0;
  let joinEnd = -1;
  const close = () => {
    if (folded) found.push({ folded, start, end });
    folded = '';
  };
  let position = 0;
  for (const character of text) {
    const next = position + character.length;
    const part = foldCharacter(character);
    const isMark = part === '' && /^\p{M}$/u.test(character);
    if (part) {
      if (!folded) {
        start = position;
        joinEnd = joinedUntil.get(position) ?? -1;
      }
      folded += part;
      end = next;
    } else if (isMark && folded) {
      end = next;
    } else if (!(character === '.' && next <= joinEnd)) {
      close();
    }
    position = next;
  }
  close();
  return found;
}

/** The folded words of a text, parted by single spaces. What the index stores and the query asks. */
export function fold(text: string): string {
  return words(text).map((word) => word.folded).join(' ');
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

/** Parts a text so that every word beginning with one of the folded query words is marked. */
export function markWords(text: string, query: readonly string[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let done = 0;
  for (const word of words(text)) {
    if (!query.some((asked) => asked !== '' && word.folded.startsWith(asked))) continue;
    if (word.start > done) parts.push({ text: text.slice(done, word.start), marked: false });
    parts.push({ text: text.slice(word.start, word.end), marked: true });
    done = word.end;
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false });
  return parts;
}
