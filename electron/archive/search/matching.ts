/** The hits of a question as row numbers and as what the index is asked, for those who look at all of them otherwise than find does. */

import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { readQuestion } from '#shared/domain/asking/read.ts';
import type { Database } from '../database/schema.ts';
import { expression, look } from './compile.ts';

/** Hits that are counted; those beyond would take longer than one waits. */
const MOST_HITS = 1_000_000;

/** What the index is asked for some words; for everything there is where nothing is asked. */
export async function matchOf(db: Kysely<Database>, words: string): Promise<string> {
  return expression(await look(db, readQuestion(words).ask ?? { is: 'any' }), 'forms');
}

/** The row numbers of hits, ascending, as far as they are counted. */
export function rowidsOf(connection: Connection, match: string): { readonly rowids: readonly number[]; readonly isExact: boolean } {
  const rowids = connection.prepare<[string, number], number>('SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? ORDER BY rowid LIMIT ?').pluck().all(match, MOST_HITS);
  return { rowids, isExact: rowids.length < MOST_HITS };
}
