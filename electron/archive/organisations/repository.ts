import { type Kysely, sql } from 'kysely';
import type { OrganisationSummary, RoleView } from '#shared/contract/organisations.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { decode } from '../records/codec.ts';
import { liveById, partsOf } from '../records/read.ts';
import { placeSummaries } from '../places/repository.ts';

type Db = Kysely<Database>;

export async function organisationSummaries(db: Db, ids: Iterable<string | null>): Promise<Map<string, OrganisationSummary>> {
  const organisations = await liveById(db, 'organisation', ids);
  const places = await placeSummaries(db, [...organisations.values()].map((organisation) => organisation.placeId));
  return new Map(
    [...organisations].map(([id, { shortName, name, placeId }]) => [id, { id, shortName, name, place: places.get(placeId ?? '') ?? null }]),
  );
}

/** The roles in one or more projects, work packages or events, whose organisations are live. */
export async function rolesIn(
  db: Db,
  field: 'projectId' | 'workPackageId' | 'eventId',
  subjects: string | readonly string[],
): Promise<(RoleView & { subjectId: string })[]> {
  const roles = await partsOf(db, 'role', field, subjects);
  const organisations = await organisationSummaries(db, roles.map((role) => role.organisationId));
  return roles.flatMap(({ id, role, written, organisationId, ...ids }) => {
    const organisation = organisations.get(organisationId);
    return organisation ? [{ id, role, written, organisation, subjectId: ids[field] ?? '' }] : [];
  });
}

export interface ListedOrganisation extends OrganisationSummary {
  readonly roles: number;
}

export async function listOrganisations(db: Db, request: PageRequest): Promise<Page<ListedOrganisation>> {
  const [sort, id] = cursorOf(request) ?? ['', ''];
  const found = await page<{ sort: string; id: string; shortName: string | null; name: string | null; placeId: string | null; roles: number }>(
    db,
    request,
    sql`SELECT sortKey AS sort, id, shortName, name, placeId,
          (SELECT count(*) FROM role WHERE organisationId = organisation.id AND role.deletedBy IS NULL) AS roles
        FROM organisation WHERE deletedBy IS NULL AND (sortKey, id) > (${sort}, ${id})
        ORDER BY sortKey, id LIMIT ${request.limit + 1}`,
  );
  const places = await placeSummaries(db, found.items.map((item) => item.placeId));
  const items = found.items.map(({ sort: _, placeId, name, ...rest }) => ({
    ...rest,
    name: decode('organisation', 'name', name) as OrganisationSummary['name'],
    place: places.get(placeId ?? '') ?? null,
  }));
  return { items, next: found.next };
}

/** The events to which an organisation sent participants. */
export async function eventsWithSenders(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db.selectFrom('participation').select('eventId').distinct().where('organisationId', '=', organisationId).where('deletedBy', 'is', null).execute();
  return rows.map((row) => row.eventId);
}
