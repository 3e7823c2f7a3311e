/** Real archives in real folders for tests. */

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../../electron/archive/archive.ts';
import { migrate } from '../../electron/archive/database/migrate.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import type { Layout } from '../../electron/archive/files/folder.ts';
import { makeArchive, writeNewInfo } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { afterEachTest } from './endings.ts';
import { temporaryFolder } from './temporary.ts';

export { AUTHOR, create, edit, novoMesto, plainEvent, plainProject } from './writes.ts';

const open = new Set<Archive>();

function noted(archive: Archive): Archive {
  open.add(archive);
  return archive;
}

/** A database of the newest version, as the first that was made here was; the steps to it come to the same each time, and take most of what making an archive does. */
let newest: Buffer | null = null;

function makeDatabase({ database, folder }: Layout): void {
  if (newest) writeFileSync(database, newest);
  const connection = openConnection(database, 'write');
  try {
    migrate(connection, folder);
    writeNewInfo(connection, folder, 'Test archive');
  } finally {
    connection.close();
  }
  newest ??= readFileSync(database);
}

/** An empty archive, closed after the test. */
export async function emptyArchive(): Promise<Archive> {
  return noted(
    await makeArchive(path.join(temporaryFolder(), 'archive'), (unfinished) => {
      makeDatabase(unfinished);
      return Promise.resolve();
    }),
  );
}

/** Closes an archive and opens it again, as a restart does. */
export async function reopen(archive: Archive): Promise<Archive> {
  const { folder } = archive.paths;
  await archive.close();
  open.delete(archive);
  return noted(await openArchive(folder));
}

afterEachTest(async () => {
  for (const archive of open) await archive.close();
  open.clear();
});
