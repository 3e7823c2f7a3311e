/**
 * A program that dies loses nothing of what it had confirmed, and leaves nothing half done. One archive is
 * carried on from crash to crash. `KRONIKA_CRASH_ROUNDS` says how many there are, `KRONIKA_CRASH_SEED`
 * repeats what was done in them; when it is killed is left to the clock.
 */

import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { workers } from '../../electron/service/workers.ts';
import { type Confirmed, carriedOn, leftBehind, lost, note } from '../support/confirmed.ts';
import { dumpOf } from '../support/dump.ts';
import { openFolder } from '../support/folders.ts';
import { replayProblems } from '../support/replay.ts';
import { Script } from '../support/scripts.ts';
import { storeProblems } from '../support/store-files.ts';
import type { Said } from './entry-kill.ts';

const KILL = new URL('./entry-kill.ts', import.meta.url);
const ROUNDS = Number(process.env.KRONIKA_CRASH_ROUNDS ?? 10);
const SEED = Number(process.env.KRONIKA_CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));

const pools = { check: new WorkerPool(workers.check, 1) };
afterAll(() => pools.check.close());

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

/** Crashes come when they come: where by then no photo or no report was confirmed, there are more of them. */
const MOST_ROUNDS = ROUNDS * 4;
const FILED = ['photo', 'issuedReport'];

it(`${ROUNDS} crashes lose nothing that was confirmed and leave nothing half done`, { timeout: 60_000 + MOST_ROUNDS * 30_000 }, async () => {
  const folder = path.join(openFolder(), 'archive');
  await (await createArchive(folder, 'Test archive')).close();
  const moments = fc.sample(moment, { seed: SEED, numRuns: MOST_ROUNDS });
  let confirmed = carriedOn({});
  let written = 0;
  const kept = (kind: string) => [...confirmed.rows.keys()].filter((name) => name.startsWith(`${kind} `)).length;
  for (const [round, when] of moments.entries()) {
    if (round >= ROUNDS && FILED.every((kind) => kept(kind) > 0)) break;
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
  for (const kind of FILED) expect(kept(kind)).toBeGreaterThan(0);
});
