import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { call } from './base.ts';
import { checkReport } from './check.ts';
import { failureData } from './failures.ts';
import { line } from './fields.ts';
import { kinds } from './records.ts';

const folder = z.string().trim().min(1, 'field.required').max(4000, 'field.tooLong');

export const readOnlyReasons = ['asked', 'folder', 'lock', 'damage', 'gone', 'replaced', 'backup'] as const;

export const openArchiveView = z.object({
  id: z.string(),
  folder,
  name: z.string(),
  /** null while it can be written. */
  readOnly: z.enum(readOnlyReasons).nullable(),
  /** Which backup it is, where it is one; when that was made (ISO 8601, UTC), and whether the archive that it is of is open in another window. */
  backup: z.object({ file: z.string(), at: z.string(), isBeside: z.boolean() }).nullable(),
  /** True for the sample archive that comes with the program. */
  sample: z.boolean(),
  /** What was met on opening it and did not stand in the way: to be said. */
  warnings: z.array(failureData),
});
export type OpenArchiveView = z.output<typeof openArchiveView>;

export const jobView = z.object({
  id: z.string(),
  kind: z.enum(['photoImport', 'tableImport', 'report', 'check', 'reindex', 'backup', 'restore', 'backupProof', 'backupOpening', 'look', 'merge', 'copy']),
  label: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Steps done, of `total`; both 0 while that is not known. */
  done: z.number(),
  total: z.number(),
  failure: failureData.nullable(),
});
export type JobView = z.output<typeof jobView>;

/** What happened, for whoever shows it. */
export const happening = z.discriminatedUnion('type', [
  /** `kind` and `id` are what the action is about, `touched` the kinds of all records that it changed. */
  z.object({ type: z.literal('changed'), kind: z.enum(kinds), id: z.string(), touched: z.array(z.enum(kinds)) }),
  /** Another archive was opened, or the open one was closed or can no longer be written. */
  z.object({ type: z.literal('archive') }),
  z.object({ type: z.literal('job'), job: jobView }),
  /** A backup was made, or one that was to be made by itself was not. */
  z.object({ type: z.literal('backup') }),
  /** The program was started a second time: the page is to open what that start was asked to. */
  z.object({ type: z.literal('asked'), asked: z.union([z.object({ sample: z.literal(true) }), z.object({ folder })]) }),
  /** In a backup that is open beside somebody wants to take a record back: the living archive's page is to show it. */
  z.object({ type: z.literal('shownThen'), backup: folder, kind: z.enum(kinds), id: z.string() }),
]);
export type Happening = z.output<typeof happening>;

export const backupView = z.object({
  /** Where the archive's backups lie. */
  folder: z.string(),
  /** The backup's database. */
  file: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  originals: z.number().int(),
  /** SHA-256 of originals that the archive has lost and the backup therefore lacks. */
  missing: z.array(z.string()),
  /** Of the database, in bytes. */
  bytes: z.number().int(),
});
export type BackupView = z.output<typeof backupView>;

export const archiveCalls = {
  status: call.output(openArchiveView.nullable()),
  /** Why what the program was asked to open at its start is not open; null where it was asked for nothing, or another archive is open since. */
  startFailure: call.output(failureData.nullable()),
  create: call.input(z.object({ folder, name: line })).output(openArchiveView),
  open: call.input(z.object({ folder })).output(openArchiveView),
  /** The language that the sample's archive is named in, when it is made. */
  openSample: call.input(z.object({ language: z.enum(INTERFACE_LANGUAGES) })).output(openArchiveView),
  /** Gives the open archive another name. */
  rename: call.input(z.object({ name: line })).output(openArchiveView),
  close: call,
  /** Looks at every page, file and word of the archive, as a job. */
  check: call.output(checkReport),
  /** Makes the search index anew, as a job, while the archive is worked in. */
  reindex: call,
  /** Copies the open archive into a folder elsewhere and proves the copy, as a job. */
  backUp: call.input(z.object({ folder })).output(backupView),
  /** Makes an archive of a backup in a new folder, as a job, and opens it. */
  restore: call.input(z.object({ backup: folder, folder })).output(openArchiveView),
  watch: call.output(eventIterator(happening)),
};

export const jobCalls = {
  list: call.output(z.array(jobView)),
  cancel: call.input(z.object({ id: z.string() })),
};

export const folderCalls = {
  /** The folders inside a folder, for choosing one; the user's own folder when none is named. */
  list: call.input(z.object({ folder: folder.nullable() })).output(
    z.object({
      folder,
      parent: folder.nullable(),
      folders: z.array(z.object({ name: z.string(), folder, archive: z.boolean() })),
      archive: z.boolean(),
      empty: z.boolean(),
    }),
  ),
};
