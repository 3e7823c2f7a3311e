import type * as z from 'zod';
import type { ProjectView, projectPatch } from '#shared/contract/projects.ts';
import type { Archive } from '../archive.ts';
import { eventsOfProject, summariseEvents } from '../events/repository.ts';
import { rolesIn } from '../organisations/repository.ts';
import { findLive, getLive, partsOf } from '../records/read.ts';
import { type Saved, partPatch, save } from '../changes/save.ts';
import { citationsOf } from '../sources/repository.ts';
import { detailsOf } from './repository.ts';

async function measureOf(archive: Archive, measureId: string | null): Promise<ProjectView['measure']> {
  const measure = measureId ? await findLive(archive.reader, 'measure', measureId) : null;
  const programme = measure && (await findLive(archive.reader, 'programme', measure.programmeId));
  return measure && programme ? { id: measure.id, code: measure.code, name: measure.name, programme: { id: programme.id, name: programme.name } } : null;
}

export async function getProject(archive: Archive, id: string): Promise<ProjectView> {
  const db = archive.reader;
  const project = await getLive(db, 'project', id);
  const workPackages = await partsOf(db, 'workPackage', 'projectId', id);
  const leads = (await rolesIn(db, 'workPackageId', workPackages.map((workPackage) => workPackage.id))).filter((role) => role.role === 'lead');
  return {
    project,
    measure: await measureOf(archive, project.measureId),
    roles: await rolesIn(db, 'projectId', id),
    unnamed: await partsOf(db, 'unnamedOrganisations', 'projectId', id),
    ...(await detailsOf(db, 'projectId', id)),
    bodies: await partsOf(db, 'body', 'projectId', id),
    workPackages: workPackages
      .map(({ id: packageId, number, label, title, dates }) => ({
        id: packageId, number, label, title, dates,
        leads: leads.filter((lead) => lead.subjectId === packageId).map((lead) => lead.organisation),
      }))
      .toSorted((a, b) => a.number - b.number),
    events: await summariseEvents(db, (await eventsOfProject(db, id)).filter((event) => event.parentId === null)),
    outputs: await partsOf(db, 'output', 'projectId', id),
    news: await partsOf(db, 'newsItem', 'projectId', id),
    citations: await citationsOf(db, id),
  };
}

export function saveProject(archive: Archive, patch: z.output<typeof projectPatch>, author: string): Promise<Saved> {
  const { roles, objectives, ...frame } = patch;
  const parts = [
    partPatch({ kind: 'role', owner: 'projectId', name: 'roles', ...roles, defaults: () => ({ workPackageId: null, eventId: null }) }),
    partPatch({
      kind: 'objective', owner: 'projectId', name: 'objectives', ...objectives,
      only: (objective) => objective.workPackageId === null,
      defaults: () => ({ workPackageId: null, position: 0 }),
    }),
  ];
  return save(archive, { ...frame, kind: 'project', parts }, author);
}
