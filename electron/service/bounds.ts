/**
 * How much a call may bring. A schema looks at everything it is given, and notes everything that is wrong
 * with it: of two hundred thousand keys it makes as many problems. So what is larger than any form is
 * refused before, by a look that stops at the first measure that is exceeded.
 */

/**
 * Far above what the largest forms need: one with 500 counts has some 4,000 values. The longest text that
 * a field takes is 50,000 letters; that one is longer the schema says at the field itself, which is better
 * to read than the refusal of it all.
 */
const MOST = {
  /** Objects and lists inside one another. */
  depth: 20,
  /** Keys, texts, numbers, lists, objects, all in all. */
  values: 50_000,
  /** Keys of one object. */
  keys: 1000,
  /** Letters of one text or key, and of all of them, in UTF-16 units. */
  letters: 500_000,
  lettersInAll: 2_000_000,
};

/** Pieces of files and other bytes are not looked into: their size is the business of whoever carries them. */
function isBytes(value: object): boolean {
  return ArrayBuffer.isView(value) || typeof (value as Partial<Blob>).arrayBuffer === 'function';
}

/** What an object, with its keys, or a list holds; null where it is too much. */
function partsOf(value: object, left: number): unknown[] | null {
  if (Array.isArray(value)) return value.length > left ? null : value;
  if (value instanceof Map || value instanceof Set) return value.size > left ? null : [...value];
  if (isBytes(value)) return [];
  const parts: unknown[] = [];
  for (const key in value) {
    if (parts.length >= 2 * MOST.keys) return null;
    parts.push(key, (value as Record<string, unknown>)[key]);
  }
  return parts;
}

/** True for what no call may bring. Its cost is that of what it may, however much there is. */
export function exceedsBounds(input: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 0 }];
  let values = 0;
  let letters = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') {
      letters += value.length;
      if (value.length > MOST.letters || letters > MOST.lettersInAll) return true;
    } else if (typeof value === 'object' && value !== null) {
      const parts = partsOf(value, MOST.values - values);
      if (parts === null || depth >= MOST.depth) return true;
      for (const part of parts) waiting.push({ value: part, depth: depth + 1 });
    }
    if (values + waiting.length > MOST.values) return true;
  }
  return false;
}
