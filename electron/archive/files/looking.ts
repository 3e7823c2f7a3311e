/** What stands at a path. Only looked at, never opened: a pipe or a device would make whoever opens it wait. */

import { type BigIntStats, accessSync, constants, lstatSync, statSync } from 'node:fs';

function found(file: string): BigIntStats | null {
  try {
    return statSync(file, { bigint: true });
  } catch {
    return null;
  }
}

/** True for a folder, also behind a link; false where nothing can be found out, as of a link that leads to itself. */
export function isFolder(file: string): boolean {
  return found(file)?.isDirectory() ?? false;
}

/** True for an ordinary file, also behind a link; false for pipes, devices and folders. */
export function isFile(file: string): boolean {
  return found(file)?.isFile() ?? false;
}

/** True where the path is taken, be it by a link that leads nowhere. */
export function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

export function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Which file or folder it is, whatever it is called: the same text as long as it is the same; null where there is none. */
export function identityOf(file: string): string | null {
  const known = found(file);
  return known && `${known.dev}:${known.ino}`;
}
