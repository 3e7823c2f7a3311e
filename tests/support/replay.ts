/** Whether an archive's records are what its history says, from the first action to the last. */

import { type Kind, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { CREATED } from '../../electron/archive/database/schema.ts';
import { stableJson, toRecord } from '../../electron/archive/records/codec.ts';
import { rowsOf } from './dump.ts';

interface Change {
  readonly kind: Kind;
  readonly recordId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

type State = Record<string, unknown>;

const told = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
const named = (kind: string, id: string) => `${kind} ${id}`;

/** One line for each record that the history tells otherwise; empty when all agree. */
export function replayProblems(archive: Archive): string[] {
  const problems: string[] = [];
  const states = new Map<string, State>();
  const changes = rowsOf(archive, 'SELECT change.* FROM change JOIN action ON action.id = change.actionId ORDER BY action.seq, change.ordinal') as unknown as Change[];
  for (const { kind, recordId, field, before, after } of changes) {
    const name = named(kind, recordId);
    const state = states.get(name);
    if (field === CREATED) {
      if (state) problems.push(`${name} was made twice`);
      states.set(name, { ...(told(after) as State), id: recordId, deletedBy: null });
    } else if (state) {
      if (stableJson(state[field] ?? null) !== stableJson(told(before))) problems.push(`${name}: ${field} was not what its next change says`);
      state[field] = told(after);
    } else {
      problems.push(`${name} was changed before it was made`);
    }
  }
  for (const kind of kinds) {
    for (const row of rowsOf(archive, `SELECT * FROM "${kind}"`)) {
      const { revision: _, ...record } = toRecord(kind, row);
      const name = named(kind, record.id);
      const state = states.get(name);
      // A field that was not there yet when the record was made is one that says nothing.
      const empty = Object.fromEntries(Object.keys(record).map((field) => [field, null]));
      if (!state || stableJson({ ...empty, ...state }) !== stableJson(record)) problems.push(`${name} is not what its history says`);
      states.delete(name);
    }
  }
  return [...problems, ...Array.from(states.keys(), (name) => `${name} is in the history and nowhere else`)];
}
