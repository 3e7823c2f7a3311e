/** What is due for a project, a published page, a person's data: dates that rules give, each with its source. */

import { lastDay } from './dates.ts';
import { type RuleBook, ruleBook } from './funding/book.ts';
import { asNumber } from './funding/values.ts';
import type { RuleKind } from './funding/rule.ts';
import { addMonths } from './months.ts';

/** The rules of all programmes, as they were read. */
const AS_READ = ruleBook(null, []);

const numberOf = (book: RuleBook, kind: RuleKind) => asNumber(book.of(kind)?.value ?? null);

interface DueProject {
  /** EDTF. */
  readonly dates: string | null;
  readonly reportSent: string | null;
  readonly balancePaid: string | null;
  /** Whole euros. */
  readonly grantAmount: number | null;
}

/** The day by which the final report is to be sent; null where no rule of its programme is known, its end is not, or it was sent. */
export function reportDue({ dates, reportSent }: Pick<DueProject, 'dates' | 'reportSent'>, book: RuleBook): string | null {
  const [end, months] = [lastDay(dates), numberOf(book, 'reportMonths')];
  return months !== null && end !== null && reportSent === null ? addMonths(end, months) : null;
}

/** The last day on which a project's records must be kept, by the regulation; the grant agreement decides. null while the balance is not paid. */
export function recordsKeptUntil({ balancePaid, grantAmount }: Pick<DueProject, 'balancePaid' | 'grantAmount'>, book: RuleBook = AS_READ): string | null {
  const [small, years, fewer] = [numberOf(book, 'smallGrant'), numberOf(book, 'keepYears'), numberOf(book, 'keepYearsSmall')];
  if (balancePaid === null || years === null) return null;
  return addMonths(balancePaid, 12 * (grantAmount !== null && small !== null && fewer !== null && grantAmount <= small ? fewer : years));
}

/** The last day on which a published page must be online; null where it is not known since when it is, or no rule says for how long. */
export function pageOnlineUntil(since: string | null, book: RuleBook): string | null {
  const months = numberOf(book, 'pageMonths');
  return since === null || months === null ? null : addMonths(since, months);
}
