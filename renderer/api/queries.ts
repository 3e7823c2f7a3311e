import { type Query, QueryClient } from '@tanstack/react-query';
import type { Happening } from '#shared/contract/archive.ts';
import type { Kind } from '#shared/contract/records.ts';
import { mayShow } from '#shared/contract/shows.ts';
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

/** A query is kept under the path of its call. */
const pathOf = ({ queryKey: [path] }: Query) => (Array.isArray(path) ? (path as string[]) : []);

/**
 * What is on screen is asked again, as far as it may be another answer; what is not is forgotten, so that a page
 * never begins with what was and then moves under the pointer. `touched`: null where anything may have changed.
 */
function askAnew(touched: ReadonlySet<Kind> | null): void {
  const predicate = (query: Query) => touched === null || mayShow(pathOf(query), touched);
  queryClient.removeQueries({ type: 'inactive', predicate });
  void queryClient.invalidateQueries({ predicate });
}

/** How long changes are gathered after one was told at once, in milliseconds: fifty photos are not fifty rounds. */
const TOGETHER = 50;

let gathered: Set<Kind> | null = null;

function changed(touched: readonly Kind[]): void {
  if (gathered) {
    for (const kind of touched) gathered.add(kind);
    return;
  }
  askAnew(new Set(touched));
  gathered = new Set();
  setTimeout(() => {
    const more = gathered;
    gathered = null;
    if (more && more.size > 0) changed([...more]);
  }, TOGETHER);
}

/** What is found by it may be something else. */
const isNewIndex = (happening: Happening) => happening.type === 'job' && happening.job.kind === 'reindex' && happening.job.state === 'done';

/** Listens to the archive as long as the page lives. What changed anywhere is asked again where it is shown. */
export async function watchArchive(): Promise<never> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      const happenings = await client.archive.watch();
      // What happened while nobody listened is told by nobody.
      if (!isFirst) askAnew(null);
      for await (const happening of happenings) {
        if (happening.type === 'changed') changed(happening.touched);
        else if (happening.type === 'backup') void queryClient.invalidateQueries({ predicate: (query) => ['backups', 'settings'].includes(pathOf(query)[0] ?? '') });
        else if (happening.type === 'archive' || isNewIndex(happening)) askAnew(null);
        for (const listener of listeners) listener(happening);
      }
    } catch {
      // The connection was lost; whatever the page asks next says so. Try again meanwhile.
    }
    doubt();
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
