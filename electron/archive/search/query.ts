/**
 * Finding records as the words are typed. Every query is bounded: SQLite can't be interrupted here,
 * and ranking costs by the number of hits, so many hits are shown newest first and only few ranked.
 */

import { type Kysely, sql } from 'kysely';
import type { FindableKind, Found, Hit } from '#shared/contract/search.ts';
import { fold, markWords, words } from '#shared/domain/fold.ts';
import { type Multilingual, NO_LANGUAGE, chooseText } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { DAMAGED, parsed } from '../records/careful.ts';
import type { Segment } from './documents.ts';

type Db = Kysely<Database>;

/** Up to so many hits are ranked by how well they match; more are shown newest first. */
const RANKED = 2000;

/** Characters of a snippet, about two lines. */
const SNIPPET = 160;

export interface Question {
  readonly words: string;
  readonly language: string;
  readonly kinds: readonly FindableKind[] | null;
  readonly limit: number;
}

/** The words asked for as an FTS5 query: every one must begin a word. null when nothing was asked. */
export function matchExpression(asked: readonly string[], column?: 'foldedTitle'): string | null {
  if (asked.length === 0) return null;
  // Folded words hold only letters and digits, so the quotes can't be broken out of.
  const all = asked.map((word) => `"${word}"*`).join(' AND ');
  return column ? `${column} : (${all})` : all;
}

interface Row {
  kind: FindableKind;
  recordId: string;
  title: string;
  body: string;
  day: string | null;
}

export async function find(db: Db, question: Question): Promise<Found> {
  const asked = fold(question.words).split(' ').filter(Boolean).slice(0, 12);
  const match = matchExpression(asked);
  if (!match) return { total: 0, counts: [], hits: [] };
  const inKinds = question.kinds ? sql`AND d.kind IN (${sql.join(question.kinds)})` : sql``;
  const counted = await sql<{ kind: FindableKind; count: number }>`
    WITH matched AS (SELECT rowid FROM searchIndex WHERE searchIndex MATCH ${match})
    SELECT d.kind AS kind, count(*) AS count FROM matched JOIN searchDocument d ON d.rowid = matched.rowid
    WHERE true ${inKinds} GROUP BY d.kind ORDER BY count DESC, d.kind`.execute(db);
  const counts = counted.rows;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const inTitle = matchExpression(asked, 'foldedTitle') ?? match;
  // A hit in the title stands before one in the text, whatever their rank.
  const order = total <= RANKED ? sql`matched.score` : sql`coalesce(d.day, '') DESC`;
  const score = total <= RANKED ? sql`bm25(searchIndex, 8.0, 1.0)` : sql`0`;
  const { rows } = await sql<Row>`
    WITH matched AS (SELECT rowid, ${score} AS score FROM searchIndex WHERE searchIndex MATCH ${match}),
         titled AS (SELECT rowid FROM searchIndex WHERE searchIndex MATCH ${inTitle})
    SELECT d.kind, d.recordId, d.title, d.body, d.day
    FROM matched JOIN searchDocument d ON d.rowid = matched.rowid
    WHERE true ${inKinds}
    ORDER BY d.rowid IN (SELECT rowid FROM titled) DESC, ${order}, d.rowid DESC
    LIMIT ${question.limit}`.execute(db);
  const dated = await datesOf(db, rows);
  return { total, counts, hits: rows.map((row) => toHit(row, asked, question.language, dated)) };
}

/** The dates of the events among the hits: the day that hits are sorted by says less than they do. */
async function datesOf(db: Db, rows: readonly Row[]): Promise<Dated> {
  const ids = rows.flatMap((row) => (row.kind === 'event' ? [row.recordId] : []));
  if (ids.length === 0) return new Map();
  const events = await db.selectFrom('event').select(['id', 'dates', 'span']).where('id', 'in', ids).execute();
  return new Map(events.map(({ id, dates, span }) => [id, { dates, within: span === 'within' }]));
}

type Dated = ReadonlyMap<string, Pick<Hit, 'dates' | 'within'>>;

function countMatches(text: string, asked: readonly string[]): number {
  const inText = words(text);
  return asked.filter((word) => inText.some(({ folded }) => folded.startsWith(word))).length;
}

function toHit(row: Row, asked: readonly string[], language: string, dated: Dated): Hit {
  const title = chooseText(parsed(row.title, { [NO_LANGUAGE]: DAMAGED }) as Multilingual, language);
  const titleText = title?.text ?? '';
  const segment = bestSegment(parsed(row.body, []) as Segment[], asked, language);
  const whole = countMatches(titleText, asked) === asked.length;
  const tag = (known: string | null | undefined) => (known && known !== NO_LANGUAGE ? known : null);
  return {
    kind: row.kind,
    id: row.recordId,
    title: markWords(titleText, asked),
    snippet: whole || !segment ? [] : markWords(excerpt(segment[1], asked), asked),
    titleLanguage: tag(title?.language),
    snippetLanguage: whole || !segment ? null : tag(segment[0]),
    ...(row.kind === 'event' ? (dated.get(row.recordId) ?? { dates: null, within: false }) : { dates: row.day, within: false }),
  };
}

/** The text that holds most of the words; between equals the one in the language asked for. */
function bestSegment(body: readonly Segment[], asked: readonly string[], language: string): Segment | null {
  let best: Segment | null = null;
  let bestScore = 0;
  for (const segment of body) {
    const matches = countMatches(segment[1], asked);
    const score = matches === 0 ? 0 : matches * 2 + (segment[0] === language || segment[0] === null ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [segment, score];
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

/** The stretch of a long text around its first matching word, cut between words. */
export function excerpt(text: string, asked: readonly string[]): string {
  if (text.length <= SNIPPET) return text;
  const first = words(text).find(({ folded }) => asked.some((word) => folded.startsWith(word)));
  const middle = first?.start ?? 0;
  const start = middle <= SNIPPET / 3 ? 0 : startOfWord(text, Math.floor(middle - SNIPPET / 3), middle);
  const end = start + SNIPPET >= text.length ? text.length : endOfWord(text, start + SNIPPET, first?.end ?? start + 1);
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/** The ids of records of a kind whose title holds all the words, in whichever language; at most `limit`. */
export async function findTitled(db: Db, kind: FindableKind, asked: string, limit: number): Promise<string[]> {
  const match = matchExpression(fold(asked).split(' ').filter(Boolean), 'foldedTitle');
  if (!match) return [];
  const { rows } = await sql<{ recordId: string }>`
    WITH titled AS (SELECT rowid FROM searchIndex WHERE searchIndex MATCH ${match})
    SELECT d.recordId FROM titled JOIN searchDocument d ON d.rowid = titled.rowid WHERE d.kind = ${kind} LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.recordId);
}
