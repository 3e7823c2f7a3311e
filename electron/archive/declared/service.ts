/** Records that are read and saved by their declarations alone. */

import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Archive } from '../archive.ts';
import { type Patch, type Saved, save } from '../changes/save.ts';
import { storage } from '../records/kinds.ts';
import { getLive, namesOf } from '../records/read.ts';

/** Throws `record.notFound`. */
export async function getDeclared(archive: Archive, kind: FindableKind, id: string) {
  const record = await getLive(archive.reader, kind, id);
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const fields = Object.fromEntries([...fieldsOf(kind).keys()].map((field) => [field, values[field]]));
  const targets = storage[kind].references.flatMap(({ field, kind: target }) => (typeof fields[field] === 'string' ? [{ kind: target, id: fields[field] }] : []));
  return { id: record.id, revision: record.revision, fields, names: Object.fromEntries(await namesOf(archive.reader, targets)) };
}

interface DeclaredPatch {
  readonly kind: Kind;
  readonly id: string | null;
  readonly revision: string | null;
  readonly draftId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Throws as `save`. */
export function saveDeclared(archive: Archive, patch: DeclaredPatch, author: string): Promise<Saved> {
  // What is no field of the kind is left out by its schema.
  return save(archive, { ...patch, fields: patch.fields as Patch<Kind>['fields'], parts: [] }, author);
}
