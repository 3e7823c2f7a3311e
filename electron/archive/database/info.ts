import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { checksumOf } from './checksum.ts';
import type { Database } from './schema.ts';

export interface ArchiveInfo {
  /** The archive's own id, the same in every copy of it. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** What the search index was made with; empty where that is not known. See `INDEX_VERSION`. */
  readonly indexVersion: string;
  /** This copy's id, by which its actions are told from those of other copies. */
  readonly copyId: string;
  /** Where this copy stands: when that is elsewhere, it is another copy. See `markOfCopy`. */
  readonly copyMark: string;
}

const KEYS = ['id', 'name', 'createdAt', 'indexVersion', 'copyId', 'copyMark'] as const satisfies readonly (keyof ArchiveInfo)[];
const CHECKSUM = 'checksum';

function checksum(info: ArchiveInfo): string {
  return checksumOf(...KEYS.map((key) => info[key]));
}

export function writeInfo(connection: Connection, info: ArchiveInfo): void {
  const put = connection.prepare('INSERT INTO archiveInfo (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  connection.transaction(() => {
    for (const key of KEYS) put.run(key, info[key]);
    put.run(CHECKSUM, checksum(info));
  })();
}

type Rows = readonly { readonly key: string; readonly value: string }[];

function toInfo(rows: Rows): ArchiveInfo {
  const value = (key: keyof ArchiveInfo) => rows.find((row) => row.key === key)?.value ?? '';
  return { id: value('id'), name: value('name'), createdAt: value('createdAt'), indexVersion: value('indexVersion'), copyId: value('copyId'), copyMark: value('copyMark') };
}

export async function readInfo(db: Kysely<Database>): Promise<ArchiveInfo> {
  return toInfo(await db.selectFrom('archiveInfo').selectAll().execute());
}

/** Whether the archive's facts are as they were written. */
export function infoIsWhole(connection: Connection): boolean {
  const rows: Rows = connection.prepare<[], Rows[number]>('SELECT key, value FROM archiveInfo').all();
  return rows.length === KEYS.length + 1 && rows.find((row) => row.key === CHECKSUM)?.value === checksum(toInfo(rows));
}

/** Notes some of the archive's facts anew: what the index is made with, what the archive is called. */
export async function noteInfo(db: Kysely<Database>, facts: Partial<ArchiveInfo>): Promise<void> {
  const info = { ...(await readInfo(db)), ...facts };
  for (const [key, value] of [...Object.entries(facts), [CHECKSUM, checksum(info)] as const]) {
    await db.updateTable('archiveInfo').set({ value }).where('key', '=', key).execute();
  }
}

/** The archive's facts over a plain connection; empty ones before it has any. */
export function infoOf(connection: Connection): ArchiveInfo {
  return toInfo(connection.prepare<[], Rows[number]>('SELECT key, value FROM archiveInfo').all());
}

/** For an archive of before: its facts get their checksum. */
export function completeInfo(connection: Connection): void {
  writeInfo(connection, infoOf(connection));
}
