/** Which backups are kept: whatever there are, the newest proven one stays, unproven ones take nobody's place, and what is kept stays bounded. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEPT, daysSince, isBackupDue, isToBeProven, noLongerKept } from '#shared/domain/backup-keeping.ts';

const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const backup = fc.record({ at: moment, proven: fc.boolean() });
const backups = fc.uniqueArray(backup, { selector: ({ at }) => at, maxLength: 120 });
const newestOf = <T extends { at: string }>(all: readonly T[]) => all.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
const keptOf = <T extends { at: string; proven: boolean }>(all: readonly T[], made: T | null = null) => all.filter((one) => !noLongerKept(all, made).includes(one));
const day = (at: string) => at.slice(0, 10);

describe('of the backups of an archive', () => {
  test('the newest proven one is always kept, and all of its day', () => {
    fc.assert(fc.property(backups, (all) => {
      const proven = all.filter((one) => one.proven);
      const last = day(newestOf(proven)?.at ?? '');
      expect(noLongerKept(all, null).filter((one) => one.proven && day(one.at) === last)).toEqual([]);
    }));
  });

  test('the one that was made just now is kept, whatever its clock said', () => {
    fc.assert(fc.property(backups, fc.nat(), (all, which) => {
      const made = all[which % Math.max(1, all.length)] ?? null;
      expect(noLongerKept(all, made).filter((one) => one === made)).toEqual([]);
    }));
  });

  test('unproven ones do not count: which proven ones stay is the same without them', () => {
    fc.assert(fc.property(backups, (all) => {
      const proven = all.filter((one) => one.proven);
      expect(keptOf(all).filter((one) => one.proven)).toEqual(keptOf(proven));
    }));
  });

  test('so many days, weeks and months keep their newest, and no more stay than those and the last day', () => {
    fc.assert(fc.property(backups, (all) => {
      const proven = all.filter((one) => one.proven);
      const kept = keptOf(proven);
      const last = day(newestOf(proven)?.at ?? '');
      expect(kept.filter((one) => day(one.at) !== last).length).toBeLessThanOrEqual(KEPT.days + KEPT.weeks + KEPT.months);
      const days = [...new Set(proven.map((one) => day(one.at)))].toSorted().toReversed().slice(0, KEPT.days);
      const months = [...new Set(proven.map((one) => one.at.slice(0, 7)))].toSorted().toReversed().slice(0, KEPT.months);
      for (const stretch of [...days, ...months]) expect(kept).toContain(newestOf(proven.filter((one) => one.at.startsWith(stretch))));
    }));
  });

  test('what was let go stays gone: asking again lets nothing more go', () => {
    fc.assert(fc.property(backups, (all) => {
      const kept = keptOf(all);
      expect(noLongerKept(kept, null)).toEqual([]);
    }));
  });

  test('one a day for five years leaves the last seven days, five weeks and 24 months', () => {
    const all = Array.from({ length: 1826 }, (_, index) => ({ at: new Date(Date.UTC(2020, 0, 1 + index, 8)).toISOString(), proven: true }));
    const kept = keptOf(all).map(({ at }) => day(at));
    expect(kept.slice(-7)).toEqual(['2024-12-24', '2024-12-25', '2024-12-26', '2024-12-27', '2024-12-28', '2024-12-29', '2024-12-30']);
    expect(kept[0]).toBe('2023-01-31');
    expect(kept).toContain('2024-12-08');
  });
});

describe('the next backup', () => {
  const now = new Date(2026, 4, 20, 9, 0);
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

  test('of every day is due once on each day', () => {
    const daily = { daily: true, everyHours: null };
    expect([null, before(1), before(8), before(10), before(24)].map((last) => isBackupDue(daily, last, now))).toEqual([true, false, false, true, true]);
  });

  test('of every so many hours is due when these have passed, and never where none was asked for', () => {
    const hourly = { daily: false, everyHours: 4 };
    expect([null, before(3.9), before(4)].map((last) => isBackupDue(hourly, last, now))).toEqual([true, false, true]);
    expect(isBackupDue({ daily: false, everyHours: null }, null, now)).toBe(false);
  });

  test('is due where the last one was made by a clock that went ahead', () => {
    expect(isBackupDue({ daily: true, everyHours: null }, before(-1000), now)).toBe(true);
    expect([daysSince(before(-240), now), isToBeProven(before(-24 * 40), now), isToBeProven(before(24), now), isToBeProven(null, now)]).toEqual([10, true, false, true]);
  });
});
