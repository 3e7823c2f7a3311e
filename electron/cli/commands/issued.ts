import type { FailureData } from '#shared/contract/failures.ts';
import type { IssuedReport, ReportChange } from '#shared/contract/issued.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { type ReportId, reportIds } from '#shared/domain/report-kinds.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { failureOf } from '../../service/direct.ts';
import { type CommandContext, command } from '../command.ts';
import { SUBJECT_OPTIONS, subjectsMeant } from '../report-meant.ts';

const AT_ONCE = 200;

type Within = Readonly<Record<'eventId' | 'projectId' | 'organisationId' | 'period' | 'selection' | 'question', string | null>>;

async function everyIssued({ client }: CommandContext, within: Within): Promise<IssuedReport[]> {
  const all: IssuedReport[] = [];
  let after: string | null = null;
  do {
    const { items, next }: { items: IssuedReport[]; next: string | null } = await client.issued.list({ ...within, after, limit: AT_ONCE });
    all.push(...items);
    after = next;
  } while (after !== null);
  return all;
}

type Refused = Pick<FailureData, 'code' | 'params'>;

interface Looked {
  /** False where a file of it is no longer what was given out. */
  readonly sound: boolean;
  /** What kept its files from being read, or it from being compared. */
  readonly refused: readonly Refused[];
  /** null where it could not be compared. */
  readonly changes: readonly ReportChange[] | null;
}

/** Its files against their hashes, and what it says against what it would say today. */
async function look({ client }: CommandContext, { id }: IssuedReport): Promise<Looked> {
  const refused: Refused[] = [];
  const unlessRefused = async <T>(asked: Promise<T>): Promise<T | null> => {
    try {
      return await asked;
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      refused.push(failure);
      return null;
    }
  };
  await unlessRefused(client.issued.file({ id }));
  const compared = await unlessRefused(client.issued.compare({ id }));
  return { sound: refused.every(({ code }) => code !== 'issued.fileDamaged'), refused, changes: compared?.changes ?? null };
}

const isReport = (name: string): name is ReportId => (reportIds as readonly string[]).includes(name);

function line({ translator: { t }, language }: CommandContext, report: IssuedReport): string {
  const name = isReport(report.report) ? t(`reports:names.${report.report}`) : report.report;
  const said = [formatMoment(report.issuedAt, language), name, chooseText(report.title, language)?.text ?? '', report.language, report.author, report.note, `SHA-256 ${report.pdfSha256}`];
  return said.filter((part) => part !== null && part !== '').join(' · ');
}

function changeLine({ translator: { t } }: CommandContext, { where, row, column, was, now }: ReportChange): string {
  const place = [...where, row, column].filter((part) => part !== null && part !== '').join(' › ');
  const said = (value: string | null) => value || t('command:issued.nothing');
  return `  – ${place ? `${place}: ` : ''}${said(was)} → ${said(now)}`;
}

function lookedLines(context: CommandContext, { refused, changes }: Looked): string[] {
  const { t } = context.translator;
  const told = refused.map((failure) => `  ! ${failureSentence(context.translator, failure)}`);
  if (changes === null) return told;
  if (changes.length === 0) return [...told, `  ${t('command:issued.unchanged')}`];
  return [...told, `  ${t('command:issued.changed', { count: changes.length })}`, ...changes.map((change) => changeLine(context, change))];
}

export const issued = command({
  name: 'issued',
  positionals: [{ name: 'archive' }],
  options: {
    ...SUBJECT_OPTIONS,
    check: { type: 'boolean', required: false },
  },
  async run({ given, options }, context) {
    await context.session.look(given.archive);
    const { event, project, organisation, period, selection, question } = await subjectsMeant(context, options);
    const all = await everyIssued(context, { eventId: event, projectId: project, organisationId: organisation, period, selection, question });
    const json: object[] = [];
    const lines: string[] = [];
    let ok = true;
    for (const report of all) {
      const looked = options.check === 'true' ? await look(context, report) : null;
      if (looked && !looked.sound) ok = false;
      json.push(looked ? { ...report, sound: looked.sound, changes: looked.changes } : report);
      lines.push(line(context, report), ...(looked ? lookedLines(context, looked) : []));
    }
    return { ok, json, lines: all.length > 0 ? lines : [context.translator.t('command:issued.none')] };
  },
});
