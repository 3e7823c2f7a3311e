/**
 * What a merge finds before it changes anything, set aside in tables of the connection alone: so that it takes no more memory
 * where much is brought. After `divide`.
 */

import type { Kysely } from 'kysely';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { Database } from '../database/schema.ts';
import { insertAll, rowsOf, run } from '../database/statement.ts';
import type { Row } from '../records/codec.ts';
import { hasOwnPage, ownerOf } from '../records/kinds.ts';
import type { Difference } from './decide.ts';
import { TOGETHER } from './repository.ts';

type Db = Kysely<Database>;

/** What stands once: a link to a project with each event, a photo's file with each event. */
export const ONCE: { readonly [K in Kind]?: readonly string[] } = { eventProject: ['eventId', 'projectId'], eventWorkPackage: ['eventId', 'workPackageId'], photo: ['eventId', 'sha256'] };

/** One record as it is to be from now on. */
export interface Taken {
  readonly kind: Kind;
  readonly id: string;
  readonly isNew: boolean;
  /** What changes of a record that is here; of a new one all is taken. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The action that put it in the trash, null where it is taken out; left out where that stays. */
  readonly deletedBy?: string | null;
}

/** The record on whose page another is seen. */
export interface Page {
  readonly pageKind: Kind;
  readonly pageId: string;
}

/** What is told of a row of a form is told of the record that it stands in. */
export function pageOf(kind: Kind, id: string, row: Row): Page {
  const owner = hasOwnPage(kind) ? null : ownerOf(kind, row);
  return owner ? { pageKind: owner.kind, pageId: owner.id } : { pageKind: kind, pageId: id };
}

const TAKEN = ['turn', 'place', 'id', 'round', 'fields', 'deletedBy', 'pageKind', 'pageId'] as const;
const DIFFERENCE = ['kind', 'recordId', 'field', 'base', 'ours', 'theirs', 'ourAction', 'theirAction', 'pageKind', 'pageId'] as const;
const UNCHANGED = ['pageId'] as const;

const TABLES: Readonly<Record<string, string>> = {
  mergeTaken: '(turn INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, round INTEGER NOT NULL, fields TEXT NOT NULL, deletedBy TEXT, pageKind TEXT NOT NULL, pageId TEXT NOT NULL, PRIMARY KEY (turn, place, id)) WITHOUT ROWID',
  mergeDifference: '(number INTEGER PRIMARY KEY, kind TEXT NOT NULL, recordId TEXT NOT NULL, field TEXT NOT NULL, base TEXT, ours TEXT, theirs TEXT, ourAction TEXT, theirAction TEXT, pageKind TEXT NOT NULL, pageId TEXT NOT NULL)',
  mergeUnchanged: '(number INTEGER PRIMARY KEY, pageId TEXT NOT NULL)',
};

export async function prepareAside(db: Db): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) {
    await run(db, `CREATE TEMP TABLE IF NOT EXISTS "${table}" ${columns}`);
    await run(db, `DELETE FROM temp."${table}"`);
  }
}

/** In which the records come: those that go first, then what may make room for others, then what is new, then all that may refer to it. */
const TURNS = { goes: 0, makesRoom: 1, isNew: 2, refers: 3 } as const;

const turnOf = ({ kind, isNew, deletedBy }: Taken) => (isNew ? TURNS.isNew : typeof deletedBy === 'string' ? TURNS.goes : ONCE[kind] ? TURNS.makesRoom : TURNS.refers);

/** @param round 0 of what the other copy did; of what comes along because it is referred to, after how many steps */
export function addTaken(db: Db, taken: readonly (Taken & Page)[], round = 0): Promise<void> {
  const rows = taken.map((one) => [turnOf(one), kinds.indexOf(one.kind), one.id, round, JSON.stringify(one.fields), 'deletedBy' in one ? JSON.stringify(one.deletedBy) : null, one.pageKind, one.pageId]);
  return insertAll(db, 'mergeTaken', TAKEN, rows);
}

export function addDifferences(db: Db, found: readonly (Difference & Page)[]): Promise<void> {
  return insertAll(db, 'mergeDifference', DIFFERENCE, found.map((one) => DIFFERENCE.map((name) => one[name])));
}

/** Records that both changed and in which nothing has to change. */
export function addUnchanged(db: Db, pages: readonly Page[]): Promise<void> {
  return insertAll(db, 'mergeUnchanged', UNCHANGED, pages.map(({ pageId }) => [pageId]));
}

interface StoredTaken extends Page {
  readonly turn: number;
  readonly place: number;
  readonly id: string;
  readonly fields: string;
  readonly deletedBy: string | null;
}

/** All that is taken, in its turn, some at a time. */
export async function* allTaken(db: Db, round: number | null = null): AsyncGenerator<(Taken & Page)[]> {
  const [where, asked] = round === null ? ['', []] : ['AND round = ?', [round]];
  for (let from: [number, number, string] = [-1, 0, '']; ; ) {
    const rows = await rowsOf<StoredTaken>(db, `SELECT * FROM temp.mergeTaken WHERE (turn, place, id) > (?, ?, ?) ${where} ORDER BY turn, place, id LIMIT ${TOGETHER}`, ...from, ...asked);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ turn, place, id, fields, deletedBy, pageKind, pageId }) => ({
      kind: kinds[place] as Kind, id, isNew: turn === TURNS.isNew, fields: JSON.parse(fields) as Taken['fields'], pageKind, pageId, ...(deletedBy === null ? {} : { deletedBy: JSON.parse(deletedBy) as string | null }),
    }));
    from = [last.turn, last.place, last.id];
  }
}

/** Which of some records of a kind are taken as new. */
export async function newAmong(db: Db, kind: Kind, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const id of ids) {
    const [row] = await rowsOf<object>(db, 'SELECT 1 FROM temp.mergeTaken WHERE turn = ? AND place = ? AND id = ?', TURNS.isNew, kinds.indexOf(kind), id);
    if (row) found.add(id);
  }
  return found;
}

/** Whether what is taken of a record is seen by anybody: what comes as it lies in the trash is not. */
export async function isSeen(db: Db, kind: Kind, id: string): Promise<boolean> {
  const [row] = await rowsOf<object>(
    db,
    `SELECT 1 FROM temp.mergeTaken WHERE turn IN (${Object.values(TURNS).join(', ')}) AND place = ? AND id = ? AND (turn <> ? OR deletedBy = 'null') LIMIT 1`,
    kinds.indexOf(kind), id, TURNS.isNew,
  );
  return row !== undefined;
}

/** All that both said differently, some at a time. */
export async function* allDifferences(db: Db): AsyncGenerator<(Difference & Page)[]> {
  for (let from = 0; ; ) {
    const rows = await rowsOf<Difference & Page & { readonly number: number }>(db, `SELECT * FROM temp.mergeDifference WHERE number > ? ORDER BY number LIMIT ${TOGETHER}`, from);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    from = last.number;
  }
}

export interface SetAside {
  readonly taken: number;
  readonly differences: number;
  readonly photos: number;
}

export async function countAside(db: Db): Promise<SetAside> {
  const [counted] = await rowsOf<SetAside>(
    db,
    `SELECT (SELECT count(*) FROM temp.mergeTaken) AS taken, (SELECT count(*) FROM temp.mergeDifference) AS differences,
      (SELECT count(*) FROM temp.mergeTaken WHERE turn = ? AND place = ? AND deletedBy = 'null') AS photos`,
    TURNS.isNew, kinds.indexOf('photo'),
  );
  return counted ?? { taken: 0, differences: 0, photos: 0 };
}

/** The pages of records that both changed alike. */
export async function unchangedPages(db: Db): Promise<string[]> {
  return (await rowsOf<Page>(db, 'SELECT DISTINCT pageId FROM temp.mergeUnchanged')).map(({ pageId }) => pageId);
}
