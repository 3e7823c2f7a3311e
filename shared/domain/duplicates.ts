/**
 * Records that may be the same thing written twice, in clusters by likeness: the same words in whatever order, the
 * same letters, then names that few letters tell apart (OpenRefine's key collision and nearest neighbour).
 */

import { editDistance } from './country-names.ts';
import type { DaySpan } from './dates.ts';
import { fold } from './fold.ts';

export const likenesses = ['words', 'letters', 'near'] as const;
/** How alike: of a cluster, the surest that holds two of it together. */
export type Likeness = (typeof likenesses)[number];

export interface Candidate {
  readonly id: string;
  /** All that it is called, in any language. */
  readonly names: readonly string[];
  /** What must not differ where both say it: a country, a town, an organisation. */
  readonly apart: readonly (string | null)[];
  /** When it was; those that never were at the same time are two. null: not known. */
  readonly span: DaySpan | null;
  /** A record that it is part of, or that is made of it, is no duplicate. */
  readonly kin: string | null;
}

export interface Cluster {
  readonly ids: readonly string[];
  readonly likeness: Likeness;
}

/** Words that say a legal form and tell no two apart. */
const NOISE: ReadonlySet<string> = new Set(['doo', 'dd', 'sp', 'zoo', 'so', 'po', 'ev', 'ngo', 'nvo', 'the', 'of', 'in', 'and', 'za', 'v', 'na', 'und', 'fur', 'e', 'di', 'dei', 'per']);

const wordsOf = (name: string) => fold(name).replaceAll(/(?<=\p{L})\.(?=\p{L})/gu, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The words of a name, each once, in an order of their own. */
export function fingerprint(name: string): string {
  const words = wordsOf(name);
  const telling = words.filter((word) => !NOISE.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].toSorted().join(' ');
}

/** The pairs of letters of a name, each once: "Novo mesto" and "Novomesto" have the same. Too short a name has none. */
export function letterPairs(name: string): string {
  const letters = wordsOf(name).join('');
  if (letters.length < 6) return '';
  return [...new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)))].toSorted().join('');
}

const digitsOf = (name: string) => (name.match(/\d+/gu) ?? []).join(' ');

/** Letters of which one may differ: in short names none, since many short names are near each other. */
const LETTERS_FOR_ONE = 7;

/** Whether few letters tell two names apart, and no number. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one).join(' '), wordsOf(other).join(' ')];
  const most = Math.min(3, Math.floor(Math.min(a.length, b.length) / LETTERS_FOR_ONE));
  if (most === 0 || Math.abs(a.length - b.length) > most || digitsOf(a) !== digitsOf(b)) return false;
  return editDistance(a, b) <= most;
}

/** Whether nothing that is known of them says that they are two. */
function mayBeSame(one: Candidate, other: Candidate): boolean {
  if (one.kin === other.id || other.kin === one.id) return false;
  if (one.apart.some((value, index) => value !== null && (other.apart[index] ?? null) !== null && value !== other.apart[index])) return false;
  return one.span === null || other.span === null || (one.span.earliest <= other.span.latest && other.span.earliest <= one.span.latest);
}

/** Names that share a word with more than so many others are compared by their other words: "društvo" says nothing. */
const MOST_IN_BLOCK = 120;

class Union {
  readonly #above = new Map<string, string>();
  readonly #members = new Map<string, readonly Candidate[]>();
  readonly likeness = new Map<string, Likeness>();

  top(id: string): string {
    let at = id;
    while (this.#above.has(at)) at = this.#above.get(at) ?? at;
    return at;
  }

  /** Only where no two of both clusters are known to be two: one without a town belongs to one of two towns, and not to both. */
  join(one: Candidate, other: Candidate, likeness: Likeness): void {
    const [a, b] = [this.top(one.id), this.top(other.id)];
    if (a !== b) {
      const [mine, its] = [this.#members.get(a) ?? [one], this.#members.get(b) ?? [other]];
      if (!mine.every((member) => its.every((another) => mayBeSame(member, another)))) return;
      this.#members.set(a, [...mine, ...its]);
    }
    const surest = likenesses.find((known) => [likeness, this.likeness.get(a), this.likeness.get(b)].includes(known)) ?? likeness;
    if (a !== b) this.#above.set(b, a);
    this.likeness.set(a, surest);
  }
}

function blocks(candidates: readonly Candidate[], keysOf: (name: string) => readonly string[]): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const keys = new Set(candidate.names.flatMap(keysOf));
    keys.delete('');
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), candidate]);
  }
  return found;
}

/** The beginnings of a name's words, by which near names meet: a slip at the beginning of one leaves the others. */
const beginnings = (name: string) => wordsOf(name).filter((word) => word.length >= 3).map((word) => word.slice(0, 4));

/**
 * Clusters of two or more, the surest first, then the largest. Yields now and then while it works, so that whoever
 * runs it can let others be answered in between.
 */
export function* clustersOf(candidates: readonly Candidate[]): Generator<undefined, Cluster[]> {
  const union = new Union();
  for (const [likeness, keysOf] of [['words', (name: string) => [fingerprint(name)]], ['letters', (name: string) => [letterPairs(name)]]] as const) {
    for (const block of blocks(candidates, keysOf).values()) {
      for (const [index, one] of block.slice(0, MOST_IN_BLOCK).entries()) {
        for (const other of block.slice(index + 1, MOST_IN_BLOCK)) if (mayBeSame(one, other)) union.join(one, other, likeness);
      }
    }
    yield;
  }
  for (const block of blocks(candidates, beginnings).values()) {
    if (block.length > MOST_IN_BLOCK) continue;
    for (const [index, one] of block.entries()) {
      for (const other of block.slice(index + 1)) {
        if (union.top(one.id) === union.top(other.id) || !mayBeSame(one, other)) continue;
        if (one.names.some((name) => other.names.some((its) => isNear(name, its)))) union.join(one, other, 'near');
      }
    }
    yield;
  }
  const clusters = Map.groupBy(candidates, ({ id }) => union.top(id));
  return [...clusters]
    .filter(([, members]) => members.length > 1)
    .map(([top, members]) => ({ ids: members.map(({ id }) => id), likeness: union.likeness.get(top) ?? ('near' as const) }))
    .toSorted((one, other) => likenesses.indexOf(one.likeness) - likenesses.indexOf(other.likeness) || other.ids.length - one.ids.length);
}
