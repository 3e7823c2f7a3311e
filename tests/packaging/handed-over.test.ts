/** What is handed over, unpacked and used as an office would that has nothing else: no Node, no npm, no network, no right to write beside the program. */

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../../electron/archive/database/migrate.ts';
import { contents } from '../../electron/packaging/contents.ts';
import { NativeParts } from '../../electron/packaging/native.ts';
import { zip } from '../../electron/packaging/zip.ts';
import { unpackChromium } from '../e2e/support/chromium.ts';
import { openFolder } from '../support/folders.ts';
import { THIS_PLATFORM, published } from '../support/published.ts';
import { Script } from '../support/scripts.ts';
import { sentence } from '../support/sentences.ts';
import { versionTwo } from '../support/version-two.ts';
import { unzipInto } from '../support/zip-entries.ts';

/** The version of an archive that no program knows yet. */
const LATER = 9999;

const OFFICE = new URL('entry-office.ts', import.meta.url);

/** Each file and folder below one, with its size and when it was changed. */
function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    const { size, mtimeMs } = lstatSync(path.join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  }).toSorted();
}

/** Nobody may write in it any more, nor in what is in it, until the test is over: then it has to be removed. */
function closeToWriting(folder: string): void {
  const all = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].map((name) => path.join(folder, name));
  const modes = new Map(all.map((file) => [file, lstatSync(file).mode]));
  for (const [file, mode] of modes) chmodSync(file, mode & 0o555);
  onTestFinished(() => {
    for (const [file, mode] of modes) chmodSync(file, mode);
  });
}

/** Begins a command that has no network but the loopback, where the system lets us take it away. */
function withoutNetwork(): string[] {
  const ways = [['unshare', '-n'], ['unshare', '-rn']];
  const way = ways.find(([command = '', ...args]) => spawnSync(command, [...args, 'ip', 'link', 'set', 'lo', 'up']).status === 0);
  return way ? [...way, 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'] : [];
}

async function unpacked(): Promise<string> {
  const { fetch, lock, runtimes } = published(THIS_PLATFORM);
  const packed = zip(contents(THIS_PLATFORM, await new NativeParts(THIS_PLATFORM, fetch, lock, runtimes).gather()), 0);
  const folder = path.join(openFolder(), 'Moja čista mapa');
  mkdirSync(folder);
  unzipInto(packed, folder);
  return path.join(folder, readdirSync(folder)[0] ?? '');
}

/** A folder for all that is the office's own, with no program in its path but what the launcher needs. */
function office(): string {
  const folder = openFolder();
  for (const name of ['doma', 'kopije', 'bin']) mkdirSync(path.join(folder, name));
  for (const name of ['doma', 'kopije']) chmodSync(path.join(folder, name), 0o777);
  versionTwo(path.join(folder, 'stara'), 0);
  const later = new BetterSqlite3(versionTwo(path.join(folder, 'nova'), 0));
  later.pragma(`user_version = ${LATER}`);
  later.close();
  for (const name of ['stara', 'nova']) for (const file of ['', ...readdirSync(path.join(folder, name))]) chmodSync(path.join(folder, name, file), 0o777);
  const readlink = ['/usr/bin/readlink', '/bin/readlink'].find(existsSync);
  if (readlink) symlinkSync(readlink, path.join(folder, 'bin', 'readlink'));
  return folder;
}

test('the sample opens, an event is recorded, a photo added, its sheet printed, all backed up; killed, it opens again and finds both; an archive of the version before is upgraded, a later one refused; nothing is written beside the program', async () => {
  await unpackChromium();
  const program = await unpacked();
  closeToWriting(program);
  const before = stateOf(program);
  const within = withoutNetwork();
  const env = { ...process.env, KRONIKA_TEST_ROOT: process.getuid?.() === 0 && within[1] !== '-rn' ? '1' : '0' };
  const own = office();
  const script = new Script(OFFICE, { args: [program, own], within, env });
  await script.ended;
  expect(script.errors).toBe('');
  expect(JSON.parse(script.printed)).toEqual({ pdf: '%PDF-', found: true, check: true, backups: true, status: 0, networks: within.length > 0 ? 0 : expect.any(Number), homes: ['kronika'], upgraded: 1, refused: `${sentence('sl', 'archive.newerSchema', { folder: path.join(own, 'nova'), version: LATER, known: MIGRATIONS.at(-1)?.version ?? 0 })}\n` });
  expect(stateOf(program)).toEqual(before);
});
