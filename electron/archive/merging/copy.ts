/** A copy of an archive for another laptop: the whole database as it is at one moment, and the originals where they are wanted. */

import type { Reading } from '../archive.ts';
import { copyOriginals } from '../backup/originals.ts';
import { provenContents } from '../backup/contents.ts';
import { copyInto, forgetDrafts } from '../database/backup.ts';
import { openConnection } from '../database/open.ts';
import { Failure } from '#shared/contract/failures.ts';
import { toFailure } from '../files/failing.ts';
import type { Layout } from '../files/folder.ts';
import { syncFile } from '../photos/store.ts';

export interface CopyTask {
  readonly what: 'copy';
  readonly reading: Reading;
  readonly media: string;
  /** Of the copy as it is made: nobody opens it under these names. */
  readonly paths: Layout;
  readonly originals: boolean;
}

export interface Copied {
  readonly originals: number;
  readonly missing: string[];
}

/** Drafts stay where they are: what nobody has said yet is in one place. Throws `backup.unsound`, and as the disk does. */
export async function copyArchive({ reading, media, paths, originals }: CopyTask, progress: (done: number, total: number) => void): Promise<Copied> {
  try {
    const source = openConnection(reading.file, reading.access);
    try {
      copyInto(source, paths.database);
    } finally {
      source.close();
    }
    forgetDrafts(paths.database);
    await syncFile(paths.database);
    const wanted = provenContents(paths.database)?.originals;
    if (!wanted) throw new Failure('backup.unsound', { folder: paths.folder });
    if (!originals) return { originals: 0, missing: [] };
    const { missing } = await copyOriginals(wanted, media, paths.media, 'hash', (done) => progress(done, wanted.length));
    return { originals: wanted.length - missing.length, missing };
  } catch (error) {
    throw toFailure(error, paths.folder);
  }
}
