import { Failure } from '#shared/contract/failures.ts';
import type { RecordTableResult } from '#shared/contract/imports.ts';
import { tableKinds } from '#shared/domain/record-table.ts';
import { recordTableSentence } from '#shared/language/sentences.ts';
import { type CommandContext, command } from '../command.ts';
import { uploadedTable } from '../upload-table.ts';

function linesOf({ rows, made, existing, problems, newPlaces }: RecordTableResult, sentences: readonly string[], { translator: { t } }: CommandContext, isDry: boolean): string[] {
  return [
    t(isDry ? 'command:recordTable.would' : 'command:recordTable.done', { count: made, rows }),
    ...(newPlaces.length > 0 ? [t('command:recordTable.places', { places: newPlaces.map((place) => place.name).join(', ') })] : []),
    ...(existing.length > 0 ? [t('command:recordTable.existing', { count: existing.length })] : []),
    ...existing.map(({ row, name }) => `  ${t('command:recordTable.existingRow', { row, name })}`),
    ...(problems.length > 0 ? [t('command:attendanceProblems', { count: problems.length })] : []),
    ...sentences.map((sentence) => `  ${sentence}`),
  ];
}

export const importRecords = command({
  name: 'import-records',
  positionals: [{ name: 'archive' }, { name: 'kind' }, { name: 'table' }],
  options: { 'dry-run': { type: 'boolean', required: false } },
  async run({ given, options }, context) {
    const { session, client, translator, language } = context;
    const kind = tableKinds.find((known) => known === given.kind.toLowerCase());
    if (!kind) throw new Failure('command.noKind', { kind: given.kind, kinds: tableKinds.join(', ') });
    await session.open(given.archive);
    const { folder } = session.archive().paths;
    if (session.status()?.readOnly) throw new Failure('archive.readOnly', { folder });
    const isDry = options['dry-run'] === 'true';
    const result = await client.imports.records({ uploadId: await uploadedTable(context, given.table), kind, isDry, language });
    const problems = result.problems.map(({ head, ...problem }) => ({ row: problem.row, column: head || problem.column, code: problem.code, sentence: recordTableSentence(translator, problem, language) }));
    const { rows, accepted, made, existing, newPlaces } = result;
    return {
      ok: true,
      json: { rows, accepted, made, existing: existing.length, problems, existingRows: existing.map(({ row, id }) => ({ row, id })), newPlaces, dryRun: isDry },
      lines: linesOf(result, problems.map(({ sentence }) => sentence), context, isDry),
    };
  },
});
