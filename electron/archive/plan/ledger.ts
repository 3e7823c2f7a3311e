/** A project's ledger: its events by work package, series, country and year, with what became of each, and how the participants add up. */

import type { Fields } from '#shared/contract/records.ts';
import type { LedgerEvent, LedgerSum, LedgerView } from '#shared/contract/plan.ts';
import type { EventSummary } from '#shared/contract/events.ts';
import { type Count, type Total, countsForTotal, total } from '#shared/domain/counts.ts';
import { type Outcome, outcomeOf, outcomes } from '#shared/domain/outcome.ts';
import type { Archive } from '../archive.ts';
import { eventsOfProject, summariseEvents } from '../events/repository.ts';
import type { StoredRecord } from '../records/codec.ts';
import { getLive, liveById, partsOf } from '../records/read.ts';

type Participation = StoredRecord<'participation'>;
interface Listed {
  readonly event: EventSummary;
  readonly outcome: Outcome;
  readonly counts: readonly Participation[];
}

const NO_COUNT = { value: null, precision: 'unknown' } as const;

/** The participants of some events in one phase, once each event; one without a count is an unknown part of the sum. */
function sumOf(events: readonly Listed[], phase: Fields<'participation'>['phase']): LedgerSum {
  const counts = events.flatMap(({ event, counts: all }): (Count & { eventId: string })[] => {
    const of = countsForTotal(all.filter((count) => count.phase === phase));
    return of.length > 0 ? of : [{ ...NO_COUNT, eventId: event.id }];
  });
  const { value, precision, terms }: Total<Count & { eventId: string }> = total(counts);
  return { value, precision, terms: terms.map(({ times, count, of }) => ({ times, count, events: [...new Set(of.map(({ eventId }) => eventId))] })) };
}

/** What took place counts only where something did. */
const happened = (events: readonly Listed[]) => events.filter(({ outcome }) => outcome === 'held' || outcome === 'different');

function countOutcomes(events: readonly Listed[]): { outcome: Outcome; count: number }[] {
  return outcomes.flatMap((outcome) => {
    const count = events.filter((listed) => listed.outcome === outcome).length;
    return count > 0 ? [{ outcome, count }] : [];
  });
}

const yearOf = ({ earliest }: EventSummary) => (earliest === null ? null : Number(earliest.slice(0, 4)));
const countryOf = ({ country, place }: EventSummary) => country ?? place?.country ?? null;

type Row = LedgerView['groups'][number]['rows'][number];

function rowsOf(events: readonly Listed[], series: ReadonlyMap<string, StoredRecord<'series'>>): Row[] {
  const rows = Map.groupBy(events, ({ event }) => (event.seriesId ? `${event.seriesId} ${countryOf(event) ?? ''}` : ''));
  const ordered = [...rows].toSorted(([a], [b]) => Number(a === '') - Number(b === ''));
  return ordered.map(([key, listed]) => {
    const first = listed[0]?.event;
    const own = first?.seriesId ? series.get(first.seriesId) : undefined;
    const cells = [...Map.groupBy(listed, ({ event }) => yearOf(event))];
    return {
      series: own ? { id: own.id, name: own.title } : null,
      country: key === '' || !first ? null : countryOf(first),
      cells: cells.map(([year, all]) => ({ year, events: all.map(({ event: { id, title, dates }, outcome }): LedgerEvent => ({ id, title, dates, outcome })) })),
    };
  });
}

/**
 * Throws `record.notFound`. An event that stands in several work packages is in each of them, and once in the project's sums.
 * @param today ISO 8601, a day
 */
export async function ledgerOf(archive: Archive, projectId: string, today: string): Promise<LedgerView> {
  const db = archive.reader;
  const project = await getLive(db, 'project', projectId);
  const events = await summariseEvents(db, (await eventsOfProject(db, projectId)).filter((event) => event.parentId === null));
  const own = events.filter((event) => event.projects.some((link) => link.id === projectId && link.link === 'own'));
  const counts = Map.groupBy(await partsOf(db, 'participation', 'eventId', own.map(({ id }) => id)), (count) => count.eventId);
  const listed = own.map((event): Listed => ({ event, outcome: outcomeOf(event, today), counts: counts.get(event.id) ?? [] }));
  const packages = (await partsOf(db, 'workPackage', 'projectId', projectId)).toSorted((a, b) => a.number - b.number);
  const series = await liveById(db, 'series', own.map(({ seriesId }) => seriesId));
  const groups = [...packages, null].flatMap((workPackage) => {
    const here = listed.filter(({ event }) => (workPackage ? event.workPackages.some(({ id }) => id === workPackage.id) : event.workPackages.length === 0));
    if (here.length === 0) return [];
    return [
      {
        workPackage: workPackage && { id: workPackage.id, label: workPackage.label, title: workPackage.title },
        rows: rowsOf(here, series),
        outcomes: countOutcomes(here),
        planned: sumOf(here, 'planned'),
        actual: sumOf(happened(here), 'actual'),
      },
    ];
  });
  const years = [...new Set(own.map(yearOf).filter((year) => year !== null))].toSorted((a, b) => a - b);
  return { project: { id: project.id, acronym: project.acronym }, years, groups, outcomes: countOutcomes(listed), planned: sumOf(listed, 'planned'), actual: sumOf(happened(listed), 'actual') };
}
