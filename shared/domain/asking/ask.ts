/** A question to the archive as a tree, whichever way it was written: typed, chosen in a form, kept. */

/** What is asked by what a record is, and not by its words. `days` is told apart: a date may lie in it only perhaps. */
export const askFields = [
  'kind', 'type', 'status', 'country', 'programme', 'project', 'organisation', 'role', 'place', 'language', 'has', 'lacks', 'workPackage', 'participants', 'mode', 'date',
] as const;
export type AskField = (typeof askFields)[number];

export type Ask =
  /** Everything there is. */
  | { readonly is: 'any' }
  /** A word, its beginning or another form of it. `isWhole`: as it is written and no longer. */
  | { readonly is: 'word'; readonly text: string; readonly isWhole?: boolean }
  /** Words that stand one after the other as they are written. */
  | { readonly is: 'phrase'; readonly text: string }
  /** One of a field's values: a code, or words that name a record. */
  | { readonly is: 'value'; readonly field: Exclude<AskField, 'participants' | 'date' | 'workPackage'>; readonly value: string }
  /** A number within bounds, both included; null where there is none. */
  | { readonly is: 'number'; readonly field: 'participants' | 'workPackage'; readonly from: number | null; readonly to: number | null }
  /** Days, both included, `YYYY-MM-DD`. */
  | { readonly is: 'days'; readonly from: string | null; readonly to: string | null }
  | { readonly is: 'and'; readonly of: readonly Ask[] }
  | { readonly is: 'or'; readonly of: readonly Ask[] }
  | { readonly is: 'not'; readonly of: Ask };

/** The words that are looked for, in the order in which they stand; not those that must not stand. */
export function wordsOf(ask: Ask): string[] {
  switch (ask.is) {
    case 'word': case 'phrase': return [ask.text];
    case 'and': case 'or': return ask.of.flatMap(wordsOf);
    default: return [];
  }
}
