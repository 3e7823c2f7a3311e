/** Long work that the user can see and stop: each job has an id, says how far it is, and ends. */

import { v7 as uuid } from 'uuid';
import { Failure, type FailureData } from '#shared/contract/failures.ts';

export type JobKind = 'photoImport' | 'tableImport' | 'report' | 'check' | 'reindex' | 'backup' | 'restore' | 'backupProof' | 'backupOpening' | 'look' | 'merge' | 'copy';

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** What it works on, as the user knows it. */
  readonly label: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Steps done, of `total`; both 0 while that is not known. */
  readonly done: number;
  readonly total: number;
  readonly failure: FailureData | null;
}

export interface JobContext {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** Ended jobs stay listed until this many newer ones have ended. */
const KEPT = 20;

export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #controllers = new Map<string, AbortController>();
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #listeners = new Set<(job: Job) => void>();

  list(): Job[] {
    return [...this.#jobs.values()];
  }

  onUpdate(listener: (job: Job) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts a job. The result rejects as the work does; `job.cancelled` when it was stopped. */
  start<T>(kind: JobKind, label: string, work: (context: JobContext) => Promise<T>, signal?: AbortSignal): { id: string; result: Promise<T> } {
    const id = uuid();
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    this.#controllers.set(id, controller);
    this.#set({ id, kind, label, state: 'running', done: 0, total: 0, failure: null });
    const progress = (done: number, total: number) => this.#update(id, { done, total });
    const result = work({ signal: controller.signal, progress })
      .then(
        (value) => {
          this.#update(id, { state: 'done' });
          return value;
        },
        (error: unknown) => {
          this.#update(id, failedState(error));
          throw error;
        },
      )
      .finally(() => {
        signal?.removeEventListener('abort', abort);
        this.#controllers.delete(id);
        this.#running.delete(id);
        this.#forgetOld();
      });
    this.#running.set(id, result);
    return { id, result };
  }

  cancel(id: string): void {
    this.#controllers.get(id)?.abort();
  }

  /** Stops what is running; resolves when all of it has ended. */
  async cancelAll(): Promise<void> {
    for (const controller of this.#controllers.values()) controller.abort();
    await Promise.allSettled(this.#running.values());
  }

  #update(id: string, change: Partial<Job>): void {
    const job = this.#jobs.get(id);
    if (job) this.#set({ ...job, ...change });
  }

  #set(job: Job): void {
    this.#jobs.set(job.id, job);
    for (const listener of this.#listeners) listener(job);
  }

  #forgetOld(): void {
    const ended = this.list().filter((job) => job.state !== 'running');
    for (const job of ended.slice(0, Math.max(0, ended.length - KEPT))) this.#jobs.delete(job.id);
  }
}

function failedState(error: unknown): Partial<Job> {
  if (!(error instanceof Failure)) return { state: 'failed', failure: { code: 'internal', params: {}, issues: [] } };
  if (error.code === 'job.cancelled') return { state: 'cancelled' };
  return { state: 'failed', failure: { code: error.code, params: error.params, issues: [] } };
}
