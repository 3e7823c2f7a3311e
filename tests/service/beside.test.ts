/** A backup opened beside the living archive: all that reading offers, nothing that writes, and not a byte changed where backups lie. */

import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Happening } from '#shared/contract/archive.ts';
import { unfinished } from '../../electron/archive/backup/note.ts';
import type { Job } from '../../electron/jobs/jobs.ts';
import { directClient } from '../../electron/service/direct.ts';
import { openAtStart } from '../../electron/shell/asked.ts';
import { CALLS } from '../contract/no-archive-area.ts';
import { ruinTable } from '../support/damage.ts';
import { codeOf } from '../support/failures.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { eventForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { type Held, holdSession } from '../support/sessions.ts';
import { stepBack } from '../support/stepped-back.ts';
import { temporaryFolder } from '../support/temporary.ts';

const held: Held[] = [];

afterEach(async () => {
  for (const one of held.splice(0)) await one.end();
});

function begin() {
  const one = holdSession();
  held.push(one);
  return { session: one.session, client: directClient(one.session) };
}

/** An archive with an event and a photo, backed up; and what happened since then. */
async function backedUp() {
  const { session, client } = begin();
  const folder = path.join(temporaryFolder(), 'arhiv');
  await client.archive.create({ folder, name: 'Društvo Č' });
  const event = await client.events.save(eventForm({ title: { sl: 'Krog na trgu' } }));
  const photo = await addPhoto(client, event.id);
  const backup = await client.archive.backUp({ folder: path.join(temporaryFolder(), 'kopije') });
  await client.trash.remove({ kind: 'event', id: event.id });
  return { session, client, folder, event: event.id, photo, backup };
}

type Made = Awaited<ReturnType<typeof backedUp>>;

async function openedBeside({ session, client, backup }: Made) {
  const { id } = await client.backups.open({ backup: backup.file });
  const beside = session.beside.session(id);
  if (!beside) throw new Error('the backup is not held');
  return { id, beside, there: directClient(beside) };
}

const roomsIn = (home: string) => readdirSync(home).filter((name) => name.startsWith('opened-backup-'));
const asked = (words: string) => ({ words, language: 'sl' as const, kinds: null, limit: 10 });

it('shows what the archive was then, with search, pictures and history, and is gone without a trace', async () => {
  const made = await backedUp();
  const { session, client, event, photo, backup } = made;
  const before = bytesIn(backup.folder);
  const { id, there } = await openedBeside(made);
  expect(await there.archive.status()).toMatchObject({ name: 'Društvo Č', readOnly: 'backup', backup: { file: backup.file, at: backup.at, isBeside: true } });
  expect((await client.search.find(asked('krog'))).hits).toEqual([]);
  expect((await there.search.find(asked('krog'))).hits).toMatchObject([{ kind: 'event', id: event }, { kind: 'photo', id: photo.id }]);
  expect((await there.search.facets({ words: 'krog', language: 'sl' })).facets).toContainEqual(expect.objectContaining({ field: 'kind', values: [expect.objectContaining({ count: 1 }), expect.objectContaining({ count: 1 })] }));
  expect((await there.events.get({ id: event })).photos).toHaveLength(1);
  expect((await there.photos.picture({ sha256: photo.sha256, size: 400 })).picture.size).toBeGreaterThan(100);
  expect((await there.history.of({ kind: 'event', id: event, limit: 10 })).entries.length).toBeGreaterThan(0);
  expect(JSON.stringify((await there.reports.read({ report: 'event-sheet', subjectId: event, language: 'sl' })).report)).toContain('Krog na trgu');
  expect(roomsIn(session.home)).toHaveLength(1);
  await session.beside.end(id);
  expect([session.beside.size, roomsIn(session.home), bytesIn(backup.folder)]).toEqual([0, [], before]);
  // The threads that make pictures and read backups are the living archive's, which goes on.
  expect((await client.photos.picture({ sha256: photo.sha256, size: 400 })).picture.size).toBeGreaterThan(100);
});

it('refuses whatever writes, there and beside it, and no call changes a byte where backups lie', async () => {
  const made = await backedUp();
  const { client, event, photo, backup } = made;
  const before = bytesIn(backup.folder);
  const { there } = await openedBeside(made);
  const settings = await client.settings.get();
  const { event: found } = await there.events.get({ id: event });
  const writing: readonly Promise<unknown>[] = [
    there.events.save({ ...eventForm({ title: { sl: 'Drugače' } }), id: event, revision: found.revision }), there.events.save(eventForm({ title: { sl: 'Nov' } })),
    there.trash.remove({ kind: 'event', id: event }), there.history.undo({ action: null }), there.archive.rename({ name: 'Drug' }), there.archive.reindex(),
    there.photos.save({ id: photo.id, revision: '', draftId: null, fields: { caption: { sl: 'Drug' }, alternative: null, creator: null, rights: null } }), there.uploads.start({ name: 'a.jpg', size: 1 }),
    there.archive.backUp({ folder: backup.folder }), there.backups.takeBack({ backup: backup.file, kind: 'event', id: event, field: null }), there.backups.verify({ folder: backup.folder }),
    there.merging.merge({ other: made.folder }), there.archive.open({ folder: made.folder }), there.archive.openSample({ language: 'sl' }), there.archive.create({ folder: temporaryFolder(), name: 'Nov' }),
    there.archive.restore({ backup: backup.file, folder: path.join(temporaryFolder(), 'nov') }), there.keptSearches.forget(),
  ];
  expect(new Set(await Promise.all(writing.map(codeOf)))).toEqual(new Set(['backup.onlyRead']));
  await there.keptSearches.note({ words: 'krog', visited: { kind: 'event', id: event } });
  for (const call of Object.values(CALLS)) await call(there).catch(() => undefined);
  expect([await client.settings.get(), bytesIn(backup.folder)]).toEqual([settings, before]);
  expect(await there.archive.status()).toMatchObject({ readOnly: 'backup' });
});

async function backedUpLongAgo() {
  const made = await backedUp();
  const older = path.join(temporaryFolder(), 'starejsi');
  mkdirSync(older);
  copyFileSync(made.backup.file, path.join(older, 'kronika.sqlite'));
  await stepBack(older, 8);
  copyFileSync(path.join(older, 'kronika.sqlite'), made.backup.file);
  return made;
}

it('an older backup is brought up to date as a copy, says how far that is, and is found in', async () => {
  const made = await backedUpLongAgo();
  const before = bytesIn(made.backup.folder);
  const jobs: Job[] = [];
  made.session.jobs.onUpdate((job) => jobs.push(job));
  const { id, there } = await openedBeside(made);
  expect(jobs.every(({ kind, label }) => kind === 'backupOpening' && label === 'Društvo Č')).toBe(true);
  expect([jobs[0]?.state, jobs.at(-1)?.state, jobs.some(({ done, total }) => total > 0 && done <= total)]).toEqual(['running', 'done', true]);
  expect((await there.search.find(asked('krogu'))).hits).toMatchObject([{ kind: 'event', id: made.event }, { kind: 'photo' }]);
  expect((await there.photos.picture({ sha256: made.photo.sha256, size: 400 })).picture.size).toBeGreaterThan(100);
  await made.session.beside.end(id);
  expect([roomsIn(made.session.home), bytesIn(made.backup.folder)]).toEqual([[], before]);
});

it('opening an older backup can be stopped, and leaves nothing', async () => {
  const made = await backedUpLongAgo();
  const before = bytesIn(made.backup.folder);
  const forget = made.session.jobs.onUpdate(({ id, state }) => (state === 'running' ? made.session.jobs.cancel(id) : undefined));
  expect(await codeOf(made.client.backups.open({ backup: made.backup.file }))).toBe('job.cancelled');
  expect([made.session.beside.size, roomsIn(made.session.home), bytesIn(made.backup.folder), made.session.jobs.list().at(-1)?.state]).toEqual([0, [], before, 'cancelled']);
  forget();
  const { id } = await openedBeside(made);
  await made.session.beside.end(id);
});

it('a damaged backup has its sentence, when it is opened and when it is met later', async () => {
  const made = await backedUp();
  ruinTable(made.backup.file, 'event');
  const { there } = await openedBeside(made);
  expect(await codeOf(there.events.get({ id: made.event }))).toBe('backup.damaged');
  expect(await there.archive.status()).toMatchObject({ readOnly: 'backup' });
  truncateSync(made.backup.file, 5000);
  expect(await codeOf(made.client.backups.open({ backup: made.backup.file }))).toBe('backup.damaged');
  writeFileSync(made.backup.file, 'nothing of the kind');
  expect(await codeOf(made.client.backups.open({ backup: made.backup.file }))).toBe('backup.damaged');
  expect([made.session.beside.size, roomsIn(made.session.home).length]).toEqual([1, 1]);
});

it('a backup that is removed while it is open is said to be gone, and one that is another archive’s or nowhere is not opened', async () => {
  const made = await backedUp();
  const { there } = await openedBeside(made);
  renameSync(made.backup.folder, `${made.backup.folder}-drugje`);
  expect(await codeOf(there.search.find(asked('krog')))).toBe('backup.gone');
  expect(await codeOf(made.client.backups.open({ backup: made.backup.file }))).toBe('backup.notFound');
  renameSync(`${made.backup.folder}-drugje`, made.backup.folder);
  expect((await there.search.find(asked('krog'))).hits).toHaveLength(2);
  await made.client.archive.create({ folder: path.join(temporaryFolder(), 'tuj'), name: 'Tuj' });
  expect(await codeOf(made.client.backups.open({ backup: made.backup.file }))).toBe('backup.otherArchive');
});

it('is closed with the living archive, says so, and has its page show a record there before that', async () => {
  const made = await backedUp();
  const { there } = await openedBeside(made);
  const told: Happening[] = [];
  made.session.onHappening((happening) => told.push(happening));
  await there.backups.showThen({ kind: 'event', id: made.event });
  expect(told).toEqual([{ type: 'shownThen', backup: made.backup.file, kind: 'event', id: made.event }]);
  expect(await codeOf(made.client.backups.showThen({ kind: 'event', id: made.event }))).toBe('backup.closed');
  await made.client.archive.close();
  expect(await there.archive.status()).toBeNull();
  expect(await there.archive.startFailure()).toMatchObject({ code: 'backup.closed' });
  expect(await codeOf(there.events.get({ id: made.event }))).toBe('backup.closed');
  expect(await codeOf(there.archive.open({ folder: made.folder }))).toBe('backup.onlyRead');
  expect(roomsIn(made.session.home)).toEqual([]);
});

it('many that are opened one after the other leave nothing behind', async () => {
  const made = await backedUp();
  const threads: number[] = [];
  for (let count = 0; count < 4; count += 1) {
    const { id, there } = await openedBeside(made);
    expect((await there.search.find(asked('krog'))).hits).toHaveLength(2);
    await made.session.beside.end(id);
    // The system says how many there are; elsewhere nothing does.
    threads.push(process.platform === 'linux' ? readdirSync('/proc/self/task').length : 0);
  }
  expect([made.session.beside.size, roomsIn(made.session.home)]).toEqual([0, []]);
  expect(threads.at(-1)).toBeLessThanOrEqual(threads[0] ?? 0);
});

it('a program that is started with a backup shows it, and clears what one that was killed left', async () => {
  const made = await backedUp();
  const { session, client } = begin();
  // Of a program that has ended: no process has this number.
  const left = path.join(session.home, path.basename(unfinished('opened-backup-x')).replace(/-\d+\.part$/, '-4999999.part'));
  mkdirSync(left, { recursive: true });
  await openAtStart(session, [made.backup.file], 'sl');
  expect(existsSync(left)).toBe(false);
  expect(await client.archive.status()).toMatchObject({ readOnly: 'backup', backup: { at: made.backup.at, isBeside: false } });
  expect((await client.settings.get()).recent).toEqual([]);
  expect((await client.search.find(asked('krog'))).hits).toHaveLength(2);
  expect(await codeOf(client.backups.showThen({ kind: 'event', id: made.event }))).toBe('backup.closed');
  await session.look(made.backup.file);
  expect((await client.search.find(asked('krog'))).hits).toHaveLength(2);
  await client.archive.create({ folder: path.join(temporaryFolder(), 'nov'), name: 'Nov' });
  expect(await client.archive.status()).toMatchObject({ readOnly: null, backup: null });
  rmSync(made.backup.folder, { recursive: true });
});
