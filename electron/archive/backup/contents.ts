import type { Database as Connection } from 'better-sqlite3';
import { pageProblems, rowProblems } from '../database/check.ts';
import { type Counted, countContents } from '../database/contents.ts';
import { openConnection } from '../database/open.ts';
import { checkHistory } from '../check/history.ts';
import { originalsIn } from '../photos/repository.ts';

export interface Contents extends Counted {
  /** SHA-256 of each. */
  readonly originals: string[];
}

function reading<T>(file: string, read: (connection: Connection) => T): T {
  const connection = openConnection(file, 'readImmutable');
  try {
    return read(connection);
  } finally {
    connection.close();
  }
}

/** Whether every page of a database is in its place, and holds what its tables and indexes are made of. */
export function arePagesSound(file: string): boolean {
  return reading(file, (connection) => pageProblems(connection, 'full').length === 0);
}

/** What a database holds, once its tables are the right ones and each key in them leads somewhere; null where that is not so. */
export function provenTables(file: string): Counted | null {
  return reading(file, (connection) => (rowProblems(connection).length === 0 ? countContents(connection) : null));
}

/** Whether every change in a database is as it was written, and every record as its changes say. */
export function isHistorySound(file: string): boolean {
  return reading(file, (connection) => checkHistory(connection, () => undefined).problems.length === 0);
}

const originalsOf = (file: string) => reading(file, originalsIn);

/** What a database holds, once its every page, key and change has checked out; null where one did not. */
export function provenContents(file: string): Contents | null {
  const counted = arePagesSound(file) ? provenTables(file) : null;
  return counted && isHistorySound(file) ? { ...counted, originals: originalsOf(file) } : null;
}

/** The originals that a database speaks of, unproven; null where it can't be read. */
export function namedOriginals(file: string): string[] | null {
  try {
    return originalsOf(file);
  } catch {
    return null;
  }
}
