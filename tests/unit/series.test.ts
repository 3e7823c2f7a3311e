import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEdtf } from '#shared/domain/dates.ts';
import { type SeriesRule, datesOf, planned } from '#shared/domain/series.ts';

const rule: SeriesRule = { title: { sl: 'Seminarji' }, countries: ['SI', 'DE', 'GR', 'IT', 'TR'], years: [2020, 2018, 2019], monthFrom: 6, monthTo: 9, perYear: 1, variants: [], titlePattern: null, languages: [] };

describe('a series', () => {
  test('of one seminar in five countries over three years is fifteen events, in the order of the years', () => {
    const events = planned(rule);
    expect(events.map(({ slot }) => slot)).toEqual([2018, 2019, 2020].flatMap((year) => ['SI', 'DE', 'GR', 'IT', 'TR'].map((country) => `${country} ${year} 1`)));
    expect(events[0]).toMatchObject({ country: 'SI', year: 2018, number: 1, dates: '2018-06/2018-09', title: { sl: 'Seminarji' } });
  });

  test('without countries is one event a time, and by variants one for each of them', () => {
    const courses = planned({ ...rule, countries: [], years: [2019], variants: [{ sl: 'sprejem', en: 'reception' }, { und: 'CiSoTRA' }], titlePattern: { sl: 'Predmet {number}: {variant}, {year}', en: 'Course {number}: {variant}' } });
    expect(courses.map(({ slot, title }) => [slot, title])).toEqual([
      ['- 2019 1', { sl: 'Predmet 1: sprejem, 2019', en: 'Course 1: reception' }],
      ['- 2019 2', { sl: 'Predmet 2: CiSoTRA, 2019', en: 'Course 2: CiSoTRA' }],
    ]);
  });

  test('names what is put into its titles as it is, signs of patterns too', () => {
    expect(planned({ ...rule, countries: [], years: [2019], variants: [{ sl: '$& {year}' }], titlePattern: { sl: '{variant}' } })[0]?.title).toEqual({ sl: '$& {year}' });
  });

  test.each([[6, 9, '2018-06/2018-09'], [3, 3, '2018-03'], [3, null, '2018-03'], [null, 3, '2018-03'], [null, null, '2018'], [11, 1, '2018-11/2019-01']])('from month %s to %s is %s', (monthFrom, monthTo, dates) => {
    expect(datesOf({ monthFrom, monthTo }, 2018)).toBe(dates);
  });

  test.each([
    ['each in its own where the rule names those of its countries', ['sl', 'it', 'de', 'el', 'tr'], [['sl'], ['de'], ['el'], ['it'], ['tr']]],
    ['all in the one that it names', ['en'], [['en'], ['en'], ['en'], ['en'], ['en']]],
    ['in any that it names where one is of no country', ['sl', 'it', 'de', 'el', 'tr', 'en'], Array.from({ length: 5 }, () => ['sl', 'it', 'de', 'el', 'tr', 'en'])],
    ['in any that it names where a country has none of its own', ['sl', 'it'], Array.from({ length: 5 }, () => ['sl', 'it'])],
    ['in none where it names none', [], [[], [], [], [], []]],
  ])('is held, country by country, %s', (_, languages, inEach) => {
    expect(planned({ ...rule, years: [2019], languages }).map((event) => event.languages)).toEqual(inEach);
  });

  test('without countries is held in all that it names', () => {
    expect(planned({ ...rule, countries: [], languages: ['sl'] })[0]?.languages).toEqual(['sl']);
  });

  test('has as many events as its rule multiplies, each a slot of its own, with dates that are dates', () => {
    const month = fc.option(fc.integer({ min: 1, max: 12 }));
    const rules = fc.record({
      title: fc.constant({ sl: 'X' }), titlePattern: fc.constant(null), countries: fc.uniqueArray(fc.constantFrom('SI', 'IT', 'GR', 'DE')), years: fc.uniqueArray(fc.integer({ min: 1900, max: 2200 }), { maxLength: 5 }),
      monthFrom: month, monthTo: month, perYear: fc.integer({ min: 1, max: 4 }), variants: fc.array(fc.record({ sl: fc.string() }), { maxLength: 3 }),
      languages: fc.uniqueArray(fc.constantFrom('sl', 'it', 'el', 'de', 'en')),
    });
    fc.assert(
      fc.property(rules, (any) => {
        const events = planned(any);
        expect(events).toHaveLength(any.years.length * Math.max(1, any.countries.length) * (any.variants.length || any.perYear));
        expect(new Set(events.map(({ slot }) => slot)).size).toBe(events.length);
        expect(events.every(({ dates }) => parseEdtf(dates) !== null)).toBe(true);
      }),
    );
  });
});
