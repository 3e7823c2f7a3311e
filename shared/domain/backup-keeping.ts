/** Which backups are kept, when the next one is due, and when the last one is old: said once, for who decides and for who tells. */

/** As many as these are kept: all of the last day that has any, then the newest of so many days, weeks and months that have one. */
export const KEPT = { days: 7, weeks: 5, months: 24 } as const;

/** Days without a proven backup after which it is told. */
export const OLD_AFTER = 7;

/** Days after which originals are hashed again, and a backup restored to be looked at. */
export const PROVE_AGAIN_AFTER = 30;

const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface Keepable {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly proven: boolean;
}

const dayOf = (at: string) => at.slice(0, 10);
const monthOf = (at: string) => at.slice(0, 7);

/** The Monday that a day's week begins with. */
function weekOf(at: string): string {
  const day = new Date(`${dayOf(at)}T00:00:00Z`);
  return dayOf(new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY).toISOString());
}

/** The newest of each of the first so many stretches of time. */
function newestOfEach<T extends Keepable>(newestFirst: readonly T[], stretch: (at: string) => string, most: number): T[] {
  const seen = new Map<string, T>();
  for (const one of newestFirst) if (!seen.has(stretch(one.at))) seen.set(stretch(one.at), one);
  return [...seen.values()].slice(0, most);
}

function keptOf<T extends Keepable>(all: readonly T[]): T[] {
  const newestFirst = all.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const last = newestFirst[0] ? dayOf(newestFirst[0].at) : '';
  return [
    ...newestFirst.filter(({ at }) => dayOf(at) === last),
    ...newestOfEach(newestFirst, dayOf, KEPT.days),
    ...newestOfEach(newestFirst, weekOf, KEPT.weeks),
    ...newestOfEach(newestFirst, monthOf, KEPT.months),
  ];
}

/**
 * Those of some backups that are no longer kept. Days are counted by those that have a backup, so an archive that
 * lay untouched for a year loses none, and a clock that is wrong takes one place and no more. One that is not
 * proven takes no proven one's place: they are counted apart.
 * @param made the one that was made just now, which stays whatever its clock says
 */
export function noLongerKept<T extends Keepable>(all: readonly T[], made: T | null): T[] {
  const kept = new Set([...keptOf(all.filter(({ proven }) => proven)), ...keptOf(all.filter(({ proven }) => !proven))]);
  return all.filter((one) => one !== made && !kept.has(one));
}

export interface BackupTimes {
  readonly daily: boolean;
  /** null: not while it is open. */
  readonly everyHours: number | null;
}

/** Whether a backup is due. A last one that is yet to come was made by a wrong clock, and says nothing. */
export function isBackupDue({ daily, everyHours }: BackupTimes, last: string | null, now: Date): boolean {
  if (!daily && everyHours === null) return false;
  const since = last === null ? -1 : now.getTime() - Date.parse(last);
  if (since < 0 || Number.isNaN(since)) return true;
  if (everyHours !== null && since >= everyHours * HOUR) return true;
  return daily && new Date(last ?? '').toDateString() !== now.toDateString();
}

/** Whole days since a moment, either way; null where there was none. */
export function daysSince(at: string | null, now: Date): number | null {
  return at === null ? null : Math.floor(Math.abs(now.getTime() - Date.parse(at)) / DAY);
}

/** Whether what was proven at a moment is to be proven again. */
export function isToBeProven(at: string | null, now: Date): boolean {
  const days = daysSince(at, now);
  return days === null || days >= PROVE_AGAIN_AFTER;
}
