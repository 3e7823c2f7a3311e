/**
 * Worker threads for work that would make a click wait. A task is a plain message in and a plain
 * message out, with progress in between. Cancelling ends the thread: native code can't be asked.
 */

import { Worker } from 'node:worker_threads';
import { Failure, type FailureData } from '#shared/contract/failures.ts';

/** What a worker posts; its other side is `serveTasks` in `worker-side.ts`. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly failure: FailureData | null; readonly message: string };

export interface TaskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface Waiting {
  readonly start: (worker: Worker) => void;
}

/** A thread that is idle this long is let go, with the memory it took. Milliseconds. */
const IDLE = 20_000;

export class WorkerPool {
  readonly #entry: URL;
  readonly #size: number;
  readonly #idle: { worker: Worker; timer: NodeJS.Timeout }[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #all = new Set<Worker>();
  #busy = 0;

  constructor(entry: URL, size: number) {
    this.#entry = entry;
    this.#size = size;
  }

  /** Runs a task in a thread. Rejects with what the task threw, or `job.cancelled`. */
  run<Result>(input: unknown, { signal, onProgress }: TaskOptions = {}): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const cancelled = () => new Failure('job.cancelled');
      if (signal?.aborted) return reject(cancelled());
      const waiting: Waiting = {
        start: (worker) => {
          const end = (settle: () => void, reuse: boolean) => {
            worker.removeAllListeners();
            signal?.removeEventListener('abort', abort);
            if (reuse) this.#rest(worker);
            else this.#end(worker);
            this.#busy -= 1;
            this.#next();
            settle();
          };
          const abort = () => end(() => reject(cancelled()), false);
          signal?.removeEventListener('abort', abortWaiting);
          signal?.addEventListener('abort', abort);
          worker.on('message', (message: WorkerMessage) => {
            if (message.type === 'progress') onProgress?.(message.done, message.total);
            else if (message.type === 'done') end(() => resolve(message.result as Result), true);
            else end(() => reject(thrown(message)), true);
          });
          worker.on('error', (error) => end(() => reject(error), false));
          worker.on('exit', (code) => end(() => reject(new Error(`worker ended with ${code}`)), false));
          worker.postMessage(input);
        },
      };
      const abortWaiting = () => {
        const index = this.#waiting.indexOf(waiting);
        if (index < 0) return;
        this.#waiting.splice(index, 1);
        reject(cancelled());
      };
      signal?.addEventListener('abort', abortWaiting);
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    for (const { timer } of this.#idle) clearTimeout(timer);
  }

  #next(): void {
    if (this.#busy >= this.#size) return;
    const waiting = this.#waiting.shift();
    if (!waiting) return;
    this.#busy += 1;
    waiting.start(this.#take());
  }

  #take(): Worker {
    const idle = this.#idle.pop();
    if (idle) {
      clearTimeout(idle.timer);
      idle.worker.ref();
      return idle.worker;
    }
    const worker = new Worker(this.#entry);
    this.#all.add(worker);
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    const entry = {
      worker,
      timer: setTimeout(() => {
        this.#idle.splice(this.#idle.indexOf(entry), 1);
        this.#end(worker);
      }, IDLE).unref(),
    };
    this.#idle.push(entry);
  }

  #end(worker: Worker): void {
    this.#all.delete(worker);
    void worker.terminate();
  }
}

function thrown(message: WorkerMessage & { type: 'failed' }): Error {
  const { failure } = message;
  return failure ? new Failure(failure.code, failure.params, { issues: failure.issues }) : new Error(message.message);
}
