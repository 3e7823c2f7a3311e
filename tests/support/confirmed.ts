/** What a program has confirmed before it died, and whether an archive still has it. */

import { kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { goesWithOwner } from '../../electron/archive/records/kinds.ts';
import type { KeptRow, Said } from '../archive/entry-kill.ts';
import { type Dump, rowsOf } from './dump.ts';

/** One write, and the imports that go on beside it. */
const IN_FLIGHT = 3;

/** What is confirmed, over all the rounds. */
export interface Confirmed {
  readonly actions: Set<string>;
  /** Kind and id → the row. */
  readonly rows: Map<string, KeptRow>;
  /** Id of a draft → the step in which it was kept. */
  readonly drafts: Map<string, number>;
}

export function note(confirmed: Confirmed, said: Said): void {
  if (said.type === 'draft') confirmed.drafts.set(said.id, said.step);
  if (said.type !== 'written') return;
  confirmed.actions.add(said.action);
  for (const { kind, row } of said.rows) confirmed.rows.set(`${kind} ${row.id}`, row);
}

const rowsIn = (dump: Dump, table: string) => (dump[table] ?? []) as readonly KeptRow[];

/** One line for each confirmed thing that is not there, or is there otherwise. */
export function lost(dump: Dump, confirmed: Confirmed, said: readonly Said[]): string[] {
  const problems: string[] = [];
  const actions = new Set(rowsIn(dump, 'action').map((action) => action.id));
  for (const id of confirmed.actions) if (!actions.has(id)) problems.push(`the action ${id} is lost`);

  const changes = Map.groupBy(dump.change as readonly { actionId: string }[], (change) => change.actionId);
  for (const written of said) {
    if (written.type !== 'written') continue;
    if (JSON.stringify(changes.get(written.action)) !== JSON.stringify(written.changes)) problems.push(`the history of ${written.action} is not what it was`);
  }

  const rows = new Map<string, KeptRow>(kinds.flatMap((kind) => rowsIn(dump, kind).map((row) => [`${kind} ${row.id}`, row] as const)));
  for (const [name, row] of confirmed.rows) {
    const now = rows.get(name);
    if (!now) problems.push(`${name} is lost`);
    // What was under way may have come to be, and changed it again.
    else if (confirmed.actions.has(now.revision) && JSON.stringify(now) !== JSON.stringify(row)) problems.push(`${name} is not as it was confirmed`);
  }

  const unconfirmed = [...actions].filter((id) => !confirmed.actions.has(id));
  if (unconfirmed.length > IN_FLIGHT) problems.push(`${unconfirmed.length} actions were under way at once`);
  for (const id of unconfirmed) if (!changes.has(id)) problems.push(`the action ${id} has changed nothing`);

  const drafts = new Map((dump.draft as readonly { id: string; body: string }[]).map(({ id, body }) => [id, (JSON.parse(body) as { step: number }).step]));
  for (const [id, step] of confirmed.drafts) if ((drafts.get(id) ?? -1) < step) problems.push(`the draft ${id} of step ${step} is lost`);
  return problems;
}

/** Live records whose owner went to the trash without them. */
export function leftBehind(archive: Archive): string[] {
  return goesWithOwner.flatMap(({ owner, kind, field }) =>
    rowsOf(archive, `SELECT part.id FROM "${kind}" AS part JOIN "${owner}" AS owner ON owner.id = part."${field}" WHERE part.deletedBy IS NULL AND owner.deletedBy IS NOT NULL`).map(
      ({ id }) => `${kind} ${String(id)} was left behind by its ${owner}`,
    ),
  );
}

/** What is there after a crash is there for good: it must be found after all the following ones, too. */
export function carriedOn(dump: Dump): Confirmed {
  return {
    actions: new Set(rowsIn(dump, 'action').map((action) => action.id)),
    rows: new Map(kinds.flatMap((kind) => rowsIn(dump, kind).map((row) => [`${kind} ${row.id}`, row] as const))),
    // Steps count anew in every round.
    drafts: new Map(),
  };
}
