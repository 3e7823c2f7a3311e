/** Finds and counts on a connection of its own, which reads only, so that whoever saves meanwhile does not wait. */

import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Reading } from '../archive.ts';
import { connect } from '../database/dialect.ts';
import { loadDriver, openConnection } from '../database/open.ts';
import type { Database } from '../database/schema.ts';
import { toFailure } from '../files/failing.ts';
import { serveTasks } from '../../jobs/worker-side.ts';
import type { Changed } from './changed.ts';
import { Facets, type FacetsAsked } from './facets.ts';
import { type ListAsked, Lists } from './lists.ts';
import { type Question, find } from './query.ts';
import { type ViewAsked, Views } from './views.ts';

/** A thread is of one archive. */
export interface SearchTask {
  readonly reading: Reading;
  readonly folder: string;
  readonly asked:
    | { readonly for: 'hits'; readonly question: Question }
    | { readonly for: 'list'; readonly list: ListAsked }
    | { readonly for: 'facets'; readonly question: FacetsAsked; readonly changed: Changed }
    | { readonly for: 'views'; readonly question: ViewAsked; readonly changed: Changed };
}

/** Kilobytes of the file that a connection keeps in memory: what one key looks at in the index, the next one looks at again. */
const KEPT = 32 * 1024;

function opened({ file, access }: Reading): Connection {
  const connection = openConnection(file, access);
  connection.pragma(`cache_size = ${-KEPT}`);
  return connection;
}

let db: Kysely<Database> | undefined;
let lists: Lists | undefined;
let facets: Facets | undefined;
let views: Views | undefined;

loadDriver();
serveTasks<SearchTask>(async ({ reading, folder, asked }) => {
  try {
    if (asked.for === 'hits') return await find((db ??= connect(opened(reading))), asked.question);
    if (asked.for === 'views') return await (views ??= new Views(opened(reading))).of(asked.question, asked.changed);
    if (asked.for === 'list') return await (lists ??= new Lists(opened(reading))).page(asked.list);
    facets ??= new Facets(opened(reading));
    return await facets.of(asked.question, asked.changed);
  } catch (error) {
    // Damage that is met ends writing, wherever it was met.
    throw toFailure(error, folder);
  }
});
