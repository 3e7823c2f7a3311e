import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meansRest, readCountTable, readTypedCount, typedCount } from '#shared/domain/count-text.ts';
import type { Count } from '#shared/domain/counts.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';

const exact = (value: number): Count => ({ value, precision: 'exact' });
const about = (value: number): Count => ({ value, precision: 'about' });

describe('a count as it is typed', () => {
  test.each([
    ['120', exact(120)],
    [' 1 200 ', exact(1200)],
    ['1.200', exact(1200)],
    ['0', exact(0)],
    ['~40', about(40)],
    ['~ 40', about(40)],
    ['≈40', about(40)],
    ['pribl. 20', about(20)],
    ['približno 20', about(20)],
    ['ca 20', about(20)],
    ['ca. 20', about(20)],
    ['cca. 20', about(20)],
    ['okoli 20', about(20)],
    ['okrog 1.200', about(1200)],
    ['about 20', about(20)],
    ['?', { value: null, precision: 'unknown' }],
    ['neznano', { value: null, precision: 'unknown' }],
    ['Unknown', { value: null, precision: 'unknown' }],
    ['', null],
    ['  ', null],
  ])('%j is %j', (text, count) => {
    expect(readTypedCount(text, 'sl')).toEqual(count);
  });

  test.each(['dvajset', '7,5', '-3', '~', 'ca.', 'najmanj 20', '20 ljudi', '20~', '1234567890'])('%j is no count, and stays as it is typed', (text) => {
    expect(readTypedCount(text, 'sl')).toBe(text);
  });

  test('put back into its field it is the same count', () => {
    const count = fc.oneof(fc.constant<Count>({ value: null, precision: 'unknown' }), fc.tuple(fc.nat(10_000_000), fc.constantFrom('exact' as const, 'about' as const)).map(([value, precision]): Count => ({ value, precision })));
    fc.assert(fc.property(count, fc.constantFrom(...INTERFACE_LANGUAGES), (one, language) => {
      expect(readTypedCount(typedCount(one, language), language)).toEqual(one);
    }));
    expect(typedCount({ value: null, precision: 'exact' }, 'sl')).toBe('');
  });

  test('the rest is asked for in words or by a sign', () => {
    expect(['ostali', 'Ostalo', ' = ', 'the rest', 'others'].map(meansRest)).toEqual([true, true, true, true, true]);
    expect(['', '20', 'ostalih', '=='].map(meansRest)).toEqual([false, false, false, false]);
  });
});

describe('a table that was copied', () => {
  test('from a spreadsheet is a count a line, its head left out', () => {
    expect(readCountTable('Država\tŠtevilo\nItalija\t35\nHrvaška\t~40\n\nMadžarska\t25\n', 'sl')).toEqual([
      { count: exact(35), origin: 'Italija' },
      { count: about(40), origin: 'Hrvaška' },
      { count: exact(25), origin: 'Madžarska' },
    ]);
    expect(readCountTable('1\tForni di Sopra\tItalija\t35\r\n2\tBuje\tHrvaška\t40', 'sl')).toEqual([
      { count: exact(35), origin: 'Forni di Sopra, Italija' },
      { count: exact(40), origin: 'Buje, Hrvaška' },
    ]);
  });

  test('from a letter is read line by line, number first or last', () => {
    expect(readCountTable('Udeleženci:\n- iz Italije: 35 udeležencev\n40 iz Hrvaške\nMadžarska – pribl. 25\nSlovenija: 1 200 oseb', 'sl')).toEqual([
      { count: exact(35), origin: 'Italije' },
      { count: exact(40), origin: 'Hrvaške' },
      { count: about(25), origin: 'Madžarska' },
      { count: exact(1200), origin: 'Slovenija' },
    ]);
    expect(readCountTable('Italy 35 participants\n40 people from Croatia', 'en')).toEqual([
      { count: exact(35), origin: 'Italy' },
      { count: exact(40), origin: 'Croatia' },
    ]);
  });

  test('a text without numbers is none', () => {
    expect(readCountTable('Spoštovani,\nhvala za povabilo.', 'sl')).toEqual([]);
  });
});
