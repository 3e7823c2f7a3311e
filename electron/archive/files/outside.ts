import { type BigIntStats, existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { type Layout, layout } from './folder.ts';

/** The path without links, as far as it leads to something; the rest as it is written. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realPath(folder), path.basename(file));
  }
}

function statOf(file: string): BigIntStats | null {
  try {
    return statSync(file, { bigint: true });
  } catch {
    return null;
  }
}

/** The archive's folder in which a path leads, whichever links lead there; null where it is in none. */
export function archiveAround(file: string): string | null {
  for (let at = realPath(path.resolve(file)); ; at = path.dirname(at)) {
    if (existsSync(layout(at).database)) return at;
    if (path.dirname(at) === at) return null;
  }
}

/**
 * Holds a file that is to be written outside of every archive's folder, whichever links lead to it, and
 * to another than the files of the open archive, whatever else those are called.
 * Throws `report.insideArchive`.
 */
export function assertOutside(file: string, { folder, database, lock }: Layout): void {
  const asked = path.resolve(file);
  const refuse = (inside: string) => new Failure('report.insideArchive', { file: asked, folder: inside });
  const around = archiveAround(asked);
  if (around !== null) throw refuse(around);
  const target = statOf(asked);
  const own = [database, `${database}-wal`, `${database}-shm`, lock].map(statOf);
  if (target && own.some((other) => other?.dev === target.dev && other.ino === target.ino)) throw refuse(folder);
}
