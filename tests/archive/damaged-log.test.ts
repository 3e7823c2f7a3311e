/**
 * A log whose end can't be read: SQLite takes it for a shorter one and says nothing. The archive opens with all
 * that can be read, keeps what can't, and says so.
 */

import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { create, novoMesto } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { closedArchive } from '../support/folders.ts';
import { change } from '../support/logs.ts';
import { Script } from '../support/scripts.ts';
import { sentence } from '../support/sentences.ts';
import { problemsOf } from '../support/soundness.ts';
import { kronika } from '../support/terminal.ts';

const HOLD = new URL('./entry-hold.ts', import.meta.url);
const PLACES = 12;

const logIn = (folder: string) => path.join(folder, 'kronika.sqlite-wal');

/** The folder of an archive whose program died after it had written some places. */
async function crashed(): Promise<string> {
  const folder = await closedArchive();
  await crashIn(folder, PLACES);
  return folder;
}

async function crashIn(folder: string, places: number): Promise<void> {
  const other = new Script(HOLD, { args: [folder, String(places)] });
  await other.firstLine();
  await other.kill();
}

/** Changes one byte of the log, so far into it. */
function damage(folder: string, where: number): void {
  const log = logIn(folder);
  change(log, Math.floor(statSync(log).size * where));
}

async function opened<T>(folder: string, look: (archive: Archive) => Promise<T> | T): Promise<T> {
  const archive = await openArchive(folder);
  try {
    return await look(archive);
  } finally {
    await archive.close();
  }
}

const placesOf = (archive: Archive) => rowsOf(archive, 'SELECT id FROM place').length;
const codes = (archive: Archive) => archive.warnings.map((warning) => warning.code);

it('of a log that is whole nothing is said', async () => {
  expect(await opened(await crashed(), (archive) => [codes(archive), placesOf(archive)])).toEqual([[], PLACES + 1]);
});

it('what stands before the damage is there and sound, and what comes after it is said to be missing', async () => {
  const folder = await crashed();
  damage(folder, 0.5);
  const [said, places, problems] = await opened(folder, async (archive) => [codes(archive), placesOf(archive), await problemsOf(archive)] as const);
  expect([said, problems]).toEqual([['archive.logUnreadable'], []]);
  expect(places).toBeGreaterThan(1);
  expect(places).toBeLessThan(PLACES + 1);
});

it('a log whose very beginning is damaged is no empty one', async () => {
  const folder = await crashed();
  damage(folder, 0);
  expect(await opened(folder, (archive) => [codes(archive), placesOf(archive)])).toEqual([['archive.logUnreadable'], 1]);
});

it.each([0.99, 0.7, 0.1, 0])('a log of which a program that died had committed more than is there (%f of it) is not taken for a shorter one', async (part) => {
  const folder = await crashed();
  truncateSync(logIn(folder), Math.floor(statSync(logIn(folder)).size * part));
  const [said, places] = await opened(folder, (archive) => [codes(archive), placesOf(archive)] as const);
  expect(said).toEqual(['archive.logUnreadable']);
  expect(places).toBeLessThan(PLACES + 1);
});

it('a log that was deleted with what was only in it is said to be missing, and there is nothing to keep', async () => {
  const folder = await crashed();
  rmSync(logIn(folder));
  const [warnings, places] = await opened(folder, (archive) => [archive.warnings.map(({ code, params }) => [code, params]), placesOf(archive)] as const);
  expect([warnings, places]).toEqual([[['archive.logUnreadable', { folder, copy: null }]], 1]);
  expect(existsSync(path.join(folder, 'backups'))).toBe(false);
});

it('the log is kept as it was, to the byte, and named', async () => {
  const folder = await crashed();
  damage(folder, 0.3);
  const before = readFileSync(logIn(folder));
  const copy = await opened(folder, (archive) => String(archive.warnings[0]?.params.copy));
  expect(path.dirname(copy)).toBe(path.join(folder, 'backups'));
  expect(readFileSync(copy).equals(before)).toBe(true);
});

it('it is said once: not again when the archive is closed and opened, nor when the next program dies in it', async () => {
  const folder = await crashed();
  damage(folder, 0.5);
  await opened(folder, (archive) => create(archive, 'place', novoMesto));
  expect(await opened(folder, codes)).toEqual([]);
  await crashIn(folder, 1);
  expect(await opened(folder, codes)).toEqual([]);
  expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
});

it('it is said once also where the next program dies before it has closed the archive', async () => {
  const folder = await crashed();
  damage(folder, 0.2);
  await crashIn(folder, 1);
  expect(await opened(folder, codes)).toEqual([]);
  expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
});

it('what was being written when the power went is no damage', async () => {
  const folder = await crashed();
  rmSync(path.join(folder, 'kronika.sqlite-shm'));
  const log = readFileSync(logIn(folder));
  // The last page of the last commit came only half to the disk.
  truncateSync(logIn(folder), log.length - 2000);
  writeFileSync(logIn(folder), log.subarray(-2000, -1000), { flag: 'a' });
  expect(await opened(folder, (archive) => [codes(archive), placesOf(archive)])).toEqual([[], PLACES]);
});

it('where the log can’t be kept, the archive is not opened and stays as it is', async () => {
  const folder = await crashed();
  damage(folder, 0.5);
  copyFileSync(logIn(folder), path.join(folder, 'backups'));
  const kept = () => {
    const { 'kronika.sqlite': database, 'kronika.sqlite-wal': log } = bytesIn(folder);
    return [database, log];
  };
  const before = kept();
  await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.folderMissing' });
  expect(kept()).toEqual(before);
});

it('whoever only looks is told too, and keeps nothing', async () => {
  const folder = await crashed();
  damage(folder, 0.5);
  const log = readFileSync(logIn(folder));
  const archive = await openArchive(folder, { access: 'read' });
  const { warnings } = archive;
  await archive.close();
  expect(warnings.map(({ code, params }) => [code, params])).toEqual([['archive.logUnreadable', { folder, copy: null }]]);
  expect([readFileSync(logIn(folder)).equals(log), existsSync(path.join(folder, 'backups'))]).toEqual([true, false]);
});

it('whoever looks while another writes is told nothing, since nothing is damaged', async () => {
  const folder = await closedArchive();
  const other = new Script(HOLD, { args: [folder, '400'] });
  for (let look = 0; look < 40; look += 1) {
    const archive = await openArchive(folder, { access: 'read' });
    expect(codes(archive)).toEqual([]);
    await archive.close();
  }
  await other.kill();
});

it('the terminal says it in one sentence, beside what it was asked for', async () => {
  const folder = await crashed();
  damage(folder, 0.5);
  const { status, out, err } = await kronika(['check', folder, '--language', 'en']);
  expect(status).toBe(0);
  expect(out).toContain('The archive is sound');
  expect(err).toBe(`${sentence('en', 'archive.logUnreadable', { folder, copy: null })}\n`);
});
