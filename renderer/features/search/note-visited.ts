import { useEffect } from 'react';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import { client } from '../../api/client.ts';
import { recordPlace } from '../../base/places.ts';

const ID = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The record that a page is about; null for a page of anything else. */
function recordAt(path: string): { kind: FindableKind; id: string } | null {
  const id = ID.exec(path)?.[1];
  const kind = findableKinds.find((one) => id !== undefined && recordPlace(one, id)?.to.replace('$id', id) === path);
  return kind && id !== undefined ? { kind, id } : null;
}

/** Notes which records were opened, on this computer only. */
export function useNoteVisited(path: string): void {
  useEffect(() => {
    const visited = recordAt(path);
    if (visited) client.keptSearches.note({ words: null, visited }).catch(() => undefined);
  }, [path]);
}
