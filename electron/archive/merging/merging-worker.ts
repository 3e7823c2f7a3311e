/** Looks at another copy of the archive, makes it ready to be merged, or makes a copy, in a thread of its own. */

import { loadDriver } from '../database/open.ts';
import { serveTasks } from '../../jobs/worker-side.ts';
import { backUpBefore } from '../backup/before.ts';
import { type CopyTask, copyArchive } from './copy.ts';
import { type LookTask, hasNews, look } from './look.ts';
import { type Prepared, discard, findOther, prepare } from './other.ts';

export interface PrepareTask extends Omit<LookTask, 'what'> {
  readonly what: 'prepare';
}

/** As `prepare`; where the other knows anything that is not known here, the archive as it is is put aside first. */
async function makeReady({ asked, own, reading, erased }: PrepareTask): Promise<Prepared> {
  const prepared = await prepare(findOther(asked, own), own, erased, false);
  try {
    if (await hasNews(reading, prepared)) backUpBefore(reading, own.folder, 'before-merge');
    return prepared;
  } catch (error) {
    discard(prepared);
    throw error;
  }
}

loadDriver();
serveTasks<LookTask | PrepareTask | CopyTask>((task, progress) => {
  if (task.what === 'look') return look(task);
  if (task.what === 'copy') return copyArchive(task, progress);
  return makeReady(task);
});
