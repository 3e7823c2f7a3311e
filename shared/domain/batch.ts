/** What a change of many records at once changes in each of them, and how that is told: grouped by what was and what becomes of it. */

import { isSame } from './difference.ts';

/** `add` and `remove` are for fields that hold several: their value is a list of what is added or taken away. */
export const batchWays = ['set', 'clear', 'add', 'remove'] as const;
export type BatchWay = (typeof batchWays)[number];

export interface BatchChange {
  readonly field: string;
  readonly how: BatchWay;
  /** Of `clear` it says nothing. */
  readonly value: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Whether what a list holds is what was meant: a text is known by the languages that were said of it. */
function isMeant(held: unknown, said: unknown): boolean {
  if (typeof held !== 'object' || typeof said !== 'object' || held === null || said === null) return held === said;
  return Object.entries(said).every(([key, part]) => isSame((held as Values)[key], part));
}

function valueAfter(before: unknown, { how, value }: BatchChange): unknown {
  switch (how) {
    case 'set': return value;
    case 'clear': return Array.isArray(before) ? [] : null;
    case 'add': return [...asList(before), ...asList(value).filter((said, at, all) => !asList(before).some((held) => isMeant(held, said)) && all.findIndex((other) => isMeant(other, said)) === at)];
    default: return asList(before).filter((held) => !asList(value).some((said) => isMeant(held, said)));
  }
}

/** The fields that changes set otherwise than they are, each with its new value. Several of one field are made one after the other. */
export function changedBy(values: Values, changes: readonly BatchChange[]): Values {
  const after: Record<string, unknown> = {};
  for (const change of changes) after[change.field] = valueAfter(change.field in after ? after[change.field] : values[change.field], change);
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => !isSame(values[field], value)));
}

export interface ChangeGroup {
  readonly from: unknown;
  readonly to: unknown;
  readonly count: number;
}

/** What becomes of one field. */
export interface FieldTally {
  readonly field: string;
  /** The largest first. */
  readonly groups: readonly ChangeGroup[];
  /** The records of the groups that are not named. */
  readonly others: number;
  /** Those that it changes nothing in. */
  readonly already: number;
}

/** Groups that are told one by one. */
const MOST_GROUPS = 8;

/** Counts, record after record, what changes do. */
export class BatchTally {
  readonly #groups = new Map<string, Map<string, ChangeGroup>>();
  readonly #already = new Map<string, number>();
  changing = 0;

  constructor(changes: readonly BatchChange[]) {
    for (const { field } of changes) {
      this.#groups.set(field, new Map());
      this.#already.set(field, 0);
    }
  }

  add(values: Values, changed: Values): void {
    if (Object.keys(changed).length > 0) this.changing += 1;
    for (const [field, groups] of this.#groups) {
      if (!(field in changed)) {
        this.#already.set(field, (this.#already.get(field) ?? 0) + 1);
        continue;
      }
      const key = JSON.stringify([values[field] ?? null, changed[field] ?? null]);
      groups.set(key, { from: values[field] ?? null, to: changed[field] ?? null, count: (groups.get(key)?.count ?? 0) + 1 });
    }
  }

  get fields(): FieldTally[] {
    return [...this.#groups].map(([field, all]) => {
      const groups = [...all.values()].toSorted((a, b) => b.count - a.count);
      const others = groups.slice(MOST_GROUPS).reduce((sum, { count }) => sum + count, 0);
      return { field, groups: groups.slice(0, MOST_GROUPS), others, already: this.#already.get(field) ?? 0 };
    });
  }
}
