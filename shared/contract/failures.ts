/**
 * Everything that can go wrong and be told. The core throws a code with parameters; a shell says the
 * sentence of that code in the user's language (`resources/locales/<language>/errors.json`).
 */

import * as z from 'zod';

export const failureCodes = [
  'archive.none',
  'archive.folderMissing',
  'archive.folderNotEmpty',
  'archive.folderNotWritable',
  'archive.notAnArchive',
  'archive.damaged',
  'archive.newerSchema',
  'archive.inUse',
  'archive.readOnly',
  'archive.diskFull',
  'archive.diskError',
  'archive.upgradeFailed',
  'archive.upgradeNeeded',
  'record.notFound',
  'record.changedElsewhere',
  'record.invalid',
  'record.inTrash',
  'record.ownerInTrash',
  'record.alreadyThere',
  'undo.nothing',
  'undo.conflict',
  'photo.notAPhoto',
  'photo.tooLarge',
  'photo.alreadyThere',
  'photo.fileDamaged',
  'upload.unknown',
  'upload.incomplete',
  'report.eventNotFound',
  'report.eventAmbiguous',
  'report.notWritten',
  'job.cancelled',
  'command.unknown',
  'command.usage',
  'folder.unreadable',
  'internal',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export type FailureParams = Record<string, string | number | null>;

/** What is wrong with one field; `message` is a key of the `errors` locale. */
export interface FieldIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export class Failure extends Error {
  readonly code: FailureCode;
  readonly params: FailureParams;
  readonly issues: readonly FieldIssue[];

  constructor(code: FailureCode, params: FailureParams = {}, options: { issues?: readonly FieldIssue[]; cause?: unknown } = {}) {
    super(`${code} ${JSON.stringify(params)}`, { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.params = params;
    this.issues = options.issues ?? [];
  }
}

/** How a failure crosses the wall between the archive and a shell. */
export const failureData = z.object({
  code: z.enum(failureCodes),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
});
export type FailureData = z.output<typeof failureData>;
