/** Collects what reports about chosen events are made from, in few questions however many they are. */

import type { SelectionReportData } from '#shared/domain/centre-report.ts';
import { MOST_CHOSEN, selectionOf } from '#shared/domain/selection.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../archive.ts';
import { newestMoment } from '../changes/history.ts';
import { liveById } from '../records/read.ts';
import { projectEvents } from './collect.ts';

/** @param asked as `selectionText` says it. Throws `report.noSelection`. */
export async function selectionReportData(archive: Archive, asked: string): Promise<SelectionReportData> {
  const selection = selectionOf(asked);
  if (!selection) throw new Failure('report.noSelection', { most: MOST_CHOSEN });
  const { ids, name } = selection;
  const db = archive.reader;
  const found = await liveById(db, 'event', ids);
  // A part is told within its event, so that nobody is counted twice; where only the part was chosen, it is told by itself.
  const apart = [...found.values()].filter(({ parentId }) => parentId === null || !found.has(parentId));
  const { events, revisions } = await projectEvents(archive, apart);
  const moments = [await newestMoment(db, revisions), ...events.map(({ changedAt }) => changedAt)];
  return { selection: name, centre: archive.info.name, events, gone: ids.length - found.size, changedAt: moments.filter((at) => at !== null).toSorted().at(-1) ?? archive.info.createdAt };
}
