/** What an event sheet is made from: plain data, collected by the archive, and how its participants add up. */

import { type Count, type Total, countsForTotal, isWhole, total } from './counts.ts';
import type words from '#resources/locales/en/domain.json';
import type { Multilingual } from './languages.ts';

/** Who holds a project: its coordinator, in the words of the funder its beneficiary. */
export interface Beneficiary {
  readonly id: string;
  readonly shortName: string | null;
  readonly name: Multilingual | null;
}

export interface SheetCount extends Count {
  readonly id: string;
  readonly country: string | null;
  /** The city they came from, and the country that it is in. */
  readonly city: Multilingual | null;
  readonly cityCountry: string | null;
  readonly organisation: string | null;
  /** From where it was held or from abroad, where that is recorded beside or instead of a country. */
  readonly locality: keyof (typeof words)['locality'] | null;
  /** What else the count is narrowed to: such a count only divides another. */
  readonly gender: string | null;
  readonly ageBand: string | null;
}

export interface SheetPhoto {
  readonly id: string;
  readonly sha256: string;
  readonly caption: Multilingual | null;
  readonly alternative: Multilingual | null;
  readonly creator: string | null;
  readonly originalName: string;
  readonly width: number;
  readonly height: number;
}

export interface SheetProgramme {
  readonly id: string;
  readonly code: string;
  readonly name: Multilingual;
  readonly measureCode: string;
  readonly measureName: Multilingual;
  readonly supportStatement: Multilingual | null;
  readonly disclaimer: Multilingual | null;
}

export interface EventSheetData {
  readonly event: {
    readonly id: string;
    readonly title: Multilingual;
    readonly description: Multilingual | null;
    readonly dates: string | null;
    /** Whether it lasted throughout its dates, or was held once within them. */
    readonly span: 'throughout' | 'within';
    readonly status: 'planned' | 'held' | 'postponed' | 'cancelled' | 'unknown';
    readonly webPage: string | null;
    /** Since when it is online: ISO 8601, a day. */
    readonly webPageSince: string | null;
    readonly country: string | null;
    /** What kind of event it was, and whether people met: the archive's own codes. */
    readonly type: keyof (typeof words)['eventType'];
    readonly mode: keyof (typeof words)['eventMode'];
    /** What came otherwise than planned, and why. */
    readonly deviation: Multilingual | null;
    readonly deviationReason: Multilingual | null;
  };
  readonly place: { readonly name: Multilingual; readonly country: string } | null;
  readonly project: {
    readonly id: string;
    readonly acronym: string;
    readonly title: Multilingual | null;
    readonly grantNumber: string | null;
    readonly programme: SheetProgramme | null;
  } | null;
  /** Actual counts only: a plan is not what the funder asks for. */
  readonly participation: readonly SheetCount[];
  readonly photos: readonly SheetPhoto[];
  /** When the newest of these facts was written, ISO 8601; the document carries it as its date. */
  readonly changedAt: string;
}

const narrowed = (count: SheetCount) => ({ ...count, placeId: count.city ? count.id : null, organisationId: count.organisation });

/**
 * Of the counts of people from one city, or from one country whose city is not recorded: those that
 * add up. One by gender, age or sender only divides one that is there without it. Of two groups from one city of
 * which one is unknown, it stays so.
 */
export function countsOfOrigin(counts: readonly SheetCount[]): SheetCount[] {
  const own = counts.map((of) => ({ ...of, country: null, organisationId: of.organisation, of }));
  const whole = own.filter(isWhole);
  return (whole.some(({ value }) => value !== null) ? whole : countsForTotal(own)).map(({ of }) => of);
}

/**
 * Of the counts of people of one gender, of one age or from one sender: those that add up. What else some of them are
 * narrowed to only divides what is there without it.
 * @param by what they have in common
 */
export function countsOfGroup(counts: readonly SheetCount[], by: 'gender' | 'ageBand' | 'organisation'): SheetCount[] {
  return countsForTotal(counts.map((of) => ({ ...narrowed({ ...of, [by]: null }), of }))).map(({ of }) => of);
}

/** How many took part: the number for the whole event where one is known, else the sum of the sheet's rows. */
export function totalOfSheet(counts: readonly SheetCount[], rows: readonly SheetCount[]): Total<SheetCount> {
  const all = counts.map(narrowed);
  const isKnown = (count: Count) => count.value !== null;
  const hasWhole = all.some((count) => isWhole(count) && isKnown(count));
  return total<SheetCount>(rows.some(isKnown) && !hasWhole ? rows : countsForTotal(all));
}

/** An event's sheet with its place in its project, which some funders' sheets ask for. */
export interface EventReportData extends EventSheetData {
  readonly beneficiaries: readonly Beneficiary[];
  /** Which of its project's own events that were held it is, by date, from 1; null for all others. */
  readonly number: number | null;
}
