/** What a look over a whole archive finds. */

import * as z from 'zod';
import { id, textsOrNone } from './fields.ts';

/** Each finding with what its sentence names (`problem` in `command.json`). */
export const checkProblems = [
  /** The database's own word on its pages and keys. */
  'structure',
  'reference',
  'schema',
  'info',
  'json',
  'action',
  'undone',
  'change',
  'record',
  'recordWithoutHistory',
  'recordMissing',
  'derived',
  'revision',
  'draft',
  'document',
  'documents',
  'word',
] as const;

export const checkProblem = z.object({
  code: z.enum(checkProblems),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CheckProblem = z.output<typeof checkProblem>;

const problems = z.array(checkProblem);

/** A file of an issued report: its PDF, or the data that it was made from. */
export const damagedReport = z.object({ id, title: textsOrNone, part: z.enum(['pdf', 'data']), state: z.enum(['missing', 'altered', 'unreadable']), sha256: z.string() });
export type DamagedReport = z.output<typeof damagedReport>;

export const checkReport = z.object({
  sound: z.boolean(),
  /** Pages, keys, tables and facts of the database. */
  database: z.object({ ok: z.boolean(), problems }),
  /** Every record against its history, and the history against its checksums. */
  history: z.object({ ok: z.boolean(), changes: z.number().int(), problems }),
  files: z.object({
    ok: z.boolean(),
    checked: z.number().int(),
    /** SHA-256 of originals that are not there, whose content is another by now, and that the disk does not give out. */
    missing: z.array(z.string()),
    altered: z.array(z.string()),
    unreadable: z.array(z.string()),
    /** Files that no record has; nothing is lost by them. */
    extra: z.array(z.string()),
    /** Smaller pictures that are not whole; each is made again from its original when it is next asked for. */
    torn: z.array(z.string()),
    /** Files of issued reports that are not as they were given out. */
    issued: z.array(damagedReport),
  }),
  /** `current` is false where another version of the program made it: then it is made anew before it is looked at. */
  index: z.object({ ok: z.boolean(), current: z.boolean(), documents: z.number().int(), problems }),
});
export type CheckReport = z.output<typeof checkReport>;
