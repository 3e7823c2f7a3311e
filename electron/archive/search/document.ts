/** What a record is found by, whichever its kind is. */

import { daySpan } from '#shared/domain/dates.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Segment } from './segments.ts';

export interface SearchDocument {
  readonly title: Multilingual;
  readonly body: readonly Segment[];
  /** What it is, as `tags.ts` writes it; its kind and the languages of its title go without saying. */
  readonly tags: readonly string[];
  /** The first and the last day that its date can mean; newer records are put first. */
  readonly day: string | null;
  readonly lastDay: string | null;
}

/** The first and the last day that a date can mean; null of none. */
export const daysOf = (edtf: string | null) => ({ day: daySpan(edtf)?.earliest ?? null, lastDay: daySpan(edtf)?.latest ?? null });
