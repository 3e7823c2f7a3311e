/** What the archive has already of what a table names: looked at once as a whole, since a table names thousands. */

import type { Kysely } from 'kysely';
import type { TableKind } from '#shared/domain/record-table.ts';
import { fold } from '#shared/domain/fold.ts';
import { readNamed } from '#shared/domain/named-phrase.ts';
import type { Database } from '../database/schema.ts';
import { placeKey } from '../places/named.ts';
import { newId } from '../records/new-id.ts';
import { allLive } from '../records/read.ts';

type Db = Kysely<Database>;

interface KnownPlace {
  readonly id: string;
  readonly country: string;
}

/** A place that is made along with the record that stands there. */
export interface NewPlace extends KnownPlace {
  readonly name: string;
}

interface KnownOrganisation {
  readonly id: string;
  readonly placeId: string | null;
}

/** By a key that several records may share. */
class Keyed<T> {
  readonly #by = new Map<string, T[]>();

  add(keys: Iterable<string>, one: T): void {
    for (const key of new Set(keys)) {
      if (key === '') continue;
      const there = this.#by.get(key);
      if (there) there.push(one);
      else this.#by.set(key, [one]);
    }
  }

  get(key: string): readonly T[] {
    return this.#by.get(key) ?? [];
  }
}

export type PlaceFound = { readonly id: string } | 'severalPlaces' | 'placeNeedsCountry';

const eventKey = (title: string, dates: string | null) => `${fold(title)}|${dates ?? ''}`;

export class Known {
  readonly #places = new Keyed<KnownPlace>();
  readonly #organisations = new Keyed<KnownOrganisation>();
  readonly #events = new Keyed<string>();
  readonly #projects = new Keyed<string>();
  readonly #workPackages = new Keyed<{ readonly id: string; readonly projectId: string }>();
  /** In the order in which they were met. */
  readonly newPlaces: NewPlace[] = [];

  /** Reads what rows of the kind can name. */
  static async of(db: Db, kind: TableKind): Promise<Known> {
    const known = new Known();
    for (const { id, country, name, inPlace } of await allLive(db, 'place')) known.#places.add([...Object.values(name), ...Object.values(inPlace ?? {})].map(placeKey), { id, country });
    if (kind === 'organisation') {
      for (const { id, placeId, shortName, name } of await allLive(db, 'organisation')) known.#organisations.add([shortName ?? '', ...Object.values(name ?? {})].map(fold), { id, placeId });
    }
    if (kind === 'event') {
      for (const { id, title, dates } of await allLive(db, 'event')) known.#events.add(Object.values(title).map((text) => eventKey(text, dates)), id);
      for (const { id, acronym, aliases, title } of await allLive(db, 'project')) known.#projects.add([acronym, ...aliases, ...Object.values(title ?? {})].map(fold), id);
      for (const { id, label, title, projectId } of await allLive(db, 'workPackage')) known.#workPackages.add([label, ...Object.values(title)].map((text) => fold(text).replaceAll(' ', '')), { id, projectId });
    }
    return known;
  }

  placeThere(name: string, country: string | null): string | null {
    return this.#places.get(placeKey(name)).find((place) => place.country === country)?.id ?? null;
  }

  /** The place that words mean, or one that is made along where they say its country. */
  place(words: string, said: string | null): PlaceFound {
    const named = readNamed(words, 'place');
    const name = named?.name ?? words;
    const country = said ?? named?.country ?? null;
    const there = this.#places.get(placeKey(name)).filter((place) => country === null || place.country === country);
    const [one, ...others] = there;
    if (one) return others.length > 0 ? 'severalPlaces' : { id: one.id };
    if (country === null) return 'placeNeedsCountry';
    const made = { id: newId(), name, country };
    this.newPlaces.push(made);
    this.#places.add([placeKey(name)], made);
    return made;
  }

  /** One of these names in that place; where either side says no place, the name decides. */
  organisationThere(names: readonly string[], placeId: string | null): string | null {
    const all = names.flatMap((name) => this.#organisations.get(fold(name)));
    return all.find((one) => placeId === null || one.placeId === null || one.placeId === placeId)?.id ?? null;
  }

  eventThere(title: string, dates: string | null): string | null {
    return this.#events.get(eventKey(title, dates))[0] ?? null;
  }

  project(words: string): string | null {
    const [one, ...others] = this.#projects.get(fold(words));
    return one && others.length === 0 ? one : null;
  }

  /** Those of that label in the projects that are named, or in any where none is. */
  workPackages(words: string, projectIds: readonly string[]): readonly { readonly id: string; readonly projectId: string }[] {
    const there = this.#workPackages.get(fold(words).replaceAll(' ', ''));
    return projectIds.length === 0 ? there : there.filter((one) => projectIds.includes(one.projectId));
  }
}
