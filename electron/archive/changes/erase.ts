/**
 * Erasing a person: the name goes from every record, the history, drafts and the index, and the database file is
 * written anew, so that no page of it holds the name any more. That it happened is kept, and not who it was. It
 * can't be undone. Regulation (EU) 2016/679, Article 17.
 */

import { sql, type Transaction } from 'kysely';
import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { type SummedChange, type SummedDraft, actionChecksum, changeChecksum, draftChecksum } from '../database/checksum.ts';
import { type Database, ERASED } from '../database/schema.ts';
import { rewriteErased } from '../database/rewrite.ts';
import { rowsOf, run } from '../database/statement.ts';
import { toFailure } from '../files/failing.ts';
import type { Action } from '../records/action.ts';
import { type Row, encode, toRecord } from '../records/codec.ts';
import { storage } from '../records/kinds.ts';
import { getLiveOrTrashed } from '../records/read.ts';
import { type Target, indexRecords } from '../search/index-record.ts';
import { forgetWords } from '../search/vocabulary.ts';
import { write } from './write.ts';

type Db = Transaction<Database>;

/** Stands where a name was. */
export const BLANK = '[…]';

const PERSON = 'person' satisfies Kind;
const MADE = '*';

/** Only what can be nobody else's is taken out of other records: a full name, an address, a number. */
const isTelling = (value: string) => value.length >= 6 && /[\s@\d]/u.test(value.trim());

/** All that the person's own fields hold now or held once, as far as it says who somebody is. */
async function tellingValues(db: Db, id: string, row: Row): Promise<string[]> {
  const personal = [...fieldsOf(PERSON)].flatMap(([field, { isPersonal }]) => (isPersonal && field !== 'consentBy' ? [field] : []));
  const values = new Set(personal.map((field) => row[field]));
  for (const { field, before, after } of await rowsOf<SummedChange>(db, 'SELECT * FROM change WHERE recordId = ?', id)) {
    for (const json of [before, after]) {
      const value = json === null ? null : (JSON.parse(json) as unknown);
      if (field === MADE) for (const own of personal) values.add((value as Record<string, string | null> | null)?.[own] ?? null);
      else if (personal.includes(field)) values.add(value as string | null);
    }
  }
  return [...values].filter((value): value is string => typeof value === 'string' && isTelling(value));
}

/** A text without the names: where one stands as a word of its own, whatever is around it. */
function blanker(names: readonly string[]): (text: string) => string {
  if (names.length === 0) return (text) => text;
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replaceAll(found, BLANK);
}

function blankIn(value: unknown, blank: (text: string) => string): unknown {
  if (typeof value === 'string') return blank(value);
  if (Array.isArray(value)) return value.map((part) => blankIn(part, blank));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, blankIn(part, blank)]));
}

const inJson = (json: string | null, blank: (text: string) => string) => (json === null ? null : JSON.stringify(blankIn(JSON.parse(json), blank)));

const TEXTUAL: ReadonlySet<string> = new Set(['line', 'texts', 'address', 'list', 'value', 'choice']);

/** The records of every kind that name the person, those in the trash too; gives how many there were. */
async function blankRecords(db: Db, names: readonly string[], blank: (text: string) => string): Promise<number> {
  let count = 0;
  for (const kind of kinds) {
    const columns = [...fieldsOf(kind)].flatMap(([field, { type }]) => (TEXTUAL.has(type) ? [field] : []));
    if (columns.length === 0) continue;
    const where = columns.flatMap((column) => names.map(() => `instr("${column}", ?)`)).join(' OR ');
    const rows = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE ${where}`, ...columns.flatMap(() => names));
    for (const row of rows) {
      const record = toRecord(kind, row) as unknown as Record<string, unknown>;
      const fields = Object.fromEntries([...fieldsOf(kind).keys()].map((field) => [field, columns.includes(field) ? blankIn(record[field], blank) : record[field]]));
      const changed = columns.filter((column) => encode(kind, column, fields[column]) !== (row[column] ?? null));
      if (changed.length === 0) continue;
      const values: Row = { ...Object.fromEntries(changed.map((column) => [column, encode(kind, column, fields[column])])), ...storage[kind].derive({ ...record, ...fields }) };
      await run(db, `UPDATE "${kind}" SET ${Object.keys(values).map((column) => `"${column}" = ?`).join(', ')} WHERE id = ?`, ...Object.values(values), String(row.id));
      count += 1;
    }
  }
  return count;
}

/** What the history tells of the person is that it was erased; of others, all but the name. */
async function blankHistory(db: Db, id: string, names: readonly string[], blank: (text: string) => string): Promise<void> {
  const put = (change: SummedChange) =>
    run(db, 'UPDATE change SET field = ?, before = ?, after = ?, checksum = ? WHERE actionId = ? AND ordinal = ?', change.field, change.before, change.after, changeChecksum(change), change.actionId, change.ordinal);
  for (const change of await rowsOf<SummedChange>(db, 'SELECT * FROM change WHERE recordId = ?', id)) await put({ ...change, field: ERASED, before: null, after: null });
  if (names.length === 0) return;
  const where = names.map(() => 'instr(before, ?) OR instr(after, ?)').join(' OR ');
  for (const change of await rowsOf<SummedChange>(db, `SELECT * FROM change WHERE ${where}`, ...names.flatMap((name) => [name, name]))) {
    await put({ ...change, before: inJson(change.before, blank), after: inJson(change.after, blank) });
  }
}

/** What two copies said differently of the person is no question any more; of others, all but the name. */
async function blankConflicts(db: Db, id: string, names: readonly string[], blank: (text: string) => string): Promise<void> {
  await db.deleteFrom('conflict').where('recordId', '=', id).execute();
  if (names.length === 0) return;
  for (const { id: of, base, ours, theirs } of await db.selectFrom('conflict').select(['id', 'base', 'ours', 'theirs']).execute()) {
    const blanked = { base: inJson(base, blank), ours: inJson(ours, blank), theirs: inJson(theirs, blank) };
    if (blanked.base !== base || blanked.ours !== ours || blanked.theirs !== theirs) await db.updateTable('conflict').set(blanked).where('id', '=', of).execute();
  }
}

/** What was done to the person, or to the person among others, can't be taken back any more: it would stand in the way of all before it. */
async function closeActions(db: Db, id: string): Promise<void> {
  const among = db.selectFrom('change').select('actionId').where('recordId', '=', id);
  const actions = await db.selectFrom('action').selectAll().where((is) => is.or([is('recordId', '=', id), is('id', 'in', among)])).execute();
  for (const action of actions) {
    const closed = { ...action, own: 0 as const };
    await db.updateTable('action').set({ own: 0, checksum: actionChecksum(closed) }).where('id', '=', action.id).execute();
  }
}

async function blankDrafts(db: Db, id: string, names: readonly string[], blank: (text: string) => string): Promise<void> {
  await db.deleteFrom('draft').where('recordId', '=', id).execute();
  for (const draft of await rowsOf<SummedDraft>(db, 'SELECT * FROM draft')) {
    const body = inJson(draft.body, blank) ?? draft.body;
    const base = inJson(draft.base, blank);
    if (names.length === 0 || (body === draft.body && base === draft.base)) continue;
    await db.updateTable('draft').set({ body, base, checksum: draftChecksum({ ...draft, body, base }) }).where('id', '=', draft.id).execute();
  }
}

/** The index holds words apart from the documents, and what it was told to forget until its parts are made one again. */
async function blankIndex(db: Db, id: string, names: readonly string[]): Promise<void> {
  const targets: Target[] = [{ kind: PERSON, id }];
  for (const name of names) {
    const json = JSON.stringify(name).slice(1, -1);
    targets.push(...(await rowsOf<Target>(db, 'SELECT kind, recordId AS id FROM searchDocument WHERE instr(title, ?) OR instr(body, ?)', json, json)));
  }
  await indexRecords(db, targets);
  for (const index of ['searchTitle', 'searchCalled', 'searchIndex']) await sql`INSERT INTO ${sql.table(index)} (${sql.ref(index)}) VALUES ('optimize')`.execute(db);
  await forgetWords(db, names);
}

export interface Erased {
  /** Other records that named the person. */
  readonly records: number;
}

/** Throws `record.notFound`, and what writing throws. */
export async function erasePerson(archive: Archive, id: string, author: string): Promise<Erased> {
  let records = 0;
  const { action } = await write(archive, { verb: 'erase', kind: PERSON, recordId: id, author }, async (writer) => {
    const db = await writer.reading();
    const row = await getLiveOrTrashed(db, PERSON, id);
    const names = await tellingValues(db, id, row);
    const blank = blanker(names);
    await writer.note();
    await run(db, 'INSERT INTO erasure (recordId, at) VALUES (?, ?)', id, new Date().toISOString().slice(0, 10));
    await run(db, 'DELETE FROM person WHERE id = ?', id);
    for (const kind of ['citation', 'statement'] as const) await forget(db, kind, id);
    await blankHistory(db, id, names, blank);
    await blankConflicts(db, id, names, blank);
    await closeActions(db, id);
    if (names.length > 0) records = await blankRecords(db, names, blank);
    await blankDrafts(db, id, names, blank);
    await blankIndex(db, id, names);
  });
  archive.announce(action as Action);
  try {
    await rewriteErased(archive.writer());
  } catch (error) {
    // The person is erased; that the file still has to be written anew is kept, and done when it is opened next.
    throw toFailure(error, archive.paths.folder);
  }
  return { records };
}

/** What sources said of the person goes with it. */
async function forget(db: Db, kind: 'citation' | 'statement', personId: string): Promise<void> {
  for (const { id } of await rowsOf<{ id: string }>(db, `SELECT id FROM "${kind}" WHERE recordId = ?`, personId)) {
    await run(db, 'INSERT INTO erasure (recordId, at) VALUES (?, ?)', id, new Date().toISOString().slice(0, 10));
    await run(db, `DELETE FROM "${kind}" WHERE id = ?`, id);
    await blankHistory(db, id, [], (text) => text);
    await closeActions(db, id);
  }
}

/** That a record was erased: an erasing on one copy holds on all. */
export interface Erasure {
  readonly recordId: string;
  /** A day, ISO 8601. */
  readonly at: string;
}

/**
 * Takes out of a copy what was erased on another, and notes it. Whatever the copy says of it goes, as there.
 * @param indexed false for a copy that nobody searches
 */
export async function eraseAsElsewhere(db: Db, erasures: readonly Erasure[], indexed: boolean): Promise<void> {
  for (const { recordId: id, at } of erasures) {
    const [row] = await rowsOf<Row>(db, 'SELECT * FROM person WHERE id = ?', id);
    const [known] = await rowsOf<{ kind: string }>(db, 'SELECT kind FROM change WHERE recordId = ? LIMIT 1', id);
    const names = row || known?.kind === PERSON ? await tellingValues(db, id, row ?? {}) : [];
    const blank = blanker(names);
    await run(db, 'INSERT INTO erasure (recordId, at) VALUES (?, ?)', id, at);
    for (const kind of [PERSON, 'citation', 'statement'] as const) await run(db, `DELETE FROM "${kind}" WHERE id = ?`, id);
    await blankHistory(db, id, names, blank);
    await blankConflicts(db, id, names, blank);
    await closeActions(db, id);
    if (names.length > 0) await blankRecords(db, names, blank);
    await blankDrafts(db, id, names, blank);
    if (indexed && (row || names.length > 0)) await blankIndex(db, id, names);
  }
}
