/**
 * A program that is killed, or finds no room on the disk, at any step of a merge, a copy, a backup or a restore: the archive that
 * is lived in is sound, and as before or as after; what was to be made is whole, or not there, or taken for unfinished.
 * `KRONIKA_STEPS` says at how many steps, over all of these.
 */

import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { proveBackups } from '../../electron/archive/backup/prove.ts';
import { makeBackup } from '../../electron/archive/backup/make.ts';
import { prepareStore } from '../../electron/archive/backup/store.ts';
import { isGoodBackup } from '../../electron/archive/database/backup.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { erasePhoto } from '../../electron/archive/photos/erase.ts';
import { filesIn } from '../support/folder-bytes.ts';
import { AUTHOR, create, edit, plainEvent } from '../support/archives.ts';
import { openFolder } from '../support/folders.ts';
import { importPhoto } from '../support/imports.ts';
import { liveState } from '../support/live-state.ts';
import { jpeg } from '../support/pictures.ts';
import { Script, answerOf } from '../support/scripts.ts';
import { problemsOf } from '../support/soundness.ts';
import { storeProblems } from '../support/store-files.ts';
import type { Trouble } from '../support/steps.ts';
import type { Stopped, Work } from './entry-merging-steps.ts';

const ENTRY = new URL('./entry-merging-steps.ts', import.meta.url);
const STEPS = Number(process.env.KRONIKA_STEPS ?? 40);
const WORKS: readonly Work[] = ['merge', 'copy', 'backup', 'restore'];
/** Of a killed program each takes one of its own; of full disks one program meets many. */
const KILLED = 0.3;
const LITTLE = { width: 64, height: 48 };

let template = '';
let before: unknown;

async function soundly<T>(folder: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(folder);
  try {
    expect([await problemsOf(archive), storeProblems(archive), readdirSync(archive.paths.incoming)]).toEqual([[], [], []]);
    return await work(archive);
  } finally {
    await archive.close();
  }
}

const stateOf = (folder: string) => soundly(folder, async (archive) => liveState(archive));

async function backedUp(archive: Archive, folder: string, at: string): Promise<void> {
  const store = await prepareStore(folder, archive.info);
  await makeBackup({ reading: archive.reading, media: archive.paths.media, store, subject: { archive: archive.info.id, name: archive.info.name, at } }, () => undefined);
}

beforeAll(async () => {
  template = path.join(openFolder(), 'template');
  mkdirSync(template);
  const [ours, theirs] = [path.join(template, 'ours'), path.join(template, 'theirs')];
  const archive = await createArchive(ours, 'Test');
  const event = await create(archive, 'event', plainEvent({ dates: '2018', title: { sl: 'Srečanje' } }));
  await importPhoto(archive, event, await jpeg({ ...LITTLE, seed: 1 }));
  const gone = await importPhoto(archive, event, await jpeg({ ...LITTLE, seed: 4 }));
  await backedUp(archive, path.join(template, 'copies'), '2026-04-01T10:00:00.000Z');
  await archive.close();
  cpSync(ours, theirs, { recursive: true });
  const other = await openArchive(theirs);
  await edit(other, 'event', event, { dates: '2019' });
  await create(other, 'event', plainEvent({ title: { sl: 'Novo' } }));
  for (const seed of [2, 3]) await importPhoto(other, event, await jpeg({ ...LITTLE, seed }));
  await erasePhoto(other, gone, AUTHOR);
  await other.close();
  before = await stateOf(ours);
});

/** Kills a program of its own at a step. */
async function killedAt(work: Work, at: number, rooms: string): Promise<Stopped> {
  const script = new Script(ENTRY, { args: [work, 'kill', template, rooms, String(at)] });
  await script.ended;
  expect([script.process.signalCode, script.errors]).toEqual(['SIGKILL', '']);
  return { at, room: path.join(rooms, `${work}-kill-${at}`), steps: at, ending: 'killed' };
}

/** What is in a folder where an archive or backups were to be made: whole, not there, or not taken for one. */
async function assertTarget(work: Work, { room, ending }: Stopped): Promise<void> {
  const target = path.join(room, 'target');
  if (work === 'backup') {
    await soundly(path.join(room, 'ours'), (archive) => backedUp(archive, target, '2026-05-02T10:00:00.000Z'));
    const { backups, problems } = await proveBackups({ what: 'prove', store: { folder: target, databases: path.join(target, 'databases'), media: path.join(target, 'media') } }, () => undefined);
    expect([problems, backups.filter(({ proven }) => !proven), filesIn(target).filter((name) => name.endsWith('.part'))]).toEqual([[], [], []]);
    return;
  }
  // What failed and could still tidy up has left nothing.
  if (ending !== 'done' && ending !== 'killed') expect([ending, existsSync(target) ? filesIn(target) : null]).toEqual([ending, null]);
  if (existsSync(path.join(target, 'kronika.sqlite'))) expect(await stateOf(target)).toEqual(before);
  else if (existsSync(target)) await expect(openArchive(target)).rejects.toMatchObject({ code: 'archive.notAnArchive' });
}

/** @param after what the archive is where the work was done */
async function assertSound(work: Work, stopped: Stopped, after: unknown): Promise<void> {
  const { room, ending } = stopped;
  const ours = path.join(room, 'ours');
  const now = await stateOf(ours);
  if (JSON.stringify(now) !== JSON.stringify(ending === 'done' ? after : before)) expect([ending, now]).toEqual(['killed', after]);
  if (ending !== 'killed' && ending !== 'done') expect(ending).toMatch(/^archive\.disk/);
  const backups = path.join(ours, 'backups');
  if (existsSync(backups)) expect(readdirSync(backups).filter((name) => name.endsWith('.sqlite') && !isGoodBackup(path.join(backups, name)))).toEqual([]);
  if (work !== 'merge') await assertTarget(work, stopped);
}

/** So many steps, as far apart as they can be. */
const spread = (count: number, steps: number) => [...new Set(Array.from({ length: count }, (_, index) => 1 + Math.floor(((index + 0.5) * steps) / count)))];

describe.each(WORKS)('a %s', (work) => {
  it('that is stopped at any step leaves all as it was, or is done', { timeout: 60_000 + STEPS * 10_000 }, async () => {
    const rooms = openFolder();
    const [whole] = await answerOf<Stopped[]>(ENTRY, { args: [work, 'full', template, rooms, '0'] });
    expect(whole?.ending).toBe('done');
    const [steps, after] = [whole?.steps ?? 0, await stateOf(path.join(whole?.room ?? '', 'ours'))];
    const share = STEPS / WORKS.length;
    const counts: Record<Trouble, number> = { kill: Math.ceil(share * KILLED), full: Math.floor(share * (1 - KILLED)) };
    const full = spread(counts.full, steps);
    const stopped = await answerOf<Stopped[]>(ENTRY, { args: [work, 'full', template, rooms, ...full.map(String)] });
    for (const at of spread(counts.kill, steps)) stopped.push(await killedAt(work, at, rooms));
    for (const one of stopped) await assertSound(work, one, after);
    if (process.env.KRONIKA_STEPS) console.log(`${work}: ${steps} steps; stopped at ${stopped.length}: ${stopped.map(({ at, ending }) => `${at} ${ending}`).join(', ')}`);
  });
});
