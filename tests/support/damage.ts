/** What a failing disk does to a database. */

import { closeSync, openSync, writeSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';

/** Overwrites the page on which a table begins. */
export function ruinTable(database: string, table: string): void {
  const connection = new BetterSqlite3(database, { readonly: true });
  const page = connection.prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.rootpage ?? 0;
  const size = Number(connection.pragma('page_size', { simple: true }));
  connection.close();
  const file = openSync(database, 'r+');
  writeSync(file, Buffer.alloc(size, 0x2a), 0, size, (page - 1) * size);
  closeSync(file);
}
