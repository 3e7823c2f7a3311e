import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { Layout } from '../files/folder.ts';
import { isKept } from './repository.ts';
import { hashFile, isBeingPlaced, originalPath } from './store.ts';

export interface FileCheck {
  readonly checked: number;
  /** SHA-256 of originals that are not there. */
  readonly missing: string[];
  /** SHA-256 of originals whose content is another by now. */
  readonly altered: string[];
  /** Files among the originals that no photo has, by their path in `media/`; nothing is lost by them. */
  readonly extra: string[];
}

/** At most so many are named. */
const NAMED = 20;

/** Hashes every original again, those of photos in the trash included. */
export async function checkFiles(db: Kysely<Database>, paths: Layout, progress: (done: number, total: number) => void): Promise<FileCheck> {
  const rows = await db.selectFrom('photo').select('sha256').distinct().orderBy('sha256').execute();
  const missing: string[] = [];
  const altered: string[] = [];
  for (const [index, { sha256 }] of rows.entries()) {
    const file = originalPath(paths, sha256);
    const there = await stat(file).then(() => true, () => false);
    if (!there) missing.push(sha256);
    else if ((await hashFile(file)) !== sha256) altered.push(sha256);
    progress(index + 1, rows.length);
  }
  return { checked: rows.length, missing, altered, extra: await extraFiles(db, paths) };
}

async function extraFiles(db: Kysely<Database>, paths: Layout): Promise<string[]> {
  const extra: string[] = [];
  for (const entry of await readdir(paths.media, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // Asked now and not before: a photo may have come in meanwhile, and its mark says that one is coming.
    const known = file === originalPath(paths, entry.name) && ((await isKept(db, entry.name)) || (await isBeingPlaced(paths, entry.name)));
    if (!known) extra.push(path.relative(paths.media, file));
    if (extra.length >= NAMED) break;
  }
  return extra.toSorted();
}
