/** What erasing takes out of the history, conflicts, drafts and the index; the skeleton of the history stays, so that it can still be proven. */

import { type Transaction, sql } from 'kysely';
import { type SummedChange, type SummedDraft, actionChecksum, changeChecksum, draftChecksum } from '../database/checksum.ts';
import { type Database, ERASED } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';
import { type Target, indexRecords } from '../search/index-record.ts';
import { forgetWords } from '../search/vocabulary.ts';

type Db = Transaction<Database>;

/** Stands where a name was. */
export const BLANK = '[…]';

/** That a record was erased: an erasing on one copy holds on all. */
export interface Erasure {
  readonly recordId: string;
  /** A day, ISO 8601. */
  readonly at: string;
  /** Of a photograph: its file comes in nowhere any more. */
  readonly sha256: string | null;
}

export const today = () => new Date().toISOString().slice(0, 10);

export async function noteErasure(db: Db, { recordId, at, sha256 }: Erasure): Promise<void> {
  await run(db, 'INSERT INTO erasure (recordId, at, sha256) VALUES (?, ?, ?) ON CONFLICT (recordId) DO NOTHING', recordId, at, sha256);
}

/** A text without the names: where one stands as a word of its own, whatever is around it. */
export function blanker(names: readonly string[]): (text: string) => string {
  if (names.length === 0) return (text) => text;
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replaceAll(found, BLANK);
}

export function blankIn(value: unknown, blank: (text: string) => string): unknown {
  if (typeof value === 'string') return blank(value);
  if (Array.isArray(value)) return value.map((part) => blankIn(part, blank));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, blankIn(part, blank)]));
}

const inJson = (json: string | null, blank: (text: string) => string) => (json === null ? null : JSON.stringify(blankIn(JSON.parse(json), blank)));

/** As the names stand in a column: in one of JSON, some letters are escaped. */
export const asKept = (names: readonly string[]): string[] => [...new Set(names.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]))];

/** What the history tells of what was erased is that it was; of others, all but the name. */
export async function blankHistory(db: Db, id: string, names: readonly string[], blank: (text: string) => string): Promise<void> {
  const put = (change: SummedChange) =>
    run(db, 'UPDATE change SET field = ?, before = ?, after = ?, checksum = ? WHERE actionId = ? AND ordinal = ?', change.field, change.before, change.after, changeChecksum(change), change.actionId, change.ordinal);
  for (const change of await rowsOf<SummedChange>(db, 'SELECT * FROM change WHERE recordId = ?', id)) await put({ ...change, field: ERASED, before: null, after: null });
  if (names.length === 0) return;
  const kept = asKept(names);
  const where = kept.map(() => 'instr(before, ?) OR instr(after, ?)').join(' OR ');
  for (const change of await rowsOf<SummedChange>(db, `SELECT * FROM change WHERE ${where}`, ...kept.flatMap((name) => [name, name]))) {
    await put({ ...change, before: inJson(change.before, blank), after: inJson(change.after, blank) });
  }
}

/** What two copies said differently of it is no question any more; of others, all but the name. */
export async function blankConflicts(db: Db, id: string, names: readonly string[], blank: (text: string) => string): Promise<void> {
  await db.deleteFrom('conflict').where('recordId', '=', id).execute();
  if (names.length === 0) return;
  for (const { id: of, base, ours, theirs } of await db.selectFrom('conflict').select(['id', 'base', 'ours', 'theirs']).execute()) {
    const blanked = { base: inJson(base, blank), ours: inJson(ours, blank), theirs: inJson(theirs, blank) };
    if (blanked.base !== base || blanked.ours !== ours || blanked.theirs !== theirs) await db.updateTable('conflict').set(blanked).where('id', '=', of).execute();
  }
}

/** What was done to what was erased, or to it among others, can't be taken back any more: it would stand in the way of all before it. */
export async function closeActions(db: Db, id: string): Promise<void> {
  const among = db.selectFrom('change').select('actionId').where('recordId', '=', id);
  const actions = await db.selectFrom('action').selectAll().where((is) => is.or([is('recordId', '=', id), is('id', 'in', among)])).execute();
  for (const action of actions) {
    const closed = { ...action, own: 0 as const };
    await db.updateTable('action').set({ own: 0, checksum: actionChecksum(closed) }).where('id', '=', action.id).execute();
  }
}

export async function blankDrafts(db: Db, id: string, names: readonly string[], blank: (text: string) => string): Promise<void> {
  await db.deleteFrom('draft').where('recordId', '=', id).execute();
  for (const draft of await rowsOf<SummedDraft>(db, 'SELECT * FROM draft')) {
    const body = inJson(draft.body, blank) ?? draft.body;
    const base = inJson(draft.base, blank);
    if (names.length === 0 || (body === draft.body && base === draft.base)) continue;
    await db.updateTable('draft').set({ body, base, checksum: draftChecksum({ ...draft, body, base }) }).where('id', '=', draft.id).execute();
  }
}

/**
 * The index holds words apart from the documents, and what it was told to forget until its parts are made one again.
 * @param of records whose own texts changed: a document only names the long ones, so it is not found by what stood in them
 * @param said texts that no record holds any more
 */
export async function blankIndex(db: Db, of: readonly Target[], names: readonly string[], said: readonly string[] = []): Promise<void> {
  const targets: Target[] = [...of];
  for (const name of asKept(names)) {
    targets.push(...(await rowsOf<Target>(db, 'SELECT kind, recordId AS id FROM searchDocument WHERE instr(title, ?) OR instr(body, ?)', name, name)));
  }
  await indexRecords(db, targets);
  for (const index of ['searchTitle', 'searchCalled', 'searchIndex']) await sql`INSERT INTO ${sql.table(index)} (${sql.ref(index)}) VALUES ('optimize')`.execute(db);
  await forgetWords(db, [...names, ...said]);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsIn);
}

/** All that the history holds of a record's texts. */
export async function textsEverOf(db: Db, id: string): Promise<string[]> {
  const changes = await rowsOf<SummedChange>(db, 'SELECT * FROM change WHERE recordId = ?', id);
  return changes.flatMap(({ before, after }) => [before, after].flatMap((json) => (json === null ? [] : textsIn(JSON.parse(json)))));
}

/** The sources that are found by what they say of a record, or by what they say in a citation or statement of that id. */
export const sourcesSaying = (db: Db, id: string): Promise<Target[]> =>
  rowsOf<Target>(
    db,
    `SELECT 'source' AS kind, sourceId AS id FROM citation WHERE recordId = ? OR id = ?
      UNION SELECT 'source', sourceId FROM statement WHERE (recordId = ? OR id = ?) AND sourceId IS NOT NULL`,
    id, id, id, id,
  );

/** What sources said of a record goes with it; gives what they said. */
export async function forgetSaid(db: Db, of: string): Promise<string[]> {
  const said: string[] = [];
  for (const kind of ['citation', 'statement'] as const) {
    for (const { id } of await rowsOf<{ id: string }>(db, `SELECT id FROM "${kind}" WHERE recordId = ?`, of)) {
      said.push(...(await textsEverOf(db, id)));
      await noteErasure(db, { recordId: id, at: today(), sha256: null });
      await run(db, `DELETE FROM "${kind}" WHERE id = ?`, id);
      await blankHistory(db, id, [], (text) => text);
      await closeActions(db, id);
    }
  }
  return said;
}
