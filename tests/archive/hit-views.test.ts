/** Hits seen over time, by where they are, as photos: what each view tells is what plain code counts over the records. */

import { beforeEach, describe, expect, it } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { daySpan } from '#shared/domain/dates.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { allLive } from '../../electron/archive/records/read.ts';
import { find } from '../../electron/archive/search/query.ts';
import { Finding } from '../../electron/service/finding.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, plainProject } from '../support/archives.ts';
import { doIt } from '../support/random-actions.ts';
import { type Dice, diceOf } from '../support/random-records.ts';
import { sampleCopy } from '../support/sample.ts';

const found = async (archive: Archive, words: string) => (await find(archive.reader, { words, language: 'sl', kinds: null, limit: 1 })).total;
const narrowed = (words: string, part: string) => `${words === '' ? '' : `(${words}) `}${part}`;

const QUESTIONS = ['', 'cisotra', 'novo mesto', 'kind:event -workshop', 'year:2019', 'date:2019-05', 'role:partner ALI country:it', 'missing:date', 'nesmiselnabeseda'];

describe.each(QUESTIONS)('of the sample, asked for "%s"', (words) => {
  it('each year, month, country and town is told with what is found of it', async () => {
    const archive = await sampleCopy();
    const finding = new Finding(archive);
    const spread = await finding.view('spread', { words });
    const places = await finding.view('places', { words, language: 'sl' });
    const asked = [
      ...spread.years.map(({ year, count }) => [`year:${year}`, count] as const),
      ...(spread.months ?? []).map(({ month, count }) => [`date:${month}`, count] as const),
      ...places.countries.map(({ country, count }) => [`country:${country}`, count] as const),
      ...places.towns.map(({ value, count }) => [`place:"${value}"`, count] as const),
      ['-date:..2100', spread.undated] as const,
    ];
    expect(spread.hits > 0 || words === 'nesmiselnabeseda').toBe(true);
    expect(await Promise.all(asked.map(async ([part]) => [part, await found(archive, narrowed(words, part))]))).toEqual(asked);
    const all = words === '' ? 'kind:event ALI -kind:event' : words;
    // More than are counted there are counted here.
    const total = await found(archive, all);
    expect([spread.hits, places.hits].map((hits) => Math.min(hits, total))).toEqual([total, total]);
    await finding.close();
  });
});

/** Every page of a view, in parts of a few. */
async function pages(finding: Finding, view: 'dated' | 'photos', words: string, limit: number): Promise<string[]> {
  const items: { readonly id: string }[] = [];
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page: { readonly items: readonly { readonly id: string }[]; readonly next: string | null } = await finding.view(view, { words, after, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    after = page.next;
  }
  return items.map(({ id }) => id);
}

const DATES = ['2018', '2018-05', '2019-05-20/2019-05-24', '2018-06/2020-09', '2019-24', '2017-03/..', '2020-02-29', null];

/** An archive of events with dates of every kind, some with photos of their own. */
async function fill(archive: Archive, dice: Dice, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await doIt(archive, { verb: (['place', 'organisation', 'project', 'link', 'event', 'event', 'move', 'rename', 'remove', 'restore', 'undo', 'import'] as const)[dice(12)] ?? 'event', one: dice(50), other: dice(50), word: ['Čakovec', 'naïve'][dice(2)] ?? '' });
    const [place] = await allLive(archive.reader, 'place');
    const event = await create(archive, 'event', plainEvent({ title: { sl: ['Žetev', 'Trgatev'][dice(2)] ?? '' }, dates: DATES[dice(DATES.length)] ?? null, placeId: dice(2) === 0 ? (place?.id ?? null) : null, country: dice(3) === 0 ? 'IT' : null }));
    for (let photo = dice(4); photo > 0; photo -= 1) {
      await create(archive, 'photo', blank('photo', { eventId: event, sha256: String(step * 10 + photo).padStart(64, '0'), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, originalName: ['žetev.jpg', 'b.jpg'][dice(2)] ?? '', takenAt: dice(2) === 0 ? '2018-05-15T10:00' : null, position: photo }));
    }
    if (dice(4) === 0) await remove(archive, 'event', event, AUTHOR);
  }
}

describe('whatever is done to an archive', () => {
  let archive: Archive;
  let finding: Finding;

  beforeEach(async () => {
    archive = await emptyArchive();
    finding = new Finding(archive);
  });

  it('a series lies in each of its years and in none between them', async () => {
    const projectId = await create(archive, 'project', plainProject({ acronym: 'TABOR' }));
    for (const years of [[2016, 2018], [2016, 2017, 2020], [2019]]) await create(archive, 'series', blank('series', { projectId, type: 'workshop', title: { sl: 'Tabor' }, perYear: 1, years }));
    const spread = await finding.view('spread', { words: 'kind:series' });
    expect(spread.years).toEqual([{ year: 2016, count: 2 }, { year: 2017, count: 1 }, { year: 2018, count: 1 }, { year: 2019, count: 1 }, { year: 2020, count: 1 }]);
    expect([spread.hits, spread.undated]).toEqual([3, 0]);
    for (const year of [2016, 2017, 2018, 2019, 2020]) expect(await found(archive, `kind:series year:${year}`)).toBe(spread.years.find((one) => one.year === year)?.count);
  });

  it.each([1, 2, 3])('events are counted by year, month, country and town as plain code counts them (%i)', async (seed) => {
    const dice = diceOf(seed);
    for (let round = 0; round < 3; round += 1) {
      await fill(archive, dice, 12);
      const events = await allLive(archive.reader, 'event');
      const places = new Map((await allLive(archive.reader, 'place')).map((place) => [place.id, place]));
      const spans = events.map(({ dates }) => daySpan(dates));
      const within = (from: string, to: string) => spans.filter((span) => span !== null && span.earliest.slice(0, from.length) <= to && span.latest.slice(0, to.length) >= from).length;
      const spread = await finding.view('spread', { words: 'kind:event' });
      expect([spread.hits, spread.undated, spread.earlier]).toEqual([events.length, spans.filter((span) => span === null).length, 0]);
      expect(spread.years).toEqual(spread.years.map(({ year }) => ({ year, count: within(String(year), String(year)) })));
      const last = spread.years.at(-1)?.year ?? 0;
      expect(spread.years.map(({ year }) => year)).toEqual(Array.from({ length: last }, (_, year) => year).concat(last).filter((year) => within(String(year).padStart(4, '0'), String(year).padStart(4, '0')) > 0));
      const { months } = await finding.view('spread', { words: 'kind:event year:2018' });
      expect(months).toEqual(Array.from({ length: 12 }, (_, index) => `2018-${String(index + 1).padStart(2, '0')}`).map((month) => ({ month, count: within(month, month) })));
      const told = await finding.view('places', { words: 'kind:event', language: 'sl' });
      const countriesOf = (event: (typeof events)[number]) => new Set([event.country, places.get(event.placeId ?? '')?.country].filter(Boolean));
      expect(told.nowhere).toBe(events.filter((event) => countriesOf(event).size === 0).length);
      expect(told.countries).toEqual(told.countries.map(({ country }) => ({ country, count: events.filter((event) => countriesOf(event).has(country)).length })));
      expect(new Map(told.towns.map(({ id, count }) => [id, count]))).toEqual(new Map([...Map.groupBy(events.filter(({ placeId }) => places.has(placeId ?? '')), ({ placeId }) => placeId)].map(([id, own]) => [id, own.length])));
    }
    await finding.close();
  });

  it.each([4, 5])('pages of dated hits and of photos hold each once, and none is left out (%i)', async (seed) => {
    const dice = diceOf(seed);
    await fill(archive, dice, 30);
    for (const words of ['', 'žetev', 'kind:photo', 'kind:event year:2018', 'trgatev -kind:photo']) {
      const hits = await find(archive.reader, { words: words === '' ? 'kind:event ALI -kind:event' : words, language: 'sl', kinds: null, limit: 200 });
      const ids = new Set(hits.hits.map(({ id }) => id));
      expect(hits.next).toBeNull();
      const photos = (await allLive(archive.reader, 'photo')).filter(({ id, eventId }) => ids.has(id) || ids.has(eventId)).map(({ id }) => id);
      for (const limit of [1, 3, 7, 200]) {
        const paged = await pages(finding, 'photos', words, limit);
        expect([paged.length, paged.toSorted()]).toEqual([photos.length, photos.toSorted()]);
      }
      // A project without dates of its own is of the years of its events.
      const dated = hits.hits.filter(({ dates, kind }) => dates !== null || kind === 'project').map(({ id }) => id);
      const spread = await finding.view('spread', { words });
      for (const limit of [1, 4, 200]) {
        const paged = await pages(finding, 'dated', words, limit);
        expect([new Set(paged).size, paged.length]).toEqual([spread.hits - spread.undated, spread.hits - spread.undated]);
        expect(paged.filter((id) => !dated.includes(id))).toEqual([]);
        expect(dated.filter((id) => !paged.includes(id) && hits.hits.find((hit) => hit.id === id)?.kind !== 'project')).toEqual([]);
      }
    }
    await finding.close();
  });

  it('dated hits come in the order of their days, each with what became of it', async () => {
    const held = await create(archive, 'event', plainEvent({ title: { sl: 'Žetev' }, dates: '2019-05-20', status: 'held', deviation: { sl: 'Manj ljudi.' } }));
    const once = await create(archive, 'event', plainEvent({ title: { sl: 'Trgatev' }, dates: '2018-06/2018-09', span: 'within' }));
    const { items, next } = await finding.view('dated', { words: '', after: null, limit: 10 });
    expect(next).toBeNull();
    expect(items).toEqual([
      { kind: 'event', id: once, title: { sl: 'Trgatev' }, dates: '2018-06/2018-09', within: true, event: { status: 'planned', latest: '2018-09-30', deviates: false } },
      { kind: 'event', id: held, title: { sl: 'Žetev' }, dates: '2019-05-20', within: false, event: { status: 'held', latest: '2019-05-20', deviates: true } },
    ]);
    await finding.close();
  });

  it('what was just written is counted at once, and a town is asked for by a name that only it has', async () => {
    const town = await create(archive, 'place', { name: { sl: 'Lož' }, country: 'SI', inPlace: null });
    const event = await create(archive, 'event', plainEvent({ dates: '2019', placeId: town }));
    const seen = async () => [(await finding.view('spread', { words: 'kind:event' })).years, (await finding.view('places', { words: 'kind:event', language: 'sl' })).towns.map(({ value, count }) => [value, count])];
    expect(await seen()).toEqual([[{ year: 2019, count: 1 }], [['Lož', 1]]]);
    await edit(archive, 'event', event, { dates: '2020-01/2021-01' });
    await create(archive, 'place', { name: { sl: 'Lož' }, country: 'HR', inPlace: null });
    expect(await seen()).toEqual([[{ year: 2020, count: 1 }, { year: 2021, count: 1 }], [[town, 1]]]);
    await finding.close();
  });
});
