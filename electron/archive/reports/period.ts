/** Collects what the centre's own reports over a period are made from, in few questions however many events there are. */

import type { PeriodProject, PeriodReportData, ReportOutput } from '#shared/domain/centre-report.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { inPeriod, periodOf, shortestPeriod } from '#shared/domain/period.ts';
import type { ProjectEvent } from '#shared/domain/project-report.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../archive.ts';
import { newestMoment } from '../changes/history.ts';
import { eventsInTime } from '../events/repository.ts';
import { rolesIn } from '../organisations/repository.ts';
import type { StoredRecord } from '../records/codec.ts';
import { allLive, liveById, partsOf } from '../records/read.ts';
import { partnersOf, programmeOf, projectEvents } from './collect.ts';

export const outputOf = ({ id, type, title, description, due, delivered }: ReportOutput): ReportOutput => ({ id, type, title, description, due, delivered });

/** Which project an event is told under: the first of the centre's own that it is an own event of. null: of no project; undefined: another consortium's. */
function projectOf(links: readonly StoredRecord<'eventProject'>[], own: ReadonlyMap<string, StoredRecord<'project'>>): string | null | undefined {
  if (links.length === 0) return null;
  return links.find(({ link, projectId }) => link === 'own' && own.has(projectId))?.projectId;
}

/** @param asked EDTF. Throws `report.noPeriod`. */
export async function periodReportData(archive: Archive, asked: string): Promise<PeriodReportData> {
  const time = periodOf(asked);
  if (!time) throw new Failure('report.noPeriod', { asked });
  const db = archive.reader;
  const projects = (await allLive(db, 'project')).filter(({ own }) => own);
  const own = new Map(projects.map((project) => [project.id, project]));
  const measures = await liveById(db, 'measure', projects.map(({ measureId }) => measureId));
  const programmes = await liveById(db, 'programme', [...measures.values()].map(({ programmeId }) => programmeId));
  const found = await eventsInTime(db, time);
  const links = Map.groupBy(await partsOf(db, 'eventProject', 'eventId', found.map(({ id }) => id)), ({ eventId }) => eventId);
  const ofProject = new Map(found.map(({ id }) => [id, projectOf(links.get(id) ?? [], own)]));
  const centres = found.filter(({ id }) => ofProject.get(id) !== undefined);
  const lies = ({ dates, span }: StoredRecord<'event'>) => inPeriod(dates, span, time);
  const wasPlanned = ({ plannedDates, span }: StoredRecord<'event'>) => inPeriod(plannedDates, span, time) === 'in';
  const shown = centres.filter((event) => lies(event) !== 'out' || wasPlanned(event));
  const { events, revisions } = await projectEvents(archive, shown);
  const roles = Map.groupBy(await rolesIn(db, 'projectId', projects.map(({ id }) => id)), ({ subjectId }) => subjectId);
  const outputs = Map.groupBy((await partsOf(db, 'output', 'projectId', projects.map(({ id }) => id))).filter(({ delivered }) => inPeriod(delivered, 'throughout', time) === 'in'), ({ projectId }) => projectId);
  const programmeIn = ({ measureId }: StoredRecord<'project'>) => {
    const measure = measures.get(measureId ?? '') ?? null;
    return programmeOf(measure, programmes.get(measure?.programmeId ?? '') ?? null);
  };
  const told = events.map((event): ProjectEvent => {
    const project = own.get(ofProject.get(event.event.id) ?? '');
    return { ...event, project: project ? { id: project.id, acronym: project.acronym, title: project.title, grantNumber: project.grantNumber, programme: programmeIn(project) } : null };
  });
  const records = new Map(shown.map((event) => [event.id, event]));
  const which = (test: (event: StoredRecord<'event'>) => boolean) => told.filter(({ event: { id } }) => test(records.get(id) as StoredRecord<'event'>));
  const runs = ({ dates }: StoredRecord<'project'>) => {
    const span = daySpan(dates);
    return span !== null && span.earliest <= time.latest && time.earliest <= span.latest;
  };
  const withEvents = new Set(told.map(({ project }) => project?.id));
  const inReport = projects.filter((project) => runs(project) || withEvents.has(project.id) || outputs.has(project.id)).toSorted((one, other) => (one.acronym < other.acronym ? -1 : one.acronym === other.acronym && one.id < other.id ? -1 : 1));
  const moment = await newestMoment(db, [...revisions, ...[...inReport, ...measures.values(), ...programmes.values(), ...[...outputs.values()].flat()].map(({ revision }) => revision)]);
  return {
    period: shortestPeriod(asked),
    centre: archive.info.name,
    projects: inReport.map((project): PeriodProject => {
      const { id, acronym, title, dates, grantNumber } = project;
      return { id, acronym, title, dates, grantNumber, programme: programmeIn(project), partners: partnersOf(roles.get(id) ?? []), outputs: (outputs.get(id) ?? []).map(outputOf) };
    }),
    events: which((event) => lies(event) === 'in'),
    vague: which((event) => lies(event) === 'perhaps'),
    moved: which((event) => lies(event) === 'out'),
    undated: centres.filter(({ dates, status }) => dates === null && status === 'held').map(({ id, title }) => ({ id, title })).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    changedAt: [moment, ...events.map(({ changedAt }) => changedAt)].filter((at) => at !== null).toSorted().at(-1) ?? archive.info.createdAt,
  };
}
