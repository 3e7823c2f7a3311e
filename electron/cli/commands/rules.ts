import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import type { RuleView } from '#shared/contract/rules.ts';
import { readValue } from '#shared/domain/funding/values.ts';
import { callYears, ruleValueLines } from '#shared/language/rule-text.ts';
import { assertNotInArchive, writeOutput } from '../../service/output.ts';
import { type CommandContext, type Outcome, command } from '../command.ts';

/** The longest file of answers that is looked at: bytes. */
const MOST_BYTES = 400_000;

/** "Events, at least (2.2; 2014–2020): 4 (unconfirmed)". */
function lineOf({ translator: { t }, language }: CommandContext, { kind, measures, lines, status, ...years }: RuleView): string {
  const value = readValue(kind, lines);
  const shown = value === null ? t('reports:grant.notKnown') : ruleValueLines({ t }, kind, value, language).join(' / ');
  const id = `${t(`domain:ruleKind.${kind}`)} (${[...measures, callYears(years)].join(', ')})`;
  return `  ${t('command:rules.line', { id, value: shown, status: t(`domain:ruleStatus.${status}`) })}`;
}

async function listed(context: CommandContext): Promise<Outcome> {
  const { client, translator: { t } } = context;
  const { version, rules: all } = await client.rules.list();
  const count = (status: RuleView['status']) => all.filter((rule) => rule.status === status).length;
  const groups = Map.groupBy(all, ({ programme }) => programme ?? t('command:rules.all'));
  const lines = [...groups].flatMap(([programme, rules]) => [programme, ...rules.map((rule) => lineOf(context, rule))]);
  return { ok: true, json: { version, rules: all }, lines: [...lines, t('command:rules.count', { rules: all.length, unconfirmed: count('unconfirmed'), empty: count('empty') })] };
}

async function exported({ session, client, translator: { t } }: CommandContext, file: string): Promise<Outcome> {
  assertNotInArchive(session, file);
  const { text, count } = await client.rules.export();
  await writeOutput(session, file, new TextEncoder().encode(text));
  return { ok: true, json: { file, answers: count }, lines: [t('command:rules.exported', { count, file })] };
}

/** Throws `table.fileMissing`, `rules.notAFile`, and as the call. */
async function imported({ client, translator: { t } }: CommandContext, file: string): Promise<Outcome> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Failure('table.fileMissing', { file }, { cause });
  });
  const name = path.basename(file);
  if (bytes.length > MOST_BYTES) throw new Failure('rules.notAFile', { name });
  const { taken, same } = await client.rules.import({ name, text: bytes.toString('utf8') });
  return { ok: true, json: { file, taken, same }, lines: [t('command:rules.imported', { taken, same })] };
}

export const rules = command({
  name: 'rules',
  positionals: [{ name: 'archive' }],
  options: { export: { type: 'string', value: 'file', required: false }, import: { type: 'string', value: 'file', required: false } },
  async run({ given, options }, context) {
    const { session } = context;
    if (options.import !== undefined) {
      await session.open(given.archive);
      if (session.status()?.readOnly) throw new Failure('archive.readOnly', { folder: session.archive().paths.folder });
      const taken = await imported(context, path.resolve(options.import));
      return options.export === undefined ? taken : exported(context, path.resolve(options.export));
    }
    await session.look(given.archive);
    return options.export === undefined ? listed(context) : exported(context, path.resolve(options.export));
  },
});
