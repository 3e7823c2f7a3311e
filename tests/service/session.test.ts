/** One session: what is opened, created and closed in it comes one after the other, and what happens to its archive is told. */

import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Happening } from '#shared/contract/archive.ts';
import { directClient } from '../../electron/service/direct.ts';
import { derivedPath, originalPath } from '../../electron/archive/photos/store.ts';
import { ruinTable } from '../support/damage.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { failureOf } from '../support/failures.ts';
import { closedArchive, openFolder, opens } from '../support/folders.ts';
import { eventForm, placeForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { type Held, holdSession } from '../support/sessions.ts';

const held: Held[] = [];

function begin(home?: string) {
  const one = holdSession(home);
  held.push(one);
  return { session: one.session, client: directClient(one.session) };
}

afterEach(async () => {
  for (const one of held.splice(0)) await one.end();
});

describe('opening', () => {
  it('two archives at once opens one after the other, and leaves the first free', async () => {
    const { session, client } = begin();
    const [first, second] = [await closedArchive(), await closedArchive()];
    await Promise.all([client.archive.open({ folder: first }), client.archive.open({ folder: second })]);
    expect(session.status()?.folder).toBe(second);
    expect(await opens(first)).toBe(true);
  });

  it('the same archive twice at once opens it once', async () => {
    const { session, client } = begin();
    const folder = await closedArchive();
    await Promise.all([client.archive.open({ folder }), client.archive.open({ folder }), client.archive.open({ folder })]);
    expect(session.status()).toMatchObject({ folder, readOnly: null });
  });

  it('and creating, closing and opening at once leaves what was asked for last, and all else free', async () => {
    const { session, client } = begin();
    const [first, made, last] = [await closedArchive(), path.join(openFolder(), 'made'), await closedArchive()];
    await Promise.all([
      client.archive.open({ folder: first }),
      client.archive.create({ folder: made, name: 'Made' }),
      client.archive.openSample({ language: 'sl' }),
      client.archive.close(),
      client.archive.open({ folder: last }),
    ]);
    expect(session.status()?.folder).toBe(last);
    for (const folder of [first, made, session.sampleFolder]) expect(await opens(folder)).toBe(true);
  });

  it('one that can not be opened keeps none of those from being opened that were asked for after it', async () => {
    const { session, client } = begin();
    const folder = await closedArchive();
    const both = await Promise.allSettled([client.archive.open({ folder: path.join(folder, 'nothing') }), client.archive.open({ folder })]);
    expect([both.map((one) => one.status), session.status()?.folder]).toEqual([['rejected', 'fulfilled'], folder]);
  });

  it('while the session ends leaves nothing open', async () => {
    const { session, client } = begin();
    const folder = await closedArchive();
    const both = await Promise.allSettled([client.archive.open({ folder }), session.end()]);
    expect([session.status(), both[1].status, await opens(folder)]).toEqual([null, 'fulfilled', true]);
    expect(await failureOf(client.archive.open({ folder }))).toMatchObject({ code: 'archive.none' });
  });
});

describe('the sample', () => {
  /** The folder of a sample that somebody has worked with, with a photo and a backup in it. */
  async function usedSample() {
    const { session, client } = begin();
    await client.archive.openSample({ language: 'sl' });
    const eventId = (await client.events.list({ after: null, limit: 1 })).items[0]?.id ?? '';
    await addPhoto(client, eventId);
    await client.archive.close();
    const folder = session.sampleFolder;
    mkdirSync(path.join(folder, 'backups'));
    writeFileSync(path.join(folder, 'backups', 'copy.sqlite'), 'copy');
    return { session, client, folder };
  }

  it.each<[string, (database: string) => void]>([
    ['missing', (database) => rmSync(database)],
    ['empty', (database) => truncateSync(database)],
    ['a folder', (database) => (rmSync(database), mkdirSync(database))],
  ])('whose database is %s is made anew, and all that lay there is put aside and named', async (_, damage) => {
    const { client, folder } = await usedSample();
    damage(path.join(folder, 'kronika.sqlite'));
    const before = bytesIn(folder);
    expect(Object.keys(before).filter((name) => /^(media|backups)\//.test(name))).toHaveLength(2);
    const opened = await client.archive.openSample({ language: 'sl' });
    const [warning, ...others] = opened.warnings;
    expect([warning?.code, others, opened.readOnly, opened.folder]).toEqual(['sample.putAside', [], null, folder]);
    const aside = String(warning?.params.folder);
    expect([path.dirname(aside), bytesIn(aside)]).toEqual([path.dirname(folder), before]);
    expect((await client.projects.list()).length).toBe(3);
    await client.archive.close();
    expect((await client.archive.openSample({ language: 'sl' })).warnings).toEqual([]);
  });

  it('is made in an empty folder without a word', async () => {
    const { session, client } = begin();
    mkdirSync(session.sampleFolder, { recursive: true });
    expect((await client.archive.openSample({ language: 'sl' })).warnings).toEqual([]);
    await client.archive.close();
    expect(readdirSync(session.home).filter((name) => name.startsWith('sample'))).toEqual(['sample']);
  });

  it('is made anew where an interrupted start left half of it', async () => {
    const { session, client } = begin();
    mkdirSync(`${session.sampleFolder}.new`, { recursive: true });
    writeFileSync(path.join(`${session.sampleFolder}.new`, 'kronika.sqlite'), 'half of it');
    await client.archive.openSample({ language: 'sl' });
    expect(readdirSync(session.home).filter((name) => name.startsWith('sample'))).toEqual(['sample']);
  });

  it('that two programs start with at once is made once, and opened by one of them', async () => {
    const one = begin();
    const other = begin(one.session.home);
    const both = await Promise.allSettled([one, other].map(({ client }) => client.archive.openSample({ language: 'sl' })));
    const refused = both.filter((each) => each.status === 'rejected').map((each) => (each.reason as { data: { code: string } }).data.code);
    expect(refused).toEqual(['archive.inUse']);
    const projects = await Promise.all([one, other].filter(({ session }) => session.status()).map(({ client }) => client.projects.list()));
    expect(projects.map((list) => list.length)).toEqual([3]);
    expect(readdirSync(one.session.home).filter((name) => name.startsWith('sample'))).toEqual(['sample']);
  });
});

describe('an archive that is open', () => {
  it('and whose folder is moved is told of as gone, to whoever watches and to whoever saves', async () => {
    const { session, client } = begin();
    const folder = await closedArchive();
    await client.archive.open({ folder });
    const happened: Happening['type'][] = [];
    session.onHappening((happening) => happened.push(happening.type));
    renameSync(folder, `${folder} elsewhere`);
    expect(await failureOf(client.places.save(placeForm()))).toEqual({ code: 'archive.gone', params: { folder }, issues: [] });
    expect([happened, (await client.archive.status())?.readOnly]).toEqual([['archive'], 'gone']);
    expect(await failureOf(client.uploads.start({ name: 'a.jpg', size: 10 }))).toMatchObject({ code: 'archive.gone' });
    expect((await client.archive.open({ folder: `${folder} elsewhere` })).readOnly).toBeNull();
  });

  it('and whose folder was gone and is back is opened again for writing', async () => {
    const { client } = begin();
    const folder = await closedArchive();
    await client.archive.open({ folder });
    renameSync(folder, `${folder} elsewhere`);
    expect(await failureOf(client.places.save(placeForm()))).toMatchObject({ code: 'archive.gone' });
    renameSync(`${folder} elsewhere`, folder);
    expect((await client.archive.open({ folder })).readOnly).toBeNull();
    await client.places.save(placeForm());
  });

  it('and in which damage is met while it is read says so in its own words, and is only read from then on', async () => {
    const { client } = begin();
    const folder = await closedArchive();
    ruinTable(path.join(folder, 'kronika.sqlite'), 'place');
    await client.archive.open({ folder });
    expect(await failureOf(client.places.list({ after: null, limit: 10 }))).toEqual({ code: 'archive.damageMet', params: { folder }, issues: [] });
    expect((await client.archive.status())?.readOnly).toBe('damage');
    expect(await failureOf(client.places.save(placeForm()))).toMatchObject({ code: 'archive.readOnly' });
    expect(await client.projects.list()).toEqual([]);
  });
});

describe('a report', () => {
  async function withPhoto() {
    const { session, client } = begin();
    await client.archive.create({ folder: path.join(openFolder(), 'archive'), name: 'Test' });
    const { id: eventId } = await client.events.save(eventForm({ status: 'held', dates: '2019-05-20' }));
    const { sha256 } = await addPhoto(client, eventId, { width: 2000, height: 1500, seed: 4 });
    const print = async () => (await client.reports.make({ report: 'event-sheet', subjectId: eventId, language: 'sl' })).sha256;
    return { paths: session.archive().paths, sha256, print };
  }

  it.each([0, 5000])('with a picture of which a power cut left %i bytes is the same as before', async (length) => {
    const { paths, sha256, print } = await withPhoto();
    const before = await print();
    truncateSync(derivedPath(paths, sha256, 1600), length);
    expect(await print()).toBe(before);
  });

  it('with a photo whose original is damaged is not made, and the photo is named', async () => {
    const { paths, sha256, print } = await withPhoto();
    rmSync(derivedPath(paths, sha256, 1600));
    const original = originalPath(paths, sha256);
    writeFileSync(original, readFileSync(original).subarray(0, 2000));
    expect(await failureOf(print())).toEqual({ code: 'photo.fileDamaged', params: { name: 'slika-4.jpg' }, issues: [] });
    expect(existsSync(derivedPath(paths, sha256, 1600))).toBe(false);
  });
});
