/** What the reckoning of a grant lacks: rules to be filled in or confirmed, counts, what was decided. */

import { grantOf } from './funding/grant.ts';
import { type ReportGap, adding, emptyRule } from './gaps.ts';
import { participationGaps } from './project-readiness.ts';
import type { ProjectReportData } from './project-report.ts';

/** Of these the rules of eligibility say nothing to the money. */
const OF_COUNTS: ReadonlySet<ReportGap['code']> = new Set(['noEventsHeld', 'outcomeUnknown', 'totalDiffersFromTowns', 'noParticipants', 'participantsUnknown', 'participantsWithoutCountry', 'countryDiffersFromCity']);

/** @param asked `today`: ISO 8601, a day */
export function grantGaps(data: ProjectReportData, asked: { readonly language: string; readonly today: string }): ReportGap[] {
  const { project } = data;
  const { reason, empty, standsOn } = grantOf(data);
  const gaps: ReportGap[] = [];
  const add = adding(gaps);
  const own = { kind: 'project', id: project.id, name: null } as const;
  if (!project.programme) gaps.push({ code: 'noMeasure', weight: 'missing', ...own, field: 'measureId', params: {}, source: null });
  if (reason === 'noRules') add('noGrantRules', 'missing', own, 'measureId');
  if (reason === 'noCall') add('noCall', 'missing', own, 'callId');
  if (reason === 'emptyRules') add('noGrantFigure', 'missing', own, '');
  gaps.push(...participationGaps(data, asked).filter(({ code }) => OF_COUNTS.has(code)));
  for (const known of standsOn) {
    if (known.status === 'unconfirmed') add('ruleUnconfirmed', 'doubtful', { kind: 'ruleAnswer', id: project.id, name: null }, known.rule.id, { params: { rule: known.rule.kind }, by: known });
  }
  for (const rule of empty) add(...emptyRule({ rule }, project.id));
  if (project.grantAmount === null && reason !== 'noProgramme') add('noGrantAmount', reason === 'notALumpSum' ? 'missing' : 'advice', own, 'grantAmount');
  else if (reason === 'notALumpSum') add('noGrantFigure', 'doubtful', own, 'grantAmount');
  return gaps;
}
