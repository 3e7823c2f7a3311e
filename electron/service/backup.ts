import { Failure } from '#shared/contract/failures.ts';
import type { BackupView } from '#shared/contract/archive.ts';
import type { Archive } from '../archive/archive.ts';
import type { BackUpTask, MadeBackup } from '../archive/backup/make.ts';
import type { RestoreTask } from '../archive/backup/restore.ts';
import { findBackup, prepareStore, sweep } from '../archive/backup/store.ts';
import { makeArchive } from '../archive/opening/create.ts';
import type { Session } from './session.ts';

/** Backs the open archive up into a folder, as a job; what a cancelled one began is taken away. Throws as `makeBackup`, `backup.insideArchive`, `job.cancelled`. */
export async function backUp(session: Session, folder: string, signal?: AbortSignal): Promise<BackupView> {
  const archive = session.archive();
  const { id, name } = archive.info;
  const store = await prepareStore(folder, { id, name });
  const task: BackUpTask = { what: 'backUp', reading: archive.reading, media: archive.paths.media, store, subject: { archive: id, name, at: new Date().toISOString() } };
  const { result } = session.jobs.start('backup', name, (job) => session.pools.backup.run<MadeBackup>(task, { signal: job.signal, onProgress: job.progress }), signal);
  try {
    const { database, note, bytes } = await result;
    session.noteBackup(id, store.folder, note.at);
    return { folder: store.folder, file: database, at: note.at, originals: note.originals, missing: note.missing, bytes };
  } catch (error) {
    if (error instanceof Failure && error.code === 'job.cancelled') sweep(store);
    throw error;
  }
}

/** Makes an archive of a backup in a new or empty folder, as a job. Throws as `restoreBackup`, `backup.notFound`, `archive.folderNotEmpty`. */
export function restoreInto(session: Session, from: string, folder: string, signal?: AbortSignal): Promise<Archive> {
  const backup = findBackup(from);
  return makeArchive(folder, async (paths) => {
    const task: RestoreTask = { what: 'restore', backup, paths };
    const { result } = session.jobs.start('restore', backup.note.name, (job) => session.pools.backup.run<void>(task, { signal: job.signal, onProgress: job.progress }), signal);
    await result;
  });
}

/** As `restoreInto`, and opens what was made. */
export async function restore(session: Session, from: string, folder: string, signal?: AbortSignal): Promise<void> {
  await session.openMade(async () => restoreInto(session, from, folder, signal));
}
