/** A merge that is stopped while it is at work leaves the archive as it was, and can be begun again. */

import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { directClient } from '../../electron/service/direct.ts';
import { codeOf } from '../support/failures.ts';
import { eventForm, placeForm } from '../support/forms.ts';
import { type Held, holdSession } from '../support/sessions.ts';
import { temporaryFolder } from '../support/temporary.ts';

const held: Held[] = [];

afterEach(async () => {
  for (const one of held.splice(0)) await one.end();
});

function begin() {
  const one = holdSession();
  held.push(one);
  return { session: one.session, client: directClient(one.session) };
}

it('is cancelled as a job, says so, and brings nothing until it is begun again', async () => {
  const [here, there] = [begin(), begin()];
  await here.client.archive.create({ folder: path.join(temporaryFolder(), 'arhiv'), name: 'Društvo Č' });
  await here.client.places.save(placeForm({ name: { sl: 'Čatež' } }));
  const { folder } = await here.client.merging.copy({ folder: path.join(temporaryFolder(), 'kljuc'), originals: true });
  await there.client.archive.open({ folder });
  const { id } = await there.client.events.save(eventForm({ title: { sl: 'Krog' } }));
  await there.client.archive.close();

  const stop = here.session.onHappening((happening) => {
    // As the page's button does, as soon as it is there to be pressed.
    if (happening.type === 'job' && happening.job.kind === 'merge' && happening.job.state === 'running') void here.client.jobs.cancel({ id: happening.job.id });
  });
  const before = await here.client.history.state();
  expect(await codeOf(here.client.merging.merge({ other: folder }))).toBe('job.cancelled');
  stop();
  expect((await here.client.jobs.list()).filter(({ state }) => state === 'running')).toEqual([]);
  expect([await here.client.history.state(), await codeOf(here.client.events.get({ id }))]).toEqual([before, 'record.notFound']);
  expect((await here.client.merging.merge({ other: folder })).counts.new).toBe(1);
  expect((await here.client.events.get({ id })).event.title).toEqual({ sl: 'Krog' });
});
