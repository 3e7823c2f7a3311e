import { databaseProblems } from '../database/check.ts';
import { type Counted, countContents } from '../database/contents.ts';
import { openConnection } from '../database/open.ts';
import { checkHistory } from '../check/history.ts';
import { originalsIn } from '../photos/repository.ts';

export interface Contents extends Counted {
  /** SHA-256 of each. */
  readonly originals: string[];
}

/** What a database holds, once its every page, table and key has checked out; null where one did not. */
export function provenTables(file: string): Counted | null {
  const connection = openConnection(file, 'readImmutable');
  try {
    return databaseProblems(connection, 'full').length === 0 ? countContents(connection) : null;
  } finally {
    connection.close();
  }
}

/** Whether every change in a database is as it was written, and every record as its changes say. */
export function isHistorySound(file: string): boolean {
  const connection = openConnection(file, 'readImmutable');
  try {
    return checkHistory(connection, () => undefined).problems.length === 0;
  } finally {
    connection.close();
  }
}

/** The originals that a database speaks of. */
export function originalsOf(file: string): string[] {
  const connection = openConnection(file, 'readImmutable');
  try {
    return originalsIn(connection);
  } finally {
    connection.close();
  }
}

/** What a database holds, once its every page, key and change has checked out; null where one did not. */
export function provenContents(file: string): Contents | null {
  const counted = provenTables(file);
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
