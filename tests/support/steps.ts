/**
 * Counts what a process writes, step by step: each statement that SQLite runs, and each call that makes, fills, renames or removes
 * a file. At a step that is named the process is killed, or the disk is full from there on: SQLite then finds no page more, and
 * the system says that there is no space. For scripts of the tests' own, before they do anything.
 */

import fs from 'node:fs';
import fsp from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

export type Trouble = 'kill' | 'full';

let steps = 0;
let trouble: Trouble | null = null;
let from = Number.POSITIVE_INFINITY;
let isFull = false;

/** From here on steps count anew, and at the one that is named there is trouble. */
export function troubleAt(step: number, how: Trouble): void {
  [steps, from, trouble, isFull] = [0, step, how, false];
}

export function noTrouble(): number {
  const counted = steps;
  [steps, from, trouble, isFull] = [0, Number.POSITIVE_INFINITY, null, false];
  return counted;
}

function step(): void {
  steps += 1;
  if (steps < from) return;
  if (trouble === 'kill') process.kill(process.pid, 'SIGKILL');
  isFull = true;
}

function noSpace(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', errno: -28 });
}

type Call = (...args: unknown[]) => unknown;
type Calls = Record<string, Call>;

/** What takes room is refused on a full disk; what only renames or removes is not. */
function watch(calls: Calls, names: readonly string[], takesRoom: (args: readonly unknown[]) => boolean, isAsync: boolean): void {
  for (const name of names) {
    const original = calls[name] as Call;
    calls[name] = function watched(this: unknown, ...args: unknown[]) {
      step();
      if (!isFull || !takesRoom(args)) return original.apply(this, args);
      if (isAsync) return Promise.reject(noSpace());
      throw noSpace();
    };
  }
}

const always = () => true;
const never = () => false;
const isWriting = ([, flags]: readonly unknown[]) => typeof flags === 'string' && /[wax]/.test(flags);

function watchOpening(calls: Calls, name: string, isAsync: boolean): void {
  const original = calls[name] as Call;
  const watched: Calls = { [name]: original };
  watch(watched, [name], always, isAsync);
  calls[name] = (...args) => (isWriting(args) ? watched[name]?.(...args) : original(...args));
}

function watchSqlite(): void {
  const connection = new BetterSqlite3(':memory:');
  const statement = Object.getPrototypeOf(connection.prepare('SELECT 1')) as Calls;
  connection.close();
  const database = BetterSqlite3.prototype as unknown as Calls;
  const fill = (of: BetterSqlite3.Database, sql: string) => {
    if (!isFull || of.readonly || of.memory) return;
    if (/VACUUM/i.test(sql)) throw new BetterSqlite3.SqliteError('database or disk is full', 'SQLITE_FULL');
    of.pragma('max_page_count = 1');
  };
  const [run, exec] = [statement.run as Call, database.exec as Call];
  statement.run = function watched(this: BetterSqlite3.Statement & { readonly database: BetterSqlite3.Database }, ...args: unknown[]) {
    step();
    fill(this.database, this.source);
    return run.apply(this, args);
  };
  database.exec = function watched(this: BetterSqlite3.Database, ...args: unknown[]) {
    step();
    fill(this, String(args[0]));
    return exec.apply(this, args);
  };
}

export async function watchSteps(): Promise<void> {
  watchSqlite();
  const sync = fs as unknown as Calls;
  const promises = fsp as unknown as Calls;
  const own = await fsp.open(path.join(os.tmpdir(), `kronika-steps-${process.pid}`), 'w');
  watch(Object.getPrototypeOf(own) as Calls, ['writeFile'], always, true);
  watch(Object.getPrototypeOf(own) as Calls, ['sync'], never, true);
  await own.close();
  fs.rmSync(path.join(os.tmpdir(), `kronika-steps-${process.pid}`));
  watch(sync, ['writeFileSync', 'mkdirSync', 'copyFileSync', 'mkdtempSync'], always, false);
  watch(sync, ['renameSync', 'rmSync', 'unlinkSync', 'fsyncSync'], never, false);
  watch(promises, ['writeFile', 'mkdir', 'copyFile'], always, true);
  watch(promises, ['rename', 'rm'], never, true);
  watchOpening(sync, 'openSync', false);
  watchOpening(promises, 'open', true);
  syncBuiltinESMExports();
}
