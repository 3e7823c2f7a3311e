import { Failure } from '#shared/contract/failures.ts';
import { openArchive } from '../archive/opening/open.ts';
import { isIndexCurrent } from '../archive/search/reindex.ts';
import { makeIndexAnew } from './index-job.ts';
import type { Session } from './session.ts';

/** Brings an archive and its index up to this version, and closes it; returns its folder. Throws as `openArchive`, `archive.folderNotWritable`, `lockUnusable`. */
export async function upgradeArchive(session: Session, given: string): Promise<string> {
  const archive = await openArchive(given);
  try {
    const { folder, lock } = archive.paths;
    if (archive.readOnlyReason === 'lock') throw new Failure('archive.lockUnusable', { file: lock });
    if (archive.readOnlyReason !== null) throw new Failure('archive.folderNotWritable', { folder });
    if (!isIndexCurrent(archive)) await makeIndexAnew(session, archive);
    return folder;
  } finally {
    await archive.close();
  }
}
