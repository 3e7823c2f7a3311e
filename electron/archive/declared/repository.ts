import { type Kysely, sql } from 'kysely';
import type { ListKind } from '#shared/contract/declared-kinds.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { type Page, type PageRequest, cursorOf, page } from '../database/paging.ts';
import type { Database } from '../database/schema.ts';
import { type Row, toRecord } from '../records/codec.ts';
import { nameOfRecord } from '../records/read.ts';

interface Listed {
  readonly id: string;
  readonly name: Multilingual | null;
  /** What tells it from others of that name. */
  readonly detail: string | null;
}

const DETAIL: { readonly [K in ListKind]: string } = { source: 'publisher', person: 'email' };

export async function listDeclared(db: Kysely<Database>, kind: ListKind, request: PageRequest): Promise<Page<Listed>> {
  const [sort, id] = cursorOf(request) ?? ['', ''];
  const found = await page<Row & { sort: string; id: string }>(
    db,
    request,
    sql`SELECT sortKey AS sort, ${sql.table(kind)}.* FROM ${sql.table(kind)} WHERE deletedBy IS NULL AND (sortKey, id) > (${sort}, ${id}) ORDER BY sortKey, id LIMIT ${request.limit + 1}`,
  );
  const items = found.items.map((row) => ({ id: row.id, name: nameOfRecord(kind, toRecord(kind, row)), detail: (row[DETAIL[kind]] as string | null) ?? null }));
  return { items, next: found.next };
}
