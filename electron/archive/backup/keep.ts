/** Takes away the backups that are no longer kept, and the originals that none of those kept speaks of. */

import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { noLongerKept } from '#shared/domain/backup-keeping.ts';
import { syncFolder } from '../files/folder.ts';
import { namedOriginals } from './contents.ts';
import { UNFINISHED, isProven, noteOf } from './note.ts';
import { type BackupStore, backupsIn, databasesIn } from './store.ts';

/**
 * What can't be taken away now is left for the next time: the new backup counts all the same. A database whose note
 * can't be trusted is left alone.
 * @param made the database of the backup that was made just now
 */
export function dropOld(store: BackupStore, made: string): void {
  try {
    const all = backupsIn(store).map(({ database, note }) => ({ database, at: note.at, proven: isProven(note) }));
    const dropped = noLongerKept(all, all.find(({ database }) => database === made) ?? null);
    // The note last: alone it says nothing, and is swept.
    for (const { database } of dropped) for (const file of [database, noteOf(database)]) rmSync(file, { force: true });
    if (dropped.length === 0) return;
    syncFolder(store.databases);
    dropOriginals(store);
  } catch {
    // The next backup comes by here again.
  }
}

/** Only where every database that is left can say what it needs, and none is on its way, as from another computer to the same network drive. */
function dropOriginals(store: BackupStore): void {
  if (readdirSync(store.databases).some((name) => name.endsWith(UNFINISHED))) return;
  const needed = new Set<string>();
  for (const { database } of databasesIn(store)) {
    const named = namedOriginals(database);
    if (named === null) return;
    for (const sha256 of named) needed.add(sha256);
  }
  for (const name of readdirSync(store.media, { recursive: true, encoding: 'utf8' })) {
    const sha256 = path.basename(name);
    if (/^[0-9a-f]{64}$/.test(sha256) && !needed.has(sha256)) rmSync(path.join(store.media, name), { force: true });
  }
}
