import type * as z from 'zod';
import type { organisationCalls, organisationPatch } from '#shared/contract/organisations.ts';
import type { Archive } from '../archive.ts';
import { placeSummaries } from '../places/repository.ts';
import { byDate } from '../places/service.ts';
import { getLive, liveById, partsOf } from '../records/read.ts';
import { type Saved, save } from '../changes/save.ts';
import { eventsWithSenders } from './repository.ts';

type OrganisationPage = z.output<NonNullable<(typeof organisationCalls.get)['~orpc']['outputSchema']>>;

export async function getOrganisation(archive: Archive, id: string): Promise<OrganisationPage> {
  const db = archive.reader;
  const organisation = await getLive(db, 'organisation', id);
  const roles = await partsOf(db, 'role', 'organisationId', id);
  const workPackages = await liveById(db, 'workPackage', roles.map((role) => role.workPackageId));
  const ofWorkPackages = [...workPackages.values()].map((workPackage) => workPackage.projectId);
  const projects = await liveById(db, 'project', [...roles.map((role) => role.projectId), ...ofWorkPackages]);
  const events = await liveById(db, 'event', roles.map((role) => role.eventId));
  const senders = await liveById(db, 'event', await eventsWithSenders(db, id));
  const places = await placeSummaries(db, [organisation.placeId]);
  return {
    organisation,
    place: places.get(organisation.placeId ?? '') ?? null,
    roles: roles
      .flatMap(({ id: roleId, role, written, projectId, workPackageId, eventId }): OrganisationPage['roles'] => {
        const project = projects.get(projectId ?? '');
        const workPackage = workPackages.get(workPackageId ?? '');
        const event = events.get(eventId ?? '');
        const frame = { id: roleId, role, written };
        if (project) return [{ ...frame, subject: { kind: 'project', id: project.id, label: project.acronym, title: project.title, dates: project.dates } }];
        if (workPackage) {
          const label = `${projects.get(workPackage.projectId)?.acronym ?? ''} ${workPackage.label}`.trim();
          return [{ ...frame, subject: { kind: 'workPackage', id: workPackage.id, label, title: workPackage.title, dates: workPackage.dates } }];
        }
        return event ? [{ ...frame, subject: { kind: 'event', id: event.id, label: null, title: event.title, dates: event.dates } }] : [];
      })
      .toSorted((a, b) => byDate(a.subject, b.subject)),
    sent: [...senders.values()].map((event) => ({ id: event.id, name: event.title })),
  };
}

export function saveOrganisation(archive: Archive, patch: z.output<typeof organisationPatch>, author: string): Promise<Saved> {
  return save(archive, { ...patch, kind: 'organisation', parts: [] }, author);
}
