import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Count, type Narrowed, countsForTotal, hasArithmetic, isExactOverVague, isWhole, partsExceedWhole, restOf, total } from '#shared/domain/counts.ts';

const exactly = (value: number): Count => ({ value, precision: 'exact' });
const about = (value: number): Count => ({ value, precision: 'about' });
const unknown: Count = { value: null, precision: 'unknown' };
const times = (number: number, count: Count): Count[] => Array.from({ length: number }, () => count);

const anyCount = fc.oneof(fc.constantFrom(3, 15, 50).map(exactly), fc.constantFrom(3, 15, 50).map(about), fc.nat(1000).map(exactly), fc.constant(unknown));
const anyCounts = fc.array(anyCount, { maxLength: 12 });

describe('a sum', () => {
  test('is what the known counts add up to', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const known = counts.flatMap(({ value }) => (value === null ? [] : [value]));
        expect(total(counts).value).toBe(known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0));
      }),
    );
  });

  test('is at least so much where a part is unknown, about so much where one is approximate, else exact', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const unknowns = counts.filter(({ precision }) => precision === 'unknown').length;
        const approximate = counts.some(({ precision }) => precision === 'about');
        const expected = unknowns === counts.length ? 'unknown' : unknowns > 0 ? 'atLeast' : approximate ? 'about' : 'exact';
        expect(total(counts).precision).toBe(expected);
      }),
    );
  });

  test('shows an arithmetic that comes to its value', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { terms, value } = total(counts);
        const known = terms.filter((term) => term.count.value !== null);
        expect(known.reduce((sum, term) => sum + term.times * (term.count.value ?? 0), 0)).toBe(value ?? 0);
        expect(terms.reduce((sum, term) => sum + term.times, 0)).toBe(counts.length);
      }),
    );
  });

  test('names every count once, with how often it stands there, in the order of first appearance and the unknown last', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const name = ({ value, precision }: Count) => `${precision} ${value}`;
        const names = [...new Set(counts.map(name))];
        const ordered = [...names.filter((one) => one !== name(unknown)), ...names.filter((one) => one === name(unknown))];
        expect(total(counts).terms.map((term) => [name(term.count), term.times])).toEqual(ordered.map((one) => [one, counts.filter((count) => name(count) === one).length]));
      }),
    );
  });

  test('of nothing is not known, and not 0', () => {
    expect(total([])).toEqual({ value: null, precision: 'unknown', terms: [] });
  });

  test('of unknown counts is not known, however many they are', () => {
    expect(total(times(11, unknown))).toMatchObject({ value: null, precision: 'unknown', terms: [{ times: 11, count: unknown }] });
  });

  test('keeps with each term the counts that it adds, each in one of them', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { terms } = total(counts);
        expect(terms.map(({ of }) => of.length)).toEqual(terms.map((term) => term.times));
        expect(new Set(terms.flatMap(({ of }) => of))).toEqual(new Set(counts));
      }),
    );
  });

  test('of a known 0 is 0', () => {
    expect(total([exactly(0)])).toMatchObject({ value: 0, precision: 'exact' });
    expect(total([exactly(0), unknown])).toMatchObject({ value: 0, precision: 'atLeast' });
  });

  test('does not change the counts that it is given', () => {
    const counts = Object.freeze([unknown, exactly(3), exactly(3)].map((count) => Object.freeze(count)));
    expect(total(counts).terms).toMatchObject([
      { times: 2, count: exactly(3) },
      { times: 1, count: unknown },
    ]);
  });

  test('shows its arithmetic where more than one count stands in it', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        expect(hasArithmetic(total(counts))).toBe(counts.length > 1);
      }),
    );
  });
});

describe('the sums of the CiSoTRA page', () => {
  test.each([
    ['WP3: 15 × about 50', times(15, about(50)), 750, 'about', [{ times: 15, count: about(50) }]],
    ['WP4: 15, and 15 in each of five countries', [exactly(15), ...times(5, exactly(15))], 90, 'exact', [{ times: 6, count: exactly(15) }]],
    ['WP5: 4 × 15', times(4, exactly(15)), 60, 'exact', [{ times: 4, count: exactly(15) }]],
    ['WP6: 11 × 15', times(11, exactly(15)), 165, 'exact', [{ times: 11, count: exactly(15) }]],
    ['WP7: eleven times unknown', times(11, unknown), null, 'unknown', [{ times: 11, count: unknown }]],
  ] as const)('%s', (_, counts, value, precision, terms) => {
    expect(total(counts)).toMatchObject({ value, precision, terms });
  });
});

type Part = Count & Narrowed;

const whole = (count: Count): Part => ({ ...count, country: null });
const from = (country: string, count: Count): Part => ({ ...count, country });

const anyPart = fc.tuple(anyCount, fc.constantFrom(null, 'SI', 'IT', 'GR')).map(([count, country]): Part => ({ ...count, country }));
const anyParts = fc.array(anyPart, { maxLength: 8 });

describe('a count of an event', () => {
  test.each([
    ['a country', { country: 'SI' }],
    ['a city', { country: null, placeId: 'celje' }],
    ['an organisation', { country: null, organisationId: 'mfdps' }],
    ['a gender', { country: null, gender: 'female' }],
    ['an age band', { country: null, ageBand: '18–25' }],
  ])('that is narrowed to %s is not for the whole of it', (_, narrowed: Narrowed) => {
    expect(isWhole(narrowed)).toBe(false);
  });

  test('that is narrowed to nothing is for the whole of it', () => {
    expect(isWhole({ country: null })).toBe(true);
    expect(isWhole({ country: null, placeId: null, organisationId: null, gender: null, ageBand: null })).toBe(true);
  });
});

describe('the counts that make the total of an event', () => {
  const fiveCountries = ['SI', 'DE', 'GR', 'IT', 'TR'];

  test('15 of which 3 from each of five countries are 15', () => {
    const counts = [whole(exactly(15)), ...fiveCountries.map((country) => from(country, exactly(3)))];
    expect(total(countsForTotal(counts))).toMatchObject({ value: 15, precision: 'exact' });
  });

  test('without a count for the whole, its parts add up', () => {
    const counts = fiveCountries.map((country) => from(country, exactly(3)));
    expect(total(countsForTotal(counts))).toMatchObject({ value: 15, precision: 'exact', terms: [{ times: 5, count: exactly(3) }] });
  });

  test('an unknown whole gives way to parts that are known', () => {
    expect(total(countsForTotal([whole(unknown), from('SI', exactly(3)), from('IT', unknown)]))).toMatchObject({ value: 3, precision: 'atLeast' });
  });

  test('an unknown whole stays unknown where nothing else is said', () => {
    expect(total(countsForTotal([whole(unknown)]))).toMatchObject({ value: null, precision: 'unknown' });
  });

  test('are the known ones for the whole; where there are none, those of the parts', () => {
    fc.assert(
      fc.property(anyParts, (counts) => {
        const known = counts.filter((count) => count.country === null && count.value !== null);
        const parts = counts.filter((count) => count.country !== null);
        expect(countsForTotal(counts)).toEqual(known.length > 0 ? known : parts.length > 0 ? parts : counts);
      }),
    );
  });

  test('make a total wherever any count is known', () => {
    fc.assert(
      fc.property(anyParts, (counts) => {
        expect(total(countsForTotal(counts)).value === null).toBe(counts.every(({ value }) => value === null));
      }),
    );
  });

  test('do not add the same people up again by gender or by age', () => {
    const byCountry = [from('SI', exactly(10)), from('IT', exactly(5))];
    const byGender = [{ ...whole(exactly(9)), gender: 'female' }, { ...whole(exactly(6)), gender: 'male' }];
    const byAge = [{ ...whole(exactly(15)), ageBand: '18–25' }];
    expect(total(countsForTotal([...byCountry, ...byGender, ...byAge])).value).toBe(15);
  });
});

describe('the parts exceed the whole', () => {
  test.each([
    ['15 whole, 5 × 3', [whole(exactly(15)), ...times(5, exactly(3)).map((count) => from('SI', count))], false],
    ['15 whole, 6 × 3', [whole(exactly(15)), ...times(6, exactly(3)).map((count) => from('SI', count))], true],
    ['15 whole, 16', [whole(exactly(15)), from('SI', exactly(16))], true],
    ['15 whole, 14: the rest is not told apart', [whole(exactly(15)), from('SI', exactly(14))], false],
    ['15 whole, about 16', [whole(exactly(15)), from('SI', about(16))], false],
    ['about 15 whole, 16', [whole(about(15)), from('SI', exactly(16))], false],
    ['unknown whole, 16', [whole(unknown), from('SI', exactly(16))], false],
    ['no whole, 16', [from('SI', exactly(16))], false],
    ['15 whole, no parts', [whole(exactly(15))], false],
    ['nothing', [], false],
  ] as const)('%s: %s', (_, counts, exceeded) => {
    expect(partsExceedWhole(counts)).toBe(exceeded);
  });

  test('is not said of people who are counted again by gender or age', () => {
    const counts = [whole(exactly(15)), from('SI', exactly(15)), { ...whole(exactly(15)), gender: 'female' }, { ...whole(exactly(15)), ageBand: '18–25' }];
    expect(partsExceedWhole(counts)).toBe(false);
  });

  test('is not said of people who are counted once by country and once by who sent them', () => {
    const counts = [whole(exactly(15)), from('SI', exactly(15)), { ...whole(exactly(15)), organisationId: 'mfdps' }];
    expect(partsExceedWhole(counts)).toBe(false);
  });
});

describe('the rest', () => {
  test.each([
    ['120 whole, 35 and about 40 and 25 of them', [whole(exactly(120)), from('IT', exactly(35)), from('HR', about(40)), from('HU', exactly(25))], about(20)],
    ['50 whole, 30 of them', [whole(exactly(50)), from('IT', exactly(30))], exactly(20)],
    ['about 50 whole, 30 of them', [whole(about(50)), from('IT', exactly(30))], about(20)],
    ['50 whole, nothing of it told apart', [whole(exactly(50))], exactly(50)],
    ['50 whole, all of them told apart', [whole(exactly(50)), from('IT', exactly(50))], null],
    ['50 whole, more than that told apart', [whole(exactly(50)), from('IT', exactly(60))], null],
    ['50 whole, an unknown part', [whole(exactly(50)), from('IT', exactly(30)), from('HR', unknown)], null],
    ['no whole', [from('IT', exactly(30))], null],
    ['an unknown whole', [whole(unknown), from('IT', exactly(30))], null],
    ['nothing', [], null],
  ] as const)('of %s', (_, counts, rest) => {
    expect(restOf(counts)).toEqual(rest);
  });

  test('taken for a part of it, the parts are the whole', () => {
    const parts = fc.array(fc.constantFrom(exactly(3), exactly(15), about(15)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), parts, (value, counts) => {
        const rows = counts.map((count, index) => from(['SI', 'IT', 'HR', 'HU', 'DE', 'AT'][index] ?? 'SI', count));
        const rest = restOf([whole(exactly(value)), ...rows]);
        const sum = total(rows).value ?? 0;
        expect(rest?.value ?? 0).toBe(Math.max(value - sum, 0));
        if (rest) expect(restOf([whole(exactly(value)), ...rows, from('GR', rest)])).toBeNull();
      }),
    );
  });
});

describe('an exact whole of vague parts', () => {
  test.each([
    ['120, about 40 of them', [whole(exactly(120)), from('HR', about(40))], true],
    ['120, 40 of them', [whole(exactly(120)), from('HR', exactly(40))], false],
    ['about 120, about 40 of them', [whole(about(120)), from('HR', about(40))], false],
    ['about 40 alone', [from('HR', about(40))], false],
  ] as const)('%s: %s', (_, counts, is) => {
    expect(isExactOverVague(counts)).toBe(is);
  });
});
