import type * as z from 'zod';
import type { WorkPackageView, workPackagePatch } from '#shared/contract/work-packages.ts';
import type { Archive } from '../archive.ts';
import { eventsOfWorkPackage, summariseEvents } from '../events/repository.ts';
import { rolesIn } from '../organisations/repository.ts';
import { detailsOf } from '../projects/repository.ts';
import { getLive, partsOf } from '../records/read.ts';
import { type Saved, partPatch, save } from '../changes/save.ts';
import { citationsOf } from '../sources/repository.ts';

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
    ...(await detailsOf(db, 'workPackageId', id)),
    courses: await partsOf(db, 'course', 'workPackageId', id),
    series: await partsOf(db, 'series', 'workPackageId', id),
    events: events.map((event) => ({
      ...event,
      participation: (participation.get(event.id) ?? []).map(({ phase, value, precision, unit, country }) => ({ phase, value, precision, unit, country })),
    })),
    outputs: await partsOf(db, 'output', 'workPackageId', id),
    siblings: siblings.map(({ id: siblingId, number, label, title }) => ({ id: siblingId, number, label, name: title })).toSorted((a, b) => a.number - b.number),
    citations: await citationsOf(db, id),
  };
}

export function saveWorkPackage(archive: Archive, patch: z.output<typeof workPackagePatch>, author: string): Promise<Saved> {
  const { roles, ...frame } = patch;
  const list = partPatch({ kind: 'role', owner: 'workPackageId', name: 'roles', ...roles, defaults: () => ({ projectId: null, eventId: null }) });
  return save(archive, { ...frame, kind: 'workPackage', parts: [list] }, author);
}
