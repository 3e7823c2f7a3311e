/** The form of an event, filled in as its page does, and what is sent of it when it is saved. */

import type { EventView } from '#shared/contract/events.ts';
import { patchOf } from '#shared/domain/difference.ts';
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
