/** Makes the search index anew for a program that words it otherwise, while the archive is worked in. */

import { setImmediate as otherWork } from 'node:timers/promises';
import { Failure } from '#shared/contract/failures.ts';
import { findableKinds } from '#shared/contract/search.ts';
import type { Archive } from '../archive.ts';
import { noteInfo } from '../database/info.ts';
import { rowsOf } from '../database/statement.ts';
import { toFailure } from '../files/failing.ts';
import { type Target, indexRecords } from './index-record.ts';
import { tidyIndexes } from './tidy.ts';
import { INDEX_VERSION } from './version.ts';

/** Documents made anew in one transaction: few enough that a click in between need not wait. */
const AT_ONCE = 50;

interface Options {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** Everything that is indexed or should be. */
async function targets(archive: Archive): Promise<Target[]> {
  const live = findableKinds.map((kind) => `SELECT '${kind}' AS kind, id FROM "${kind}" WHERE deletedBy IS NULL`);
  return rowsOf<Target>(archive.reader, `${live.join(' UNION ALL ')} UNION SELECT kind, recordId AS id FROM searchDocument`);
}

export function isIndexCurrent(archive: Archive): boolean {
  return archive.info.indexVersion === INDEX_VERSION;
}

/** Cancelled or killed, it begins anew the next time; until then the old index goes on answering. Throws `job.cancelled`, `archive.diskFull`. */
export async function reindex(archive: Archive, { signal, progress }: Options): Promise<void> {
  const all = await targets(archive);
  try {
    for (let done = 0; done < all.length; done += AT_ONCE) {
      if (signal.aborted) throw new Failure('job.cancelled');
      progress(done, all.length);
      await archive.writer().transaction().execute((db) => indexRecords(db, all.slice(done, done + AT_ONCE), { isAnew: true }));
      await otherWork();
    }
    await tidyIndexes(archive, () => signal.aborted);
    await archive.writer().transaction().execute((db) => noteInfo(db, { indexVersion: INDEX_VERSION }));
    progress(all.length, all.length);
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
}
