import { type Kysely, sql } from 'kysely';
import type { EventSummary } from '#shared/contract/events.ts';
import type { Fields } from '#shared/contract/records.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { placeSummaries } from '../places/repository.ts';
import type { StoredRecord } from '../records/codec.ts';
import { type DaySpan, NO_END, daySpan } from '#shared/domain/dates.ts';
import { deviates } from '#shared/domain/outcome.ts';
import { liveById, partsOf } from '../records/read.ts';

type Db = Kysely<Database>;

/** Events as lists show them, in the order given. */
export async function summariseEvents(db: Db, events: readonly StoredRecord<'event'>[]): Promise<EventSummary[]> {
  const ids = events.map((event) => event.id);
  const places = await placeSummaries(db, events.map((event) => event.placeId));
  const projectLinks = await partsOf(db, 'eventProject', 'eventId', ids);
  const projects = await liveById(db, 'project', projectLinks.map((link) => link.projectId));
  const packageLinks = await partsOf(db, 'eventWorkPackage', 'eventId', ids);
  const packages = await liveById(db, 'workPackage', packageLinks.map((link) => link.workPackageId));
  const projectsByEvent = Map.groupBy(projectLinks, (link) => link.eventId);
  const packagesByEvent = Map.groupBy(packageLinks, (link) => link.eventId);
  return events.map(({ id, type, title, dates, span, status, occurrence, placeId, country, parentId, seriesId, deviation, plannedDates, plannedPlaceId }) => ({
    id, type, title, dates, span, status, occurrence, country, parentId, seriesId,
    deviates: deviates({ deviation, plannedDates, plannedPlaceId }),
    earliest: daySpan(dates)?.earliest ?? null,
    latest: daySpan(dates)?.latest ?? null,
    place: places.get(placeId ?? '') ?? null,
    projects: (projectsByEvent.get(id) ?? []).flatMap(({ projectId, link }) => {
      const project = projects.get(projectId);
      return project ? [{ id: projectId, acronym: project.acronym, link }] : [];
    }),
    workPackages: (packagesByEvent.get(id) ?? []).flatMap(({ workPackageId }) => {
      const found = packages.get(workPackageId);
      return found ? [{ id: workPackageId, label: found.label }] : [];
    }),
  }));
}

/** By date, the earliest first and those without a date last, as a timeline runs. */
function chronological(events: Iterable<StoredRecord<'event'>>): StoredRecord<'event'>[] {
  const key = (event: StoredRecord<'event'>) => `${daySpan(event.dates)?.earliest ?? '9999'} ${event.id}`;
  return [...events].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

export async function eventsOfProject(db: Db, projectId: string): Promise<StoredRecord<'event'>[]> {
  const links = await partsOf(db, 'eventProject', 'projectId', projectId);
  return chronological((await liveById(db, 'event', links.map((link) => link.eventId))).values());
}

export async function eventsOfWorkPackage(db: Db, workPackageId: string): Promise<StoredRecord<'event'>[]> {
  const links = await partsOf(db, 'eventWorkPackage', 'workPackageId', workPackageId);
  return chronological((await liveById(db, 'event', links.map((link) => link.eventId))).values());
}

export async function subEvents(db: Db, parentId: string): Promise<StoredRecord<'event'>[]> {
  return chronological(await partsOf(db, 'event', 'parentId', parentId));
}

export interface EventFilter {
  readonly status: Fields<'event'>['status'] | null;
  readonly projectId: string | null;
  /** Without the events that are parts of another. */
  readonly whole?: boolean;
}

/** What a filter asks for, as a condition. */
function wantedBy(filter: EventFilter) {
  return sql.join(
    [
      sql`deletedBy IS NULL`,
      ...(filter.whole ? [sql`parentId IS NULL`] : []),
      ...(filter.status ? [sql`status = ${filter.status}`] : []),
      ...(filter.projectId ? [sql`id IN (SELECT eventId FROM eventProject WHERE projectId = ${filter.projectId} AND deletedBy IS NULL)`] : []),
    ],
    sql` AND `,
  );
}

/** Those of some events that are there, as lists show them, in the order given. */
export async function listedEvents(db: Db, ids: readonly string[]): Promise<EventSummary[]> {
  const events = await liveById(db, 'event', ids);
  return summariseEvents(db, ids.flatMap((id) => events.get(id) ?? []));
}

/** Newest first, those without a date last; a page reads only its own rows. The total comes with the first page. */
export async function listEvents(db: Db, request: PageRequest, filter: EventFilter): Promise<Page<EventSummary> & { total: number | null }> {
  const cursor = cursorOf(request);
  const wanted = wantedBy(filter);
  const from = cursor ? sql`AND (sortDay, id) < (${cursor[0]}, ${cursor[1]})` : sql``;
  const found = await page<{ sort: string; id: string }>(
    db,
    request,
    sql`SELECT sortDay AS sort, id FROM event WHERE ${wanted} ${from} ORDER BY sortDay DESC, id DESC LIMIT ${request.limit + 1}`,
  );
  // Counting reads them all, so it is done once, with the first page.
  const counted = cursor ? null : await sql<{ total: number }>`SELECT count(*) AS total FROM event WHERE ${wanted}`.execute(db);
  return { items: await listedEvents(db, found.items.map(({ id }) => id)), next: found.next, total: counted?.rows[0]?.total ?? null };
}

/** Whole events that may lie in a time by their dates or by those that were planned, and such as were held and have no dates. Days, ISO 8601. */
export async function eventsInTime(db: Db, { earliest, latest }: DaySpan): Promise<StoredRecord<'event'>[]> {
  const found = await sql<{ id: string }>`
    SELECT id FROM event WHERE deletedBy IS NULL AND parentId IS NULL
      AND ((earliest <= ${latest} AND latest >= ${earliest}) OR plannedDates IS NOT NULL OR (dates IS NULL AND status = 'held'))`.execute(db);
  return [...(await liveById(db, 'event', found.rows.map(({ id }) => id))).values()];
}

/** The years in which an event lies, or may lie, newest first: "2019". */
export async function yearsOfEvents(db: Db): Promise<string[]> {
  const found = await sql<{ year: string }>`
    SELECT substr(earliest, 1, 4) AS year FROM event WHERE deletedBy IS NULL AND parentId IS NULL AND earliest IS NOT NULL
    UNION SELECT substr(latest, 1, 4) FROM event WHERE deletedBy IS NULL AND parentId IS NULL AND latest IS NOT NULL AND latest <> ${NO_END}
    ORDER BY year DESC`.execute(db);
  return found.rows.map(({ year }) => year);
}

export interface Order {
  /** 1 for the first by date. */
  readonly index: number;
  readonly of: number;
}

/**
 * An event's true place among those of its type in its work package, else in its own project: sources
 * number meetings "1." six times over. null for sub-events and where it stands alone.
 */
export async function orderOf(db: Db, event: StoredRecord<'event'>): Promise<Order | null> {
  if (event.parentId) return null;
  const packages = await partsOf(db, 'eventWorkPackage', 'eventId', event.id);
  const own = (await partsOf(db, 'eventProject', 'eventId', event.id)).find((link) => link.link === 'own');
  const first = packages[0];
  const siblings = first ? await eventsOfWorkPackage(db, first.workPackageId) : own ? await eventsOfProject(db, own.projectId) : [];
  const alike = siblings.filter((other) => other.type === event.type && other.parentId === null && other.occurrence === event.occurrence);
  const index = alike.findIndex((other) => other.id === event.id);
  return index >= 0 && alike.length > 1 && event.dates !== null ? { index: index + 1, of: alike.length } : null;
}
