/**
 * One writer an archive: the desktop app, the browser shell and the command line can meet in one
 * folder. The lock is SQLite's own on a small file beside the database, so the operating system takes
 * it back when a process dies, whatever it died of, and no stale lock is ever left to guess about.
 */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import BetterSqlite3 from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';
import type { Lock } from '../archive.ts';
import { sqliteCode, toFailure } from '../files/failing.ts';
import type { Layout } from '../files/folder.ts';

const holderFile = (paths: Layout) => `${paths.lock}.json`;

function holder(paths: Layout): { host: string; since: string } {
  try {
    const known = JSON.parse(readFileSync(holderFile(paths), 'utf8')) as { host?: unknown; since?: unknown };
    return { host: String(known.host), since: String(known.since) };
  } catch {
    return { host: os.hostname(), since: '' };
  }
}

/** Takes the lock or throws `archive.inUse`, saying on which computer and since when. */
export function lock(paths: Layout): Lock {
  const connection = new BetterSqlite3(paths.lock, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw toFailure(error, paths.folder);
    throw new Failure('archive.inUse', { folder: paths.folder, ...holder(paths) }, { cause: error });
  }
  const wasLeft = existsSync(holderFile(paths));
  writeFileSync(holderFile(paths), JSON.stringify({ host: os.hostname(), pid: process.pid, since: new Date().toISOString() }));
  return {
    wasLeft,
    release: () => {
      rmSync(holderFile(paths), { force: true });
      connection.close();
    },
  };
}
