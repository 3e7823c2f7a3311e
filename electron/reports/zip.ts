/** Files as one ZIP: equal files, equal bytes, wherever and whenever it is made. */

// The package's other build brings threads of its own, and a loader that is there already.
import { zipSync } from 'fflate/browser';

/** A moment as ZIP keeps it, which knows no zones: the same digits everywhere. */
function zipTime(moment: string): Date {
  const at = new Date(moment);
  return new Date(Math.max(1980, at.getUTCFullYear()), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());
}

/** Formats that are packed already. */
const PACKED = /\.(pdf|docx|xlsx)$/;

/** @param changedAt ISO 8601: the time that every file in it bears */
export function zip(files: Readonly<Record<string, Uint8Array>>, changedAt: string): Uint8Array {
  const mtime = zipTime(changedAt);
  const level = (name: string) => (PACKED.test(name) ? 0 : 6);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, { level: level(name), mtime }]])));
}
