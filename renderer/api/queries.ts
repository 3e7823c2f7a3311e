import { QueryClient } from '@tanstack/react-query';
import type { Happening } from '#shared/contract/archive.ts';
import { doubt } from './admission.ts';
import { client } from './client.ts';

/** The archive is on this machine: there is no network to wait for, and nothing goes stale but by a change. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

type Listener = (happening: Happening) => void;
const listeners = new Set<Listener>();

/** Calls back for everything that happens in the archive, until the returned function is called. */
export function onHappening(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const PAUSE = 1000;

/**
 * What is on screen is asked again; what is not is forgotten, so that a page never begins with what was
 * and then moves under the pointer.
 */
function askAnew(): void {
  queryClient.removeQueries({ type: 'inactive' });
  void queryClient.invalidateQueries();
}

/** Listens to the archive as long as the page lives. What changed anywhere is asked again where it is shown. */
export async function watchArchive(): Promise<never> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      const happenings = await client.archive.watch();
      // What happened while nobody listened is told by nobody.
      if (!isFirst) askAnew();
      for await (const happening of happenings) {
        if (happening.type !== 'job') askAnew();
        for (const listener of listeners) listener(happening);
      }
    } catch {
      // The connection was lost; whatever the page asks next says so. Try again meanwhile.
    }
    doubt();
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
