import { Failure } from '#shared/contract/failures.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Archive } from '../archive.ts';
import { isKind } from '../records/kinds.ts';
import { getLive, nameOfRecord, namesOf } from '../records/read.ts';
import { livePartsOf } from '../records/parts.ts';
import { citationsOf, statementsOf, usesOf } from './repository.ts';

/** Throws `record.notFound`. */
export async function sourcesOf(archive: Archive, asked: string, id: string) {
  if (!isKind(asked)) throw new Failure('record.notFound', { kind: 'source', id });
  const db = archive.reader;
  const record = await getLive(db, asked, id);
  const parts = await livePartsOf(db, asked, id);
  const citations = await citationsOf(db, [id, ...parts.map((part) => part.id)]);
  const statements = await statementsOf(db, [record, ...parts]);
  const named = parts.flatMap(({ kind, ...part }) => {
    const name = nameOfRecord(kind, part);
    return name ? [{ kind, id: part.id, name }] : [];
  });
  return { citations, statements, parts: named };
}

export async function usesOfSource(archive: Archive, id: string) {
  const uses = await usesOf(archive.reader, id);
  const known = uses.filter((use): use is typeof use & { kind: Kind } => isKind(use.kind));
  const names = await namesOf(archive.reader, known.map(({ kind, recordId }) => ({ kind, id: recordId })));
  return known.map((use) => ({ ...use, name: names.get(use.recordId) ?? null }));
}
