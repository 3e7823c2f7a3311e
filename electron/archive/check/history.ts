/**
 * Whether the history is as it was written, and every record as its history says. The history carries
 * checksums; a record needs none, since its last changes say what it must be.
 */

import type { Database as Connection } from 'better-sqlite3';
import type { CheckProblem } from '#shared/contract/check.ts';
import { type Kind, kinds } from '#shared/contract/records.ts';
import { type SummedAction, type SummedDraft, actionChecksum, changeChecksum, draftChecksum } from '../database/checksum.ts';
import { findings, hasColumn, hasTable } from '../database/check.ts';
import { CREATED, ERASED } from '../database/schema.ts';
import { type Column, type Row, encode } from '../records/codec.ts';
import { storage } from '../records/kinds.ts';
import { Rows } from './rows.ts';

type Progress = (done: number, total: number) => void;

/** Changes between two words on how far it is. */
const STEP = 5000;

interface StoredAction extends SummedAction {
  readonly undone: 0 | 1;
  /** Null in archives of before copies were merged. */
  readonly mergedBy?: string | null;
  readonly checksum: string;
}

/** Each action against its checksum, and which of them are undone against the undos and redos that say so. */
function* actions(connection: Connection): Iterable<CheckProblem> {
  const all = new Map<string, Pick<StoredAction, 'verb' | 'undone' | 'mergedBy'>>();
  /** Of each action how often it was undone and not redone, by all that is known here. */
  const undone = new Map<string, number>();
  /** Of each action the undo that took it back last, and those undos that a redo took back; of what was done here alone. */
  const undos = new Map<string, string>();
  const redone = new Set<string>();
  const steps: StoredAction[] = [];
  for (const action of connection.prepare<[], StoredAction>('SELECT * FROM action ORDER BY seq').iterate()) {
    const { id, verb, target, mergedBy = null } = action;
    if (actionChecksum(action) !== action.checksum) yield { code: 'action', params: { id } };
    all.set(id, { verb, undone: action.undone, mergedBy });
    if (target !== null) steps.push(action);
    if (target === null || mergedBy !== null) continue;
    if (verb === 'undo') undos.set(target, id);
    else if (undos.has(target)) redone.add(undos.get(target) ?? '');
  }
  const isKnown = (mergedBy: string | null | undefined) => !mergedBy || all.get(mergedBy)?.undone === 0;
  for (const { verb, target, mergedBy } of steps) {
    if (target === null || !isKnown(mergedBy) || (mergedBy && all.get(target)?.verb === 'merge')) continue;
    undone.set(target, (undone.get(target) ?? 0) + (verb === 'undo' ? 1 : -1));
  }
  for (const [id, { verb, undone: kept, mergedBy }] of all) {
    const isStep = verb === 'undo' || verb === 'redo';
    // Of a merge, an undo and a redo of elsewhere its own copy says whether it is undone.
    if (mergedBy && (isStep || verb === 'merge' || !isKnown(mergedBy))) continue;
    const right = isStep ? redone.has(id) : (undone.get(id) ?? 0) > 0;
    if (kept !== (right ? 1 : 0)) yield { code: 'undone', params: { id } };
  }
}

/** What another copy did; what of it was taken here the merge itself says. */
const ofElsewhere = (connection: Connection) => (hasColumn(connection, 'action', 'mergedBy') ? '(action.mergedBy IS NOT NULL)' : '0');

/** By their places, since there are many. */
type StoredChange = readonly [
  actionId: string, ordinal: number, kind: string, recordId: string, field: string, before: string | null, after: string | null, checksum: string, seq: number, isMerged: 0 | 1,
];

const isKind = (kind: string): kind is Kind => Object.hasOwn(storage, kind);

/** What its changes say of a record. */
interface Told {
  readonly kind: Kind;
  readonly id: string;
  /** All its fields as it was made, as JSON; null where nothing says that. */
  made: string | null;
  /** What was changed since, column by column. */
  since: Row;
  /** Of its last change. */
  seq: number;
}

/** Changes each against its checksum; gives what they tell of each record, one after the other. */
function* told(connection: Connection, found: (problem: CheckProblem) => void, progress: Progress): Generator<Told> {
  const { count: total = 0 } = connection.prepare<[], { count: number }>('SELECT count(*) AS count FROM change').get() ?? {};
  const changes = connection
    .prepare<[], StoredChange>(
      `SELECT actionId, ordinal, change.kind, change.recordId, field, before, after, change.checksum, action.seq, ${ofElsewhere(connection)}
        FROM change JOIN action ON action.id = change.actionId ORDER BY change.kind, change.recordId, action.seq, change.ordinal`,
    )
    .raw()
    .iterate();
  let current: Told | null = null;
  let done = 0;
  for (const [actionId, ordinal, kind, id, field, before, after, checksum, seq, isMerged] of changes) {
    done += 1;
    if (done % STEP === 0) progress(done, total);
    const isWhole = changeChecksum({ actionId, ordinal, kind, recordId: id, field, before, after }) === checksum;
    if (field === ERASED && isWhole) continue;
    if (!isWhole || !isKind(kind)) {
      found({ code: 'change', params: { kind, id, field } });
      continue;
    }
    if (isMerged) continue;
    if (current && (current.kind !== kind || current.id !== id)) {
      yield current;
      current = null;
    }
    current ??= { kind, id, made: null, since: {}, seq };
    if (field === CREATED) [current.made, current.since] = [after, {}];
    else current.since[field] = encode(kind, field, value(after));
    current.seq = seq;
  }
  if (current) yield current;
  progress(total, total);
}

const value = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

/** A record as its changes leave it, column by column; only those that were ever told of. */
function columnsOf({ kind, made, since }: Told): Row {
  if (made === null) return since;
  const fields = (value(made) ?? {}) as Record<string, unknown>;
  return { ...Object.fromEntries([...storage[kind].columns.keys()].map((field) => [field, encode(kind, field, fields[field])])), deletedBy: null, ...since };
}

/** The first column in which a row is not as it is told. */
function differing(rows: Rows, record: Told): string | undefined {
  const isAsMade = record.made !== null && Object.keys(record.since).length === 0 && rows.isAsMade(record.made);
  return isAsMade ? undefined : rows.differing(columnsOf(record));
}

/** The number of an action; none is before all others. One import makes many records, so it is not asked for twice on end. */
function seqs(connection: Connection): (id: Column) => number {
  const asked = connection.prepare<[Column], number>('SELECT seq FROM action WHERE id = ?').pluck();
  let last: { readonly id: Column; readonly seq: number } | null = null;
  return (id) => {
    if (last?.id !== id) last = { id, seq: asked.get(id) ?? Number.NEGATIVE_INFINITY };
    return last.seq;
  };
}

function* records(connection: Connection, progress: Progress): Iterable<CheckProblem> {
  const found: CheckProblem[] = [];
  // A backup may be of an older version, which had fewer kinds.
  const kept = kinds.filter((kind) => hasTable(connection, kind));
  let rows = null as Rows | null;
  const seqOf = seqs(connection);
  try {
    for (const record of told(connection, (problem) => found.push(problem), progress)) {
      yield* found.splice(0);
      const { kind, id } = record;
      if (rows?.kind !== kind) {
        rows?.close();
        rows = kept.includes(kind) ? new Rows(connection, kind) : null;
      }
      if (!rows?.goTo(id)) {
        yield { code: 'recordMissing', params: { kind, id } };
        continue;
      }
      const field = differing(rows, record);
      if (field) yield { code: 'record', params: { kind, id, field } };
      else yield* derived(rows, id);
      if (seqOf(rows.column('revision')) < record.seq) yield { code: 'revision', params: { kind, id } };
    }
  } finally {
    rows?.close();
  }
  yield* found;
  for (const kind of kept) {
    const without = connection.prepare<[], { id: string }>(
      `SELECT id FROM "${kind}" AS r WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.recordId = r.id AND change.field = '${CREATED}')`,
    );
    for (const { id } of without.iterate()) yield { code: 'recordWithoutHistory', params: { kind, id } };
  }
}

/** What the write path computes from the fields. */
function* derived(rows: Rows, id: string): Iterable<CheckProblem> {
  const field = rows.differing(storage[rows.kind].derive(rows.fields));
  if (field) yield { code: 'derived', params: { kind: rows.kind, id, field } };
}

function* drafts(connection: Connection): Iterable<CheckProblem> {
  for (const draft of connection.prepare<[], SummedDraft & { checksum: string }>('SELECT * FROM draft').iterate()) {
    if (draftChecksum(draft) !== draft.checksum) yield { code: 'draft', params: { id: draft.id } };
  }
}

export interface HistoryCheck {
  readonly changes: number;
  readonly problems: CheckProblem[];
}

/** Looks only; each problem is named by its record, and none keeps the rest from being looked at. */
export function checkHistory(connection: Connection, progress: Progress): HistoryCheck {
  const problems = [() => actions(connection), () => records(connection, progress), () => drafts(connection)].flatMap(findings);
  let changes = 0;
  try {
    changes = connection.prepare<[], { count: number }>('SELECT count(*) AS count FROM change').get()?.count ?? 0;
  } catch {
    // That it can't be counted has been found above.
  }
  return { changes, problems };
}
