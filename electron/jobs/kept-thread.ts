/** One thread that is kept, with what it has open and in memory, and does one task after the other; its other side is `serveTasks` in `worker-side.ts`. */

import { Worker } from 'node:worker_threads';
import { Failure } from '#shared/contract/failures.ts';
import { type WorkerMessage, thrown, whenUp } from './worker-pool.ts';

/** The thread could not be begun, or ended by itself: the task was not done. */
export class ThreadLost extends Error {}

interface Task {
  /** Made when it is its turn. */
  readonly input: () => unknown;
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
  readonly isLeft: () => boolean;
}

export class KeptThread {
  readonly #entry: URL;
  readonly #waiting: Task[] = [];
  #worker: Worker | null = null;
  #up: Promise<void> | null = null;
  #current: Task | null = null;

  constructor(entry: URL) {
    this.#entry = entry;
  }

  /**
   * Rejects with what the task threw, `job.cancelled`, or `ThreadLost`. What was cancelled before its turn is never begun; one at
   * work is left to its end, since what the thread has in memory is worth more than that.
   */
  run<Result>(input: () => unknown, signal?: AbortSignal): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const cancel = () => reject(new Failure('job.cancelled'));
      if (signal?.aborted) return cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      const end = () => signal?.removeEventListener('abort', cancel);
      this.#waiting.push({
        input,
        done: (result) => {
          end();
          resolve(result as Result);
        },
        failed: (error) => {
          end();
          reject(error);
        },
        isLeft: () => signal?.aborted ?? false,
      });
      this.#next();
    });
  }

  /** Ends the thread and lets go of what it has open; what it was asked rejects with `reason`. */
  async close(reason: Error): Promise<void> {
    await this.#end(reason);
  }

  #next(): void {
    if (this.#current) return;
    let task = this.#waiting.shift();
    while (task?.isLeft()) task = this.#waiting.shift();
    if (!task) {
      // Nobody waits for it: it does not keep the program from ending.
      this.#worker?.unref();
      return;
    }
    this.#current = task;
    try {
      this.#worker ??= this.#begin();
      this.#worker.ref();
      this.#worker.postMessage(task.input());
    } catch (error) {
      void this.#end(new ThreadLost('the thread could not be begun', { cause: error }));
    }
  }

  #begin(): Worker {
    const worker = new Worker(this.#entry);
    this.#up = whenUp(worker);
    const lost = (cause: unknown) => {
      if (this.#worker === worker) void this.#end(new ThreadLost('the thread ended', { cause }));
    };
    worker.on('error', lost);
    worker.on('exit', lost);
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress' || message.type === 'up' || this.#worker !== worker) return;
      const task = this.#current;
      this.#current = null;
      if (message.type === 'done') task?.done(message.result);
      else task?.failed(thrown(message));
      this.#next();
    });
    return worker;
  }

  async #end(reason: Error): Promise<void> {
    const [worker, up] = [this.#worker, this.#up];
    const tasks = [...(this.#current ? [this.#current] : []), ...this.#waiting.splice(0)];
    [this.#worker, this.#up, this.#current] = [null, null, null];
    for (const task of tasks) task.failed(reason);
    await up;
    await worker?.terminate();
  }
}
