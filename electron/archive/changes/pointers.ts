/** Which live records point to a record, and would stay without it when it goes. */

import type { Kysely } from 'kysely';
import { type Kind, kinds } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import type { Row } from '../records/codec.ts';
import { goesWithOwner, ownerFields, ownerOf, storage } from '../records/kinds.ts';
import { isFindable } from '../search/documents.ts';
import type { Target } from '../search/index-record.ts';
import { goesWith } from './trash.ts';

type Db = Kysely<Database>;

/** A part is told as the record that it belongs to: an event points to an organisation by its role. */
function teller(kind: Kind, row: Row): Target | null {
  if (isFindable(kind)) return { kind, id: String(row.id) };
  return ownerOf(kind, row) ?? (ownerFields[kind] ? null : { kind, id: String(row.id) });
}

/** Each once, whatever it points by. What belongs to the record does not point to it. */
export async function pointersTo(db: Db, kind: Kind, id: string): Promise<Target[]> {
  const found = new Map<string, Target>();
  for (const other of kinds) {
    for (const { field, kind: target } of storage[other].references) {
      const belongs = ownerFields[other]?.some((owner) => owner.field === field && owner.kind === kind);
      const goesAlong = goesWithOwner.some((rule) => rule.kind === other && rule.field === field);
      if (target !== kind || belongs || goesAlong) continue;
      const rows = await rowsOf<Row>(db, `SELECT * FROM "${other}" WHERE "${field}" = ? AND deletedBy IS NULL`, id);
      for (const row of rows) {
        const pointer = teller(other, row);
        if (pointer && pointer.id !== id && (await isLive(db, pointer))) found.set(pointer.id, pointer);
      }
    }
  }
  return [...found.values()];
}

interface Missing extends Target {
  readonly kind: FindableKind;
}

/** What would stay without a record, or without what goes to the trash with it, and does not go there itself. */
export async function missedBy(db: Db, kind: Kind, id: string): Promise<Missing[]> {
  const going = [{ kind, id }, ...(await goesWith(db, kind, id))];
  const missing = new Map<string, Missing>();
  for (const gone of going) {
    for (const { kind: of, id: pointer } of await pointersTo(db, gone.kind, gone.id)) if (isFindable(of)) missing.set(pointer, { kind: of, id: pointer });
  }
  for (const gone of going) missing.delete(gone.id);
  return [...missing.values()];
}

async function isLive(db: Db, { kind, id }: Target): Promise<boolean> {
  return (await rowsOf(db, `SELECT 1 FROM "${kind}" WHERE id = ? AND deletedBy IS NULL`, id)).length > 0;
}
