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
import { liveById, partsOf } from '../records/read.ts';

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

/** What is said beside a record, by the id of what it names; nothing of null. */
type Said = (id: string | null) => Segment[];

const saidBy = (found: ReadonlyMap<string, Segment[]>): Said => (id) => (id === null ? [] : (found.get(id) ?? []));

async function placeSegments(db: Db, placeIds: readonly (string | null)[]): Promise<Said> {
  const places = await liveById(db, 'place', placeIds);
  return saidBy(new Map([...places].map(([id, place]) => [id, [...texts(place.name), ...texts(place.inPlace), ...countries(place.country)]])));
}

interface RoleRow {
  readonly id: string;
  readonly owner: string;
  readonly shortName: string | null;
  readonly name: string | null;
}

/** The organisations that have a role in what a field names. */
async function organisationSegments(db: Db, field: 'projectId' | 'workPackageId' | 'eventId', ids: readonly string[]): Promise<Said> {
  const rows = await rowsOf<RoleRow>(
    db,
    `SELECT r.id, r."${field}" AS owner, o.shortName, o.name FROM role r JOIN organisation o ON o.id = r.organisationId
     WHERE r."${field}" IN (SELECT value FROM json_each(?)) AND r.deletedBy IS NULL AND o.deletedBy IS NULL`,
    JSON.stringify(ids),
  );
  const said = (row: RoleRow) => [...plain(row.shortName), ...texts(row.name === null ? null : (parsed(row.name, null) as Multilingual))];
  return saidBy(new Map([...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, own]) => [owner, own.toSorted(byId).flatMap(said)])));
}

async function projectSegments(db: Db, projectIds: readonly (string | null)[]): Promise<Said> {
  const projects = await liveById(db, 'project', projectIds);
  return saidBy(new Map([...projects].map(([id, project]) => [id, plain(project.acronym, ...project.aliases)])));
}

interface LinkRow {
  readonly id: string;
  readonly eventId: string;
  readonly acronym: string;
  readonly aliases: string;
}

/** The acronyms of the projects that events belong to. */
async function projectsOfEvents(db: Db, ids: readonly string[]): Promise<Said> {
  const rows = await rowsOf<LinkRow>(
    db,
    `SELECT l.id, l.eventId, p.acronym, p.aliases FROM eventProject l JOIN project p ON p.id = l.projectId
     WHERE l.eventId IN (SELECT value FROM json_each(?)) AND l.deletedBy IS NULL AND p.deletedBy IS NULL`,
    JSON.stringify(ids),
  );
  const said = (row: LinkRow) => plain(row.acronym, ...(parsed(row.aliases, []) as string[]));
  return saidBy(new Map([...Map.groupBy(rows, ({ eventId }) => eventId)].map(([eventId, own]) => [eventId, own.toSorted(byId).flatMap(said)])));
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

/** The texts of the small records that belong to projects or to work packages. */
async function partsSegments(db: Db, owner: 'project' | 'workPackage', ids: readonly string[]): Promise<Said> {
  const said = new Map<string, Segment[]>(ids.map((id) => [id, []]));
  for (const kind of partKinds) {
    for (const record of await partsOf(db, kind, `${owner}Id`, ids)) {
      // What stands in a work package is found there, and not in its project as well.
      if (owner === 'workPackage' || record.workPackageId === null) said.get(record[`${owner}Id`] ?? '')?.push(...partSegments(kind, record));
    }
  }
  return saidBy(said);
}

/** The words of sources that records were taken from. */
async function writtenIn(db: Db, sourceIds: readonly string[]): Promise<Said> {
  const citations = await partsOf(db, 'citation', 'sourceId', sourceIds);
  const statements = await partsOf(db, 'statement', 'sourceId', sourceIds);
  return saidBy(new Map([...Map.groupBy([...citations, ...statements], ({ sourceId }) => sourceId ?? '')].map(([id, own]) => [id, own.flatMap(({ written }) => plain(written))])));
}

const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

/** The documents of some records of a kind: what stands around them is read once for all of them. */
type Builder<K extends Kind> = (db: Db, records: readonly StoredRecord<K>[]) => Promise<(record: StoredRecord<K>) => SearchDocument>;

const builders: { readonly [K in FindableKind]: Builder<K> } = {
  project: async (db, projects) => {
    const organisations = await organisationSegments(db, 'projectId', idsOf(projects));
    const parts = await partsSegments(db, 'project', idsOf(projects));
    return (project) => ({
      title: titled(project.acronym, project.title),
      body: [...plain(...project.aliases, project.call, project.grantNumber), ...texts(project.summary), ...organisations(project.id), ...parts(project.id)],
      day: null,
    });
  },
  workPackage: async (db, workPackages) => {
    const projects = await projectSegments(db, workPackages.map(({ projectId }) => projectId));
    const organisations = await organisationSegments(db, 'workPackageId', idsOf(workPackages));
    const parts = await partsSegments(db, 'workPackage', idsOf(workPackages));
    return (workPackage) => ({
      title: titled(workPackage.label, workPackage.title, ': '),
      body: [
        ...texts(workPackage.description),
        ...workPackage.methods.flatMap(texts),
        ...projects(workPackage.projectId),
        ...organisations(workPackage.id),
        ...parts(workPackage.id),
      ],
      day: null,
    });
  },
  event: async (db, events) => {
    const places = await placeSegments(db, events.map(({ placeId }) => placeId));
    const projects = await projectsOfEvents(db, idsOf(events));
    const organisations = await organisationSegments(db, 'eventId', idsOf(events));
    return (event) => ({
      title: event.title,
      body: [
        ...texts(event.description),
        ...places(event.placeId),
        ...countries(event.country),
        ...projects(event.id),
        ...organisations(event.id),
        ...event.methods.flatMap(texts),
        ...texts(event.ledBy),
        ...plain(event.datesWritten),
      ],
      day: daySpan(event.dates)?.earliest ?? null,
    });
  },
  organisation: async (db, organisations) => {
    const places = await placeSegments(db, organisations.map(({ placeId }) => placeId));
    return (organisation) => ({
      title: organisation.shortName ? titled(organisation.shortName, organisation.name) : (organisation.name ?? {}),
      body: [...texts(organisation.description), ...places(organisation.placeId)],
      day: null,
    });
  },
  place: () => Promise.resolve((place) => ({ title: place.name, body: [...texts(place.inPlace), ...countries(place.country)], day: null })),
  photo: async (db, photos) => {
    const events = await liveById(db, 'event', photos.map(({ eventId }) => eventId));
    return (photo) => ({
      title: photo.caption ?? { [NO_LANGUAGE]: photo.originalName },
      body: [...texts(photo.alternative), ...plain(photo.originalName, photo.creator), ...texts(events.get(photo.eventId)?.title)],
      day: photo.takenAt?.slice(0, 10) ?? null,
    });
  },
  output: async (db, outputs) => {
    const projects = await projectSegments(db, outputs.map(({ projectId }) => projectId));
    return (output) => ({ title: output.title, body: [...texts(output.description), ...projects(output.projectId)], day: null });
  },
  newsItem: async (db, items) => {
    const projects = await projectSegments(db, items.map(({ projectId }) => projectId));
    return (news) => ({
      title: news.title,
      body: [...texts(news.text), ...plain(news.publisher, news.publishedWritten), ...projects(news.projectId)],
      day: news.published,
    });
  },
  issuedReport: () => Promise.resolve((report) => ({ title: report.title, body: plain(report.note, report.author), day: report.issuedAt.slice(0, 10) })),
  series: async (db, all) => {
    const projects = await projectSegments(db, all.map(({ projectId }) => projectId));
    return (series) => ({ title: series.title, body: [...plain(series.written), ...series.countries.flatMap(countries), ...projects(series.projectId)], day: null });
  },
  source: async (db, sources) => {
    const written = await writtenIn(db, idsOf(sources));
    return (source) => ({
      title: source.title,
      body: [...plain(source.publisher, source.address), ...written(source.id)],
      day: source.published === null ? null : (daySpan(source.published)?.earliest ?? null),
    });
  },
  person: async (db, people) => {
    const organisations = await liveById(db, 'organisation', people.map(({ organisationId }) => organisationId));
    return (person) => {
      const organisation = person.organisationId ? organisations.get(person.organisationId) : undefined;
      return {
        title: { [NO_LANGUAGE]: person.name },
        body: [...texts(person.duty), ...plain(person.email, person.phone, organisation?.shortName), ...texts(organisation?.name)],
        day: null,
      };
    };
  },
};

export function isFindable(kind: Kind): kind is FindableKind {
  return kind in builders;
}

/** The documents of the live ones among records of a kind, by id. */
export async function buildDocuments<K extends FindableKind>(db: Db, kind: K, ids: readonly string[]): Promise<Map<string, SearchDocument>> {
  const records = await liveById(db, kind, ids);
  const build = await (builders[kind] as Builder<K>)(db, [...records.values()]);
  return new Map([...records].map(([id, record]) => [id, build(record)]));
}
