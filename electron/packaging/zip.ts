/** The ZIP that is handed over: the same files give the same bytes, on every machine and at any time. */

import { type Zippable, zipSync } from 'fflate';
import type { PackedFile } from './files.ts';

/** The earliest that a ZIP can say, as the clock on the wall shows it: no time zone changes it. */
const earliest = () => new Date(1980, 0, 1);

const UNIX = 3;
const PLAIN = 0o100644;
const RUNS = 0o100755;

/** In the order of their letters' numbers, which no language changes. */
const inOrder = (a: PackedFile, b: PackedFile) => (a.path < b.path ? -1 : Number(a.path > b.path));

/**
 * Written by fflate and not by Node: what zlib makes of the same bytes differs by processor.
 * @param level 0–9, how much work is put into making it small
 */
export function zip(files: readonly PackedFile[], level: 0 | 1 | 9): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes, runs } of files.toSorted(inOrder)) {
    if (path in entries) throw new Error(`two files would be ${path}`);
    entries[path] = [bytes, { level, mtime: earliest(), os: UNIX, attrs: ((runs ? RUNS : PLAIN) << 16) >>> 0 }];
  }
  return zipSync(entries);
}
