/** What each record of an archive is, gathered in plain code from all its records: no index, no tags. For saying what search must find. */

import type { Fields, Kind } from '#shared/contract/records.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import { countsForTotal, total } from '#shared/domain/counts.ts';
import { type DaySpan, NO_END, daySpan } from '#shared/domain/dates.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';
import { today } from '#shared/domain/today.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import type { StoredRecord } from '../../electron/archive/records/codec.ts';
import { allLive } from '../../electron/archive/records/read.ts';
import { buildDocuments } from '../../electron/archive/search/documents.ts';

export interface PlainRecord {
  readonly kind: FindableKind;
  readonly id: string;
  readonly titles: readonly string[];
  /** The texts around it that are names, and those that are none. */
  readonly names: readonly string[];
  readonly others: readonly string[];
  /** Field → its values: codes, or ids of records. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** Who has which role in it. */
  readonly roles: readonly { readonly role: string; readonly organisation: string }[];
  readonly workPackages: readonly number[];
  readonly participants: number | null;
  /** The days that it may lie in; several where it comes again. */
  readonly spans: readonly DaySpan[];
}

interface Fact {
  readonly values: readonly (readonly [field: string, value: string | null | undefined])[];
  readonly workPackages?: readonly number[];
  readonly participants?: number | null;
  readonly spans?: readonly (DaySpan | null)[];
  /** Where its roles and its links to projects stand. */
  readonly roleField?: 'projectId' | 'workPackageId' | 'eventId';
}

/** All live records of the kinds that facts are gathered from. */
class Held {
  readonly #all = new Map<Kind, readonly StoredRecord<Kind>[]>();
  readonly #byId = new Map<string, StoredRecord<Kind>>();

  async read(archive: Archive, kinds: readonly Kind[]): Promise<void> {
    for (const kind of kinds) {
      const records = await allLive(archive.reader, kind);
      this.#all.set(kind, records);
      for (const record of records) this.#byId.set(`${kind} ${record.id}`, record);
    }
  }

  all<K extends Kind>(kind: K): readonly StoredRecord<K>[] {
    return (this.#all.get(kind) ?? []) as readonly unknown[] as readonly StoredRecord<K>[];
  }

  one<K extends Kind>(kind: K, id: string | null | undefined): StoredRecord<K> | undefined {
    return this.#byId.get(`${kind} ${id ?? ''}`) as StoredRecord<K> | undefined;
  }
}

const READ = [...findableKinds, 'role', 'eventProject', 'eventWorkPackage', 'participation', 'measure', 'programme'] as const satisfies readonly Kind[];

/** What is said of a record because of the project that it belongs to. */
function ofProject(held: Held, id: string | null): Fact['values'] {
  const project = held.one('project', id);
  return project ? [['project', project.id], ['programme', held.one('measure', project.measureId)?.programmeId]] : [];
}

function ofWorkPackage(held: Held, id: string | null): number[] {
  const workPackage = held.one('workPackage', id);
  return workPackage ? [workPackage.number] : [];
}

function ofPlace(held: Held, id: string | null): Fact['values'] {
  const place = held.one('place', id);
  return place ? [['place', place.id], ['country', place.country]] : [];
}

const lacking = (what: string, isThere: unknown) => ['lacks', isThere ? null : what] as const;
const having = (what: string, isThere: unknown) => ['has', isThere ? what : null] as const;
const inLanguages = (languages: readonly string[]) => languages.map((language) => ['language', language] as const);

/** A project without dates is of the years of its events. */
function spanOfEvents(held: Held, projectId: string): DaySpan | null {
  const linked = held.all('eventProject').filter((link) => link.projectId === projectId).flatMap(({ eventId }) => daySpan(held.one('event', eventId)?.dates ?? null) ?? []);
  if (linked.length === 0) return null;
  const first = linked.map(({ earliest }) => earliest.slice(0, 4)).toSorted().at(0);
  const last = linked.map(({ earliest, latest }) => (latest === NO_END ? earliest : latest).slice(0, 4)).toSorted().at(-1);
  return { earliest: `${first}-01-01`, latest: `${last}-12-31` };
}

/** Its last day has passed, and nobody has said what became of it. */
function isLate({ status, dates }: StoredRecord<'event'>): boolean {
  const span = daySpan(dates);
  return (status === 'planned' || status === 'postponed') && span !== null && span.latest < today();
}

function factsOfEvent(held: Held, event: StoredRecord<'event'>): Fact {
  const counts = held.all('participation').filter(({ eventId }) => eventId === event.id);
  const actual = counts.filter(({ phase }) => phase === 'actual');
  const hasPhoto = held.all('photo').some(({ eventId }) => eventId === event.id);
  const projects = held.all('eventProject').filter(({ eventId }) => eventId === event.id);
  return {
    values: [
      ['type', event.type], ['status', event.status], ['status', isLate(event) ? 'late' : null], ['mode', event.mode], ['country', event.country], ...ofPlace(held, event.placeId), ...inLanguages(event.languages),
      ...projects.flatMap(({ projectId }) => ofProject(held, projectId)),
      having('photo', hasPhoto), having('report', held.all('issuedReport').some(({ eventId }) => eventId === event.id)), having('description', event.description), having('web', event.webPage),
      having('deviation', event.deviation), having('count', counts.length > 0),
      lacking('date', event.dates), lacking('place', event.placeId ?? event.mode === 'online'), lacking('description', event.description), lacking('photo', hasPhoto), lacking('count', counts.length > 0),
      lacking('web', event.webPage),
    ],
    workPackages: held.all('eventWorkPackage').filter(({ eventId }) => eventId === event.id).flatMap(({ workPackageId }) => ofWorkPackage(held, workPackageId)),
    participants: total(countsForTotal(actual.length > 0 ? actual : counts)).value,
    spans: [daySpan(event.dates)],
    roleField: 'eventId',
  };
}

const facts: { readonly [K in FindableKind]: (held: Held, record: StoredRecord<K>) => Fact } = {
  project: (held, project) => ({
    values: [
      ['status', project.status], ['project', project.id], ['programme', held.one('measure', project.measureId)?.programmeId], ...inLanguages(project.languages),
      having('report', held.all('issuedReport').some(({ projectId }) => projectId === project.id)), having('description', project.summary), lacking('description', project.summary), lacking('date', project.dates),
    ],
    spans: [project.dates === null ? spanOfEvents(held, project.id) : daySpan(project.dates)],
    roleField: 'projectId',
  }),
  workPackage: (held, workPackage) => ({
    values: [...ofProject(held, workPackage.projectId), having('description', workPackage.description), lacking('description', workPackage.description)],
    workPackages: [workPackage.number],
    spans: [daySpan(workPackage.dates)],
    roleField: 'workPackageId',
  }),
  event: factsOfEvent,
  organisation: (held, organisation) => ({
    values: [
      ['organisation', organisation.id], ...ofPlace(held, organisation.placeId), lacking('place', organisation.placeId), having('description', organisation.description),
      lacking('description', organisation.description),
    ],
  }),
  place: (_, place) => ({ values: [['place', place.id], ['country', place.country]] }),
  photo: (_, photo) => ({ values: [lacking('caption', photo.caption), lacking('alternative', photo.alternative), lacking('date', photo.takenAt)], spans: [daySpan(photo.takenAt?.slice(0, 10) ?? null)] }),
  output: (held, output) => ({
    values: [['type', output.type], ...ofProject(held, output.projectId), ...inLanguages(output.languages), lacking('date', output.delivered ?? output.due)],
    workPackages: ofWorkPackage(held, output.workPackageId),
    spans: [daySpan(output.delivered ?? output.due)],
  }),
  newsItem: (held, news) => ({ values: [...ofProject(held, news.projectId), lacking('date', news.published)], spans: [daySpan(news.published)] }),
  issuedReport: (_, report) => ({ values: [['language', report.language], ['project', report.projectId]], spans: [daySpan(report.issuedAt.slice(0, 10))] }),
  series: (held, series) => ({
    values: [['type', series.type], ...series.countries.map((code) => ['country', code] as const), ...ofProject(held, series.projectId), ...inLanguages(series.languages)],
    workPackages: ofWorkPackage(held, series.workPackageId),
    spans: series.years.map((year) => daySpan(String(year).padStart(4, '0'))),
  }),
  source: (_, source) => ({ values: [['type', source.type]], spans: [daySpan(source.published)] }),
  person: (held, person) => ({ values: [['organisation', held.one('organisation', person.organisationId)?.id], ['project', person.projectId]] }),
};

function rolesIn(held: Held, field: Fact['roleField'], id: string): PlainRecord['roles'] {
  const roles: readonly (Fields<'role'> & { readonly id: string })[] = field === undefined ? [] : held.all('role').filter((role) => role[field] === id && held.one('organisation', role.organisationId) !== undefined);
  return roles.map(({ role, organisationId }) => ({ role, organisation: organisationId }));
}

export interface PlainArchive {
  readonly records: readonly PlainRecord[];
  readonly programmes: readonly { readonly id: string; readonly text: string }[];
}

/** Every live record that can be found. Which texts it says is the documents' own matter; what it is, is worked out here anew. */
export async function plainArchive(archive: Archive): Promise<PlainArchive> {
  const held = new Held();
  await held.read(archive, READ);
  const records: PlainRecord[] = [];
  for (const kind of findableKinds) {
    const own = held.all(kind);
    const documents = await buildDocuments(archive.reader, kind, own.map(({ id }) => id));
    for (const record of own) {
      const { title, body } = documents.get(record.id) ?? { title: {}, body: [] };
      const fact = (facts[kind] as (held: Held, record: StoredRecord<Kind>) => Fact)(held, record);
      const roles = rolesIn(held, fact.roleField, record.id);
      const values = new Map<string, Set<string>>([['kind', new Set([kind])]]);
      const put = (field: string, value: string) => values.set(field, (values.get(field) ?? new Set()).add(value));
      for (const [field, value] of fact.values) if (value) put(field, value);
      for (const { role, organisation } of roles) {
        put('role', role);
        put('organisation', organisation);
      }
      if (!values.has('language')) for (const language of Object.keys(title)) if (language !== NO_LANGUAGE) put('language', language);
      records.push({
        kind, id: record.id, roles, values, titles: Object.values(title),
        names: [...body.flatMap(([, text, name]) => (name ? [text] : [])), ...[...(values.get('country') ?? [])].toSorted()],
        others: body.flatMap(([, text, name]) => (name ? [] : [text])),
        workPackages: fact.workPackages ?? [], participants: fact.participants ?? null, spans: (fact.spans ?? []).filter((span) => span !== null),
      });
    }
  }
  const programmes = held.all('programme').map(({ id, code, name }) => ({ id, text: `${code} ${Object.values(name).join(' ')}` }));
  return { records, programmes };
}
