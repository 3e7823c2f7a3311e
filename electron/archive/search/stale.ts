/**
 * A name that stands in thousands of documents is not renewed in all of them before its change is confirmed. That
 * it has to be is kept with the change; the documents are made anew after it, a few at a time, and if the program
 * ends before, at the next opening. Until then they are found by what they said before.
 */

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Archive } from '../archive.ts';
import type { Database } from '../database/schema.ts';
import { run } from '../database/statement.ts';
import { type Target, dependentsOf, indexRecords } from './index-record.ts';

type Db = Kysely<Database>;

/** Documents that are renewed with the change itself: about as long as a click may wait, and one does not see. */
export const AT_ONCE = 100;

/** Documents in one transaction: few enough that a click in between need not wait. */
const TOGETHER = 50;

/** Keeps that the documents that carry a record's name are still to be renewed. */
export async function noteStale(db: Db, { kind, id }: Target, revision: string): Promise<void> {
  await run(db, 'INSERT INTO staleName (kind, recordId, revision) VALUES (?, ?, ?) ON CONFLICT (kind, recordId) DO UPDATE SET revision = excluded.revision', kind, id, revision);
}

export async function hasStaleNames(db: Db): Promise<boolean> {
  return (await db.selectFrom('staleName').select('recordId').limit(1).executeTakeFirst()) !== undefined;
}

/** The records whose documents may still carry a name as it was, by id. */
export async function staleDocuments(db: Db): Promise<Set<string>> {
  const stale = new Set<string>();
  for (const { kind, recordId } of await db.selectFrom('staleName').selectAll().execute()) {
    for (const { id } of await dependentsOf(db, { kind, id: recordId })) stale.add(id);
  }
  return stale;
}

/** Renews what is stale; ends early when the archive is to be closed. Throws what SQLite throws; what is not done then stays noted. */
export async function renewStale(archive: Archive): Promise<void> {
  for (;;) {
    const name = archive.isClosing ? undefined : await archive.writer().selectFrom('staleName').selectAll().limit(1).executeTakeFirst();
    if (!name) return;
    const { kind, recordId, revision } = name;
    // And itself: of what it gathers from those, some may have changed while they did not carry its name.
    const targets: Target[] = [...(await dependentsOf(archive.writer(), { kind, id: recordId })), { kind, id: recordId }];
    for (let done = 0; done < targets.length; done += TOGETHER) {
      if (archive.isClosing) return;
      await archive.writer().transaction().execute((db) => indexRecords(db, targets.slice(done, done + TOGETHER)));
      await otherWork();
    }
    // Where it was changed again meanwhile, it is begun again.
    await archive.writer().deleteFrom('staleName').where('kind', '=', kind).where('recordId', '=', recordId).where('revision', '=', revision).execute();
    archive.announce({ id: revision, verb: 'edit', kind, recordId, touched: [kind] });
  }
}
