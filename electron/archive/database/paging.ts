/**
 * Pages of a long list by key: each goes on after the last row shown. An OFFSET would read all the
 * rows before it, and would skip or repeat some when a record is added meanwhile.
 */

import type { Kysely, RawBuilder } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import type { Database } from './schema.ts';

export interface PageRequest {
  /** What the page before gave as `next`; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: T[];
  /** null when this is the last page. */
  readonly next: string | null;
}

/** The order's two values in the last row shown: a sort value and the id that decides between equals. Throws `record.invalid`. */
export function cursorOf({ after }: PageRequest): readonly [string, string] | null {
  if (after === null) return null;
  try {
    const [sort, id] = JSON.parse(after) as unknown[];
    if (typeof sort === 'string' && typeof id === 'string') return [sort, id];
  } catch {
    // Told below.
  }
  throw new Failure('record.invalid', { kind: null, field: 'after' });
}

/**
 * @param query must select `sort` and `id` in its order, and one row more than the limit
 */
export async function page<T extends { sort: string; id: string }>(db: Kysely<Database>, request: PageRequest, query: RawBuilder<T>): Promise<Page<T>> {
  const { rows } = await query.execute(db);
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  return { items, next: last && rows.length > items.length ? JSON.stringify([last.sort, last.id]) : null };
}
