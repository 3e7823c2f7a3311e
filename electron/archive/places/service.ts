import type * as z from 'zod';
import type { placePatch } from '#shared/contract/places.ts';
import type { Archive } from '../archive.ts';
import type { StoredRecord } from '../records/codec.ts';
import { getLive, liveById, partsOf } from '../records/read.ts';
import { type Saved, save } from '../changes/save.ts';

export async function getPlace(archive: Archive, id: string) {
  const db = archive.reader;
  const place = await getLive(db, 'place', id);
  const organisations = await partsOf(db, 'organisation', 'placeId', id);
  const events = await partsOf(db, 'event', 'placeId', id);
  const counts = await partsOf(db, 'participation', 'placeId', id);
  const visited = await liveById(db, 'event', counts.map((count) => count.eventId));
  const elsewhere = [...visited.values()].filter((event) => event.placeId !== id);
  return { place, organisations, events: named(events), from: named(elsewhere) };
}

function named(events: readonly StoredRecord<'event'>[]) {
  return events.map((event) => ({ id: event.id, name: event.title, dates: event.dates })).toSorted(byDate);
}

/** Newest first, those without a date last. */
export function byDate(a: { dates: string | null }, b: { dates: string | null }): number {
  return (b.dates ?? '').localeCompare(a.dates ?? '');
}

export function savePlace(archive: Archive, patch: z.output<typeof placePatch>, author: string): Promise<Saved> {
  return save(archive, { ...patch, kind: 'place', parts: [] }, author);
}
