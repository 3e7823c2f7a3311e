/** The product's own check of tables, keys and index, on a connection that only reads. */

import type { Archive } from '../../electron/archive/archive.ts';
import { databaseProblems } from '../../electron/archive/database/check.ts';
import { connect } from '../../electron/archive/database/dialect.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { checkIndex } from '../../electron/archive/search/check.ts';

/** One line for each problem; empty for a sound archive. */
export async function problemsOf(archive: Archive): Promise<string[]> {
  const connection = openConnection(archive.paths.database, 'read');
  try {
    const { problems } = await checkIndex(connect(connection), connection, () => undefined);
    return [...databaseProblems(connection, 'full'), ...problems];
  } finally {
    connection.close();
  }
}
