/** Two copies of an archive become one: what the other would bring, taking it in, what both said differently, and a copy for another laptop. */

import * as z from 'zod';
import { call } from './base.ts';
import { id, textsOrNone } from './fields.ts';
import { kinds } from './records.ts';

const folder = z.string().trim().min(1, 'field.required').max(4000, 'field.tooLong');
const kind = z.enum(kinds);
const count = z.number().int();

/** The field of a conflict about whether a record is in the trash: its values are true where it is, and false. */
export const IN_TRASH = 'deletedBy';

export const mergeCounts = z.object({
  /** Records that are not here yet, that are changed, and that go to the trash. */
  new: count,
  changed: count,
  deleted: count,
  /** Records changed on both copies in which nothing has to change here. */
  same: count,
  /** Open questions that it brings. */
  conflicts: count,
  /** Photos among the new records. */
  photos: count,
});
export type MergeCounts = z.output<typeof mergeCounts>;

export const mergeLine = z.object({
  kind,
  id,
  name: textsOrNone,
  what: z.enum(['new', 'changed', 'deleted', 'conflict']),
  /** Its own fields that change, or that are in conflict. */
  fields: z.array(z.string()),
  /** Rows of its form that come, change or go. */
  rows: count,
});
export type MergeLine = z.output<typeof mergeLine>;

export const mergeView = z.object({
  /** What was meant: a folder with an archive, or the database of a backup. */
  other: z.object({
    place: z.string(),
    isBackup: z.boolean(),
    name: z.string(),
    /** The newest action that it knows, ISO 8601; empty where it knows none. */
    at: z.string(),
    author: z.string(),
  }),
  /** `older`: it brings nothing, and lacks what is here; `equal`: both know the same; `news`: it brings something. */
  standing: z.enum(['news', 'equal', 'older']),
  /** Actions that only the other, and only the open archive knows. */
  brings: count,
  lacks: count,
  /** Actions that were done on that very copy and that it no longer has: it was set back. */
  lost: count,
  counts: mergeCounts,
  /** The first 500, conflicts first. */
  records: z.array(mergeLine),
  total: count,
  /** New originals that the other does not have itself. */
  missing: count,
});
export type MergeView = z.output<typeof mergeView>;

export const mergedView = z.object({
  /** The action, to be undone as one; null where the other brought nothing. */
  action: id.nullable(),
  counts: mergeCounts,
  /** SHA-256 of new originals that the other does not have itself. */
  missing: z.array(z.string()),
});
export type MergedView = z.output<typeof mergedView>;

const side = z.object({
  value: z.unknown(),
  /** Who changed it last on that side, and when, ISO 8601; null where it was not changed there. */
  by: z.object({ author: z.string(), at: z.string() }).nullable(),
});

export const conflictView = z.object({
  id: z.string(),
  kind,
  recordId: id,
  name: textsOrNone,
  /** Of a row of a form the record that it stands in. */
  owner: z.object({ kind, id, name: textsOrNone }).nullable(),
  /** `deletedBy` where one copy put the record in the trash that the other went on with: its values are true and false. */
  field: z.string(),
  base: z.unknown(),
  ours: side,
  theirs: side,
  /** What the field holds in the open archive. */
  now: z.unknown(),
  /** Of a text in several languages: those in which the two differ. */
  languages: z.array(z.string()),
});
export type ConflictView = z.output<typeof conflictView>;

export const conflictsView = z.object({
  conflicts: z.array(conflictView),
  total: count,
  /** The names of the records that values name, so that no id is shown. */
  names: z.record(z.string(), textsOrNone),
});
export type ConflictsView = z.output<typeof conflictsView>;

const which = z.enum(['ours', 'theirs']);
export const decision = z.discriminatedUnion('take', [
  z.object({ take: which }),
  z.object({ take: z.literal('value'), value: z.unknown() }),
  /** Of a text in several languages: for each language in which the two differ. */
  z.object({ take: z.literal('languages'), languages: z.record(z.string(), which) }),
]);
export type Decision = z.output<typeof decision>;

export const copyView = z.object({
  folder,
  originals: count,
  /** SHA-256 of originals that the archive has lost and the copy therefore lacks. */
  missing: z.array(z.string()),
});
export type CopyView = z.output<typeof copyView>;

export const copyRoom = z.object({
  /** Where it would lie: the folder that was asked for, or a new one in it where it holds anything. */
  folder,
  originals: count,
  /** Bytes that each of the two needs, and those that are free there. */
  databaseBytes: count,
  originalBytes: count,
  free: count,
});
export type CopyRoom = z.output<typeof copyRoom>;

const other = z.object({ other: folder });

/** The most conflicts that are decided as one action. */
export const MOST_DECIDED = 5000;

export const mergingCalls = {
  /** What a folder, a stick or a backup would bring, as a job; nothing is changed, neither here nor there. */
  look: call.input(other).output(mergeView),
  /** Takes it in as one action, as a job. */
  merge: call.input(other).output(mergedView),
  /** Open ones, the newest merge first. */
  conflicts: call.input(z.object({ limit: z.number().int().min(1).max(MOST_DECIDED) })).output(conflictsView),
  /** Decides conflicts as one action. */
  resolve: call.input(z.object({ decisions: z.array(z.object({ conflict: z.string().min(1).max(100), decision })).min(1).max(MOST_DECIDED) })).output(z.object({ action: id })),
  /** Where a copy of the open archive would lie, and what room there is for it; nothing is written. */
  room: call.input(z.object({ folder })).output(copyRoom),
  /** Makes a copy of the open archive in a new folder, as a job: it knows that it is one. */
  copy: call.input(z.object({ folder, originals: z.boolean() })).output(copyView),
};
