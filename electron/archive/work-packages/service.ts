import type * as z from 'zod';
import type { WorkPackageView, workPackagePatch } from '#shared/contract/work-packages.ts';
import type { Archive } from '../archive.ts';
import { eventsOfWorkPackage, summariseEvents } from '../events/repository.ts';
import { rolesIn } from '../organisations/repository.ts';
import { partPatches, partsIn } from '../projects/parts.ts';
import { findLive, getLive, partsOf } from '../records/read.ts';
import { type Saved, partPatch, save } from '../changes/save.ts';

export async function getWorkPackage(archive: Archive, id: string): Promise<WorkPackageView> {
  const db = archive.reader;
  const workPackage = await getLive(db, 'workPackage', id);
  const project = await getLive(db, 'project', workPackage.projectId);
  const siblings = await partsOf(db, 'workPackage', 'projectId', project.id);
  const events = await summariseEvents(db, await eventsOfWorkPackage(db, id));
  const participation = Map.groupBy(await partsOf(db, 'participation', 'eventId', events.map((event) => event.id)), (count) => count.eventId);
  return {
    workPackage,
    project: { id: project.id, acronym: project.acronym, title: project.title },
    roles: await rolesIn(db, 'workPackageId', id),
    parts: await partsIn(db, 'workPackageId', id),
    series: await partsOf(db, 'series', 'workPackageId', id),
    events: events.map((event) => ({
      ...event,
      participation: (participation.get(event.id) ?? []).map(({ phase, value, precision, unit, country }) => ({ phase, value, precision, unit, country })),
    })),
    outputs: await partsOf(db, 'output', 'workPackageId', id),
    siblings: siblings.map(({ id: siblingId, number, label, title }) => ({ id: siblingId, number, label, name: title })).toSorted((a, b) => a.number - b.number),
  };
}

export async function saveWorkPackage(archive: Archive, patch: z.output<typeof workPackagePatch>, author: string): Promise<Saved> {
  const { id, revision, draftId, fields, roles, ...parts } = patch;
  const projectId = fields.projectId ?? (id && (await findLive(archive.reader, 'workPackage', id))?.projectId) ?? null;
  const lists = [
    partPatch({ kind: 'role', owner: 'workPackageId', name: 'roles', ...roles, defaults: () => ({ projectId: null, eventId: null }) }),
    ...partPatches('workPackageId', parts, projectId),
  ];
  return save(archive, { kind: 'workPackage', id, revision, draftId, fields, parts: lists }, author);
}
