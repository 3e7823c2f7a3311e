import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPeriod, periodInAddress, periodOf, shortestPeriod, yearOf } from '#shared/domain/period.ts';

const year = (number: number) => periodOf(String(number)) ?? { earliest: '', latest: '' };

describe('a period', () => {
  test.each([
    ['2018', '2018-01-01', '2018-12-31'],
    ['2018-03/2018-05', '2018-03-01', '2018-05-31'],
    ['2018-01-01/2018-06-30', '2018-01-01', '2018-06-30'],
    ['2018/..', '2018-01-01', '9999-12-31'],
  ])('%s is from %s to %s', (edtf, earliest, latest) => {
    expect(periodOf(edtf)).toEqual({ earliest, latest });
  });

  test.each(['', '2018~', '2018?/2019', 'leto', '2019/2018', '2018-02-30'])('is not “%s”', (edtf) => {
    expect(periodOf(edtf)).toBeNull();
  });

  test.each([['2018-01-01/2018-12-31', '2018'], ['2018-01/2018-12', '2018'], ['2018-02-01/2018-02-28', '2018-02'], ['2018-03/2018-05', '2018-03/2018-05'], ['2018/..', '2018/..'], ['2018/9999-12-31', '2018/..'], ['2018', '2018']])('%s is the same as %s', (edtf, shortest) => {
    expect(shortestPeriod(edtf)).toBe(shortest);
  });
});

test('an open end stands in an address as the last day there is, and means the same', () => {
  expect(periodInAddress('2018/..')).toBe('2018/9999-12-31');
  expect(periodOf(periodInAddress('2018/..'))).toEqual(periodOf('2018/..'));
  expect(periodInAddress('2018-01/2018-06')).toBe('2018-01/2018-06');
});

test.each([
  ['2018-05-20', 'throughout', 'in'],
  ['2018', 'throughout', 'in'],
  // What goes on over the turn of the year is in the year in which it began.
  ['2018-12-28/2019-01-03', 'throughout', 'in'],
  ['2017-12-28/2018-01-03', 'throughout', 'out'],
  // A winter is named by the year that it begins in, but may begin only to be seen in the next.
  ['2018-24', 'throughout', 'perhaps'],
  ['2018/2019', 'throughout', 'in'],
  ['2018/2019', 'within', 'perhaps'],
  ['2018-06/2018-09', 'within', 'in'],
  ['2018~', 'throughout', 'in'],
  ['2019-01', 'throughout', 'out'],
  [null, 'throughout', 'out'],
] as const)('%s, %s, lies in 2018: %s', (dates, span, lies) => {
  expect(inPeriod(dates, span, year(2018))).toBe(lies);
  expect(yearOf(dates, span) === '2018').toBe(lies === 'in');
});

test('nothing is counted in two years, and what is exact to the day in one', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, fc.constantFrom('throughout' as const, 'within' as const), (one, other, span) => {
      const [from = '', to = ''] = [one, other].toSorted();
      const dates = from === to ? from : `${from}/${to}`;
      const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021].filter((number) => inPeriod(dates, span, year(number)) === 'in').map(String);
      expect(years).toEqual(span === 'throughout' || from.slice(0, 4) === to.slice(0, 4) ? [from.slice(0, 4)] : []);
      expect(yearOf(dates, span)).toBe(years[0] ?? null);
    }),
  );
});
