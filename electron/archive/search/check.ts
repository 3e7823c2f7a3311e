/** Whether the search index says what the records say. Reads only, so that it works on any archive. */

import BetterSqlite3, { type Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { CheckProblem } from '#shared/contract/check.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import { formKeys } from '#shared/domain/word-forms.ts';
import { NAMED } from '../database/check.ts';
import { readInfo } from '../database/info.ts';
import type { Database } from '../database/schema.ts';
import { documentValues, indexed } from './index-record.ts';
import { textColumns, wholeBody } from './own-texts.ts';
import { isGathering } from './place.ts';
import { staleDocuments } from './stale.ts';
import { INDEX_VERSION } from './version.ts';

interface Instance {
  term: string;
  doc: number;
  col: string;
  offset: number;
}

const WORDS = 'SELECT term, doc, col, "offset" FROM temp.indexedWords';

/** The indexes: their columns, and the lengths of the beginnings that each keeps apart, as the schema says. */
const INDEXES = [
  { name: 'searchTitle', columns: ['title', 'names'], beginnings: [1, 2, 3, 4] },
  { name: 'searchCalled', columns: ['title'], beginnings: [1, 2, 3] },
  { name: 'searchIndex', columns: ['words', 'tags'], beginnings: [2, 3] },
] as const;
type Index = (typeof INDEXES)[number];

/** Every word of an index, where it stands, in the index's own order. */
function instances(connection: Connection, { name }: Index): IterableIterator<Instance> {
  connection.exec('DROP TABLE IF EXISTS temp.indexedWords');
  connection.exec(`CREATE VIRTUAL TABLE temp.indexedWords USING fts5vocab('main', '${name}', 'instance')`);
  return connection.prepare<[], Instance>(WORDS).iterate();
}

/** The same index made anew from the documents, in a temporary database of its own. */
function rebuilt(connection: Connection, { name, columns }: Index): Connection {
  const fresh = new BetterSqlite3('');
  fresh.exec(`CREATE VIRTUAL TABLE ${name} USING fts5(${columns.join(', ')}, content = '', tokenize = 'ascii')`);
  const insert = fresh.prepare(`INSERT INTO ${name} (rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`);
  fresh.exec('BEGIN');
  // In the order of their numbers, which an index takes most easily.
  for (const kind of name === 'searchCalled' ? findableKinds.filter((one) => isGathering({ kind: one })) : findableKinds) {
    const documents = connection.prepare<[string], { rowid: number; title: string; body: string; tags: string }>(
      `SELECT d.rowid, d.title, d.body, d.tags${textColumns(kind)} FROM searchDocument d NOT INDEXED LEFT JOIN "${kind}" r ON r.id = d.recordId WHERE d.kind = ?`,
    );
    for (const row of documents.iterate(kind)) {
      const says: Readonly<Record<string, string>> = indexed(row, wholeBody(row.body, row));
      insert.run(row.rowid, ...columns.map((column) => says[column] ?? ''));
    }
  }
  fresh.exec('COMMIT');
  return fresh;
}

/** What an index answers, word by word and by the beginnings of words that it keeps apart, beside what it should. */
function* answers(connection: Connection, fresh: Connection, { name, beginnings: lengths }: Index): Iterable<CheckProblem> {
  const count = `SELECT count(*) AS count FROM ${name} WHERE ${name} MATCH ?`;
  const [kept, right] = [connection, fresh].map((index) => index.prepare<[string], { count: number }>(count));
  const terms = fresh.prepare<[], { term: string }>(`SELECT DISTINCT term FROM temp.indexedWords`).all();
  const beginnings = new Set(terms.flatMap(({ term }) => lengths.map((length) => Array.from(term).slice(0, length).join(''))));
  for (const asked of [...terms.map(({ term }) => `"${term}"`), ...[...beginnings].map((beginning) => `"${beginning}"*`)]) {
    if (kept?.get(asked)?.count !== right?.get(asked)?.count) yield { code: 'word', params: { word: asked.replaceAll(/["*]/g, '') } };
  }
}

/** Where an index differs from one that is made of its documents anew. */
function indexProblems(connection: Connection, index: Index): CheckProblem[] {
  const fresh = rebuilt(connection, index);
  try {
    const kept = instances(connection, index);
    const right = instances(fresh, index);
    for (;;) {
      const a = kept.next();
      const b = right.next();
      if (a.done && b.done) return [...answers(connection, fresh, index)].slice(0, NAMED);
      const same = !a.done && !b.done && a.value.term === b.value.term && a.value.doc === b.value.doc && a.value.col === b.value.col && a.value.offset === b.value.offset;
      if (same) continue;
      const word = (b.done ? a : b).value as Instance;
      for (const iterator of [kept, right]) iterator.return?.();
      return [{ code: 'word', params: { word: word.term } }];
    }
  } finally {
    fresh.close();
  }
}

/** Words of the texts that the vocabulary does not have, or has as forms of other words than they are. */
function unnoted(connection: Connection): CheckProblem[] {
  connection.exec('DROP TABLE IF EXISTS temp.indexedWords');
  connection.exec(`CREATE VIRTUAL TABLE temp.indexedWords USING fts5vocab('main', 'searchIndex', 'col')`);
  const missing = connection.prepare<[number], { word: string }>(`SELECT term AS word FROM temp.indexedWords v WHERE col = 'words' AND NOT EXISTS (SELECT 1 FROM searchWord w WHERE w.word = v.term) LIMIT ?`).all(NAMED);
  const right = new Map<string, Set<string>>();
  for (const { word, form } of connection.prepare<[], { word: string; form: string }>("SELECT word, form FROM searchWord WHERE form <> ''").iterate()) {
    right.set(word, new Set([...(right.get(word) ?? []), ...formKeys(form)]));
  }
  const misread = new Set<string>();
  for (const { key, word } of connection.prepare<[], { key: string; word: string }>('SELECT key, word FROM searchForm').iterate()) if (!right.get(word)?.delete(key)) misread.add(word);
  // What is left was not among them.
  for (const [word, { size }] of right) if (size > 0) misread.add(word);
  return [...missing.map(({ word }) => word), ...misread].slice(0, NAMED).map((word) => ({ code: 'word', params: { word } }));
}

export interface IndexCheck {
  /** False where another version of the program made the index: it is then made anew before it is looked at. */
  readonly current: boolean;
  readonly documents: number;
  readonly problems: CheckProblem[];
}

/** Records whose documents are made at once, and after which it is said how far it is. */
const AT_ONCE = 200;

/**
 * Builds every live record's document again and compares it with the kept one, then the index with
 * the documents.
 */
export async function checkIndex(db: Kysely<Database>, connection: Connection, progress: (done: number, total: number) => void): Promise<IndexCheck> {
  const problems: CheckProblem[] = [];
  const { count: documents = 0 } = connection.prepare<[], { count: number }>('SELECT count(*) AS count FROM searchDocument').get() ?? {};
  if ((await readInfo(db)).indexVersion !== INDEX_VERSION) return { current: false, documents, problems };
  const live = (kind: FindableKind) => connection.prepare<[], { id: string }>(`SELECT id FROM "${kind}" WHERE deletedBy IS NULL`).all();
  const targets = findableKinds.flatMap((kind) => live(kind).map(({ id }) => ({ kind, id })));
  const kept = connection.prepare<[string, string], Record<string, unknown>>('SELECT * FROM searchDocument WHERE kind = ? AND recordId = ?');
  // What is still to be renewed is known to differ.
  const stale = await staleDocuments(db);
  const shouldBe = async (from: number) => {
    const some = targets.slice(from, from + AT_ONCE);
    const made = [...Map.groupBy(some, ({ kind }) => kind)].map(([kind, own]) => documentValues(db, kind, own.map(({ id }) => id)));
    return new Map((await Promise.all(made)).flatMap((documents) => [...documents]));
  };
  let documentsHere: Awaited<ReturnType<typeof shouldBe>> = new Map();
  for (const [index, { kind, id }] of targets.entries()) {
    if (index % AT_ONCE === 0) {
      documentsHere = await shouldBe(index);
      progress(index, targets.length);
    }
    const values = documentsHere.get(id)?.values;
    const row = kept.get(kind, id);
    if (stale.has(id)) continue;
    if (!row || !values || Object.entries(values).some(([column, value]) => row[column] !== value)) problems.push({ code: 'document', params: { kind, id } });
    if (problems.length >= NAMED) break;
  }
  if (problems.length === 0 && documents !== targets.length) problems.push({ code: 'documents', params: { documents, records: targets.length } });
  try {
    for (const index of INDEXES) problems.push(...indexProblems(connection, index));
    problems.push(...unnoted(connection));
  } catch (error) {
    problems.push({ code: 'structure', params: { detail: error instanceof Error ? error.message : String(error) } });
  }
  return { current: true, documents, problems };
}
