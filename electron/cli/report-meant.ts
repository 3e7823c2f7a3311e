/** Which report is meant, and of what: the same for every command about reports. */

import { Failure } from '#shared/contract/failures.ts';
import { id } from '#shared/contract/fields.ts';
import type { ReportTemplateView } from '#shared/contract/report-templates.ts';
import { eventStatuses } from '#shared/contract/events.ts';
import type { GapView } from '#shared/contract/reports.ts';
import { fold } from '#shared/domain/fold.ts';
import { readDate } from '#shared/domain/date-phrase.ts';
import { parseEdtf } from '#shared/domain/dates.ts';
import { gapWeights } from '#shared/domain/gaps.ts';
import { questionOf } from '#shared/domain/finding-aid.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { periodOf } from '#shared/domain/period.ts';
import { type ReportId, type ReportSubject, reportIds, reportKinds, reportSubjects } from '#shared/domain/report-kinds.ts';
import { MOST_CHOSEN, selectionOf, selectionText } from '#shared/domain/selection.ts';
import { today } from '#shared/domain/today.ts';
import { reportGapSentence } from '#shared/language/sentences.ts';
import type { CommandContext, Option } from './command.ts';
import { recordMeant } from './find-record.ts';

/** Words that fit more events than this are not a choice. */
const CANDIDATES = 5;

/** The event that an id or words of its title, in any language, mean. Throws where they mean none, or several. */
export async function eventMeant({ client, language }: CommandContext, asked: string): Promise<string> {
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

/** A period as it was said, "2018" or "1. 1. 2018/30. 6. 2018". Throws `report.noPeriod`. */
function periodMeant(_: CommandContext, asked: string): Promise<string> {
  const ends = asked.split('/').map((end) => {
    const read = end === '..' ? { edtf: end } : parseEdtf(end) ? { edtf: end } : readDate(end, today());
    return 'edtf' in read ? (read.edtf ?? '') : '';
  });
  const edtf = ends.join('/');
  // A beginning and an end that are no single days mean from the first day of the one to the last of the other.
  if (!periodOf(edtf)) throw new Failure('report.noPeriod', { asked });
  return Promise.resolve(edtf);
}

/** Ids with commas between them, or all events, or those that have a status; what the choice is called comes after a space. Throws `report.noSelection`. */
async function selectionMeant({ client }: CommandContext, asked: string): Promise<string> {
  const [listed = ''] = asked.split(' ', 1);
  const name = asked.slice(listed.length).trim() || null;
  const status = eventStatuses.find((known) => known === listed.toLowerCase()) ?? null;
  if (status !== null || listed.toLowerCase() === 'all') {
    return (await client.batch.selection({ chosen: { kind: 'event', ids: null, without: [], words: status === null ? '' : `status:${status}` }, name })).subjectId;
  }
  const selection = selectionOf(asked);
  if (!selection) throw new Failure('report.noSelection', { most: MOST_CHOSEN });
  return selectionText(selection);
}

/** A question as it is searched for. Throws `report.noQuestion`. */
function questionMeant(_: CommandContext, asked: string): Promise<string> {
  const question = questionOf(asked);
  if (question === null) throw new Failure('report.noQuestion', {});
  return Promise.resolve(question);
}

const meant: { readonly [S in ReportSubject]: (context: CommandContext, asked: string) => Promise<string> } = {
  event: eventMeant, project: projectMeant, organisation: (context, asked) => recordMeant(context, 'organisation', asked), period: periodMeant, selection: selectionMeant, question: questionMeant,
};

/** What a report may be about, as every command about reports takes it. */
export const SUBJECT_OPTIONS = {
  event: { type: 'string', value: 'event', required: false },
  project: { type: 'string', value: 'acronym', required: false },
  organisation: { type: 'string', value: 'organisation', required: false },
  year: { type: 'string', value: 'year', required: false },
  from: { type: 'string', value: 'period', required: false },
  to: { type: 'string', value: 'period', required: false },
  events: { type: 'string', value: 'events', required: false },
  called: { type: 'string', value: 'called', required: false },
  query: { type: 'string', value: 'question', required: false },
} as const satisfies Readonly<Record<string, Option>>;

/** The options that say what a report of each kind is about, as they are typed. */
export const subjectOptions: { readonly [S in ReportSubject]: string } = { event: '--event', project: '--project', organisation: '--organisation', period: '--year', selection: '--events', question: '--query' };

type Options = Readonly<Partial<Record<string, string>>>;

/** A year, or from when to when; what is not said is open. */
function periodAsked({ year, from, to }: Options): string | undefined {
  if (from === undefined && to === undefined) return year;
  return year === undefined && from !== undefined ? `${from}/${to ?? '..'}` : undefined;
}

/** The chosen events, and what the choice is called. */
function selectionAsked({ events, called }: Options): string | undefined {
  return events === undefined ? undefined : [events.replaceAll(/\s/g, ''), called ?? ''].join(' ').trim();
}

interface SubjectAsked {
  readonly subject: ReportSubject;
  readonly asked: string;
}

/** What a report is to be about, as the options say it. Throws `report.noSubject` where they don't. */
export function subjectAsked(report: ReportId, options: Options): SubjectAsked {
  const { subject } = reportKinds[report];
  const asked = subject === 'period' ? periodAsked(options) : subject === 'selection' ? selectionAsked(options) : subject === 'question' ? options.query : options[subject];
  if (asked === undefined) throw new Failure('report.noSubject', { report, option: subjectOptions[subject] });
  return { subject, asked };
}

/** Under which name a JSON document tells what a report is about. */
export const subjectName = (subject: ReportSubject): string => (subject === 'period' || subject === 'selection' || subject === 'question' ? subject : `${subject}Id`);

/** The record that is meant by it. Throws what finding it throws. */
export function subjectMeant(context: CommandContext, { subject, asked }: SubjectAsked): Promise<string> {
  return meant[subject](context, asked);
}

/** The subjects that the options name, each or none: null where it was not asked. Throws what finding it throws. */
export async function subjectsMeant(context: CommandContext, options: Options): Promise<Record<ReportSubject, string | null>> {
  const asked = { event: options.event, project: options.project, organisation: options.organisation, period: periodAsked(options), selection: selectionAsked(options), question: options.query };
  const found: Record<ReportSubject, string | null> = { event: null, project: null, organisation: null, period: null, selection: null, question: null };
  for (const subject of reportSubjects) {
    const words = asked[subject];
    if (words !== undefined) found[subject] = await meant[subject](context, words);
  }
  return found;
}

/** The shape that a template says, by its name or its id; null where none is asked for. Throws `command.noRecord`, `command.severalRecords`. */
export async function shapeMeant({ client, translator }: CommandContext, report: ReportId, asked: string | undefined): Promise<ReportTemplateView | null> {
  if (asked === undefined) return null;
  const [only, ...others] = (await client.templates.list({ report })).filter((one) => one.id === asked.toLowerCase() || fold(one.name) === fold(asked));
  const kind = translator.t('domain:kind.reportTemplate');
  if (!only) throw new Failure('command.noRecord', { kind, asked });
  if (others.length > 0) throw new Failure('command.severalRecords', { kind, asked, candidates: [only, ...others].map(({ id: one, name }) => `${name} (${one})`).join('; ') });
  return only;
}

/** What a report lacks, to read: the gravest first, under a heading each. */
export function gapLines({ translator, language }: CommandContext, gaps: readonly GapView[]): string[] {
  return gapWeights.flatMap((weight) => {
    const lines = gaps.filter((gap) => gap.weight === weight).map((gap) => `  – ${reportGapSentence(translator, gap, language)}`);
    return lines.length > 0 ? [translator.t(`command:gaps.${weight}`), ...lines] : [];
  });
}
