/** Making the search index anew, as a job. */

import type { Archive } from '../archive/archive.ts';
import { reindex } from '../archive/search/reindex.ts';
import type { Jobs } from '../jobs/jobs.ts';

const running = new WeakMap<Archive, Promise<void>>();

/** Whoever asks for it while it is being done waits for that. Throws `archive.readOnly`, `archive.gone`, `archive.replaced`, and as `reindex`. */
export function makeIndexAnew({ jobs }: { readonly jobs: Jobs }, archive: Archive, signal?: AbortSignal): Promise<void> {
  const known = running.get(archive);
  if (known) return known;
  archive.writer();
  const { result } = jobs.start('reindex', archive.info.name, (job) => reindex(archive, job), signal);
  const ended = result.finally(() => running.delete(archive));
  running.set(archive, ended);
  return ended;
}
