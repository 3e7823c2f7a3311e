import { stat } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { Layout } from '../folder.ts';
import { hashFile, originalPath } from './store.ts';

export interface FileCheck {
  readonly checked: number;
  /** SHA-256 of originals that are not there. */
  readonly missing: string[];
  /** SHA-256 of originals whose content is another by now. */
  readonly altered: string[];
}

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
  return { checked: rows.length, missing, altered };
}
