/** What a hit shows of itself: its title with what was looked for marked, and the stretch of its text where that stands. */

import type { FindableKind, Hit } from '#shared/contract/search.ts';
import { type Sought, firstSought, markSought, soughtBits } from '#shared/domain/fold.ts';
import { type Multilingual, NO_LANGUAGE, chooseText } from '#shared/domain/languages.ts';
import { DAMAGED, parsed } from '../records/careful.ts';
import type { Known } from './compile.ts';
import type { Segment } from './segments.ts';

/** Characters of a snippet, about two lines. */
const SNIPPET = 160;

export interface Row {
  readonly rowid: number;
  readonly kind: FindableKind;
  readonly recordId: string;
  readonly title: string;
  readonly day: string | null;
}

/** Each thing that is looked for, with all the words that stand for it. */
export function soughtIn(known: Known): Sought[] {
  return allSought(known).slice(0, MOST_SOUGHT);
}

function allSought(known: Known): Sought[] {
  switch (known.is) {
    case 'term': return [{ beginnings: [known.terms.word], wholes: new Set(known.terms.forms) }];
    case 'phrase': return known.words.map((word) => ({ beginnings: [], wholes: new Set([word]) }));
    case 'and': case 'or': return known.of.flatMap(allSought);
    default: return [];
  }
}

const together = (all: readonly Sought[]): Sought => ({ beginnings: all.flatMap(({ beginnings }) => beginnings), wholes: new Set(all.flatMap(({ wholes }) => [...wholes])) });

/** More than these are not told apart in a text. */
const MOST_SOUGHT = 30;

/** How many of the things looked for stand in a text. */
export function countSought(text: string, all: readonly Sought[]): number {
  let count = 0;
  for (let bits = soughtBits(text, all); bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** The text that holds most of the words; between equals the one in the language asked for. */
function bestSegment(body: readonly Segment[], all: readonly Sought[], language: string): Segment | null {
  let best: Segment | null = null;
  let bestScore = 0;
  for (const segment of body) {
    if (segment[2] === 2) continue;
    const matches = countSought(segment[1], all);
    const score = matches === 0 ? 0 : matches * 2 + (segment[0] === language || segment[0] === null ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [segment, score];
    if (bestScore === all.length * 2 + 1) break;
  }
  return best;
}

/** Where a word begins at or after `from`, at the latest at `latest`; else the nearest whole character. */
function startOfWord(text: string, from: number, latest: number): number {
  const gap = text.slice(from, latest).search(/\s\S/);
  if (gap !== -1) return from + gap + 1;
  return isWithinCharacter(text, from) ? from + 1 : from;
}

/** Where a word ends at or before `to`, at the earliest at `earliest`; else the nearest whole character. */
function endOfWord(text: string, to: number, earliest: number): number {
  if (to <= earliest) return earliest;
  const gap = /\s+\S*$/.exec(text.slice(earliest, to + 1));
  if (gap) return earliest + gap.index;
  return isWithinCharacter(text, to) ? to - 1 : to;
}

function isWithinCharacter(text: string, index: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(index)) && /[\uD800-\uDBFF]/.test(text.charAt(index - 1));
}

/** The stretch of a long text around its first word that is looked for, cut between words. */
export function excerpt(text: string, sought: Sought): string {
  if (text.length <= SNIPPET) return text;
  const first = firstSought(text, sought);
  const middle = first?.start ?? 0;
  const start = middle <= SNIPPET / 3 ? 0 : startOfWord(text, Math.floor(middle - SNIPPET / 3), middle);
  const end = start + SNIPPET >= text.length ? text.length : endOfWord(text, start + SNIPPET, first?.end ?? start + 1);
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/** The dates of the events among the hits: the day that hits are sorted by says less than they do. */
export type Dated = ReadonlyMap<string, Pick<Hit, 'dates' | 'within'>>;

/** A hit's title, in the language asked for where there is a choice. */
export interface Titled {
  readonly row: Row;
  readonly text: string;
  readonly language: string | null;
  /** It says all that is looked for, so that nothing need be shown of what the text says. */
  readonly isWhole: boolean;
}

const tag = (known: string | null | undefined) => (known && known !== NO_LANGUAGE ? known : null);

export function titledHit(row: Row, all: readonly Sought[], language: string): Titled {
  const title = chooseText(parsed(row.title, { [NO_LANGUAGE]: DAMAGED }) as Multilingual, language);
  const text = title?.text ?? '';
  return { row, text, language: tag(title?.language), isWhole: countSought(text, all) === all.length };
}

/** @param body the segments of its document; none are needed where the title is whole */
export function toHit({ row, text, language: titleLanguage, isWhole }: Titled, body: readonly Segment[], all: readonly Sought[], language: string, dated: Dated): Hit {
  const sought = together(all);
  const segment = isWhole ? null : bestSegment(body, all, language);
  return {
    kind: row.kind,
    id: row.recordId,
    title: markSought(text, sought),
    snippet: segment ? markSought(excerpt(segment[1], sought), sought) : [],
    titleLanguage,
    snippetLanguage: tag(segment?.[0]),
    ...(row.kind === 'event' ? (dated.get(row.recordId) ?? { dates: null, within: false }) : { dates: row.day, within: false }),
  };
}
