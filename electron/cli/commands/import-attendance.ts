import { Failure } from '#shared/contract/failures.ts';
import { type AttendanceResult, countsBefore } from '#shared/contract/imports.ts';
import { countryName } from '#shared/domain/countries.ts';
import { readDate } from '#shared/domain/date-phrase.ts';
import { today } from '#shared/domain/today.ts';
import { attendanceSentence } from '#shared/language/sentences.ts';
import { type CommandContext, command } from '../command.ts';
import { recordMeant } from '../find-record.ts';
import { uploadedTable } from '../upload-table.ts';

/** Why the persons are kept and until when: nobody is kept without both. */
function peopleOf(options: Readonly<Record<string, string | undefined>>): { purpose: string; keepUntil: string } | null {
  if (options.people !== 'true') return null;
  const until = options.until ? readDate(options.until, today()) : null;
  const keepUntil = until && 'edtf' in until && /^\d{4}-\d{2}-\d{2}$/.test(until.edtf ?? '') ? until.edtf : null;
  if (!options.purpose?.trim() || !keepUntil) throw new Failure('command.peopleNeedPurpose');
  return { purpose: options.purpose.trim(), keepUntil };
}

/** What becomes of what was counted before: two counts of the same people would stand as twice as many, so that it has to be said. */
async function countsOf({ client }: CommandContext, eventId: string, asked: string | undefined, isDry: boolean): Promise<(typeof countsBefore)[number]> {
  if (asked !== undefined) {
    const found = countsBefore.find((one) => one === asked);
    if (!found) throw new Failure('command.countsBefore');
    return found;
  }
  const { participation } = await client.events.get({ id: eventId });
  const there = participation.filter(({ phase }) => phase === 'actual');
  if (!isDry && there.some(({ value }) => value !== null)) throw new Failure('command.countsBefore');
  return there.length > 0 ? 'replace' : 'add';
}

function linesOf({ rows, accepted, problems, counts, newPlaces, people }: AttendanceResult, sentences: readonly string[], { translator: { t }, language }: CommandContext, isDry: boolean): string[] {
  return [
    t(isDry ? 'command:attendanceWould' : 'command:attendanceDone', { rows, accepted }),
    ...counts.map(({ country, value }) => `  ${country ? countryName(country, language) : t('domain:unknown')}: ${value}`),
    ...(newPlaces.length > 0 ? [t('command:attendancePlaces', { places: newPlaces.map((place) => place.name).join(', ') })] : []),
    ...(people > 0 ? [t('command:attendancePeople', { count: people })] : []),
    ...(problems.length > 0 ? [t('command:attendanceProblems', { count: problems.length })] : []),
    ...sentences.map((sentence) => `  ${sentence}`),
  ];
}

export const importAttendance = command({
  name: 'import-attendance',
  positionals: [{ name: 'archive' }, { name: 'list' }],
  options: {
    event: { type: 'string', value: 'event', required: true },
    'dry-run': { type: 'boolean', required: false },
    counts: { type: 'string', value: 'counts', required: false },
    people: { type: 'boolean', required: false },
    purpose: { type: 'string', value: 'text', required: false },
    until: { type: 'string', value: 'phrase', required: false },
  },
  async run({ given, options }, context) {
    const { session, client, translator, language } = context;
    const people = peopleOf(options);
    await session.open(given.archive);
    const { folder } = session.archive().paths;
    if (session.status()?.readOnly) throw new Failure('archive.readOnly', { folder });
    const eventId = await recordMeant(context, 'event', options.event);
    const isDry = options['dry-run'] === 'true';
    const before = await countsOf(context, eventId, options.counts, isDry);
    const result = await client.imports.attendance({ uploadId: await uploadedTable(context, given.list), eventId, isDry, columns: null, counts: before, people, language });
    const problems = result.problems.map(({ row, column, code, ...more }) => ({
      row, column: result.heads[result.columns[column] ?? -1] ?? column, code, sentence: attendanceSentence(translator, { row, column, code, ...more }, language),
    }));
    const { rows, accepted, counts } = result;
    return {
      ok: true,
      json: { rows, accepted, problems, counts, newPlaces: result.newPlaces, people: result.people, dryRun: isDry },
      lines: linesOf(result, problems.map(({ sentence }) => sentence), context, isDry),
    };
  },
});
