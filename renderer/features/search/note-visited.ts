import { useEffect } from 'react';
import { client } from '../../api/client.ts';
import { recordAt } from '../../base/places.ts';

/** Notes which records were opened, on this computer only. */
export function useNoteVisited(path: string): void {
  useEffect(() => {
    const visited = recordAt(path);
    if (visited) client.keptSearches.note({ words: null, visited }).catch(() => undefined);
  }, [path]);
}
