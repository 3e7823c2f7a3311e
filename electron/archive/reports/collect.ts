/** Collects what reports are made from: plain data, in few questions however many events there are. */

import type { EventSheetData, SheetCount, SheetPhoto, SheetProgramme } from '#shared/domain/event-sheet.ts';
import { type RuleAnswer, ruleWithId } from '#shared/domain/funding/book.ts';
import { NO_LANGUAGE, chooseText } from '#shared/domain/languages.ts';
import type { EventPart, ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../archive.ts';
import { momentsOf, newestMoment } from '../changes/history.ts';
import { organisationSummaries, rolesIn } from '../organisations/repository.ts';
import { allLive, findLive, getLive, liveById, partsOf } from '../records/read.ts';
import type { StoredRecord } from '../records/codec.ts';

type Db = Archive['reader'];

function countOf(count: StoredRecord<'participation'>, cities: ReadonlyMap<string, StoredRecord<'place'>>, sender: { readonly shortName: string | null; readonly name: StoredRecord<'organisation'>['name'] } | undefined): SheetCount {
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
    organisation: sender ? (sender.shortName ?? chooseText(sender.name, NO_LANGUAGE)?.text ?? null) : null,
  };
}

function programmeOf(measure: StoredRecord<'measure'> | null, programme: StoredRecord<'programme'> | null): SheetProgramme | null {
  if (!measure || !programme) return null;
  const { id, code, name, supportStatement, disclaimer } = programme;
  return { id, code, name, measureCode: measure.code, measureName: measure.name, supportStatement, disclaimer };
}

interface Sheet extends EventSheetData {
  /** The changes that its facts stand by. */
  readonly revisions: readonly string[];
}

/** The sheets of some events, in their order; of those that are not there, none. */
async function sheetsOf(archive: Archive, ids: readonly string[]): Promise<Sheet[]> {
  const db = archive.reader;
  const events = await liveById(db, 'event', ids);
  const links = Map.groupBy(await partsOf(db, 'eventProject', 'eventId', ids), ({ eventId }) => eventId);
  const projects = await liveById(db, 'project', [...links.values()].flat().map(({ projectId }) => projectId));
  const measures = await liveById(db, 'measure', [...projects.values()].map(({ measureId }) => measureId));
  const programmes = await liveById(db, 'programme', [...measures.values()].map(({ programmeId }) => programmeId));
  const counts = Map.groupBy((await partsOf(db, 'participation', 'eventId', ids)).filter(({ phase }) => phase === 'actual'), ({ eventId }) => eventId);
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
  const newest = (revisions: readonly string[]) => revisions.map((revision) => moments.get(revision) ?? '').toSorted().at(-1);
  return sheets.map((sheet) => ({ ...sheet, changedAt: newest(sheet.revisions) || archive.info.createdAt }));
}

/** Throws `record.notFound`. */
export async function eventSheetData(archive: Archive, eventId: string): Promise<EventSheetData> {
  const [sheet] = await sheetsOf(archive, [eventId]);
  if (!sheet) throw new Failure('record.notFound', { kind: 'event', id: eventId });
  return sheet;
}

/** What is part of an event, the first first. */
async function partsByEvent(db: Db, ids: readonly string[]): Promise<Map<string, (EventPart & { readonly revision: string })[]>> {
  const parts = (await partsOf(db, 'event', 'parentId', ids)).toSorted((one, other) => ((one.dates ?? '~') < (other.dates ?? '~') ? -1 : 1));
  return Map.groupBy(parts, ({ parentId }) => parentId ?? '');
}

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
  const outputs = await partsOf(db, 'output', 'projectId', projectId);
  const roles = await rolesIn(db, 'projectId', projectId);
  const links = await partsOf(db, 'eventProject', 'projectId', projectId);
  const own = links.flatMap(({ link, eventId }) => (link === 'own' ? [eventId] : []));
  const whole = [...(await liveById(db, 'event', own)).values()].filter(({ parentId }) => parentId === null).toSorted((one, other) => ((one.dates ?? '~') < (other.dates ?? '~') ? -1 : one.dates === other.dates && one.id < other.id ? -1 : 1));
  const parts = await partsByEvent(db, whole.map(({ id }) => id));
  const sheets = await sheetsOf(archive, whole.map(({ id }) => id));
  const of = programmeOf(measure, programme);
  const records = new Map(whole.map((event) => [event.id, event]));
  const planned = Map.groupBy((await partsOf(db, 'participation', 'eventId', [...records.keys()])).filter(({ phase }) => phase === 'planned'), ({ eventId }) => eventId);
  const places = await liveById(db, 'place', [...whole.map(({ plannedPlaceId }) => plannedPlaceId), ...[...planned.values()].flat().map(({ placeId }) => placeId)]);
  const events = sheets.map(({ revisions: _, ...sheet }): ProjectEvent => {
    const record = records.get(sheet.event.id);
    const place = places.get(record?.plannedPlaceId ?? '');
    return {
      ...sheet,
      project: { id: project.id, acronym: project.acronym, title: project.title, grantNumber: project.grantNumber, programme: of },
      parts: (parts.get(sheet.event.id) ?? []).map(({ id, title, description, dates }) => ({ id, title, description, dates })),
      planned: { dates: record?.plannedDates ?? null, place: place ? { name: place.name, country: place.country } : null, participation: (planned.get(sheet.event.id) ?? []).map((count) => countOf(count, places, undefined)) },
      deviation: record?.deviation ?? null,
      deviationReason: record?.deviationReason ?? null,
    };
  });
  const revisions = [project, measure, programme, call, ...answers, ...outputs, ...[...parts.values()].flat(), ...[...planned.values()].flat(), ...places.values()].flatMap((record) => (record ? [record.revision] : []));
  const moments = [await newestMoment(db, revisions), ...events.map(({ changedAt }) => changedAt)];
  return {
    project: { id: project.id, acronym: project.acronym, title: project.title, dates: project.dates, grantNumber: project.grantNumber, programme: of, callYear: call?.year ?? null, grantAmount: project.grantAmount, reportSent: project.reportSent },
    partners: roles.map(({ organisation, role }) => ({ id: organisation.id, shortName: organisation.shortName, name: organisation.name, role, country: organisation.place?.country ?? null })),
    events,
    outputs: outputs.length,
    ruleAnswers: answers.map(({ id, rule, callYear, lines, confirmed, note }) => ({ id, rule, callYear, lines, confirmed, note })),
    changedAt: moments.filter((moment) => moment !== null).toSorted().at(-1) ?? archive.info.createdAt,
  };
}
