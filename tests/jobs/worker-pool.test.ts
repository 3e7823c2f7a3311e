import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KeptThread } from '../../electron/jobs/kept-thread.ts';
import { type PoolOptions, WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { Told } from './entry-tasks.ts';

const pools: WorkerPool[] = [];

function pool(size = 1, options?: PoolOptions): WorkerPool {
  const made = new WorkerPool(new URL('entry-tasks.ts', import.meta.url), size, options);
  pools.push(made);
  return made;
}

const ask = <T>(of: WorkerPool, told: Told, options?: Parameters<WorkerPool['run']>[1]) => of.run<T>(told, options);

afterEach(async () => {
  for (const made of pools.splice(0)) await made.close();
});

describe('a pool of threads', () => {
  it('gives one task after the other to the same thread', async () => {
    const one = pool();
    const first = await ask<number>(one, 'whoAreYou');
    expect(first).toBeGreaterThan(0);
    expect([await ask(one, 'whoAreYou'), await ask(one, 'whoAreYou')]).toEqual([first, first]);
  });

  it('works with as many threads at once as it has, and no more', async () => {
    const two = pool(2);
    const threads = await Promise.all(Array.from({ length: 6 }, () => ask<number>(two, 'whoAreYou')));
    expect(new Set(threads).size).toBe(2);
  });

  it.each(['cancelled', 'closed', 'kept and closed'])('ends no thread before it has loaded what it needs: %s', async (how) => {
    const loaded = path.join(temporaryFolder(), 'loaded');
    process.env.KRONIKA_LOADED = loaded;
    const entry = new URL('entry-slow-start.ts', import.meta.url);
    const slow = new WorkerPool(entry, 1);
    const kept = new KeptThread(entry);
    const stop = new AbortController();
    const ended = (how === 'kept and closed' ? kept.run(() => null) : slow.run(null, { signal: stop.signal })).catch(() => 'ended');
    if (how === 'cancelled') stop.abort();
    else if (how === 'closed') await slow.close();
    else await kept.close(new Error('closed'));
    expect(await ended).toBe('ended');
    expect(existsSync(loaded)).toBe(true);
    await slow.close();
  });

  it('tells how far a task is', async () => {
    const told: [number, number][] = [];
    const result = await ask(pool(), 'count', { onProgress: (done, total) => told.push([done, total]) });
    expect(result).toBe('counted');
    expect(told).toEqual([[1, 3], [2, 3], [3, 3]]);
  });

  it('rejects with the failure that the task threw, and with any other error', async () => {
    const one = pool();
    await expect(ask(one, 'refuse')).rejects.toMatchObject({ code: 'photo.notAPhoto', params: { name: 'x.jpg' } });
    await expect(ask(one, 'break')).rejects.toThrow(/^Error: broken/);
    expect(await ask(one, 'count')).toBe('counted');
  });

  it('rejects when the thread ends, and goes on with another', async () => {
    const one = pool();
    await expect(ask(one, 'exit')).rejects.toThrow('worker ended with 7');
    expect(await ask(one, 'count')).toBe('counted');
  });

  it('goes on with another thread when one died while it rested', async () => {
    const one = pool();
    const before = await ask<number>(one, 'whoAreYou');
    // Its death comes by another way than its answer, and may overtake it.
    await ask(one, 'dieLater').catch(() => undefined);
    // It may still answer, or take a task with it, before it dies; then another thread must answer.
    let answering = before;
    while (answering === before) answering = await ask<number>(one, 'whoAreYou').catch(() => before);
    expect(await ask<number>(one, 'whoAreYou')).toBe(answering);
  });
});

describe('a task that is cancelled', () => {
  it('ends at once, and the next one begins', async () => {
    const one = pool();
    const stop = new AbortController();
    const hanging = ask(one, 'never', { signal: stop.signal });
    const next = ask(one, 'count');
    stop.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(await next).toBe('counted');
  });

  it('is not begun where it still waited', async () => {
    const one = pool();
    const [first, second] = [new AbortController(), new AbortController()];
    const hanging = ask(one, 'never', { signal: first.signal });
    const waiting = ask(one, 'count', { signal: second.signal });
    second.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'job.cancelled' });
    first.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'job.cancelled' });
  });

  it('is not begun where it was cancelled before', async () => {
    await expect(ask(pool(), 'count', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'job.cancelled' });
  });
});

describe('a task that takes longer than the pool is patient', () => {
  it('keeps nobody waiting: another thread is begun beside it', async () => {
    const one = pool(1, { patience: 1 });
    const stuck = ask(one, 'never').catch(() => 'ended');
    expect(await ask(one, 'count')).toBe('counted');
    expect(await ask(one, 'count')).toBe('counted');
    await one.close();
    expect(await stuck).toBe('ended');
  });

  it('does so until there are twice as many threads as the pool has', async () => {
    const one = pool(1, { patience: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const stuck = [ask(one, 'never', { signal: first.signal }), ask(one, 'never', { signal: second.signal })].map((task) => task.catch(() => 'ended'));
    let done = false;
    const waiting = ask(one, 'count').finally(() => (done = true));
    // Long enough that a third thread would have answered many times over.
    const other = pool();
    for (let turn = 0; turn < 20; turn += 1) await ask(other, 'count');
    expect(done).toBe(false);
    first.abort();
    expect(await waiting).toBe('counted');
    second.abort();
    expect(await Promise.all(stuck)).toEqual(['ended', 'ended']);
  });

  it('is counted again as one when it has ended', async () => {
    const one = pool(1, { patience: 1 });
    const stop = new AbortController();
    const stuck = ask(one, 'never', { signal: stop.signal }).catch(() => 'ended');
    expect(await ask(one, 'count')).toBe('counted');
    stop.abort();
    expect(await stuck).toBe('ended');
    expect(await Promise.all([ask(one, 'count'), ask(one, 'count'), ask(one, 'count')])).toEqual(['counted', 'counted', 'counted']);
  });
});

it('closing ends what is at work and what waits', async () => {
  const one = pool();
  const [hanging, waiting] = [ask(one, 'never'), ask(one, 'count')];
  const ended = Promise.allSettled([hanging, waiting]);
  await one.close();
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
