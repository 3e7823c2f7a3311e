import { databaseProblems } from '../database/check.ts';
import { type Counted, countContents } from '../database/contents.ts';
import { openConnection } from '../database/open.ts';
import { checkHistory } from '../check/history.ts';
import { originalsIn } from '../photos/repository.ts';

export interface Contents extends Counted {
  /** SHA-256 of each. */
  readonly originals: string[];
}

/** What a database holds, once its every page, key and change has checked out; null where one did not. */
export function provenContents(file: string): Contents | null {
  const connection = openConnection(file, 'readImmutable');
  try {
    const problems = [...databaseProblems(connection, 'full'), ...checkHistory(connection, () => undefined).problems];
    return problems.length === 0 ? { ...countContents(connection), originals: originalsIn(connection) } : null;
  } finally {
    connection.close();
  }
}

/** The originals that a database speaks of, unproven; null where it can't be read. */
export function namedOriginals(file: string): string[] | null {
  try {
    const connection = openConnection(file, 'readImmutable');
    try {
      return originalsIn(connection);
    } finally {
      connection.close();
    }
  } catch {
    return null;
  }
}
