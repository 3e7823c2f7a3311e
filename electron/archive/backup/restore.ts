import { Failure } from '#shared/contract/failures.ts';
import type { Layout } from '../files/folder.ts';
import { toFailure } from '../files/failing.ts';
import { provenContents } from './contents.ts';
import { copyHashed, copyOriginals } from './originals.ts';
import type { KnownBackup } from './store.ts';

export interface RestoreTask {
  readonly what: 'restore';
  readonly backup: KnownBackup;
  /** Of the new archive as it is made: nobody opens it under these names. */
  readonly paths: Layout;
}

/** Puts what a backup holds in its place, and proves it. Throws `backup.damaged` where anything is not what it was, and as the disk does. */
export async function restoreBackup({ backup, paths }: RestoreTask, progress: (done: number, total: number) => void): Promise<void> {
  const damaged = () => new Failure('backup.damaged', { file: backup.database });
  try {
    if ((await copyHashed(backup.database, paths.database)) !== backup.note.sha256) throw damaged();
    const originals = provenContents(paths.database)?.originals;
    if (!originals) throw damaged();
    const { missing } = await copyOriginals(originals, backup.store.media, paths.media, 'hash', (done) => progress(done, originals.length));
    const lost = new Set(backup.note.missing);
    if (missing.some((sha256) => !lost.has(sha256))) throw damaged();
  } catch (error) {
    throw toFailure(error, paths.folder);
  }
}
