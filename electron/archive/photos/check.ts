import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { Layout } from '../files/folder.ts';
import { isFolder, isThere } from '../files/looking.ts';
import { isKept } from './repository.ts';
import { DERIVED_SIZES, derivedPath, hashFile, isBeingPlaced, originalPath, readDerived } from './store.ts';

export interface FileCheck {
  readonly checked: number;
  /** SHA-256 of originals that are not there. */
  readonly missing: string[];
  /** SHA-256 of originals whose content is another by now. */
  readonly altered: string[];
  /** SHA-256 of originals that are there and can't be read: the disk fails, or it is not allowed. */
  readonly unreadable: string[];
  /** Files among the originals that no record has, by their path in `media/`; nothing is lost by them. */
  readonly extra: string[];
  /** Smaller pictures that are not whole, by their path in `derived/`; they are made again when they are next asked for. */
  readonly torn: string[];
}

/** At most so many are named. */
const NAMED = 20;

type State = 'whole' | 'missing' | 'altered' | 'unreadable';

/** What has become of an original. */
export async function stateOf(paths: Layout, sha256: string): Promise<State> {
  const file = originalPath(paths, sha256);
  try {
    // Opening a pipe could last for ever.
    if (!(await stat(file)).isFile()) return 'unreadable';
    return (await hashFile(file)) === sha256 ? 'whole' : 'altered';
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') ? 'missing' : 'unreadable';
  }
}

/** Hashes every original again, those of photos in the trash included, and looks at the pictures made from it. */
export async function checkFiles(db: Kysely<Database>, paths: Layout, progress: (done: number, total: number) => void): Promise<FileCheck> {
  const rows = await db.selectFrom('photo').select('sha256').distinct().orderBy('sha256').execute();
  const found: Record<State, string[]> = { whole: [], missing: [], altered: [], unreadable: [] };
  const torn: string[] = [];
  for (const [index, { sha256 }] of rows.entries()) {
    found[await stateOf(paths, sha256)].push(sha256);
    if (torn.length < NAMED) torn.push(...(await tornPictures(paths, sha256)));
    progress(index + 1, rows.length);
  }
  const { missing, altered, unreadable } = found;
  return { checked: rows.length, missing, altered, unreadable, extra: await extraFiles(db, paths), torn };
}

async function tornPictures(paths: Layout, sha256: string): Promise<string[]> {
  const torn: string[] = [];
  for (const size of DERIVED_SIZES) {
    const file = derivedPath(paths, sha256, size);
    if (isThere(file) && !(await readDerived(paths, sha256, size))) torn.push(path.relative(paths.derived, file));
  }
  return torn;
}

async function extraFiles(db: Kysely<Database>, paths: Layout): Promise<string[]> {
  const extra: string[] = [];
  // Each original that was in it is missing then.
  if (!isFolder(paths.media)) return extra;
  for (const entry of await readdir(paths.media, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // Asked now and not before: an original may have come in meanwhile, and its mark says that one is coming.
    const known = file === originalPath(paths, entry.name) && ((await isKept(db, entry.name)) || isBeingPlaced(paths, entry.name));
    if (!known) extra.push(path.relative(paths.media, file));
    if (extra.length >= NAMED) break;
  }
  return extra.toSorted();
}
