import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ArchiveDate, type DatePart, datePart, datesConflict, daySpan, daysInMonth, isDayExact, lastDay, lengthInDays, NO_END, parseEdtf, precisionOf, runsForwards, toEdtf,
} from '#shared/domain/dates.ts';
import { anyPart, nearPart, oracle } from '../support/date-parts.ts';

const DAY = 86_400_000;

const alone = (part: DatePart) => toEdtf({ from: part, to: null });
const single = anyPart.map(alone);

/** A date or an interval of the years 2018 to 2020 that runs forwards. */
const nearDate = fc
  .tuple(nearPart, fc.option(nearPart))
  .filter(([from, to]) => to === null || runsForwards(from, to))
  .map(([from, to]): ArchiveDate => ({ from, to }));

/** From the start's first instant to the end's last: the other implementation refuses some intervals that run forwards. */
function spanOf(text: string): { min: number; max: number } {
  const [start = '', end = start] = text.split('/');
  const [from, to] = [oracle(start), oracle(end)];
  if (!from || !to) throw new Error(`${text} is no EDTF`);
  return { min: from.min, max: to.max };
}

/** The instants that the product's two days stand for, to compare with the other implementation's. */
function instants(text: string): { min: number; max: number } | null {
  const span = daySpan(text);
  return span && { min: Date.parse(`${span.earliest}T00:00:00.000Z`), max: Date.parse(`${span.latest}T23:59:59.999Z`) };
}

describe('what a date can mean', () => {
  test('a day, a month or a year begins and ends on the days that EDTF gives it', () => {
    fc.assert(
      fc.property(single, (text) => {
        expect(instants(text)).toEqual(oracle(text));
      }),
    );
  });

  test('an interval lasts from the first day of its start to the last day of its end', () => {
    fc.assert(
      fc.property(nearDate.map(toEdtf), (text) => {
        expect(instants(text)).toEqual(spanOf(text));
        expect([instants(text), null]).toContainEqual(oracle(text));
      }),
    );
  });

  test('a season lasts its three months, and a winter ends in the year after', () => {
    expect(['2018-21', '2018-22', '2018-23', '2018-24', '2019-24'].map(daySpan)).toEqual([
      { earliest: '2018-03-01', latest: '2018-05-31' },
      { earliest: '2018-06-01', latest: '2018-08-31' },
      { earliest: '2018-09-01', latest: '2018-11-30' },
      { earliest: '2018-12-01', latest: '2019-02-28' },
      { earliest: '2019-12-01', latest: '2020-02-29' },
    ]);
    expect(daySpan('9999-24')).toEqual({ earliest: '9999-12-01', latest: NO_END });
  });

  test('what has no end lasts for ever, and has no last day', () => {
    expect(daySpan('2018-05/..')).toEqual({ earliest: '2018-05-01', latest: NO_END });
    expect(lastDay('2018-05/..')).toBeNull();
    expect(lastDay('2018-05')).toBe('2018-05-31');
    expect(lastDay(null)).toBeNull();
  });

  test('about and perhaps leave the days as they are', () => {
    fc.assert(
      fc.property(single, fc.constantFrom('~', '?', '%'), (text, sign) => {
        expect(daySpan(text + sign)).toEqual(daySpan(text));
        expect(toEdtf(parseEdtf(text + sign) as ArchiveDate)).toBe(text + sign);
      }),
    );
  });

  test('an interval of months lasts from the first of the one to the last of the other', () => {
    expect(daySpan('2018-06/2018-09')).toEqual({ earliest: '2018-06-01', latest: '2018-09-30' });
  });

  test('what is no date, or not known, has no days', () => {
    expect(daySpan('poleti 2018')).toBeNull();
    expect(daySpan(null)).toBeNull();
  });
});

describe('what is a date', () => {
  test('of a month, exactly the days that the calendar has', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        expect(parseEdtf(text) === null).toBe(oracle(text) === null);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['2019-02-29', 'a 29 February of a common year'],
    ['1900-02-29', 'a hundredth year is common'],
    ['2019-04-31', 'April has 30 days'],
    ['2019-00', 'there is no month 0'],
    ['2019-13', 'there is no month 13'],
    ['2019-05-00', 'there is no day 0'],
    ['0000', 'the archive begins with the year 1'],
  ])('%s is none: %s', (text) => {
    expect(parseEdtf(text)).toBeNull();
  });

  test.each(['', '/', '2019/', '/2019', '../2019', '../..', '2019/...', '2019/2020/2021', '2019-5-20', '2019-05-20T10:00', '20190520', '+2019', '-2019', '?2019', '2019??', '2019?~', '2019-05?-20', '2019-20', '2019-25', '2019-23-01', '201X', ' 2019', '2019\n', 'maj 2019'])(
    '%j is none, since the archive keeps no such form',
    (text) => {
      expect(parseEdtf(text)).toBeNull();
    },
  );

  test('nothing is taken that EDTF refuses, but for seasons that are about or perhaps, which the other implementation does not know', () => {
    const nearly = fc.stringMatching(/^[0-2]\d{3}(-\d{2}){0,3}[~?%]?(\/[0-2]\d{3}(-\d{1,2}){0,2}[~?%]?){0,2}$/);
    fc.assert(
      fc.property(nearly, (text) => {
        const read = parseEdtf(text);
        expect(read === null || text.split('/').every((part) => oracle(part.replace(/(-2[1-4])[~?%]$/, '$1')) !== null)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('30 days has September, and February 29 in a leap year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
        expect(daysInMonth(year, month)).toBe(new Date(spanOf(text).max).getUTCDate());
      }),
      { numRuns: 500 },
    );
    expect([1900, 2000, 2018, 2019, 2020].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 28, 29]);
  });

  test('a day without its month, or half a number, is no part of a date', () => {
    expect(datePart(2019, undefined, 20)).toBeNull();
    expect(datePart(2019.5)).toBeNull();
    expect(datePart(2019, 5.5)).toBeNull();
    expect(datePart(2019, 5, 20.5)).toBeNull();
    expect(datePart(10_000)).toBeNull();
  });
});

describe('an interval runs forwards', () => {
  test('neither the first nor the last day of its end lies before that of its start', () => {
    fc.assert(
      fc.property(nearPart, nearPart, (from, to) => {
        const [start, end] = [spanOf(alone(from)), spanOf(alone(to))];
        const forwards = start.min <= end.min && start.max <= end.max;
        expect(runsForwards(from, to)).toBe(forwards);
        expect(parseEdtf(`${alone(from)}/${alone(to)}`) !== null).toBe(forwards);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['2019/2018', '2018-09/2018-06', '2019-05-24/2019-05-20', '2019-05/2019-05-20', '2019-05-20/2019-05', '2019/2019-05'])('%s does not', (text) => {
    expect(parseEdtf(text)).toBeNull();
    expect(daySpan(text)).toBeNull();
  });
});

describe('a date is written as it is read', () => {
  test('what is written reads back to the same date', () => {
    fc.assert(
      fc.property(fc.oneof(nearDate, anyPart.map((from): ArchiveDate => ({ from, to: null }))), (date) => {
        const text = toEdtf(date);
        const once = text.includes('/') ? date : { from: date.from, to: null };
        expect(parseEdtf(text)).toEqual(once);
      }),
    );
  });

  test('an interval whose two ends are the same is the one date it is', () => {
    fc.assert(
      fc.property(anyPart, (part) => {
        expect(toEdtf({ from: part, to: part })).toBe(alone(part));
      }),
    );
  });

  test('years have four figures, months and days two', () => {
    expect(toEdtf({ from: { precision: 'day', year: 99, month: 3, day: 2 }, to: { precision: 'month', year: 2019, month: 5 } })).toBe('0099-03-02/2019-05');
  });
});

describe('how exact a date is', () => {
  test.each([
    ['2019-05-20', 'day'],
    ['2019-05', 'month'],
    ['2019', 'year'],
    ['2019-05-20/2019-05-24', 'day'],
    ['2019-05-20/2019-06', 'month'],
    ['2019-05/2019-06-20', 'month'],
    ['2018/2019-05-20', 'year'],
    ['2018-05-20/2019', 'year'],
    ['2018-23', 'season'],
    ['2018-05/2018-23', 'season'],
    ['2018-23/2019', 'year'],
    ['2018-05/..', 'month'],
  ])('%s is exact to the %s, as its vaguer end', (text, precision) => {
    const date = parseEdtf(text);
    expect(date && precisionOf(date)).toBe(precision);
  });

  test('only what names its days, and stands by them, is exact to the day', () => {
    const exact = (text: string) => isDayExact(parseEdtf(text) as ArchiveDate);
    expect(['2019-05-20', '2019-05-20/2019-05-24'].map(exact)).toEqual([true, true]);
    expect(['2019-05', '2019-05-20~', '2019-05-20?/2019-05-24', '2019-05-20/2019-05-24%', '2019-05-20/..', '2019-22'].map(exact)).toEqual([false, false, false, false, false, false]);
  });

  test('a day-exact date is as many days long as lie from its start to its end, both counted', () => {
    const day = nearPart.filter((part) => part.precision === 'day');
    fc.assert(
      fc.property(fc.tuple(day, day).filter(([from, to]) => runsForwards(from, to)), ([from, to]) => {
        const text = toEdtf({ from, to });
        const { min, max } = spanOf(text);
        expect(lengthInDays(text)).toBe((max + 1 - min) / DAY);
      }),
    );
    expect(lengthInDays('2019-05-20')).toBe(1);
    expect(lengthInDays('2019-05-20/2019-05-24')).toBe(5);
    expect(lengthInDays('2020-02-28/2020-03-01')).toBe(3);
  });

  test.each(['2019-05', '2019', '2018-06/2018-09', '2019-05-20/2019-06', '2018/2019-05-20', '2019-05-20~', '2019-05-20/2019-05-24?', '2019-05-20/..', '2018-23', 'maj', ''])('%j has no length in days', (text) => {
    expect(lengthInDays(text)).toBeNull();
  });
});

describe('two statements of a date', () => {
  const text = nearDate.map(toEdtf);

  test('conflict exactly when either can mean a day that the other cannot', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [spanOf(one), spanOf(other)];
        const shared = Math.max(0, Math.min(a.max, b.max) + 1 - Math.max(a.min, b.min));
        const shorter = Math.min(a.max - a.min, b.max - b.min) + 1;
        expect(datesConflict(one, other)).toBe(shared < shorter);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['2018', '2018-11/2019-01', true],
    ['2019-05-20/2019-05-24', '2019-05', false],
    ['2019-05', '2019-05-20/2019-05-24', false],
    ['2019-05-20/2019-05-24', '2019-05-20/2019-05-24', false],
    ['2019-05-20', '2019-05-21', true],
    ['2019', 'leta 2018', false],
    ['', '2018', false],
  ])('%j and %j: %s', (one, other, conflict) => {
    expect(datesConflict(one, other)).toBe(conflict);
  });
});
