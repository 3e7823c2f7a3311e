/**
 * What is being typed, kept until it is saved or thrown away, so that it outlives a crash. Drafts are
 * not records: they have no history, are not found by search and are in no report.
 */

import type { Archive } from '../archive.ts';
import { toFailure } from '../files/failing.ts';

export interface Draft {
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly body: unknown;
}

export async function readDraft(archive: Archive, key: string): Promise<Draft | null> {
  const row = await archive.reader.selectFrom('draft').selectAll().where('key', '=', key).executeTakeFirst();
  return row ? { ...row, body: JSON.parse(row.body) as unknown } : null;
}

export async function keepDraft(archive: Archive, key: string, body: unknown): Promise<Draft> {
  const row = { key, at: new Date().toISOString(), body: JSON.stringify(body) };
  try {
    await archive.writer().replaceInto('draft').values(row).execute();
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
  return { ...row, body };
}

export async function discardDraft(archive: Archive, key: string): Promise<void> {
  await archive.writer().deleteFrom('draft').where('key', '=', key).execute();
}
