import * as z from 'zod';
import { call } from './base.ts';
import { id, textsOrNone } from './fields.ts';
import { kinds } from './records.ts';
import { findableKinds } from './search.ts';

const kind = z.enum(kinds);
const target = z.object({ kind, id });

export const actionVerbs = ['create', 'edit', 'delete', 'restore', 'import', 'undo', 'redo', 'erase', 'merge', 'resolve'] as const;

export const fieldChange = z.object({
  kind,
  recordId: id,
  /** `*` for a record that was made: `after` then holds all its fields. */
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChangeView = z.output<typeof fieldChange>;

export const historyEntry = z.object({
  id,
  /** ISO 8601, UTC. */
  at: z.string(),
  author: z.string(),
  verb: z.enum(actionVerbs),
  changes: z.array(fieldChange),
});
export type HistoryEntryView = z.output<typeof historyEntry>;

export const historyView = z.object({
  entries: z.array(historyEntry),
  /** The names of the records that the changes point to, so that no id is ever shown. */
  names: z.record(z.string(), textsOrNone),
  more: z.boolean(),
});
export type HistoryView = z.output<typeof historyView>;

const step = z.object({ verb: z.enum(actionVerbs), kind, recordId: id, name: textsOrNone, at: z.string() });

export const historyCalls = {
  of: call.input(target.extend({ limit: z.number().int().min(1).max(500) })).output(historyView),
  /** What undo and redo would do now. */
  state: call.output(z.object({ undo: step.nullable(), redo: step.nullable() })),
  /** Takes back the action that is named, and null the last one. */
  undo: call.input(z.object({ action: id.nullable() })).output(target.extend({ action: id })),
  redo: call.output(target),
};

const counted = z.array(z.object({ kind: z.enum(findableKinds), count: z.number().int() }));

export const trashCalls = {
  /** Of a row that a form took away, `owner` is the record that it stood in. */
  list: call.output(z.array(target.extend({ name: textsOrNone, at: z.string(), author: z.string(), parts: z.number().int(), owner: target.extend({ name: textsOrNone }).nullable() }))),
  /** What would go to the trash with a record, and what points to any of that and would stay without it. */
  preview: call.input(target).output(z.object({ goesWith: counted, pointsTo: counted })),
  remove: call.input(target),
  restore: call.input(target),
};

const draftFrame = {
  kind,
  /** null while the record is not there yet. */
  recordId: id.nullable(),
  /** What a new record is to belong to. */
  ownerId: id.nullable(),
  /** The revision that the form opened with, and all that it held then; null for a new record. */
  baseRevision: z.string().nullable(),
  base: z.unknown(),
};

export const draftView = z.object({ id, ...draftFrame, at: z.string(), body: z.unknown() });
export type DraftView = z.output<typeof draftView>;

/** `several`: the form in which several records of the kind are made at once. */
export const draftLine = z.object({ id, kind, recordId: id.nullable(), ownerId: id.nullable(), at: z.string(), name: textsOrNone, several: z.boolean() });
export type DraftLine = z.output<typeof draftLine>;

export const draftCalls = {
  get: call.input(z.object({ id })).output(draftView.nullable()),
  /** The draft of a record that is there; null when there is none. */
  of: call.input(z.object({ recordId: id })).output(draftView.nullable()),
  /** All drafts, the newest first: those of records that are there, and those of new ones. */
  list: call.output(z.array(draftLine)),
  /** Keeps what is typed; without an id as a new draft. */
  keep: call.input(z.object({ id: id.nullable(), ...draftFrame, body: z.unknown() })).output(z.object({ id, at: z.string() })),
  discard: call.input(z.object({ id })),
};
