/** A rule's value as it is kept and typed: a line a number, a line of numbers, or a line a range: "4–6: 15000; 17500". */

import { type RangeRow, type RuleKind, type RuleValue, kindOfRule } from './rule.ts';

/** Digits, in groups of three or together; a blank, a point or a comma may part the groups. Euros and counts are whole. */
const WHOLE = /^\d{1,3}(?:[ .,\u00A0\u202F]\d{3})+$|^\d{1,9}$/;
const RANGE = /^(\d{1,6}) ?(?:[-–] ?(\d{1,6})|(\+))?$/;

function numberIn(text: string): number | null {
  const typed = text.trim();
  return WHOLE.test(typed) ? Number(typed.replaceAll(/\D/g, '')) : null;
}

function numbersIn(text: string, length: number | undefined): number[] | null {
  const parts = text.split(';').map(numberIn);
  const numbers = parts.filter((part) => part !== null);
  return numbers.length === parts.length && (length === undefined || numbers.length === length) ? numbers : null;
}

function rowIn(text: string, length: number | undefined): RangeRow | null {
  const [range = '', amounts = '', ...more] = text.split(':');
  const found = RANGE.exec(range.trim());
  const numbers = numbersIn(amounts, length);
  if (!found || !numbers || more.length > 0) return null;
  const from = Number(found[1]);
  const to = found[3] ? null : Number(found[2] ?? from);
  return to !== null && to < from ? null : { from, to, amounts: numbers };
}

/** Rows in their order, none over another and only the last one open. */
function rowsIn(lines: readonly string[], length: number | undefined): RangeRow[] | null {
  const rows = lines.map((line) => rowIn(line, length));
  const known = rows.filter((row) => row !== null).toSorted((one, other) => one.from - other.from);
  const isClear = known.every(({ from }, index) => index === 0 || (known[index - 1]?.to ?? Infinity) < from);
  return known.length === rows.length && known.length > 0 && isClear ? known : null;
}

/** What was typed as a value of a kind of rule; null where it is none. */
export function readValue(kind: RuleKind, lines: readonly string[]): RuleValue | null {
  const { shape, length } = kindOfRule(kind);
  const said = lines.map((line) => line.trim()).filter(Boolean);
  if (shape === 'rows') return rowsIn(said, length);
  const [only, ...others] = said;
  if (only === undefined || others.length > 0) return null;
  return shape === 'number' ? numberIn(only) : numbersIn(only, length);
}

const isRow = (one: number | RangeRow): one is RangeRow => typeof one !== 'number';

/** A value as it is kept, or, with its numbers written for a reader, as it is shown. */
export function valueLines(value: RuleValue, written: (number: number) => string = String): string[] {
  if (typeof value === 'number') return [written(value)];
  const rows = (value as readonly (number | RangeRow)[]).filter(isRow);
  if (rows.length === 0) return [(value as readonly number[]).map(written).join('; ')];
  return rows.map(({ from, to, amounts }) => `${to === null ? `${from}+` : to === from ? String(from) : `${from}–${to}`}: ${amounts.map(written).join('; ')}`);
}

export const asNumber = (value: RuleValue | null): number | null => (typeof value === 'number' ? value : null);
export const asNumbers = (value: RuleValue | null): readonly number[] => (Array.isArray(value) ? (value as readonly (number | RangeRow)[]).filter((one) => typeof one === 'number') : []);
export const asRows = (value: RuleValue | null): readonly RangeRow[] => (Array.isArray(value) ? (value as readonly (number | RangeRow)[]).filter(isRow) : []);
