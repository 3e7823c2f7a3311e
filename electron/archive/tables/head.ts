/** Where in a table its heads stand, and its first rows as they are shown. */

/** People write a title and a date above the head of a table. */
const HEAD_WITHIN = 12;
/** Rows that are shown as they are read. */
const SAMPLE = 6;
const LONGEST_SHOWN = 100;

type Rows = readonly (readonly string[])[];

export const isFilled = (row: readonly string[]) => row.some((cell) => cell.trim() !== '');

/** A row as it is shown: cells of any length fit. */
export const shownCells = (cells: readonly string[]) => cells.map((cell) => cell.slice(0, LONGEST_SHOWN));

export function sampleOf(below: Rows): Rows {
  return below.filter(isFilled).slice(0, SAMPLE).map(shownCells);
}

export interface Head<C> {
  /** The row of heads, from 0; null where the table has none. */
  readonly at: number | null;
  readonly heads: readonly string[];
  readonly below: Rows;
  /** What the heads say by themselves. */
  readonly guess: C | null;
}

/** The row of heads that says the most, the first of equal ones; the first row where none says anything. */
export function headIn<C>(rows: Rows, guessed: (row: readonly string[]) => C | null, weight: (guess: C) => number, isHeadless: boolean): Head<C> {
  if (isHeadless) return { at: null, heads: Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, () => ''), below: rows, guess: null };
  const guesses = rows.slice(0, HEAD_WITHIN).flatMap((row, at) => {
    const guess = guessed(row);
    return guess ? [{ at, guess, weight: weight(guess) }] : [];
  });
  const [best] = guesses.toSorted((one, other) => other.weight - one.weight);
  const at = best?.at ?? 0;
  return { at, heads: rows[at] ?? [], below: rows.slice(at + 1), guess: best?.guess ?? null };
}
