import * as z from 'zod';
import { INTERFACE_LANGUAGES, REPORT_LANGUAGES } from '#shared/domain/languages.ts';
import { backupPlan } from './backups.ts';
import { call } from './base.ts';
import { failureData } from './failures.ts';
import { id, line } from './fields.ts';
import { attendanceMapping, recordMapping } from './imports.ts';
import { findableKinds } from './search.ts';
import { tableKinds } from '#shared/domain/record-table.ts';

/** What one user of one computer prefers; kept outside every archive. */
export const settings = z.object({
  /** null: as the system says. */
  language: z.enum(INTERFACE_LANGUAGES).nullable(),
  /** In which reports were last asked for; null: as the interface. */
  reportLanguage: z.enum(REPORT_LANGUAGES).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** The name that the history shows for this user's changes. */
  author: line.max(200, 'field.tooLong'),
  /** Where each archive was last backed up to, by its id. */
  backups: z.record(z.string(), z.object({ folder: z.string(), at: z.string() })),
  /** Where and when each archive is backed up by itself, by its id; and why the last one that was to be made so was not. */
  backupPlans: z.record(z.string(), backupPlan),
  backupFailures: z.record(z.string(), z.object({ failure: failureData, at: z.string() })),
  /** Folders of archives opened here, the last one first. */
  recent: z.array(z.object({ folder: z.string(), name: z.string() })),
  /** What was last searched for in each archive, by its id, newest first; and which records were last opened. */
  searches: z.array(z.object({ archive: z.string(), words: z.string() })),
  visited: z.array(z.object({ archive: z.string(), kind: z.enum(findableKinds), id })),
  /** What the columns of attendance lists were chosen to be, by their folded heads, the list used last first. */
  lists: z.array(z.object({ head: z.string(), columns: attendanceMapping })),
  /** The same of tables of records, by their kind. */
  tables: z.array(z.object({ kind: z.enum(tableKinds), head: z.string(), columns: recordMapping })),
});
export type Settings = z.output<typeof settings>;

export const settingsCalls = {
  get: call.output(settings),
  save: call.input(settings.omit({ recent: true, backups: true, backupPlans: true, backupFailures: true, lists: true, tables: true, searches: true, visited: true }).partial()).output(settings),
};
