/** Forms of events in an archive: opened, changed and saved. */

import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent, saveEvent } from '../../electron/archive/events/service.ts';
import { AUTHOR, emptyArchive, plainEvent } from './archives.ts';
import { type EventValues, eventPatch, eventValues } from './event-form.ts';

export type Count = EventValues['participation'][number];

export const count = (value: number | null, fields: Partial<Count> = {}): Count => ({
  id: null, phase: 'actual', value, precision: value === null ? 'unknown' : 'exact', unit: 'event', country: null, placeId: null, organisationId: null, gender: null, ageBand: null,
  locality: null, written: null, ...fields,
});

const BLANK: EventValues = { id: null, revision: null, fields: plainEvent(), projects: [], workPackages: [], roles: [], unnamed: [], participation: [] };

export const newEvent = (form: Partial<EventValues> = {}): EventValues => ({ ...BLANK, ...form });

/** Saves a form that opened with other values, or a new one. */
export const saved = (archive: Archive, form: EventValues, opened: EventValues = BLANK, draftId: string | null = null) => saveEvent(archive, eventPatch(opened, form, draftId), AUTHOR);

export interface Open {
  readonly archive: Archive;
  readonly id: string;
  /** What the form holds when it opens. */
  readonly form: EventValues;
}

/** An event with three counts, as a form has it open. */
export async function openForm(): Promise<Open> {
  const archive = await emptyArchive();
  const { id } = await saved(archive, newEvent({ participation: [count(1), count(2), count(3)] }));
  return { archive, id, form: await opened(archive, id) };
}

export const opened = async (archive: Archive, id: string): Promise<EventValues> => eventValues(await getEvent(archive, id));
