/**
 * Worker threads for work that would make a click wait. A task is a plain message in and a plain
 * message out, with progress in between. Cancelling ends the thread: native code can't be asked.
 */

import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Failure, type FailureData, failureFrom } from '#shared/contract/failures.ts';

/** What a worker posts; its other side is `serveTasks` in `worker-side.ts`. */
export type WorkerMessage =
  /** It has begun, its native code is loaded: from here on it may be ended. */
  | { readonly type: 'up' }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly failure: FailureData | null; readonly message: string };

export interface TaskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Node 24 can die of WebAssembly in several threads: V8 frees the slow entry to a function that it has
 * made a fast one for, in a list that all threads share ("Check failed: jit_page.has_value()",
 * github.com/nodejs/node/issues/64500). So the fast ones are not made; only decoding HEIC would notice.
 * What runs from TypeScript uses WebAssembly before this line, so its command says the same as a flag.
 */
function calmWebAssembly(): void {
  if (!process.versions.electron) setFlagsFromString('--wasm-wrapper-tiering-budget=2000000000');
}

calmWebAssembly();

/**
 * Resolves when a thread that was just begun is up, or has ended. Not before may it be ended: a module of native code that is being
 * loaded then ends the whole process (node-addon-api: "FATAL ERROR: Error::New napi_get_last_error_info").
 */
export function whenUp(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
    const onMessage = ({ type }: WorkerMessage) => {
      if (type !== 'up') return;
      worker.off('message', onMessage);
      resolve();
    };
    worker.on('message', onMessage);
  });
}

interface Waiting {
  /** Ends it before it was begun. */
  readonly drop: () => void;
  readonly start: (worker: Worker) => void;
}

export interface PoolOptions {
  /**
   * Milliseconds after which a task no longer keeps others waiting: another thread is begun beside it,
   * until there are twice as many as the pool's size. Without it, tasks wait as long as it takes.
   */
  readonly patience?: number;
  /**
   * Megabytes for what a thread has just made, before it is looked through for what stays. Less makes a thread that keeps much
   * smaller, and a little slower.
   */
  readonly young?: number;
}

/** A thread that is idle this long is let go, with the memory it took. Milliseconds. */
const IDLE = 20_000;

export class WorkerPool {
  readonly #entry: URL;
  readonly #size: number;
  readonly #idle: { worker: Worker; timer: NodeJS.Timeout }[] = [];
  readonly #waiting: Waiting[] = [];
  /** Each with when it is up. */
  readonly #all = new Map<Worker, Promise<void>>();
  readonly #patience: number | null;
  readonly #young: number | undefined;
  /** Tasks at work for which others wait, and those that have outworn that. */
  #busy = 0;
  #slow = 0;

  constructor(entry: URL, size: number, { patience, young }: PoolOptions = {}) {
    this.#entry = entry;
    this.#size = size;
    this.#patience = patience ?? null;
    this.#young = young;
  }

  /** Runs a task in a thread. Rejects with what the task threw, or `job.cancelled`. */
  run<Result>(input: unknown, { signal, onProgress }: TaskOptions = {}): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const cancelled = () => new Failure('job.cancelled');
      if (signal?.aborted) return reject(cancelled());
      const waiting: Waiting = {
        drop: () => {
          signal?.removeEventListener('abort', abortWaiting);
          reject(cancelled());
        },
        start: (worker) => {
          const leave = this.#enter();
          const end = (settle: () => void, reuse: boolean) => {
            // Only what was added here: a worker listens to itself, too, and hangs when that is taken off.
            worker.off('message', onMessage).off('error', onError).off('exit', onExit);
            signal?.removeEventListener('abort', abort);
            const rested = reuse ? this.#rest(worker) : this.#end(worker);
            // What was cancelled has ended only when its thread has let go of its files.
            void rested.then(() => {
              leave();
              settle();
            });
          };
          const abort = () => end(() => reject(cancelled()), false);
          const onMessage = (message: WorkerMessage) => {
            if (message.type === 'progress') onProgress?.(message.done, message.total);
            else if (message.type === 'up') return;
            else if (message.type === 'done') end(() => resolve(message.result as Result), true);
            else end(() => reject(thrown(message)), true);
          };
          const onError = (error: Error) => end(() => reject(error), false);
          const onExit = (code: number) => end(() => reject(new Error(`worker ended with ${code}`)), false);
          signal?.removeEventListener('abort', abortWaiting);
          signal?.addEventListener('abort', abort);
          worker.on('message', onMessage).on('error', onError).on('exit', onExit);
          worker.postMessage(input);
        },
      };
      const abortWaiting = () => {
        const index = this.#waiting.indexOf(waiting);
        if (index < 0) return;
        this.#waiting.splice(index, 1);
        waiting.drop();
      };
      signal?.addEventListener('abort', abortWaiting);
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  /** Ends all threads. What they were at, and what waited for them, rejects. */
  async close(): Promise<void> {
    for (const waiting of this.#waiting.splice(0)) waiting.drop();
    await Promise.all([...this.#all.keys()].map((worker) => this.#end(worker)));
    for (const { timer } of this.#idle) clearTimeout(timer);
  }

  #next(): void {
    if (this.#busy >= this.#size || this.#busy + this.#slow >= 2 * this.#size) return;
    const waiting = this.#waiting.shift();
    if (waiting) waiting.start(this.#take());
  }

  /** Counts a task as at work until it leaves. */
  #enter(): () => void {
    this.#busy += 1;
    let slow = false;
    const outworn = () => {
      slow = true;
      this.#busy -= 1;
      this.#slow += 1;
      this.#next();
    };
    const timer = this.#patience === null ? null : setTimeout(outworn, this.#patience).unref();
    return () => {
      if (timer) clearTimeout(timer);
      if (slow) this.#slow -= 1;
      else this.#busy -= 1;
      this.#next();
    };
  }

  #take(): Worker {
    const idle = this.#idle.pop();
    if (idle) {
      clearTimeout(idle.timer);
      idle.worker.ref();
      return idle.worker;
    }
    const worker = new Worker(this.#entry, this.#young === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: this.#young } });
    this.#all.set(worker, whenUp(worker));
    // An idle thread that fails is let go; one at work rejects its task besides.
    worker.on('error', () => undefined);
    worker.once('exit', () => this.#forget(worker));
    return worker;
  }

  async #rest(worker: Worker): Promise<void> {
    worker.unref();
    const entry = {
      worker,
      timer: setTimeout(() => void this.#end(worker), IDLE).unref(),
    };
    this.#idle.push(entry);
  }

  #forget(worker: Worker): void {
    this.#all.delete(worker);
    const at = this.#idle.findIndex((entry) => entry.worker === worker);
    if (at >= 0) clearTimeout(this.#idle.splice(at, 1)[0]?.timer);
  }

  async #end(worker: Worker): Promise<void> {
    const up = this.#all.get(worker);
    this.#forget(worker);
    await up;
    await worker.terminate();
  }
}

/** What a task threw, as its thread told it. */
export function thrown(message: WorkerMessage & { type: 'failed' }): Error {
  const { failure } = message;
  return failure ? failureFrom(failure, { issues: failure.issues }) : new Error(message.message);
}
