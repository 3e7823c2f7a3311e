/**
 * What funders ask, as data: a rule holds for a programme, some of its measures and some years of calls, and says where it was read.
 * What no source was found for is a rule without a value: it is asked for, and nothing is concluded from it until it is filled in.
 */

/** What a value is: a number, some numbers, or rows of numbers for ranges. */
export type ValueShape = 'number' | 'numbers' | 'rows';

/** Amounts for a range of people or countries, both ends included; open where `to` is null. */
export interface RangeRow {
  readonly from: number;
  readonly to: number | null;
  readonly amounts: readonly number[];
}

export type RuleValue = number | readonly number[] | readonly RangeRow[];

/** What its numbers count. */
export type RuleUnit = 'number' | 'percent' | 'months' | 'days' | 'years' | 'euros' | 'kilometres' | 'millimetres';

interface KindOfRule {
  readonly shape: ValueShape;
  readonly unit: RuleUnit;
  /** How many numbers there are, or how many in each row. */
  readonly length?: number;
}

/** Bands of participants: up to 50, 51–75, 76–100, then by 25 to 300, over 300. */
const BANDS = 12;
/** Those whose amount for one to three countries was read. */
const BANDS_READ = 6;

const number = (unit: RuleUnit): KindOfRule => ({ shape: 'number', unit });

/** What rules speak of, in the order in which they are listed. Amounts in whole euros. */
export const ruleKinds = {
  /** Of the partners: how many, from how many countries, from how many member states of the European Union. */
  minPartners: number('number'),
  minPartnerCountries: number('number'),
  minEuStates: number('number'),
  /** Countries in which there are activities. */
  minActivityCountries: number('number'),
  /** In an event: people, and people sent from other countries than the host's; of all people, the part that these are. */
  minParticipants: number('number'),
  minInvited: number('number'),
  minInvitedShare: number('percent'),
  minEvents: number('number'),
  /** Of societal engagement and solidarity, gathering opinions, volunteering. */
  minActivityKinds: number('number'),
  /** Of a project, and of an event. */
  minMonths: number('months'),
  maxMonths: number('months'),
  maxEventDays: number('days'),
  /** After the end of the project, or of the event where the project is one event. */
  reportMonths: number('months'),
  /** Before the end. */
  changeMonths: number('months'),
  pageMonths: number('months'),
  /** From the payment of the balance; the shorter time for grants up to an amount. */
  keepYears: number('years'),
  keepYearsSmall: number('years'),
  smallGrant: number('euros'),
  minGrant: number('euros'),
  maxGrant: number('euros'),
  /** The last number of people of each band but the last, which is open. */
  eventBands: { shape: 'numbers', unit: 'number', length: BANDS - 1 },
  /** An event's amounts, band by band: of one to three countries the first and the other bands, then the rows of more countries. */
  eventAmounts: { shape: 'numbers', unit: 'euros', length: BANDS_READ },
  eventAmountsRest: { shape: 'numbers', unit: 'euros', length: BANDS - BANDS_READ },
  eventAmountsMore: { shape: 'rows', unit: 'euros', length: BANDS },
  /** One amount for a range of people: in preparation, invited, taking part. */
  preparatoryAmounts: { shape: 'rows', unit: 'euros', length: 1 },
  invitedAmounts: { shape: 'rows', unit: 'euros', length: 1 },
  participantAmounts: { shape: 'rows', unit: 'euros', length: 1 },
  /** A month, for the coordinator and for each partner, up to so many organisations. */
  managementCoordinator: number('euros'),
  managementPartner: number('euros'),
  maxOrganisations: number('number'),
  /** A person and meeting, from a distance on; more from a larger one; trips a project and year. */
  meetingPerson: number('euros'),
  meetingKilometres: number('kilometres'),
  meetingFar: number('euros'),
  maxTrips: number('number'),
  /** A participant; a project; of that, the part paid for who takes part online. */
  multiplierLocal: number('euros'),
  multiplierInternational: number('euros'),
  maxMultiplier: number('euros'),
  virtualShare: number('percent'),
  maxVirtual: number('euros'),
  /** A day of work on an output, in Slovenia. */
  outputDay: number('euros'),
  /** The amounts of which a grant is one. */
  lumpSums: { shape: 'numbers', unit: 'euros' },
  managementShare: number('percent'),
  emblemHeight: number('millimetres'),
  emblemClearSpace: number('millimetres'),
} as const satisfies Readonly<Record<string, KindOfRule>>;

export type RuleKind = keyof typeof ruleKinds;
export const ruleKindNames = Object.keys(ruleKinds) as [RuleKind, ...RuleKind[]];

export function kindOfRule(kind: RuleKind): KindOfRule {
  return ruleKinds[kind];
}

/** `read`: in a source of the funder's. `contactPoint`: at a contact point, agency, town or consultant. `unsourced`: nowhere. */
export const ruleMarks = ['read', 'contactPoint', 'unsourced'] as const;
export type RuleMark = (typeof ruleMarks)[number];

/** Where what was read nowhere is to be looked for. */
export const rulePlaces = ['guide', 'calculationSheet', 'callDocument', 'visibilityRules'] as const;
export type RulePlace = (typeof rulePlaces)[number];

export interface RuleSource {
  /** As it is called. */
  readonly text: string;
  readonly address: string | null;
}

export interface Rule {
  /** Never another one once it was released: answers name it. */
  readonly id: string;
  /** The code of the programme; null for all of them. */
  readonly programme: string | null;
  /** The codes of its measures; none for all of them. */
  readonly measures: readonly string[];
  /** The years of calls that it holds for, both included. */
  readonly from: number;
  readonly to: number;
  readonly kind: RuleKind;
  /** null exactly where it was read nowhere. */
  readonly value: RuleValue | null;
  readonly mark: RuleMark;
  /** null where it was read nowhere; there `look` says where it may stand. */
  readonly source: RuleSource | null;
  readonly look: RulePlace | null;
}

/** A rule's source, or where to look for what has none. */
export type Found = Pick<Rule, 'mark' | 'source' | 'look'>;

export const read = (text: string, address: string | null = null): Found => ({ mark: 'read', source: { text, address }, look: null });
export const atContactPoint = (text: string, address: string | null = null): Found => ({ mark: 'contactPoint', source: { text, address }, look: null });
export const unsourced = (look: RulePlace): Found => ({ mark: 'unsourced', source: null, look });

interface Holds {
  readonly programme: string | null;
  /** What its rules' ids begin with. */
  readonly short: string;
}

/** Makes the rules of a programme: its measures parted by blanks, the years as "2014" or "2014-2020". */
export function rulesOf({ programme, short }: Holds) {
  return (measures: string, years: string, kind: RuleKind, value: RuleValue | null, found: Found): Rule => {
    const [from = 0, to = from] = years.split('-').map(Number);
    const codes = measures.split(' ').filter(Boolean);
    return { id: [short, ...codes, kind, years].join(' '), programme, measures: codes, from, to, kind, value, ...found };
  };
}
