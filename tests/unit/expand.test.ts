import { describe, expect, test } from 'vitest';
import cisotra from '#resources/sample/cisotra.json' with { type: 'json' };
import { type Count, type Narrowed, countsForTotal, total } from '#shared/domain/counts.ts';
import { type Entry, expand } from '../../electron/archive/sample/expand.ts';

const seminar: Entry = {
  kind: 'event',
  type: 'seminar',
  title: { sl: 'Nacionalni seminar: {country}, {year}', en: 'National seminar: {country}, {year}' },
  repeat: { dates: ['2018-06/2018-09', '2019-06/2019-09'], datesWritten: ['Junij do september 2018', 'Junij do september 2019'], countries: ['SI', 'GR'] },
};

describe('a series', () => {
  test('is an event for every date and every country', () => {
    expect(expand(seminar)).toEqual([
      { kind: 'event', type: 'seminar', title: { sl: 'Nacionalni seminar: Slovenija, 2018', en: 'National seminar: Slovenia, 2018' }, dates: '2018-06/2018-09', datesWritten: 'Junij do september 2018', country: 'SI', seriesSlot: 'SI 2018 1' },
      { kind: 'event', type: 'seminar', title: { sl: 'Nacionalni seminar: Grčija, 2018', en: 'National seminar: Greece, 2018' }, dates: '2018-06/2018-09', datesWritten: 'Junij do september 2018', country: 'GR', seriesSlot: 'GR 2018 1' },
      { kind: 'event', type: 'seminar', title: { sl: 'Nacionalni seminar: Slovenija, 2019', en: 'National seminar: Slovenia, 2019' }, dates: '2019-06/2019-09', datesWritten: 'Junij do september 2019', country: 'SI', seriesSlot: 'SI 2019 1' },
      { kind: 'event', type: 'seminar', title: { sl: 'Nacionalni seminar: Grčija, 2019', en: 'National seminar: Greece, 2019' }, dates: '2019-06/2019-09', datesWritten: 'Junij do september 2019', country: 'GR', seriesSlot: 'GR 2019 1' },
    ]);
  });

  test('gives each country its language, where it has one', () => {
    const { repeat, ...rest } = seminar;
    const entry = { ...rest, repeat: { ...(repeat as object), languages: { GR: 'el' } } };
    expect(expand(entry).map(({ country, languages }) => [country, languages])).toEqual([['SI', undefined], ['GR', ['el']], ['SI', undefined], ['GR', ['el']]]);
    expect(expand(entry)[0]).not.toHaveProperty('languages');
  });

  test('tells events apart by their variants where neither date nor country does', () => {
    const course: Entry = {
      kind: 'event',
      title: { sl: 'Usposabljanje: {variant}, {year}', en: 'Training: {variant}, {year}' },
      repeat: { dates: ['2019-10/2019-12'], datesWritten: ['Oktober 2019 do december 2019'], variants: [{ sl: 'sprejem', en: 'reception' }, { sl: 'zaščita' }] },
    };
    expect(expand(course)).toEqual([
      { kind: 'event', title: { sl: 'Usposabljanje: sprejem, 2019', en: 'Training: reception, 2019' }, dates: '2019-10/2019-12', datesWritten: 'Oktober 2019 do december 2019', seriesSlot: '- 2019 1' },
      { kind: 'event', title: { sl: 'Usposabljanje: zaščita, 2019', en: 'Training: , 2019' }, dates: '2019-10/2019-12', datesWritten: 'Oktober 2019 do december 2019', seriesSlot: '- 2019 2' },
    ]);
  });

  test('leaves its own entry as it is', () => {
    const before = structuredClone(seminar);
    expand(seminar);
    expect(seminar).toEqual(before);
  });
});

test('any other entry is one record, as it is', () => {
  const entry: Entry = { kind: 'event', title: { sl: 'Srečanje {country}' }, dates: '2018-05-15/2018-05-16' };
  expect(expand(entry)).toEqual([entry]);
});

describe('the series of the sample come to the sums of the CiSoTRA page', () => {
  const events = (cisotra as readonly Entry[]).flatMap(expand).filter((entry) => entry.kind === 'event');
  const of = (workPackage: string) => events.filter((event) => (event.workPackages as readonly string[]).includes(workPackage));
  const planned = (event: Entry) =>
    ((event.participation ?? []) as readonly (Count & Partial<Narrowed>)[]).map((count) => ({ ...count, country: count.country ?? null, value: count.value ?? null }));
  const sum = (workPackage: string) => total(of(workPackage).flatMap((event) => countsForTotal(planned(event))));

  test.each([
    ['@wp3', 15, 750, 'about'],
    ['@wp4', 6, 90, 'exact'],
    ['@wp5', 4, 60, 'exact'],
    ['@wp6', 11, 165, 'exact'],
    ['@wp7', 11, null, 'unknown'],
  ] as const)('%s: %i events, %s participants, %s', (workPackage, number, value, precision) => {
    expect(of(workPackage)).toHaveLength(number);
    expect(sum(workPackage)).toMatchObject({ value, precision });
  });

  test('with every event under a title of its own', () => {
    const titles = events.map((event) => (event.title as { sl: string }).sl);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => title.includes('{'))).toEqual([]);
  });
});
