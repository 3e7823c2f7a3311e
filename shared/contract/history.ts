import * as z from 'zod';
import { call } from './base.ts';
import { id, textsOrNone } from './fields.ts';
import { kinds } from './records.ts';

const kind = z.enum(kinds);
const target = z.object({ kind, id });

export const actionVerbs = ['create', 'edit', 'delete', 'restore', 'import', 'undo', 'redo'] as const;

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
  undo: call.output(target),
  redo: call.output(target),
};

export const trashCalls = {
  list: call.output(z.array(target.extend({ name: textsOrNone, at: z.string(), author: z.string(), parts: z.number().int() }))),
  /** What would go to the trash with a record. */
  preview: call.input(target).output(z.array(z.object({ kind, count: z.number().int() }))),
  remove: call.input(target),
  restore: call.input(target),
};

export const draftView = z.object({ key: z.string(), at: z.string(), body: z.unknown() });

export const draftCalls = {
  get: call.input(z.object({ key: z.string().max(200) })).output(draftView.nullable()),
  keep: call.input(z.object({ key: z.string().max(200), body: z.unknown() })).output(z.object({ at: z.string() })),
  discard: call.input(z.object({ key: z.string().max(200) })),
};

