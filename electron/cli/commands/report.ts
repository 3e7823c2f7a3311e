import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { id } from '#shared/contract/fields.ts';
import { chooseText } from '#shared/domain/languages.ts';
import type { Gap } from '#shared/domain/readiness.ts';
import { assertNotInArchive, writeOutput } from '../../service/output.ts';
import { type CommandContext, command } from '../command.ts';

/** Words that fit more events than this are not a choice. */
const CANDIDATES = 5;

/** The event that an id or words of its title, in any language, mean. Throws where they mean none, or several. */
async function eventMeant({ client, language }: CommandContext, asked: string): Promise<string> {
  const { success, data } = id.safeParse(asked.toLowerCase());
  if (success) return data;
  const meant = await client.events.titled({ words: asked });
  // Words that a whole event and a part of it share mean the whole.
  const whole = meant.filter((event) => event.parentId === null);
  const [only, ...others] = whole.length > 0 ? whole : meant;
  if (!only) throw new Failure('report.eventNotFound', { asked });
  if (others.length > 0) {
    const candidates = [only, ...others].map((event) => `${chooseText(event.name, language)?.text ?? ''} (${event.id})`);
    throw new Failure('report.eventAmbiguous', { asked, candidates: candidates.slice(0, CANDIDATES).join('; ') });
  }
  return only.id;
}

function gapLines({ translator }: CommandContext, gaps: readonly Gap[]): string[] {
  const { t } = translator;
  const of = (weight: Gap['weight'], heading: string) => {
    const lines = gaps.filter((gap) => gap.weight === weight).map((gap) => `  – ${t(`domain:gap.${gap.code}`, { ...gap.params, count: Number(gap.params.count ?? 1) })}`);
    return lines.length > 0 ? [heading, ...lines] : [];
  };
  return [...of('missing', t('command:gapsMissing')), ...of('advice', t('command:gapsAdvice'))];
}

export const report = command({
  name: 'report',
  positionals: [{ name: 'archive' }, { name: 'report', is: 'event-sheet' }],
  options: {
    event: { type: 'string', value: 'event', required: true },
    out: { type: 'string', short: 'o', value: 'file', required: true },
  },
  async run({ given, options }, context) {
    const { session, client, translator, language } = context;
    await session.look(given.archive);
    const eventId = await eventMeant(context, options.event);
    const file = path.resolve(options.out);
    assertNotInArchive(session, file);
    const asked = { eventId, language };
    const gaps = await client.reports.eventSheetGaps(asked);
    const { pdf, pages, sha256 } = await client.reports.eventSheet(asked);
    await writeOutput(session, file, new Uint8Array(await pdf.arrayBuffer()));
    const { t } = translator;
    const written = t('command:reportWritten', { file, sha256, pages: t('command:pages', { count: pages }) });
    const named = gaps.map(({ code, weight, field }) => ({ code, weight, field }));
    return { ok: true, json: { file, sha256, pages, eventId, language, gaps: named }, lines: [written, ...gapLines(context, gaps)] };
  },
});
