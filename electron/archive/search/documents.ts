/**
 * What a record is found by. Each kind that can be found says its title, the texts around it, the
 * names of its place, projects and organisations among them, and what it is.
 */

import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { NO_LANGUAGE } from '#shared/domain/languages.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById } from '../records/read.ts';
import { type SearchDocument, daysOf } from './document.ts';
import { eventDocuments } from './event-document.ts';
import { type KeptSegment, keptBody } from './own-texts.ts';
import { type Db, countries, counted, dated, idsOf, names, organisationsBeside, partsBeside, placesBeside, plain, projectsBeside, texts, titled, unnamedBeside, whichAreNamed, workPackageNames, workPackagesBeside, writtenIn } from './segments.ts';
import { yearsOfEvents } from './project-years.ts';
import { ANY, dateTags, tag, yearsTags } from './tags.ts';

/** The documents of some records of a kind: what stands around them is read once for all of them. */
type Builder<K extends Kind> = (db: Db, records: readonly StoredRecord<K>[]) => Promise<(record: StoredRecord<K>) => SearchDocument>;

const NO_DAYS = { day: null, lastDay: null };

const languageTags = (languages: readonly string[]) => languages.map((language) => tag('language', language));

const builders: { readonly [K in FindableKind]: Builder<K> } = {
  project: async (db, projects) => {
    const organisations = await organisationsBeside(db, 'projectId', idsOf(projects));
    const parts = await partsBeside(db, 'project', idsOf(projects));
    const unnamed = await unnamedBeside(db, 'projectId', idsOf(projects));
    const measures = await liveById(db, 'measure', projects.map(({ measureId }) => measureId));
    const programmes = await liveById(db, 'programme', [...measures.values()].map(({ programmeId }) => programmeId));
    const withReport = await whichAreNamed(db, 'issuedReport', 'projectId', idsOf(projects));
    const years = await yearsOfEvents(db, projects.flatMap(({ id, dates }) => (dates === null ? [id] : [])));
    return (project) => {
      const dates = project.dates ?? years.get(project.id) ?? null;
      const measure = measures.get(project.measureId ?? '');
      const programme = programmes.get(measure?.programmeId ?? '');
      const beside = organisations(project.id);
      return {
        title: titled(project.acronym, project.title),
        body: [
          ...names(plain(...project.aliases)), ...plain(project.call, project.grantNumber), ...dated(dates), ...plain(project.datesWritten), ...texts(project.summary), ...beside.segments,
          ...(measure ? [...plain(measure.code), ...texts(measure.name)] : []), ...(programme ? [...plain(programme.code), ...texts(programme.name)] : []), ...unnamed(project.id), ...parts(project.id), ...plain(project.website),
        ],
        tags: [
          tag('status', project.status), tag('project', project.id), ...dateTags(dates), ...languageTags(project.languages), ...(programme ? [tag('programme', programme.id)] : []),
          ...(withReport.has(project.id) ? [tag('has', 'report')] : []), ...(project.dates === null ? [tag('lacks', 'date')] : []), ...(project.summary === null ? [tag('lacks', 'description')] : [tag('has', 'description')]), ...beside.tags,
        ],
        // Newest first is for what happened; a project stands by what it is called.
        ...daysOf(project.dates),
      };
    };
  },
  workPackage: async (db, workPackages) => {
    const projects = await projectsBeside(db, workPackages.map(({ projectId }) => projectId));
    const organisations = await organisationsBeside(db, 'workPackageId', idsOf(workPackages));
    const parts = await partsBeside(db, 'workPackage', idsOf(workPackages));
    return (workPackage) => {
      const beside = [projects(workPackage.projectId), organisations(workPackage.id)];
      return {
        title: titled(workPackage.label, workPackage.title, ': '),
        body: [
          ...workPackageNames(workPackage.number, workPackage.label), ...texts(workPackage.description), ...workPackage.methods.flatMap(texts), ...dated(workPackage.dates), ...plain(workPackage.datesWritten),
          ...beside.flatMap(({ segments }) => segments), ...parts(workPackage.id),
        ],
        tags: [tag('workPackage', String(workPackage.number)), ...dateTags(workPackage.dates), ...(workPackage.description ? [tag('has', 'description')] : [tag('lacks', 'description')]), ...beside.flatMap(({ tags }) => tags)],
        ...daysOf(workPackage.dates),
      };
    };
  },
  event: eventDocuments,
  organisation: async (db, organisations) => {
    const places = await placesBeside(db, organisations.map(({ placeId }) => placeId));
    return (organisation) => {
      const place = places(organisation.placeId);
      return {
        title: organisation.shortName ? titled(organisation.shortName, organisation.name) : (organisation.name ?? {}),
        body: [...texts(organisation.description), ...place.segments, ...plain(organisation.website)],
        tags: [tag('organisation', organisation.id), ...(organisation.placeId ? [] : [tag('lacks', 'place')]), ...(organisation.description ? [tag('has', 'description')] : [tag('lacks', 'description')]), ...place.tags],
        ...NO_DAYS,
      };
    };
  },
  place: () =>
    Promise.resolve((place) => ({ title: place.name, body: [...names(texts(place.inPlace)), ...countries(place.country)], tags: [tag('place', place.id), tag('country', place.country)], ...NO_DAYS })),
  photo: async (db, photos) => {
    const events = await liveById(db, 'event', photos.map(({ eventId }) => eventId));
    return (photo) => {
      const taken = photo.takenAt?.slice(0, 10) ?? null;
      const lacks = [...(photo.caption ? [] : ['caption']), ...(photo.alternative ? [] : ['alternative']), ...(taken ? [] : ['date'])];
      return {
        title: photo.caption ?? { [NO_LANGUAGE]: photo.originalName },
        body: [...texts(photo.alternative), ...plain(photo.originalName), ...names(plain(photo.creator)), ...plain(photo.rights), ...texts(events.get(photo.eventId)?.title), ...dated(taken)],
        tags: [...dateTags(taken), ...lacks.map((what) => tag('lacks', what))],
        ...daysOf(taken),
      };
    };
  },
  output: async (db, outputs) => {
    const projects = await projectsBeside(db, outputs.map(({ projectId }) => projectId));
    const workPackages = await workPackagesBeside(db, outputs.map(({ workPackageId }) => workPackageId));
    const tasks = await liveById(db, 'task', outputs.map(({ taskId }) => taskId));
    return (output) => {
      const beside = [projects(output.projectId), workPackages(output.workPackageId)];
      const dates = output.delivered ?? output.due;
      return {
        title: output.title,
        body: [...texts(output.description), ...dated(dates), ...beside.flatMap(({ segments }) => segments), ...plain(output.dueWritten), ...texts(tasks.get(output.taskId ?? '')?.title)],
        tags: [tag('type', output.type), ...dateTags(dates), ...languageTags(output.languages), ...(dates === null ? [tag('lacks', 'date')] : []), ...beside.flatMap(({ tags }) => tags)],
        ...daysOf(dates),
      };
    };
  },
  newsItem: async (db, items) => {
    const projects = await projectsBeside(db, items.map(({ projectId }) => projectId));
    return (news) => {
      const project = projects(news.projectId);
      return {
        title: news.title,
        body: [...texts(news.text), ...names(plain(news.publisher)), ...dated(news.published), ...plain(news.publishedWritten, news.weekdayWritten), ...project.segments, ...plain(news.address)],
        tags: [...dateTags(news.published), ...(news.published === null ? [tag('lacks', 'date')] : []), ...project.tags],
        ...daysOf(news.published),
      };
    };
  },
  issuedReport: () =>
    Promise.resolve((report) => {
      const day = report.issuedAt.slice(0, 10);
      return { title: report.title, body: [...plain(report.note), ...names(plain(report.author)), ...dated(day)], tags: [...dateTags(day), tag('language', report.language), ...(report.projectId ? [tag('project', report.projectId)] : [])], ...daysOf(day) };
    }),
  series: async (db, all) => {
    const projects = await projectsBeside(db, all.map(({ projectId }) => projectId));
    const workPackages = await workPackagesBeside(db, all.map(({ workPackageId }) => workPackageId));
    return (series) => {
      const beside = [projects(series.projectId), workPackages(series.workPackageId)];
      return {
        title: series.title,
        body: [
          ...plain(series.written), ...series.variants.flatMap(texts), ...counted(series.value, { sl: 'udeležencev', en: 'participants' }), ...names(plain(...series.years)), ...series.countries.flatMap(countries),
          ...beside.flatMap(({ segments }) => segments),
        ],
        tags: [tag('type', series.type), tag('series', series.id), ...yearsTags(series.years), ...series.countries.map((code) => tag('country', code)), ...languageTags(series.languages), ...beside.flatMap(({ tags }) => tags)],
        ...NO_DAYS,
      };
    };
  },
  source: async (db, sources) => {
    const written = await writtenIn(db, idsOf(sources));
    return (source) => ({
      title: source.title,
      body: [...names(plain(source.publisher)), ...plain(source.address), ...dated(source.published), ...written(source.id)],
      tags: [tag('type', source.type), ...dateTags(source.published)],
      ...daysOf(source.published),
    });
  },
  person: async (db, people) => {
    const organisations = await liveById(db, 'organisation', people.map(({ organisationId }) => organisationId));
    return (person) => {
      const organisation = person.organisationId ? organisations.get(person.organisationId) : undefined;
      return {
        title: { [NO_LANGUAGE]: person.name },
        body: [...texts(person.duty), ...plain(person.email, person.phone), ...names(organisation ? [...plain(organisation.shortName), ...texts(organisation.name)] : [])],
        tags: [...(organisation ? [tag('organisation', organisation.id)] : []), ...(person.projectId ? [tag('project', person.projectId)] : [])],
        ...NO_DAYS,
      };
    };
  },
};

export function isFindable(kind: Kind): kind is FindableKind {
  return kind in builders;
}

/** What every record says of itself: that it is one, of which kind, and in which languages its title is written, where no field says in which it is. */
function whole(kind: FindableKind, document: SearchDocument): SearchDocument {
  const written = Object.keys(document.title).filter((language) => language !== NO_LANGUAGE);
  const isSaid = document.tags.some((one) => one.startsWith(tag('language', '')));
  return { ...document, tags: [...new Set([ANY, tag('kind', kind), ...(isSaid ? [] : languageTags(written)), ...document.tags])].toSorted() };
}

interface Built extends SearchDocument {
  /** Its segments as they are kept. */
  readonly kept: readonly KeptSegment[];
}

/** The documents of the live ones among records of a kind, by id. */
export async function buildDocuments<K extends FindableKind>(db: Db, kind: K, ids: readonly string[]): Promise<Map<string, Built>> {
  const records = await liveById(db, kind, ids);
  const build = await (builders[kind] as Builder<K>)(db, [...records.values()]);
  return new Map(
    [...records].map(([id, record]) => {
      const document = whole(kind, build(record));
      return [id, { ...document, kept: keptBody(kind, record, document.body) }];
    }),
  );
}
