/** What another copy would bring, in numbers and by record, on a connection of its own that writes nothing. */

import type { Kysely } from 'kysely';
import { IN_TRASH, type MergeCounts, type MergeLine, type MergeView } from '#shared/contract/merging.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Reading } from '../archive.ts';
import { conflictsBrought } from '../changes/conflicts.ts';
import { connect } from '../database/dialect.ts';
import { openConnection } from '../database/open.ts';
import type { Database } from '../database/schema.ts';
import { toFailure } from '../files/failing.ts';
import { type Row, toRecord } from '../records/codec.ts';
import { hasOwnPage, ownerOf } from '../records/kinds.ts';
import { nameOfRecord } from '../records/read.ts';
import { lacking } from './originals.ts';
import { type Own, type Prepared, discard, findOther, otherFailure, prepare } from './other.ts';
import { type Plan, planOf } from './plan.ts';
import { attach, detach, divide, lastOfTheirs, newOriginals, rowsIn, standingOf } from './repository.ts';

type Db = Kysely<Database>;

/** Records that are named one by one. */
const MOST_NAMED = 500;

interface Line {
  readonly kind: Kind;
  readonly id: string;
  row: Row | null;
  what: MergeLine['what'];
  readonly fields: Set<string>;
  readonly rows: Set<string>;
}

/** What is told of a row of a form is told of the record that it stands in. */
function pageOf(kind: Kind, id: string, row: Row): { readonly kind: Kind; readonly id: string } {
  const owner = hasOwnPage(kind) ? null : ownerOf(kind, row);
  return owner ?? { kind, id };
}

class Lines {
  readonly #lines = new Map<string, Line>();

  at(kind: Kind, id: string, row: Row): Line {
    const page = pageOf(kind, id, row);
    let line = this.#lines.get(page.id);
    if (!line) this.#lines.set(page.id, (line = { ...page, row: null, what: 'changed', fields: new Set(), rows: new Set() }));
    if (page.id === id) line.row = row;
    else line.rows.add(id);
    return line;
  }

  get all(): Line[] {
    return [...this.#lines.values()];
  }
}

async function linesOf(db: Db, { taken, differences }: Plan): Promise<Line[]> {
  const lines = new Lines();
  for (const { kind, id, ourRow, theirRow, fields, deletedBy } of taken) {
    // What was made and put away again there comes with its history, and nobody sees it.
    if (ourRow === null && deletedBy !== null) continue;
    const line = lines.at(kind, id, ourRow ?? theirRow);
    if (line.id !== id) continue;
    if (ourRow === null) line.what = 'new';
    else if (typeof deletedBy === 'string') line.what = 'deleted';
    for (const field of ourRow === null ? [] : Object.keys(fields)) line.fields.add(field);
  }
  for (const [kind, found] of Map.groupBy([...differences, ...(await conflictsBrought(db))], (one) => one.kind)) {
    const ids = found.map(({ recordId }) => recordId);
    const rows = new Map([...(await rowsIn(db, 'theirs', kind, ids)), ...(await rowsIn(db, 'ours', kind, ids))]);
    for (const { recordId, field } of found) {
      const row = rows.get(recordId);
      if (!row) continue;
      const line = lines.at(kind, recordId, row);
      line.what = 'conflict';
      if (line.id === recordId) line.fields.add(field);
    }
  }
  return lines.all;
}

async function named(db: Db, line: Line): Promise<MergeLine> {
  const { kind, id, what } = line;
  const row = line.row ?? (await rowsIn(db, 'ours', kind, [id])).get(id) ?? (await rowsIn(db, 'theirs', kind, [id])).get(id);
  return { kind, id, what, name: row ? nameOfRecord(kind, toRecord(kind, row)) : null, fields: [...line.fields].toSorted(), rows: line.rows.size };
}

const ORDER: readonly MergeLine['what'][] = ['conflict', 'new', 'changed', 'deleted'];

export interface Counted {
  readonly counts: MergeCounts;
  readonly lines: readonly Line[];
}

/** After `divide`; a record that is new, changed or goes counts once, however many of its rows do. */
export async function count(db: Db, plan: Plan): Promise<Counted> {
  const lines = await linesOf(db, plan);
  const gone = new Set(plan.taken.flatMap(({ ourRow, id, deletedBy }) => (ourRow !== null && typeof deletedBy === 'string' ? [id] : [])));
  const fresh = new Set(plan.taken.flatMap(({ ourRow, id, deletedBy }) => (ourRow === null && deletedBy === null ? [id] : [])));
  const pages = new Set(lines.map(({ id }) => id));
  const same = new Set(plan.same.map(({ kind, id, row }) => pageOf(kind, id, row).id).filter((id) => !pages.has(id)));
  const isChanged = ({ id, fields, rows, what }: Line) => !fresh.has(id) && !gone.has(id) && (what === 'changed' || (rows.size > 0 || [...fields].some((field) => field !== IN_TRASH)) && plan.taken.some((one) => one.id === id));
  return {
    lines,
    counts: {
      new: lines.filter(({ id }) => fresh.has(id)).length,
      changed: lines.filter(isChanged).length,
      deleted: lines.filter(({ id }) => gone.has(id)).length,
      same: same.size,
      conflicts: plan.differences.length + (await conflictsBrought(db)).length,
      photos: plan.taken.filter(({ kind, id }) => kind === 'photo' && fresh.has(id)).length,
    },
  };
}

export interface LookTask {
  readonly what: 'look';
  readonly asked: string;
  readonly own: Own;
  readonly reading: Reading;
  /** Of the open archive. */
  readonly erased: Parameters<typeof prepare>[2];
}

async function viewOf(db: Db, { other, info }: Prepared): Promise<MergeView> {
  await divide(db);
  const plan = await planOf(db);
  const { counts, lines } = await count(db, plan);
  const { at, author, lost } = await standingOf(db);
  const records: MergeLine[] = [];
  const inOrder = lines.toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
  for (const line of inOrder.slice(0, MOST_NAMED)) records.push(await named(db, line));
  const isNews = plan.brings > 0 || plan.taken.length > 0 || counts.conflicts > 0;
  return {
    other: { place: other.place, isBackup: other.isBackup, name: info.name, at, author },
    standing: isNews ? 'news' : plan.lacks > 0 ? 'older' : 'equal',
    brings: plan.brings, lacks: plan.lacks, lost, counts, records, total: lines.length,
    missing: lacking(await newOriginals(db), other.media).length,
  };
}

/** Whether the other copy knows an action that is not known here. */
export async function hasNews(reading: Reading, { file, other }: Prepared): Promise<boolean> {
  const db = connect(openConnection(reading.file, reading.access));
  try {
    await attach(db, file);
    await divide(db);
    const last = await lastOfTheirs(db);
    await detach(db);
    return last !== null;
  } catch (error) {
    throw otherFailure(error, other);
  } finally {
    await db.destroy();
  }
}

/** Throws as `findOther` and `prepare`, and `merging.damaged`. */
export async function look({ asked, own, reading, erased }: LookTask): Promise<MergeView> {
  const prepared = await prepare(findOther(asked, own), own, erased, true);
  const db = connect(openConnection(reading.file, reading.access));
  try {
    await attach(db, prepared.file);
    const view = await viewOf(db, prepared);
    await detach(db);
    return view;
  } catch (error) {
    throw toFailure(otherFailure(error, prepared.other), own.folder);
  } finally {
    await db.destroy();
    discard(prepared);
  }
}
