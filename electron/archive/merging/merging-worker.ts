/** Looks at another copy of the archive, makes it ready to be merged, merges it, or makes a copy, in a thread of its own. */

import { loadDriver } from '../database/open.ts';
import { serveTasks } from '../../jobs/worker-side.ts';
import { type CopyTask, copyArchive } from './copy.ts';
import { type MergeTask, mergeBorrowed } from './borrowed.ts';
import { type LookTask, look } from './look.ts';
import { makeReady } from './ready.ts';

export interface PrepareTask extends Omit<LookTask, 'what'> {
  readonly what: 'prepare';
}

loadDriver();
serveTasks<LookTask | PrepareTask | MergeTask | CopyTask>((task, progress) => {
  if (task.what === 'look') return look(task);
  if (task.what === 'merge') return mergeBorrowed(task, progress);
  if (task.what === 'copy') return copyArchive(task, progress);
  return makeReady(task);
});
