/**
 * Makes few parts of the many in which the indexes were written: a word is looked up in each of them. SQLite does so by itself as it
 * is written to, a little at a time; after very much was written at once it is behind.
 */

import { setImmediate as otherWork } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Archive } from '../archive.ts';

/** Pages that are written anew in one go: few enough that a click in between need not wait. */
const PAGES = 200;
const INDEXES = ['searchTitle', 'searchCalled', 'searchIndex'] as const;
/** An archive of a million events takes about a thousand steps. */
const MOST_STEPS = 20_000;

/** Ends early when the archive is to be closed or `isCancelled`; what is not done then is done the next time. Throws what SQLite throws. */
export async function tidyIndexes(archive: Archive, isCancelled: () => boolean = () => false): Promise<void> {
  for (const index of INDEXES) {
    // A negative number begins to merge all parts into one; positive ones go on with it.
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (archive.isClosing || isCancelled()) return;
      const [before, after] = await archive.writer().transaction().execute(async (db) => {
        const changes = async () => (await sql<{ changes: number }>`SELECT total_changes() AS changes`.execute(db)).rows[0]?.changes ?? 0;
        const first = await changes();
        await sql`INSERT INTO ${sql.table(index)} (${sql.ref(index)}, rank) VALUES ('merge', ${step === 0 ? -PAGES : PAGES})`.execute(db);
        return [first, await changes()];
      });
      // The command itself counts as one change: SQLite's own way of telling that there is nothing left to merge.
      if (after - before < 2) break;
      await otherWork();
    }
  }
}
