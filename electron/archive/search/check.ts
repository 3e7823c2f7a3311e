/** Whether the search index says what the records say. Reads only, so that it works on any archive. */

import type { Database as Connection } from 'better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import type { Database } from '../database/schema.ts';
import { documentValues } from './index-record.ts';

const NAMED = 20;

interface Instance {
  term: string;
  doc: number;
  col: string;
  offset: number;
}

const WORDS = 'SELECT term, doc, col, "offset" FROM temp.indexedWords';

/** Every word of the index, where it stands, in the index's own order. */
function instances(connection: Connection): IterableIterator<Instance> {
  connection.exec(`CREATE VIRTUAL TABLE temp.indexedWords USING fts5vocab('main', 'searchIndex', 'instance')`);
  return connection.prepare<[], Instance>(WORDS).iterate();
}

/** The same index made anew from the documents, in a temporary database of its own. */
function rebuilt(connection: Connection): Connection {
  const fresh = new BetterSqlite3('');
  fresh.exec(`CREATE VIRTUAL TABLE searchIndex USING fts5(foldedTitle, foldedBody, content = '', tokenize = 'ascii')`);
  const insert = fresh.prepare('INSERT INTO searchIndex (rowid, foldedTitle, foldedBody) VALUES (?, ?, ?)');
  fresh.exec('BEGIN');
  for (const row of connection.prepare('SELECT rowid, foldedTitle, foldedBody FROM searchDocument').raw().iterate()) insert.run(...(row as unknown[]));
  fresh.exec('COMMIT');
  return fresh;
}

/** Where the index differs from one that is made of its documents anew. */
function indexProblems(connection: Connection): string[] {
  const fresh = rebuilt(connection);
  try {
    const kept = instances(connection);
    const right = instances(fresh);
    for (;;) {
      const a = kept.next();
      const b = right.next();
      if (a.done && b.done) return [];
      const same = !a.done && !b.done && a.value.term === b.value.term && a.value.doc === b.value.doc && a.value.col === b.value.col && a.value.offset === b.value.offset;
      if (same) continue;
      const word = (b.done ? a : b).value as Instance;
      for (const iterator of [kept, right]) iterator.return?.();
      return [`the index differs at "${word.term}" in document ${word.doc}`];
    }
  } finally {
    fresh.close();
  }
}

export interface IndexCheck {
  readonly documents: number;
  readonly problems: string[];
}

/**
 * Builds every live record's document again and compares it with the kept one, then the index with
 * the documents.
 */
export async function checkIndex(db: Kysely<Database>, connection: Connection, progress: (done: number, total: number) => void): Promise<IndexCheck> {
  const problems: string[] = [];
  const live = (kind: FindableKind) => connection.prepare<[], { id: string }>(`SELECT id FROM "${kind}" WHERE deletedBy IS NULL`).all();
  const targets = findableKinds.flatMap((kind) => live(kind).map(({ id }) => ({ kind, id })));
  const kept = connection.prepare<[string, string], Record<string, unknown>>('SELECT * FROM searchDocument WHERE kind = ? AND recordId = ?');
  for (const [index, { kind, id }] of targets.entries()) {
    const values = await documentValues(db, kind, id);
    const row = kept.get(kind, id);
    if (!row || !values || Object.entries(values).some(([column, value]) => row[column] !== value)) problems.push(`${kind} ${id} is not indexed as it is`);
    if (index % 200 === 0) progress(index, targets.length);
    if (problems.length >= NAMED) break;
  }
  const documents = connection.prepare<[], { count: number }>('SELECT count(*) AS count FROM searchDocument').get()?.count ?? 0;
  if (problems.length === 0 && documents !== targets.length) problems.push(`${documents} documents for ${targets.length} records`);
  try {
    problems.push(...indexProblems(connection));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  return { documents, problems };
}
