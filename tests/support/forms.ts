/** What forms send, filled in with as little as will do. */

import type * as z from 'zod';
import type { eventInput } from '#shared/contract/events.ts';
import type { newsInput } from '#shared/contract/news.ts';
import type { organisationInput } from '#shared/contract/organisations.ts';
import type { outputInput } from '#shared/contract/outputs.ts';
import type { placeInput } from '#shared/contract/places.ts';
import type { programmeInput } from '#shared/contract/programmes.ts';
import type { projectInput } from '#shared/contract/projects.ts';
import type { workPackageInput } from '#shared/contract/work-packages.ts';
import { plainEvent, plainProject } from './archives.ts';

export type EventForm = z.input<typeof eventInput>;
export type ProjectForm = z.input<typeof projectInput>;
export type WorkPackageForm = z.input<typeof workPackageInput>;
export type PlaceForm = z.input<typeof placeInput>;
export type OrganisationForm = z.input<typeof organisationInput>;
export type ProgrammeForm = z.input<typeof programmeInput>;
export type OutputForm = z.input<typeof outputInput>;
export type NewsForm = z.input<typeof newsInput>;
export type CountRow = EventForm['participation'][number];

const NEW = { id: null, revision: null, draftKey: null };

export function eventForm(fields: Partial<EventForm['fields']> = {}, rest: Partial<EventForm> = {}): EventForm {
  return { ...NEW, fields: { ...plainEvent(), ...fields }, projects: [], workPackages: [], roles: [], unnamed: [], participation: [], ...rest };
}

export function projectForm(fields: Partial<ProjectForm['fields']> = {}, rest: Partial<ProjectForm> = {}): ProjectForm {
  return { ...NEW, fields: { ...plainProject(), ...fields }, roles: [], objectives: [], ...rest };
}

export function workPackageForm(projectId: string, fields: Partial<WorkPackageForm['fields']> = {}, rest: Partial<WorkPackageForm> = {}): WorkPackageForm {
  return {
    ...NEW,
    fields: { projectId, number: 1, label: 'WP 1', title: { sl: 'Vodenje' }, description: null, methods: [], dates: null, datesWritten: null, ...fields },
    roles: [],
    ...rest,
  };
}

export function placeForm(fields: Partial<PlaceForm['fields']> = {}, rest: Partial<PlaceForm> = {}): PlaceForm {
  return { ...NEW, fields: { name: { sl: 'Ptuj' }, country: 'SI', inPlace: null, ...fields }, ...rest };
}

export function organisationForm(fields: Partial<OrganisationForm['fields']> = {}, rest: Partial<OrganisationForm> = {}): OrganisationForm {
  return { ...NEW, fields: { shortName: 'DRUŠTVO', name: null, placeId: null, website: null, description: null, ...fields }, ...rest };
}

export function programmeForm(fields: Partial<ProgrammeForm['fields']> = {}, rest: Partial<ProgrammeForm> = {}): ProgrammeForm {
  return {
    ...NEW,
    fields: { code: 'test', name: { sl: 'Program' }, period: null, supportStatement: null, disclaimer: null, textsSource: null, textsAddress: null, textsDate: null, ...fields },
    measures: [],
    ...rest,
  };
}

export function outputForm(projectId: string, fields: Partial<OutputForm['fields']> = {}, rest: Partial<OutputForm> = {}): OutputForm {
  return {
    ...NEW,
    fields: { projectId, workPackageId: null, taskId: null, type: 'handbook', title: { sl: 'Priročnik' }, description: null, due: null, dueWritten: null, delivered: null, languages: [], ...fields },
    ...rest,
  };
}

export function newsForm(fields: Partial<NewsForm['fields']> = {}, rest: Partial<NewsForm> = {}): NewsForm {
  return {
    ...NEW,
    fields: { projectId: null, eventId: null, title: { sl: 'Novica' }, text: null, published: null, publishedWritten: null, weekdayWritten: null, publisher: null, address: null, ...fields },
    ...rest,
  };
}

/** A count of participants who came. */
export function countRow(count: Partial<CountRow> = {}): CountRow {
  return {
    id: null, phase: 'actual', value: 10, precision: 'exact', unit: 'event', country: null, placeId: null, organisationId: null, gender: null, ageBand: null,
    locality: null, written: null, ...count,
  };
}
