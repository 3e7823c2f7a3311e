/** Makes the records of a table that someone else made, as one action; what is there already is not made again. */

import { blank } from '#shared/contract/blank.ts';
import type { Fields } from '#shared/contract/records.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { RecordTableResult } from '#shared/contract/imports.ts';
import { isInterfaceLanguage } from '#shared/domain/languages.ts';
import { type RecordMapping, type TableKind, type TableReading, type TableRow, readRecords, recordColumnsIn } from '#shared/domain/record-table.ts';
import { typeInTitle } from '#shared/domain/type-words.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Archive } from '../archive.ts';
import { type RecordWriter, write } from '../changes/write.ts';
import { newId } from '../records/new-id.ts';
import type { ReadTable } from '../tables/table-file.ts';
import { Known, type NewPlace } from './known.ts';
import { type PlannedRow, type TablePlan, planTable } from './plan.ts';

export interface TableRequest {
  readonly kind: TableKind;
  readonly isDry: boolean;
  /** BCP 47, of names and texts. */
  readonly language: string;
}

/** What the reading of cells takes from elsewhere. */
export type Reading = Omit<TableReading, 'language'>;

/** People write a title and a date above the head of a table. */
const HEAD_WITHIN = 12;
/** Records after which it is said how far it is. */
const STEP = 100;

/** The row of heads that says the most; the first of equal ones. Throws `table.noNames` where none says what names a record. */
function headOf(kind: TableKind, rows: ReadTable['rows'], name: string): { readonly at: number; readonly columns: RecordMapping } {
  const guesses = rows.slice(0, HEAD_WITHIN).flatMap((row, at) => {
    const columns = recordColumnsIn(kind, row);
    return columns ? [{ at, columns }] : [];
  });
  const [best] = guesses.toSorted((one, other) => other.columns.size - one.columns.size);
  if (!best) throw new Failure('table.noNames', { name });
  return best;
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
export async function takeRecords(archive: Archive, { table, name }: { readonly table: ReadTable; readonly name: string }, request: TableRequest, reading: Reading, author: string, job: JobContext): Promise<RecordTableResult> {
  const { kind, isDry, language } = request;
  const { at, columns } = headOf(kind, table.rows, name);
  const heads = table.rows[at] ?? [];
  const read = readRecords(kind, table.rows.slice(at + 1), columns, { ...reading, language: isInterfaceLanguage(language) ? language : 'sl' });
  const planIn = async (db: Archive['reader']): Promise<Planned> => {
    const known = await Known.of(db, kind);
    const plan = planTable(known, kind, read);
    const stoodIn = new Set(plan.made.map((one) => one.placeId));
    return { plan, newPlaces: known.newPlaces.filter((place) => stoodIn.has(place.id)) };
  };
  const told = ({ plan: { made, existing, problems }, newPlaces }: Planned, revision: string | null): RecordTableResult => ({
    rows: read.rows, accepted: made.length + existing.length, made: made.length, existing: [...existing],
    problems: problems.map((problem) => ({ ...problem, head: heads[columns.get(problem.column) ?? -1] ?? '' })),
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
