import type * as z from 'zod';
import type { EventView, eventPatch, severalEvents } from '#shared/contract/events.ts';
import type { Archive } from '../archive.ts';
import { organisationSummaries, rolesIn } from '../organisations/repository.ts';
import { placeSummaries } from '../places/repository.ts';
import { findLive, getLive, liveById, partsOf } from '../records/read.ts';
import { type Saved, makeSeveral, partPatch, save } from '../changes/save.ts';
import { statementsOf } from '../sources/repository.ts';
import { orderOf, subEvents, summariseEvents } from './repository.ts';

export async function getEvent(archive: Archive, id: string): Promise<EventView> {
  const db = archive.reader;
  const event = await getLive(db, 'event', id);
  const places = await placeSummaries(db, [event.placeId, event.plannedPlaceId]);
  const parent = event.parentId ? await findLive(db, 'event', event.parentId) : null;
  const projectLinks = await partsOf(db, 'eventProject', 'eventId', id);
  const projects = await liveById(db, 'project', projectLinks.map((link) => link.projectId));
  const packageLinks = await partsOf(db, 'eventWorkPackage', 'eventId', id);
  const packages = await liveById(db, 'workPackage', packageLinks.map((link) => link.workPackageId));
  const participation = await partsOf(db, 'participation', 'eventId', id);
  const cities = await placeSummaries(db, participation.map((count) => count.placeId));
  const senders = await organisationSummaries(db, participation.map((count) => count.organisationId));
  return {
    event,
    place: places.get(event.placeId ?? '') ?? null,
    plannedPlace: places.get(event.plannedPlaceId ?? '') ?? null,
    parent: parent && { id: parent.id, name: parent.title },
    series: event.seriesId ? await findLive(db, 'series', event.seriesId) : null,
    order: await orderOf(db, event),
    projects: projectLinks.flatMap(({ id: linkId, projectId, link }) => {
      const project = projects.get(projectId);
      return project ? [{ id: linkId, projectId, link, acronym: project.acronym, title: project.title }] : [];
    }),
    workPackages: packageLinks.flatMap(({ id: linkId, workPackageId }) => {
      const found = packages.get(workPackageId);
      return found ? [{ id: linkId, workPackageId, label: found.label, title: found.title, projectId: found.projectId }] : [];
    }),
    roles: await rolesIn(db, 'eventId', id),
    unnamed: await partsOf(db, 'unnamedOrganisations', 'eventId', id),
    participation: participation.map((count) => ({
      ...count,
      place: cities.get(count.placeId ?? '') ?? null,
      organisation: senders.get(count.organisationId ?? '') ?? null,
    })),
    subEvents: await summariseEvents(db, await subEvents(db, id)),
    photos: await partsOf(db, 'photo', 'eventId', id),
    statements: await statementsOf(db, [event]),
    news: await partsOf(db, 'newsItem', 'eventId', id),
  };
}

/** What a form says of the parts of an event. */
function partsIn({ projects, workPackages, roles, unnamed, participation }: Pick<z.output<typeof eventPatch>, 'projects' | 'workPackages' | 'roles' | 'unnamed' | 'participation'>) {
  const ofEvent = { owner: 'eventId' } as const;
  return [
    partPatch({ kind: 'eventProject', ...ofEvent, name: 'projects', ...projects, defaults: () => ({}) }),
    partPatch({ kind: 'eventWorkPackage', ...ofEvent, name: 'workPackages', ...workPackages, defaults: () => ({}) }),
    partPatch({ kind: 'role', ...ofEvent, name: 'roles', ...roles, defaults: () => ({ projectId: null, workPackageId: null }) }),
    partPatch({ kind: 'unnamedOrganisations', ...ofEvent, name: 'unnamed', ...unnamed, defaults: () => ({ projectId: null }) }),
    partPatch({ kind: 'participation', ...ofEvent, name: 'participation', ...participation, defaults: () => ({ position: 0 }) }),
  ];
}

export function saveEvent(archive: Archive, patch: z.output<typeof eventPatch>, author: string): Promise<Saved> {
  const { id, revision, draftId, fields } = patch;
  return save(archive, { kind: 'event', id, revision, draftId, fields, parts: partsIn(patch) }, author);
}

/** New events, as one action. */
export function makeEvents(archive: Archive, { draftId, rows }: z.output<typeof severalEvents>, author: string) {
  return makeSeveral(archive, { kind: 'event', draftId, rows: rows.map((row) => ({ fields: row.fields, parts: partsIn(row) })) }, author);
}
