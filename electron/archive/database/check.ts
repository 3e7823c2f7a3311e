import BetterSqlite3, { type Database as Connection } from 'better-sqlite3';
import type { CheckProblem } from '#shared/contract/check.ts';
import { infoIsWhole } from './info.ts';
import { MIGRATIONS } from './migrate.ts';
import { readHeader } from './open.ts';

/** At most so many problems of a kind are named; a damaged file can hold thousands. */
export const NAMED = 20;

/** What a look at a damaged file throws is one more finding. */
export function findings(look: () => Iterable<CheckProblem>): CheckProblem[] {
  const found: CheckProblem[] = [];
  try {
    for (const problem of look()) {
      found.push(problem);
      if (found.length >= NAMED) break;
    }
  } catch (error) {
    found.push({ code: 'structure', params: { detail: error instanceof Error ? error.message : String(error) } });
  }
  return found;
}

/**
 * What is wrong with the tables and their keys; empty when nothing is.
 * @param depth `quick` leaves out the full-text index, which takes most of a check's time
 */
export function databaseProblems(connection: Connection, depth: 'quick' | 'full'): CheckProblem[] {
  return [...pageProblems(connection, depth), ...rowProblems(connection)].slice(0, NAMED);
}

/** Of the file's pages, and of what each table and index keeps in them: most of a check's time. */
export function pageProblems(connection: Connection, depth: 'quick' | 'full'): CheckProblem[] {
  return findings(() => structure(connection, depth));
}

/** Of what rows say of each other and of themselves, and of the tables that there are. */
export function rowProblems(connection: Connection): CheckProblem[] {
  const looks = [() => references(connection), () => badJson(connection), () => facts(connection), () => schema(connection)];
  return looks.flatMap(findings);
}

function* structure(connection: Connection, depth: 'quick' | 'full'): Iterable<CheckProblem> {
  const pragma = depth === 'full' ? 'integrity_check' : 'quick_check';
  for (const table of depth === 'full' ? [null] : plainTables(connection)) {
    const rows = connection.pragma(table === null ? `${pragma}(${NAMED})` : `${pragma}("${table}")`) as Record<string, string>[];
    for (const detail of rows.flatMap((row) => Object.values(row))) if (detail !== 'ok') yield { code: 'structure', params: { detail } };
  }
}

function* references(connection: Connection): Iterable<CheckProblem> {
  for (const { table, rowid, parent } of connection.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]) {
    yield { code: 'reference', params: { table, row: rowid ?? '', target: parent } };
  }
}

/** A connection that only reads does not look at what a column demands of its JSON, so it is asked here. */
function* badJson(connection: Connection): Iterable<CheckProblem> {
  for (const table of plainTables(connection)) {
    const { sql } = connection.prepare<[string], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) ?? { sql: '' };
    const columns = [...sql.matchAll(/json_valid\((\w+)\)/g)].map((match) => match[1] ?? '');
    if (columns.length === 0) continue;
    const bad = columns.map((column) => `("${column}" IS NOT NULL AND NOT json_valid("${column}"))`).join(' OR ');
    const { count = 0 } = connection.prepare<[], { count: number }>(`SELECT count(*) AS count FROM "${table}" WHERE ${bad}`).get() ?? {};
    if (count > 0) yield { code: 'json', params: { table, count } };
  }
}

function* facts(connection: Connection): Iterable<CheckProblem> {
  if (!infoIsWhole(connection)) yield { code: 'info', params: {} };
}

interface SchemaObject {
  readonly name: string;
  readonly sql: string | null;
}

function schemaOf(connection: Connection): Map<string, string | null> {
  // The full-text index keeps tables of its own, which each version of SQLite may word otherwise.
  const own = `name NOT LIKE 'sqlite_%' AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`;
  const objects = connection.prepare<[], SchemaObject>(`SELECT name, sql FROM sqlite_schema WHERE ${own}`).all();
  return new Map(objects.map(({ name, sql }) => [name, sql]));
}

/** By version: what the program makes is made once. */
const made = new Map<number, Map<string, string | null>>();

function schemaOfVersion(version: number): Map<string, string | null> {
  const known = made.get(version);
  if (known) return known;
  const right = new BetterSqlite3(':memory:');
  try {
    for (const migration of MIGRATIONS.filter((one) => one.version <= version)) migration.run(right);
    const schema = schemaOf(right);
    made.set(version, schema);
    return schema;
  } finally {
    right.close();
  }
}

/** The tables, indexes and rules as the program that wrote them makes them. */
function* schema(connection: Connection): Iterable<CheckProblem> {
  const wanted = schemaOfVersion(readHeader(connection).userVersion);
  const kept = schemaOf(connection);
  for (const name of new Set([...wanted.keys(), ...kept.keys()])) if (wanted.get(name) !== kept.get(name)) yield { code: 'schema', params: { name } };
}

/** A database of an older version has fewer tables. */
export function hasTable(connection: Connection, name: string): boolean {
  return connection.prepare<[string], object>(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined;
}

export function hasColumn(connection: Connection, table: string, column: string): boolean {
  return connection.prepare<[string, string], object>('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;
}

function plainTables(connection: Connection): string[] {
  const rows = connection.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'searchIndex%' AND name NOT LIKE 'searchTitle%' AND name NOT LIKE 'searchCalled%' AND name NOT LIKE 'sqlite_%'`).all();
  return rows.map((row) => row.name);
}
