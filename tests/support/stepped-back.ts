/** Archives of today as an earlier version of Kronika kept them, with all that they hold. */

import path from 'node:path';
import BetterSqlite3, { type Database as Connection } from 'better-sqlite3';
import { connect } from '../../electron/archive/database/dialect.ts';
import { noteInfo } from '../../electron/archive/database/info.ts';
import { MIGRATIONS } from '../../electron/archive/database/migrate.ts';

/** What the release before search found forms of words had, and what development had before it found the called. */
export type Earlier = 8 | 10;

type Schema = readonly { readonly name: string; readonly sql: string | null }[];
const SCHEMA = 'SELECT name, sql FROM sqlite_schema ORDER BY name';

/** The schema that a version's migrations make. */
function schemaOf(version: Earlier): Schema {
  const connection = new BetterSqlite3(':memory:');
  for (const migration of MIGRATIONS) if (migration.version <= version) migration.run(connection);
  const schema = connection.prepare<[], Schema[number]>(SCHEMA).all();
  connection.close();
  return schema;
}

/** The index as version 8 had it: a folded copy of every text, which the index was told of. */
function withOldIndex(connection: Connection, schema: Schema): void {
  connection.exec('DROP TABLE searchIndex; ALTER TABLE searchDocument RENAME TO newer');
  for (const name of ['searchDocument', 'searchIndex']) connection.exec(schema.find((one) => one.name === name)?.sql ?? '');
  connection.exec(`INSERT INTO searchDocument (kind, recordId, title, body, day, foldedTitle, foldedBody)
    SELECT kind, recordId, title, '[]', day, lower(title), lower(body) FROM newer; DROP TABLE newer; INSERT INTO searchIndex (searchIndex) VALUES ('rebuild')`);
}

/** Takes out what that version had no table for, with its history. */
function withoutLater(connection: Connection, schema: Schema): void {
  const tables = connection.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC").all();
  for (const { name } of tables.filter((table) => !schema.some((one) => one.name === table.name))) {
    connection.exec(`DROP TABLE IF EXISTS "${name}"; DELETE FROM change WHERE actionId IN (SELECT id FROM action WHERE kind = '${name}'); DELETE FROM action WHERE kind = '${name}'`);
  }
}

/** Tables that later versions changed, as they were; titles are indexed by the next opening. */
function asTheyWere(connection: Connection, schema: Schema): void {
  const before = (name: string) => schema.find((one) => one.name === name)?.sql ?? null;
  connection.unsafeMode();
  connection.exec('DROP INDEX actionMerged; DROP INDEX actionMerge; DROP INDEX actionDone; DROP INDEX actionOwn; DROP INDEX actionUndo; PRAGMA writable_schema = ON');
  for (const name of ['action', 'erasure']) connection.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?').run(before(name), name);
  connection.exec('PRAGMA writable_schema = RESET');
  for (const name of ['actionDone', 'actionOwn', 'actionUndo']) connection.exec(before(name) ?? '');
  const titles = before('searchTitle');
  if (titles !== null) connection.exec(`DROP TABLE searchTitle; ${titles}`);
}

/** Takes a closed archive back. Throws where it is not, table by table, what that version would have made. */
export async function stepBack(folder: string, version: Earlier): Promise<void> {
  const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
  connection.pragma('foreign_keys = OFF');
  const schema = schemaOf(version);
  withoutLater(connection, schema);
  asTheyWere(connection, schema);
  if (version === 8) withOldIndex(connection, schema);
  connection.pragma(`user_version = ${version}`);
  await noteInfo(connect(connection), { indexVersion: `${version - 5}/of before` });
  const made = connection.prepare<[], Schema[number]>(SCHEMA).all();
  connection.close();
  const differing = [...schema, ...made].filter(({ name, sql }) => made.find((one) => one.name === name)?.sql !== sql || schema.find((one) => one.name === name)?.sql !== sql);
  if (differing.length > 0) throw new Error(`not as version ${version} made it: ${differing.map(({ name }) => name).join(', ')}`);
}
