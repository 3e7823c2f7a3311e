/**
 * Finding records as the words are typed. SQLite can't be interrupted here and ranking costs by the number of hits, so
 * every step is bounded: what bears the words in its title or among its names is looked for first, in a small index of
 * its own, and ranked; then what says them in its text, newest first, as many as are asked for.
 */

import type { Kysely } from 'kysely';
import type { FindableKind, Found, Hit } from '#shared/contract/search.ts';
import type { Ask } from '#shared/domain/asking/ask.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { fold } from '#shared/domain/fold.ts';
import { type Multilingual, NO_LANGUAGE } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import { answering } from './answering.ts';
import { type Known, type Worded, beyondWords, expression, hasLetter, isPlain, look, named, titleExpression, ways } from './compile.ts';
import { type Dated, type Row, countSought, soughtIn, titledHit, toHit } from './hits.ts';
import { nearestWords } from './nearest.ts';
import { bodiesOf } from './own-texts.ts';
import { tag } from './tags.ts';
import type { Nearness } from './terms.ts';

type Db = Kysely<Database>;

export interface Question {
  /** As `shared/domain/asking/read.ts` reads them. */
  readonly words: string;
  readonly language: string;
  readonly kinds: readonly FindableKind[] | null;
  readonly limit: number;
  /** Where the page before ended, as it said; null for the first. */
  readonly after?: string | null;
}

/** Hits are counted up to here with each key that is typed; how many there are in all, the facets say. */
const COUNTED = 200;
/** Of what bears the words in its title so many are ranked, of each nearness; what is less near is looked for where these are fewer. */
const TITLED = 60;
/** Of what says them in its text so many are ranked at a time, and of what only facts are asked of. */
const RANKED = 100;

/** Which kinds come first where nothing else tells. */
const ORDER: readonly FindableKind[] = ['project', 'workPackage', 'organisation', 'place', 'person', 'series', 'event', 'output', 'newsItem', 'issuedReport', 'photo', 'source'];

/** Where a page ended: among the titled ones, or in which step over the texts, below which row, after how many of what was ranked there. */
type Place = readonly [step: number, below: number, offset: number];
const BEGINNING: Place = [0, Number.MAX_SAFE_INTEGER, 0];

function placeOf(after: string | null | undefined): Place {
  const parts = (after ?? '').split('.').map(Number);
  return parts.length === 3 && parts.every((part) => Number.isSafeInteger(part) && part >= 0) ? (parts as unknown as Place) : BEGINNING;
}

/** What is asked, within some kinds. */
function within(known: Known, kinds: readonly FindableKind[] | null): Known {
  return kinds === null ? known : { is: 'and', of: [known, { is: 'tags', tags: kinds.map((kind) => tag('kind', kind)) }] };
}

export async function find(db: Db, question: Question): Promise<Found> {
  const ask = readQuestion(question.words).ask;
  if (ask === null) return { total: 0, isExact: true, hits: [], next: null, instead: null };
  const found = await findAsked(db, ask, question);
  if (found.total > 0) return { ...found, instead: null };
  const nearest = await nearestWords(db, question.words);
  const other = nearest === null ? null : readQuestion(nearest).ask;
  return other === null ? { ...found, instead: null } : { ...(await findAsked(db, other, question)), instead: nearest };
}

async function findAsked(db: Db, ask: Ask, question: Question): Promise<Omit<Found, 'instead'>> {
  const known = within(await look(db, ask), question.kinds);
  const steps = new Steps(db, known, question.kinds);
  const { rows, next } = await steps.page(placeOf(question.after), question.limit);
  const sought = soughtIn(known);
  const shown = rows.map((row) => titledHit(row, sought, question.language));
  // Where the title says all, what the text says is not read.
  const bodies = await bodiesOf(db, shown.flatMap(({ row, isWhole }) => (isWhole ? [] : [row])));
  const dated = await datesOf(db, rows);
  // Where all of them are here they need not be counted.
  const total = next === null && !question.after ? rows.length : (steps.counted ?? (await steps.count()));
  return { total: Math.min(total, COUNTED), isExact: total <= COUNTED, hits: shown.map((hit) => toHit(hit, bodies.get(hit.row.rowid) ?? [], sought, question.language, dated)), next };
}

const NARROW = 'd.rowid, d.kind, d.recordId, d.day, d.title';
/** As many as are counted are found, which costs little more; of these the newest are read. */
const read = (found: string) => `WITH m AS MATERIALIZED (${found} ORDER BY rowid DESC LIMIT ${COUNTED + 1})
  SELECT ${NARROW}, (SELECT count(*) FROM m) AS among FROM (SELECT rowid FROM m ORDER BY rowid DESC LIMIT ?) AS n JOIN searchDocument d ON d.rowid = n.rowid`;
const IN_TITLE = read('SELECT rowid FROM searchTitle WHERE searchTitle MATCH ?');
const IN_TEXT = read('SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? AND rowid < ?');
const CALLED = `WITH m AS (SELECT rowid FROM searchCalled WHERE searchCalled MATCH ? LIMIT ?) SELECT ${NARROW} FROM m JOIN searchDocument d ON d.rowid = m.rowid`;
const SAID = 'SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? LIMIT ?';

/** How many were found where some of them were read. */
interface Among {
  readonly among: number;
}

/** The steps in which one question is answered. */
class Steps {
  readonly #db: Db;
  readonly #known: Known;
  readonly #kinds: ReadonlySet<FindableKind> | null;
  /** Steps over the texts: what says the words as they stand or by their beginnings, then what says other forms of them. */
  readonly #steps: 1 | 2;
  #named: Promise<Known> | null = null;
  /** How many hits each of them has, up to one more than are counted. */
  readonly #inTexts = new Map<number, number>();
  #titles = 0;
  #allTitled: Promise<Row[]> | null = null;

  constructor(db: Db, known: Known, kinds: readonly FindableKind[] | null) {
    this.#db = db;
    this.#known = known;
    this.#kinds = kinds === null ? null : new Set(kinds);
    this.#steps = expression(known, 'beginning') === expression(known, 'forms') ? 1 : 2;
  }

  /** What texts are asked, in a step or in all. */
  async #askedOfTexts(step: number | null): Promise<string> {
    const known = await (this.#named ??= named(this.#db, this.#known));
    const [near, all] = [expression(known, 'beginning'), expression(known, 'forms')];
    if (step === null || this.#steps === 1) return all;
    return step === 0 ? near : `(${all} NOT ${near})`;
  }

  async page(from: Place, limit: number): Promise<{ rows: Row[]; next: string | null }> {
    const titled = await this.#titled();
    const seen = new Set(titled.map(({ rowid }) => rowid));
    const rows: Row[] = [];
    let [step, below, offset] = from;
    while (rows.length < limit) {
      if (step > this.#steps) return { rows, next: null };
      const window = step === 0 ? titled : await this.#inText(step - 1, below);
      const some = step === 0 ? window : ranked(window, this.#known).filter(({ rowid }) => !seen.has(rowid));
      const taken = some.slice(offset, offset + limit - rows.length);
      rows.push(...taken);
      offset += taken.length;
      if (offset < some.length) break;
      const lowest = Math.min(...window.map(({ rowid }) => rowid));
      [step, below, offset] = step === 0 || window.length < RANKED ? [step + 1, Number.MAX_SAFE_INTEGER, 0] : [step, lowest, 0];
    }
    return { rows, next: step > this.#steps ? null : `${step}.${below}.${offset}` };
  }

  /** How many hits there are, up to one more than are counted, as far as that was seen on the way; null where they have to be counted. */
  get counted(): number | null {
    if (hasLetter(this.#known)) return null;
    const seen = [...this.#inTexts.values()].reduce((sum, one) => sum + one, 0);
    if (this.#inTexts.size === this.#steps || seen > COUNTED) return Math.min(seen, COUNTED + 1);
    return isPlain(this.#known) && this.#titles > COUNTED ? this.#titles : null;
  }

  async #inText(step: number, below: number): Promise<Row[]> {
    const rows = await rowsOf<Row & Among>(this.#db, IN_TEXT, await this.#askedOfTexts(step), below, RANKED);
    if (below === Number.MAX_SAFE_INTEGER) this.#inTexts.set(step, rows[0]?.among ?? 0);
    return rows;
  }

  /** What bears the words in its title or among its names: in that order, best first. */
  #titled(): Promise<Row[]> {
    return (this.#allTitled ??= this.#findTitled());
  }

  async #findTitled(): Promise<Row[]> {
    const found = new Map<number, { readonly row: Row; readonly near: number }>();
    for (const [near, nearness] of (['whole', 'beginning', 'forms'] as const satisfies readonly Nearness[]).entries()) {
      const match = titleExpression(this.#known, nearness);
      if (match === null) return [];
      const newest = await rowsOf<Row & Among>(this.#db, IN_TITLE, match, TITLED);
      this.#titles = Math.max(this.#titles, newest[0]?.among ?? 0);
      // Where more say the name than are ranked: what is called so is among them nevertheless.
      const called = newest.length < TITLED ? [] : await rowsOf<Row>(this.#db, CALLED, match, TITLED);
      for (const row of [...called, ...newest]) {
        if (!found.has(row.rowid) && (this.#kinds?.has(row.kind) ?? true)) found.set(row.rowid, { row, near });
      }
      if (found.size >= TITLED) break;
    }
    const all = [...found.values()];
    const answers = ways(this.#known);
    const ranks = new Map(all.map(({ row, near }) => [row.rowid, titleRank(row, near, answers)]));
    const sorted = all.map(({ row }) => row).toSorted((a, b) => (ranks.get(a.rowid) ?? 0) - (ranks.get(b.rowid) ?? 0) || byKindAndDay(a, b));
    return this.#answering(sorted);
  }

  /** How many hits there are, up to one more than are counted. */
  async count(): Promise<number> {
    const said = await rowsOf<{ rowid: number }>(this.#db, SAID, await this.#askedOfTexts(null), COUNTED + 1);
    if (said.length > COUNTED || !hasLetter(this.#known)) return said.length;
    // Some titles answer whose texts do not: a single letter is the beginning of a title's word, and in texts one by itself.
    return new Set([...said, ...(await this.#titled())].map(({ rowid }) => rowid)).size;
  }

  /** Those of some rows that answer all of a question, of which the titles answer a part. */
  async #answering(rows: readonly Row[]): Promise<Row[]> {
    const isAnswered = this.#known.is === 'and' && this.#kinds !== null ? isPlain(this.#known.of[0] ?? this.#known) : isPlain(this.#known);
    const asked = isAnswered ? null : beyondWords(this.#known);
    if (asked === null || rows.length === 0) return [...rows];
    return answering(this.#db, rows, asked);
  }
}

const place = (kind: FindableKind) => ORDER.indexOf(kind);

/** Newest first, what has no day last. */
const byDay = (a: Row, b: Row) => (a.day === b.day ? b.rowid - a.rowid : (b.day ?? '') < (a.day ?? '') ? -1 : 1);
const byKindAndDay = (a: Row, b: Row) => place(a.kind) - place(b.kind) || byDay(a, b);

const titlesOf = (row: Row) => Object.values(parsed(row.title, { [NO_LANGUAGE]: '' }) as Multilingual);

/** How near the words of a title come to one that is asked for; 3 where none does. */
function nearnessIn(folded: string, part: Worded): number {
  if (part.is === 'phrase') return folded.includes(` ${part.words.join(' ')} `) ? 0 : 3;
  const { word, forms } = part.terms;
  if (folded.includes(` ${word} `)) return 0;
  if (folded.includes(` ${word}`)) return 1;
  return forms.some((form) => folded.includes(` ${form} `)) ? 2 : 3;
}

const asked = (one: Worded) => (one.is === 'phrase' ? one.words.join(' ') : one.terms.word);

/**
 * How well a title answers: it is the words, begins with them, is other forms of them, holds them as they stand, by their beginnings, in
 * other forms; what only its names do stands behind what its title does as nearly.
 * @param near how near titles and names together come
 */
function titleRank(row: Row, near: number, answers: readonly (readonly Worded[])[]): number {
  let best = Number.MAX_SAFE_INTEGER;
  for (const title of titlesOf(row)) {
    const folded = ` ${fold(title)} `;
    for (const words of answers) {
      const whole = words.map(asked).join(' ');
      if (folded === ` ${whole} `) return 0;
      const each = words.map((word) => nearnessIn(folded, word));
      const inTitle = Math.max(...each);
      if (inTitle < 3 && folded.startsWith(` ${whole} `)) best = Math.min(best, 1);
      else if (inTitle < 3 && !each.includes(1) && folded.trim().split(' ').length === words.length) best = Math.min(best, 2);
      else best = Math.min(best, 3 + near * 4 + inTitle);
    }
  }
  return best;
}

/** Of what says the words in its text: more of them in the title first, then newer ones. */
function ranked(rows: readonly Row[], known: Known): Row[] {
  const sought = soughtIn(known);
  if (sought.length < 2) return rows.toSorted(byDay);
  const inTitle = new Map(rows.map((row) => [row.rowid, Math.max(0, ...titlesOf(row).map((title) => countSought(title, sought)))]));
  return rows.toSorted((a, b) => (inTitle.get(b.rowid) ?? 0) - (inTitle.get(a.rowid) ?? 0) || byDay(a, b));
}

async function datesOf(db: Db, rows: readonly Row[]): Promise<Dated> {
  const ids = rows.flatMap((row) => (row.kind === 'event' ? [row.recordId] : []));
  if (ids.length === 0) return new Map<string, Pick<Hit, 'dates' | 'within'>>();
  const events = await rowsOf<{ id: string; dates: string | null; span: string }>(db, 'SELECT id, dates, span FROM event WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
  return new Map(events.map(({ id, dates, span }) => [id, { dates, within: span === 'within' }]));
}

/** The ids of records of a kind whose title holds all the words, in whichever language; at most `limit`. */
export async function findTitled(db: Db, kind: FindableKind, asked: string, limit: number): Promise<string[]> {
  const ask = readQuestion(asked.replaceAll(/["():-]/g, ' ')).ask;
  const match = ask === null ? null : titleExpression(await look(db, ask), 'beginning');
  if (match === null) return [];
  const rows = await rowsOf<{ recordId: string }>(
    db,
    'WITH titled AS (SELECT rowid FROM searchTitle WHERE searchTitle MATCH ?) SELECT d.recordId FROM titled JOIN searchDocument d ON d.rowid = titled.rowid WHERE d.kind = ? LIMIT ?',
    `title : (${match})`, kind, limit,
  );
  return rows.map((row) => row.recordId);
}
