/**
 * Text made ready for pdfmake, which measures the whole rest of a word again for each line that it fills,
 * and moves all other words of a block whenever it takes one: a word of 50,000 letters took two minutes,
 * and so did 25,000 words in a row. Words and blocks are kept short instead, and all is in step with the
 * text's length. No letter is added: what is copied out of the PDF is what was written.
 */

/** A word of more letters than this may go on in the next line anywhere, as if it were several. */
const LONGEST_WORD = 40;

/** Letters of such a part: so much of a line may stay empty at its end. */
const PART = 12;

/** Blanks in a row beyond these say nothing. */
const MOST_BLANKS = 40;

/** Words of one block; a paragraph with more, some five pages, goes on in a line of its own. */
const MOST_WORDS = 2500;

/** Whatever stands without a place where a line may end: no-break spaces, too. */
const WORD = /(?:[^\s\u200B]|[\u00A0\u2007\u202F\uFEFF])+/g;
const BLANKS = new RegExp(`[^\\S\\n]{${MOST_BLANKS + 1},}`, 'g');
/** What pdfmake may take for a word: letters in a row, where a script parts words at all; else each letter. */
const STEP = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}]+|[^]/gu;
/** Where an address or a long name is best parted. */
const MARK = /[-/.,:;?&=_…–]$/;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The letters of a word, marks with the letter that bears them; one with marks without end is parted. */
function* lettersOf(word: string): Generator<string> {
  for (const { segment } of segmenter.segment(word)) {
    if (segment.length <= 2 * PART) yield segment;
    else yield* segment.match(/[^]{1,12}/gu) ?? [];
  }
}

function partsOfWord(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of lettersOf(word)) {
    part += letter;
    if (part.length < PART && !(part.length >= PART / 2 && MARK.test(part))) continue;
    parts.push(part);
    part = '';
  }
  return part === '' ? parts : [...parts, part];
}

/** What is set without a break: the words, long ones in their parts, and the blanks between. */
export function* piecesOf(text: string): Generator<string> {
  let taken = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index > taken) yield text.slice(taken, index);
    yield* partsOfWord(word);
    taken = index + word.length;
  }
  if (taken < text.length) yield text.slice(taken);
}

/**
 * A block's text as pdfmake takes it: as it is, or in fragments where it has words that may not be kept
 * whole. pdfmake keeps two fragments together that make one word; an empty one between parts them.
 */
export function breakable(text: string): string | string[] {
  const fragments: string[] = [];
  let taken = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (word.length <= LONGEST_WORD) continue;
    if (index > taken) fragments.push(text.slice(taken, index));
    for (const part of partsOfWord(word)) fragments.push(part, '');
    taken = index + word.length;
  }
  if (taken === 0) return text;
  return taken === text.length ? fragments : [...fragments, text.slice(taken)];
}

/** Where a block that must end before a place best ends: after a line, a sentence, a word. */
function endBefore(text: string, start: number, end: number): number {
  const half = start + (end - start) / 2;
  for (const [mark, width] of [['\n', 1], ['. ', 2], [' ', 1]] as const) {
    const found = text.lastIndexOf(mark, end - width);
    if (found >= half) return found + width;
  }
  return end;
}

/** A text in blocks, each of which begins a line: one, unless it has words without end. */
export function blocksOf(text: string): string[] {
  const short = text.replace(BLANKS, (run) => run.slice(0, MOST_BLANKS));
  const blocks: string[] = [];
  let [start, words] = [0, 0];
  for (const { 0: step, index } of short.matchAll(STEP)) {
    words += Math.ceil(step.length / LONGEST_WORD);
    if (words < MOST_WORDS) continue;
    const end = endBefore(short, start, index + step.length);
    blocks.push(short.slice(start, end).replace(/\n$/, ''));
    start = end;
    words = 0;
  }
  return start === 0 || start < short.length ? [...blocks, short.slice(start)] : blocks;
}

/** Letters of a line over the whole width, and of the lines that are taken along. */
const LINE_LETTERS = 85;
const LAST_LETTERS = 3 * LINE_LETTERS;

/** A text in two: all but its last lines, and these, from where a line or a sentence begins, or else a word. */
export function lastOf(text: string): [rest: string, end: string] {
  const pieces = [...piecesOf(text.slice(-4 * LAST_LETTERS))];
  let [length, room] = [0, 0];
  while (room < LAST_LETTERS) {
    const piece = pieces.pop();
    if (piece === undefined) return ['', text];
    length += piece.length;
    room += piece.includes('\n') ? LINE_LETTERS : piece.length;
  }
  const middle = text.length - length;
  const start = endBefore(text, Math.max(0, middle - LAST_LETTERS), middle);
  return [text.slice(0, start).trimEnd(), text.slice(start).trimStart()];
}
