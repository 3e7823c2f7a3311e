/** Makes and proves backups, or makes an archive of one, in a thread of its own: all of them read everything there is. */

import { loadDriver } from '../database/open.ts';
import { serveTasks } from '../../jobs/worker-side.ts';
import { type CompareTask, compareRestored } from './compare.ts';
import { type ContentsTask, type RecordTask, contentsOf, recordOf } from './look-in.ts';
import { type BackUpPart, doBackUpPart } from './make.ts';
import { type ReadyTask, readied } from './opened.ts';
import { type ProveTask, proveBackups } from './prove.ts';
import { type RestoreTask, restoreBackup } from './restore.ts';

loadDriver();
serveTasks<BackUpPart | RestoreTask | ProveTask | CompareTask | ContentsTask | RecordTask | ReadyTask>(async (task, progress): Promise<unknown> => {
  switch (task.what) {
    case 'prove':
      return proveBackups(task, progress);
    case 'compare':
      return compareRestored(task);
    case 'restore':
      return restoreBackup(task, progress);
    case 'contents':
      return contentsOf(task);
    case 'record':
      return recordOf(task);
    case 'ready':
      return readied(task, progress);
    default:
      return doBackUpPart(task, progress);
  }
});
