/** What lies in a folder, byte for byte. */

import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The files below a folder by their path in it, with '/' on every system; folders are left out. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => lstatSync(path.join(folder, name)).isFile())
    .map((name) => name.replaceAll(path.sep, '/'))
    .toSorted();
}

/** SHA-256 of every file below a folder, by its path in it. */
export function bytesIn(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((name) => [name, createHash('sha256').update(readFileSync(path.join(folder, name))).digest('hex')]));
}
