/** Searches that are kept by name. */

import { Failure } from '#shared/contract/failures.ts';
import type { SavedSearchView } from '#shared/contract/kept-searches.ts';
import type { Fields } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';
import type { Archive } from '../archive.ts';
import type { Saved } from '../changes/save.ts';
import { rowOf, write } from '../changes/write.ts';
import { newId } from '../records/new-id.ts';
import { allLive, liveById, nameOfRecord } from '../records/read.ts';

type SavedSearch = Fields<'savedSearch'>;

export async function listSearches(archive: Archive): Promise<SavedSearchView[]> {
  const all = (await allLive(archive.reader, 'savedSearch')).map((one) => ({ one, key: slovenianSortKey(one.name) }));
  return all.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
}

interface Patch {
  readonly id: string | null;
  readonly revision: string | null;
  readonly fields: { readonly [F in keyof SavedSearch]?: SavedSearch[F] | undefined };
}

/** Throws `record.invalid`, `record.notFound`, `record.changedElsewhere`. */
export async function saveSearch(archive: Archive, { id: known, revision, fields }: Patch, author: string): Promise<Saved> {
  const id = known ?? newId();
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<SavedSearch>;
  const { action } = await write(archive, { verb: known ? 'edit' : 'create', kind: 'savedSearch', recordId: id, author }, async (writer) => {
    const before = await rowOf(await writer.reading(), 'savedSearch', id);
    if (known && before && before.revision !== revision) throw new Failure('record.changedElsewhere', { kind: 'savedSearch', id });
    if (known) await writer.edit('savedSearch', id, said);
    else await writer.create('savedSearch', said as SavedSearch, id);
  });
  return { id, revision: action?.id ?? revision ?? '' };
}

interface Visited {
  readonly kind: FindableKind;
  readonly id: string;
}

/** Those of some records that are still there, in their order, with what they are called today. */
export async function stillThere(archive: Archive, visited: readonly Visited[]): Promise<(Visited & { readonly name: Multilingual | null })[]> {
  const names = new Map<string, Multilingual | null>();
  for (const [kind, some] of Map.groupBy(visited, (one) => one.kind)) {
    for (const [id, record] of await liveById(archive.reader, kind, some.map((one) => one.id))) names.set(id, nameOfRecord(kind, record));
  }
  return visited.filter(({ id }) => names.has(id)).map((one) => ({ ...one, name: names.get(one.id) ?? null }));
}
