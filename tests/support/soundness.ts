/** The product's own check of tables, keys and index, on a connection that only reads. */

import type { CheckProblem } from '#shared/contract/check.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { checkHistory } from '../../electron/archive/check/history.ts';
import { databaseProblems } from '../../electron/archive/database/check.ts';
import { connect } from '../../electron/archive/database/dialect.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { checkIndex } from '../../electron/archive/search/check.ts';

/** Each problem; empty for a sound archive. */
export async function problemsOf(archive: Archive): Promise<CheckProblem[]> {
  const connection = openConnection(archive.paths.database, 'read');
  try {
    const { problems } = await checkIndex(connect(connection), connection, () => undefined);
    return [...databaseProblems(connection, 'full'), ...checkHistory(connection, () => undefined).problems, ...problems];
  } finally {
    connection.close();
  }
}
