/** The form of an event, filled in as its page does, and what is sent of it when it is saved. */

import type { EventView } from '#shared/contract/events.ts';
import { patchOf } from '#shared/domain/difference.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent, saveEvent } from '../../electron/archive/events/service.ts';
import { AUTHOR, emptyArchive, plainEvent } from './archives.ts';
import type { EventPatch } from './forms.ts';

type Rows<N extends 'projects' | 'workPackages' | 'roles' | 'unnamed' | 'participation'> = EventPatch[N]['rows'];

export interface EventValues {
  readonly id: string | null;
  readonly revision: string | null;
  readonly fields: EventPatch['fields'];
  readonly projects: Rows<'projects'>;
  readonly workPackages: Rows<'workPackages'>;
  readonly roles: Rows<'roles'>;
  readonly unnamed: Rows<'unnamed'>;
  readonly participation: Rows<'participation'>;
}

/** What the form holds when it opens: only what the view shows. */
export function eventValues(view: EventView): EventValues {
  const { id, revision, ...fields } = view.event as EventView['event'] & { deletedBy?: unknown };
  delete fields.deletedBy;
  return {
    id,
    revision,
    fields,
    projects: view.projects.map(({ id: row, projectId, link }) => ({ id: row, projectId, link })),
    workPackages: view.workPackages.map(({ id: row, workPackageId }) => ({ id: row, workPackageId })),
    roles: view.roles.map(({ id: row, role, written, organisation }) => ({ id: row, role, written, organisationId: organisation.id })),
    unnamed: view.unnamed.map(({ id: row, value, precision, countries, note }) => ({ id: row, value, precision, countries, note })),
    participation: view.participation.map(({ id: row, phase, value, precision, unit, country, placeId, organisationId, gender, ageBand, locality, written }) => ({
      id: row, phase, value, precision, unit, country, placeId, organisationId, gender, ageBand, locality, written,
    })),
  };
}

export const LISTS = ['projects', 'workPackages', 'roles', 'unnamed', 'participation'];

export function eventPatch(opened: EventValues, values: EventValues, draftId: string | null = null): EventPatch {
  return { ...(patchOf(opened, values, LISTS) as unknown as EventPatch), draftId };
}

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
