/** Which of what can be done is meant by a few typed words, and how surely. */

import { type MarkedPart, markSought, words } from './fold.ts';
import { formKeys, meantForms } from './word-forms.ts';

export interface Named {
  readonly name: string;
  /** Other words for the same, parted by spaces. */
  readonly also?: string;
}

/** How a word was found: it begins a word of the name, or another word for it, or is a form of one of them. */
const IN_NAME = 0;
const IN_OTHER_WORDS = 1;
const AS_FORM = 2;

/** Readings of the words of names, once they were worked out: they are asked for with every letter. */
const known = new Map<string, ReadonlySet<string>>();

function readings(text: string): ReadonlySet<string> {
  const before = known.get(text);
  if (before) return before;
  const found = new Set(words(text).flatMap(({ start, end }) => formKeys(text.slice(start, end).toLowerCase())));
  known.set(text, found);
  return found;
}

/**
 * How surely typed words mean what is so named: 0 is surest; null where one of them is found nowhere. Carons and capitals don't matter,
 * nor does the order of the words. Nothing typed means everything alike.
 */
export function matchOf({ name, also = '' }: Named, typed: string): number | null {
  const asked = words(typed);
  if (asked.length === 0) return 0;
  const inName = words(name);
  const others = words(also);
  let worst = IN_NAME;
  for (const { folded, start, end } of asked) {
    const begins = (word: { readonly folded: string }) => word.folded.startsWith(folded);
    if (inName.some(begins)) continue;
    if (others.some(begins)) worst = Math.max(worst, IN_OTHER_WORDS);
    else {
      const meant = meantForms(typed.slice(start, end).toLowerCase()).flatMap(formKeys);
      if (!meant.some((key) => readings(name).has(key) || readings(also).has(key))) return null;
      worst = AS_FORM;
    }
  }
  const isBegun = inName[0]?.folded.startsWith(asked[0]?.folded ?? '') ?? false;
  return worst * 2 + (isBegun ? 0 : 1);
}

/** Whether a match is one in the name alone. */
export const isByName = (match: number | null): boolean => match !== null && match < IN_OTHER_WORDS * 2;

/** Those that are meant, surest first; those alike in the order in which they were given. */
export function meant<T extends Named>(all: readonly T[], typed: string): readonly { readonly one: T; readonly match: number }[] {
  return all
    .flatMap((one) => {
      const match = matchOf(one, typed);
      return match === null ? [] : [{ one, match }];
    })
    .toSorted((a, b) => a.match - b.match);
}

/** A name with the words marked that typed ones begin. */
export function markedName(name: string, typed: string): MarkedPart[] {
  return markSought(name, { beginnings: words(typed).map(({ folded }) => folded), wholes: new Set() });
}
