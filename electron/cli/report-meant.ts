/** Which report is meant, and of what: the same for every command about reports. */

import { Failure } from '#shared/contract/failures.ts';
import { id } from '#shared/contract/fields.ts';
import type { GapView } from '#shared/contract/reports.ts';
import { fold } from '#shared/domain/fold.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { gapWeights } from '#shared/domain/gaps.ts';
import { type ReportId, type ReportSubject, reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { reportGapSentence } from '#shared/language/sentences.ts';
import type { CommandContext } from './command.ts';

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

/** The project that an id or an acronym means. Throws `command.noRecord`. */
export async function projectMeant({ client, translator }: CommandContext, asked: string): Promise<string> {
  const projects = await client.projects.list();
  const project = projects.find((one) => one.id === asked.toLowerCase() || fold(one.acronym) === fold(asked));
  if (!project) throw new Failure('command.noRecord', { kind: translator.t('domain:kind.project'), asked });
  return project.id;
}

/** A report by its name. Throws `report.unknown`. */
export function reportMeant(asked: string): ReportId {
  const report = reportIds.find((known) => known === asked.toLowerCase());
  if (!report) throw new Failure('report.unknown', { report: asked, reports: reportIds.join(', ') });
  return report;
}

const meant: { readonly [S in ReportSubject]: (context: CommandContext, asked: string) => Promise<string> } = { event: eventMeant, project: projectMeant };

interface SubjectAsked {
  readonly subject: ReportSubject;
  readonly asked: string;
}

/** What a report is to be about, as the options say it. Throws `report.noSubject` where they don't. */
export function subjectAsked(report: ReportId, options: Readonly<Partial<Record<string, string>>>): SubjectAsked {
  const { subject } = reportKinds[report];
  const asked = options[subject];
  if (asked === undefined) throw new Failure('report.noSubject', { report, option: `--${subject}` });
  return { subject, asked };
}

/** The record that is meant by it. Throws what finding it throws. */
export function subjectMeant(context: CommandContext, { subject, asked }: SubjectAsked): Promise<string> {
  return meant[subject](context, asked);
}

/** What a report lacks, to read: the gravest first, under a heading each. */
export function gapLines({ translator, language }: CommandContext, gaps: readonly GapView[]): string[] {
  return gapWeights.flatMap((weight) => {
    const lines = gaps.filter((gap) => gap.weight === weight).map((gap) => `  – ${reportGapSentence(translator, gap, language)}`);
    return lines.length > 0 ? [translator.t(`command:gaps.${weight}`), ...lines] : [];
  });
}
