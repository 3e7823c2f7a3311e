/** What happens, told to whoever listens; and work that is stopped. */

import { beforeAll, expect, test } from 'vitest';
import type { Happening, JobView } from '#shared/contract/archive.ts';
import { placeForm } from '../support/forms.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

interface Listener {
  /** The next happening that is meant; those before it are passed over. */
  readonly until: (meant: (happening: Happening) => boolean) => Promise<Happening>;
  /** The id of the next job of a kind that begins. */
  readonly begun: (kind: JobView['kind']) => Promise<string>;
  /** A job as it is when it has ended. */
  readonly ended: (id: string) => Promise<JobView>;
  /** Goes away; settles when no more will come. */
  readonly stop: () => Promise<void>;
}

/** Listens from here on. */
async function listen(at: At): Promise<Listener> {
  const gone = new AbortController();
  const happenings = await at.client.archive.watch(undefined, { signal: gone.signal });
  const known = new Set<string>();
  const ends = new Map<string, JobView>();
  const next = async (): Promise<Happening> => {
    const result = await happenings.next();
    if (result.done) throw new Error('no more happenings');
    const happening = result.value;
    if (happening.type === 'job' && happening.job.state !== 'running') ends.set(happening.job.id, happening.job);
    return happening;
  };
  return {
    until: async (meant) => {
      for (;;) {
        const happening = await next();
        if (meant(happening)) return happening;
      }
    },
    begun: async (kind) => {
      for (;;) {
        const happening = await next();
        if (happening.type !== 'job' || happening.job.kind !== kind || known.has(happening.job.id)) continue;
        known.add(happening.job.id);
        return happening.job.id;
      }
    },
    ended: async (id) => {
      for (;;) {
        const end = ends.get(id);
        if (end) return end;
        await next();
      }
    },
    stop: async () => {
      gone.abort();
      try {
        // What had come before is still given out.
        while (!(await happenings.next()).done);
      } catch {
        // Each way has its own words for a listener that has gone.
      }
    },
  };
}

/** How a call for a sheet ends: it is made, or the code that it was refused with, if it came to one. */
async function endOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'made',
    (error: unknown) => (error as { data?: { code?: string } }).data?.code ?? 'gone',
  );
}

const job = (state: JobView['state'], kind: JobView['kind']) => (happening: Happening) => happening.type === 'job' && happening.job.kind === kind && happening.job.state === state;

export function watchArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('a change is told with what it was about', async () => {
    const listener = await listen(at);
    const { id } = await at.client.places.save(placeForm());
    expect(await listener.until((happening) => happening.type === 'changed')).toEqual({ type: 'changed', kind: 'place', id, touched: ['place'] });
    await at.client.trash.remove({ kind: 'place', id });
    expect(await listener.until((happening) => happening.type === 'changed')).toEqual({ type: 'changed', kind: 'place', id, touched: ['place'] });
    await at.client.history.undo({ action: null });
    expect(await listener.until((happening) => happening.type === 'changed')).toEqual({ type: 'changed', kind: 'place', id, touched: ['place'] });
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

  test('what happens is told from the moment that the listening is answered', async () => {
    const gone = new AbortController();
    const happenings = await at.client.archive.watch(undefined, { signal: gone.signal });
    const first = await at.client.places.save(placeForm());
    const second = await at.client.places.save(placeForm({ name: { sl: 'Ormož' } }));
    for (const { id } of [first, second]) expect((await happenings.next()).value).toEqual({ type: 'changed', kind: 'place', id, touched: ['place'] });
    gone.abort();
  });

  test('a sheet that is cancelled as a job ends as cancelled, and the next one is made', async () => {
    const eventId = await novoMestoEvent(at.client);
    const listener = await listen(at);
    let ended: string[];
    let last: string;
    do {
      const calls = ['sl', 'en', 'sl', 'en'].map((language) => endOf(at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: language as 'sl' | 'en' })));
      for (const _ of calls) await listener.begun('report');
      last = (await at.client.jobs.list()).findLast((listed) => listed.kind === 'report')?.id ?? '';
      await at.client.jobs.cancel({ id: last });
      ended = await Promise.all(calls);
      // How far they had come by then is left to the clock: once more, where even the last was made already.
    } while (!ended.includes('job.cancelled'));
    expect(ended.toSorted()).toEqual(['job.cancelled', 'made', 'made', 'made']);
    expect((await at.client.jobs.list()).find((listed) => listed.id === last)).toMatchObject({ state: 'cancelled', failure: null });
    await listener.stop();
    expect((await at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'sl' })).pages).toBe(1);
  });

  test('a sheet whose caller goes away ends as cancelled, and the archive stays usable', async () => {
    const eventId = await novoMestoEvent(at.client);
    const listener = await listen(at);
    let end: JobView;
    do {
      const waiting = ['sl', 'en', 'sl'].map((language) => at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: language as 'sl' | 'en' }));
      for (const _ of waiting) await listener.begun('report');
      const gone = new AbortController();
      const call = endOf(at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'en' }, { signal: gone.signal }));
      const id = await listener.begun('report');
      gone.abort();
      await Promise.all([call, ...waiting]);
      end = await listener.ended(id);
      // Once more, where it was made before its caller went.
    } while (end.state === 'done');
    expect(end).toMatchObject({ state: 'cancelled', failure: null });
    await listener.stop();
    const { id: placeId } = await at.client.places.save(placeForm());
    expect((await at.client.places.get({ id: placeId })).place.id).toBe(placeId);
    expect((await at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'en' })).pages).toBe(1);
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
    let ended: string[];
    do {
      const calls = ['sl', 'en', 'sl'].map((language) => endOf(at.client.reports.make({ report: 'event-sheet', subjectId: eventId, language: language as 'sl' | 'en' })));
      for (const _ of calls) await listener.begun('report');
      await at.client.archive.close();
      ended = await Promise.all(calls);
      await at.client.archive.open({ folder });
      // Once more, where all were made before it was closed.
    } while (!ended.includes('job.cancelled'));
    expect(ended.every((end) => end === 'made' || end === 'job.cancelled')).toBe(true);
    await listener.stop();
  });
}
