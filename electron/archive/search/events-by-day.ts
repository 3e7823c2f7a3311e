/**
 * All events by day, from the index that the database has of days: the list that everybody sees need not be put in order first, nor
 * again after each change.
 */

import type { Database as Connection } from 'better-sqlite3';

/** Where an event stands; without a date its day is empty. */
type Place = readonly [day: string, id: string];

const read = (where: string, way: 'ASC' | 'DESC') => `SELECT sortDay, id FROM event WHERE deletedBy IS NULL AND ${where} ORDER BY sortDay ${way}, id ${way} LIMIT ?`;
const NEWEST = read('(sortDay, id) < (?, ?)', 'DESC');
const OLDEST = read("sortDay > '' AND (sortDay, id) > (?, ?)", 'ASC');
const UNDATED = read("sortDay = '' AND id > ?", 'ASC');
const LAST: Place = ['~', '~'];
const FIRST: Place = ['', ''];

/** At most `limit` after a place, or from the beginning on; undated ones last in either order. */
export function eventsByDay(connection: Connection, order: 'newest' | 'oldest', after: Place | null, limit: number): Place[] {
  const some = (sql: string, ...given: (string | number)[]) => connection.prepare<(string | number)[], [string, string]>(sql).raw().all(...given);
  if (order === 'newest') return some(NEWEST, ...(after ?? LAST), limit);
  const isDated = after === null || after[0] !== '';
  const dated = isDated ? some(OLDEST, ...(after ?? FIRST), limit) : [];
  return dated.length === limit ? dated : [...dated, ...some(UNDATED, isDated ? '' : after[1], limit - dated.length)];
}

export const eventsInAll = (connection: Connection): number => connection.prepare<[], number>('SELECT count(*) FROM event WHERE deletedBy IS NULL').pluck().get() ?? 0;
