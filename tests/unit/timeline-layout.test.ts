import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventSummary } from '#shared/contract/events.ts';
import { daySpan, runsForwards, toEdtf } from '#shared/domain/dates.ts';
import { type Lane, type Mark, type Months, lanes, monthsOver, position } from '../../renderer/features/projects/timeline-layout.ts';
import { nearPart } from '../support/date-parts.ts';

function event(id: string, dates: string | null, workPackages: readonly string[] = [], fields: Partial<EventSummary> = {}): EventSummary {
  const span = daySpan(dates);
  return {
    deviates: false,
    id, dates, earliest: span?.earliest ?? null, latest: span?.latest ?? null, type: 'workshop', title: { sl: 'Delavnica' }, span: 'throughout', status: 'planned', occurrence: 'regular',
    place: null, country: null, parentId: null, seriesId: null, projects: [], workPackages: workPackages.map((workPackage) => ({ id: workPackage, label: workPackage.toUpperCase() })), ...fields,
  };
}

const LANES = [
  { id: 'wp1', label: 'WP 1' },
  { id: 'wp2', label: 'WP2' },
  { id: 'wp3', label: 'WP3' },
];

const anyDates = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: nearPart.map((from) => toEdtf({ from, to: null })) },
  { weight: 3, arbitrary: fc.tuple(nearPart, nearPart).filter(([from, to]) => runsForwards(from, to)).map(([from, to]) => toEdtf({ from, to })) },
);

/** Events of a project in some of its lanes, of another's, or in none; in no order of time. */
const anyEvents = fc
  .array(fc.tuple(anyDates, fc.subarray(['wp1', 'wp2', 'wp3', 'wp9'])), { minLength: 1, maxLength: 25 })
  .map((all) => all.map(([dates, workPackages], index) => event(`event${index}`, dates, workPackages)))
  .filter((events) => monthsOver(events) !== null);

function monthsOf(events: readonly EventSummary[]): Months {
  const months = monthsOver(events);
  if (!months) throw new Error('no event has a date');
  return months;
}

const drawn = (events: readonly EventSummary[]): Lane<EventSummary>[] => lanes(events, monthsOf(events), LANES, 'Drugo');
const marksOf = (lane: Lane<EventSummary> | undefined): Mark<EventSummary>[] => (lane?.rows ?? []).flat();

describe('the months shown', () => {
  test('follow each other without a gap, from that of the first day to that of the last', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { starts, end } = monthsOf(events);
        const dated = events.flatMap(({ earliest, latest }) => (earliest && latest ? [{ earliest, latest }] : []));
        const first = dated.map(({ earliest }) => earliest).toSorted()[0] ?? '';
        const last = dated.map(({ latest }) => latest).toSorted().at(-1) ?? '';
        expect(starts[0]).toBe(`${first.slice(0, 7)}-01`);
        expect(starts.at(-1)).toBe(`${last.slice(0, 7)}-01`);
        const next = (start: string) => new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 1)).toISOString().slice(0, 10);
        expect([...starts.slice(1), end]).toEqual(starts.map(next));
      }),
    );
  });

  test('are none where no event has a date', () => {
    expect(monthsOver([])).toBeNull();
    expect(monthsOver([event('a', null)])).toBeNull();
  });

  test('end with the calendar, where a date was typed that far away', () => {
    expect(monthsOver([event('a', '9999-12')])?.starts).toEqual(['9999-12-01']);
  });

  test('of November to January are three, over the turn of the year', () => {
    expect(monthsOver([event('a', '2018-11/2019-01')])).toEqual({ starts: ['2018-11-01', '2018-12-01', '2019-01-01'], end: '2019-02-01' });
  });
});

describe('a day', () => {
  const months: Months = { starts: ['2019-01-01'], end: '2019-02-01' };

  test('stands at its part of the whole time', () => {
    expect(position('2019-01-01', months)).toBe(0);
    expect(position('2019-02-01', months)).toBe(1);
    expect(position('2019-01-11', months)).toBeCloseTo(10 / 31, 10);
  });
});

describe('a mark', () => {
  test('stands within the time shown', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const { from, to } of drawn(events).flatMap(marksOf)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('of the last day stands within the time shown, however many months that is', () => {
    const [mark] = marksOf(drawn([event('first', '2018-01-01', ['wp1']), event('last', '2020-10-31', ['wp2'])])[1]);
    expect(mark?.event.id).toBe('last');
    expect(mark?.to).toBeLessThanOrEqual(1);
  });

  test('covers all the days that its event can mean, and is wide enough to be seen', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const months = monthsOf(events);
        for (const { event: { earliest, latest }, from, to } of drawn(events).flatMap(marksOf)) {
          const dayAfter = new Date(Date.parse(latest ?? '') + 86_400_000).toISOString().slice(0, 10);
          expect(from).toBeLessThanOrEqual(position(earliest ?? '', months) + 1e-9);
          expect(to).toBeGreaterThanOrEqual(position(dayAfter, months) - 1e-9);
          expect(to - from).toBeGreaterThanOrEqual(0.012 - 1e-9);
        }
      }),
    );
  });

  test('is no wider than its days where those can be seen', () => {
    const months = monthsOf([event('a', '2019')]);
    const [mark] = marksOf(lanes([event('b', '2019-03', ['wp1'])], months, LANES, 'Drugo')[0]);
    expect(mark?.from).toBeCloseTo(position('2019-03-01', months), 10);
    expect(mark?.to).toBeCloseTo(position('2019-04-01', months), 10);
  });

  test.each([
    ['2019-05-20', 'throughout', true],
    ['2019-05-20/2019-05-24', 'throughout', true],
    ['2019-05', 'throughout', false],
    ['2019', 'throughout', false],
    ['2018-06/2018-09', 'throughout', false],
    ['2019-05-20/2019-06', 'throughout', false],
    ['2019-05-20/2019-05-24', 'within', false],
  ] as const)('of %s, %s: exact to the day: %s', (dates, span, exact) => {
    const [mark] = marksOf(drawn([event('a', dates, ['wp1'], { span })])[0]);
    expect(mark?.exact).toBe(exact);
  });
});

describe('the rows of a lane', () => {
  test('hold marks that do not overlap, with room between them', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const row of drawn(events).flatMap((lane) => lane.rows)) {
          expect(row.length).toBeGreaterThan(0);
          for (const [index, mark] of row.slice(1).entries()) expect(mark.from - (row[index]?.to ?? 0)).toBeGreaterThanOrEqual(0.006 - 1e-9);
        }
      }),
    );
  });

  test('are as few as the events of one day need, and one where events follow each other', () => {
    const sameDay = ['a', 'b', 'c'].map((id) => event(id, '2019-05-20', ['wp1']));
    const later = ['2019-06-20', '2019-07-20', '2019-08-20'].map((dates, index) => event(`later${index}`, dates, ['wp1']));
    expect(drawn([...sameDay, ...later])[0]?.rows.map((row) => row.map((mark) => mark.event.id))).toEqual([['a', 'later0', 'later1', 'later2'], ['b'], ['c']]);
  });
});

describe('the lanes', () => {
  test('show every dated event once in each of its work packages, and no other event', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const lane of drawn(events).filter(({ id }) => id !== '')) {
          const expected = events.filter(({ dates, workPackages }) => dates !== null && workPackages.some(({ id }) => id === lane.id));
          expect(marksOf(lane).map((mark) => mark.event.id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        }
      }),
    );
  });

  test('show what stands in none of them in a last one of its own', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const outside = events.filter(({ workPackages }) => workPackages.every(({ id }) => id === 'wp9'));
        const rest = drawn(events).find(({ id }) => id === '');
        expect(rest !== undefined).toBe(outside.length > 0);
        expect(marksOf(rest).map((mark) => mark.event.id).toSorted()).toEqual(outside.filter(({ dates }) => dates !== null).map(({ id }) => id).toSorted());
      }),
    );
  });

  test('stand in the order of the work packages, under their labels, and only those with events', () => {
    const events = [event('a', '2019', ['wp3']), event('b', '2019', ['wp1', 'wp3']), event('c', '2019')];
    expect(drawn(events).map(({ id, label }) => [id, label])).toEqual([
      ['wp1', 'WP 1'],
      ['wp3', 'WP3'],
      ['', 'Drugo'],
    ]);
  });

  test('have none left over where every event has its work package', () => {
    expect(drawn([event('a', '2019', ['wp1', 'wp9'])]).map(({ id }) => id)).toEqual(['wp1']);
  });
});

describe('a work package', () => {
  const months = monthsOf([event('a', '2019-01/2019-12', ['wp1'])]);

  test('without events has a lane where its own dates are known, and none where they are not', () => {
    const packages = [{ id: 'wp1', label: 'WP 1' }, { id: 'wp8', label: 'WP 8', dates: '2019-07/2019-12' }, { id: 'wp9', label: 'WP 9', dates: null }];
    const all = lanes([event('a', '2019-01/2019-12', ['wp1'])], months, packages, 'Drugo');
    expect(all.map(({ id, rows }) => [id, rows.length])).toEqual([['wp1', 1], ['wp8', 0]]);
    expect(all[1]?.period).toEqual({ from: position('2019-07-01', months), to: 1 });
  });
});
