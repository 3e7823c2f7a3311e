/** Long lists, page by page: every record once and in its order, whatever is written meanwhile. */

import { describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Fields, Kind } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import type { Page, PageRequest } from '../../electron/archive/database/paging.ts';
import { listEvents } from '../../electron/archive/events/repository.ts';
import { listOrganisations } from '../../electron/archive/organisations/repository.ts';
import { listPhotos } from '../../electron/archive/photos/repository.ts';
import { listPlaces } from '../../electron/archive/places/repository.ts';
import { listProjects } from '../../electron/archive/projects/repository.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, plainProject } from '../support/archives.ts';

/** No page of any size that is tried here comes out even. */
const MANY = 1009;

const place = (name: string): Fields<'place'> => ({ name: { sl: name }, country: 'SI', inPlace: null });
const organisation = (shortName: string): Fields<'organisation'> => ({ shortName, name: null, placeId: null, website: null, description: null });
const EVERY = { status: null, projectId: null };

/** Many records in one action; gives their ids. */
async function fill<K extends Kind>(archive: Archive, kind: K, all: readonly Fields<K>[]): Promise<string[]> {
  const ids: string[] = [];
  await write(archive, { verb: 'import', kind, recordId: uuid(), author: AUTHOR }, async (writer) => {
    for (const fields of all) ids.push(await writer.create(kind, fields));
  });
  return ids;
}

/** All the pages, one after the other. */
async function pages<T>(list: (request: PageRequest) => Promise<Page<T>>, limit: number, between: () => Promise<unknown> = () => Promise.resolve()): Promise<T[][]> {
  const found: T[][] = [];
  let after: string | null = null;
  do {
    const { items, next }: Page<T> = await list({ after, limit });
    found.push(items);
    after = next;
    await between();
  } while (after !== null);
  return found;
}

/** Days of three years, many of them on the same one, and every seventh event without a date. */
const dated = (index: number) => (index % 7 === 0 ? null : `20${17 + (index % 3)}-${String(1 + (index % 12)).padStart(2, '0')}`);

const chronological = (events: readonly { earliest: string | null; id: string }[]) =>
  events.toSorted((a, b) => ((a.earliest ?? '') === (b.earliest ?? '') ? (a.id < b.id ? 1 : -1) : (a.earliest ?? '') < (b.earliest ?? '') ? 1 : -1));

describe.each([1, 50, 500])('over 1,000 events, %i a page', (limit) => {
  it('are given each once, newest first, those without a date last', async () => {
    const archive = await emptyArchive();
    // One a page is asked for fewer: every page is a question of its own.
    const many = limit === 1 ? 109 : MANY;
    const ids = await fill(archive, 'event', Array.from({ length: many }, (_, index) => plainEvent({ dates: dated(index) })));
    const found = await pages((request) => listEvents(archive.reader, request, EVERY), limit);
    const all = found.flat();
    expect(found.map((page) => page.length).slice(0, -1).every((length) => length === limit)).toBe(true);
    expect(all.map((event) => event.id).toSorted()).toEqual(ids.toSorted());
    expect(all.map((event) => event.id)).toEqual(chronological(all).map((event) => event.id));
    const firstWithout = all.findIndex((event) => event.dates === null);
    expect([firstWithout > 0, all.slice(firstWithout).every((event) => event.dates === null)]).toEqual([true, true]);
  });
});

it('a list that fits its page exactly has no other after it', async () => {
  const archive = await emptyArchive();
  await fill(archive, 'event', Array.from({ length: 50 }, (_, index) => plainEvent({ dates: dated(index) })));
  expect((await pages((request) => listEvents(archive.reader, request, EVERY), 25)).map((page) => page.length)).toEqual([25, 25]);
});

it('an empty list is one empty page', async () => {
  const archive = await emptyArchive();
  expect(await listEvents(archive.reader, { after: null, limit: 10 }, EVERY)).toEqual({ items: [], next: null, total: 0 });
  expect(await pages((request) => listPlaces(archive.reader, request), 10)).toEqual([[]]);
});

it('the total of events comes with the first page, and counts what the filter lets through', async () => {
  const archive = await emptyArchive();
  const project = await create(archive, 'project', plainProject());
  const ids = await fill(archive, 'event', Array.from({ length: 60 }, (_, index) => plainEvent({ dates: dated(index), status: index % 2 ? 'held' : 'planned' })));
  await fill(archive, 'eventProject', ids.slice(0, 40).map((eventId) => ({ eventId, projectId: project, link: 'own' as const })));
  const list = (filter: Parameters<typeof listEvents>[2]) => pages((request) => listEvents(archive.reader, request, filter), 7);
  const first = await listEvents(archive.reader, { after: null, limit: 7 }, EVERY);
  const second = await listEvents(archive.reader, { after: first.next, limit: 7 }, EVERY);
  expect([first.total, second.total]).toEqual([60, null]);
  expect((await list({ status: 'held', projectId: null })).flat()).toHaveLength(30);
  expect((await list({ status: 'held', projectId: project })).flat().map((event) => event.id).toSorted()).toEqual(ids.slice(0, 40).filter((_, index) => index % 2).toSorted());
});

describe('while records are written between its pages', () => {
  it('a list of events gives each of those that were there once', async () => {
    const archive = await emptyArchive();
    const ids = await fill(archive, 'event', Array.from({ length: MANY }, (_, index) => plainEvent({ dates: dated(index) })));
    let turn = 0;
    const all = (
      await pages((request) => listEvents(archive.reader, request, EVERY), 100, async () => {
        turn += 1;
        // Before, within and after what is still to come; and none.
        await fill(archive, 'event', ['2030', '2018-06', '1991', null].map((dates) => plainEvent({ dates, title: { sl: `Nov ${turn}` } })));
      })
    ).flat();
    const found = all.map((event) => event.id);
    expect([new Set(found).size, ids.filter((id) => !found.includes(id))]).toEqual([found.length, []]);
    expect(found).toEqual(chronological(all).map((event) => event.id));
  });

  it('what goes to the trash is not given any more, and the rest is given once', async () => {
    const archive = await emptyArchive();
    const ids = await fill(archive, 'place', Array.from({ length: 300 }, (_, index) => place(`Kraj ${String(index).padStart(3, '0')}`)));
    // The last one, which is still to come, and the first, which was given already.
    const going = [ids.at(-1), ids[0]];
    const remover = async () => {
      const id = going.shift();
      if (id) await remove(archive, 'place', id, AUTHOR);
    };
    const found = (await pages((request) => listPlaces(archive.reader, request), 100, remover)).flat();
    expect(found.map(({ id }) => id)).toEqual(ids.slice(0, -1));
  });

  it('the last record of a page may go, and the next page begins after it all the same', async () => {
    const archive = await emptyArchive();
    const ids = await fill(archive, 'place', Array.from({ length: 30 }, (_, index) => place(`Kraj ${String(index).padStart(3, '0')}`)));
    const first = await listPlaces(archive.reader, { after: null, limit: 10 });
    const last = ids[9] ?? '';
    await remove(archive, 'place', last, AUTHOR);
    const second = await listPlaces(archive.reader, { after: first.next, limit: 10 });
    await restore(archive, 'place', last, AUTHOR);
    const again = await listPlaces(archive.reader, { after: first.next, limit: 10 });
    expect([second.items.map(({ id }) => id), again.items.map(({ id }) => id)]).toEqual([ids.slice(10, 20), ids.slice(10, 20)]);
  });
});

/** Names of places and societies, in the order in which a Slovenian register has them. */
const REGISTER = [
  '1. maj', 'Adlešiči', 'Brežice', 'Celje', 'cesta', 'Cvibelj', 'Čatež', 'Črnomelj', 'Ćosići', 'Dobova', 'Dvor', 'Đakovo', 'Đurđevac', 'Gorjanci', 'Krka', 'Krško', 'Laško', 'Ljubljana', 'Novo mesto', 'Novomeška', 'Raka', 'Sevnica', 'Sušje', 'Šentjernej',
  'Šentrupert', 'Štatenberk', 'Trebnje', 'Uršna sela', 'Vače', 'Zagorje', 'Zidani Most', 'Žalec', 'Žužemberk',
];

describe('the Slovenian alphabet', () => {
  const shuffled = REGISTER.toSorted((a, b) => (a.slice(1) < b.slice(1) ? -1 : 1));

  it('is the order of this list by the rules of the language, too', () => {
    expect(shuffled.toSorted(new Intl.Collator('sl').compare)).toEqual(REGISTER);
    expect(shuffled).not.toEqual(REGISTER);
  });

  it('is the order of places', async () => {
    const archive = await emptyArchive();
    await fill(archive, 'place', shuffled.map(place));
    expect((await pages((request) => listPlaces(archive.reader, request), 4)).flat().map(({ name }) => name.sl)).toEqual(REGISTER);
  });

  it('is the order of organisations, by the short name and else by the full one', async () => {
    const archive = await emptyArchive();
    await fill(archive, 'organisation', shuffled.map((name, index) => (index % 2 ? organisation(name) : { ...organisation(name), shortName: null, name: { sl: name, en: 'Anything' } })));
    expect((await pages((request) => listOrganisations(archive.reader, request), 4)).flat().map(({ shortName, name }) => shortName ?? name?.sl)).toEqual(REGISTER);
  });

  it('is the order of projects', async () => {
    const archive = await emptyArchive();
    await fill(archive, 'project', shuffled.map((acronym) => plainProject({ acronym })));
    expect((await listProjects(archive.reader)).map(({ acronym }) => acronym)).toEqual(REGISTER);
  });

  it('takes a renamed record to its new place', async () => {
    const archive = await emptyArchive();
    const [first = ''] = await fill(archive, 'place', ['Cerklje', 'Dvor', 'Šmarje', 'Trebnje'].map(place));
    await edit(archive, 'place', first, { name: { sl: 'Škocjan' } });
    expect((await listPlaces(archive.reader, { after: null, limit: 10 })).items.map(({ name }) => name.sl)).toEqual(['Dvor', 'Škocjan', 'Šmarje', 'Trebnje']);
  });

  it('lets records of one name stand beside each other, each given once', async () => {
    const archive = await emptyArchive();
    const ids = await fill(archive, 'place', Array.from({ length: 25 }, () => place('Dobrava')));
    expect((await pages((request) => listPlaces(archive.reader, request), 4)).flat().map(({ id }) => id)).toEqual(ids);
  });
});

it('over 1,000 photos are given each once, the last that came in first, with their event', async () => {
  const archive = await emptyArchive();
  const event = await create(archive, 'event', plainEvent());
  const photo = (index: number): Fields<'photo'> => ({
    eventId: event, sha256: index.toString(16).padStart(64, '0'), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, takenAt: null, originalName: `DSC_${index}.jpg`, caption: null, alternative: null, creator: null,
    rights: null, position: index,
  });
  const ids = await fill(archive, 'photo', Array.from({ length: MANY }, (_, index) => photo(index)));
  const all = (await pages((request) => listPhotos(archive.reader, request), 200)).flat();
  expect(all.map(({ id }) => id)).toEqual(ids.toReversed());
  expect(new Set(all.map((one) => one.event.id))).toEqual(new Set([event]));
});
