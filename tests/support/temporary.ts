import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEachFile } from './endings.ts';

const made: string[] = [];

/** A new folder of the test file's own, removed when its tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kronika-test-'));
  made.push(folder);
  return folder;
}

/** A path in it where nothing is yet. */
export function emptyFolder(): string {
  return path.join(temporaryFolder(), 'archive');
}

afterEachFile(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
