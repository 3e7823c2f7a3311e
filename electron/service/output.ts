/** Files that Kronika makes for the user, wherever the user wants them, but never among an archive's own. */

import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { makeFolder } from '../archive/files/make-folder.ts';
import { assertOutside } from '../archive/files/outside.ts';
import type { Session } from './session.ts';

/** Throws `report.insideArchive`, so that it can be told before the file's content is made. */
export function assertNotInArchive(session: Session, file: string): void {
  assertOutside(file, session.archive().paths);
}

async function isStream(file: string): Promise<boolean> {
  const known = await stat(file).catch(() => null);
  return known !== null && !known.isFile() && !known.isDirectory();
}

/** Writes a file whole or not at all. Throws `report.insideArchive`, `report.notWritten`. */
export async function writeOutput(session: Session, file: string, bytes: Uint8Array): Promise<void> {
  assertNotInArchive(session, file);
  // A link stays one: what it points to is replaced.
  const target = await realpath(file).catch(() => file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    // A device or a pipe is written into, not replaced.
    if (await isStream(target)) return await writeFile(target, bytes);
    makeFolder(path.dirname(target));
    await writeFile(temporary, bytes);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Failure('report.notWritten', { file }, { cause: error });
  }
}
