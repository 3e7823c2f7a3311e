/** The rules that hold for a project, with what the archive's users have answered: confirmed, filled in, or said otherwise. */

import { type Rule, type RuleKind, type RuleValue, ruleKindNames } from './rule.ts';
import { europeForCitizens } from './rules-europe-for-citizens.ts';
import { otherRules } from './rules-others.ts';
import { readValue } from './values.ts';

/** Of the list of rules: the day on which it was put together. */
export const RULES_VERSION = '2026-11-29';
export const rules: readonly Rule[] = [...europeForCitizens, ...otherRules];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

export function ruleWithId(id: string): Rule | null {
  return byId.get(id) ?? null;
}

/** What somebody said of a rule. */
export interface RuleAnswer {
  readonly id: string;
  /** The id of the rule. */
  readonly rule: string;
  /** For the calls of one year; null for all years of the rule. */
  readonly callYear: number | null;
  /** A value of its own, as `readValue` reads it; none where the rule's own is meant. */
  readonly lines: readonly string[];
  readonly confirmed: boolean;
  /** Where it was read. */
  readonly note: string | null;
}

/** `read`: in a source. `unconfirmed`: not at the funder. `confirmed`: somebody has looked. `filled`: somebody who has looked said it. `empty`: nobody knows. */
export const ruleStatuses = ['read', 'unconfirmed', 'confirmed', 'filled', 'empty'] as const;
export type RuleStatus = (typeof ruleStatuses)[number];

export interface KnownRule {
  readonly rule: Rule;
  /** null exactly where the status is `empty`. */
  readonly value: RuleValue | null;
  readonly status: RuleStatus;
  /** Where whoever answered has read it. */
  readonly note: string | null;
}

/** The answer for a year's calls; one for that year goes before one for all, and a later one before an earlier. */
function answerFor(rule: Rule, answers: readonly RuleAnswer[], year: number | null): RuleAnswer | null {
  const own = answers.filter((answer) => answer.rule === rule.id && (answer.callYear === null || answer.callYear === year));
  const [first] = own.toSorted((one, other) => Number(one.callYear === null) - Number(other.callYear === null) || (one.id < other.id ? 1 : -1));
  return first ?? null;
}

/** A rule as it stands for the calls of a year; null where the year is not known. */
export function knownRule(rule: Rule, answers: readonly RuleAnswer[], year: number | null): KnownRule {
  const answer = answerFor(rule, answers, year);
  const note = answer?.note ?? null;
  const said = answer && answer.lines.length > 0 ? readValue(rule.kind, answer.lines) : null;
  if (said !== null) return { rule, value: said, status: answer?.confirmed ? 'filled' : 'unconfirmed', note };
  if (rule.value === null) return { rule, value: null, status: 'empty', note };
  if (answer?.confirmed) return { rule, value: rule.value, status: 'confirmed', note };
  return { rule, value: rule.value, status: rule.mark === 'read' ? 'read' : 'unconfirmed', note };
}

/** Of several answers for the same years only the last counts: copies of an archive may have been answered apart. In the order of the rules. */
export function standingAnswers(answers: readonly RuleAnswer[]): RuleAnswer[] {
  const standing = new Map(answers.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map((answer) => [`${answer.rule} ${answer.callYear ?? ''}`, answer]));
  const place = new Map(rules.map(({ id }, index) => [id, index]));
  return [...standing.values()].toSorted((one, other) => (place.get(one.rule) ?? Infinity) - (place.get(other.rule) ?? Infinity) || (one.callYear ?? 0) - (other.callYear ?? 0));
}

/** What rules of it hold. */
export interface Funded {
  /** The programme's code. */
  readonly programme: string;
  readonly measure: string;
  /** The year of the call; null where it is not recorded. */
  readonly callYear: number | null;
}

export interface RuleBook {
  readonly callYear: number | null;
  /** The rules that hold, in the order of their kinds. */
  readonly rules: readonly KnownRule[];
  /** The rule of a kind; null where there is none, or which one holds is not known. */
  readonly of: (kind: RuleKind) => KnownRule | null;
  /** Kinds of which only the year of the call would say which rule holds. */
  readonly undecided: readonly RuleKind[];
}

/** The rules that hold for what is funded by a programme; where no programme is known, those that hold for all. */
export function ruleBook(funded: Funded | null, answers: readonly RuleAnswer[]): RuleBook {
  const callYear = funded?.callYear ?? null;
  const ofProgramme = rules.filter(({ programme, measures }) => programme === null || (programme === funded?.programme && (measures.length === 0 || measures.includes(funded.measure))));
  const candidates = Map.groupBy(ofProgramme.filter(({ from, to }) => callYear === null || (from <= callYear && callYear <= to)), ({ kind }) => kind);
  const isWhole = ({ from, to, programme }: Rule) => programme === null || callYear !== null || ofProgramme.every((other) => other.programme !== programme || (from <= other.from && other.to <= to));
  const sole = (kind: RuleKind) => {
    const [only, ...others] = candidates.get(kind) ?? [];
    return only && others.length === 0 && isWhole(only) ? only : null;
  };
  const known = ruleKindNames.flatMap((kind) => sole(kind) ?? []).map((rule) => knownRule(rule, answers, callYear));
  const byKind = new Map(known.map((one) => [one.rule.kind, one]));
  return { callYear, rules: known, of: (kind) => byKind.get(kind) ?? null, undecided: ruleKindNames.filter((kind) => candidates.has(kind) && !byKind.has(kind)) };
}
