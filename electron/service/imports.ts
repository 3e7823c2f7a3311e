import { rm } from 'node:fs/promises';
import { fold } from '#shared/domain/fold.ts';
import type { Choices, TableKind } from '#shared/domain/record-table.ts';
import { today } from '#shared/domain/today.ts';
import { codeWords } from '#shared/language/code-words.ts';
import { sharedWords } from '#shared/language/translator.ts';
import { takeAttendance } from '../archive/attendance/service.ts';
import { takeRecords } from '../archive/records-table/service.ts';
import { shownCells } from '../archive/tables/head.ts';
import type { ReadTable } from '../archive/tables/table-file.ts';
import type { TableTask } from '../archive/tables/table-worker.ts';
import type { JobContext } from '../jobs/jobs.ts';
import { calls } from './implementation.ts';
import type { Session } from './session.ts';
import type { SettingsFile } from './settings.ts';

/** Heads whose columns are remembered; the ones used last. */
const MOST_REMEMBERED = 30;

/** As they are told back: of a head that is longer than what is shown, its beginning. */
const keyOf = (heads: readonly string[]) => shownCells(heads).map(fold).join('|').slice(0, 2000);

interface ForHead {
  readonly head: string;
  readonly kind?: TableKind;
}

const isFor = (one: ForHead, { head, kind }: ForHead) => one.head === head && one.kind === kind;

/** What is remembered with one more, which stands first; as it was where the table has no head. */
function withOne<T extends ForHead>(before: readonly T[], one: T): readonly T[] {
  if (one.head.replaceAll('|', '') === '') return before;
  return [one, ...before.filter((other) => !isFor(other, one))].slice(0, MOST_REMEMBERED);
}

/** What came in is in, whether or not its columns can be kept for the next table. */
function keep({ settings, logger }: Session, change: Parameters<SettingsFile['save']>[0]): void {
  try {
    settings.save(change);
  } catch (error) {
    logger.error('the columns of a table were not kept', error);
  }
}

/** Reads an uploaded table in a thread of its own and does something with it, as a job; the upload is gone then. */
async function withTable<T>(session: Session, { uploadId, encoding }: { readonly uploadId: string; readonly encoding: TableTask['encoding'] }, signal: AbortSignal | undefined, work: (table: { readonly table: ReadTable; readonly name: string }, job: JobContext) => Promise<T>): Promise<T> {
  const { file, name } = await session.uploads().finish(uploadId);
  const { result } = session.jobs.start('tableImport', name, async (job) => work({ table: await session.pools.table.run<ReadTable>({ file, name, encoding } satisfies TableTask, { signal: job.signal }), name }, job), signal);
  try {
    return await result;
  } finally {
    await rm(file, { force: true });
  }
}

/** The words of a field's codes in every language of the interface. */
function choicesOf(field: 'event.type' | 'event.status'): Choices {
  const all = Map.groupBy(Object.values(sharedWords).flatMap(({ domain }) => Object.entries(domain[codeWords[field]])), ([code]) => code);
  return new Map(Array.from(all, ([code, words]) => [code, words.map(([, word]) => word)]));
}

export const importHandlers = {
  imports: {
    records: calls.imports.records.handler(async ({ context: { session }, input, signal }) => {
      const archive = session.archive();
      const { kind } = input;
      const isRemembered = input.remembers && !input.isHeadless;
      const reading = { today: today(), types: choicesOf('event.type'), statuses: choicesOf('event.status') };
      const remembered = (heads: readonly string[]) => (isRemembered ? (session.settings.get().tables.find((one) => isFor(one, { kind, head: keyOf(heads) }))?.columns ?? null) : null);
      const taken = await withTable(session, input, signal, (table, job) => takeRecords(archive, table, input, reading, session.author, job, remembered));
      if (taken.revision && isRemembered) keep(session, { tables: [...withOne(session.settings.get().tables, { kind, head: keyOf(taken.heads), columns: taken.columns })] });
      return taken;
    }),
    attendance: calls.imports.attendance.handler(async ({ context: { session }, input, signal }) => {
      const archive = session.archive();
      const isRemembered = input.remembers && !input.isHeadless;
      const remembered = (heads: readonly string[]) => (isRemembered ? (session.settings.get().lists.find((one) => isFor(one, { head: keyOf(heads) }))?.columns ?? null) : null);
      const taken = await withTable(session, input, signal, (table, job) => takeAttendance(archive, table, input, session.author, job, remembered));
      if (taken.revision && isRemembered) keep(session, { lists: [...withOne(session.settings.get().lists, { head: keyOf(taken.heads), columns: taken.columns })] });
      return taken;
    }),
  },
};
