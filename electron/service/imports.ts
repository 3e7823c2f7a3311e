import { rm } from 'node:fs/promises';
import type { AttendanceMapping } from '#shared/domain/attendance.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Choices } from '#shared/domain/record-table.ts';
import { today } from '#shared/domain/today.ts';
import { codeWords } from '#shared/language/code-words.ts';
import { sharedWords } from '#shared/language/translator.ts';
import { takeAttendance } from '../archive/attendance/service.ts';
import { takeRecords } from '../archive/records-table/service.ts';
import type { ReadTable } from '../archive/tables/table-file.ts';
import type { TableTask } from '../archive/tables/table-worker.ts';
import { calls } from './implementation.ts';
import type { SettingsFile } from './settings.ts';

/** Heads whose columns are remembered; the ones used last. */
const MOST_REMEMBERED = 30;

const keyOf = (heads: readonly string[]) => heads.map(fold).join('|').slice(0, 2000);

function remember(settings: SettingsFile, heads: readonly string[], columns: AttendanceMapping): void {
  const key = keyOf(heads);
  if (key.replaceAll('|', '') === '') return;
  const others = settings.get().lists.filter((list) => list.head !== key);
  settings.save({ lists: [{ head: key, columns }, ...others].slice(0, MOST_REMEMBERED) });
}

/** The words of a field's codes in every language of the interface. */
function choicesOf(field: 'event.type' | 'event.status'): Choices {
  const all = Map.groupBy(Object.values(sharedWords).flatMap(({ domain }) => Object.entries(domain[codeWords[field]])), ([code]) => code);
  return new Map(Array.from(all, ([code, words]) => [code, words.map(([, word]) => word)]));
}

export const importHandlers = {
  imports: {
    records: calls.imports.records.handler(async ({ context, input, signal }) => {
      const { session } = context;
      const archive = session.archive();
      const { file, name } = await session.uploads().finish(input.uploadId);
      const reading = { today: today(), types: choicesOf('event.type'), statuses: choicesOf('event.status') };
      const { result } = session.jobs.start(
        'tableImport', name,
        async (job) => takeRecords(archive, { table: await session.pools.table.run<ReadTable>({ file, name, encoding: null } satisfies TableTask, { signal: job.signal }), name }, input, reading, session.author, job),
        signal,
      );
      try {
        return await result;
      } finally {
        await rm(file, { force: true });
      }
    }),
    attendance: calls.imports.attendance.handler(async ({ context, input, signal }) => {
      const { session } = context;
      const { settings } = session;
      const archive = session.archive();
      const { file, name } = await session.uploads().finish(input.uploadId);
      const task: TableTask = { file, name, encoding: input.encoding };
      const remembered = (heads: readonly string[]) => (input.remembers && !input.isHeadless ? (settings.get().lists.find((list) => list.head === keyOf(heads))?.columns ?? null) : null);
      const { result } = session.jobs.start(
        'tableImport', name,
        async (job) => takeAttendance(archive, { table: await session.pools.table.run<ReadTable>(task, { signal: job.signal }), name }, input, session.author, job, remembered),
        signal,
      );
      try {
        const taken = await result;
        // What came in is in, whether or not its columns can be kept for the next list.
        if (taken.revision && input.remembers && !input.isHeadless) {
          try {
            remember(settings, taken.heads, taken.columns);
          } catch (error) {
            session.logger.error('the columns of a list were not kept', error);
          }
        }
        return taken;
      } finally {
        await rm(file, { force: true });
      }
    }),
  },
};
