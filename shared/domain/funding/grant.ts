/**
 * What a grant comes to by its call's rules, reckoned line by line, so that each figure can be followed. A figure that stands on an
 * empty rule is not given; one that stands on an unknown count is "at least". The amount that was decided on is never exceeded.
 * Europe for Citizens: amounts by event, or by people invited. CERV: amounts by participants. Erasmus+: units, or a lump sum.
 */

import type { ProjectReportData } from '../project-report.ts';
import { ruleBook } from './book.ts';
import { eventLines, rangeLines } from './grant-bands.ts';
import { type Grant, type GrantChange, type GrantLine, type Reckoned, Used } from './grant-parts.ts';
import { lumpSumLine, unitLines } from './grant-units.ts';
import { type Sum, UNKNOWN, sumUp } from './people.ts';
import type { Rule, RuleKind } from './rule.ts';

/** The kinds of which one says how a grant is reckoned. */
const WAYS: readonly RuleKind[] = ['eventBands', 'invitedAmounts', 'participantAmounts', 'managementCoordinator', 'lumpSums'];

function reckon(data: ProjectReportData, used: Used, way: RuleKind): Reckoned {
  switch (way) {
    case 'eventBands': return eventLines(data, used);
    case 'invitedAmounts': return rangeLines(data, used, 'invited', 'invitedAmounts');
    case 'participantAmounts': return rangeLines(data, used, 'participants', 'participantAmounts');
    case 'managementCoordinator': return unitLines(data, used);
    default: return lumpSumLine(data, used);
  }
}

const NOTHING: Omit<Grant, 'reason'> = { lines: [], sum: UNKNOWN, limits: [], figure: UNKNOWN, standsOn: [], empty: [], changes: [], notes: [] };

/** A sum, not more than its limits: one that is at least a limit is that limit. */
function limited({ value, precision }: Sum, limits: Grant['limits']): Sum {
  const least = Math.min(...limits.map(({ amount }) => amount));
  if (value === null || value < least) return { value, precision };
  return { value: least, precision: precision === 'about' ? 'about' : 'exact' };
}

function reasonOf(lines: readonly GrantLine[], way: RuleKind, empty: readonly Rule[], figure: Sum): Grant['reason'] {
  if (empty.length > 0) return 'emptyRules';
  if (figure.value !== null) return null;
  if (way === 'lumpSums') return 'notALumpSum';
  return lines.length === 0 ? 'noEvents' : 'unknownCounts';
}

/** What a project's grant comes to by what was held. Pure; the order of its records changes nothing but the order of the lines. */
export function grantOf(data: ProjectReportData): Grant {
  const { programme, callYear, grantAmount } = data.project;
  if (!programme) return { ...NOTHING, reason: 'noProgramme' };
  const book = ruleBook({ programme: programme.code, measure: programme.measureCode, callYear }, data.ruleAnswers);
  const way = WAYS.find((kind) => book.of(kind) !== null);
  const isUndecided = WAYS.some((kind) => book.undecided.includes(kind));
  if (!way) return { ...NOTHING, reason: isUndecided ? 'noCall' : 'noRules' };
  const used = new Used(book);
  const { lines, steps, notes } = reckon(data, used, way);
  const most = used.number('maxGrant');
  if (book.undecided.includes('maxGrant')) return { ...NOTHING, lines, notes, sum: sumUp(lines.map(({ amount }) => amount)), standsOn: [...used.rules.values()], reason: 'noCall' };
  const limits: Grant['limits'] = [...(most === null ? [] : [{ what: 'most' as const, amount: most }]), ...(grantAmount === null ? [] : [{ what: 'decision' as const, amount: grantAmount }])];
  const standsOn = [...used.rules.values()];
  const empty = standsOn.filter(({ status }) => status === 'empty').map(({ rule }) => rule);
  const sum = sumUp(lines.map(({ amount }) => amount));
  const figure = empty.length > 0 ? UNKNOWN : limited(sum, limits);
  const changes = figure.precision === 'exact' && sum.value !== null ? steps.map(({ event, people, difference }): GrantChange => ({ event, people, amount: difference, figure: limited({ value: (sum.value ?? 0) + difference, precision: 'exact' }, limits).value ?? 0 })) : [];
  return { lines, sum, limits, figure, reason: reasonOf(lines, way, empty, figure), standsOn, empty, changes, notes };
}
