/** Erasing a photograph: its records, all that was said of it, and what refers to it; of its file whoever calls takes care. */

import type { Kysely, Transaction } from 'kysely';
import { type Kind, kinds } from '#shared/contract/records.ts';
import { type SummedChange, changeChecksum } from '../database/checksum.ts';
import { CREATED, type Database } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';
import { storage } from '../records/kinds.ts';
import type { Target } from '../search/index-record.ts';
import { blankConflicts, blankDrafts, blankHistory, blankIndex, closeActions, forgetSaid, noteErasure, sourcesSaying, textsEverOf } from './blanking.ts';

type Db = Transaction<Database>;

const PHOTO = 'photo' satisfies Kind;

/** Where a photo is named, as the logo of a report is: kind and field. */
const NAMING = kinds.flatMap((kind) => storage[kind].references.flatMap((reference) => (reference.kind === PHOTO ? [{ kind, field: reference.field }] : [])));

/** JSON of a value, or of a whole new record, that names the photo no more. */
function without(json: string | null, field: string, isWhole: boolean, id: string): string | null {
  if (json === null || !isWhole) return json === JSON.stringify(id) ? null : json;
  const { [field]: named, ...others } = JSON.parse(json) as Record<string, unknown>;
  return named === id ? JSON.stringify(others) : json;
}

/** What named the photo names none, and never did: a record and its history go on saying the same. */
async function letGo(db: Db, id: string): Promise<void> {
  for (const { kind, field } of NAMING) {
    await run(db, `UPDATE "${kind}" SET "${field}" = NULL WHERE "${field}" = ?`, id);
    const changes = await rowsOf<SummedChange>(db, 'SELECT * FROM change WHERE kind = ? AND field IN (?, ?)', kind, field, CREATED);
    for (const change of changes) {
      const isWhole = change.field === CREATED;
      const told = { ...change, before: without(change.before, field, isWhole, id), after: without(change.after, field, isWhole, id) };
      if (told.before === change.before && told.after === change.after) continue;
      await run(db, 'UPDATE change SET before = ?, after = ?, checksum = ? WHERE actionId = ? AND ordinal = ?', told.before, told.after, changeChecksum(told), told.actionId, told.ordinal);
    }
    const json = JSON.stringify(id);
    await run(db, 'DELETE FROM conflict WHERE kind = ? AND field = ? AND (base = ? OR ours = ? OR theirs = ?)', kind, field, json, json, json);
  }
}

/**
 * Takes all records of a photograph out, wherever it was added; gives how many there were.
 * @param at a day, ISO 8601
 * @param indexed false for a copy that nobody searches
 */
export async function erasePhotosOf(db: Db, sha256: string, at: string, indexed: boolean): Promise<number> {
  const photos = await rowsOf<{ id: string; eventId: string }>(db, 'SELECT id, eventId FROM photo WHERE sha256 = ?', sha256);
  for (const { id, eventId } of photos) {
    const said = await textsEverOf(db, id);
    // They say how many photos there are, and are found by what they are of.
    const showing: Target[] = [{ kind: PHOTO, id }, { kind: 'event', id: eventId }, ...(await sourcesSaying(db, id))];
    await noteErasure(db, { recordId: id, at, sha256 });
    await letGo(db, id);
    await run(db, 'DELETE FROM photo WHERE id = ?', id);
    said.push(...(await forgetSaid(db, id)));
    await blankHistory(db, id, [], (text) => text);
    await blankConflicts(db, id, [], (text) => text);
    await closeActions(db, id);
    await blankDrafts(db, id, [], (text) => text);
    if (indexed) await blankIndex(db, showing, [], said);
  }
  return photos.length;
}

/** Whether a photograph with that content was erased. */
export async function isErasedPhoto(db: Kysely<Database>, sha256: string): Promise<boolean> {
  return (await rowsOf(db, 'SELECT 1 FROM erasure WHERE sha256 = ? LIMIT 1', sha256)).length > 0;
}
