import type { Kysely } from 'kysely';
import type { DamagedReport } from '#shared/contract/check.ts';
import type { Database } from '../database/schema.ts';
import type { Layout } from '../files/folder.ts';
import { stateOf } from '../photos/check.ts';
import { issuedFiles } from './repository.ts';

export interface IssuedCheck {
  /** Files that were looked at. */
  readonly checked: number;
  readonly issued: DamagedReport[];
}

/** Holds every file of every report that was given out to its hash, those of reports in the trash included. */
export async function checkIssued(db: Kysely<Database>, paths: Layout): Promise<IssuedCheck> {
  const files = await issuedFiles(db);
  const issued: DamagedReport[] = [];
  for (const file of files) {
    const state = await stateOf(paths, file.sha256);
    if (state !== 'whole') issued.push({ ...file, state });
  }
  return { checked: new Set(files.map(({ sha256 }) => sha256)).size, issued };
}
