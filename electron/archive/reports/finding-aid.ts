/** Collects what a finding aid is made from: what is found for a question, page by page, and then what its records say, in few questions. */

import type { FacetsFound, Found, Hit } from '#shared/contract/search.ts';
import type { Ask } from '#shared/domain/asking/ask.ts';
import { isPerhaps } from '#shared/domain/asking/perhaps.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { type AidKind, type AidOrganisation, type AidPhoto, type AidRecord, type FindingAidData, MOST_LISTED, listedIn, questionOf } from '#shared/domain/finding-aid.ts';
import { type Multilingual, NO_LANGUAGE } from '#shared/domain/languages.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../archive.ts';
import { momentsOf } from '../changes/history.ts';
import { listSearches } from '../kept-searches/service.ts';
import { organisationSummaries } from '../organisations/repository.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById, nameOfRecord, namesOf, partsOf } from '../records/read.ts';
import type { FacetsAsked } from '../search/facets.ts';
import type { Question } from '../search/query.ts';
import { projectEvents } from './collect.ts';

type Db = Archive['reader'];

/** How it is searched: wherever that is done. */
export interface Searching {
  readonly find: (question: Question) => Promise<Found>;
  readonly facets: (question: FacetsAsked) => Promise<FacetsFound>;
}

/** Hits that are asked for at a time: others who search come between. */
const PAGE = 200;
/** Of titles and names of values, which nothing here shows. */
const LANGUAGE = 'sl';

/** What answers a question as it is asked, and nothing in its stead: at most `MOST_LISTED`. */
async function hitsOf({ find }: Searching, words: string): Promise<{ readonly hits: readonly Hit[]; readonly isAll: boolean }> {
  const hits = new Map<string, Hit>();
  for (let after: string | null = null; ; ) {
    const found: Found = await find({ words, language: LANGUAGE, kinds: null, limit: Math.min(PAGE, MOST_LISTED + 1 - hits.size), after });
    if (found.instead !== null) return { hits: [], isAll: true };
    for (const hit of found.hits) hits.set(hit.id, hit);
    if (hits.size > MOST_LISTED || found.next === null) break;
    after = found.next;
  }
  return { hits: [...hits.values()].slice(0, MOST_LISTED), isAll: hits.size <= MOST_LISTED };
}

/** How many are found in all, counted by their kinds. */
async function totalOf({ facets }: Searching, words: string, listed: number): Promise<Pick<FindingAidData, 'total' | 'isExact'>> {
  const counted = await facets({ words, language: LANGUAGE });
  const kinds = counted.facets.find(({ field }) => field === 'kind')?.values ?? [];
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  return { total: Math.max(total, listed + 1), isExact: counted.isExact && total > listed };
}

const plain = (text: string | null): Multilingual | null => (text === null ? null : { [NO_LANGUAGE]: text });

type Reading<K extends AidKind> = (db: Db, records: readonly StoredRecord<K>[]) => Promise<(record: StoredRecord<K>) => Omit<AidRecord, 'id'>>;
type Other = Exclude<AidKind, 'event' | 'organisation' | 'photo'>;

/** The names of the records of a kind that some others name. */
async function namesBeside(db: Db, kind: 'project' | 'event' | 'organisation', ids: readonly (string | null)[]): Promise<(id: string | null) => Multilingual | null> {
  const records = await liveById(db, kind, ids);
  return (id) => {
    const record = records.get(id ?? '');
    return record ? nameOfRecord(kind, record) : null;
  };
}

const NOTHING = { label: null, dates: null, belongs: null, country: null } as const;

const yearsOf = (years: readonly number[]): string | null => {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return years.length === 0 ? null : first === last ? String(first) : `${first}/${last}`;
};

/** What each kind is called, when it was and where it belongs. */
const readings: { readonly [K in Other]: Reading<K> } = {
  project: async (db, records) => {
    const measures = await liveById(db, 'measure', records.map(({ measureId }) => measureId));
    const programmes = await liveById(db, 'programme', [...measures.values()].map(({ programmeId }) => programmeId));
    return ({ acronym, title, dates, measureId }) => ({ ...NOTHING, label: acronym, title, dates, belongs: programmes.get(measures.get(measureId ?? '')?.programmeId ?? '')?.name ?? null });
  },
  workPackage: async (db, records) => {
    const project = await namesBeside(db, 'project', records.map(({ projectId }) => projectId));
    return ({ label, title, dates, projectId }) => ({ ...NOTHING, label, title, dates, belongs: project(projectId) });
  },
  place: () => Promise.resolve(({ name, country }) => ({ ...NOTHING, title: name, country })),
  output: async (db, records) => {
    const project = await namesBeside(db, 'project', records.map(({ projectId }) => projectId));
    return ({ title, delivered, due, projectId }) => ({ ...NOTHING, title, dates: delivered ?? due, belongs: project(projectId) });
  },
  newsItem: async (db, records) => {
    const project = await namesBeside(db, 'project', records.map(({ projectId }) => projectId));
    const event = await namesBeside(db, 'event', records.map(({ eventId }) => eventId));
    return ({ title, published, projectId, eventId }) => ({ ...NOTHING, title, dates: published, belongs: project(projectId) ?? event(eventId) });
  },
  issuedReport: async (db, records) => {
    const project = await namesBeside(db, 'project', records.map(({ projectId }) => projectId));
    const event = await namesBeside(db, 'event', records.map(({ eventId }) => eventId));
    const organisation = await namesBeside(db, 'organisation', records.map(({ organisationId }) => organisationId));
    return ({ title, issuedAt, projectId, eventId, organisationId }) => ({ ...NOTHING, title, dates: issuedAt.slice(0, 10), belongs: event(eventId) ?? project(projectId) ?? organisation(organisationId) });
  },
  series: async (db, records) => {
    const project = await namesBeside(db, 'project', records.map(({ projectId }) => projectId));
    return ({ title, years, projectId }) => ({ ...NOTHING, title, dates: yearsOf(years), belongs: project(projectId) });
  },
  source: () => Promise.resolve(({ title, published, publisher }) => ({ ...NOTHING, title, dates: published, belongs: plain(publisher) })),
  person: async (db, records) => {
    const organisation = await namesBeside(db, 'organisation', records.map(({ organisationId }) => organisationId));
    return ({ name, organisationId }) => ({ ...NOTHING, title: plain(name), belongs: organisation(organisationId) });
  },
};

interface Collected<T> {
  readonly records: T;
  /** The changes that it stands by. */
  readonly revisions: readonly string[];
}

async function othersOf<K extends Other>(db: Db, kind: K, ids: readonly string[]): Promise<Collected<AidRecord[]>> {
  const records = [...(await liveById(db, kind, ids)).values()];
  const read = await (readings[kind] as unknown as Reading<K>)(db, records);
  return { records: records.map((record) => ({ id: record.id, ...read(record) })), revisions: records.map(({ revision }) => revision) };
}

async function organisationsOf(db: Db, ids: readonly string[]): Promise<Collected<AidOrganisation[]>> {
  const records = await liveById(db, 'organisation', ids);
  const summaries = await organisationSummaries(db, ids);
  const all = await partsOf(db, 'role', 'organisationId', ids);
  const roles = Map.groupBy(all, ({ organisationId }) => organisationId);
  return {
    records: [...summaries.values()].map(({ id, shortName, name, place }) => ({ id, shortName, name, place: place && { name: place.name, country: place.country }, roles: [...new Set((roles.get(id) ?? []).map(({ role }) => role))] })),
    revisions: [...records.values(), ...all].map(({ revision }) => revision),
  };
}

async function photosOf(db: Db, ids: readonly string[]): Promise<Collected<AidPhoto[]>> {
  const records = [...(await liveById(db, 'photo', ids)).values()];
  const event = await namesBeside(db, 'event', records.map(({ eventId }) => eventId));
  return {
    records: records.map(({ id, caption, originalName, takenAt, eventId, creator }) => ({ id, caption, fileName: originalName, taken: takenAt?.slice(0, 10) ?? null, event: event(eventId), creator })),
    revisions: records.map(({ revision }) => revision),
  };
}

const NAMED = ['programme', 'project', 'organisation', 'place'] as const;

/** What a question names by their ids. */
function named(ask: Ask): { readonly kind: (typeof NAMED)[number]; readonly id: string }[] {
  if (ask.is === 'and' || ask.is === 'or') return ask.of.flatMap(named);
  if (ask.is === 'not') return named(ask.of);
  const kind = ask.is === 'value' ? NAMED.find((one) => one === ask.field) : undefined;
  return ask.is === 'value' && kind && /^[0-9a-f-]{36}$/i.test(ask.value) ? [{ kind, id: ask.value }] : [];
}

/** @param typed any question. Throws `report.noQuestion`, and what searching throws. */
export async function findingAidData(archive: Archive, searching: Searching, typed: string): Promise<FindingAidData> {
  const question = questionOf(typed);
  const { ask, parts, problems } = readQuestion(question ?? '');
  if (question === null || ask === null) throw new Failure('report.noQuestion', {});
  const db = archive.reader;
  const { hits, isAll } = await hitsOf(searching, question);
  const idsOf = (kind: AidKind) => hits.flatMap((hit) => (hit.kind === kind ? [hit.id] : []));
  const found = await liveById(db, 'event', idsOf('event'));
  const { events, revisions } = await projectEvents(archive, [...found.values()]);
  const organisations = await organisationsOf(db, idsOf('organisation'));
  const photos = await photosOf(db, idsOf('photo'));
  const others: Partial<Record<AidKind, readonly AidRecord[]>> = {};
  const changes = [...revisions, ...organisations.revisions, ...photos.revisions];
  for (const kind of Object.keys(readings) as Other[]) {
    const of = await othersOf(db, kind, idsOf(kind));
    if (of.records.length > 0) others[kind] = of.records;
    changes.push(...of.revisions);
  }
  const names = await namesOf(db, named(ask));
  const kept = (await listSearches(archive)).find(({ query }) => questionOf(query) === question);
  const moments = [...(await momentsOf(db, kept ? [...changes, kept.revision] : changes)).values(), ...events.map(({ changedAt }) => changedAt)];
  const data: FindingAidData = {
    question, parts: parts.map((part) => part.ask), problems,
    named: Object.fromEntries([...names].flatMap(([id, name]) => (name === null ? [] : [[id, name]]))),
    keptAs: kept?.name ?? null, centre: archive.info.name, total: 0, isExact: true,
    perhaps: hits.flatMap((hit) => (isPerhaps(hit, ask) ? [hit.id] : [])),
    events: events.map((event) => ({ ...event, parentId: found.get(event.event.id)?.parentId ?? null })),
    organisations: organisations.records, photos: photos.records, others,
    changedAt: moments.toSorted().at(-1) ?? archive.info.createdAt,
  };
  const listed = listedIn(data);
  return { ...data, ...(isAll ? { total: listed, isExact: true } : await totalOf(searching, question, listed)) };
}
