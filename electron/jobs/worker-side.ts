/** The thread's side of `worker-pool.ts`. */

import { parentPort } from 'node:worker_threads';
import { Failure } from '#shared/contract/failures.ts';
import type { WorkerMessage } from './worker-pool.ts';

type Progress = (done: number, total: number) => void;

/** Answers every message with what the task makes of it. Called once all native code that the thread needs is loaded (`worker-pool.ts`, `whenUp`). */
export function serveTasks<Input>(task: (input: Input, progress: Progress) => Promise<unknown>): void {
  const post = (message: WorkerMessage) => parentPort?.postMessage(message);
  post({ type: 'up' });
  parentPort?.on('message', (input: Input) => {
    task(input, (done, total) => post({ type: 'progress', done, total })).then(
      (result) => post({ type: 'done', result }),
      (error: unknown) => {
        const failure = error instanceof Failure ? { code: error.code, params: error.params, issues: [...error.issues].map((issue) => ({ ...issue, path: [...issue.path] })) } : null;
        post({ type: 'failed', failure, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      },
    );
  });
}
