import type { Database as Connection } from 'better-sqlite3';

/** At most so many problems are named; a damaged file can hold thousands. */
const NAMED = 20;

/** What is wrong with the tables and their keys; empty when nothing is. */
export function databaseProblems(connection: Connection, depth: 'quick' | 'full'): string[] {
  const pragma = depth === 'full' ? 'integrity_check' : 'quick_check';
  const problems: string[] = [];
  try {
    // Table by table when it must be quick: the full-text index takes most of a check's time.
    const tables = depth === 'full' ? [null] : plainTables(connection);
    for (const table of tables) {
      const rows = connection.pragma(table === null ? `${pragma}(${NAMED})` : `${pragma}("${table}")`) as Record<string, string>[];
      problems.push(...rows.flatMap((row) => Object.values(row)).filter((verdict) => verdict !== 'ok'));
    }
    const dangling = connection.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
    problems.push(...dangling.map(({ table, rowid, parent }) => `${table} ${rowid}: no ${parent}`));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  return problems.slice(0, NAMED);
}

function plainTables(connection: Connection): string[] {
  const rows = connection.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'searchIndex%' AND name NOT LIKE 'sqlite_%'`).all();
  return rows.map((row) => row.name);
}
