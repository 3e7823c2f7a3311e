/** Makes a backup, or an archive of one, in a thread of its own: both read and write everything there is. */

import { serveTasks } from '../../jobs/worker-side.ts';
import { type BackUpTask, makeBackup } from './make.ts';
import { type RestoreTask, restoreBackup } from './restore.ts';

serveTasks<BackUpTask | RestoreTask>((task, progress) => (task.what === 'backUp' ? makeBackup(task, progress) : restoreBackup(task, progress)));
