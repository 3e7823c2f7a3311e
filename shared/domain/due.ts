/** What is due for a project, a published page, a person's data: dates that rules give, each with its source. */

import { lastDay } from './dates.ts';
import { EUROPE_FOR_CITIZENS } from './readiness.ts';

/** A day some months later; where that month is shorter, its last day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The months within which the final report of a Europe for Citizens project is due after its end: EACEA, final report 2014–2020. */
const REPORT_MONTHS = 2;
/** The months for which a project's published page stays online: EACEA, pages on acceptance 2014–2020. */
const PAGE_MONTHS = 6;
/** Regulation (EU, Euratom) 2024/2509, Article 133: five years after the payment of the balance, three where the funding is EUR 60 000 or less. */
const KEEP_YEARS = 5;
const KEEP_YEARS_SMALL = 3;
const SMALL_FUNDING = 60_000;

export interface DueProject {
  readonly programme: string | null;
  /** EDTF. */
  readonly dates: string | null;
  readonly reportSent: string | null;
  readonly balancePaid: string | null;
  /** Whole euros. */
  readonly grantAmount: number | null;
}

/** The day by which the final report is to be sent; null where no rule of its programme is known, its end is not, or it was sent. */
export function reportDue({ programme, dates, reportSent }: DueProject): string | null {
  const end = lastDay(dates);
  return programme === EUROPE_FOR_CITIZENS && end !== null && reportSent === null ? addMonths(end, REPORT_MONTHS) : null;
}

/** The last day on which a project's records must be kept, by the regulation; the grant agreement decides. null while the balance is not paid. */
export function recordsKeptUntil({ balancePaid, grantAmount }: Pick<DueProject, 'balancePaid' | 'grantAmount'>): string | null {
  if (balancePaid === null) return null;
  return addMonths(balancePaid, 12 * (grantAmount !== null && grantAmount <= SMALL_FUNDING ? KEEP_YEARS_SMALL : KEEP_YEARS));
}

/** The last day on which a published page must be online; null where it is not known since when it is. */
export function pageOnlineUntil(since: string | null): string | null {
  return since === null ? null : addMonths(since, PAGE_MONTHS);
}
