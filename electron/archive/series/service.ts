/** A series as a rule, and the events that were made from it. */

import { blank } from '#shared/contract/blank.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Fields } from '#shared/contract/records.ts';
import { type PlannedEvent, planned } from '#shared/domain/series.ts';
import type { Kysely } from 'kysely';
import type { Archive } from '../archive.ts';
import type { Database } from '../database/schema.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { summariseEvents } from '../events/repository.ts';
import { type StoredRecord, stableJson } from '../records/codec.ts';
import { findLive, getLive, nameOfRecord, partsOf } from '../records/read.ts';
import { editedElsewhere } from './repository.ts';

type Series = StoredRecord<'series'>;
type Event = StoredRecord<'event'>;

/** What the rule says of an event; the rest of it is its own. */
function ruled(series: Series, plan: PlannedEvent): Pick<Fields<'event'>, 'type' | 'title' | 'dates' | 'span' | 'country' | 'languages'> {
  return { type: series.type, title: plan.title, dates: plan.dates, span: series.span, country: plan.country, languages: [...plan.languages] };
}

type Count = Pick<Fields<'participation'>, 'value' | 'precision' | 'unit'>;

const countOf = ({ value, precision, unit }: Series): Count => ({ value, precision, unit });

/** The planned count that the rule speaks of: the only one, or none. */
function plannedCount(counts: readonly StoredRecord<'participation'>[]): StoredRecord<'participation'> | null {
  const all = counts.filter((count) => count.phase === 'planned');
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** A language of its own is no difference: the rule names those of all its events. */
function differing(series: Series, plan: PlannedEvent, event: Event, counts: readonly StoredRecord<'participation'>[]): string[] {
  const { languages, ...rest } = ruled(series, plan);
  const found = Object.entries(rest).flatMap(([field, value]) => (stableJson((event as unknown as Record<string, unknown>)[field] ?? null) === stableJson(value) ? [] : [field]));
  if (event.languages.some((language) => !languages.includes(language)) && languages.length > 0) found.push('languages');
  const count = plannedCount(counts);
  const { value, precision, unit } = countOf(series);
  if (count && (count.value !== value || count.precision !== precision || count.unit !== unit)) found.push('participation');
  return found;
}

async function read(db: Kysely<Database>, id: string) {
  const series = await getLive(db, 'series', id);
  const events = await partsOf(db, 'event', 'seriesId', id);
  const counts = Map.groupBy(await partsOf(db, 'participation', 'eventId', events.map((event) => event.id)), (count) => count.eventId);
  return { series, events, counts, edited: await editedElsewhere(db, id, events.map((event) => event.id)) };
}

/** Throws `record.notFound`. */
export async function getSeries(archive: Archive, id: string) {
  const db = archive.reader;
  const { series, events, counts, edited } = await read(archive.reader, id);
  const project = await getLive(db, 'project', series.projectId);
  const workPackage = series.workPackageId ? await findLive(db, 'workPackage', series.workPackageId) : null;
  const summaries = new Map((await summariseEvents(db, events)).map((event) => [event.id, event]));
  const bySlot = new Map(events.map((event) => [event.seriesSlot, event]));
  const plans = planned(series);
  const slots = plans.map((plan) => {
    const event = bySlot.get(plan.slot);
    return {
      ...plan,
      event: (event && summaries.get(event.id)) ?? null,
      isOwn: event !== undefined && (edited.has(event.id) || event.status !== 'planned'),
      differs: event ? differing(series, plan, event, counts.get(event.id) ?? []) : [],
    };
  });
  const ruledSlots = new Set(plans.map(({ slot }) => slot));
  return {
    series,
    project: { id: project.id, name: nameOfRecord('project', project) },
    workPackage: workPackage && { id: workPackage.id, name: nameOfRecord('workPackage', workPackage) },
    slots,
    others: events.filter((event) => !ruledSlots.has(event.seriesSlot ?? '')).flatMap((event) => summaries.get(event.id) ?? []),
  };
}

async function make(writer: RecordWriter, series: Series, plan: PlannedEvent): Promise<void> {
  const eventId = await writer.create('event', blank('event', { ...ruled(series, plan), status: 'planned', statusEvidence: series.written, seriesId: series.id, seriesSlot: plan.slot }));
  await writer.create('eventProject', { eventId, projectId: series.projectId, link: 'own' });
  if (series.workPackageId) await writer.create('eventWorkPackage', { eventId, workPackageId: series.workPackageId });
  await writer.create('participation', blank('participation', { eventId, phase: 'planned', ...countOf(series), position: 0 }));
}

/**
 * Makes the events of slots that have none yet, and brings the named events after the rule. All is one action.
 * Throws `record.notFound`, and what writing throws.
 */
export async function applySeries(archive: Archive, asked: { readonly id: string; readonly make: readonly string[]; readonly follow: readonly string[] }, author: string) {
  let changed = 0;
  let made = 0;
  const { action } = await write(archive, { verb: 'edit', kind: 'series', recordId: asked.id, author }, async (writer) => {
    // Read under the transaction: of the same press twice the second finds what the first has made.
    const { series, events, counts } = await read(await writer.reading(), asked.id);
    const plans = new Map(planned(series).map((plan) => [plan.slot, plan]));
    const there = new Set(events.map((event) => event.seriesSlot));
    const wanted = [...new Set(asked.make)].flatMap((slot) => (there.has(slot) ? [] : (plans.get(slot) ?? [])));
    made = wanted.length;
    for (const plan of wanted) await make(writer, series, plan);
    for (const id of new Set(asked.follow)) {
      const event = events.find((found) => found.id === id);
      const plan = plans.get(event?.seriesSlot ?? '');
      if (!event || !plan) throw new Failure('record.notFound', { kind: 'event', id });
      const isEdited = await writer.edit('event', id, ruled(series, plan));
      const count = plannedCount(counts.get(id) ?? []);
      const isCounted = count ? await writer.edit('participation', count.id, countOf(series)) : false;
      if (isEdited || isCounted) changed += 1;
    }
  });
  return { action: action?.id ?? null, made, changed };
}
