/** Looks over a whole archive on connections of its own, which read only. */

import type { Database as Connection } from 'better-sqlite3';
import type { CheckReport } from '#shared/contract/check.ts';
import type { Reading } from '../archive.ts';
import { databaseProblems } from '../database/check.ts';
import { connect } from '../database/dialect.ts';
import { loadDriver, openConnection } from '../database/open.ts';
import type { Layout } from '../files/folder.ts';
import { checkIssued } from '../issued/check.ts';
import { checkFiles } from '../photos/check.ts';
import { checkIndex } from '../search/check.ts';
import { serveTasks } from '../../jobs/worker-side.ts';
import { checkHistory } from './history.ts';

export interface CheckTask {
  readonly paths: Layout;
  readonly reading: Reading;
  /** `tables`: without the full-text index, as after opening. `database`: every page. `everything`: history, files and words too. */
  readonly depth: 'tables' | 'database' | 'everything';
}

type Part = Omit<CheckReport, 'sound'>;

const NOT_LOOKED: Omit<Part, 'database'> = {
  history: { ok: true, changes: 0, problems: [] },
  files: { ok: true, checked: 0, missing: [], altered: [], unreadable: [], extra: [], torn: [], issued: [] },
  index: { ok: true, current: true, documents: 0, problems: [] },
};

function report(parts: Part): CheckReport {
  const { database, history, files, index } = parts;
  return { sound: database.ok && history.ok && files.ok && index.ok, ...parts };
}

/** Compares one state of the archive, whatever is written meanwhile. */
async function inOneState<T>(connection: Connection, work: () => T | Promise<T>): Promise<T> {
  connection.exec('BEGIN');
  try {
    return await work();
  } finally {
    try {
      if (connection.inTransaction) connection.exec('ROLLBACK');
    } catch {
      // A damaged database may refuse even this; the connection is closed soon.
    }
  }
}

loadDriver();
serveTasks<CheckTask>(async ({ paths, reading, depth }, progress): Promise<CheckReport> => {
  const connection = openConnection(reading.file, reading.access);
  const db = connect(connection);
  try {
    const problems = databaseProblems(connection, depth === 'tables' ? 'quick' : 'full');
    const database = { ok: problems.length === 0, problems };
    if (depth !== 'everything') return report({ ...NOT_LOOKED, database });
    const history = await inOneState(connection, () => checkHistory(connection, progress));
    const looked = { ...NOT_LOOKED, database, history: { ok: history.problems.length === 0, ...history } };
    // Files and words are looked for in the tables: where these can't be trusted, they say nothing more.
    if (!database.ok) return report(looked);
    const photos = await checkFiles(db, paths, progress);
    const { checked, issued } = await checkIssued(db, paths);
    const files = { ...photos, checked: photos.checked + checked, issued };
    const index = await inOneState(connection, () => checkIndex(db, connection, progress));
    return report({
      ...looked,
      files: { ok: [files.missing, files.altered, files.unreadable, files.issued].every((list) => list.length === 0), ...files },
      index: { ok: index.problems.length === 0, ...index },
    });
  } finally {
    connection.close();
  }
});
