/** The sample archive, built once for a whole test file: as a master to copy, or open for reading facts. */

import { cpSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { createSample } from '../../electron/archive/sample/build.ts';
import { AUTHOR } from './archives.ts';
import { temporaryFolder } from './temporary.ts';

let built: Promise<string> | null = null;

async function build(): Promise<string> {
  const archive = await createSample(path.join(temporaryFolder(), 'master'), 'Sample', AUTHOR);
  await archive.close();
  return archive.paths.folder;
}

/** The folder of a closed sample archive; it is to be copied, never opened. */
export function sampleMaster(): Promise<string> {
  built ??= build();
  return built;
}

/** A sample archive of the test's own, closed; gives its folder. */
export async function sampleFolder(): Promise<string> {
  const folder = path.join(mkdtempSync(path.join(temporaryFolder(), 'copy-')), 'sample');
  cpSync(await sampleMaster(), folder, { recursive: true });
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

afterEach(() => closeAll(openForTest));
afterAll(() => closeAll(openForFile));
