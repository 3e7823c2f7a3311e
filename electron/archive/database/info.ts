import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export interface ArchiveInfo {
  /** The archive's own id, the same in every copy of it. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export function writeInfo(connection: Connection, info: ArchiveInfo): void {
  const insert = connection.prepare('INSERT INTO archiveInfo (key, value) VALUES (?, ?)');
  connection.transaction(() => {
    for (const [key, value] of Object.entries(info)) insert.run(key, value);
  })();
}

export async function readInfo(db: Kysely<Database>): Promise<ArchiveInfo> {
  const rows = await db.selectFrom('archiveInfo').selectAll().execute();
  const value = (key: keyof ArchiveInfo) => rows.find((row) => row.key === key)?.value ?? '';
  return { id: value('id'), name: value('name'), createdAt: value('createdAt') };
}
