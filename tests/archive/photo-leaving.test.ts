/** Whoever adds a photo and goes away in the middle, over whichever way, leaves nothing behind. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, connectByHttp, connectByPort, connectDirectly } from '../support/connections.ts';
import { eventForm } from '../support/forms.ts';
import { sendFile } from '../support/photos.ts';
import { jpeg } from '../support/pictures.ts';
import { emptyFolder } from '../support/temporary.ts';

describe.each([['directly', connectDirectly], ['over HTTP', connectByHttp], ['over a message port', connectByPort]])('a photo that is being added %s', (_, connect) => {
  let at: Connection;
  let folder: string;
  let eventId: string;
  beforeAll(async () => {
    at = await connect();
    folder = emptyFolder();
    await at.client.archive.create({ folder, name: 'Test' });
    eventId = (await at.client.events.save(eventForm({ title: { sl: 'Dogodek' } }))).id;
  });
  afterAll(() => at.close());

  const jobs = async (state: string) => (await at.client.jobs.list()).filter((job) => job.kind === 'photoImport' && job.state === state).length;
  const untilOne = async (state: string) => {
    while ((await jobs(state)) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('stays nowhere when its call is given up while it is read', async () => {
    // Read in passes, it takes a while.
    const bytes = await sharp(await jpeg({ width: 5000, height: 4000 })).jpeg({ progressive: true }).toBuffer();
    const uploadId = await sendFile(at.client, 'slika.jpg', bytes);
    const gone = new AbortController();
    const adding = Promise.allSettled([at.client.photos.add({ uploadId, eventId }, { signal: gone.signal })]);
    await untilOne('running');
    gone.abort();
    expect((await adding)[0]?.status).toBe('rejected');
    // Who is gone is told nothing: the job has ended when its file is away.
    await untilOne('cancelled');
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([]);
    expect((await at.client.events.get({ id: eventId })).photos).toEqual([]);
  });
});
