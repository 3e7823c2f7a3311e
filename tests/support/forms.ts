/** What forms send, filled in with as little as will do. */

import type * as z from 'zod';
import type { eventPatch } from '#shared/contract/events.ts';
import type { newsPatch } from '#shared/contract/news.ts';
import type { organisationPatch } from '#shared/contract/organisations.ts';
import type { outputPatch } from '#shared/contract/outputs.ts';
import { type PartKind, partKinds } from '#shared/contract/parts.ts';
import type { placePatch } from '#shared/contract/places.ts';
import type { programmePatch } from '#shared/contract/programmes.ts';
import type { projectPatch } from '#shared/contract/projects.ts';
import type { workPackagePatch } from '#shared/contract/work-packages.ts';
import type { NewDraft } from '../../electron/archive/changes/drafts.ts';
import { plainEvent, plainProject } from './writes.ts';

export type EventPatch = z.input<typeof eventPatch>;
export type ProjectPatch = z.input<typeof projectPatch>;
type WorkPackagePatch = z.input<typeof workPackagePatch>;
type PlacePatch = z.input<typeof placePatch>;
type OrganisationPatch = z.input<typeof organisationPatch>;
type ProgrammePatch = z.input<typeof programmePatch>;
type OutputPatch = z.input<typeof outputPatch>;
type NewsPatch = z.input<typeof newsPatch>;
export type CountRow = EventPatch['participation']['rows'][number];

const NEW = { id: null, revision: null, draftId: null };

type List<R> = { readonly rows: R[]; readonly removed: string[] };
/** A patch whose lists are given by their rows alone: nothing is taken away. */
type Told<P> = { [K in keyof P]?: P[K] extends List<infer R> ? R[] | List<R> : P[K] };

/** The rows of a list, as a patch that takes nothing away. */
function rows<R>(list: R[] | List<R> | undefined): List<R> {
  return Array.isArray(list) ? { rows: list, removed: [] } : (list ?? { rows: [], removed: [] });
}

type Parts = Pick<ProjectPatch, PartKind>;

/** The lists of small records, each empty where none is given, beside what else is. */
function partRows<R extends { readonly [K in PartKind]?: Told<Parts>[K] }>(rest: R): Omit<R, PartKind> & Parts {
  return { ...rest, ...(Object.fromEntries(partKinds.map((kind) => [kind, rows(rest[kind] as unknown[] | undefined)])) as unknown as Parts) };
}

export function eventForm(fields: Partial<EventPatch['fields']> = {}, { projects, workPackages, roles, unnamed, participation, ...rest }: Told<EventPatch> = {}): EventPatch {
  return {
    ...NEW, fields: { ...plainEvent(), ...fields }, projects: rows(projects), workPackages: rows(workPackages), roles: rows(roles), unnamed: rows(unnamed),
    participation: rows(participation), ...rest,
  };
}

export function projectForm(fields: Partial<ProjectPatch['fields']> = {}, { roles, unnamed, ...rest }: Told<ProjectPatch> = {}): ProjectPatch {
  return { ...NEW, fields: { ...plainProject(), ...fields }, roles: rows(roles), unnamed: rows(unnamed), ...partRows(rest) };
}

export function workPackageForm(projectId: string, fields: Partial<WorkPackagePatch['fields']> = {}, { roles, ...rest }: Told<WorkPackagePatch> = {}): WorkPackagePatch {
  return {
    ...NEW,
    fields: { projectId, number: 1, label: 'WP 1', title: { sl: 'Vodenje' }, description: null, methods: [], dates: null, datesWritten: null, ...fields },
    roles: rows(roles),
    ...partRows(rest),
  };
}

export function placeForm(fields: Partial<PlacePatch['fields']> = {}, rest: Partial<PlacePatch> = {}): PlacePatch {
  return { ...NEW, fields: { name: { sl: 'Ptuj' }, country: 'SI', inPlace: null, ...fields }, ...rest };
}

export function organisationForm(fields: Partial<OrganisationPatch['fields']> = {}, rest: Partial<OrganisationPatch> = {}): OrganisationPatch {
  return { ...NEW, fields: { shortName: 'DRUŠTVO', name: null, placeId: null, website: null, description: null, ...fields }, ...rest };
}

export function programmeForm(fields: Partial<ProgrammePatch['fields']> = {}, { measures, calls, ...rest }: Told<ProgrammePatch> = {}): ProgrammePatch {
  return {
    ...NEW,
    fields: { code: 'test', name: { sl: 'Program' }, period: null, supportStatement: null, disclaimer: null, textsSource: null, textsAddress: null, textsDate: null, ...fields },
    measures: rows(measures),
    calls: rows(calls),
    ...rest,
  };
}

export function outputForm(projectId: string, fields: Partial<OutputPatch['fields']> = {}, rest: Partial<OutputPatch> = {}): OutputPatch {
  return {
    ...NEW,
    fields: { projectId, workPackageId: null, taskId: null, type: 'handbook', title: { sl: 'Priročnik' }, description: null, due: null, dueWritten: null, delivered: null, languages: [], ...fields },
    ...rest,
  };
}

export function newsForm(fields: Partial<NewsPatch['fields']> = {}, rest: Partial<NewsPatch> = {}): NewsPatch {
  return {
    ...NEW,
    fields: { projectId: null, eventId: null, title: { sl: 'Novica' }, text: null, published: null, publishedWritten: null, weekdayWritten: null, publisher: null, address: null, ...fields },
    ...rest,
  };
}

/** A draft of a new event, with as little as will do. */
export function draftOf(body: unknown, rest: Partial<NewDraft> = {}): NewDraft {
  return { id: null, kind: 'event', recordId: null, ownerId: null, baseRevision: null, base: null, body, ...rest };
}

/** A count of participants who came. */
export function countRow(count: Partial<CountRow> = {}): CountRow {
  return {
    id: null, phase: 'actual', value: 10, precision: 'exact', unit: 'event', country: null, placeId: null, organisationId: null, gender: null, ageBand: null,
    locality: null, written: null, ...count,
  };
}
