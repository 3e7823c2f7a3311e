import type { Kysely } from 'kysely';
import { type Kind, fieldsOf } from '#shared/contract/records.ts';
import type { CitationView, StatementView } from '#shared/contract/sources.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { stableJson } from '../records/codec.ts';
import { isKind } from '../records/kinds.ts';
import { liveById, namesOf, partsOf } from '../records/read.ts';

type Db = Kysely<Database>;

/** What records were taken from. */
export async function citationsOf(db: Db, recordIds: readonly string[]): Promise<CitationView[]> {
  const citations = await partsOf(db, 'citation', 'recordId', recordIds);
  const sources = await liveById(db, 'source', citations.map((citation) => citation.sourceId));
  return citations.flatMap((citation) => {
    const source = sources.get(citation.sourceId);
    return source ? [{ ...citation, source }] : [];
  });
}

/** What sources say of records' fields. */
export async function statementsOf(db: Db, records: readonly { readonly id: string }[]): Promise<StatementView[]> {
  const statements = await partsOf(db, 'statement', 'recordId', records.map(({ id }) => id));
  const sources = await liveById(db, 'source', statements.map((statement) => statement.sourceId));
  const byId = new Map(records.map((record) => [record.id, record as unknown as Readonly<Record<string, unknown>>]));
  const names = await namesOf(db, statements.flatMap(({ kind, field, value }) => {
    const named = isKind(kind) ? fieldsOf(kind).get(field) : undefined;
    return named?.type === 'reference' && isKind(named.kind ?? '') && typeof value === 'string' ? [{ kind: named.kind as Kind, id: value }] : [];
  }));
  return statements.map((statement) => ({
    ...statement,
    valueName: typeof statement.value === 'string' ? (names.get(statement.value) ?? null) : null,
    source: sources.get(statement.sourceId ?? '') ?? null,
    isFollowed: stableJson(byId.get(statement.recordId)?.[statement.field] ?? null) === stableJson(statement.value),
  }));
}

/** The live citations and statements that name a source. */
export async function usesOf(db: Db, sourceId: string): Promise<{ id: string; kind: string; recordId: string; field: string | null; written: string | null }[]> {
  const columns = 'id, kind, recordId, field, written';
  return rowsOf(
    db,
    `SELECT ${columns} FROM citation WHERE sourceId = ? AND deletedBy IS NULL UNION ALL SELECT ${columns} FROM statement WHERE sourceId = ? AND deletedBy IS NULL ORDER BY id`,
    sourceId,
    sourceId,
  );
}
