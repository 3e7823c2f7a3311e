/**
 * Another user of the machine, who looks for a way in: reads what stands on every command line, and the
 * files and folders that are named as arguments. Prints what was found, as JSON. Run as root it becomes
 * another user; run as anybody else it can be none, and looks with its own rights.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { becomeOrdinaryUser } from '../support/ordinary-user.ts';

function attempt(look: () => string): string {
  try {
    return look();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** What anybody can see of all other processes: their command lines, and their environments where they are shown. */
function processes(): string[] {
  if (!existsSync('/proc')) return ['axww', 'axeww'].flatMap((flags) => spawnSync('ps', [flags], { encoding: 'utf8' }).stdout.split('\n'));
  const others = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return others.flatMap((other) => ['cmdline', 'environ'].map((file) => attempt(() => readFileSync(`/proc/${other}/${file}`, 'utf8').replaceAll('\0', ' '))));
}

becomeOrdinaryUser();
const files = process.argv.slice(2).map((file) => attempt(() => readFileSync(file, 'utf8')));
const folders = process.argv.slice(2).map((folder) => attempt(() => readdirSync(folder).join(' ')));
console.log(JSON.stringify({ user: process.getuid?.(), processes: processes(), files, folders }));
