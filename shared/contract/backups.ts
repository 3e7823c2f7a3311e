/** Backups: where and when they are made, which there are, and how each was proven. */

import * as z from 'zod';
import { call } from './base.ts';
import { failureData } from './failures.ts';
import { id, textsOrNone } from './fields.ts';
import { kinds } from './records.ts';
import { findableKinds } from './search.ts';

const folder = z.string().trim().min(1, 'field.required').max(4000, 'field.tooLong');

/** Once a backup was looked at. */
export const backupProof = z.strictObject({
  /** ISO 8601, UTC. */
  at: z.string(),
  /** `made`: opened and checked when it was made; `checked`: all of it hashed again; `restored`: an archive was made of it and compared. */
  how: z.enum(['made', 'checked', 'restored']),
  good: z.boolean(),
  /** How many originals were read and hashed for it. */
  hashed: z.number().int(),
});

/** Where and when an archive is backed up by itself, on one computer. */
export const backupPlan = z.object({
  folder,
  whenClosing: z.boolean(),
  /** When it is first open on a day. */
  daily: z.boolean(),
  /** While it is open; null: not. */
  everyHours: z.number().int().min(1).max(72).nullable(),
});
export type BackupPlan = z.output<typeof backupPlan>;

export const backupProblems = ['note', 'database', 'content', 'original', 'mark'] as const;

/** What is wrong with a backup: `what` is the file. */
const problem = z.object({ code: z.enum(backupProblems), file: z.string() });
export type BackupProblem = z.output<typeof problem>;

const listed = z.object({
  /** The backup's database. */
  file: z.string(),
  /** ISO 8601, UTC; as the file's name says it where nothing else does. */
  at: z.string(),
  /** Of the database. */
  bytes: z.number().int(),
  /** Null where they are not known. */
  records: z.number().int().nullable(),
  actions: z.number().int().nullable(),
  originals: z.number().int().nullable(),
  missing: z.array(z.string()),
  /** Whether it was found good when it was last looked at. */
  proven: z.boolean(),
  proofs: z.array(backupProof),
  /** Found when it was looked at just now. */
  problems: z.array(problem),
});
export type ListedBackup = z.output<typeof listed>;

export const backupList = z.object({
  folder,
  archive: z.object({ id: z.string(), name: z.string() }),
  /** The newest first. */
  backups: z.array(listed),
  /** Of what belongs to all of them. */
  problems: z.array(problem),
});
export type BackupList = z.output<typeof backupList>;

const state = z.object({
  /** Null where the archive is not backed up by itself. */
  plan: backupPlan.nullable(),
  /** The last backup that was made and proven from this computer. */
  last: z.object({ folder: z.string(), at: z.string() }).nullable(),
  /** Whole days since then. */
  days: z.number().int().nullable(),
  isOld: z.boolean(),
  /** Why the last one that was to be made by itself was not. */
  failure: failureData.nullable(),
});
export type BackupState = z.output<typeof state>;

/** How a record of a backup stands in the archive now. */
export const standings = ['gone', 'inTrash', 'different', 'same'] as const;
export type Standing = (typeof standings)[number];

const findable = z.enum(findableKinds);

export const backupContents = z.object({
  /** The backup's database, and when it was made. */
  file: z.string(),
  at: z.string(),
  /** What it holds outside its trash. */
  kinds: z.array(z.object({ kind: findable, count: z.number().int() })),
  /** What is not here any more first. */
  records: z.array(z.object({ kind: findable, id, name: textsOrNone, now: z.enum(standings) })),
  /** Of what was asked for. */
  total: z.number().int(),
});
export type BackupContents = z.output<typeof backupContents>;

export const backupRecord = z.object({
  file: z.string(),
  at: z.string(),
  kind: z.enum(kinds),
  id,
  name: textsOrNone,
  now: z.enum(standings),
  /** In the order of its form. */
  fields: z.array(z.object({ field: z.string(), was: z.unknown(), now: z.unknown(), isSame: z.boolean() })),
  /** What belongs to it, all the way down; `different`: what stands otherwise now, or is gone. */
  parts: z.array(z.object({ kind: z.enum(kinds), count: z.number().int(), different: z.number().int() })),
  /** What the records are called that the values name. */
  names: z.record(z.string(), textsOrNone),
});
export type BackupRecord = z.output<typeof backupRecord>;

export const backupCalls = {
  /** Of the open archive, without a look at the disk that backups lie on. */
  state: call.output(state),
  /** Has the open archive backed up by itself, or no longer. Gives what was taken down: the folder is that of the backups. */
  plan: call.input(z.object({ plan: backupPlan.nullable() })).output(state),
  /**
   * Makes a record of the open archive, with all that belongs to it, or one of its fields, as a backup has it: one action, which can be undone.
   * `backup` is a folder with backups, of which the newest is meant, or the database of one.
   */
  takeBack: call
    .input(z.object({ backup: folder, kind: z.enum(kinds), id, field: z.string().max(100, 'field.tooLong').nullable() }))
    .output(z.object({ action: z.string().nullable(), records: z.number().int() })),
  /** What a backup of the open archive holds, beside what is here now; of its records those that are asked for by kind and title. */
  contents: call.input(z.object({ backup: folder, kind: findable.nullable(), words: z.string().max(200, 'field.tooLong'), onlyDifferent: z.boolean(), limit: z.number().int().min(1).max(500) })).output(backupContents),
  /** A record as a backup has it, field by field beside what it is now. */
  record: call.input(z.object({ backup: folder, kind: z.enum(kinds), id })).output(backupRecord),
  /**
   * Opens a backup of the open archive as a whole archive beside it, for reading alone, until its page goes or this archive is closed.
   * `address` is that of its page; null where the shell opens it by its id.
   */
  open: call.input(z.object({ backup: folder })).output(z.object({ id: z.string(), address: z.string().nullable() })),
  /** Asked in such a backup: has the living archive's page show a record as the backup has it, so that it can be taken back there. */
  showThen: call.input(z.object({ kind: z.enum(kinds), id })),
  list: call.input(z.object({ folder })).output(backupList),
  /** Looks at every byte of all backups in a folder, as a job, and keeps what came of it beside each. */
  verify: call.input(z.object({ folder })).output(backupList),
};
