/** Looks over a whole archive on connections of its own, which read only. */

import type { CheckReport } from '#shared/contract/archive.ts';
import type { Reading } from '../archive.ts';
import { databaseProblems } from '../database/check.ts';
import { connect } from '../database/dialect.ts';
import { openConnection } from '../database/open.ts';
import type { Layout } from '../files/folder.ts';
import { checkFiles } from '../photos/check.ts';
import { checkIndex } from '../search/check.ts';
import { serveTasks } from '../../jobs/worker-side.ts';

export interface CheckTask {
  readonly paths: Layout;
  readonly reading: Reading;
  /** `tables`: without the full-text index, as after opening. `database`: every page. `everything`: files and words too. */
  readonly depth: 'tables' | 'database' | 'everything';
}

serveTasks<CheckTask>(async ({ paths, reading, depth }, progress): Promise<CheckReport> => {
  const connection = openConnection(reading.file, reading.access);
  const db = connect(connection);
  try {
    const problems = databaseProblems(connection, depth === 'tables' ? 'quick' : 'full');
    const database = { ok: problems.length === 0, problems };
    if (depth !== 'everything' || !database.ok) {
      const notLooked = { files: { ok: true, checked: 0, missing: [], altered: [], unreadable: [], extra: [], torn: [] }, index: { ok: true, documents: 0, problems: [] } };
      return { sound: database.ok, database, ...notLooked };
    }
    const files = await checkFiles(db, paths, progress);
    // One state of the archive for the whole comparison, whatever is written meanwhile.
    connection.exec('BEGIN');
    const index = await checkIndex(db, connection, progress);
    const filesOk = [files.missing, files.altered, files.unreadable].every((list) => list.length === 0);
    const indexOk = index.problems.length === 0;
    return { sound: filesOk && indexOk, database, files: { ok: filesOk, ...files }, index: { ok: indexOk, ...index } };
  } finally {
    connection.close();
  }
});
