/** A name that stands in many documents: confirmed at once, and found everywhere a moment later. */

import { describe, expect, it } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { find } from '../../electron/archive/search/query.ts';
import { AT_ONCE } from '../../electron/archive/search/stale.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, reopen } from '../support/archives.ts';
import { valueOf } from '../support/dump.ts';
import { problemsOf } from '../support/soundness.ts';

const EVENTS = AT_ONCE + 60;

/** An organisation that is the host of many events; gives its id. */
async function busyHost(archive: Archive, events = EVENTS): Promise<string> {
  const organisationId = await create(archive, 'organisation', blank('organisation', { shortName: 'STARO' }));
  await write(archive, { verb: 'import', kind: 'organisation', recordId: organisationId, author: AUTHOR }, async (writer) => {
    for (let number = 0; number < events; number += 1) {
      const eventId = await writer.create('event', plainEvent());
      // Each twice in the list of what carries the name.
      for (const role of ['host', 'lead'] as const) await writer.create('role', blank('role', { organisationId, eventId, role }));
    }
  });
  return organisationId;
}

async function eventsFound(archive: Archive, words: string): Promise<number> {
  return (await find(archive.reader, { words, language: 'sl', kinds: ['event'], limit: 1 })).total;
}

const waiting = (archive: Archive) => valueOf(archive, 'SELECT count(*) FROM staleName');

describe('a name in more documents than are renewed with its change', () => {
  it('is found by what it was until it is renewed, and then by what it is, in an archive that is sound throughout', async () => {
    const archive = await emptyArchive();
    const id = await busyHost(archive);
    await edit(archive, 'organisation', id, { shortName: 'NOVO' });
    expect([await eventsFound(archive, 'staro'), await eventsFound(archive, 'novo'), waiting(archive)]).toEqual([EVENTS, 0, 1]);
    expect(await problemsOf(archive)).toEqual([]);
    await archive.besideIsDone();
    expect([await eventsFound(archive, 'staro'), await eventsFound(archive, 'novo'), waiting(archive)]).toEqual([0, EVENTS, 0]);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('is told of once more when all of it is renewed, so that what is shown is asked again', async () => {
    const archive = await emptyArchive();
    const id = await busyHost(archive);
    const told: string[] = [];
    archive.onChange(({ recordId }) => told.push(recordId));
    await edit(archive, 'organisation', id, { shortName: 'NOVO' });
    await archive.besideIsDone();
    expect(told).toEqual([id, id]);
  });

  it('is renewed at the next opening where the archive was closed before', async () => {
    const archive = await emptyArchive();
    const id = await busyHost(archive);
    await edit(archive, 'organisation', id, { shortName: 'NOVO' });
    const again = await reopen(archive);
    expect(await eventsFound(again, 'staro')).toBeGreaterThan(0);
    await again.besideIsDone();
    expect([await eventsFound(again, 'staro'), await eventsFound(again, 'novo'), waiting(again)]).toEqual([0, EVENTS, 0]);
  });

  it('that is changed twice, and taken back, ends as it is', async () => {
    const archive = await emptyArchive();
    const id = await busyHost(archive);
    await edit(archive, 'organisation', id, { shortName: 'NOVO' });
    await edit(archive, 'organisation', id, { shortName: 'NOVEJE' });
    await undo(archive, AUTHOR);
    await archive.besideIsDone();
    expect([await eventsFound(archive, 'staro'), await eventsFound(archive, 'novo'), await eventsFound(archive, 'noveje'), waiting(archive)]).toEqual([0, EVENTS, 0, 0]);
    expect(await problemsOf(archive)).toEqual([]);
  });

  it('is renewed with the change where there are few', async () => {
    const archive = await emptyArchive();
    const id = await busyHost(archive, AT_ONCE / 2);
    await edit(archive, 'organisation', id, { shortName: 'NOVO' });
    expect([await eventsFound(archive, 'novo'), waiting(archive)]).toEqual([AT_ONCE / 2, 0]);
  });
});
