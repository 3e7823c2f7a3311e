/**
 * Erasing a photograph for good, as where who is on it asks for that: its records in all events, their history, and the file.
 * Its hash alone is kept, so that it comes back from no other copy. Regulation (EU) 2016/679, Article 17.
 */

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../archive.ts';
import { today } from '../changes/blanking.ts';
import { erasePhotosOf } from '../changes/erase-photos.ts';
import { write } from '../changes/write.ts';
import { rewriteErased } from '../database/rewrite.ts';
import { toFailure } from '../files/failing.ts';
import { getLiveOrTrashed } from '../records/read.ts';
import { markOriginal } from './store.ts';
import { oneAtATime, takeBack } from './turns.ts';

export interface ErasedPhoto {
  /** Records of it, in however many events. */
  readonly photos: number;
  /** Copies made before, which still hold it. */
  readonly backups: string[];
}

/** Throws `record.notFound`, and what writing throws. */
export async function erasePhoto(archive: Archive, id: string, author: string): Promise<ErasedPhoto> {
  const { paths } = archive;
  const sha256 = String((await getLiveOrTrashed(archive.reader, 'photo', id)).sha256);
  let photos = 0;
  try {
    await oneAtATime(sha256, async () => {
      archive.writer();
      // From here on a crash leaves the file to the next opening, which keeps it where a record still knows it.
      await markOriginal(paths, sha256);
      try {
        await write(archive, { verb: 'erase', kind: 'photo', recordId: id, author }, async (writer) => {
          const db = await writer.reading();
          await getLiveOrTrashed(db, 'photo', id);
          await writer.note();
          photos = await erasePhotosOf(db, sha256, today(), true);
        });
      } finally {
        await takeBack(archive, sha256);
      }
    });
    await rewriteErased(archive.writer());
  } catch (error) {
    // Where only writing the file anew failed, that is kept, and done when it is opened next.
    throw toFailure(error, paths.folder);
  }
  return { photos, backups: existsSync(paths.backups) ? readdirSync(paths.backups).map((file) => path.join(paths.backups, file)) : [] };
}
