/** The sample archive, built once for all tests: as copies of a test's own, or open for reading facts. */

import { constants, cpSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { afterEachFile, afterEachTest } from './endings.ts';
import { temporaryFolder } from './temporary.ts';

/** A sample archive of the test's own, closed; gives its folder. */
export async function sampleFolder(): Promise<string> {
  const folder = path.join(mkdtempSync(path.join(temporaryFolder(), 'copy-')), 'sample');
  cpSync(inject('sampleMaster'), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

const openForTest = new Set<Archive>();
const openForFile = new Set<Archive>();

/** A sample archive of the test's own, closed after it. Quicker than building one. */
export async function sampleCopy(): Promise<Archive> {
  const archive = await openArchive(await sampleFolder());
  openForTest.add(archive);
  return archive;
}

/** A sample archive that stays open for all the tests of a file, which only read it. */
export async function sampleToRead(): Promise<Archive> {
  const archive = await openArchive(await sampleFolder());
  openForFile.add(archive);
  return archive;
}

async function closeAll(archives: Set<Archive>): Promise<void> {
  for (const archive of archives) await archive.close();
  archives.clear();
}

afterEachTest(() => closeAll(openForTest));
afterEachFile(() => closeAll(openForFile));
