/** By what the hits of a question can be narrowed, with how many there are of each. */

import type { Database as Connection } from 'better-sqlite3';
import type { FacetsFound, FindableKind } from '#shared/contract/search.ts';
import type { Ask } from '#shared/domain/asking/ask.ts';
import { valueNamed } from '#shared/domain/asking/names.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { connect } from '../database/dialect.ts';
import type { Changed } from './changed.ts';
import { expression, look, partsOf, valuesAsked } from './compile.ts';
import { FacetNames, type NamedField } from './facet-names.ts';
import { nearestWords } from './nearest.ts';
import { type Keeping, TagsInMemory } from './tags-in-memory.ts';
import { type TagField, tag, valueOfTag } from './tags.ts';
import { tagsOfValues } from './values.ts';

/** Hits that are counted; those beyond would take longer than one waits. */
const MOST_HITS = 1_000_000;
/** Values of a field that are told. */
const MOST_VALUES = 12;

/** Parts of a question that ask for roles or for organisations, each a bit of a number; nobody asks for more. */
const MOST_JOINT = 30;

const NAMED = ['programme', 'project', 'organisation'] as const satisfies readonly NamedField[];
const CODED = ['kind', 'type', 'country', 'role', 'status', 'language', 'has', 'lacks'] as const;
/** In this order they are told. */
const FIELDS = ['kind', 'type', 'date', 'country', 'programme', 'project', 'organisation', 'role', 'status', 'language', 'has', 'lacks'] as const;
type Field = (typeof FIELDS)[number];

const LETTERS = new Set([...NAMED, ...CODED].map((field) => tag(field, '')));
const ROLE = tag('role', '');
const YEAR = /^[bf]\d{4}$/;
const ROLE_OF = /^(r.+)(o[0-9a-f]{32})$/;
/** Of which there are as many as there are records: few documents have the same ones. */
const OF_MANY = new Set((['project', 'organisation'] as const).map((field) => tag(field, '')));

function keeping(given: string): Keeping {
  const letter = given.charAt(0);
  if (OF_MANY.has(letter)) return 'alone';
  if (letter === ROLE && ROLE_OF.test(given)) return 'apart';
  return LETTERS.has(letter) || YEAR.test(given) ? 'alike' : null;
}

/** A tag with the number of hits that have it. */
type Counts = ReadonlyMap<string, number>;

export interface FacetsAsked {
  /** As `shared/domain/asking/read.ts` reads them. */
  readonly words: string;
  readonly language: string;
  /** Of this kind alone, and then of what was typed and of nothing near to it. */
  readonly kind?: FindableKind | null;
}

/** Counts on a connection of its own, which reads only; whoever made it closes that. */
export class Facets {
  readonly #connection: Connection;
  readonly #db: ReturnType<typeof connect>;
  readonly #tags: TagsInMemory;
  readonly #names: FacetNames;
  /** Of each tag by its number, the role and what is in it; null of other tags. */
  readonly #roles: (RegExpExecArray | null)[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#db = connect(connection);
    this.#tags = new TagsInMemory(connection, keeping);
    this.#names = new FacetNames(this.#db, connection);
  }

  /** @param changed what was written since the last time; null where that is not known */
  async of({ words, language, kind = null }: FacetsAsked, changed: Changed): Promise<FacetsFound> {
    this.#tags.note(changed);
    await this.#tags.bringUp();
    const asked: Ask = readQuestion(words).ask ?? { is: 'any' };
    const ask: Ask = kind === null ? asked : { is: 'and', of: [asked, { is: 'value', field: 'kind', value: kind }] };
    const found = await this.#count(ask);
    if (found.hits > 0 || kind !== null) return this.#told(found, language);
    // Where nothing is found for what was typed, the hits are of the nearest to it.
    const nearest = await nearestWords(this.#db, words);
    const other = nearest === null ? null : readQuestion(nearest).ask;
    return this.#told(other === null ? found : await this.#count(other), language);
  }

  async #count(ask: Ask): Promise<{ hits: number; counts: Counts; ask: Ask }> {
    const match = expression(await look(this.#db, ask), 'forms');
    const joint = await this.#joint(ask);
    const { connection, tags } = { connection: this.#connection, tags: this.#tags };
    // In one state of the archive; nothing else is asked of this connection meanwhile.
    return connection.transaction(() => {
      const rowids = connection.prepare<[string, number], number>('SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? ORDER BY rowid LIMIT ?').pluck().all(match, MOST_HITS + 1);
      tags.refresh();
      const counts = tags.count(rowids);
      for (const one of joint) this.#countJoint(one, rowids, counts);
      return { hits: rowids.length, counts, ask };
    })();
  }

  /** Where roles are asked for, an organisation is counted where it has them, and a role where the organisations that are asked for have it. */
  async #joint(ask: Ask): Promise<Joint[]> {
    const asked = (field: 'role' | 'organisation') => partsOf(ask).flatMap((part) => [valuesAsked(part, field) ?? []].filter(({ length }) => length > 0)).slice(0, MOST_JOINT);
    const roles = asked('role').map((values) => values.map((value) => tag('role', value)));
    const organisations = await Promise.all(asked('organisation').map((values) => tagsOfValues(this.#db, 'organisation', values)));
    return [...(roles.length > 0 ? [{ counted: 2, by: 1, asked: roles } as const] : []), ...(organisations.length > 0 ? [{ counted: 1, by: 2, asked: organisations } as const] : [])];
  }

  #countJoint({ counted, by, asked }: Joint, rowids: readonly number[], counts: Map<string, number>): void {
    const { names } = this.#tags;
    const field = counted === 1 ? tag('role', '') : tag('organisation', '');
    for (const name of counts.keys()) if (name.startsWith(field)) counts.delete(name);
    for (let number = this.#roles.length; number < names.length; number += 1) this.#roles.push(ROLE_OF.exec(names[number] ?? ''));
    // Of each role's tag: which of the parts that are asked for it answers, as bits, and the place of what is counted.
    const places = new Map<string, number>();
    const answers = new Int32Array(names.length);
    const placeOf = new Int32Array(names.length);
    for (const [number, parts] of this.#roles.entries()) {
      if (!parts) continue;
      answers[number] = asked.reduce((bits, some, index) => (some.includes(parts[by] ?? '') ? bits | (1 << index) : bits), 0);
      const name = parts[counted] ?? '';
      if (!places.has(name)) places.set(name, places.size);
      placeOf[number] = places.get(name) ?? 0;
    }
    const all = 2 ** asked.length - 1;
    const has = new Int32Array(places.size);
    const found = new Int32Array(places.size);
    this.#tags.eachApart(rowids, (list, from, to) => {
      for (let at = from; at < to; at += 1) {
        const [number, place] = [list[at] as number, placeOf[list[at] as number] as number];
        const before = has[place] as number;
        has[place] = before | (answers[number] as number);
        if (before !== all && has[place] === all) found[place] = (found[place] as number) + 1;
      }
      for (let at = from; at < to; at += 1) has[placeOf[list[at] as number] as number] = 0;
    });
    for (const [name, place] of places) if ((found[place] ?? 0) > 0) counts.set(name, found[place] ?? 0);
  }

  async #told({ hits, counts }: { hits: number; counts: Counts }, language: string): Promise<FacetsFound> {
    const facets: FacetsFound['facets'] = [];
    for (const field of FIELDS) {
      const values = await this.#values(field, counts, language);
      if (values.length > 0) facets.push({ field, values });
    }
    return { isExact: hits <= MOST_HITS, facets };
  }

  async #values(field: Field, counts: Counts, language: string): Promise<FacetsFound['facets'][number]['values']> {
    if (field === 'date') return first(years(counts)).map(({ value, count }) => ({ value, name: null, count }));
    const values = [...counts].flatMap(([name, count]) => {
      const value = valueOfTag(field, name);
      return value === null ? [] : [{ value, count }];
    });
    if (isNamed(field)) {
      const some = first(values);
      const named = await this.#names.of(field, some.map(({ value }) => value), language);
      return some.map(({ count }, index) => ({ value: '', name: null, ...named[index], count }));
    }
    return first(values.flatMap(({ value, count }) => {
      const code = codeOf(field, value);
      return code === null ? [] : [{ value: code, count }];
    })).map((one) => ({ ...one, name: null }));
  }
}

interface Joint {
  /** Which part of a role's tag is counted, and by which: its role or its organisation. */
  readonly counted: 1 | 2;
  readonly by: 1 | 2;
  /** Parts that must all hold, each with the tags of which one will do. */
  readonly asked: readonly (readonly string[])[];
}

const isNamed = (field: Field): field is NamedField => (NAMED as readonly string[]).includes(field);

interface Counted {
  readonly value: string;
  readonly count: number;
}
const first = (all: readonly Counted[]): Counted[] => all.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES);

const codes = new Map<string, string | null>();

/** The value as a question writes it; null for what no question can ask for. */
function codeOf(field: Exclude<Field, 'date'> & TagField, value: string): string | null {
  const key = tag(field, value);
  const known = codes.get(key);
  if (known !== undefined) return known;
  const meant = valueNamed(field, value);
  const code = meant?.field === field && tag(field, meant.value) === key ? meant.value : null;
  codes.set(key, code);
  return code;
}

/** The years in which hits may lie: those that begin in it or before, but for those that end before it. Only years in which anything begins or ends. */
function years(counts: Counts): Counted[] {
  const ofYears = [...counts].filter(([name]) => YEAR.test(name)).map(([name, count]) => ({ begins: name.startsWith('b'), year: Number(name.slice(1)), count }));
  const noted = ofYears.map(({ year }) => year).filter((year) => year < 9999);
  const last = Math.max(...noted);
  const all: Counted[] = [];
  for (let year = Math.min(...noted); year <= last; year += 1) {
    const count = ofYears.reduce((sum, one) => (one.begins ? sum + (one.year <= year ? one.count : 0) : sum - (one.year < year ? one.count : 0)), 0);
    if (count > 0) all.push({ value: String(year).padStart(4, '0'), count });
  }
  return all;
}
