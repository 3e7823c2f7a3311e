/** Where hits are: how many in each country and in each town. */

import type { Kysely } from 'kysely';
import type { HitPlaces } from '#shared/contract/search-views.ts';
import { type Multilingual, chooseText } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { liveById } from '../records/read.ts';
import type { TagsInMemory } from './tags-in-memory.ts';
import { tag } from './tags.ts';
import { recordsNamed } from './values.ts';

const MOST_TOWNS = 100;
const COUNTRY = tag('country', '');
const TOWN = tag('place', '');
/** As ids are written in tags, without their hyphens. */
const TOWN_TAG = new RegExp(`^${TOWN}[0-9a-f]{32}$`);
const COUNTRY_TAG = new RegExp(`^${COUNTRY}[a-z]{2}$`);

export const isOfPlace = (one: string): boolean => COUNTRY_TAG.test(one) || TOWN_TAG.test(one);

interface Counted {
  readonly nowhere: number;
  readonly countries: HitPlaces['countries'];
  /** Ids, those with most hits first. */
  readonly towns: readonly { readonly id: string; readonly count: number }[];
}

const byCount = <T extends { readonly count: number }>(key: (one: T) => string) => (a: T, b: T) => b.count - a.count || (key(a) < key(b) ? -1 : 1);

export function placesOf(tags: TagsInMemory, rowids: readonly number[]): Counted {
  const counts = new Int32Array(tags.names.length);
  const isPlace = Uint8Array.from(tags.names, (name) => Number(isOfPlace(name)));
  let somewhere = 0;
  tags.eachApart(rowids, (list, from, to) => {
    let isSomewhere = 0;
    for (let at = from; at < to; at += 1) {
      const number = list[at] as number;
      counts[number] = (counts[number] as number) + 1;
      isSomewhere |= isPlace[number] as number;
    }
    somewhere += isSomewhere;
  });
  const found = [...tags.names.entries()].flatMap(([number, name]) => (isPlace[number] === 1 && (counts[number] as number) > 0 ? [{ name, count: counts[number] as number }] : []));
  const countries = found.flatMap(({ name, count }) => (COUNTRY_TAG.test(name) ? [{ country: name.slice(1).toUpperCase(), count }] : []));
  const towns = found.flatMap(({ name, count }) => (TOWN_TAG.test(name) ? [{ id: name.slice(1).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), count }] : []));
  return { nowhere: rowids.length - somewhere, countries: countries.toSorted(byCount(({ country }) => country)), towns: towns.toSorted(byCount(({ id }) => id)) };
}

/** What would end a value or part it in two. */
const PARTS = /[",()]/;

/** The towns with most hits, by name. */
export async function townsNamed(db: Kysely<Database>, all: Counted['towns'], language: string): Promise<Pick<HitPlaces, 'towns' | 'moreTowns'>> {
  const some = all.slice(0, MOST_TOWNS);
  const places = await liveById(db, 'place', some.map(({ id }) => id));
  const towns: HitPlaces['towns'] = [];
  for (const { id, count } of some) {
    const place = places.get(id);
    if (place) towns.push({ id, name: place.name, country: place.country, count, value: await valueOf(db, id, place.name, language) });
  }
  return { towns, moreTowns: all.length - some.length };
}

/** Its name, where a question that says it means this town alone; else its id. */
async function valueOf(db: Kysely<Database>, id: string, name: Multilingual, language: string): Promise<string> {
  const said = chooseText(name, language)?.text.trim() ?? '';
  if (said === '' || PARTS.test(said)) return id;
  const meant = await recordsNamed(db, 'place', said);
  return meant.length === 1 && meant[0] === id ? said : id;
}
