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
import { toRecord } from '../records/codec.ts';
import { nameOfRecord } from '../records/read.ts';
import { type Page, type Taken, allDifferences, allTaken, countAside, isSeen, pageOf, unchangedPages } from './aside.ts';
import type { Difference } from './decide.ts';
import { lacking } from './originals.ts';
import { type Own, type Prepared, discard, findOther, otherFailure, prepare } from './other.ts';
import { makePlan } from './plan.ts';
import { attach, detach, divide, lastOfTheirs, newOriginals, rowsIn, standingOf } from './repository.ts';

type Db = Kysely<Database>;

/** Records that are named one by one. */
const MOST_NAMED = 500;

/** What becomes of a record with a page of its own, and of what stands on it. */
interface Line {
  readonly kind: Kind;
  readonly id: string;
  what: MergeLine['what'];
  /** Whether the record itself is among what is taken. */
  isTaken: boolean;
  isNew: boolean;
  goes: boolean;
  fields: readonly string[];
  /** Of what stands on its page. */
  rows: number;
}

class Lines {
  readonly #lines = new Map<string, Line>();
  /** Rows are counted once, however often something is said of them. */
  readonly #disputed = new Set<string>();

  at({ pageKind, pageId }: Page): Line {
    let line = this.#lines.get(pageId);
    if (!line) this.#lines.set(pageId, (line = { kind: pageKind, id: pageId, what: 'changed', isTaken: false, isNew: false, goes: false, fields: NO_FIELDS, rows: 0 }));
    return line;
  }

  take({ id, isNew, fields, deletedBy, ...page }: Taken & Page): void {
    // What was made and put away again there comes with its history, and nobody sees it.
    if (isNew && deletedBy !== null) return;
    const line = this.at(page);
    if (line.id !== id) {
      line.rows += 1;
      return;
    }
    line.isTaken = true;
    line.isNew = isNew;
    line.goes = !isNew && typeof deletedBy === 'string';
    line.what = isNew ? 'new' : line.goes ? 'deleted' : 'changed';
    if (!isNew) this.#say(line, Object.keys(fields));
  }

  /** @param isAmong whether the row is among what is taken, and counted */
  dispute({ recordId, field, ...page }: Pick<Difference, 'recordId' | 'field'> & Page, isAmong: boolean): void {
    const line = this.at(page);
    line.what = 'conflict';
    if (line.id === recordId) this.#say(line, [field]);
    else if (!isAmong && !this.#disputed.has(recordId)) {
      this.#disputed.add(recordId);
      line.rows += 1;
    }
  }

  get all(): Line[] {
    return [...this.#lines.values()];
  }

  has(pageId: string): boolean {
    return this.#lines.has(pageId);
  }

  #say(line: Line, fields: readonly string[]): void {
    const more = fields.filter((field) => !line.fields.includes(field));
    if (more.length > 0) line.fields = [...line.fields, ...more];
  }
}

const NO_FIELDS: readonly string[] = [];

/** Conflicts that the other copy brings, with the pages that they are seen on; not of what is nowhere. */
async function broughtOn(db: Db): Promise<(Pick<Difference, 'kind' | 'recordId' | 'field'> & Page)[]> {
  const on: (Pick<Difference, 'kind' | 'recordId' | 'field'> & Page)[] = [];
  for (const [kind, found] of Map.groupBy(await conflictsBrought(db), (one) => one.kind)) {
    const ids = found.map(({ recordId }) => recordId);
    const rows = new Map([...(await rowsIn(db, 'theirs', kind, ids)), ...(await rowsIn(db, 'ours', kind, ids))]);
    for (const { recordId, field } of found) {
      const row = rows.get(recordId);
      if (row) on.push({ kind, recordId, field, ...pageOf(kind, recordId, row) });
    }
  }
  return on;
}

async function linesOf(db: Db): Promise<Lines> {
  const lines = new Lines();
  for await (const some of allTaken(db)) for (const one of some) lines.take(one);
  const dispute = async (some: readonly (Pick<Difference, 'kind' | 'recordId' | 'field'> & Page)[]) => {
    for (const one of some) lines.dispute(one, one.recordId !== one.pageId && (await isSeen(db, one.kind, one.recordId)));
  };
  for await (const some of allDifferences(db)) await dispute(some);
  await dispute(await broughtOn(db));
  return lines;
}

async function named(db: Db, { kind, id, what, fields, rows }: Line): Promise<MergeLine> {
  const row = (await rowsIn(db, 'ours', kind, [id])).get(id) ?? (await rowsIn(db, 'theirs', kind, [id])).get(id);
  return { kind, id, what, name: row ? nameOfRecord(kind, toRecord(kind, row)) : null, fields: fields.toSorted(), rows };
}

const ORDER: readonly MergeLine['what'][] = ['conflict', 'new', 'changed', 'deleted'];

export interface Counted {
  readonly counts: MergeCounts;
  readonly lines: readonly Line[];
}

/** After `makePlan`; a record that is new, changed or goes counts once, however many of its rows do. */
export async function count(db: Db): Promise<Counted> {
  const lines = await linesOf(db);
  const { differences, photos } = await countAside(db);
  const isChanged = ({ isTaken, isNew, goes, what, rows, fields }: Line) => !isNew && !goes && (what === 'changed' || (isTaken && (rows > 0 || fields.some((field) => field !== IN_TRASH))));
  return {
    lines: lines.all,
    counts: {
      new: lines.all.filter(({ isNew }) => isNew).length,
      changed: lines.all.filter(isChanged).length,
      deleted: lines.all.filter(({ goes }) => goes).length,
      same: (await unchangedPages(db)).filter((page) => !lines.has(page)).length,
      conflicts: differences + (await conflictsBrought(db)).length,
      photos,
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
  const plan = await makePlan(db);
  const { counts, lines } = await count(db);
  const { at, author, lost } = await standingOf(db);
  const records: MergeLine[] = [];
  const inOrder = lines.toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
  for (const line of inOrder.slice(0, MOST_NAMED)) records.push(await named(db, line));
  const isNews = plan.brings > 0 || (await countAside(db)).taken > 0 || counts.conflicts > 0;
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
