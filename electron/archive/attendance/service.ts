/** Counts an attendance list for an event, as one action: by town and country, and the persons only where that is asked for. */

import { blank } from '#shared/contract/blank.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { AttendanceResult, countsBefore } from '#shared/contract/imports.ts';
import { type AttendanceMapping, type Attendee, type ReadAttendance, guessColumns, readAttendance } from '#shared/domain/attendance.ts';
import { fold } from '#shared/domain/fold.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Archive } from '../archive.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { placesNamed } from '../places/named.ts';
import { newId } from '../records/new-id.ts';
import { getLive, partsOf } from '../records/read.ts';
import { headIn, shownCells, isFilled, sampleOf } from '../tables/head.ts';
import type { ReadTable } from '../tables/table-file.ts';

export interface AttendanceRequest {
  readonly eventId: string;
  readonly isDry: boolean;
  readonly columns: AttendanceMapping | null;
  readonly isHeadless: boolean;
  readonly corrections: readonly { readonly written: string; readonly country: string }[];
  /** What becomes of what was counted before. */
  readonly counts: (typeof countsBefore)[number];
  readonly people: { readonly purpose: string; readonly keepUntil: string } | null;
  readonly language: string;
}

type Db = Archive['reader'];

interface Read extends ReadAttendance {
  readonly heads: readonly string[];
  readonly columns: AttendanceMapping;
  readonly sample: readonly (readonly string[])[];
}

/** By the head of a list: the columns that were chosen for it before. */
export type Remembered = (heads: readonly string[]) => AttendanceMapping | null;

const saysOrigin = (columns: AttendanceMapping | null) => columns !== null && (columns.country !== null || columns.town !== null);

/** Throws `table.noColumns` where no column says where people are from; a dry run that says the columns itself is then only shown them. */
function readList(rows: ReadTable['rows'], request: AttendanceRequest, name: string, remembered: Remembered): Read {
  const { columns: asked, isHeadless, isDry } = request;
  // The first row that says an origin; else the first that says anything.
  const { heads, below, guess: own } = headIn(rows, guessColumns, (columns) => Number(saysOrigin(columns)), isHeadless);
  // Nobody chose anything yet: what the heads say is shown, though it says no origin.
  const chosen = asked && Object.values(asked).some((index) => index !== null) ? asked : null;
  const guess = isHeadless ? null : (remembered(heads) ?? own);
  const columns = chosen ?? (asked && saysOrigin(guess) ? asked : (guess ?? asked));
  const sample = sampleOf(below);
  const corrected = new Map(request.corrections.map(({ written, country }) => [fold(written), country]));
  if (columns && saysOrigin(columns)) return { heads, columns, sample, ...readAttendance(below, columns, corrected) };
  if (!columns || !asked || !isDry) throw new Failure('table.noColumns', { name });
  return { heads, columns, sample, rows: below.filter(isFilled).length, accepted: [], problems: [] };
}

/** People of one origin. */
interface Group {
  readonly placeId: string | null;
  /** A town that is made along. */
  readonly newPlace: { readonly name: string; readonly country: string } | null;
  /** Where no town says it. */
  readonly country: string | null;
  /** The town of which no country is known. */
  readonly written: string | null;
  readonly of: string | null;
  value: number;
}

async function originOf(db: Db, { town, country }: Attendee): Promise<Omit<Group, 'value'>> {
  const none = { placeId: null, newPlace: null, country, written: null, of: country };
  if (town === null) return none;
  const places = await placesNamed(db, town, country);
  const [place] = places;
  if (place && places.length === 1) return { ...none, placeId: place.id, country: null, of: place.country };
  if (places.length === 0 && country) return { ...none, newPlace: { name: town, country }, country: null };
  return { ...none, written: town };
}

async function grouped(db: Db, accepted: readonly Attendee[]): Promise<Group[]> {
  const groups = new Map<string, Group>();
  const origins = new Map<string, Omit<Group, 'value'>>();
  for (const attendee of accepted) {
    const key = `${fold(attendee.town ?? '')} ${attendee.country ?? ''}`;
    const origin = origins.get(key) ?? (await originOf(db, attendee));
    origins.set(key, origin);
    const same = origin.placeId ?? key;
    const group = groups.get(same) ?? { ...origin, value: 0 };
    group.value += 1;
    groups.set(same, group);
  }
  return [...groups.values()].toSorted((a, b) => b.value - a.value);
}

function byCountry(groups: readonly Group[]): AttendanceResult['counts'] {
  const sums = new Map<string | null, number>();
  for (const { of, value } of groups) sums.set(of, (sums.get(of) ?? 0) + value);
  return [...sums].map(([country, value]) => ({ country, value })).toSorted((a, b) => b.value - a.value || (a.country ?? '').localeCompare(b.country ?? ''));
}

async function count(writer: RecordWriter, groups: readonly Group[], { eventId, language, counts }: AttendanceRequest): Promise<void> {
  if (counts === 'leave') return;
  const there = await partsOf(await writer.reading(), 'participation', 'eventId', eventId);
  if (counts === 'replace') for (const { id, phase } of there) if (phase === 'actual') await writer.setDeleted('participation', id, writer.actionId);
  let position = Math.max(-1, ...there.map((row) => row.position)) + 1;
  for (const { placeId, newPlace, country, written, value } of groups) {
    const made = newPlace ? newId() : null;
    if (newPlace && made) await writer.create('place', blank('place', { name: { [language]: newPlace.name }, country: newPlace.country }), made);
    await writer.create('participation', blank('participation', { eventId, phase: 'actual', value, precision: 'exact', unit: 'event', placeId: made ?? placeId, country, written, position }));
    position += 1;
  }
}

const ADULT = 18;
/** Persons after which it is said how far it is. */
const STEP = 100;

/** What a list says of people beyond where they are from is kept only of those who are kept at all. */
async function keep(writer: RecordWriter, accepted: readonly Attendee[], { people, language }: AttendanceRequest, projectId: string | null, job: JobContext): Promise<void> {
  if (!people) return;
  for (const [index, { name, email, age }] of accepted.entries()) {
    if (job.signal.aborted) throw new Failure('job.cancelled');
    if (index % STEP === 0) job.progress(index, accepted.length);
    if (name === '') continue;
    await writer.create('person', blank('person', { name, email, projectId, purpose: { [language]: people.purpose }, keepUntil: people.keepUntil, minor: age !== null && age < ADULT }));
  }
}

/** Throws `table.noColumns`, `record.notFound`, `record.inTrash`, and `job.cancelled` with nothing of it kept. */
export async function takeAttendance(archive: Archive, { table, name }: { readonly table: ReadTable; readonly name: string }, request: AttendanceRequest, author: string, job: JobContext, remembered: Remembered): Promise<AttendanceResult> {
  const { eventId, isDry, people } = request;
  await getLive(archive.reader, 'event', eventId);
  const { heads, columns, sample, rows, accepted, problems } = readList(table.rows, request, name, remembered);
  const groups = await grouped(archive.reader, accepted);
  const result: AttendanceResult = {
    heads: shownCells(heads), columns, sample: sample.map((row) => [...row]), encoding: table.encoding, rows, accepted: accepted.length, problems: [...problems], counts: byCountry(groups),
    newPlaces: groups.flatMap(({ newPlace }) => (newPlace ? [newPlace] : [])), people: people ? accepted.filter((one) => one.name !== '').length : 0, revision: null,
  };
  if (isDry || accepted.length === 0) return result;
  if (job.signal.aborted) throw new Failure('job.cancelled');
  const links = await partsOf(archive.reader, 'eventProject', 'eventId', eventId);
  const { action } = await write(archive, { verb: 'edit', kind: 'event', recordId: eventId, author }, async (writer) => {
    // Towns are looked for again: what was made meanwhile is not made twice.
    await count(writer, await grouped(await writer.reading(), accepted), request);
    await keep(writer, accepted, request, links[0]?.projectId ?? null, job);
  });
  return { ...result, revision: action?.id ?? null };
}
