/** Backups that nobody has to think of: at the first opening of a day, when closing, and what is told where one could not be made. */

import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tryOut } from '../../electron/service/backup.ts';
import { directClient } from '../../electron/service/direct.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { eventForm, placeForm } from '../support/forms.ts';
import { closedArchive } from '../support/folders.ts';
import { addPhoto } from '../support/photos.ts';
import { type Held, holdSession } from '../support/sessions.ts';

const held: Held[] = [];

afterEach(async () => {
  for (const one of held.splice(0)) await one.end();
});

function begin(home: string) {
  const one = holdSession(home, true);
  held.push(one);
  return { ...one, client: directClient(one.session) };
}

async function ended(one: Held): Promise<void> {
  held.splice(held.indexOf(one), 1);
  await one.end();
}

const fresh = (name: string) => path.join(temporaryFolder(), name);
const databases = (folder: string) => (existsSync(folder) ? readdirSync(path.join(folder, 'databases')).filter((name) => name.endsWith('.sqlite')) : []);
const daily = (folder: string) => ({ folder, whenClosing: false, daily: true, everyHours: null });
const closing = (folder: string) => ({ folder, whenClosing: true, daily: false, everyHours: null });

describe('an archive that is backed up by itself', () => {
  it('is when it is first opened on a day, beside all else, and not again on that day', async () => {
    const [home, copies, folder] = [fresh('home'), fresh('copies'), await closedArchive()];
    const first = begin(home);
    await first.client.archive.open({ folder });
    await first.client.backups.plan({ plan: daily(copies) });
    expect(databases(copies)).toEqual([]);
    await ended(first);

    const second = begin(home);
    await second.client.archive.open({ folder });
    await second.session.backups.isDone();
    expect(databases(copies)).toHaveLength(1);
    // The first one is made into an archive and compared, too.
    expect((await second.client.backups.list({ folder: copies })).backups[0]?.proofs).toMatchObject([{ how: 'made', good: true }, { how: 'restored', good: true }]);
    expect(readdirSync(home).filter((name) => name !== 'settings.json')).toEqual([]);
    await ended(second);

    const third = begin(home);
    await third.client.archive.open({ folder });
    await third.session.backups.isDone();
    expect(databases(copies)).toHaveLength(1);
    expect(await third.client.backups.state()).toMatchObject({ days: 0, isOld: false, failure: null });
  });

  it('is when it is closed, if anything was written since', async () => {
    const [home, copies, folder] = [fresh('home'), fresh('copies'), await closedArchive()];
    const first = begin(home);
    await first.client.archive.open({ folder });
    await first.client.backups.plan({ plan: closing(copies) });
    await first.client.archive.close();
    expect(databases(copies)).toEqual([]);
    await first.client.archive.open({ folder });
    await first.client.places.save(placeForm({ name: { sl: 'Čatež' } }));
    await ended(first);
    expect(databases(copies)).toHaveLength(1);

    const restored = fresh('restored');
    const second = begin(home);
    await second.client.archive.restore({ backup: copies, folder: restored });
    expect((await second.client.places.list({ after: null, limit: 10 })).items.map((place) => place.name.sl)).toContain('Čatež');
  });

  it('whose disk is away is closed all the same; it is told why, until one is made', async () => {
    const [home, stick, folder] = [fresh('home'), temporaryFolder(), await closedArchive()];
    const copies = path.join(stick, 'copies');
    const first = begin(home);
    await first.client.archive.open({ folder });
    await first.client.backups.plan({ plan: { ...daily(copies), whenClosing: true } });
    await first.client.places.save(placeForm({ name: { sl: 'Čatež' } }));
    // Where the stick was, there is something else.
    rmSync(copies, { recursive: true });
    writeFileSync(copies, 'file');
    await ended(first);

    rmSync(copies);
    writeFileSync(copies, 'file');
    const second = begin(home);
    await second.client.archive.open({ folder });
    await second.session.backups.isDone();
    expect(await second.client.backups.state()).toMatchObject({ last: null, days: null, isOld: true, failure: { code: 'archive.folderMissing' } });
    expect((await second.client.places.list({ after: null, limit: 10 })).items.map((place) => place.name.sl)).toContain('Čatež');
    rmSync(copies);
    await second.client.archive.close();
    await second.client.archive.open({ folder });
    await second.session.backups.isDone();
    expect(await second.client.backups.state()).toMatchObject({ days: 0, isOld: false, failure: null });
  });

  it('is not by a program that is there for one command', async () => {
    const [home, copies, folder] = [fresh('home'), fresh('copies'), await closedArchive()];
    const one = holdSession(home);
    held.push(one);
    const client = directClient(one.session);
    await client.archive.open({ folder });
    await client.backups.plan({ plan: { ...daily(copies), whenClosing: true } });
    await client.places.save(placeForm({ name: { sl: 'Čatež' } }));
    await ended(one);
    expect(databases(copies)).toEqual([]);
  });
});

it('a backup whose original is gone is found when it is restored to be looked at', async () => {
  const [home, copies, folder] = [fresh('home'), fresh('copies'), await closedArchive()];
  const { client, session } = begin(home);
  await client.archive.open({ folder });
  const event = await client.events.save(eventForm({ title: { sl: 'Krog' } }));
  const { sha256 } = await addPhoto(client, event.id);
  const { file } = await client.archive.backUp({ folder: copies });
  expect(await tryOut(session, file)).toBe(true);
  const original = path.join(copies, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const bytes = readFileSync(original);
  rmSync(original);
  expect(await tryOut(session, file)).toBe(false);
  expect((await client.backups.list({ folder: copies })).backups).toMatchObject([{ proven: false, proofs: [{ how: 'made' }, { how: 'restored', good: false }] }]);
  writeFileSync(original, bytes);
  expect(await tryOut(session, file)).toBe(true);
});
