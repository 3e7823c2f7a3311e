/**
 * Pages of the records of one kind that a question finds, in any order that their list offers. What a question finds is put in
 * order once and kept while nothing is written, so that each further page, at whatever depth, is read from memory.
 */

import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { ListOrder, ListedKind } from '#shared/contract/lists.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { type Multilingual, chooseText } from '#shared/domain/languages.ts';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';
import { today } from '#shared/domain/today.ts';
import { connect } from '../database/dialect.ts';
import { type PageRequest, cursorOf } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import { type Known, expression, look } from './compile.ts';
import { eventsByDay, eventsInAll } from './events-by-day.ts';
import { tag } from './tags.ts';

export interface ListAsked extends PageRequest {
  readonly kind: ListedKind;
  /** As `shared/domain/asking/read.ts` reads them; where they ask nothing, all of the kind is meant. */
  readonly words: string;
  readonly order: ListOrder;
}

export interface ListPage {
  readonly ids: readonly string[];
  readonly next: string | null;
  /** How many there are on all pages; with the first alone. */
  readonly total: number | null;
}

/** What records stand in order by: their keys as texts, and their ids where these are the same. */
interface Order {
  /** An expression over the record `r`. */
  readonly key: string;
  readonly isDescending: boolean;
  /** What is compared of it. */
  readonly of?: (key: string) => string;
}

/** Stands after every key, all of which begin with a digit: what has none comes last. */
const LAST = '~';
const last = (column: string) => `coalesce(nullif(${column}, ''), '${LAST}')`;
const ascending = (key: string, of?: Order['of']): Order => ({ key, isDescending: false, ...(of ? { of } : {}) });
const descending = (key: string): Order => ({ key, isDescending: true });

const keyOfText = (texts: string) => (texts === LAST ? LAST : slovenianSortKey(chooseText(parsed(texts, {}) as Multilingual, 'sl')?.text ?? ''));

/** Texts whose keys are kept: to work them out takes longer than all else, and few change between two lists. */
const MOST_TEXTS = 200_000;
const keysOfTexts = new Map<string, string>();

function byText(texts: string): string {
  const known = keysOfTexts.get(texts);
  if (known !== undefined) return known;
  if (keysOfTexts.size >= MOST_TEXTS) keysOfTexts.clear();
  const key = keyOfText(texts);
  keysOfTexts.set(texts, key);
  return key;
}

/** As its document in the index says it: of a count that is not known it says nothing. */
const PARTICIPANTS = `coalesce((SELECT CASE instr(d.tags, ' ${tag('participants', '')}') WHEN 0 THEN '' ELSE substr(d.tags, instr(d.tags, ' ${tag('participants', '')}') + 2, 7) END
  FROM searchDocument d WHERE d.kind = 'event' AND d.recordId = r.id), '')`;
const TOWN = "(SELECT p.sortKey FROM place p WHERE p.id = r.placeId AND p.deletedBy IS NULL)";
/** Events in which organisations have a role, or to which they sent somebody. */
export const EVENTS_OF_ORGANISATION = `(SELECT count(*) FROM event e WHERE e.deletedBy IS NULL AND e.id IN (
  SELECT o.eventId FROM role o WHERE o.organisationId = r.id AND o.deletedBy IS NULL UNION SELECT s.eventId FROM participation s WHERE s.organisationId = r.id AND s.deletedBy IS NULL))`;

const ORDERS: { readonly [K in ListedKind]: Readonly<Record<ListOrder<K>, Order>> } = {
  event: { newest: descending('r.sortDay'), oldest: ascending(last('r.sortDay')), title: ascending('r.title', byText), participants: descending(PARTICIPANTS), changed: descending('r.revision') },
  organisation: {
    name: ascending('r.sortKey'),
    place: ascending(`${last(TOWN)} || char(1) || r.sortKey`),
    events: ascending(`printf('%09d', 999999999 - ${EVENTS_OF_ORGANISATION}) || char(1) || r.sortKey`),
    changed: descending('r.revision'),
  },
  photo: { added: descending("''"), newest: descending("coalesce(r.takenAt, '')"), oldest: ascending(last('r.takenAt')), caption: ascending(last('r.caption'), byText) },
};

const orderOf = ({ kind, order }: Pick<ListAsked, 'kind' | 'order'>): Order => (ORDERS[kind] as Readonly<Record<string, Order>>)[order] as Order;

const ALL = (kind: ListedKind, key: string) => `SELECT ${key} AS key, r.id FROM "${kind}" r WHERE r.deletedBy IS NULL`;
const FOUND = (kind: ListedKind, key: string) =>
  `SELECT ${key} AS key, r.id FROM searchIndex s CROSS JOIN searchDocument f ON f.rowid = s.rowid CROSS JOIN "${kind}" r ON r.id = f.recordId WHERE searchIndex MATCH ? AND r.deletedBy IS NULL`;

/** What the index is asked for the records of a kind that a question finds; null where it asks nothing. */
async function matchOf(db: Kysely<Database>, kind: string, words: string): Promise<string | null> {
  const { ask } = readQuestion(words);
  if (ask === null) return null;
  const within: Known = { is: 'and', of: [await look(db, ask), { is: 'tags', tags: [tag('kind', kind)] }] };
  return expression(within, 'forms');
}

/** The ids of all records of a kind that a question finds, in no order that says anything; all of the kind where it asks nothing. */
export async function idsFound(db: Kysely<Database>, kind: string, words: string): Promise<string[]> {
  const match = await matchOf(db, kind, words);
  const rows = match === null
    ? await rowsOf<{ id: string }>(db, `SELECT id FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`)
    : await rowsOf<{ id: string }>(db, 'SELECT d.recordId AS id FROM searchIndex s CROSS JOIN searchDocument d ON d.rowid = s.rowid WHERE searchIndex MATCH ?', match);
  return rows.map(({ id }) => id);
}

type Row = readonly [key: string, id: string];

const compare = ([key, id]: Row, [otherKey, otherId]: Row) => (key === otherKey ? (id === otherId ? 0 : id < otherId ? -1 : 1) : key < otherKey ? -1 : 1);

/** Lists that are kept in order. */
const MOST_KEPT = 6;

/** Reads on a connection of its own, on which nothing is written; whoever made it closes that. */
export class Lists {
  readonly #connection: Connection;
  readonly #db: Kysely<Database>;
  /** By what was asked, the one that was looked at last at the end. */
  readonly #kept = new Map<string, readonly Row[]>();
  #version: unknown = null;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#db = connect(connection);
  }

  /** Throws `record.invalid` where `after` is no place in a list. */
  async page(asked: ListAsked): Promise<ListPage> {
    const cursor = cursorOf(asked);
    const { kind, order, limit } = asked;
    if (kind === 'event' && (order === 'newest' || order === 'oldest') && readQuestion(asked.words).ask === null) return this.#byDay(order, limit, cursor);
    const rows = await this.#inOrder(asked);
    const from = cursor ? firstAfter(rows, cursor, orderOf(asked).isDescending) : 0;
    const page = rows.slice(from, from + limit);
    const end = page.at(-1);
    return { ids: page.map(([, id]) => id), next: end && from + page.length < rows.length ? JSON.stringify(end) : null, total: cursor ? null : rows.length };
  }

  #byDay(order: 'newest' | 'oldest', limit: number, cursor: Row | null): ListPage {
    const rows = eventsByDay(this.#connection, order, cursor, limit + 1);
    const page = rows.slice(0, limit);
    return { ids: page.map(([, id]) => id), next: rows.length > limit ? JSON.stringify(page.at(-1)) : null, total: cursor ? null : eventsInAll(this.#connection) };
  }

  async #inOrder(asked: ListAsked): Promise<readonly Row[]> {
    const version = this.#connection.pragma('data_version', { simple: true });
    if (version !== this.#version) this.#kept.clear();
    this.#version = version;
    // What is late is another thing tomorrow.
    const name = JSON.stringify([asked.kind, asked.order, asked.words.trim(), today()]);
    const rows = this.#kept.get(name) ?? (await this.#read(asked));
    this.#kept.delete(name);
    this.#kept.set(name, rows);
    for (const [oldest] of this.#kept) if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest);
    return rows;
  }

  async #read(asked: ListAsked): Promise<readonly Row[]> {
    const { key, isDescending, of } = orderOf(asked);
    const match = await matchOf(this.#db, asked.kind, asked.words);
    const read = (sql: string, ...given: string[]) => this.#connection.prepare<string[], [string, string]>(sql).raw().all(...given);
    const rows = match === null ? read(ALL(asked.kind, key)) : read(FOUND(asked.kind, key), match);
    const keyed = of ? rows.map(([before, id]): Row => [of(before), id]) : rows;
    return keyed.toSorted(isDescending ? (one, other) => compare(other, one) : compare);
  }
}

/** Where the rows after a place begin, that one gone or not. */
function firstAfter(rows: readonly Row[], place: Row, isDescending: boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const way = compare(rows[middle] as Row, place);
    if (isDescending ? way >= 0 : way <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
