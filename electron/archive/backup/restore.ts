import { rename } from 'node:fs/promises';
import { Failure } from '#shared/contract/failures.ts';
import { type Layout, syncFolder } from '../files/folder.ts';
import { toFailure } from '../files/failing.ts';
import { provenOriginals } from './make.ts';
import { copyHashed, copyOriginals } from './originals.ts';
import type { KnownBackup } from './store.ts';

export interface RestoreTask {
  readonly what: 'restore';
  readonly backup: KnownBackup;
  /** Of the new archive, whose folder is prepared. */
  readonly paths: Layout;
}

/**
 * Makes an archive of a backup: the database under another name until all of it is there and proven.
 * Throws `backup.damaged` where anything of the backup is not what it was, and as the disk does.
 */
export async function restoreBackup({ backup, paths }: RestoreTask, progress: (done: number, total: number) => void): Promise<void> {
  const damaged = () => new Failure('backup.damaged', { file: backup.database });
  const unfinished = `${paths.database}.new`;
  try {
    if ((await copyHashed(backup.database, unfinished)) !== backup.note.sha256) throw damaged();
    const originals = provenOriginals(unfinished);
    if (!originals) throw damaged();
    const { missing } = await copyOriginals(originals, backup.store.media, paths.media, (done) => progress(done, originals.length));
    const lost = new Set(backup.note.missing);
    if (missing.some((sha256) => !lost.has(sha256))) throw damaged();
    await rename(unfinished, paths.database);
    syncFolder(paths.folder);
  } catch (error) {
    throw toFailure(error, paths.folder);
  }
}
