import { renameSync, rmSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import type { Archive } from '../archive.ts';
import { writeInfo } from '../database/info.ts';
import { migrate } from '../database/migrate.ts';
import { openConnection } from '../database/open.ts';
import { toFailure } from '../files/failing.ts';
import { prepareFolder, syncFolder } from '../files/folder.ts';
import { INDEX_VERSION } from '../search/version.ts';
import { openArchive } from './open.ts';

/** Makes a new, empty archive in a folder that is empty or not there yet, and opens it. */
export async function createArchive(folder: string, name: string): Promise<Archive> {
  const { paths, undo } = prepareFolder(folder);
  // Under another name until it is whole, so that a crash leaves no archive that can't be opened.
  const unfinished = `${paths.database}.new`;
  for (const file of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(file, { force: true });
  try {
    const connection = openConnection(unfinished, 'write');
    try {
      migrate(connection, paths.folder);
      writeInfo(connection, { id: uuid(), name, createdAt: new Date().toISOString(), indexVersion: INDEX_VERSION });
    } finally {
      connection.close();
    }
    renameSync(unfinished, paths.database);
    syncFolder(paths.folder);
  } catch (error) {
    undo();
    throw toFailure(error, paths.folder);
  }
  return openArchive(folder);
}
