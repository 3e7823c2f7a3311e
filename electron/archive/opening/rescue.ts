/** What is saved of an open archive in whose files' place another program has put its own. */

import { renameSync, rmSync } from 'node:fs';
import type { Database as Connection } from 'better-sqlite3';
import type { Rescue } from '../archive.ts';
import { backUp, backupName } from '../database/backup.ts';
import type { Anchor } from '../files/anchor.ts';
import { type Layout, logOf, syncFolder } from '../files/folder.ts';
import { makeFolder } from '../files/make-folder.ts';

const REASON = 'before-it-was-replaced';

/** Among the backups, or beside where it lies. */
function placeFor(paths: Layout): string {
  try {
    makeFolder(paths.backups);
    return backupName(paths.folder, REASON, '.log');
  } catch {
    return `${logOf(paths.database)}.${REASON}`;
  }
}

/** @param reader a connection on which nothing is under way */
export function rescueOf(paths: Layout, reader: Connection, anchor: Anchor): Rescue {
  return {
    copy: () => {
      try {
        return backUp(reader, paths.folder, REASON);
      } catch {
        // A full disk, say. That the archive was replaced is said all the same.
        return null;
      }
    },
    takeLogAway: () => {
      const log = logOf(paths.database);
      // SQLite folds no log into a file that was taken from it, and leaves it where whoever opens the other's database would take it for that one's.
      if (anchor.leadsTo(paths.database) || !anchor.leadsTo(log)) return;
      renameSync(log, placeFor(paths));
      rmSync(`${paths.database}-shm`, { force: true });
      syncFolder(paths.folder);
    },
  };
}
