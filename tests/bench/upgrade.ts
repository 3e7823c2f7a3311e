/** Bringing an archive of many events up from the release before, against copying its file. */

import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { versionTwo } from '../support/version-two.ts';
import { type Figure, median, timed } from './measure.ts';

/** As a file is copied that is there afterwards. */
function copyWhole(from: string, to: string): void {
  copyFileSync(from, to);
  const copy = openSync(to, 'r+');
  fsyncSync(copy);
  closeSync(copy);
}

const RUNS = 3;

export async function upgradeOfMany(inside: (name: string) => string, events = 30_000): Promise<Figure> {
  const master = versionTwo(inside('version-2'), events);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const folder = inside(`upgrade-${run}`);
    mkdirSync(folder);
    theirs.push(await timed(() => copyWhole(master, path.join(folder, 'kronika.sqlite'))));
    ours.push(await timed(async () => (await openArchive(folder)).close()));
    rmSync(folder, { recursive: true });
  }
  const megabytes = Math.round(statSync(master).size / 1e6);
  return { name: `an archive of ${events} events upgraded, ${megabytes} MB`, against: 'for a copy of its file', ours: median(ours), theirs: median(theirs), limit: null };
}
