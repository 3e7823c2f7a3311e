import type { Kysely } from 'kysely';
import type { CitationView } from '#shared/contract/sources.ts';
import type { Database } from '../database/schema.ts';
import { liveById, partsOf } from '../records/read.ts';

/** What a record was taken from. */
export async function citationsOf(db: Kysely<Database>, recordId: string): Promise<CitationView[]> {
  const citations = await partsOf(db, 'citation', 'recordId', recordId);
  const sources = await liveById(db, 'source', citations.map((citation) => citation.sourceId));
  return citations.flatMap(({ id, field, written, sourceId }) => {
    const source = sources.get(sourceId);
    return source ? [{ id, field, written, source }] : [];
  });
}
