/** What the palette shows for what is typed, in which order. Nothing here asks the archive. */

import { markedName, meant } from '#shared/domain/command-match.ts';
import type { MarkedPart } from '#shared/domain/fold.ts';

export interface Line<T> {
  readonly id: string;
  readonly what: T;
  readonly name: readonly MarkedPart[];
}

interface Known<T> {
  readonly id: string;
  readonly name: string;
  readonly also?: string;
  readonly what: T;
}

export type GroupName = 'recent' | 'here' | 'commands';

export interface Group<T> {
  readonly name: GroupName;
  readonly lines: readonly Line<T>[];
}

/** Lines: what is looked for by words is one of the first few, or should be said more exactly. */
const MOST_RECENT = 6;
const MOST_RECENT_MEANT = 3;
const MOST_COMMANDS_MEANT = 7;

const line = <T>({ id, name, what }: Known<T>, typed: string): Line<T> => ({ id, what, name: typed === '' ? [{ text: name, marked: false }] : markedName(name, typed) });

interface Offered<T> {
  /** Newest first. */
  readonly recent: readonly Known<T>[];
  readonly here: readonly Known<T>[];
  readonly general: readonly Known<T>[];
}

/**
 * With nothing typed: the recent places, what this page offers, then all else. With words: the commands and recent places that they mean,
 * those first of which one is meant most surely. A command of the page stands for the general one of the same id.
 */
export function arrange<T>({ recent, here, general }: Offered<T>, words: string): readonly Group<T>[] {
  const typed = words.trim();
  const own = new Set(here.map(({ id }) => id));
  const others = general.filter(({ id }) => !own.has(id));
  const groups = (all: readonly Group<T>[]) => all.filter(({ lines }) => lines.length > 0);
  if (typed === '') {
    return groups([
      { name: 'recent', lines: recent.slice(0, MOST_RECENT).map((one) => line(one, '')) },
      { name: 'here', lines: here.map((one) => line(one, '')) },
      { name: 'commands', lines: others.map((one) => line(one, '')) },
    ]);
  }
  const commands = meant([...here, ...others], typed).slice(0, MOST_COMMANDS_MEANT);
  const places = meant(recent, typed).slice(0, MOST_RECENT_MEANT);
  const asGroups = [
    { name: 'commands' as const, found: commands },
    { name: 'recent' as const, found: places },
  ].toSorted((a, b) => (a.found[0]?.match ?? Infinity) - (b.found[0]?.match ?? Infinity));
  return groups(asGroups.map(({ name, found }) => ({ name, lines: found.map(({ one }) => line(one, typed)) })));
}
