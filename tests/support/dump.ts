/** What an archive's database holds, row by row, for saying that nothing has changed. */

import BetterSqlite3 from 'better-sqlite3';
import type { Archive } from '../../electron/archive/archive.ts';

export type Dump = Readonly<Record<string, readonly unknown[]>>;

function asked<T>(file: string, ask: (connection: BetterSqlite3.Database) => T): T {
  const connection = new BetterSqlite3(file, { readonly: true });
  try {
    return ask(connection);
  } finally {
    connection.close();
  }
}

/** Every row of every table, the index's own tables among them. */
function everyRow(connection: BetterSqlite3.Database): Dump {
  const tables = connection.prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual' AND name <> 'sqlite_schema'`).all();
  return Object.fromEntries(tables.map(({ name }) => [name, connection.prepare(`SELECT * FROM "${name}"`).all()]));
}

export function dumpOf(archive: Archive): Dump {
  return asked(archive.paths.database, everyRow);
}

/** The same of an archive that nobody has open. Opened for writing, since a mere reader leaves its log behind. */
export function dumpOfClosed(file: string): Dump {
  const connection = new BetterSqlite3(file, { fileMustExist: true });
  try {
    return everyRow(connection);
  } finally {
    connection.close();
  }
}

/** A dump without the facts by which one copy of an archive is told from another. */
export function ofAnyCopy({ archiveInfo = [], ...rest }: Dump): Dump {
  const own = new Set(['copyId', 'copyMark', 'checksum']);
  return { ...rest, archiveInfo: archiveInfo.filter((fact) => !own.has(String((fact as { key?: unknown }).key))) };
}

/** One question to the archive's database, on a connection of its own: it sees only what is committed. */
export function rowsOf(archive: Archive, sql: string, ...parameters: readonly unknown[]): Record<string, unknown>[] {
  return asked(archive.paths.database, (connection) => connection.prepare<unknown[], Record<string, unknown>>(sql).all(...parameters));
}

/** Several questions on one connection: what opens a database reads its whole schema first. */
export function allOf<T>(archive: Archive, look: (ask: (sql: string) => Record<string, unknown>[]) => T): T {
  return asked(archive.paths.database, (connection) => look((sql) => connection.prepare<[], Record<string, unknown>>(sql).all()));
}

/** The first column of the first row. */
export function valueOf(archive: Archive, sql: string, ...parameters: readonly unknown[]): unknown {
  return Object.values(rowsOf(archive, sql, ...parameters)[0] ?? {})[0];
}
