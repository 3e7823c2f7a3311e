/**
 * Damages an archive in many ways and counts what becomes of it: `npm run damage`. Argument: a number that repeats
 * what is done. 60 logs that a program left when it died, 50 databases that are cut off, 40 in which a page is
 * overwritten. Each must be refused with its sentence, or said to be damaged on opening or by the check, or hold all
 * that it held; none is called sound over what has changed.
 *
 * Not among the tests that always run: it takes minutes, and its numbers are what one wants to see.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { createSample } from '../../electron/archive/sample/build.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { Session } from '../../electron/service/session.ts';
import { type Dump, dumpOf, ofAnyCopy } from '../support/dump.ts';
import { told } from '../support/says.ts';

const HOLD = fileURLToPath(new URL('./entry-hold.ts', import.meta.url));
const PLACES = 40;

type Outcome = 'refused' | 'said on opening' | 'found by the check' | 'nothing lost' | 'lost without a word';

interface Damage {
  readonly name: string;
  readonly runs: number;
  /** Makes the folder that is damaged, and what it holds. */
  readonly whole: string;
  readonly holds: string;
  /** @param where in the file, 0 to 1 */
  readonly damage: (folder: string, how: { where: number; which: number; noise: Uint8Array }) => void;
}

const work = mkdtempSync(path.join(os.tmpdir(), 'kronika-damage-'));

/** What is lost if it is another afterwards. The index's own tables are checked against the records. */
function content(dump: Dump): string {
  return JSON.stringify(Object.entries(ofAnyCopy(dump)).filter(([table]) => !table.startsWith('searchIndex')));
}

async function inSession<T>(folder: string, work: (session: Session) => Promise<T>): Promise<T> {
  const session = new Session(path.join(folder, '..', 'home'), { error: () => undefined });
  try {
    await session.open(folder);
    return await work(session);
  } finally {
    await session.end();
  }
}

/** What the program says to a folder, and whether it still holds what it held. */
async function outcome(folder: string, holds: string): Promise<Outcome> {
  try {
    return await inSession(folder, async (session) => {
      const archive = session.archive();
      if (archive.warnings.length > 0) return 'said on opening';
      const { sound } = await fullCheck(session, archive);
      if (!sound) return 'found by the check';
      return content(dumpOf(archive)) === holds ? 'nothing lost' : 'lost without a word';
    });
  } catch (error) {
    const code = told(error);
    if (!code.startsWith('archive.')) throw error;
    return 'refused';
  }
}

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const all = readFileSync(file);
  all.set(bytes.subarray(0, Math.max(0, all.length - at)), at);
  writeFileSync(file, all);
}

const LOG_DAMAGES: readonly ((log: string, where: number, noise: Uint8Array) => void)[] = [
  (log, where, noise) => {
    const at = Math.floor(statSync(log).size * where);
    overwrite(log, at, Uint8Array.of((readFileSync(log)[at] ?? 0) ^ (1 << ((noise[0] ?? 0) % 8))));
  },
  (log, where) => overwrite(log, Math.floor((statSync(log).size * where) / 512) * 512, new Uint8Array(512)),
  (log, where, noise) => overwrite(log, Math.floor((statSync(log).size * where) / 4096) * 4096, noise),
  (log, where) => truncateSync(log, Math.floor(statSync(log).size * where)),
];

const PAGE_DAMAGES: readonly ((page: number, noise: Uint8Array) => Uint8Array)[] = [() => new Uint8Array(4096), (_, noise) => noise, () => new Uint8Array(4096).fill(0xff)];

async function killed(folder: string): Promise<void> {
  const script: ChildProcess = spawn(process.execPath, [HOLD, folder, String(PLACES)], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (script.stdout) await once(script.stdout, 'data');
  script.kill('SIGKILL');
  await once(script, 'close');
}

async function holds(folder: string): Promise<string> {
  const copy = mkdtempSync(path.join(work, 'whole-'));
  cpSync(folder, path.join(copy, 'archive'), { recursive: true });
  return inSession(path.join(copy, 'archive'), (session) => Promise.resolve(content(dumpOf(session.archive()))));
}

const even = fc.noBias(fc.nat(999_999));
const how = fc.record({ where: even.map((parts) => parts / 1_000_000), which: even, noise: fc.noBias(fc.uint8Array({ minLength: 4096, maxLength: 4096 })) });

async function tryAll({ name, runs, whole, holds: held, damage }: Damage, seed: number): Promise<ReadonlyMap<Outcome, number>> {
  const counts = new Map<Outcome, number>();
  for (const each of fc.sample(how, { seed, numRuns: runs })) {
    const copy = mkdtempSync(path.join(work, 'damaged-'));
    const folder = path.join(copy, 'archive');
    cpSync(whole, folder, { recursive: true });
    damage(folder, each);
    const came = await outcome(folder, held);
    counts.set(came, (counts.get(came) ?? 0) + 1);
    rmSync(copy, { recursive: true });
  }
  console.log(`${name}: ${[...counts].map(([came, count]) => `${count} ${came}`).join(', ')}`);
  return counts;
}

async function main(seed: number): Promise<boolean> {
  const closed = path.join(work, 'closed');
  await (await createSample(closed, 'Sample', 'Tester')).close();
  const left = path.join(work, 'left');
  cpSync(closed, left, { recursive: true });
  await killed(left);
  const [ofClosed, ofLeft] = [await holds(closed), await holds(left)];
  const database = (folder: string) => path.join(folder, 'kronika.sqlite');
  const log: Damage['damage'] = (folder, { where, which, noise }) => LOG_DAMAGES[which % LOG_DAMAGES.length]?.(`${database(folder)}-wal`, where, noise);
  const damages: readonly Damage[] = [
    { name: 'logs that a program left when it died', runs: 60, whole: left, holds: ofLeft, damage: log },
    {
      name: 'the same without their index, as a power cut leaves them',
      runs: 60,
      whole: left,
      holds: ofLeft,
      damage: (folder, each) => {
        rmSync(`${database(folder)}-shm`);
        log(folder, each);
      },
    },
    { name: 'databases that are cut off', runs: 50, whole: closed, holds: ofClosed, damage: (folder, { where }) => truncateSync(database(folder), Math.floor(statSync(database(folder)).size * where)) },
    {
      name: 'databases with a ruined page',
      runs: 40,
      whole: closed,
      holds: ofClosed,
      damage: (folder, { where, which, noise }) => {
        const page = Math.floor((statSync(database(folder)).size / 4096) * where);
        overwrite(database(folder), page * 4096, PAGE_DAMAGES[which % PAGE_DAMAGES.length]?.(page, noise) ?? noise);
      },
    },
  ];
  let silent = 0;
  for (const damage of damages) {
    const lost = (await tryAll(damage, seed)).get('lost without a word') ?? 0;
    // Of what a power cut took from the end of a log nobody can know.
    if (damage !== damages[1]) silent += lost;
  }
  return silent === 0;
}

const [seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
console.log(`seed ${seed}`);
try {
  process.exitCode = (await main(Number(seed))) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
