/** Makes the records of a table that someone else made, as one action; what is there already is not made again. */

import { blank } from '#shared/contract/blank.ts';
import type { Fields } from '#shared/contract/records.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { RecordTableResult } from '#shared/contract/imports.ts';
import { isInterfaceLanguage } from '#shared/domain/languages.ts';
import { fold } from '#shared/domain/fold.ts';
import { type ReadRecords, type RecordMapping, type TableKind, type TableReading, type TableRow, readRecords, recordColumns, recordColumnsIn, saysNames } from '#shared/domain/record-table.ts';
import { typeInTitle } from '#shared/domain/type-words.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Archive } from '../archive.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { newId } from '../records/new-id.ts';
import { headIn, shownCells, isFilled, sampleOf } from '../tables/head.ts';
import type { ReadTable } from '../tables/table-file.ts';
import { Known, type NewPlace } from './known.ts';
import { type PlannedRow, type TablePlan, planTable } from './plan.ts';

export interface TableRequest {
  readonly kind: TableKind;
  readonly isDry: boolean;
  /** null: as the heads say. */
  readonly columns: RecordMapping | null;
  readonly isHeadless: boolean;
  readonly corrections: readonly { readonly written: string; readonly country: string }[];
  /** BCP 47, of names and texts. */
  readonly language: string;
}

/** What the reading of cells takes from elsewhere. */
export type Reading = Omit<TableReading, 'language' | 'corrected'>;

/** By the head of a table: the columns that were chosen for it before. */
export type Remembered = (heads: readonly string[]) => RecordMapping | null;

/** Records after which it is said how far it is. */
const STEP = 100;

interface Seen {
  readonly heads: readonly string[];
  readonly columns: RecordMapping;
  readonly sample: readonly (readonly string[])[];
}

/** Throws `table.noNames` where no column says what a record is called; a dry run that says the columns itself is then only shown them. */
function readTable({ rows }: ReadTable, { kind, columns: asked, isHeadless, isDry, corrections, language }: TableRequest, name: string, reading: Reading, remembered: Remembered): Seen & { readonly read: ReadRecords } {
  const known = (columns: RecordMapping | null) => Object.values(columns ?? {}).filter((index) => index !== null).length;
  const says = (columns: RecordMapping | null): columns is RecordMapping => columns !== null && saysNames(kind, columns);
  const { at, heads, below, guess } = headIn(rows, (row) => recordColumnsIn(kind, row), (columns) => known(columns) + (says(columns) ? recordColumns.length : 0), isHeadless);
  const seen = at === null ? null : (remembered(heads) ?? guess);
  // Nobody chose anything yet: what the heads say is shown, though it names nothing.
  const columns = asked && known(asked) > 0 ? asked : (seen ?? asked);
  const sample = sampleOf(below);
  const corrected = new Map(corrections.map(({ written, country }) => [fold(written), country]));
  if (says(columns)) return { heads, columns, sample, read: readRecords(kind, below, columns, { ...reading, corrected, language: isInterfaceLanguage(language) ? language : 'sl' }) };
  if (!columns || !asked || !isDry) throw new Failure('table.noNames', { name });
  return { heads, columns, sample, read: { rows: below.filter(isFilled).length, accepted: [], problems: [] } };
}

const texts = (text: string | null, language: string) => (text ? { [language]: text } : null);

function eventFields({ name, dates, country, type, status, description, webPage }: TableRow, placeId: string | null, language: string): Fields<'event'> {
  const codes = { type: type ?? typeInTitle(name) ?? 'other', ...(status ? { status } : {}) } as Pick<Fields<'event'>, 'type' | 'status'>;
  return blank('event', { ...codes, title: { [language]: name }, dates, placeId, country: placeId ? null : country, description: texts(description, language), webPage });
}

async function make(writer: RecordWriter, kind: TableKind, { row, placeId, projectIds, workPackageIds }: PlannedRow, language: string, id: string): Promise<void> {
  const { name, shortName, country, description, webPage, participants, status } = row;
  if (kind === 'place') {
    await writer.create('place', blank('place', { name: { [language]: name }, country: country ?? '' }), id);
    return;
  }
  if (kind === 'organisation') {
    await writer.create('organisation', blank('organisation', { shortName, name: texts(name, language), placeId, website: webPage, description: texts(description, language) }), id);
    return;
  }
  await writer.create('event', eventFields(row, placeId, language), id);
  for (const projectId of projectIds) await writer.create('eventProject', blank('eventProject', { eventId: id, projectId }));
  for (const workPackageId of workPackageIds) await writer.create('eventWorkPackage', blank('eventWorkPackage', { eventId: id, workPackageId }));
  if (participants) await writer.create('participation', blank('participation', { eventId: id, phase: status === 'planned' ? 'planned' : 'actual', ...participants, unit: 'event' }));
}

interface Planned {
  readonly plan: TablePlan;
  /** Those alone that a new record stands in. */
  readonly newPlaces: readonly NewPlace[];
}

/** Throws `table.noNames`, and `job.cancelled` with nothing of it kept. */
export async function takeRecords(archive: Archive, { table, name }: { readonly table: ReadTable; readonly name: string }, request: TableRequest, reading: Reading, author: string, job: JobContext, remembered: Remembered = () => null): Promise<RecordTableResult> {
  const { kind, isDry, language } = request;
  const { read, ...seen } = readTable(table, request, name, reading, remembered);
  const planIn = async (db: Archive['reader']): Promise<Planned> => {
    const known = await Known.of(db, kind);
    const plan = planTable(known, kind, read);
    const stoodIn = new Set(plan.made.map((one) => one.placeId));
    return { plan, newPlaces: known.newPlaces.filter((place) => stoodIn.has(place.id)) };
  };
  const told = ({ plan: { made, existing, problems }, newPlaces }: Planned, revision: string | null): RecordTableResult => ({
    heads: shownCells(seen.heads), columns: seen.columns, sample: seen.sample.map((row) => [...row]), encoding: table.encoding,
    rows: read.rows, accepted: made.length + existing.length, made: made.length, existing: [...existing],
    problems: problems.map((problem) => ({ ...problem, head: seen.heads[seen.columns[problem.column] ?? -1] ?? '' })),
    newPlaces: newPlaces.map((place) => ({ name: place.name, country: place.country })), revision,
  });
  if (isDry) return told(await planIn(archive.reader), null);
  if (job.signal.aborted) throw new Failure('job.cancelled');
  const first = newId();
  const { result, action } = await write(archive, { verb: 'create', kind, recordId: first, author }, async (writer) => {
    // Looked for under the transaction: of the same table twice the second finds what the first has made.
    const planned = await planIn(await writer.reading());
    for (const place of planned.newPlaces) await writer.create('place', blank('place', { name: { [language]: place.name }, country: place.country }), place.id);
    for (const [index, one] of planned.plan.made.entries()) {
      if (job.signal.aborted) throw new Failure('job.cancelled');
      if (index % STEP === 0) job.progress(index, planned.plan.made.length);
      await make(writer, kind, one, language, index === 0 ? first : newId());
    }
    return planned;
  });
  return told(result, action?.id ?? null);
}
