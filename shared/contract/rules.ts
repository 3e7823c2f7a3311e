/** Funders' rules: what is known of each, and what the archive's users have answered. */

import * as z from 'zod';
import { RULES_VERSION, ruleStatuses, ruleWithId } from '#shared/domain/funding/book.ts';
import { ruleKindNames, ruleMarks, rulePlaces } from '#shared/domain/funding/rule.ts';
import { call } from './base.ts';
import { orNone } from './declared.ts';
import { flag, line, listOf } from './fields.ts';
import { year } from './series.ts';

/** What somebody said of a rule: that it was confirmed, or what its value is. */
export const ruleAnswerFields = z.object({
  /** The id of the rule, in the list that comes with the program. */
  rule: line,
  /** For the calls of one year; null for all years of the rule. */
  callYear: orNone(year),
  /** A value of its own, a line a number, some numbers or a range; none where the rule's own is meant. */
  lines: listOf(line, 60),
  confirmed: flag,
  /** Where it was read. */
  note: orNone(line),
});

const known = z.object({ status: z.enum(ruleStatuses), lines: z.array(z.string()), note: z.string().nullable() });

export const ruleView = z.object({
  id: z.string(),
  /** The code of the programme; null for all. */
  programme: z.string().nullable(),
  measures: z.array(z.string()),
  from: z.number().int(),
  to: z.number().int(),
  kind: z.enum(ruleKindNames),
  mark: z.enum(ruleMarks),
  source: z.object({ text: z.string(), address: z.string().nullable() }).nullable(),
  look: z.enum(rulePlaces).nullable(),
  /** Its own value, a line each; none where none was read. */
  proposed: z.array(z.string()),
  /** As it stands for the calls of all its years. */
  ...known.shape,
  /** What was said of the calls of single years. */
  years: z.array(known.extend({ callYear: z.number().int() })),
});
export type RuleView = z.output<typeof ruleView>;

const wholeAnswer = ruleAnswerFields.refine(({ rule, callYear }) => {
  const found = ruleWithId(rule);
  return !found || callYear === null || (found.from <= callYear && callYear <= found.to);
}, { error: 'field.number', path: ['callYear'] });

/** A rule with its value for the calls of one year, its source and who says so (`domain/funding/whole-rule.ts`). */
const wholeRule = z.object({
  programme: line.nullable(),
  measures: z.array(line).max(20),
  callYear: year,
  kind: z.enum(ruleKindNames),
  lines: z.array(line).min(1).max(60),
  mark: z.enum(['read', 'contactPoint']),
  source: z.object({ text: line, address: line.nullable().default(null) }),
  by: line,
});

/** As it is sent to a colleague: what was answered, and with which list of rules; and rules that somebody else brings. */
export const rulesFile = z.object({ kronika: z.literal('rules'), version: z.string().max(20), answers: z.array(wholeAnswer).max(1000).default([]), rules: z.array(wholeRule).max(1000).default([]) });

/** Letters of a file of answers: all rules of all years, answered at length, are a tenth of that. */
export const MOST_LETTERS = 400_000;

export const ruleCalls = {
  /** In the order of the list; `version` is the list's. */
  list: call.output(z.object({ version: z.literal(RULES_VERSION), rules: z.array(ruleView) })),
  /** An answer takes the place of an earlier one for the same years; one that says nothing takes it away. `action`: null where all was so. */
  answer: call.input(wholeAnswer).output(z.object({ action: z.string().nullable() })),
  /** The answers as a file of JSON. */
  export: call.output(z.object({ name: z.string(), text: z.string(), count: z.number().int() })),
  /** Takes in the answers of such a file, all or none. `same`: those that were so already. */
  import: call.input(z.object({ name: line, text: z.string().max(MOST_LETTERS) })).output(z.object({ taken: z.number().int(), same: z.number().int(), action: z.string().nullable() })),
};
