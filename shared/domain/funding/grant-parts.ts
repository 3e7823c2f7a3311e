/** What a reckoned grant is made of. */

import type { Multilingual } from '../languages.ts';
import type { KnownRule, RuleBook } from './book.ts';
import type { Sum } from './people.ts';
import type { Rule, RuleKind } from './rule.ts';
import { asNumber } from './values.ts';

export const lineKinds = ['event', 'invited', 'participants', 'managementCoordinator', 'managementPartners', 'meeting', 'tripsOverMost', 'multiplier', 'multiplierOverMost', 'multiplierOnline', 'onlineOverMost', 'outputs', 'lumpSum'] as const;

export interface GrantLine {
  readonly what: (typeof lineKinds)[number];
  readonly event: { readonly id: string; readonly title: Multilingual } | null;
  readonly countries: Sum | null;
  readonly people: Sum | null;
  /** The range of people that its amount is for, both ends included. */
  readonly band: { readonly from: number; readonly to: number | null } | null;
  /** How it is reckoned where it is by units: "24 × 500", each added to the others. */
  readonly products: readonly { readonly times: number; readonly rate: number }[];
  /** Whole euros; below nothing where it takes off what is over a limit. */
  readonly amount: Sum;
}

/** What a few people fewer or more would make of it. */
export interface GrantChange {
  readonly event: GrantLine['event'];
  /** So many more; fewer below nothing. */
  readonly people: number;
  /** Whole euros, of the line and of the whole. */
  readonly amount: number;
  readonly figure: number;
}

/** A change as its line knows it. */
export type Step = Pick<GrantChange, 'event' | 'people'> & { readonly difference: number };

export const grantNotes = ['allEligible', 'noPreparatory', 'noDistances', 'noOutputDays', 'onlyWithOutputs', 'allOrNothing'] as const;
export type GrantNote = (typeof grantNotes)[number];

/** Why there is no figure. */
export const noFigureReasons = ['noProgramme', 'noRules', 'noCall', 'emptyRules', 'unknownCounts', 'noEvents', 'notALumpSum'] as const;

export interface Grant {
  readonly lines: readonly GrantLine[];
  /** What the lines add up to. */
  readonly sum: Sum;
  /** What it can't be more than, the lowest last said to hold. Whole euros. */
  readonly limits: readonly { readonly what: 'most' | 'decision'; readonly amount: number }[];
  /** Whole euros; unknown where it can't be said, for the reason. */
  readonly figure: Sum;
  readonly reason: (typeof noFigureReasons)[number] | null;
  /** The rules that it was reckoned by, empty ones too, each once. */
  readonly standsOn: readonly KnownRule[];
  /** Of these, those that have to be filled in first. */
  readonly empty: readonly Rule[];
  readonly changes: readonly GrantChange[];
  readonly notes: readonly GrantNote[];
}

/** Looks rules up for the reckoning, and notes which it stood on. */
export class Used {
  readonly #book: RuleBook;
  readonly rules = new Map<RuleKind, KnownRule>();

  constructor(book: RuleBook) {
    this.#book = book;
  }

  has(kind: RuleKind): boolean {
    return this.#book.of(kind) !== null;
  }

  value(kind: RuleKind): KnownRule['value'] {
    const known = this.#book.of(kind);
    if (known) this.rules.set(kind, known);
    return known?.value ?? null;
  }

  number(kind: RuleKind): number | null {
    return asNumber(this.value(kind));
  }

  /** A rule's value that only tells what a step would bring: nothing stands on it. */
  glance(kind: RuleKind): KnownRule['value'] {
    return this.#book.of(kind)?.value ?? null;
  }
}

/** What one way of reckoning gives. */
export interface Reckoned {
  readonly lines: readonly GrantLine[];
  readonly steps: readonly Step[];
  readonly notes: readonly GrantNote[];
}
