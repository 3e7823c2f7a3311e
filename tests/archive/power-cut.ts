/**
 * Cuts the power while an archive is written, again and again, and looks for what was confirmed: `npm run
 * power-cut`, as root. Arguments: how often (25), and a number that repeats what is done. Half of the cuts lose
 * what the system had not sent to the disk, half also what the disk had not been told to flush.
 *
 * Not among the tests that always run: it mounts file systems, and takes minutes.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { DERIVED_SIZES, derivedPath } from '../../electron/archive/photos/store.ts';
import { fullCheck } from '../../electron/service/check.ts';
import { readPicture } from '../../electron/service/pictures.ts';
import { makeReport } from '../../electron/service/reports.ts';
import { Session } from '../../electron/service/session.ts';
import { type Confirmed, carriedOn, leftBehind, lost, note } from '../support/confirmed.ts';
import { dumpOf, rowsOf } from '../support/dump.ts';
import { type Cut, PoweredDisk, lacking } from '../support/power.ts';
import { replayProblems } from '../support/replay.ts';
import { storeProblems } from '../support/store-files.ts';
import type { Said } from './entry-kill.ts';

const ENTRY = fileURLToPath(new URL('./entry-kill.ts', import.meta.url));

interface Counts {
  cuts: number;
  written: number;
  drafts: number;
  photos: number;
  /** Smaller pictures that the cut tore, and that were made again. */
  torn: number;
  pictures: number;
  reports: number;
  warnings: number;
}

const counts: Counts = { cuts: 0, written: 0, drafts: 0, photos: 0, torn: 0, pictures: 0, reports: 0, warnings: 0 };

/** Lets the script work until it has said so many lines and a little longer, cuts the power, and gives what it said. */
async function workUntilCut(disk: PoweredDisk, folder: string, seed: number, how: Cut, { lines, after }: { lines: number; after: number }): Promise<Said[]> {
  const script: ChildProcess = spawn(process.execPath, [ENTRY, folder, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  let errors = '';
  const enough = new Promise<void>((resolve) => {
    if (lines === 0) resolve();
    if (script.stdout) createInterface({ input: script.stdout }).on('line', (line) => said.push(line) === lines && resolve());
    script.once('exit', () => resolve());
  });
  script.stderr?.on('data', (part: Buffer) => (errors += part.toString()));
  const ended = once(script, 'close');
  await enough;
  await pass(after);
  if (script.exitCode !== null) throw new Error(`the script ended by itself: ${errors}`);
  disk.cut(how);
  // What is confirmed after the cut was flushed before it.
  await pass(50);
  script.kill('SIGKILL');
  await ended;
  await disk.powerUp(how);
  return said.map((line) => JSON.parse(line) as Said);
}

function isWhole(file: string): boolean {
  return readFileSync(file).subarray(-2).equals(Buffer.from([0xff, 0xd9]));
}

/** Serves every picture and prints a sheet of every event with photos; gives what went wrong. */
async function showAll(session: Session, archive: Archive): Promise<string[]> {
  const problems: string[] = [];
  for (const { sha256 } of rowsOf(archive, 'SELECT DISTINCT sha256 FROM photo') as { sha256: string }[]) {
    for (const size of DERIVED_SIZES) {
      const file = derivedPath(archive.paths, sha256, size);
      if (existsSync(file) && !isWhole(file)) counts.torn += 1;
      const shown = await readPicture(session, sha256, size).then((bytes) => sharp(bytes, { failOn: 'warning' }).stats(), (error: unknown) => String(error));
      if (typeof shown === 'string') problems.push(`${sha256} of ${size}: ${shown}`);
      counts.pictures += 1;
    }
  }
  const events = rowsOf(archive, `SELECT DISTINCT event.id FROM event JOIN photo ON photo.eventId = event.id WHERE event.deletedBy IS NULL AND photo.deletedBy IS NULL`) as { id: string }[];
  for (const { id } of events) {
    const printed = await makeReport(session, { report: 'event-sheet', subjectId: id, language: 'sl', format: 'pdf' }).then(({ pages }) => pages ?? 0, (error: unknown) => String(error));
    if (typeof printed === 'string' || printed < 1) problems.push(`the sheet of ${id}: ${String(printed)}`);
    counts.reports += 1;
  }
  return problems;
}

/** Opens what is left, as the program does, and gives what is wrong with it. */
async function lookAfter(folder: string, home: string, confirmed: Confirmed, said: readonly Said[]): Promise<{ problems: string[]; after: Confirmed }> {
  const session = new Session(home, { error: () => undefined });
  try {
    await session.open(folder);
    const archive = session.archive();
    counts.warnings += archive.warnings.length;
    const shown = await showAll(session, archive);
    const { sound, ...found } = await fullCheck(session, archive);
    const dump = dumpOf(archive);
    const problems = [...lost(dump, confirmed, said), ...replayProblems(archive), ...leftBehind(archive), ...shown, ...storeProblems(archive), ...(sound ? [] : [JSON.stringify(found)])];
    return { problems, after: carriedOn(dump) };
  } finally {
    await session.end();
  }
}

const moment = fc.oneof(
  { weight: 1, arbitrary: fc.record({ lines: fc.constant(0), after: fc.nat(1500) }) },
  { weight: 6, arbitrary: fc.record({ lines: fc.integer({ min: 20, max: 160 }), after: fc.nat(80) }) },
);

async function main(rounds: number, seed: number): Promise<readonly string[]> {
  const disk = new PoweredDisk();
  try {
    const folder = path.join(disk.folder, 'archive');
    await (await createArchive(folder, 'Test archive')).close();
    let confirmed = carriedOn({});
    for (const [round, when] of fc.sample(moment, { seed, numRuns: rounds }).entries()) {
      const how: Cut = round % 2 === 0 ? 'disk' : 'memory';
      const said = await workUntilCut(disk, folder, seed + round, how, when);
      for (const one of said) note(confirmed, one);
      counts.cuts += 1;
      counts.written += said.filter((one) => one.type === 'written').length;
      counts.drafts += said.filter((one) => one.type === 'draft').length;
      counts.photos += said.filter((one) => one.type === 'written' && one.rows.some((row) => row.kind === 'photo')).length;
      const { problems, after } = await lookAfter(folder, path.join(disk.folder, 'home'), confirmed, said);
      console.log(`cut ${round + 1} (${how}): ${said.length} confirmed, ${problems.length} problems`);
      if (problems.length > 0) return problems;
      confirmed = after;
    }
    return [];
  } finally {
    await disk.remove();
  }
}

const missing = lacking();
if (missing) {
  console.error(`Cutting the power needs ${missing}.`);
  process.exitCode = 1;
} else {
  const [rounds = '25', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
  console.log(`seed ${seed}`);
  const problems = await main(Number(rounds), Number(seed));
  console.log(
    `${counts.cuts} cuts: ${counts.written} actions (${counts.photos} of photos) and ${counts.drafts} drafts confirmed; afterwards ${counts.pictures} pictures shown, of which ${counts.torn} had been torn and were made again, ${counts.reports} sheets printed, ${counts.warnings} logs called unreadable`,
  );
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
