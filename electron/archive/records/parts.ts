import type { Kysely } from 'kysely';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { Database } from '../database/schema.ts';
import type { StoredRecord } from './codec.ts';
import { hasOwnPage, ownerFields } from './kinds.ts';
import { partsOf } from './read.ts';

export type Part = StoredRecord<Kind> & { readonly kind: Kind };

/** The live records that belong to a record and are shown on its page alone: its rows. */
export async function livePartsOf(db: Kysely<Database>, kind: Kind, id: string): Promise<Part[]> {
  const found: Part[] = [];
  for (const part of kinds) {
    if (hasOwnPage(part)) continue;
    for (const owner of ownerFields[part] ?? []) {
      if (owner.kind !== kind) continue;
      const rows = await partsOf(db, part, owner.field as never, id);
      found.push(...rows.map((row) => ({ ...row, kind: part })));
    }
  }
  return found;
}
