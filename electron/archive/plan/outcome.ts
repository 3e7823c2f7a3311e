import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import type { outcomeForm } from '#shared/contract/plan.ts';
import type { Archive } from '../archive.ts';
import { type Saved, partPatch, save } from '../changes/save.ts';
import { getLive } from '../records/read.ts';

/** Records what became of an event. Where it came otherwise than planned, what had been planned is kept. Throws as `save`. */
export async function recordOutcome(archive: Archive, { id, revision, status, fields, count }: z.output<typeof outcomeForm>, author: string): Promise<Saved> {
  const before = await getLive(archive.reader, 'event', id);
  const wasPlanned = before.status === 'planned' || before.status === 'postponed' || before.status === 'unknown';
  const moved = (field: 'dates' | 'placeId') => wasPlanned && before[field] !== null && fields[field] !== before[field];
  const planned = {
    ...(moved('dates') && before.plannedDates === null ? { plannedDates: before.dates } : {}),
    ...(moved('placeId') && before.plannedPlaceId === null ? { plannedPlaceId: before.placeId } : {}),
  };
  const { eventId: _, position: __, ...row } = blank('participation', { phase: 'actual', unit: 'event', ...count });
  const rows = count ? [{ id: null, ...row }] : [];
  const list = partPatch({ kind: 'participation', owner: 'eventId', name: 'count', rows, removed: [], defaults: () => ({ position: 0 }) });
  return save(archive, { kind: 'event', id, revision, draftId: null, fields: { ...fields, ...planned, status }, parts: [list] }, author);
}
