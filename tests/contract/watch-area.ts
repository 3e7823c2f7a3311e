/** What happens, told to whoever listens; and work that is stopped. */

import { beforeAll, expect, test } from 'vitest';
import type { Happening, JobView } from '#shared/contract/archive.ts';
import { codeOf } from '../support/failures.ts';
import { placeForm } from '../support/forms.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

interface Listener {
  /** The next happening that is meant; those before it are passed over. */
  readonly until: (meant: (happening: Happening) => boolean) => Promise<Happening>;
  /** Goes away; settles when no more will come. */
  readonly stop: () => Promise<void>;
}

/** Listens from here on. */
async function listen(at: At): Promise<Listener> {
  const gone = new AbortController();
  const happenings = await at.client.archive.watch(undefined, { signal: gone.signal });
  // The first is asked for at once: who asks nothing yet is told nothing yet.
  const asked: Promise<IteratorResult<Happening, unknown>>[] = [happenings.next()];
  return {
    until: async (meant) => {
      for (;;) {
        const result = await (asked.pop() ?? happenings.next());
        if (result.done) throw new Error('no more happenings');
        if (meant(result.value)) return result.value;
      }
    },
    stop: async () => {
      gone.abort();
      try {
        // What had come before is still given out.
        while (!(await (asked.pop() ?? happenings.next())).done);
      } catch {
        // Each way has its own words for a listener that has gone.
      }
    },
  };
}

const job = (state: JobView['state'], kind: JobView['kind']) => (happening: Happening) => happening.type === 'job' && happening.job.kind === kind && happening.job.state === state;

export function watchArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('a change is told with what it was about', async () => {
    const listener = await listen(at);
    const { id } = await at.client.places.save(placeForm());
    expect(await listener.until((happening) => happening.type === 'changed')).toEqual({ type: 'changed', kind: 'place', id });
    await at.client.trash.remove({ kind: 'place', id });
    expect(await listener.until((happening) => happening.type === 'changed')).toEqual({ type: 'changed', kind: 'place', id });
    await at.client.history.undo({ action: null });
    expect(await listener.until((happening) => happening.type === 'changed')).toEqual({ type: 'changed', kind: 'place', id });
    await listener.stop();
  });

  test('opening and closing are told', async () => {
    const listener = await listen(at);
    const { folder = '' } = (await at.client.archive.status()) ?? {};
    await at.client.archive.close();
    expect(await listener.until(() => true)).toEqual({ type: 'archive' });
    await at.client.archive.open({ folder });
    expect(await listener.until(() => true)).toEqual({ type: 'archive' });
    await listener.stop();
  });

  test('work is told from its beginning to its end', async () => {
    const listener = await listen(at);
    const report = at.client.archive.check();
    const begun = await listener.until(job('running', 'check'));
    expect((await report).sound).toBe(true);
    const ended = await listener.until(job('done', 'check'));
    const id = begun.type === 'job' ? begun.job.id : '';
    expect(ended).toMatchObject({ type: 'job', job: { id, failure: null } });
    expect((await at.client.jobs.list()).find((listed) => listed.id === id)?.state).toBe('done');
    await listener.stop();
  });

  test('each of two listeners is told, and one goes on when the other has gone', async () => {
    const [one, other] = [await listen(at), await listen(at)];
    const first = await at.client.places.save(placeForm());
    for (const listener of [one, other]) expect(await listener.until((happening) => happening.type === 'changed')).toMatchObject({ id: first.id });
    await one.stop();
    const second = await at.client.places.save(placeForm({ name: { sl: 'Ormož' } }));
    expect(await other.until((happening) => happening.type === 'changed')).toMatchObject({ id: second.id });
    await other.stop();
  });

  test('a sheet that is cancelled as a job ends as cancelled, and the next one is made', async () => {
    const eventId = await novoMestoEvent(at.client);
    const listener = await listen(at);
    // All wait for one thread, so that the last is surely still to come when it is stopped.
    const calls = ['sl', 'en', 'sl', 'en'].map((language) => at.client.reports.eventSheet({ eventId, language: language as 'sl' | 'en' }));
    const ids: string[] = [];
    while (ids.length < calls.length) {
      const begun = await listener.until(job('running', 'report'));
      if (begun.type === 'job') ids.push(begun.job.id);
    }
    const last = (await at.client.jobs.list()).findLast((listed) => listed.kind === 'report');
    await at.client.jobs.cancel({ id: last?.id ?? '' });
    const ended = await Promise.all(calls.map((call) => call.then(() => 'made', (error: unknown) => (error as { data?: { code?: string } }).data?.code)));
    expect(ended.toSorted()).toEqual(['job.cancelled', 'made', 'made', 'made']);
    expect((await at.client.jobs.list()).find((listed) => listed.id === last?.id)).toMatchObject({ state: 'cancelled', failure: null });
    await listener.stop();
    expect((await at.client.reports.eventSheet({ eventId, language: 'sl' })).pages).toBe(1);
  });

  test('a sheet whose caller goes away ends as cancelled, and the archive stays usable', async () => {
    const eventId = await novoMestoEvent(at.client);
    const listener = await listen(at);
    const waiting = ['sl', 'en', 'sl'].map((language) => at.client.reports.eventSheet({ eventId, language: language as 'sl' | 'en' }));
    for (const _ of waiting) await listener.until(job('running', 'report'));
    const gone = new AbortController();
    const call = at.client.reports.eventSheet({ eventId, language: 'en' }, { signal: gone.signal });
    const begun = await listener.until(job('running', 'report'));
    gone.abort();
    await expect(call).rejects.toThrow(/./);
    const id = begun.type === 'job' ? begun.job.id : '';
    expect(await listener.until(job('cancelled', 'report'))).toMatchObject({ job: { id, failure: null } });
    await Promise.all(waiting);
    await listener.stop();
    const { id: placeId } = await at.client.places.save(placeForm());
    expect((await at.client.places.get({ id: placeId })).place.id).toBe(placeId);
    expect((await at.client.reports.eventSheet({ eventId, language: 'en' })).pages).toBe(1);
  });

  test('cancelling what has ended, or was never begun, does nothing', async () => {
    await at.client.archive.check();
    const ended = (await at.client.jobs.list()).find((listed) => listed.kind === 'check');
    await at.client.jobs.cancel({ id: ended?.id ?? '' });
    await at.client.jobs.cancel({ id: 'no such job' });
    expect((await at.client.jobs.list()).find((listed) => listed.id === ended?.id)?.state).toBe('done');
  });

  test('closing the archive stops what is still in hand', async () => {
    const { folder = '' } = (await at.client.archive.status()) ?? {};
    const eventId = await novoMestoEvent(at.client);
    const listener = await listen(at);
    const codes = ['sl', 'en', 'sl'].map((language) => codeOf(at.client.reports.eventSheet({ eventId, language: language as 'sl' | 'en' })));
    for (const _ of codes) await listener.until(job('running', 'report'));
    await at.client.archive.close();
    expect(await Promise.all(codes)).toEqual(['job.cancelled', 'job.cancelled', 'job.cancelled']);
    await listener.stop();
    await at.client.archive.open({ folder });
  });
}
