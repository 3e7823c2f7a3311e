/**
 * Everything that can go wrong and be told. The core throws a code with parameters; a shell says the
 * sentence of that code in the user's language (`resources/locales/<language>/errors.json`).
 */

import * as z from 'zod';

const text = '' as string;
const number = 0 as number;
const textOrNone = null as string | null;

/** Each failure with the parameters that its sentence can name; the values stand for their types. */
const failures = {
  'archive.none': {},
  'archive.folderMissing': { folder: text },
  'archive.folderNotEmpty': { folder: text },
  'archive.insideAnother': { folder: text, archive: text },
  'archive.folderNotWritable': { folder: text },
  'archive.pathTooLong': { folder: text },
  'archive.notAnArchive': { folder: text },
  /** `backup`: the newest good one, where there is one. */
  'archive.damaged': { folder: text, backup: textOrNone },
  /** Met while the archive is open. */
  'archive.damageMet': { folder: text },
  /** `copy`: where the log was kept, or null where it still lies in its place. */
  'archive.logUnreadable': { folder: text, copy: textOrNone },
  'archive.newerSchema': { folder: text, version: number, known: number },
  /** `since`: ISO 8601, empty where it is not known. */
  'archive.inUse': { folder: text, host: text, since: text },
  'archive.lockUnusable': { file: text },
  'archive.readOnly': { folder: text },
  'archive.gone': { folder: text },
  /** `copy`: what was in Kronika until then, where it could be written. */
  'archive.replaced': { folder: text, copy: textOrNone },
  'archive.diskFull': { folder: text },
  'archive.diskError': { folder: text },
  'archive.upgradeFailed': { folder: text, backup: textOrNone },
  'archive.upgradeNeeded': { folder: text },
  'backup.insideArchive': { folder: text },
  'backup.unsound': { folder: text },
  'backup.notFound': { folder: text },
  'backup.noRecord': { kind: text, id: text },
  'backup.otherArchive': { file: text },
  'backup.erased': { kind: text, id: text },
  /** The program was closed before it was done. */
  'backup.cutShort': { folder: text },
  'backup.failed': { folder: text },
  'backup.damaged': { file: text },
  /** Of one that is open. */
  'backup.gone': { file: text },
  'backup.onlyRead': {},
  'backup.closed': {},
  'merging.nothingThere': { folder: text },
  'merging.itself': { folder: text },
  /** `name`: of the other archive. */
  'merging.another': { folder: text, name: text },
  'merging.newer': { folder: text, version: number, known: number },
  'merging.damaged': { folder: text },
  'merging.unreadable': { folder: text },
  'merging.noConflict': { conflict: text },
  /** `folder`: where it lies now. */
  'sample.putAside': { folder: text },
  'record.notFound': { kind: text, id: text },
  'record.changedElsewhere': { kind: text, id: text },
  /** Null where a call's input has another shape than any record. */
  'record.invalid': { kind: textOrNone, field: textOrNone },
  'record.inTrash': { kind: text, id: text },
  'record.ownerInTrash': { kind: text, id: text, owner: text },
  'record.alreadyThere': {},
  'record.frozen': { kind: text, field: text },
  'undo.nothing': { verb: text },
  'undo.conflict': { kind: text, id: text, field: textOrNone },
  'undo.inUse': { kind: text, id: text },
  'photo.notAPhoto': { name: text },
  /** `limit` in bytes. */
  'photo.tooLarge': { name: text, limit: number },
  /** `kind` as people call it: HEIC. Both numbers in millions. */
  'photo.tooManyPixels': { name: text, kind: text, megapixels: number, most: number },
  'photo.alreadyThere': { name: text },
  'photo.erased': { name: text },
  'photo.fileDamaged': { name: text },
  /** `limit` in bytes. */
  'table.tooLarge': { name: text, limit: number },
  /** `limit` in bytes, when unpacked. */
  'table.tooMuch': { name: text, limit: number },
  'table.tooManyRows': { name: text, most: number },
  'table.fileMissing': { file: text },
  'table.locked': { name: text },
  'table.macros': { name: text },
  'table.oldFormat': { name: text },
  'table.notATable': { name: text },
  'table.noColumns': { name: text },
  'table.noNames': { name: text },
  'upload.unknown': {},
  'upload.incomplete': { name: text },
  'report.unknown': { report: text, reports: text },
  'report.noSubject': { report: text, option: text },
  'report.noPeriod': { asked: text },
  /** `most` events in one choice. */
  'report.noSelection': { most: number },
  'report.noQuestion': {},
  'report.nothingFound': { question: text },
  'report.noFormat': { format: text, formats: text },
  'report.eventNotFound': { asked: text },
  'report.eventAmbiguous': { asked: text, candidates: text },
  'report.notWritten': { file: text },
  'report.insideArchive': { file: text, folder: text },
  /** Characters of all its texts together, and how many a report can take. */
  'report.tooLong': { letters: number, most: number },
  /** `part`: `pdf` or `data`. */
  'issued.fileDamaged': { title: text, part: text },
  'rules.badValue': { typed: text },
  'rules.notAFile': { name: text },
  /** `rule`: its id, as the file says it. */
  'rules.unknownRule': { name: text, rule: text, version: text },
  'rules.fileValue': { name: text, rule: text, typed: text },
  'job.cancelled': {},
  'command.unknown': { command: text, commands: text },
  'command.usage': { usage: text },
  'batch.others': { seen: number, now: number },
  'batch.changed': { names: text, more: number },
  'command.badLimit': { asked: text, most: number },
  'command.noKind': { kind: text, kinds: text },
  'command.noRecord': { kind: text, asked: text },
  'command.severalRecords': { kind: text, asked: text, candidates: text },
  'command.notMeant': {},
  'command.peopleNeedPurpose': {},
  'command.countsBefore': {},
  'folder.unreadable': { folder: text },
  'settings.notWritten': { file: text },
  /** `port`: a name, not a number that is counted. */
  'browser.portTaken': { port: text },
  /** `asked`: as it stands in `KRONIKA_PORT`. */
  'browser.portUnknown': { asked: text },
  'call.tooLarge': {},
  internal: {},
} satisfies Readonly<Record<string, FailureParams>>;

export type FailureCode = keyof typeof failures;
export const failureCodes = Object.keys(failures) as [FailureCode, ...FailureCode[]];

/** What keeps a call from the archive, so that nothing there can throw it; the page finds it out by itself. */
export type UnansweredCode = 'disconnected' | 'browser.notAdmitted';

export type FailureParams = Readonly<Record<string, string | number | null>>;

/** The parameters of a code, by name. */
export type ParamsOf<C extends FailureCode> = Readonly<(typeof failures)[C]>;

/** The names of a code's parameters, for holding its sentence to them. */
export function paramNames(code: FailureCode): string[] {
  return Object.keys(failures[code]);
}

/** What is wrong with one field; `message` is a key of the `errors` locale. */
export interface FieldIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface FailureOptions {
  readonly issues?: readonly FieldIssue[];
  readonly cause?: unknown;
}

/** A code without parameters may leave them out; one that has them must say them all. */
type FailureArguments<C extends FailureCode> = [keyof ParamsOf<C>] extends [never] ? [params?: ParamsOf<C>, options?: FailureOptions] : [params: ParamsOf<C>, options?: FailureOptions];

export class Failure<C extends FailureCode = FailureCode> extends Error {
  readonly code: C;
  readonly params: FailureParams;
  readonly issues: readonly FieldIssue[];

  constructor(code: C, ...[params, options = {}]: FailureArguments<C>) {
    super(`${code} ${JSON.stringify(params ?? {})}`, { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.params = params ?? {};
    this.issues = options.issues ?? [];
  }
}

/** A failure as it was thrown elsewhere: in a thread, behind a wall, or with other issues. */
export function failureFrom({ code, params }: Pick<FailureData, 'code' | 'params'>, options: FailureOptions = {}): Failure {
  return new (Failure as new (code: FailureCode, params: FailureParams, options: FailureOptions) => Failure)(code, params, options);
}

/** How a failure crosses the wall between the archive and a shell. */
export const failureData = z.object({
  code: z.enum(failureCodes),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
});
export type FailureData = z.output<typeof failureData>;
