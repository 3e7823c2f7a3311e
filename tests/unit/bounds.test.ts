import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exceedsBounds } from '../../electron/service/bounds.ts';
import { countRow, eventForm } from '../support/forms.ts';

/** So many keys, each with a value. */
function keys(count: number, value: unknown = 'x'): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value]));
}

/** Lists inside one another. */
function nested(depth: number): unknown {
  let value: unknown = null;
  for (let index = 0; index < depth; index += 1) value = [value];
  return value;
}

describe('what a form can hold is let through to its schema:', () => {
  test.each([
    ['500 counts', eventForm({}, { participation: Array.from({ length: 500 }, () => countRow({ written: 'ca. 10 participants from the region' })) })],
    ['a text in 60 languages', eventForm({ description: keys(60, 'x'.repeat(20_000)) as Record<string, string> })],
    ['the longest text, and one that its field will call too long', eventForm({ title: { sl: 'x'.repeat(50_000), en: 'x'.repeat(60_000) } })],
    ['nothing', undefined],
    ['a piece of a file', { id: 'x', offset: 0, piece: new Blob([new Uint8Array(4 * 1024 * 1024)]) }],
    ['bytes', { piece: new Uint8Array(4 * 1024 * 1024) }],
    ['a date, a set and a map', [new Date(), new Set([1]), new Map([[1, 2]])]],
  ])('%s', (_, input) => {
    expect(exceedsBounds(input)).toBe(false);
  });

  test('anything small', () => {
    const small = fc.anything({ maxDepth: 5, maxKeys: 10, withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withTypedArray: true });
    fc.assert(
      fc.property(small, (input) => {
        expect(exceedsBounds(input)).toBe(false);
      }),
    );
  });
});

describe('what no form holds is not:', () => {
  test.each<[string, () => unknown]>([
    ['200,000 keys in one object', () => eventForm({ title: keys(200_000) as Record<string, string> })],
    ['2000 keys in one object', () => keys(2000)],
    ['200,000 entries in one list', () => ({ list: Array.from({ length: 200_000 }, () => null) })],
    ['many lists of many entries', () => Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 1))],
    ['many objects with many keys', () => Array.from({ length: 100 }, () => keys(900))],
    ['a million lists inside one another', () => nested(1_000_000)],
    ['25 lists inside one another', () => nested(25)],
    ['one text of a million letters', () => ({ text: 'x'.repeat(1_000_000) })],
    ['a key of a million letters', () => ({ ['x'.repeat(1_000_000)]: 1 })],
    ['many long texts', () => Array.from({ length: 50 }, () => 'x'.repeat(50_000))],
    ['a set of 200,000', () => new Set(Array.from({ length: 200_000 }, (_, index) => index))],
    ['a map of 200,000', () => new Map(Array.from({ length: 200_000 }, (_, index) => [index, index]))],
  ])('%s', (_, input) => {
    expect(exceedsBounds(input())).toBe(true);
  });

  test('something that holds itself, at which the look ends too', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(exceedsBounds(circle)).toBe(true);
  });
});
