/** What the form of an event holds, and how it comes from the record as the archive has it. */

import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import type { EventView, eventForm } from '#shared/contract/events.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Names } from '../../forms/pick-input.tsx';
import { organisationNames } from '../organisations/names.ts';
import { roleRows } from '../organisations/roles-input.tsx';
import { unnamedRows } from '../organisations/unnamed-input.tsx';

export type EventValues = z.input<typeof eventForm> & { names: Names };

export const EVENT_LISTS = ['projects', 'workPackages', 'roles', 'unnamed', 'participation'];
type TextOf = (texts: Multilingual | null) => string;

export const EMPTY_EVENT: EventValues = {
  id: null,
  revision: null,
  fields: blank('event', { type: 'projectMeeting', status: 'planned' }),
  projects: [],
  workPackages: [],
  roles: [],
  unnamed: [],
  participation: [],
  names: {},
};

export function eventValues(view: EventView, text: TextOf): EventValues {
  const { id, revision, ...fields } = view.event;
  return {
    id,
    revision,
    fields,
    projects: view.projects.map((project) => ({ id: project.id, projectId: project.projectId, link: project.link })),
    workPackages: view.workPackages.map((found) => ({ id: found.id, workPackageId: found.workPackageId })),
    roles: roleRows(view.roles),
    unnamed: unnamedRows(view.unnamed),
    participation: view.participation.map(({ revision: _, eventId: __, position: ___, place: ____, organisation: _____, ...count }) => count),
    names: namesOf(view, text),
  };
}

/** What everything is called that the form has chosen. */
function namesOf(view: EventView, text: TextOf): Names {
  const places = [view.place, view.plannedPlace, ...view.participation.map((count) => count.place)];
  return {
    ...organisationNames([...view.roles, ...view.participation]),
    ...Object.fromEntries(places.flatMap((place) => (place ? [[place.id, text(place.name)]] : []))),
    ...Object.fromEntries(view.projects.map((project) => [project.projectId, project.acronym])),
    ...Object.fromEntries(view.workPackages.map((found) => [found.workPackageId, `${found.label} – ${text(found.title)}`])),
    ...(view.series ? { [view.series.id]: text(view.series.title) } : {}),
    ...(view.parent ? { [view.parent.id]: text(view.parent.name) } : {}),
  };
}
