/** Collects all that a project's page holds, for the reports that tell it. */

import type { Contact, FilePart, FilePartner, FileWorkPackage, ProjectFile, ProjectFileData } from '#shared/domain/centre-report.ts';
import type { RoleView } from '#shared/contract/organisations.ts';
import { type PartsView, partKinds } from '#shared/contract/parts.ts';
import type { Archive } from '../archive.ts';
import { newestMoment } from '../changes/history.ts';
import { rolesIn } from '../organisations/repository.ts';
import { partsIn } from '../projects/parts.ts';
import { nameOfCall } from '../records/call-name.ts';
import type { StoredRecord } from '../records/codec.ts';
import { findLive, getLive, liveById, partsOf } from '../records/read.ts';
import { partnersOf, projectReportData } from './collect.ts';
import { outputOf } from './period.ts';

/** Somebody may be named who is kept for this project and has not taken the consent back; of minors nobody. */
function mayBeNamed({ minor, legalBasis, consentGiven, consentWithdrawn }: StoredRecord<'person'>): boolean {
  return !minor && consentWithdrawn === null && (legalBasis !== 'consent' || consentGiven !== null);
}

const contactOf = ({ id, name, duty, email, phone, keepUntil }: StoredRecord<'person'>): Contact => ({ id, name, duty, email, phone, keepUntil });

const partsOfPage = (parts: PartsView): FilePart[] => partKinds.flatMap((kind) => parts[kind].map(({ id, ...fields }) => ({ kind, id, fields })));

/** Those of each work package, by its id. */
async function partsByPackage(archive: Archive, packages: readonly string[]): Promise<Map<string, FilePart[]>> {
  const all = new Map<string, FilePart[]>();
  for (const kind of partKinds) {
    for (const { id, workPackageId, ...fields } of await partsOf(archive.reader, kind, 'workPackageId', packages)) {
      const before = all.get(workPackageId ?? '') ?? [];
      all.set(workPackageId ?? '', [...before, { kind, id, fields }]);
    }
  }
  return all;
}

async function partnersWithContacts(archive: Archive, projectId: string, roles: readonly RoleView[]): Promise<{ readonly partners: FilePartner[]; readonly revisions: string[] }> {
  const db = archive.reader;
  const organisations = await liveById(db, 'organisation', roles.map(({ organisation }) => organisation.id));
  const people = (await partsOf(db, 'person', 'projectId', projectId)).filter(mayBeNamed).toSorted((one, other) => (one.name < other.name ? -1 : one.name === other.name && one.id < other.id ? -1 : 1));
  const byOrganisation = Map.groupBy(people, ({ organisationId }) => organisationId);
  const plain = partnersOf(roles);
  const partners = roles.map(({ organisation: { id, place }, written }, index): FilePartner => ({
    ...(plain[index] as FilePartner),
    written,
    town: place?.name ?? null,
    website: organisations.get(id)?.website ?? null,
    contacts: (byOrganisation.get(id) ?? []).map(contactOf),
  }));
  return { partners, revisions: [...organisations.values(), ...people].map(({ revision }) => revision) };
}

/** Throws `record.notFound`. */
export async function projectFileData(archive: Archive, projectId: string): Promise<ProjectFileData> {
  const db = archive.reader;
  const data = await projectReportData(archive, projectId);
  const project = await getLive(db, 'project', projectId);
  const call = project.callId ? await findLive(db, 'call', project.callId) : null;
  const unnamed = await partsOf(db, 'unnamedOrganisations', 'projectId', projectId);
  const outputs = await partsOf(db, 'output', 'projectId', projectId);
  const news = await partsOf(db, 'newsItem', 'projectId', projectId);
  const own = await partsIn(db, 'projectId', projectId);
  const packages = (await partsOf(db, 'workPackage', 'projectId', projectId)).toSorted((one, other) => one.number - other.number);
  const ofPackages = await partsByPackage(archive, packages.map(({ id }) => id));
  const roles = Map.groupBy(await rolesIn(db, 'workPackageId', packages.map(({ id }) => id)), ({ subjectId }) => subjectId);
  const { partners, revisions } = await partnersWithContacts(archive, projectId, await rolesIn(db, 'projectId', projectId));
  const ofPage = [call, ...unnamed, ...outputs, ...news, ...Object.values(own).flat(), ...packages, ...[...ofPackages.values()].flat().map(({ fields }) => fields as { revision: string })].flatMap((record) => record?.revision ?? []);
  const { status, summary, aliases, languages, website, grantAmount, reportSent, balancePaid } = project;
  const file: ProjectFile = {
    status, summary, aliases, languages, website, grantAmount, reportSent, balancePaid, partners, unnamed,
    call: project.call ?? (call && nameOfCall(call)),
    parts: partsOfPage(own),
    workPackages: packages.map(({ id, label, title, description, methods, dates }): FileWorkPackage => ({ id, label, title, description, methods, dates, partners: partnersOf(roles.get(id) ?? []), parts: ofPackages.get(id) ?? [] })),
    outputs: outputs.map(outputOf),
    news: news.map(({ id, title, published, publisher, address }) => ({ id, title, published, publisher, address })),
  };
  const moments = [data.changedAt, await newestMoment(db, [...revisions, ...ofPage])];
  return { ...data, file, changedAt: moments.filter((at) => at !== null).toSorted().at(-1) ?? data.changedAt };
}
