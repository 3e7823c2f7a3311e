/** Write-ahead logs as SQLite leaves them when its process dies, and what can happen to them on a disk. */

import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { temporaryFolder } from './temporary.ts';

export const HEADER = 32;
export const FRAME_HEADER = 24;
/** Small, so that a page more is soon needed; what SQLite can't hold in memory it writes before it is committed. */
export const PAGE_SIZE = 1024;
export const FRAME = FRAME_HEADER + PAGE_SIZE;

export type Step =
  | { readonly type: 'commit' | 'rollback'; readonly rows: number; readonly size: number }
  | { readonly type: 'checkpoint'; readonly mode: 'PASSIVE' | 'FULL' | 'RESTART' | 'TRUNCATE' };

export interface Left {
  readonly database: string;
  readonly log: string;
  /** The log's index, as the program had it in memory. */
  readonly index: string;
}

/** Does the steps to a new database and gives what a kill would leave of it then. */
export function leftAfter(steps: readonly Step[]): Left {
  const folder = mkdtempSync(path.join(temporaryFolder(), 'log-'));
  const file = path.join(folder, 'live.sqlite');
  const connection = new BetterSqlite3(file);
  connection.pragma(`page_size = ${PAGE_SIZE}`);
  connection.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)');
  connection.pragma('journal_mode = WAL');
  connection.pragma('wal_autocheckpoint = 0');
  connection.pragma('cache_size = 10');
  const insert = connection.prepare('INSERT INTO note (text) VALUES (?)');
  for (const step of steps) {
    if (step.type === 'checkpoint') {
      connection.pragma(`wal_checkpoint(${step.mode})`);
      continue;
    }
    connection.exec('BEGIN');
    for (let row = 0; row < step.rows; row += 1) insert.run('a'.repeat(step.size));
    connection.exec(step.type);
  }
  const left = { database: path.join(folder, 'left.sqlite'), log: path.join(folder, 'left.sqlite-wal'), index: path.join(folder, 'index') };
  copyFileSync(file, left.database);
  copyFileSync(`${file}-wal`, left.log);
  copyFileSync(`${file}-shm`, left.index);
  connection.close();
  return left;
}

/** How many frames SQLite itself finds in the log, and how many rows there are then. Changes what was left. */
export function asSqliteReads({ database }: Left): { frames: number; rows: number } {
  const connection = new BetterSqlite3(database);
  try {
    const rows = connection.prepare<[], { n: number }>('SELECT count(*) AS n FROM note').get()?.n ?? -1;
    const [state] = connection.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
    return { frames: state?.log ?? -1, rows };
  } finally {
    connection.close();
  }
}

/** The ordinal numbers, from 1, of the frames that end a commit, up to the last frame that counts. */
export function commitsIn(log: Buffer, counting: number): number[] {
  const commits: number[] = [];
  for (let frame = 1; frame <= counting; frame += 1) if (log.readUInt32BE(HEADER + (frame - 1) * FRAME + 4) > 0) commits.push(frame);
  return commits;
}

/** Changes one byte of a file. */
export function change(file: string, at: number, by = 0x40): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ by;
  writeFileSync(file, bytes);
}

/** The same log as a machine writes it that keeps the largest byte of a number first. */
export function turnedRound(log: Buffer, frames: number): Buffer {
  const turned = Buffer.from(log);
  const sums: [number, number] = [0, 0];
  const add = (from: number, length: number) => {
    for (let at = from; at < from + length; at += 8) {
      sums[0] = Number((BigInt(sums[0]) + BigInt(turned.readUInt32BE(at)) + BigInt(sums[1])) % 0x1_0000_0000n);
      sums[1] = Number((BigInt(sums[1]) + BigInt(turned.readUInt32BE(at + 4)) + BigInt(sums[0])) % 0x1_0000_0000n);
    }
  };
  const write = (at: number) => sums.forEach((sum, index) => turned.writeUInt32BE(sum, at + index * 4));
  turned.writeUInt32BE(0x377f0683, 0);
  add(0, 24);
  write(24);
  for (let frame = 0; frame < frames; frame += 1) {
    const at = HEADER + frame * FRAME;
    add(at, 8);
    add(at + FRAME_HEADER, PAGE_SIZE);
    write(at + 16);
  }
  return turned;
}
