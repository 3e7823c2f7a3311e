/** Before the first test: the sample archive is built, once for all of them, and removed after the last. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createSample } from '../../electron/archive/sample/build.ts';
import { AUTHOR } from './writes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a closed sample archive. */
    sampleMaster: string;
  }
}

export default async function sampleOnce(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kronika-sample-'));
  const archive = await createSample(path.join(folder, 'master'), 'Sample', AUTHOR);
  await archive.close();
  project.provide('sampleMaster', archive.paths.folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
