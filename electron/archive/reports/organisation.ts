/** Collects what a report about an organisation is made from. */

import type { OrganisationReportData } from '#shared/domain/centre-report.ts';
import type { Archive } from '../archive.ts';
import { newestMoment } from '../changes/history.ts';
import { organisationSummaries } from '../organisations/repository.ts';
import { getOrganisation } from '../organisations/service.ts';
import { liveById, partsOf } from '../records/read.ts';
import { countOf, sheetsOf } from './collect.ts';

/** Throws `record.notFound`. */
export async function organisationReportData(archive: Archive, organisationId: string): Promise<OrganisationReportData> {
  const db = archive.reader;
  const { organisation, place, roles } = await getOrganisation(archive, organisationId);
  const own = (await partsOf(db, 'participation', 'organisationId', organisationId)).filter(({ phase }) => phase === 'actual');
  const cities = await liveById(db, 'place', own.map(({ placeId }) => placeId));
  const sender = (await organisationSummaries(db, [organisationId])).get(organisationId);
  const counts = Map.groupBy(own, ({ eventId }) => eventId);
  const sheets = await sheetsOf(archive, [...counts.keys()]);
  const revisions = [organisation, ...own, ...cities.values(), ...(await partsOf(db, 'role', 'organisationId', organisationId))].map(({ revision }) => revision);
  const { id, shortName, name, description, website } = organisation;
  return {
    organisation: { id, shortName, name, description, website, place: place && { name: place.name, country: place.country } },
    roles: roles.map(({ id: roleId, role, written, subject }) => ({ id: roleId, role, written, kind: subject.kind, subjectId: subject.id, label: subject.label, title: subject.title, dates: subject.dates })),
    sent: sheets
      .map((sheet) => ({ event: sheet.event, place: sheet.place, acronym: sheet.project?.acronym ?? null, counts: (counts.get(sheet.event.id) ?? []).map((count) => countOf(count, cities, sender)) }))
      .toSorted((one, other) => ((one.event.dates ?? '~') < (other.event.dates ?? '~') ? -1 : one.event.dates === other.event.dates && one.event.id < other.event.id ? -1 : 1)),
    changedAt: [await newestMoment(db, revisions), ...sheets.map(({ changedAt }) => changedAt)].filter((at) => at !== null).toSorted().at(-1) ?? archive.info.createdAt,
  };
}
