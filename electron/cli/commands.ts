/** The commands. Each gives what it has to say twice: as one JSON document, and as lines to read. */

import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { i18n } from 'i18next';
import { Failure } from '#shared/contract/failures.ts';
import { id } from '#shared/contract/fields.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { MarkedPart } from '#shared/domain/fold.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { problemSentence } from '#shared/language/sentences.ts';
import type { Gap } from '#shared/domain/readiness.ts';
import type { DirectClient } from '../service/direct.ts';
import type { Session } from '../service/session.ts';
import type { Arguments } from './arguments.ts';

export interface Outcome {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** False where the command did its work and what it found is not well. */
  readonly ok: boolean;
}

export interface CommandContext {
  readonly args: Arguments;
  readonly session: Session;
  /** The contract, as every other shell calls it. */
  readonly client: DirectClient;
  readonly translator: i18n;
}

type Command = (context: CommandContext) => Promise<Outcome>;

const HITS = 50;
/** Words that fit more events than this are not a choice. */
const CANDIDATES = 5;

function usage({ translator }: CommandContext, command: 'sample' | 'search' | 'report' | 'check'): Failure {
  return new Failure('command.usage', { usage: translator.t(`command:usage.${command}`) });
}

const plain = (parts: readonly MarkedPart[]) => parts.map((part) => part.text).join('');

const sample: Command = async (context) => {
  const [folder] = context.args.positionals;
  if (!folder) throw usage(context, 'sample');
  const { t } = context.translator;
  const made = await context.session.makeSample(folder, context.args.language);
  return { ok: true, json: { folder: made }, lines: [t('command:sampleMade', { folder: made })] };
};

const search: Command = async (context) => {
  const [folder, ...words] = context.args.positionals;
  if (!folder || words.length === 0) throw usage(context, 'search');
  await context.session.look(folder);
  const found = await context.client.search.find({ words: words.join(' '), language: context.args.language, kinds: null, limit: HITS });
  const { t } = context.translator;
  const lines: string[] = found.total === 0 ? [t('command:foundNone')] : [t('command:found', { count: found.total })];
  for (const { kind, count } of found.counts) {
    lines.push('', `${t(`domain:kinds.${kind satisfies FindableKind}`)} (${count})`);
    for (const hit of found.hits.filter((other) => other.kind === kind)) {
      lines.push(`  ${plain(hit.title)}  ${hit.id}`, ...(hit.snippet.length > 0 ? [`      ${plain(hit.snippet)}`] : []));
    }
  }
  const hits = found.hits.map((hit) => ({ kind: hit.kind, id: hit.id, title: plain(hit.title), snippet: plain(hit.snippet) }));
  return { ok: true, json: { total: found.total, hits }, lines };
};

/** The event that an id or words of its title, in any language, mean. Throws where they mean none, or several. */
async function eventMeant({ client, args }: CommandContext, asked: string): Promise<string> {
  const { success, data } = id.safeParse(asked.toLowerCase());
  if (success) return data;
  const meant = await client.events.titled({ words: asked });
  // Words that a whole event and a part of it share mean the whole.
  const whole = meant.filter((event) => event.parentId === null);
  const [only, ...others] = whole.length > 0 ? whole : meant;
  if (!only) throw new Failure('report.eventNotFound', { asked });
  if (others.length > 0) {
    const candidates = [only, ...others].map((event) => `${chooseText(event.name, args.language)?.text ?? ''} (${event.id})`);
    throw new Failure('report.eventAmbiguous', { asked, candidates: candidates.slice(0, CANDIDATES).join('; ') });
  }
  return only.id;
}

async function isStream(file: string): Promise<boolean> {
  const known = await stat(file).catch(() => null);
  return known !== null && !known.isFile() && !known.isDirectory();
}

/** Writes a file whole or not at all. Throws `report.notWritten`. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  // A link stays one: what it points to is replaced.
  const target = await realpath(file).catch(() => file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    // A device or a pipe is written into, not replaced.
    if (await isStream(target)) return await writeFile(target, bytes);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Failure('report.notWritten', { file }, { cause: error });
  }
}

function gapLines({ translator }: CommandContext, gaps: readonly Gap[]): string[] {
  const { t } = translator;
  const of = (weight: Gap['weight'], heading: string) => {
    const lines = gaps.filter((gap) => gap.weight === weight).map((gap) => `  – ${t(`domain:gap.${gap.code}`, { ...gap.params, count: Number(gap.params.count ?? 1) })}`);
    return lines.length > 0 ? [heading, ...lines] : [];
  };
  return [...of('missing', t('command:gapsMissing')), ...of('advice', t('command:gapsAdvice'))];
}

const report: Command = async (context) => {
  const { args, session, client, translator } = context;
  const [folder, name] = args.positionals;
  if (!folder || name !== 'event-sheet' || !args.event || !args.out) throw usage(context, 'report');
  await session.look(folder);
  const eventId = await eventMeant(context, args.event);
  const asked = { eventId, language: args.language };
  const gaps = await client.reports.eventSheetGaps(asked);
  const { pdf, pages, sha256 } = await client.reports.eventSheet(asked);
  const file = path.resolve(args.out);
  await writeWhole(file, new Uint8Array(await pdf.arrayBuffer()));
  const { t } = translator;
  const written = t('command:reportWritten', { file, sha256, pages: t('command:pages', { count: pages }) });
  const named = gaps.map(({ code, weight, field }) => ({ code, weight, field }));
  return { ok: true, json: { file, sha256, pages, eventId, language: args.language, gaps: named }, lines: [written, ...gapLines(context, gaps)] };
};

const check: Command = async (context) => {
  const [folder] = context.args.positionals;
  if (!folder) throw usage(context, 'check');
  await context.session.look(folder);
  const result = await context.client.archive.check();
  const { t } = context.translator;
  const harmless = [
    ...result.files.extra.map((file) => t('command:fileExtra', { file })),
    ...result.files.torn.map((file) => t('command:pictureTorn', { file })),
  ];
  const lines = result.sound
    ? [t('command:checkSound', { files: t('command:files', { count: result.files.checked }) }), ...harmless]
    : [
        t('command:checkUnsound'),
        ...[...result.database.problems, ...result.history.problems].map((problem) => problemSentence(context.translator, problem)),
        ...result.files.missing.map((sha256) => t('command:fileMissing', { sha256 })),
        ...result.files.altered.map((sha256) => t('command:fileAltered', { sha256 })),
        ...result.files.unreadable.map((sha256) => t('command:fileUnreadable', { sha256 })),
        ...result.index.problems.map((problem) => problemSentence(context.translator, problem)),
        ...harmless,
      ];
  return { ok: result.sound, json: result, lines };
};

export const commands: Readonly<Record<string, Command>> = { sample, search, report, check };
