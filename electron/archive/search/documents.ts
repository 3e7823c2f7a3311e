/**
 * What a record is found by. Each kind that can be found says its title and the texts around it, the
 * names of its place, projects and organisations among them.
 */

import type { Kysely } from 'kysely';
import { type PartKind, partKinds, rowFields } from '#shared/contract/parts.ts';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { countryName } from '#shared/domain/countries.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { INTERFACE_LANGUAGES, NO_LANGUAGE, type Multilingual } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import type { StoredRecord } from '../records/codec.ts';
import { findLive, partsOf } from '../records/read.ts';

/** A text and its language; null for names and numbers that are the same in every language. */
export type Segment = readonly [language: string | null, text: string];

export interface SearchDocument {
  readonly title: Multilingual;
  readonly body: readonly Segment[];
  /** The day that newer records are put first by. */
  readonly day: string | null;
}

type Db = Kysely<Database>;

const texts = (all: Multilingual | null | undefined): Segment[] =>
  Object.entries(all ?? {}).flatMap(([language, text]) => (text ? [[language, text] as const] : []));
const plain = (...all: (string | null | undefined)[]): Segment[] => all.flatMap((text) => (text ? [[null, text] as const] : []));
const countries = (code: string | null): Segment[] =>
  code ? INTERFACE_LANGUAGES.map((language) => [language, countryName(code, language)] as const) : [];

/** "CiSoTRA – Social inclusion …" in every language the rest has; the first part alone where it has none. */
function titled(first: string, rest: Multilingual | null, joint = ' – '): Multilingual {
  const entries = texts(rest).map(([language, text]) => [language ?? NO_LANGUAGE, `${first}${joint}${text}`] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : { [NO_LANGUAGE]: first };
}

/** In the order in which they were made. Sorted here: for a few rows SQLite's sorter costs more than the query. */
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

async function placeSegments(db: Db, placeId: string | null): Promise<Segment[]> {
  if (!placeId) return [];
  const place = await findLive(db, 'place', placeId);
  return place ? [...texts(place.name), ...texts(place.inPlace), ...countries(place.country)] : [];
}

async function organisationSegments(db: Db, field: 'projectId' | 'workPackageId' | 'eventId', id: string): Promise<Segment[]> {
  const rows = await rowsOf<{ id: string; shortName: string | null; name: string | null }>(
    db,
    `SELECT r.id, o.shortName, o.name FROM role r JOIN organisation o ON o.id = r.organisationId
     WHERE r."${field}" = ? AND r.deletedBy IS NULL AND o.deletedBy IS NULL`,
    id,
  );
  return rows.toSorted(byId).flatMap((row) => [...plain(row.shortName), ...texts(row.name === null ? null : (parsed(row.name, null) as Multilingual))]);
}

async function projectSegments(db: Db, projectId: string | null): Promise<Segment[]> {
  const project = projectId ? await findLive(db, 'project', projectId) : null;
  return project ? plain(project.acronym, ...project.aliases) : [];
}

/** The acronyms of the projects that an event belongs to. */
async function projectsOfEvent(db: Db, eventId: string): Promise<Segment[]> {
  const rows = await rowsOf<{ id: string; acronym: string; aliases: string }>(
    db,
    `SELECT l.id, p.acronym, p.aliases FROM eventProject l JOIN project p ON p.id = l.projectId
     WHERE l.eventId = ? AND l.deletedBy IS NULL AND p.deletedBy IS NULL`,
    eventId,
  );
  return rows.toSorted(byId).flatMap((row) => plain(row.acronym, ...(parsed(row.aliases, []) as string[])));
}

/** What a small record says in words, whichever its fields are. */
function partSegments(kind: PartKind, record: object): Segment[] {
  const fields = record as Readonly<Record<string, unknown>>;
  return rowFields(kind).flatMap((field) => {
    const declaration = fieldsOf(kind).get(field);
    if (declaration?.type === 'texts') return texts(fields[field] as Multilingual | null);
    if (declaration?.of?.type === 'texts') return (fields[field] as Multilingual[]).flatMap(texts);
    return declaration?.type === 'line' ? plain(fields[field] as string | null) : [];
  });
}

/** The texts of the small records that belong to a project or to one of its work packages. */
async function partsSegments(db: Db, owner: 'project' | 'workPackage', id: string): Promise<Segment[]> {
  const found: Segment[] = [];
  for (const kind of partKinds) {
    const records = await partsOf(db, kind, `${owner}Id`, id);
    // What stands in a work package is found there, and not in its project as well.
    const own = records.filter((record) => owner === 'workPackage' || record.workPackageId === null);
    found.push(...own.flatMap((record) => partSegments(kind, record)));
  }
  return found;
}

/** The words of a source that records were taken from. */
async function writtenIn(db: Db, sourceId: string): Promise<Segment[]> {
  const citations = await partsOf(db, 'citation', 'sourceId', sourceId);
  const statements = await partsOf(db, 'statement', 'sourceId', sourceId);
  return [...citations, ...statements].flatMap(({ written }) => plain(written));
}

type Builder<K extends Kind> = (db: Db, record: StoredRecord<K>) => Promise<SearchDocument>;

const builders = {
  project: async (db, project) => ({
    title: titled(project.acronym, project.title),
    body: [
      ...plain(...project.aliases, project.call, project.grantNumber),
      ...texts(project.summary),
      ...(await organisationSegments(db, 'projectId', project.id)),
      ...(await partsSegments(db, 'project', project.id)),
    ],
    day: null,
  }),
  workPackage: async (db, workPackage) => ({
    title: titled(workPackage.label, workPackage.title, ': '),
    body: [
      ...texts(workPackage.description),
      ...workPackage.methods.flatMap(texts),
      ...(await projectSegments(db, workPackage.projectId)),
      ...(await organisationSegments(db, 'workPackageId', workPackage.id)),
      ...(await partsSegments(db, 'workPackage', workPackage.id)),
    ],
    day: null,
  }),
  event: async (db, event) => ({
    title: event.title,
    body: [
      ...texts(event.description),
      ...(await placeSegments(db, event.placeId)),
      ...countries(event.country),
      ...(await projectsOfEvent(db, event.id)),
      ...(await organisationSegments(db, 'eventId', event.id)),
      ...event.methods.flatMap(texts),
      ...texts(event.ledBy),
      ...plain(event.datesWritten),
    ],
    day: daySpan(event.dates)?.earliest ?? null,
  }),
  organisation: async (db, organisation) => ({
    title: organisation.shortName ? titled(organisation.shortName, organisation.name) : (organisation.name ?? {}),
    body: [...texts(organisation.description), ...(await placeSegments(db, organisation.placeId))],
    day: null,
  }),
  place: async (_, place) => ({ title: place.name, body: [...texts(place.inPlace), ...countries(place.country)], day: null }),
  photo: async (db, photo) => {
    const event = await findLive(db, 'event', photo.eventId);
    return {
      title: photo.caption ?? { [NO_LANGUAGE]: photo.originalName },
      body: [...texts(photo.alternative), ...plain(photo.originalName, photo.creator), ...texts(event?.title)],
      day: photo.takenAt?.slice(0, 10) ?? null,
    };
  },
  output: async (db, output) => ({
    title: output.title,
    body: [...texts(output.description), ...(await projectSegments(db, output.projectId))],
    day: null,
  }),
  newsItem: async (db, news) => ({
    title: news.title,
    body: [...texts(news.text), ...plain(news.publisher, news.publishedWritten), ...(await projectSegments(db, news.projectId))],
    day: news.published,
  }),
  series: async (db, series) => ({
    title: series.title,
    body: [...plain(series.written), ...series.countries.flatMap(countries), ...(await projectSegments(db, series.projectId))],
    day: null,
  }),
  source: async (db, source) => ({
    title: source.title,
    body: [...plain(source.publisher, source.address), ...(await writtenIn(db, source.id))],
    day: source.published === null ? null : (daySpan(source.published)?.earliest ?? null),
  }),
  person: async (db, person) => {
    const organisation = person.organisationId ? await findLive(db, 'organisation', person.organisationId) : null;
    return {
      title: { [NO_LANGUAGE]: person.name },
      body: [...texts(person.duty), ...plain(person.email, person.phone, organisation?.shortName), ...texts(organisation?.name)],
      day: null,
    };
  },
} satisfies { [K in FindableKind]: Builder<K> };

export function isFindable(kind: Kind): kind is FindableKind {
  return kind in builders;
}

/** The document of a live record; null for one in the trash or not there. */
export async function buildDocument(db: Db, kind: FindableKind, id: string): Promise<SearchDocument | null> {
  const record = await findLive(db, kind, id);
  return record && (builders[kind] as Builder<FindableKind>)(db, record);
}
