/** What a report lacks, as all gaps are told. */

import type { CentreGapCode } from './centre-readiness.ts';
import type { KnownRule } from './funding/book.ts';
import type { Multilingual } from './languages.ts';
import type { Gap, GapCode } from './readiness.ts';

export const projectGapCodes = [
  'noEventsHeld', 'outcomeUnknown', 'noPartners', 'fewPartners', 'fewCountries', 'fewEuStates', 'fewActivityCountries', 'fewParticipants', 'fewInvited', 'fewInvitedShare', 'fewEvents', 'projectTooLong', 'projectTooShort', 'eventTooLong',
  'totalDiffersFromTowns', 'eventOutsideProject', 'partOutsideEvent', 'weekdayDiffers', 'pageMustStay', 'reportIsDue', 'reportOverdue', 'noReason', 'templateWordsUnsourced', 'templateOtherLanguage', 'textLetters', 'declarationUnsourced',
  'noCall', 'ruleEmpty', 'ruleUnconfirmed', 'noGrantRules', 'noGrantFigure', 'noGrantAmount',
  'notCerv', 'notErasmus', 'noBeneficiary', 'noEventNumber', 'modeUnknown', 'noGenders', 'sheetFieldsUnsourced', 'noPartnersNamed', 'noProjectDates', 'noOutputs', 'noSenders', 'noSides',
] as const;
export type ProjectGapCode = (typeof projectGapCodes)[number];

/** `missing`: the funder would not take it so. `doubtful`: something does not fit, or a rule that is not the funder's own word is not kept. */
export const gapWeights = ['missing', 'doubtful', 'advice'] as const;

export interface ReportGap extends Omit<Gap, 'code' | 'weight' | 'kind' | 'field'> {
  readonly code: GapCode | ProjectGapCode | CentreGapCode;
  readonly weight: (typeof gapWeights)[number];
  readonly kind: Gap['kind'] | 'ruleAnswer';
  /** Empty where no field mends it; the id of the rule where that has to be answered. */
  readonly field: string;
  /** What it is about is called, in a report of several records; null where it is the report's own subject. */
  readonly name: Multilingual | null;
  /** Where a rule is read; null for what is no funder's rule. */
  readonly source: string | null;
  /** The rule was not read at the funder, and nobody has confirmed it. */
  readonly isUnconfirmed?: boolean;
}

export type GapOf = Pick<ReportGap, 'kind' | 'id' | 'name'>;

interface More {
  readonly params?: ReportGap['params'];
  /** The rule that it is about: a proposal makes it a doubt until somebody confirms it. */
  readonly by?: KnownRule;
}

export type AddGap = (code: ProjectGapCode, weight: ReportGap['weight'], of: GapOf, field: string, more?: More) => void;

/** Where a rule's value was read: by whoever filled it in, else where the list says. */
export function sourceOf({ rule, status, note }: KnownRule): string | null {
  return status === 'filled' ? note : (rule.source?.text ?? null);
}

/** Adds gaps to a list. */
export function adding(gaps: ReportGap[]): AddGap {
  return (code, weight, of, field, { params = {}, by } = {}) => {
    const isUnconfirmed = by?.status === 'unconfirmed';
    gaps.push({ code, weight: isUnconfirmed && weight === 'missing' ? 'doubtful' : weight, ...of, field, params, source: by ? sourceOf(by) : null, ...(isUnconfirmed ? { isUnconfirmed } : {}) });
  };
}

/** Of a rule that has to be filled in: told once for a project. `rule` and `look` are words of the language. */
export function emptyRule({ rule }: Pick<KnownRule, 'rule'>, projectId: string): Parameters<AddGap> {
  return ['ruleEmpty', 'advice', { kind: 'ruleAnswer', id: projectId, name: null }, rule.id, { params: { rule: rule.kind, look: rule.look ?? 'guide' } }];
}
