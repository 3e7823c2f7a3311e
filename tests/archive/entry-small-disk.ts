/**
 * Makes an archive on a disk of a certain size after the other, or, without sizes, where it is told to; says
 * how each of that ended. Mounts the disks, so it must be started as `withOwnDisks` says.
 */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { installProgrammes } from '../../electron/archive/programmes/service.ts';
import { filesIn } from '../support/folder-bytes.ts';
import { say, told } from '../support/says.ts';
import { problemsOf } from '../support/soundness.ts';

export interface Making {
  readonly kilobytes: number;
  /** `made`, or what it was refused with. */
  readonly ending: string;
  /** What a refusal left behind. */
  readonly left: readonly string[];
  /** What is wrong with what was made. */
  readonly problems: readonly string[];
}

const [disk = '', ...sizes] = process.argv.slice(2);
const folder = path.join(disk, 'centre', 'archive');

async function problems(archive: Archive): Promise<string[]> {
  await archive.close();
  const again = await openArchive(folder);
  try {
    return (await problemsOf(again)).map((problem) => JSON.stringify(problem));
  } finally {
    await again.close();
  }
}

async function make(kilobytes: number): Promise<Making> {
  try {
    const archive = await createArchive(folder, 'Test', (unfinished) => installProgrammes(unfinished, 'Tester'));
    return { kilobytes, ending: 'made', left: [], problems: await problems(archive) };
  } catch (error) {
    return { kilobytes, ending: told(error), left: existsSync(path.dirname(folder)) ? ['centre/', ...filesIn(disk)] : filesIn(disk), problems: [] };
  }
}

function inShell(command: string, ...args: readonly string[]): void {
  execFileSync('sh', ['-c', command, 'sh', ...args]);
}

const makings: Making[] = [];
for (const kilobytes of sizes.map(Number)) {
  inShell('mount -t tmpfs -o "size=$1k" none "$2"', String(kilobytes), disk);
  makings.push(await make(kilobytes));
  inShell('umount "$1"', disk);
}
say(sizes.length > 0 ? makings : [await make(0)]);
