import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BackupView } from '#shared/contract/archive.ts';
import type { BackupContents, BackupList, BackupRecord } from '#shared/contract/backups.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Archive } from '../archive/archive.ts';
import type { CompareTask } from '../archive/backup/compare.ts';
import { type BackUpPart, type BackUpTask, type DoPart, makeBackup } from '../archive/backup/make.ts';
import type { ContentsTask, Looked, RecordTask } from '../archive/backup/look-in.ts';
import { type ProveTask, listBackups } from '../archive/backup/prove.ts';
import type { RestoreTask } from '../archive/backup/restore.ts';
import { type KnownBackup, existingStore, findBackup, prepareStore, sweep } from '../archive/backup/store.ts';
import { takeBackFrom } from '../archive/backup/take-back.ts';
import type { TakenBack, Wanted } from '../archive/changes/take-back.ts';
import { makeArchive } from '../archive/opening/create.ts';
import type { Session } from './session.ts';

const turns = new WeakMap<Session, Promise<unknown>>();

/** One backup after the other: what one that was cancelled left is cleared before the next begins. */
function inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const before = turns.get(session) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(session, mine);
  return mine;
}

/** What is done beside the proof of the pages has threads of its own. */
const BESIDE: ReadonlySet<BackUpPart['what']> = new Set(['proveTables', 'proveHistory', 'copyOriginals']);

function inThreads({ pools }: Session, cancelled: AbortSignal): DoPart {
  return (part, onProgress, failed) => (BESIDE.has(part.what) ? pools.besideBackup : pools.backup).run(part, { signal: AbortSignal.any([cancelled, failed]), onProgress });
}

/** Backs an archive that is open up into a folder, as a job; what a cancelled one began is taken away. Throws as `makeBackup`, `backup.insideArchive`, `job.cancelled`. */
export function backUp(session: Session, folder: string, signal?: AbortSignal, archive: Archive = session.archive()): Promise<BackupView> {
  return inTurn(session, async () => {
    const { id, name } = archive.info;
    const store = await prepareStore(folder, { id, name });
    const task: BackUpTask = { reading: archive.reading, media: archive.paths.media, store, subject: { archive: id, name, at: new Date().toISOString() } };
    const { result } = session.jobs.start('backup', name, (job) => makeBackup(task, job.progress, inThreads(session, job.signal)), signal);
    try {
      const { database, note } = await result;
      session.noteBackup(id, store.folder, note.at);
      return { folder: store.folder, file: database, at: note.at, originals: note.originals, missing: note.missing, bytes: note.bytes };
    } catch (error) {
      if (error instanceof Failure && error.code === 'job.cancelled') sweep(store);
      throw error;
    }
  });
}

/** Makes an archive of a backup in a new or empty folder, as a job. Throws as `restoreBackup`, `backup.notFound`, `archive.folderNotEmpty`. */
export function restoreInto(session: Session, from: string, folder: string, signal?: AbortSignal): Promise<Archive> {
  return restored(session, findBackup(from), folder, 'restore', signal);
}

function restored(session: Session, backup: KnownBackup, folder: string, kind: 'restore' | 'backupProof', signal?: AbortSignal): Promise<Archive> {
  return makeArchive(folder, async (paths) => {
    const task: RestoreTask = { what: 'restore', backup, paths };
    const { result } = session.jobs.start(kind, backup.note.name, (job) => session.pools.backup.run<void>(task, { signal: job.signal, onProgress: job.progress }), signal);
    await result;
  });
}

/** As `restoreInto`, and opens what was made. */
export async function restore(session: Session, from: string, folder: string, signal?: AbortSignal): Promise<void> {
  await session.openMade(async () => restoreInto(session, from, folder, signal));
}

/** What backups a folder holds, without a look into them. Throws `backup.notFound`. */
export function backupsIn(folder: string): BackupList {
  return listBackups(existingStore(folder));
}

/** Makes something of the open archive as a backup has it. Throws `backup.notFound`, and as `takeBackFrom`. */
export function takeBackInto(session: Session, from: string, wanted: Wanted): Promise<TakenBack> {
  return takeBackFrom(session.archive(), findBackup(from), wanted, session.author);
}

const taskOf = (session: Session, from: string) => {
  const archive = session.archive();
  return { backup: findBackup(from), reading: archive.reading, archive: archive.info.id };
};

/** What a backup holds, beside the open archive. Throws `backup.notFound`, `backup.otherArchive`, and `job.cancelled` where nobody waits for it any more. */
export function lookInto(session: Session, from: string, asked: Looked, signal?: AbortSignal): Promise<BackupContents> {
  const task: ContentsTask = { what: 'contents', ...taskOf(session, from), asked };
  return session.pools.lookIn.run<BackupContents>(task, { signal });
}

/** A record as a backup has it, beside the open archive. Throws as `lookInto`, and `backup.noRecord`, `backup.erased`. */
export function recordThen(session: Session, from: string, kind: Kind, id: string): Promise<BackupRecord> {
  const task: RecordTask = { what: 'record', ...taskOf(session, from), kind, id };
  return session.pools.lookIn.run<BackupRecord>(task);
}

/** Looks at every byte of the backups in a folder, as a job. Throws `backup.notFound`, `job.cancelled`, and as the disk does. */
export function verifyBackups(session: Session, folder: string, signal?: AbortSignal): Promise<BackupList> {
  return inTurn(session, async () => {
    const task: ProveTask = { what: 'prove', store: existingStore(folder) };
    const label = listBackups(task.store).archive.name;
    const { result } = session.jobs.start('backupProof', label, (job) => session.pools.backup.run<BackupList>(task, { signal: job.signal, onProgress: job.progress }), signal);
    const list = await result;
    const known = session.settings.get().backups[list.archive.id];
    const newest = list.backups.find(({ proven }) => proven);
    if (known?.folder === list.folder && known.at !== newest?.at) session.noteBackup(list.archive.id, list.folder, newest?.at ?? null);
    return list;
  });
}

const TRIED = 'restored-for-proof-';
const DAY = 86_400_000;

/**
 * Makes an archive of a backup in a place that is cleared again, opens it, and holds it to the backup row by row; the
 * originals are hashed on their way. Keeps beside the backup what came of it; where there is no room for it, nothing.
 */
export async function tryOut(session: Session, database: string, signal?: AbortSignal): Promise<boolean> {
  mkdirSync(session.home, { recursive: true });
  clearTried(session.home);
  const place = mkdtempSync(path.join(session.home, TRIED));
  const backup = findBackup(database);
  try {
    let made: string | null = null;
    try {
      const archive = await restored(session, backup, path.join(place, 'archive'), 'backupProof', signal);
      made = archive.paths.database;
      await archive.close();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'backup.damaged') throw error;
    }
    const task: CompareTask = { what: 'compare', backup, restored: made };
    return await session.pools.backup.run<boolean>(task, { signal });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What a crash left of an earlier one. */
function clearTried(home: string): void {
  for (const name of readdirSync(home)) {
    const place = path.join(home, name);
    const isOld = name.startsWith(TRIED) && Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0) > DAY;
    if (isOld) rmSync(place, { recursive: true, force: true });
  }
}
