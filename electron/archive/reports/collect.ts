/** Collects what reports are made from: plain data, in few questions however many events there are. */

import type { EventReportData, EventSheetData, SheetCount, SheetPhoto, SheetProgramme } from '#shared/domain/event-sheet.ts';
import { type RuleAnswer, ruleWithId } from '#shared/domain/funding/book.ts';
import { NO_LANGUAGE, chooseText } from '#shared/domain/languages.ts';
import type { EventPart, ProjectEvent, ProjectPartner, ProjectReportData } from '#shared/domain/project-report.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { RoleView } from '#shared/contract/organisations.ts';
import type { Archive } from '../archive.ts';
import { momentsOf, newestMoment } from '../changes/history.ts';
import { organisationSummaries, rolesIn } from '../organisations/repository.ts';
import { allLive, findLive, getLive, liveById, partsOf } from '../records/read.ts';
import type { StoredRecord } from '../records/codec.ts';

type Db = Archive['reader'];

export function countOf(count: StoredRecord<'participation'>, cities: ReadonlyMap<string, StoredRecord<'place'>>, sender: { readonly shortName: string | null; readonly name: StoredRecord<'organisation'>['name'] } | undefined): SheetCount {
  const city = cities.get(count.placeId ?? '');
  // A city says its country even where the count does not.
  const country = count.country ?? city?.country ?? null;
  // "15 a country" says nothing of how many came in all, unless the country is named.
  const isOfAll = count.unit === 'event' || (count.unit === 'country' && country !== null);
  return {
    id: count.id,
    value: isOfAll ? count.value : null,
    precision: isOfAll ? count.precision : 'unknown',
    country,
    city: city?.name ?? null,
    cityCountry: city?.country ?? null,
    gender: count.gender,
    ageBand: count.ageBand,
    locality: count.locality,
    organisation: sender ? (sender.shortName ?? chooseText(sender.name, NO_LANGUAGE)?.text ?? null) : null,
  };
}

export function programmeOf(measure: StoredRecord<'measure'> | null, programme: StoredRecord<'programme'> | null): SheetProgramme | null {
  if (!measure || !programme) return null;
  const { id, code, name, supportStatement, disclaimer } = programme;
  return { id, code, name, measureCode: measure.code, measureName: measure.name, supportStatement, disclaimer };
}

interface Sheet extends EventSheetData {
  /** The changes that its facts stand by. */
  readonly revisions: readonly string[];
}

/** What was read already of what the sheets are made from. */
interface Read {
  readonly events: ReadonlyMap<string, StoredRecord<'event'>>;
  readonly counts: readonly StoredRecord<'participation'>[];
}

/** The sheets of some events, in their order; of those that are not there, none. */
export async function sheetsOf(archive: Archive, ids: readonly string[], read?: Read): Promise<Sheet[]> {
  const db = archive.reader;
  const events = read?.events ?? (await liveById(db, 'event', ids));
  const links = Map.groupBy(await partsOf(db, 'eventProject', 'eventId', ids), ({ eventId }) => eventId);
  const projects = await liveById(db, 'project', [...links.values()].flat().map(({ projectId }) => projectId));
  const measures = await liveById(db, 'measure', [...projects.values()].map(({ measureId }) => measureId));
  const programmes = await liveById(db, 'programme', [...measures.values()].map(({ programmeId }) => programmeId));
  const counts = Map.groupBy((read?.counts ?? (await partsOf(db, 'participation', 'eventId', ids))).filter(({ phase }) => phase === 'actual'), ({ eventId }) => eventId);
  const allCounts = [...counts.values()].flat();
  const places = await liveById(db, 'place', [...[...events.values()].map(({ placeId }) => placeId), ...allCounts.map(({ placeId }) => placeId)]);
  const senders = await organisationSummaries(db, allCounts.map(({ organisationId }) => organisationId));
  const photos = Map.groupBy(await partsOf(db, 'photo', 'eventId', ids), ({ eventId }) => eventId);
  const sheets = ids.flatMap((id): Sheet[] => {
    const event = events.get(id);
    if (!event) return [];
    const linked = (links.get(id) ?? []).filter(({ projectId }) => projects.has(projectId));
    const owning = linked.find(({ link }) => link === 'own') ?? linked[0];
    const project = projects.get(owning?.projectId ?? '') ?? null;
    const measure = measures.get(project?.measureId ?? '') ?? null;
    const programme = programmes.get(measure?.programmeId ?? '') ?? null;
    const place = places.get(event.placeId ?? '') ?? null;
    const own = counts.get(id) ?? [];
    const ownPhotos = photos.get(id) ?? [];
    const cities = own.flatMap(({ placeId }) => places.get(placeId ?? '') ?? []);
    const used = [event, place, project, measure, programme, ...own, ...cities, ...ownPhotos];
    return [
      {
        event,
        place: place && { name: place.name, country: place.country },
        project: project && { id: project.id, acronym: project.acronym, title: project.title, grantNumber: project.grantNumber, programme: programmeOf(measure, programme) },
        participation: own.map((count) => countOf(count, places, senders.get(count.organisationId ?? ''))),
        photos: ownPhotos satisfies readonly SheetPhoto[],
        revisions: used.flatMap((record) => (record ? [record.revision] : [])),
        changedAt: '',
      },
    ];
  });
  const moments = await momentsOf(db, sheets.flatMap(({ revisions }) => revisions));
  const newest = (revisions: readonly string[]) => revisions.reduce((last, revision) => {
    const at = moments.get(revision) ?? '';
    return at > last ? at : last;
  }, '');
  return sheets.map((sheet) => ({ ...sheet, changedAt: newest(sheet.revisions) || archive.info.createdAt }));
}

/** Throws `record.notFound`. */
export async function eventSheetData(archive: Archive, eventId: string): Promise<EventSheetData> {
  const [sheet] = await sheetsOf(archive, [eventId]);
  if (!sheet) throw new Failure('record.notFound', { kind: 'event', id: eventId });
  return sheet;
}

const byDay = (one: StoredRecord<'event'>, other: StoredRecord<'event'>) => ((one.dates ?? '~') < (other.dates ?? '~') ? -1 : one.dates === other.dates && one.id < other.id ? -1 : 1);

/** A project's own events that are no parts of others, in the order of their days. */
async function ownEvents(db: Db, projectId: string): Promise<StoredRecord<'event'>[]> {
  const links = await partsOf(db, 'eventProject', 'projectId', projectId);
  const own = links.flatMap(({ link, eventId }) => (link === 'own' ? [eventId] : []));
  return [...(await liveById(db, 'event', own)).values()].filter(({ parentId }) => parentId === null).toSorted(byDay);
}

/** Whose project it is, and which of its events that were held is which. */
async function placesIn(db: Db, projectId: string): Promise<{ readonly beneficiaries: EventReportData['beneficiaries']; readonly numbers: ReadonlyMap<string, number> }> {
  const held = (await ownEvents(db, projectId)).filter(({ status }) => status === 'held');
  const roles = await rolesIn(db, 'projectId', projectId);
  const beneficiaries = roles.flatMap(({ role, organisation: { id, shortName, name } }) => (role === 'coordinator' ? [{ id, shortName, name }] : []));
  return { beneficiaries, numbers: new Map(held.map(({ id }, index) => [id, index + 1])) };
}

/** Events, each with its place in its project, in their order; of those that are not there, none. What is asked of a project is asked once. */
export async function eventReports(archive: Archive, ids: readonly string[]): Promise<EventReportData[]> {
  const sheets = await sheetsOf(archive, ids);
  const projects = new Map<string, Awaited<ReturnType<typeof placesIn>>>();
  for (const id of new Set(sheets.flatMap(({ project }) => project?.id ?? []))) projects.set(id, await placesIn(archive.reader, id));
  return sheets.map((sheet) => {
    const { beneficiaries, numbers } = projects.get(sheet.project?.id ?? '') ?? { beneficiaries: [], numbers: new Map<string, number>() };
    return { ...sheet, beneficiaries, number: numbers.get(sheet.event.id) ?? null };
  });
}

/** An event with its place in its project. Throws `record.notFound`. */
export async function eventReportData(archive: Archive, eventId: string): Promise<EventReportData> {
  const [data] = await eventReports(archive, [eventId]);
  if (!data) throw new Failure('record.notFound', { kind: 'event', id: eventId });
  return data;
}

/** What is part of an event, the first first. */
async function partsByEvent(db: Db, ids: readonly string[]): Promise<Map<string, (EventPart & { readonly revision: string })[]>> {
  const parts = (await partsOf(db, 'event', 'parentId', ids)).toSorted((one, other) => ((one.dates ?? '~') < (other.dates ?? '~') ? -1 : 1));
  return Map.groupBy(parts, ({ parentId }) => parentId ?? '');
}

/** The sheets of events with what was planned and what they are made of, in the order of their days, and the changes that this stands by. */
export async function projectEvents(archive: Archive, found: readonly StoredRecord<'event'>[]): Promise<{ readonly events: ProjectEvent[]; readonly revisions: string[] }> {
  const db = archive.reader;
  const whole = found.toSorted(byDay);
  const ids = whole.map(({ id }) => id);
  const parts = await partsByEvent(db, ids);
  const records = new Map(whole.map((event) => [event.id, event]));
  const counts = await partsOf(db, 'participation', 'eventId', ids);
  const sheets = await sheetsOf(archive, ids, { events: records, counts });
  const planned = Map.groupBy(counts.filter(({ phase }) => phase === 'planned'), ({ eventId }) => eventId);
  const places = await liveById(db, 'place', [...whole.map(({ plannedPlaceId }) => plannedPlaceId), ...[...planned.values()].flat().map(({ placeId }) => placeId)]);
  const events = sheets.map(({ revisions: _, ...sheet }): ProjectEvent => {
    const record = records.get(sheet.event.id);
    const place = places.get(record?.plannedPlaceId ?? '');
    return {
      ...sheet,
      parts: (parts.get(sheet.event.id) ?? []).map(({ id, title, description, dates }) => ({ id, title, description, dates })),
      planned: { dates: record?.plannedDates ?? null, place: place ? { name: place.name, country: place.country } : null, participation: (planned.get(sheet.event.id) ?? []).map((count) => countOf(count, places, undefined)) },
    };
  });
  return { events, revisions: [...[...parts.values()].flat(), ...[...planned.values()].flat(), ...places.values()].map(({ revision }) => revision) };
}

export const partnersOf = (roles: readonly RoleView[]): ProjectPartner[] =>
  roles.map(({ organisation, role }) => ({ id: organisation.id, shortName: organisation.shortName, name: organisation.name, role, country: organisation.place?.country ?? null }));

/** What was answered of the rules of a programme, and of those of all. */
async function answersFor(db: Db, programme: StoredRecord<'programme'> | null): Promise<(RuleAnswer & { readonly revision: string })[]> {
  return (await allLive(db, 'ruleAnswer')).filter(({ rule }) => {
    const of = ruleWithId(rule);
    return of !== null && (of.programme === null || of.programme === programme?.code);
  });
}

/** A project with all its own events, in the order of their days. Throws `record.notFound`. */
export async function projectReportData(archive: Archive, projectId: string): Promise<ProjectReportData> {
  const db = archive.reader;
  const project = await getLive(db, 'project', projectId);
  const measure = project.measureId ? await findLive(db, 'measure', project.measureId) : null;
  const programme = measure && (await findLive(db, 'programme', measure.programmeId));
  const call = project.callId ? await findLive(db, 'call', project.callId) : null;
  const answers = await answersFor(db, programme);
  const roles = await rolesIn(db, 'projectId', projectId);
  const { events, revisions } = await projectEvents(archive, await ownEvents(db, projectId));
  const of = programmeOf(measure, programme);
  const outputs = await partsOf(db, 'output', 'projectId', projectId);
  const courses = await partsOf(db, 'course', 'projectId', projectId);
  const indicators = await partsOf(db, 'indicator', 'projectId', projectId);
  const moments = [await newestMoment(db, [project, measure, programme, call, ...answers, ...outputs, ...courses, ...indicators].flatMap((record) => record?.revision ?? []).concat(revisions)), ...events.map(({ changedAt }) => changedAt)];
  return {
    project: { id: project.id, acronym: project.acronym, title: project.title, dates: project.dates, grantNumber: project.grantNumber, programme: of, callYear: call?.year ?? null, grantAmount: project.grantAmount, reportSent: project.reportSent },
    partners: partnersOf(roles),
    // An event may be several projects' own: here it is this one's.
    events: events.map((event) => ({ ...event, project: { id: project.id, acronym: project.acronym, title: project.title, grantNumber: project.grantNumber, programme: of } })),
    outputs: outputs.map(({ id, title, type, due, delivered, languages }) => ({ id, title, type, due, delivered, languages })),
    courses: courses.map(({ id, title, level, ects, liveDays, onlineMonths }) => ({ id, title, level, ects, liveDays, onlineMonths })),
    indicators: indicators.map(({ id, name, target, reached }) => ({ id, name, target, reached })),
    ruleAnswers: answers.map(({ id, rule, callYear, lines, confirmed, note }) => ({ id, rule, callYear, lines, confirmed, note })),
    changedAt: moments.filter((moment) => moment !== null).toSorted().at(-1) ?? archive.info.createdAt,
  };
}
