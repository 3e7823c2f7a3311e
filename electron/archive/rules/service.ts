/** What an archive's users have answered of funders' rules: one answer at a time, and as a file for a colleague. */

import type * as z from 'zod';
import { Failure } from '#shared/contract/failures.ts';
import type { Fields } from '#shared/contract/records.ts';
import { type RuleView, rulesFile } from '#shared/contract/rules.ts';
import { type RuleAnswer, RULES_VERSION, knownRule, ruleWithId, rules, standingAnswers } from '#shared/domain/funding/book.ts';
import { answerOfWholeRule, ruleMeant, wholeRuleName } from '#shared/domain/funding/whole-rule.ts';
import { readValue, valueLines } from '#shared/domain/funding/values.ts';
import type { Archive } from '../archive.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { newId } from '../records/new-id.ts';
import { allLive } from '../records/read.ts';

type Answer = Fields<'ruleAnswer'>;

const NAME = 'kronika-rules.json';

const isSame = (one: Pick<RuleAnswer, 'rule' | 'callYear'>, other: Pick<RuleAnswer, 'rule' | 'callYear'>) => one.rule === other.rule && one.callYear === other.callYear;

function viewOf(rule: (typeof rules)[number], answers: readonly RuleAnswer[]): RuleView {
  const shown = (year: number | null) => {
    const { status, value, note } = knownRule(rule, answers, year);
    return { status, lines: value === null ? [] : valueLines(value), note };
  };
  const own = answers.filter((answer) => answer.rule === rule.id);
  const { id, programme, measures, from, to, kind, mark, source, look } = rule;
  return {
    id, programme, measures: [...measures], from, to, kind, mark, source, look,
    proposed: rule.value === null ? [] : valueLines(rule.value),
    ...shown(null),
    years: own.flatMap(({ callYear }) => (callYear === null ? [] : [{ callYear, ...shown(callYear) }])),
  };
}

export async function listRules(archive: Archive): Promise<{ version: typeof RULES_VERSION; rules: RuleView[] }> {
  const answers = standingAnswers(await allLive(archive.reader, 'ruleAnswer'));
  return { version: RULES_VERSION, rules: rules.map((rule) => viewOf(rule, answers)) };
}

/** Whether anything is said: what was read at the funder needs nobody's word, and what was read nowhere a value. */
function saysSomething({ rule, lines, confirmed }: Answer): boolean {
  return lines.length > 0 || (confirmed && ruleWithId(rule)?.mark === 'contactPoint');
}

/** A value in the form in which it is kept; null where it can't be read as one. */
function kept(answer: Answer): Answer | null {
  const rule = ruleWithId(answer.rule);
  if (!rule || answer.lines.length === 0) return answer;
  const value = readValue(rule.kind, answer.lines);
  return value === null ? null : { ...answer, lines: valueLines(value) };
}

/** Whether an answer changed anything. An earlier one for the same years is changed, and one that says nothing puts it in the trash. */
async function put(writer: RecordWriter, answer: Answer, id: string, existing: readonly RuleAnswer[]): Promise<boolean> {
  const before = existing.filter((other) => isSame(other, answer));
  if (!saysSomething(answer)) {
    for (const other of before) await writer.setDeleted('ruleAnswer', other.id, writer.actionId);
    return before.length > 0;
  }
  if (before.length > 0) return writer.edit('ruleAnswer', id, answer);
  await writer.create('ruleAnswer', answer, id);
  return true;
}

const idFor = (answer: Answer, existing: readonly RuleAnswer[]) => standingAnswers(existing).find((other) => isSame(other, answer))?.id ?? null;

/** Throws `record.notFound` for a rule that there is not, `rules.badValue`. */
export async function answerRule(archive: Archive, given: Answer, author: string): Promise<{ action: string | null }> {
  if (!ruleWithId(given.rule)) throw new Failure('record.notFound', { kind: 'ruleAnswer', id: given.rule });
  const answer = kept(given);
  if (!answer) throw new Failure('rules.badValue', { typed: given.lines.join(' / ') });
  const existing = await allLive(archive.reader, 'ruleAnswer');
  const known = idFor(answer, existing);
  const recordId = known ?? newId();
  const verb = known === null ? 'create' : saysSomething(answer) ? 'edit' : 'delete';
  const { action } = await write(archive, { verb, kind: 'ruleAnswer', recordId, author }, (writer) => put(writer, answer, recordId, existing));
  return { action: action?.id ?? null };
}

export async function exportRules(archive: Archive): Promise<{ name: string; text: string; count: number }> {
  const answers = standingAnswers(await allLive(archive.reader, 'ruleAnswer')).map(({ rule, callYear, lines, confirmed, note }) => ({ rule, callYear, lines: [...lines], confirmed, note }));
  return { name: NAME, text: `${JSON.stringify({ kronika: 'rules', version: RULES_VERSION, answers } satisfies z.input<typeof rulesFile>, null, 2)}\n`, count: answers.length };
}

/** Throws `rules.notAFile`, `rules.unknownRule`, `rules.fileValue`. */
function answersIn(name: string, text: string): Answer[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Failure('rules.notAFile', { name }, { cause });
  }
  const parsed = rulesFile.safeParse(json);
  if (!parsed.success) throw new Failure('rules.notAFile', { name }, { cause: parsed.error });
  const { answers, rules: brought, version } = parsed.data;
  const ofRules = brought.map((whole) => {
    const rule = ruleMeant(whole);
    if (!rule) throw new Failure('rules.unknownRule', { name, rule: wholeRuleName(whole), version });
    return answerOfWholeRule(whole, rule, name);
  });
  return [...answers, ...ofRules].map((one) => {
    const answer = { ...one, lines: [...one.lines] };
    if (!ruleWithId(answer.rule)) throw new Failure('rules.unknownRule', { name, rule: answer.rule, version });
    const whole = kept(answer);
    if (!whole) throw new Failure('rules.fileValue', { name, rule: answer.rule, typed: answer.lines.join(' / ') });
    return whole;
  });
}

/** Takes in a colleague's answers as one action, all or none; what was answered here of other rules stays. Throws as `answersIn`. */
export async function importRules(archive: Archive, { name, text }: { readonly name: string; readonly text: string }, author: string): Promise<{ taken: number; same: number; action: string | null }> {
  const said = answersIn(name, text).filter(saysSomething);
  // Of two answers for the same years in one file the last counts.
  const answers = said.filter((answer, index) => !said.slice(index + 1).some((later) => isSame(later, answer)));
  const existing = await allLive(archive.reader, 'ruleAnswer');
  const ids = answers.map((answer) => idFor(answer, existing) ?? newId());
  const intent = { verb: ids.some((id) => existing.some((other) => other.id === id)) ? 'edit' : 'create', kind: 'ruleAnswer', recordId: ids[0] ?? newId(), author } as const;
  const { result, action } = await write(archive, intent, async (writer) => {
    let taken = 0;
    for (const [index, answer] of answers.entries()) taken += Number(await put(writer, answer, ids[index] ?? newId(), existing));
    return taken;
  });
  return { taken: result, same: answers.length - result, action: action?.id ?? null };
}
