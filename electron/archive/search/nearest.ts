/** What was meant where a finger slipped: the words of the archive that are nearest to those that nothing has. */

import type { Kysely } from 'kysely';
import { fold } from '#shared/domain/fold.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { termsOf } from './terms.ts';
import { wordsBeginning } from './vocabulary.ts';

type Db = Kysely<Database>;

/** Shorter words are near to too many. */
const SHORTEST = 4;
/** Words that are looked at for one that was mistyped. */
const MOST_LOOKED_AT = 20_000;

/**
 * The number of slips that make one word of another: a letter more, less, another one, two that changed places (Damerau and
 * Levenshtein, each letter in at most one slip); more than `most` as `most + 1`.
 */
export function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length] ?? most + 1;
}

/** One slip in a short word, two in a long one. */
const mostSlips = (word: string) => (word.length < 6 ? 1 : 2);

/** Which letters a word has, as bits: words that differ in more letters than there may be slips are not looked at letter by letter. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) % 31);
  return bits;
}

function bitsOf(number: number): number {
  let count = 0;
  for (let bits = number; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** The nearest word that the archive has; null where none is near. Whoever slips mostly has the first letter right, or typed it second. */
async function nearest(db: Db, word: string): Promise<string | null> {
  const most = mostSlips(word);
  const letters = lettersOf(word);
  let best: string | null = null;
  let fewest = most + 1;
  for (const first of new Set([word.slice(0, 1), word.slice(1, 2)])) {
    for (const other of await wordsBeginning(db, first, MOST_LOOKED_AT)) {
      // Each slip changes at most one letter for another.
      if (Math.abs(other.length - word.length) >= fewest || bitsOf(letters ^ lettersOf(other)) > 2 * (fewest - 1)) continue;
      const found = slips(word, other, fewest - 1);
      if (found < fewest) [best, fewest] = [other, found];
    }
    if (fewest === 1) break;
  }
  return best;
}

/** Whether the archive has a word, its beginning or a form of it. */
async function isThere(db: Db, written: string): Promise<boolean> {
  for (const { word, forms } of await termsOf(db, written)) if (forms.length > 0 || (await wordsBeginning(db, word, 1)).length > 0) return true;
  return false;
}

/** What stands between the words of a question, and a field with its value: that is a code or the name of a record, and no word of a text. */
const BETWEEN = /(\p{L}[\p{L}_]*:(?:"[^"]*"?|[^\s()"]*)|[\s"():]+)/u;
const isBetween = (index: number) => index % 2 === 1;

/**
 * A question with the words that nothing has changed into the nearest that something has, and all else as it was typed; null where
 * there is nothing to change, or nothing near.
 */
export async function nearestWords(db: Db, question: string): Promise<string | null> {
  let isChanged = false;
  const parts: string[] = [];
  for (const [index, part] of question.split(BETWEEN).entries()) {
    const word = fold(part);
    const isMistyped = !isBetween(index) && word.length >= SHORTEST && !/[\s\d]/.test(word) && !(await isThere(db, part));
    const other = isMistyped ? await nearest(db, word) : null;
    if (other !== null) isChanged = true;
    parts.push(other === null ? part : await asWritten(db, other));
  }
  return isChanged ? parts.join('') : null;
}

/** How a word is written where it stands: with its accents. */
async function asWritten(db: Db, word: string): Promise<string> {
  const [row] = await rowsOf<{ form: string }>(db, `SELECT form FROM searchWord WHERE word = ? ORDER BY form = word LIMIT 1`, word);
  return row?.form ?? word;
}
