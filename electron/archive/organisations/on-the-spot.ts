/** Records made where they were found missing: a place, or an organisation with its place, of the words typed to find it. */

import type { Kysely } from 'kysely';
import type { MadeView, SpotKind, SpotView } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import { readNamed } from '#shared/domain/named-phrase.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../archive.ts';
import type { Database } from '../database/schema.ts';
import { write } from '../changes/write.ts';
import { newId } from '../records/new-id.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById } from '../records/read.ts';
import { find } from '../search/query.ts';
import { placesNamed } from '../places/named.ts';

type Db = Kysely<Database>;

export interface SpotRequest {
  readonly kind: SpotKind;
  readonly words: string;
  /** Of the words. */
  readonly language: string;
  /** The country that what is around the field says; null where nothing does. */
  readonly country: string | null;
}

const LOOKED_THROUGH = 60;

async function organisationsNamed(db: Db, name: string, placeIds: readonly string[] | null): Promise<StoredRecord<'organisation'>[]> {
  const asked = fold(name);
  if (!asked) return [];
  const { hits } = await find(db, { words: name, language: 'sl', kinds: ['organisation'], limit: LOOKED_THROUGH });
  const found = [...(await liveById(db, 'organisation', hits.map((hit) => hit.id))).values()];
  const bears = (one: StoredRecord<'organisation'>) => [one.shortName ?? '', ...Object.values(one.name ?? {})].some((text) => fold(text) === asked);
  return found.filter((one) => bears(one) && (placeIds === null || one.placeId === null || placeIds.includes(one.placeId)));
}

interface Plan extends SpotView {
  readonly placeId: string | null;
}

/** What the words would make, or already name. Null where they name nothing. */
async function planOf(db: Db, { kind, words, country: around }: SpotRequest): Promise<Plan | null> {
  const said = readNamed(words, kind);
  if (!said) return null;
  if (kind === 'place') {
    const there = await placesNamed(db, said.name, said.country);
    const country = said.country ?? around;
    return { existing: there.length === 1 ? (there[0]?.id ?? null) : null, name: said.name, place: null, country, isPlaceNew: false, isComplete: country !== null && there.length === 0, placeId: null };
  }
  const places = said.place ? await placesNamed(db, said.place, said.country) : null;
  const there = await organisationsNamed(db, said.name, places && places.map((place) => place.id));
  const one = there.length === 1 ? there[0] : undefined;
  const place = places?.length === 1 ? places[0] : undefined;
  const country = place?.country ?? said.country ?? (said.place ? around : null);
  // Two places of the name are no place; a new one needs its country; a country alone has nowhere to stand.
  const isPlaceKnown = said.place === null ? said.country === null : place !== undefined || (places?.length === 0 && country !== null);
  return {
    existing: one && (!said.place || one.placeId !== null) ? one.id : null,
    name: said.name,
    place: place ? place.name : said.place ? { [NAMELESS]: said.place } : null,
    country,
    isPlaceNew: said.place !== null && place === undefined,
    isComplete: isPlaceKnown && there.length === 0,
    placeId: place?.id ?? null,
  };
}

/** Only to be shown: nobody has said in which language the typed name of a town is. */
const NAMELESS = 'und';

export async function onTheSpot(db: Db, request: SpotRequest): Promise<SpotView | null> {
  const plan = await planOf(db, request);
  if (!plan) return null;
  const { placeId: _, ...shown } = plan;
  return shown;
}

/** A name of several words is a full one; "MFDPŠ" is a short one. */
function organisationName(name: string, language: string) {
  const isShort = !name.includes(' ') || name === name.toUpperCase();
  return isShort ? { shortName: name, name: null } : { shortName: null, name: { [language]: name } };
}

/** Makes it, and its place where that is new, as one action. Throws `record.invalid` where the words don't say enough. */
export async function makeOnTheSpot(archive: Archive, request: SpotRequest, author: string): Promise<MadeView> {
  const { kind, language } = request;
  const id = newId();
  const { result } = await write(archive, { verb: 'create', kind, recordId: id, author }, async (writer): Promise<MadeView> => {
    // Looked for under the transaction: of the same press twice the second finds what the first has made.
    const plan = await planOf(await writer.reading(), request);
    if (plan?.existing) return { id: plan.existing, name: plan.name };
    if (!plan?.isComplete) throw new Failure('record.invalid', { kind, field: 'name' });
    const made = { id, name: plan.name };
    const placeFields = (name: string) => ({ name: { [language]: name }, country: plan.country ?? '', inPlace: null });
    if (kind === 'place') {
      await writer.create('place', placeFields(plan.name), id);
      return made;
    }
    const placeId = plan.isPlaceNew ? newId() : plan.placeId;
    if (plan.isPlaceNew && placeId) await writer.create('place', placeFields(plan.place?.[NAMELESS] ?? ''), placeId);
    await writer.create('organisation', { ...organisationName(plan.name, language), placeId, website: null, description: null }, id);
    return made;
  });
  return result;
}
