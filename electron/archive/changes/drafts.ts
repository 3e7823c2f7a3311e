/**
 * What is being typed, kept until it is saved or thrown away, so that it outlives a crash. Drafts are
 * not records: they have no history, are not found by search and are in no report.
 */

import { v7 as uuid } from 'uuid';
import type { DraftLine, DraftView } from '#shared/contract/history.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { draftChecksum } from '../database/checksum.ts';
import type { Database } from '../database/schema.ts';
import { toFailure } from '../files/failing.ts';
import { nameOfRecord } from '../records/read.ts';

type Stored = Database['draft'];

/** Characters of a name that a line shows; what is being typed can be longer than any record may be. */
const LONGEST_NAME = 300;

/** What is kept; null where what was kept can no longer be read. */
function toView(row: Stored): DraftView | null {
  try {
    const { checksum: _, base, body, ...frame } = row;
    return { ...frame, base: base === null ? null : (JSON.parse(base) as unknown), body: JSON.parse(body) as unknown };
  } catch {
    return null;
  }
}

export async function readDraft(archive: Archive, id: string): Promise<DraftView | null> {
  const row = await archive.reader.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toView(row) : null;
}

/** The draft of a record that is there. */
export async function draftOf(archive: Archive, recordId: string): Promise<DraftView | null> {
  const row = await archive.reader.selectFrom('draft').selectAll().where('recordId', '=', recordId).executeTakeFirst();
  return row ? toView(row) : null;
}

/** All drafts, the newest first, by what their records will be called. */
export async function listDrafts(archive: Archive): Promise<DraftLine[]> {
  const rows = await archive.reader.selectFrom('draft').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').execute();
  return rows.flatMap((row) => {
    const view = toView(row);
    if (!view) return [];
    const { id, kind, recordId, ownerId, at, body } = view;
    return [{ id, kind, recordId, ownerId, at, name: nameOf(kind, body), several: (body as { several?: unknown } | null)?.several === true }];
  });
}

function nameOf(kind: Kind, body: unknown): DraftLine['name'] {
  const { fields } = (body ?? {}) as { fields?: object };
  const name = fields ? nameOfRecord(kind, fields) : null;
  const texts = Object.entries(name ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '');
  return texts.length > 0 ? Object.fromEntries(texts.map(([language, text]) => [language, text.slice(0, LONGEST_NAME)])) : null;
}

export type NewDraft = Omit<DraftView, 'id' | 'at'> & { readonly id: string | null };

/** Keeps a draft in the place of the one with its id, or, of a record that is there, in the place of the record's. */
export async function keepDraft(archive: Archive, draft: NewDraft): Promise<{ id: string; at: string }> {
  const { id, kind, recordId, ownerId, baseRevision } = draft;
  const written = {
    id: id ?? uuid(), kind, recordId, ownerId, baseRevision,
    base: draft.base === null || draft.base === undefined ? null : JSON.stringify(draft.base),
    at: new Date().toISOString(),
    body: JSON.stringify(draft.body ?? null),
  };
  try {
    return await archive.writer().transaction().execute(async (db) => {
      const known = recordId ? await db.selectFrom('draft').select('id').where('recordId', '=', recordId).executeTakeFirst() : undefined;
      const row = { ...written, id: known?.id ?? written.id };
      const values = { ...row, checksum: draftChecksum(row) };
      await db.insertInto('draft').values(values).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
      return { id: row.id, at: row.at };
    });
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
}

export async function discardDraft(archive: Archive, id: string): Promise<void> {
  try {
    await archive.writer().deleteFrom('draft').where('id', '=', id).execute();
  } catch (error) {
    throw toFailure(error, archive.paths.folder);
  }
}
