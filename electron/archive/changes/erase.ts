/**
 * Erasing a person: the name goes from every record, the history, drafts and the index, and the database file is
 * written anew, so that no page of it holds the name any more. That it happened is kept, and not who it was. It
 * can't be undone. Regulation (EU) 2016/679, Article 17.
 */

import type { Transaction } from 'kysely';
import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import type { SummedChange } from '../database/checksum.ts';
import { rewriteErased } from '../database/rewrite.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';
import { toFailure } from '../files/failing.ts';
import type { Action } from '../records/action.ts';
import { type Row, encode, toRecord } from '../records/codec.ts';
import { storage } from '../records/kinds.ts';
import { getLiveOrTrashed } from '../records/read.ts';
import type { Target } from '../search/index-record.ts';
import { type Erasure, asKept, blankConflicts, blankDrafts, blankHistory, blankIn, blankIndex, blanker, closeActions, forgetSaid, noteErasure, sourcesSaying, textsEverOf, today } from './blanking.ts';
import { erasePhotosOf } from './erase-photos.ts';
import { write } from './write.ts';

type Db = Transaction<Database>;

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

const TEXTUAL: ReadonlySet<string> = new Set(['line', 'texts', 'address', 'list', 'value', 'choice']);

/** Blanks the records of every kind that name the person, those in the trash too; gives which they were. */
async function blankRecords(db: Db, names: readonly string[], blank: (text: string) => string): Promise<Target[]> {
  if (names.length === 0) return [];
  const blanked: Target[] = [];
  const kept = asKept(names);
  for (const kind of kinds) {
    const columns = [...fieldsOf(kind)].flatMap(([field, { type }]) => (TEXTUAL.has(type) ? [field] : []));
    if (columns.length === 0) continue;
    const where = columns.flatMap((column) => kept.map(() => `instr("${column}", ?)`)).join(' OR ');
    const rows = await rowsOf<Row>(db, `SELECT * FROM "${kind}" WHERE ${where}`, ...columns.flatMap(() => kept));
    for (const row of rows) {
      const record = toRecord(kind, row) as unknown as Record<string, unknown>;
      const fields = Object.fromEntries([...fieldsOf(kind).keys()].map((field) => [field, columns.includes(field) ? blankIn(record[field], blank) : record[field]]));
      const changed = columns.filter((column) => encode(kind, column, fields[column]) !== (row[column] ?? null));
      if (changed.length === 0) continue;
      const values: Row = { ...Object.fromEntries(changed.map((column) => [column, encode(kind, column, fields[column])])), ...storage[kind].derive({ ...record, ...fields }) };
      await run(db, `UPDATE "${kind}" SET ${Object.keys(values).map((column) => `"${column}" = ?`).join(', ')} WHERE id = ?`, ...Object.values(values), String(row.id));
      blanked.push({ kind, id: String(row.id) });
    }
  }
  return blanked;
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
    await noteErasure(db, { recordId: id, at: today(), sha256: null });
    await run(db, 'DELETE FROM person WHERE id = ?', id);
    const sources = await sourcesSaying(db, id);
    const said = await forgetSaid(db, id);
    await blankHistory(db, id, names, blank);
    await blankConflicts(db, id, names, blank);
    await closeActions(db, id);
    const blanked = await blankRecords(db, names, blank);
    records = blanked.length;
    await blankDrafts(db, id, names, blank);
    await blankIndex(db, [{ kind: PERSON, id }, ...sources, ...blanked], names, said);
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

/**
 * Takes out of a copy what was erased on another, and notes it. Whatever the copy says of it goes, as there; gives the SHA-256 of
 * photographs that it says nothing of any more.
 * @param indexed false for a copy that nobody searches
 */
export async function eraseAsElsewhere(db: Db, erasures: readonly Erasure[], indexed: boolean): Promise<string[]> {
  const photographs = new Map(erasures.flatMap(({ sha256, at }) => (sha256 === null ? [] : [[sha256, at] as const])));
  const gone: string[] = [];
  for (const [sha256, at] of photographs) if ((await erasePhotosOf(db, sha256, at, indexed)) > 0) gone.push(sha256);
  for (const erasure of erasures) {
    const { recordId: id } = erasure;
    const [row] = await rowsOf<Row>(db, 'SELECT * FROM person WHERE id = ?', id);
    const [known] = await rowsOf<{ kind: string }>(db, 'SELECT kind FROM change WHERE recordId = ? LIMIT 1', id);
    const names = row || known?.kind === PERSON ? await tellingValues(db, id, row ?? {}) : [];
    const blank = blanker(names);
    const [sources, said] = [await sourcesSaying(db, id), await textsEverOf(db, id)];
    await noteErasure(db, erasure);
    for (const kind of [PERSON, 'citation', 'statement'] as const) await run(db, `DELETE FROM "${kind}" WHERE id = ?`, id);
    await blankHistory(db, id, names, blank);
    await blankConflicts(db, id, names, blank);
    await closeActions(db, id);
    const blanked = await blankRecords(db, names, blank);
    await blankDrafts(db, id, names, blank);
    if (indexed && (row || names.length > 0 || sources.length > 0)) await blankIndex(db, [{ kind: PERSON, id }, ...sources, ...blanked], names, said);
  }
  return gone;
}
