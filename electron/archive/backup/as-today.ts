/** A backup's database as this version reads it. The backup itself is never written to. */

import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Database as Connection } from 'better-sqlite3';
import { migrate, newestVersion } from '../database/migrate.ts';
import { checkHeader, openConnection } from '../database/open.ts';

interface AsToday {
  readonly connection: Connection;
  /** What another connection attaches: a path, or an address that says that nobody changes the file. */
  readonly file: string;
}

/**
 * One of this version as it lies, an older one brought up to date as a copy of its own. Throws `archive.newerSchema`, and as `checkHeader` and `migrate`.
 * @param room a folder for that copy, to be removed afterwards
 */
export function readAsToday(database: string, room: string): AsToday {
  const lying = openConnection(database, 'readImmutable');
  let isOfToday = false;
  try {
    isOfToday = checkHeader(lying, path.dirname(database), newestVersion()).userVersion === newestVersion();
    if (isOfToday) return { connection: lying, file: `${pathToFileURL(database).href}?immutable=1` };
  } finally {
    if (!isOfToday) lying.close();
  }
  const file = path.join(room, 'copy.sqlite');
  copyFileSync(database, file);
  const connection = openConnection(file, 'write');
  try {
    migrate(connection, room);
    return { connection, file };
  } catch (error) {
    connection.close();
    throw error;
  }
}
