import type { CheckReport } from '#shared/contract/check.ts';
import type { Archive } from '../archive/archive.ts';
import type { CheckTask } from '../archive/check/check-worker.ts';
import type { TaskOptions, WorkerPool } from '../jobs/worker-pool.ts';

interface HasPools {
  readonly pools: { readonly check: WorkerPool };
}

function runCheck({ pools }: HasPools, archive: Archive, depth: CheckTask['depth'], options?: TaskOptions): Promise<CheckReport> {
  const task: CheckTask = { paths: archive.paths, reading: archive.reading, depth };
  return pools.check.run<CheckReport>(task, options);
}

/** Every page, file and word, once what goes on beside is done. */
export async function fullCheck(pools: HasPools, archive: Archive, options?: TaskOptions): Promise<CheckReport> {
  await archive.besideIsDone();
  return runCheck(pools, archive, 'everything', options);
}

/** The plain tables; the whole database after an unclean end. True when sound. */
export async function quickCheck(pools: HasPools, archive: Archive, signal: AbortSignal): Promise<boolean> {
  const { sound } = await runCheck(pools, archive, archive.endedUncleanly ? 'database' : 'tables', { signal });
  return sound;
}
