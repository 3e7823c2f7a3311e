/** Makes the search index anew, for a program that words it otherwise or where it was found wrong, while the archive is worked in. */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Failure } from '#shared/contract/failures.ts';
import { findableKinds } from '#shared/contract/search.ts';
import type { Archive } from '../archive.ts';
import { noteInfo } from '../database/info.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';
import { sqliteCode, toFailure } from '../files/failing.ts';
import { type Target, indexRecords } from './index-record.ts';
import { tidyIndexes } from './tidy.ts';
import { INDEX_VERSION } from './version.ts';
import { type Reading, dropReadings, renewWords } from './vocabulary.ts';

type Db = Kysely<Database>;

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

const INDEXES = ['searchTitle', 'searchCalled', 'searchIndex'] as const;
const UNOWNED = (index: string) => `DELETE FROM ${index} WHERE rowid IN (SELECT rowid FROM ${index} EXCEPT SELECT rowid FROM searchDocument)`;

/** One small piece of the work, after which others have their turn. */
async function step<T>(archive: Archive, signal: AbortSignal, work: (db: Db) => Promise<T>): Promise<T> {
  if (signal.aborted) throw new Failure('job.cancelled');
  const done = await archive.writer().transaction().execute(work);
  await otherWork();
  return done;
}

/** Words that no text holds any more go, and all others are read as this program reads them. */
async function renewVocabulary(archive: Archive, signal: AbortSignal): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const last: string = after;
    after = await step(archive, signal, (db) => renewWords(db, last));
  }
  for (let after: Reading | null = ['', '']; after !== null; ) {
    const last: Reading = after;
    after = await step(archive, signal, (db) => dropReadings(db, last));
  }
}

export function isIndexCurrent(archive: Archive): boolean {
  return archive.info.indexVersion === INDEX_VERSION;
}

/** Every index as one that nothing was put into yet, whatever state it is in. */
async function empty(archive: Archive): Promise<void> {
  await archive.writer().transaction().execute(async (db) => {
    for (const index of INDEXES) await run(db, `INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
  });
}

async function indexAll(archive: Archive, { signal, progress }: Options): Promise<void> {
  // One that is cut off is begun again by the next opening.
  await step(archive, signal, (db) => noteInfo(db, { indexVersion: '' }));
  // What an index says of no document goes first: a document that is made takes the next free place.
  for (const index of INDEXES) await step(archive, signal, (db) => run(db, UNOWNED(index)));
  const all = await targets(archive);
  for (let done = 0; done < all.length; done += AT_ONCE) {
    progress(done, all.length);
    await step(archive, signal, (db) => indexRecords(db, all.slice(done, done + AT_ONCE), { isAnew: true }));
  }
  await renewVocabulary(archive, signal);
  await tidyIndexes(archive, () => signal.aborted);
  await archive.writer().transaction().execute(async (db) => {
    // The index may have held words of what was erased: the next opening writes the file anew, so that no page has them.
    await run(db, 'UPDATE erasure SET rewritten = 0');
    await noteInfo(db, { indexVersion: INDEX_VERSION });
  });
  progress(all.length, all.length);
}

/**
 * Cancelled or killed, it begins anew the next time; until then the old index goes on answering. One that is torn, so that nothing can
 * be taken out of it, is emptied first. Throws `job.cancelled`, `archive.readOnly`, `archive.diskFull`.
 */
export async function reindex(archive: Archive, options: Options): Promise<void> {
  try {
    await indexAll(archive, options).catch(async (error: unknown) => {
      if (sqliteCode(error) !== 'SQLITE_CORRUPT_VTAB') throw error;
      await empty(archive);
      await indexAll(archive, options);
    });
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
}
