/** The records behind a report's figures, as they are told who asks where one comes from. */

import type { OriginView } from '#shared/contract/reports.ts';
import type { RecordRef } from '#shared/domain/report-tree.ts';
import type { Archive } from '../archive.ts';
import { liveById, namesOf } from '../records/read.ts';

/** By id. Of what is no longer there, only that it was named. */
export async function originsOf({ reader }: Pick<Archive, 'reader'>, refs: readonly RecordRef[]): Promise<Record<string, OriginView>> {
  const isCount = ({ kind }: RecordRef) => kind === 'participation';
  const counts = await liveById(reader, 'participation', refs.filter(isCount).map(({ id }) => id));
  const places = await liveById(reader, 'place', [...counts.values()].map(({ placeId }) => placeId));
  const named = [...refs.filter((ref) => !isCount(ref)), ...refs.flatMap(({ on }) => on ?? [])];
  const names = await namesOf(reader, named);
  const plain = named.map(({ id }): [string, OriginView] => [id, { name: names.get(id) ?? null, count: null }]);
  const counted = [...counts.values()].map(({ id, value, precision, country, placeId, gender, ageBand }): [string, OriginView] => {
    const place = places.get(placeId ?? '');
    return [id, { name: null, count: { value, precision, country: country ?? place?.country ?? null, place: place?.name ?? null, gender, ageBand } }];
  });
  return Object.fromEntries([...plain, ...counted]);
}
