/** A cell of a table that someone else made: what it says, and what keeps it from being read. */

/** The longest line that a record takes. */
const LONGEST = 500;
const FORMULA_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/i;
// Controls, separators of lines and halves of characters: what no one can see or type.
const INVISIBLE = /[\p{Cc}\u2028\u2029\uFFFD]/u;

/** What anything could be wrong with, or untidy: nearly every cell is neither, and is looked at once. */
const SUSPECT = /^[\s#]|\s$|\s\s|[^\S ]|[\p{Cc}\u2028\u2029\uFFFD]/u;

export interface Cell {
  readonly value: string;
  readonly fault: 'formulaError' | 'tooLong' | 'unreadable' | null;
}

export const EMPTY_CELL: Cell = { value: '', fault: null };

/** @param longest in UTF-16 units */
export function cellOf(text: string, longest = LONGEST): Cell {
  if (text.length <= longest && !SUSPECT.test(text)) return { value: text, fault: null };
  const value = text.replaceAll(/\s+/gu, ' ').trim();
  return { value, fault: value.startsWith('#') && FORMULA_ERROR.test(value) ? 'formulaError' : value.length > longest ? 'tooLong' : INVISIBLE.test(value) ? 'unreadable' : null };
}

/** What is worked out once for each word: a list says few of them, many times. */
export function once<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    if (known.has(word)) return known.get(word) as T;
    const made = work(word);
    known.set(word, made);
    return made;
  };
}
