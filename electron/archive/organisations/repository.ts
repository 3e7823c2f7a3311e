import { type Kysely, sql } from 'kysely';
import type { OrganisationSummary, RoleView } from '#shared/contract/organisations.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { countLive, liveById, partsOf } from '../records/read.ts';
import { EVENTS_OF_ORGANISATION } from '../search/lists.ts';
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
  /** Events in which it has a role, or to which it sent somebody. */
  readonly events: number;
}

/** Those of some organisations that are there, as lists show them, in the order given. */
export async function listedOrganisations(db: Db, ids: readonly string[]): Promise<ListedOrganisation[]> {
  const organisations = await organisationSummaries(db, ids);
  if (organisations.size === 0) return [];
  const counts = await sql<{ id: string; roles: number; events: number }>`
    SELECT r.id, (SELECT count(*) FROM role WHERE organisationId = r.id AND role.deletedBy IS NULL) AS roles, ${sql.raw(EVENTS_OF_ORGANISATION)} AS events
    FROM organisation r WHERE r.id IN (${sql.join(ids)})`.execute(db);
  const counted = new Map(counts.rows.map(({ id, roles, events }) => [id, { roles, events }]));
  return ids.flatMap((id) => {
    const organisation = organisations.get(id);
    return organisation ? [{ ...organisation, roles: 0, events: 0, ...counted.get(id) }] : [];
  });
}

/** By name. The total comes with the first page. */
export async function listOrganisations(db: Db, request: PageRequest): Promise<Page<ListedOrganisation> & { total: number | null }> {
  const [sort, id] = cursorOf(request) ?? ['', ''];
  const found = await page<{ sort: string; id: string }>(
    db,
    request,
    sql`SELECT sortKey AS sort, id FROM organisation WHERE deletedBy IS NULL AND (sortKey, id) > (${sort}, ${id}) ORDER BY sortKey, id LIMIT ${request.limit + 1}`,
  );
  const total = request.after === null ? await countLive(db, 'organisation') : null;
  return { items: await listedOrganisations(db, found.items.map((item) => item.id)), next: found.next, total };
}

/** The events to which an organisation sent participants. */
export async function eventsWithSenders(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db.selectFrom('participation').select('eventId').distinct().where('organisationId', '=', organisationId).where('deletedBy', 'is', null).execute();
  return rows.map((row) => row.eventId);
}
