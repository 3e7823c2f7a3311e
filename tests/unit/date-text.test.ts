import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DateProblem, formatDate, formatMoment, readTypedDate, readTypedDates, typedDate, weekdayAgrees, weekdayName } from '#shared/domain/date-text.ts';
import { parseEdtf, runsForwards, toEdtf } from '#shared/domain/dates.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { anyPart, modernPart } from '../support/date-parts.ts';

/** What was read, as EDTF; or what is wrong. */
function read(text: string): string {
  const part = readTypedDate(text);
  return typeof part === 'string' ? part : toEdtf({ from: part, to: null });
}

/** Spaces of every width as the plain one: how wide they are is the typesetter's. */
const plainSpaces = (text: string) => text.replace(/\s/gu, ' ');

/** West of Greenwich the day of a date would be the one before, were it not read as a date. */
const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'America/New_York';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('a date as it is typed', () => {
  test.each([
    ['20. 5. 2019', '2019-05-20'],
    ['20.5.2019', '2019-05-20'],
    ['20. 5. 2019.', '2019-05-20'],
    ['  20/5/2019 ', '2019-05-20'],
    ['20-5-2019', '2019-05-20'],
    ['20 5 2019', '2019-05-20'],
    ['20. maja 2019', '2019-05-20'],
    ['20. maj 2019', '2019-05-20'],
    ['20. MAJ 2019', '2019-05-20'],
    ['20 May 2019', '2019-05-20'],
    ['May 20, 2019', '2019-05-20'],
    ['maj 2019', '2019-05'],
    ['5/2019', '2019-05'],
    ['5. 2019', '2019-05'],
    ['2019', '2019'],
    [' 2019. ', '2019'],
    ['2019-05-20', '2019-05-20'],
    ['2019-5-2', '2019-05-02'],
    ['2019-05', '2019-05'],
    ['29. 2. 2020', '2020-02-29'],
  ])('%j is %s', (text, edtf) => {
    expect(read(text)).toBe(edtf);
  });

  test('day comes before month, as in Slovenia', () => {
    expect(read('3. 4. 2019')).toBe('2019-04-03');
    expect(read('3/4/2019')).toBe('2019-04-03');
  });

  const months: readonly (readonly [number, readonly string[]])[] = [
    [1, ['januar', 'januarja', 'jan', 'January']],
    [2, ['februar', 'februarja', 'feb', 'February']],
    [3, ['marec', 'marca', 'mar', 'March']],
    [4, ['april', 'aprila', 'apr', 'April']],
    [5, ['maj', 'maja', 'May']],
    [6, ['junij', 'junija', 'jun', 'June']],
    [7, ['julij', 'julija', 'jul', 'July']],
    [8, ['avgust', 'avgusta', 'avg', 'August', 'Aug']],
    [9, ['september', 'septembra', 'sep', 'September']],
    [10, ['oktober', 'oktobra', 'okt', 'October', 'Oct']],
    [11, ['november', 'novembra', 'nov', 'November']],
    [12, ['december', 'decembra', 'dec', 'December']],
  ];

  test.each(months.flatMap(([month, names]) => names.map((name) => [name, month] as const)))('%s is month %i, before a year, after a day and before a day', (name, month) => {
    const iso = `2018-${String(month).padStart(2, '0')}`;
    expect(read(`${name} 2018`)).toBe(iso);
    expect(read(`${name.toUpperCase()} 2018`)).toBe(iso);
    expect(read(`9. ${name} 2018`)).toBe(`${iso}-09`);
    expect(read(`9. ${name}. 2018`)).toBe(`${iso}-09`);
    expect(read(`${name} 9, 2018`)).toBe(`${iso}-09`);
  });

  test.each([
    '', '   ', 'jutri', '20. maja', 'maj', '20. 5. 19', '20. 5.', '20 maj maj 2019', 'maj maj 2019', '1 2 3 2019', '20 2019 maj', '2019 maj 20', 'marmelada 2019', 'ma 2019',
    'mali 2019', '20199', '0', '0000', '13/2019', '0/2019', '20. x. 2019', '2019-13',
  ])('%j is not a date', (text) => {
    expect(read(text)).toBe('notADate');
  });

  test.each(['31. 2. 2019', '29. 2. 2019', '31. april 2019', 'February 30, 2019', '0. 5. 2019', '20. 13. 2019', '2019-02-30'])('there is no such day as %j', (text) => {
    expect(read(text)).toBe('noSuchDay');
  });

  test('a part put back into its field reads as the same part', () => {
    fc.assert(
      fc.property(anyPart, (part) => {
        expect(readTypedDate(typedDate(part))).toEqual(part);
      }),
    );
  });

  test('it is put back as people here write it', () => {
    expect(['2019-05-20', '2019-05', '2019', '0099'].map((edtf) => typedDate(parseEdtf(edtf)?.from ?? { precision: 'year', year: 1 }))).toEqual(['20. 5. 2019', '5/2019', '2019', '0099']);
  });
});

describe('the two fields from and to', () => {
  const parts = fc.tuple(anyPart, anyPart);

  test('make the interval that runs from the one to the other', () => {
    fc.assert(
      fc.property(parts.filter(([from, to]) => runsForwards(from, to)), ([from, to]) => {
        expect(readTypedDates(typedDate(from), typedDate(to))).toEqual({ edtf: toEdtf({ from, to }) });
      }),
    );
  });

  test('with only the first filled in make a single date', () => {
    fc.assert(
      fc.property(anyPart, (part) => {
        expect(readTypedDates(typedDate(part), '  ')).toEqual({ edtf: toEdtf({ from: part, to: null }) });
      }),
    );
  });

  test('both empty are a date not known, which is allowed', () => {
    expect(readTypedDates('', '')).toEqual({ edtf: null });
    expect(readTypedDates(' ', '\t')).toEqual({ edtf: null });
  });

  test('that run backwards are a problem of the end', () => {
    fc.assert(
      fc.property(parts.filter(([from, to]) => !runsForwards(from, to)), ([from, to]) => {
        expect(readTypedDates(typedDate(from), typedDate(to))).toEqual({ problem: 'endBeforeStart', end: 'to' });
      }),
    );
  });

  const problems: readonly (readonly [string, string, DateProblem, 'from' | 'to'])[] = [
    ['31. 2. 2019', '', 'noSuchDay', 'from'],
    ['31. 2. 2019', '3. 3. 2019', 'noSuchDay', 'from'],
    ['1. 2. 2019', '31. 2. 2019', 'noSuchDay', 'to'],
    ['enkrat', '', 'notADate', 'from'],
    ['enkrat', '2019', 'notADate', 'from'],
    ['2019', 'enkrat', 'notADate', 'to'],
    ['24. 5. 2019', '20. 5. 2019', 'endBeforeStart', 'to'],
    ['', '20. 5. 2019', 'endWithoutStart', 'from'],
    [' ', 'enkrat', 'endWithoutStart', 'from'],
  ];
  test.each(problems)('%j to %j: %s, beside the field "%s"', (from, to, problem, end) => {
    expect(readTypedDates(from, to)).toEqual({ problem, end });
  });
});

describe('a date in words', () => {
  test('a single date reads back as the same date, in both languages', () => {
    fc.assert(
      fc.property(modernPart, fc.constantFrom(...INTERFACE_LANGUAGES), (part, language) => {
        expect(readTypedDate(formatDate(toEdtf({ from: part, to: null }), language))).toEqual(part);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['2019-05-20', '20. maj 2019', '20 May 2019'],
    ['2019-05', 'maj 2019', 'May 2019'],
    ['2019', '2019', '2019'],
    ['2019-05-20/2019-05-24', '20.–24. maj 2019', '20 – 24 May 2019'],
    ['2019-05-31/2019-06-02', '31. maj–2. junij 2019', '31 May – 2 June 2019'],
    ['2018-06/2018-09', 'junij–september 2018', 'June – September 2018'],
    ['2018-11/2019-01', 'november 2018–januar 2019', 'November 2018 – January 2019'],
    ['2018/2020', '2018–2020', '2018 – 2020'],
    ['2019-05-20/2019-06', '20. maj 2019 – junij 2019', '20 May 2019 – June 2019'],
    ['2018/2019-05-20', '2018 – 20. maj 2019', '2018 – 20 May 2019'],
  ])('%s is "%s" and "%s"', (edtf, slovenian, english) => {
    expect(plainSpaces(formatDate(edtf, 'sl'))).toBe(slovenian);
    expect(plainSpaces(formatDate(edtf, 'en'))).toBe(english);
  });

  test('what is no date stays as it is written', () => {
    expect(formatDate('poleti 2018', 'sl')).toBe('poleti 2018');
    expect(formatDate('2019-02-30', 'en')).toBe('2019-02-30');
  });

  test('a moment is shown with the day and the time of the clock on the wall', () => {
    const moment = new Date(2019, 4, 20, 10, 15).toISOString();
    expect(plainSpaces(formatMoment(moment, 'sl'))).toBe('20. maj 2019, 10:15');
    expect(plainSpaces(formatMoment(moment, 'en'))).toBe('20 May 2019, 10:15');
  });
});

describe('the weekday of a day', () => {
  test('is the one of the calendar', () => {
    expect(weekdayName('2019-05-31', 'sl')).toBe('petek');
    expect(weekdayName('2019-05-31', 'en')).toBe('Friday');
  });

  test.each(['2019-05', '2019', '2019-05-20/2019-05-24', 'petek', ''])('%j has none', (text) => {
    expect(weekdayName(text, 'sl')).toBeNull();
    expect(weekdayAgrees('petek', text)).toBeNull();
  });

  test.each([
    ['petek', '2019-05-31', true],
    ['Petek', '2019-05-31', true],
    ['Friday', '2019-05-31', true],
    ['sreda', '2019-05-31', false],
    ['četrtek', '2019-05-31', false],
    ['Cetrtek', '2019-05-30', true],
    ['Sunday', '2019-05-31', false],
    ['nedelja', '2019-06-02', true],
    ['pet.', '2019-05-31', null],
    ['', '2019-05-31', null],
  ])('"%s" as the weekday of %s: %s', (weekday, day, agrees) => {
    expect(weekdayAgrees(weekday, day)).toBe(agrees);
  });

  test('exactly one of the seven agrees with a day, in either language', () => {
    const week = {
      sl: ['ponedeljek', 'torek', 'sreda', 'četrtek', 'petek', 'sobota', 'nedelja'],
      en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    };
    fc.assert(
      fc.property(anyPart.filter((part) => part.precision === 'day'), fc.constantFrom(...INTERFACE_LANGUAGES), (part, language) => {
        const day = toEdtf({ from: part, to: null });
        expect(week[language].filter((name) => weekdayAgrees(name, day))).toHaveLength(1);
        expect(week[language].every((name) => weekdayAgrees(name, day) !== null)).toBe(true);
      }),
    );
  });
});
