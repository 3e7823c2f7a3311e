/** Which records may be the same thing written twice. */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { MergeableKind } from '#shared/contract/duplicates.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { type Candidate, clustersOf } from '#shared/domain/duplicates.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById, nameOfRecord } from '../records/read.ts';
import { allLive } from './repository.ts';

type Db = Kysely<Database>;

const texts = (said: Multilingual | null) => Object.values(said ?? {});

/** What is known of a record by which it could be told from another of its name. */
function candidateOf(kind: MergeableKind, record: StoredRecord<MergeableKind>): Candidate {
  const base = { id: record.id, span: null, kin: null };
  switch (kind) {
    case 'organisation': {
      const { shortName, name, placeId } = record as StoredRecord<'organisation'>;
      return { ...base, names: [...(shortName ? [shortName] : []), ...texts(name)], apart: [placeId] };
    }
    case 'place': {
      const { name, country } = record as StoredRecord<'place'>;
      return { ...base, names: texts(name), apart: [country] };
    }
    case 'person': {
      const { name, organisationId } = record as StoredRecord<'person'>;
      return { ...base, names: [name], apart: [organisationId] };
    }
    case 'event': {
      const { title, placeId, country, dates, parentId, seriesId, seriesSlot } = record as StoredRecord<'event'>;
      return { ...base, names: texts(title), apart: [placeId, country, seriesId && seriesSlot ? `${seriesId} ${seriesSlot}` : null], span: daySpan(dates), kin: parentId };
    }
  }
}

/** What tells a record from others of its name, to the eye. */
async function detailOf(db: Db, kind: MergeableKind, records: readonly StoredRecord<MergeableKind>[]) {
  const placeOf = (record: StoredRecord<MergeableKind>) => (kind === 'organisation' || kind === 'event' ? (record as StoredRecord<'event'>).placeId : null);
  const employer = (record: StoredRecord<MergeableKind>) => (kind === 'person' ? (record as StoredRecord<'person'>).organisationId : null);
  const places = await liveById(db, 'place', records.map(placeOf));
  const organisations = await liveById(db, 'organisation', records.map(employer));
  return (record: StoredRecord<MergeableKind>) => {
    const place = places.get(placeOf(record) ?? '');
    const organisation = organisations.get(employer(record) ?? '');
    const country = kind === 'place' ? (record as StoredRecord<'place'>).country : (place?.country ?? (kind === 'event' ? (record as StoredRecord<'event'>).country : null));
    return { place: place?.name ?? (organisation ? nameOfRecord('organisation', organisation) : null), country, dates: kind === 'event' ? (record as StoredRecord<'event'>).dates : null };
  };
}

export async function findDuplicates(db: Db, kind: MergeableKind, limit: number) {
  const records = new Map<string, StoredRecord<MergeableKind>>((await allLive(db, kind)).map((record) => [record.id, record]));
  const work = clustersOf([...records.values()].map((record) => candidateOf(kind, record)));
  let step = work.next();
  while (!step.done) {
    // Whoever reads meanwhile is answered.
    await otherWork();
    step = work.next();
  }
  const shown = step.value.slice(0, limit);
  const members = shown.flatMap(({ ids }) => ids.flatMap((id) => records.get(id) ?? []));
  const detail = await detailOf(db, kind, members);
  const view = (record: StoredRecord<MergeableKind>) => ({ id: record.id, name: nameOfRecord(kind, record), detail: detail(record) });
  return {
    clusters: shown.map(({ likeness, ids }) => ({ likeness, records: ids.flatMap((id) => records.get(id) ?? []).map(view) })),
    total: step.value.length,
  };
}
