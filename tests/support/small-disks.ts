/** Disks of a few kilobytes, in memory, which only the script that makes them sees, and which end with it. */

import { spawnSync } from 'node:child_process';

const WAYS: readonly (readonly string[])[] = [['unshare', '-m'], ['unshare', '-Urm']];

function works([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, [...args, 'mount', '-t', 'tmpfs', '-o', 'size=4k', 'none', '/mnt'], { stdio: 'ignore' }).status === 0;
}

/** What a script's command begins with where it shall mount disks of its own; null where the system allows that to nobody but root. */
export function withOwnDisks(): readonly string[] | null {
  return WAYS.find(works) ?? null;
}
