/** Real archives in real folders for tests. */

import path from 'node:path';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { afterEachTest } from './endings.ts';
import { temporaryFolder } from './temporary.ts';

export { AUTHOR, create, edit, novoMesto, plainEvent, plainProject } from './writes.ts';

const open = new Set<Archive>();

function noted(archive: Archive): Archive {
  open.add(archive);
  return archive;
}

/** An empty archive, closed after the test. */
export async function emptyArchive(): Promise<Archive> {
  return noted(await createArchive(path.join(temporaryFolder(), 'archive'), 'Test archive'));
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
