import type * as z from 'zod';
import type { ProjectView, projectPatch } from '#shared/contract/projects.ts';
import type { Archive } from '../archive.ts';
import { eventsOfProject, summariseEvents } from '../events/repository.ts';
import { rolesIn } from '../organisations/repository.ts';
import { nameOfCall } from '../records/call-name.ts';
import { findLive, getLive, partsOf } from '../records/read.ts';
import { type Saved, partPatch, save } from '../changes/save.ts';
import { partPatches, partsIn } from './parts.ts';

async function measureOf(archive: Archive, measureId: string | null): Promise<ProjectView['measure']> {
  const measure = measureId ? await findLive(archive.reader, 'measure', measureId) : null;
  const programme = measure && (await findLive(archive.reader, 'programme', measure.programmeId));
  return measure && programme ? { id: measure.id, code: measure.code, name: measure.name, programme: { id: programme.id, name: programme.name } } : null;
}

async function callOf(archive: Archive, callId: string | null): Promise<ProjectView['call']> {
  const call = callId ? await findLive(archive.reader, 'call', callId) : null;
  return call && { id: call.id, name: nameOfCall(call) };
}

export async function getProject(archive: Archive, id: string): Promise<ProjectView> {
  const db = archive.reader;
  const project = await getLive(db, 'project', id);
  const workPackages = await partsOf(db, 'workPackage', 'projectId', id);
  const leads = (await rolesIn(db, 'workPackageId', workPackages.map((workPackage) => workPackage.id))).filter((role) => role.role === 'lead');
  return {
    project,
    measure: await measureOf(archive, project.measureId),
    call: await callOf(archive, project.callId),
    roles: await rolesIn(db, 'projectId', id),
    unnamed: await partsOf(db, 'unnamedOrganisations', 'projectId', id),
    parts: await partsIn(db, 'projectId', id),
    workPackages: workPackages
      .map(({ id: packageId, number, label, title, dates }) => ({
        id: packageId, number, label, title, dates,
        leads: leads.filter((lead) => lead.subjectId === packageId).map((lead) => lead.organisation),
      }))
      .toSorted((a, b) => a.number - b.number),
    series: await partsOf(db, 'series', 'projectId', id),
    events: await summariseEvents(db, (await eventsOfProject(db, id)).filter((event) => event.parentId === null)),
    outputs: await partsOf(db, 'output', 'projectId', id),
    news: await partsOf(db, 'newsItem', 'projectId', id),
  };
}

export function saveProject(archive: Archive, patch: z.output<typeof projectPatch>, author: string): Promise<Saved> {
  const { id, revision, draftId, fields, roles, unnamed, ...parts } = patch;
  const lists = [
    partPatch({ kind: 'role', owner: 'projectId', name: 'roles', ...roles, defaults: () => ({ workPackageId: null, eventId: null }) }),
    partPatch({ kind: 'unnamedOrganisations', owner: 'projectId', name: 'unnamed', ...unnamed, defaults: () => ({ eventId: null }) }),
    ...partPatches('projectId', parts, null),
  ];
  return save(archive, { kind: 'project', id, revision, draftId, fields, parts: lists }, author);
}
