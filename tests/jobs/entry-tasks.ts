/** A thread whose task is told what to do. */

import { threadId } from 'node:worker_threads';
import { Failure } from '#shared/contract/failures.ts';
import { serveTasks } from '../../electron/jobs/worker-side.ts';

export type Told = 'whoAreYou' | 'count' | 'refuse' | 'break' | 'never' | 'exit' | 'dieLater';

serveTasks<Told>(async (told, progress) => {
  switch (told) {
    case 'whoAreYou':
      return threadId;
    case 'count':
      for (const done of [1, 2, 3]) progress(done, 3);
      return 'counted';
    case 'refuse':
      throw new Failure('photo.notAPhoto', { name: 'x.jpg' });
    case 'break':
      throw new Error('broken');
    case 'never':
      return new Promise(() => undefined);
    case 'exit':
      return process.exit(7);
    case 'dieLater':
      setImmediate(() => {
        throw new Error('died while it rested');
      });
      return 'dying';
  }
});
