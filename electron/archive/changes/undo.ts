/**
 * Undo and redo over the whole archive, the last action first, from the history alone: so they work
 * after a restart as before it. An undo is an action too, and nothing of the history is removed.
 */

import { type Kysely, sql } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { type ActionVerb, CREATED, type Database } from '../database/schema.ts';
import type { Action } from '../records/action.ts';
import { pointersTo } from './pointers.ts';
import { assertOwnerLive } from './trash.ts';
import { type RecordWriter, rowOf, write } from './write.ts';

export interface PastAction {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly verb: ActionVerb;
  readonly kind: Kind;
  readonly recordId: string;
}

interface StackEntry {
  /** The action whose changes are to be taken back. */
  readonly action: string;
  /** The user's own action that this undoes or redoes. */
  readonly original: PastAction;
}

export interface UndoState {
  readonly undo: StackEntry | null;
  readonly redo: StackEntry | null;
}

type Db = Kysely<Database>;

const COLUMNS = ['id', 'at', 'author', 'verb', 'kind', 'recordId'] as const;

async function lastDone(db: Db): Promise<StackEntry | null> {
  const action = await db
    .selectFrom('action')
    .select(COLUMNS)
    .where('own', '=', 1)
    .where('undone', '=', 0)
    .where('mergedBy', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return action ? { action: await inForce(db, action.id), original: action } : null;
}

/** After undo and redo, what is in force of an action is the redo's changes, not the first ones. */
async function inForce(db: Db, actionId: string): Promise<string> {
  const redo = await db
    .selectFrom('action')
    .select('id')
    .where('verb', '=', 'redo')
    .where('target', '=', actionId)
    .where('mergedBy', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return redo?.id ?? actionId;
}

/** The action that is named, where it can be taken back: one of the user's own, in force. */
async function named(db: Db, actionId: string): Promise<StackEntry | null> {
  const action = await db
    .selectFrom('action')
    .select(COLUMNS)
    .where('id', '=', actionId)
    .where('own', '=', 1)
    .where('undone', '=', 0)
    .where('mergedBy', 'is', null)
    .executeTakeFirst();
  return action ? { action: await inForce(db, action.id), original: action } : null;
}

/** The last undo that no redo has taken back and no new action has overtaken. */
async function lastUndone(db: Db): Promise<StackEntry | null> {
  const newest = await db.selectFrom('action').select('seq').where('own', '=', 1).where('mergedBy', 'is', null).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const undo = await db
    .selectFrom('action')
    .select(['id', 'target'])
    .where('verb', '=', 'undo')
    .where('undone', '=', 0)
    .where('mergedBy', 'is', null)
    .where('seq', '>', newest?.seq ?? 0)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!undo?.target) return null;
  // What was done to a person that was erased since can't be done again.
  const original = await db.selectFrom('action').select(COLUMNS).where('id', '=', undo.target).where('own', '=', 1).executeTakeFirst();
  return original ? { action: undo.id, original } : null;
}

export async function undoState(db: Db): Promise<UndoState> {
  return { undo: await lastDone(db), redo: await lastUndone(db) };
}

/** Takes back an action's changes, the last first. What it created goes to the trash. */
async function revert(writer: RecordWriter, actionId: string): Promise<void> {
  const db = await writer.reading();
  const changes = await db.selectFrom('change').selectAll().where('actionId', '=', actionId).orderBy('ordinal', 'desc').execute();
  const value = (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown));
  const reverted = changes.map(({ kind, recordId, field, before, after }) => ({
    kind,
    recordId,
    ...(field === CREATED ? { field: 'deletedBy', from: null, to: writer.actionId } : { field, from: value(after), to: value(before) }),
  }));
  for (let at = 0, end = 0; at < reverted.length; at = end) {
    const { kind, recordId } = reverted[at] as (typeof reverted)[number];
    while (reverted[end]?.recordId === recordId) end += 1;
    await writer.revertFields(kind, recordId, reverted.slice(at, end));
  }
}

const KNOWN = "(s.mergedBy IS NULL OR EXISTS (SELECT 1 FROM action AS m WHERE m.id = s.mergedBy AND m.undone = 0))";

/**
 * Whether those actions are in force that others undid or redid on their copies: as often as all that is known here says. Two
 * copies that know the same say the same, in whichever order they came to know it. A merge is only ever undone where it was made.
 */
export async function countUndone(db: Db): Promise<void> {
  const times = (verb: string) => `(SELECT count(*) FROM action AS s WHERE s.target = action.id AND s.verb = '${verb}' AND ${KNOWN})`;
  await sql
    .raw(`UPDATE action SET undone = (${times('undo')} > ${times('redo')}) WHERE verb NOT IN ('undo', 'redo', 'merge')
      AND id IN (SELECT target FROM action WHERE mergedBy IS NOT NULL AND target IS NOT NULL)`)
    .execute(db);
}

/**
 * Of an action that others came after: what it made must not have come to be pointed to, and what it put
 * in the trash must still have its owner. Whether its fields are as it left them, `revert` asks.
 */
async function assertFree(db: Db, actionId: string): Promise<void> {
  const changes = await db.selectFrom('change').select(['kind', 'recordId', 'field', 'after']).where('actionId', '=', actionId).execute();
  for (const { kind, recordId: id, field, after } of changes) {
    if (field === CREATED && (await pointersTo(db, kind, id)).length > 0) throw new Failure('undo.inUse', { kind, id });
    const row = field === 'deletedBy' && after !== null ? await rowOf(db, kind, id) : null;
    if (row) await assertOwnerLive(db, kind, row);
  }
}

async function step(archive: Archive, verb: 'undo' | 'redo', author: string, find: (db: Db) => Promise<StackEntry | null>): Promise<Action> {
  const entry = await find(archive.writer());
  if (!entry) throw new Failure('undo.nothing', { verb });
  const { kind, recordId, id: target } = entry.original;
  const { action } = await write(archive, { verb, kind, recordId, author, target }, async (writer) => {
    // Another action may have come between looking and writing.
    const db = await writer.reading();
    if ((await find(db))?.action !== entry.action) throw new Failure('undo.conflict', { kind, id: recordId, field: null });
    const last = await undoState(db);
    if (last[verb]?.action !== entry.action) await assertFree(db, entry.action);
    // A merge of which ours stayed everywhere changed no record, and is undone all the same.
    if (entry.original.verb === 'merge') await writer.note();
    await revert(writer, entry.action);
    const mark = (id: string, undone: 0 | 1) => db.updateTable('action').set({ undone }).where('id', '=', id).execute();
    await mark(target, verb === 'undo' ? 1 : 0);
    if (verb === 'redo') await mark(entry.action, 1);
    // What others undid and redid counts only while the merge that brought it does.
    if (entry.original.verb === 'merge') await countUndone(db);
  });
  if (!action) throw new Failure('undo.nothing', { verb });
  return action;
}

/**
 * Takes back the last action, or the one that is named: a message's "Undo" means what it told of, whatever
 * came since. Throws `undo.nothing`, `undo.conflict` where its record has changed since, `undo.inUse`
 * where others point to what it made, `record.ownerInTrash`.
 */
export function undo(archive: Archive, author: string, actionId: string | null = null): Promise<Action> {
  return step(archive, 'undo', author, (db) => (actionId === null ? lastDone(db) : named(db, actionId)));
}

/** Does again what was undone last. Throws as `undo`. */
export function redo(archive: Archive, author: string): Promise<Action> {
  return step(archive, 'redo', author, lastUndone);
}
