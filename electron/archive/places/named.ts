import type { Kysely } from 'kysely';
import { fold } from '#shared/domain/fold.ts';
import type { Database } from '../database/schema.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById } from '../records/read.ts';
import { find } from '../search/query.ts';

const LOOKED_THROUGH = 60;

/** What stands before a name in its form of place: "v Neaplju", "in Naples". */
const IN = /^(?:v|na|in|at) /;

/** What two namings of a place have alike. */
export const placeKey = (name: string) => fold(name).replace(IN, '');

/** The places of exactly that name, in whatever language and in the form of place too, where that is kept; of one country where that is known. */
export async function placesNamed(db: Kysely<Database>, name: string, country: string | null): Promise<StoredRecord<'place'>[]> {
  const asked = placeKey(name);
  if (!asked) return [];
  const isAsked = (text: string) => placeKey(text) === asked;
  const { hits } = await find(db, { words: name, language: 'sl', kinds: ['place'], limit: LOOKED_THROUGH });
  const places = [...(await liveById(db, 'place', hits.map((hit) => hit.id))).values()];
  return places.filter((place) => (country === null || place.country === country) && [...Object.values(place.name), ...Object.values(place.inPlace ?? {})].some(isAsked));
}
