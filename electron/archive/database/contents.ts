/** How much a database holds, and whether two hold the same, over plain connections: for backups and what is made of them. */

import { createHash } from 'node:crypto';
import type { Database as Connection } from 'better-sqlite3';
import { kinds } from '#shared/contract/records.ts';
import { hasTable } from './check.ts';

export interface Counted {
  /** Those that are not in the trash. */
  readonly records: number;
  /** Of the history. */
  readonly actions: number;
}

export function countContents(connection: Connection): Counted {
  const count = (from: string) => connection.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${from}`).get()?.count ?? 0;
  // A backup may be of an older version, which had fewer kinds.
  const kept = kinds.filter((kind) => hasTable(connection, kind));
  return { records: kept.reduce((sum, kind) => sum + count(`"${kind}" WHERE deletedBy IS NULL`), 0), actions: count('action') };
}

/** The tables that are somebody's work: records, their history and drafts. The index can be made again, and which copy it is differs. */
const workTables = [...kinds, 'action', 'change', 'draft'];

/** One hash a table, over all its rows in the order of their keys, which stand first. */
function digests(connection: Connection): Map<string, string> {
  return new Map(
    workTables.filter((table) => hasTable(connection, table)).map((table) => {
      const hash = createHash('sha256');
      for (const row of connection.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).iterate()) hash.update(JSON.stringify(row));
      return [table, hash.digest('hex')];
    }),
  );
}

/** The tables whose rows differ between two databases of the same version. */
export function differentTables(one: Connection, other: Connection): string[] {
  const [ours, theirs] = [digests(one), digests(other)];
  return workTables.filter((table) => ours.get(table) !== theirs.get(table));
}
