/**
 * A program that dies loses nothing of what it had confirmed, and leaves nothing half done. One archive is
 * carried on from crash to crash. `KRONIKA_CRASH_ROUNDS` says how many there are, `KRONIKA_CRASH_SEED`
 * repeats what was done in them; when it is killed is left to the clock.
 */

import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { goesWithOwner } from '../../electron/archive/records/kinds.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { workers } from '../../electron/service/workers.ts';
import { type Dump, dumpOf, rowsOf } from '../support/dump.ts';
import { openFolder } from '../support/folders.ts';
import { replayProblems } from '../support/replay.ts';
import { Script } from '../support/scripts.ts';
import { storeProblems } from '../support/store-files.ts';
import type { KeptRow, Said } from './entry-kill.ts';

const KILL = new URL('./entry-kill.ts', import.meta.url);
const ROUNDS = Number(process.env.KRONIKA_CRASH_ROUNDS ?? 20);
const SEED = Number(process.env.KRONIKA_CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** One write, and the imports that go on beside it. */
const IN_FLIGHT = 3;

const pools = { check: new WorkerPool(workers.check, 1) };
afterAll(() => pools.check.close());

/** What is confirmed, over all the rounds. */
interface Confirmed {
  readonly actions: Set<string>;
  /** Kind and id → the row. */
  readonly rows: Map<string, KeptRow>;
  /** Id of a draft → the step in which it was kept. */
  readonly drafts: Map<string, number>;
}

interface Moment {
  /** How far the script has come by then, in lines that it has said. It is opening the archive until the first. */
  readonly lines: number;
  /** How much later it is, in milliseconds. */
  readonly after: number;
}

const moment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ lines: fc.constant(0), after: fc.nat(600) }) },
  { weight: 8, arbitrary: fc.record({ lines: fc.integer({ min: 1, max: 50 }), after: fc.nat(60) }) },
);

/** Lets the script work on the archive until a moment, kills it, and gives what it said. */
async function crash(folder: string, seed: number, { lines, after }: Moment): Promise<Said[]> {
  const script = new Script(KILL, { args: [folder, String(seed)] });
  await script.reach(lines);
  await pass(after);
  await script.kill();
  if (script.process.signalCode !== 'SIGKILL') throw new Error(`the script ended by itself: ${script.errors}`);
  return script.lines.map((line) => JSON.parse(line) as Said);
}

function note(confirmed: Confirmed, said: Said): void {
  if (said.type === 'draft') confirmed.drafts.set(said.id, said.step);
  if (said.type !== 'written') return;
  confirmed.actions.add(said.action);
  for (const { kind, row } of said.rows) confirmed.rows.set(`${kind} ${row.id}`, row);
}

const rowsIn = (dump: Dump, table: string) => (dump[table] ?? []) as readonly KeptRow[];

/** One line for each confirmed thing that is not there, or is there otherwise. */
function lost(dump: Dump, confirmed: Confirmed, said: readonly Said[]): string[] {
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
function leftBehind(archive: Archive): string[] {
  return goesWithOwner.flatMap(({ owner, kind, field }) =>
    rowsOf(archive, `SELECT part.id FROM "${kind}" AS part JOIN "${owner}" AS owner ON owner.id = part."${field}" WHERE part.deletedBy IS NULL AND owner.deletedBy IS NOT NULL`).map(
      ({ id }) => `${kind} ${String(id)} was left behind by its ${owner}`,
    ),
  );
}

async function problemsAfter(archive: Archive, confirmed: Confirmed, said: readonly Said[]): Promise<string[]> {
  const { sound, database, files, index } = await fullCheck({ pools }, archive);
  return [
    ...lost(dumpOf(archive), confirmed, said),
    ...replayProblems(archive),
    ...storeProblems(archive),
    ...leftBehind(archive),
    ...(sound ? [] : [JSON.stringify({ database, files, index })]),
  ];
}

/** What is there after a crash is there for good: it must be found after all the following ones, too. */
function carriedOn(dump: Dump): Confirmed {
  return {
    actions: new Set(rowsIn(dump, 'action').map((action) => action.id)),
    rows: new Map(kinds.flatMap((kind) => rowsIn(dump, kind).map((row) => [`${kind} ${row.id}`, row] as const))),
    // Steps count anew in every round.
    drafts: new Map(),
  };
}

it(`${ROUNDS} crashes lose nothing that was confirmed and leave nothing half done`, { timeout: 60_000 + ROUNDS * 30_000 }, async () => {
  const folder = path.join(openFolder(), 'archive');
  await (await createArchive(folder, 'Test archive')).close();
  const moments = fc.sample(moment, { seed: SEED, numRuns: ROUNDS });
  let confirmed = carriedOn({});
  let written = 0;
  for (const [round, when] of moments.entries()) {
    const said = await crash(folder, SEED + round, when);
    for (const one of said) note(confirmed, one);
    written += said.filter((one) => one.type === 'written').length;
    const archive = await openArchive(folder);
    try {
      expect(await problemsAfter(archive, confirmed, said), `round ${round}; KRONIKA_CRASH_SEED=${SEED}`).toEqual([]);
      confirmed = carriedOn(dumpOf(archive));
    } finally {
      await archive.close();
    }
  }
  // Else the crashes came before anything was done.
  expect(written).toBeGreaterThan(ROUNDS);
  expect([...confirmed.rows.keys()].filter((name) => name.startsWith('photo ')).length).toBeGreaterThan(0);
});
