/** A rule as a colleague's file brings it: what it says of which calls, where that was read, how, and who says so. */

import { type RuleAnswer, rules } from './book.ts';
import type { Rule, RuleKind, RuleMark } from './rule.ts';

export interface WholeRule {
  /** The code of the programme; null for all. */
  readonly programme: string | null;
  /** The codes of the measures that it holds for; none for all. */
  readonly measures: readonly string[];
  readonly callYear: number;
  readonly kind: RuleKind;
  /** Its value, as `readValue` reads it. */
  readonly lines: readonly string[];
  /** What was read nowhere has no value to bring. */
  readonly mark: Exclude<RuleMark, 'unsourced'>;
  readonly source: { readonly text: string; readonly address: string | null };
  /** Who says so. */
  readonly by: string;
}

/** As long as a note may be, in letters. */
const LONGEST = 500;

const sorted = (codes: readonly string[]) => codes.toSorted().join(' ');

/** The rule of the program's list that it gives a value to: of the same programme, measures and kind, and of that year's calls; null where there is none. */
export function ruleMeant({ programme, measures, callYear, kind }: WholeRule): Rule | null {
  return rules.find((rule) => rule.programme === programme && rule.kind === kind && sorted(rule.measures) === sorted(measures) && rule.from <= callYear && callYear <= rule.to) ?? null;
}

/** How it is named where it is not known. */
export const wholeRuleName = ({ programme, measures, callYear, kind }: WholeRule): string => [programme ?? 'all', ...measures, kind, callYear].join(' ');

/** What it answers of a rule, for its year alone. What was read at a contact point waits to be confirmed, as the program's own does. */
export function answerOfWholeRule({ callYear, lines, mark, source, by }: WholeRule, rule: Rule, file: string): Omit<RuleAnswer, 'id'> {
  const note = [source.text, source.address, by, file].filter((part) => part !== null).join(' · ');
  return { rule: rule.id, callYear, lines, confirmed: mark === 'read', note: note.length > LONGEST ? `${note.slice(0, LONGEST - 2).trimEnd()} …` : note };
}
