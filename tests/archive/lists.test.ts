/** Lists by question and order: all pages one after the other are what plain code finds and sorts, whatever is asked. */

import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { type ListOrder, type ListedKind, listOrders } from '#shared/contract/lists.ts';
import { blank } from '#shared/contract/blank.ts';
import type { Fields, Kind } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { type RecordWriter, write } from '../../electron/archive/changes/write.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { Lists, idsFound } from '../../electron/archive/search/lists.ts';
import { Finding } from '../../electron/service/finding.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent } from '../support/archives.ts';
import { openFolder } from '../support/folders.ts';
import { diceOf } from '../support/random-records.ts';

interface Row {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What it is ordered by besides its own fields. */
  readonly participants: number | null;
  readonly town: string | null;
  readonly events: ReadonlySet<string>;
  /** When it was changed last, as the revision says it. */
  changed: string;
}

const NAMES = ['Čatež', 'Ćosići', 'celje', 'Cvibelj', 'Đakovo', 'Dvor', 'Šmarje', 'Sušje', 'Žalec', 'Zagorje', '1. maj'];
const sl = new Intl.Collator('sl');
const NONE: ReadonlySet<string> = new Set();
const made: { readonly [K in ListedKind]: Row[] } = { event: [], organisation: [], photo: [] };
let archive: Archive;
let lists: Lists;

async function madeIn<K extends Kind>(writer: RecordWriter, kind: K, fields: Fields<K>): Promise<string> {
  return writer.create(kind, fields);
}

beforeAll(async () => {
  archive = await createArchive(path.join(openFolder(), 'archive'), 'Test archive');
  const dice = diceOf(5);
  const one = <T>(all: readonly T[]): T => all[dice(all.length)] as T;
  const { action } = await write(archive, { verb: 'import', kind: 'event', recordId: uuid(), author: AUTHOR }, async (writer) => {
    const towns = new Map<string, string>();
    for (const name of NAMES.slice(0, 5)) towns.set(await madeIn(writer, 'place', { name: { sl: name }, country: 'SI', inPlace: null }), name);
    const events: string[] = [];
    for (let index = 0; index < 120; index += 1) {
      const dates = one([null, '2017', '2018-05', '2018-05-03', '2018-05-03/2018-06-01', '2019-11-20', '2030-01-01']);
      const fields = plainEvent({ title: { sl: `${one(NAMES)} ${one(['delavnica', 'seminar'])}` }, dates, status: one(['held', 'planned', 'postponed', 'unknown'] as const), country: one([null, 'IT', 'SI']) });
      const id = await madeIn(writer, 'event', fields);
      const count = one([undefined, null, 0, 7, 7, 30, 1200]);
      if (count !== undefined) await madeIn(writer, 'participation', blank('participation', { eventId: id, phase: 'actual', value: count, precision: count === null ? 'unknown' : 'exact', unit: 'event' }));
      events.push(id);
      made.event.push({ id, fields, participants: count ?? null, town: null, events: NONE, changed: '' });
    }
    for (let index = 0; index < 60; index += 1) {
      const placeId = one([null, ...towns.keys()]);
      const fields: Fields<'organisation'> = { shortName: `${one(NAMES)} ${index % 4}`, name: null, placeId, website: null, description: null };
      const id = await madeIn(writer, 'organisation', fields);
      const at = new Set(Array.from({ length: dice(4) }, () => one(events)));
      for (const eventId of at) await madeIn(writer, 'role', blank('role', { organisationId: id, eventId, role: 'partner' }));
      made.organisation.push({ id, fields, participants: null, town: placeId && (towns.get(placeId) ?? null), events: at, changed: '' });
    }
    for (let index = 0; index < 80; index += 1) {
      const fields = blank('photo', {
        eventId: one(events), sha256: index.toString(16).padStart(64, '0'), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, originalName: `DSC_${index}.jpg`, position: index,
        takenAt: one([null, '2018-05-03', '2018-05-03T10:15:00', '2019-01-01T09:00']), caption: one([null, { sl: `${one(NAMES)} zbor` }]),
      });
      made.photo.push({ id: await madeIn(writer, 'photo', fields), fields, participants: null, town: null, events: NONE, changed: '' });
    }
  });
  for (const row of Object.values(made).flat()) row.changed = action?.id ?? '';
  for (const row of made.event.slice(0, 9).toReversed()) {
    await edit(archive, 'event', row.id, { webPageSince: '2020-01-01' });
    row.changed = '~' + String(9 - made.event.indexOf(row));
  }
  // Those in the trash are in no list.
  const [gone] = made.event.splice(50, 1);
  await remove(archive, 'event', gone?.id ?? '', AUTHOR);
  made.photo.splice(0, made.photo.length, ...made.photo.filter(({ fields }) => fields.eventId !== gone?.id));
  const connection = openConnection(archive.paths.database, 'read');
  lists = new Lists(connection);
  return async () => {
    connection.close();
    await archive.close();
  };
});

const textOf = (texts: unknown) => (texts as { sl: string } | null)?.sl ?? null;
const firstDay = ({ fields }: Row) => (typeof fields.dates === 'string' ? fields.dates.slice(0, 10).padEnd(10, '-01') : null);

type By = (one: Row, other: Row) => number;
const byId: By = (one, other) => (one.id < other.id ? -1 : 1);
const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const names = (one: string, other: string) => sl.compare(one, other);

/** By what rows say, those that say nothing last; by their ids where they say the same. */
function by<T>(said: (row: Row) => T | null, compare: (one: T, other: T) => number, ids: By = byId): By {
  return (one, other) => {
    const [a, b] = [said(one), said(other)];
    if (a === null || b === null) return a === b ? ids(one, other) : a === null ? 1 : -1;
    return compare(a, b) || ids(one, other);
  };
}
const back = <T>(compare: (one: T, other: T) => number) => (one: T, other: T) => compare(other, one);
const number = (one: number, other: number) => one - other;
const nameOf = ({ fields }: Row) => fields.shortName as string;
const byName = by(nameOf, names);

const SORTED: { readonly [K in ListedKind]: Readonly<Record<ListOrder<K>, By>> } = {
  event: {
    newest: by(firstDay, back(text), back(byId)), oldest: by(firstDay, text), title: by(({ fields }) => textOf(fields.title), names),
    participants: by(({ participants }) => participants, back(number), back(byId)), changed: by(({ changed }) => changed, back(text), back(byId)),
  },
  organisation: { name: byName, place: by(({ town }) => town, names, byName), events: by(({ events }) => [...events].filter((id) => made.event.some((event) => event.id === id)).length, back(number), byName), changed: by(({ changed }) => changed, back(text), back(byId)) },
  photo: {
    added: back(byId), newest: by(({ fields }) => fields.takenAt as string | null, back(text), back(byId)), oldest: by(({ fields }) => fields.takenAt as string | null, text),
    caption: by(({ fields }) => textOf(fields.caption), names),
  },
};

const says = (word: string) => ({ fields }: Row) => JSON.stringify(fields).toLowerCase().includes(word);
type Asks = readonly (readonly [words: string, isMeant: (row: Row) => boolean])[];
const status = (...all: string[]) => ({ fields }: Row) => all.includes(String(fields.status));

const QUESTIONS: { readonly [K in ListedKind]: Asks } = {
  event: [
    ['seminar', says('seminar')], ['-delavnica', (row) => !says('delavnica')(row)], ['status:held', status('held')], ['status:held,planned', status('held', 'planned')], ['country:it', ({ fields }) => fields.country === 'IT'],
    ['missing:date', ({ fields }) => fields.dates === null], ['year:2018', (row) => firstDay(row)?.startsWith('2018') ?? false], ['participants:>7', ({ participants }) => (participants ?? 0) > 7],
    ['status:late', (row) => status('planned', 'postponed')(row) && row.fields.dates !== null && row.fields.dates !== '2030-01-01'], ['"cvibelj seminar"', says('cvibelj seminar')],
  ],
  organisation: [['missing:place', ({ town }) => town === null], ['country:si', ({ town }) => town !== null], ['dvor', says('dvor')]],
  photo: [['missing:caption', ({ fields }) => fields.caption === null], ['zbor', says('zbor')], ['year:2018', ({ fields }) => String(fields.takenAt).startsWith('2018')]],
};

async function allPages(kind: ListedKind, words: string, order: ListOrder, limit: number) {
  const [ids, totals]: [string[], (number | null)[]] = [[], []];
  let after: string | null = null;
  do {
    const page = await lists.page({ kind, words, order, after, limit });
    ids.push(...page.ids);
    totals.push(page.total);
    after = page.next;
  } while (after !== null);
  return { ids, totals };
}

describe.each(Object.keys(listOrders) as ListedKind[])('the list of the kind %s', (kind) => {
  const asked = fc.subarray([...QUESTIONS[kind]], { maxLength: 2 });
  it('has on its pages what a question finds, each once and in the order asked for, and says how many there are', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(...listOrders[kind]), fc.integer({ min: 1, max: 70 }), async (questions, order, limit) => {
        const sorted = made[kind].filter((row) => questions.every(([, isMeant]) => isMeant(row))).toSorted((SORTED[kind] as Readonly<Record<string, By>>)[order]);
        const { ids, totals } = await allPages(kind, questions.map(([words]) => words).join(' '), order, limit);
        expect(ids).toEqual(sorted.map(({ id }) => id));
        expect(totals).toEqual([sorted.length, ...totals.slice(1).map(() => null)]);
        found += ids.length;
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('finds what a change of many would find', async () => {
    for (const [words] of [['', null] as const, ...QUESTIONS[kind]]) {
      const order = listOrders[kind][0];
      expect((await idsFound(archive.reader, kind, words)).toSorted()).toEqual((await allPages(kind, words, order, 50)).ids.toSorted());
    }
  });
});

it('what is written between two pages is in its place, and what goes meanwhile leaves no gap', async () => {
  const own = await emptyArchive();
  const finding = new Finding(own);
  const ids: string[] = [];
  for (const name of ['Brežice', 'Celje', 'Dvor', 'Krka', 'Raka', 'Sevnica']) ids.push(await create(own, 'event', plainEvent({ title: { sl: name } })));
  const page = (after: string | null) => finding.list({ kind: 'event', words: '', order: 'title', after, limit: 3 });
  const first = await page(null);
  expect(first.ids).toEqual(ids.slice(0, 3));
  await remove(own, 'event', ids[2] ?? '', AUTHOR);
  await create(own, 'event', plainEvent({ title: { sl: 'Adlešiči' } }));
  const added = await create(own, 'event', plainEvent({ title: { sl: 'Novo mesto' } }));
  const second = await page(first.next);
  expect([second.ids, second.total]).toEqual([[ids[3], added, ids[4]], null]);
  expect((await page(null)).total).toBe(7);
  await finding.close();
});
