/** Every fact that the page of CiSoTRA tells of its seminars, training and workshops has its place in the sample. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { EventView } from '#shared/contract/events.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { sourcesOf } from '../../electron/archive/sources/service.ts';
import { arithmetic, eventOf, plannedTotal, projectOf, workPackageOf } from '../support/sample-records.ts';
import { sampleToRead } from '../support/sample.ts';

let archive: Archive;

beforeAll(async () => {
  archive = await sampleToRead();
});

const COUNTRIES = ['DE', 'GR', 'IT', 'SI', 'TR'];
const both = { sl: expect.any(String) as string, en: expect.any(String) as string };

async function eventsOf(number: number): Promise<EventView[]> {
  const { events } = await workPackageOf(archive, number);
  return Promise.all(events.map((event) => getEvent(archive, event.id)));
}

const regular = (all: readonly EventView[]) => all.filter(({ event }) => event.occurrence === 'regular');
const datesAndCountries = (all: readonly EventView[]) => Map.groupBy(all, ({ event }) => `${event.dates} ${event.datesWritten}`);
const counts = ({ participation }: EventView) => participation.map(({ phase, value, precision, unit, country, locality }) => ({ phase, value, precision, unit, country, locality }));

/** The dates of events, each with the countries in which they are. */
function table(all: readonly EventView[]): Record<string, (string | null)[]> {
  return Object.fromEntries([...datesAndCountries(all)].map(([dates, events]) => [dates, events.map(({ event }) => event.country).toSorted()]));
}

describe('the national seminars of WP3', () => {
  it('are a series of fifteen: five countries in three years, once within each summer', async () => {
    const all = await eventsOf(3);
    expect(table(all)).toEqual({
      '2018-06/2018-09 Junij do september 2018': COUNTRIES,
      '2019-06/2019-09 Junij do september 2019': COUNTRIES,
      '2020-06/2020-09 Junij do september 2020': COUNTRIES,
    });
    for (const { event, series, place } of all) {
      expect([event.type, event.span, event.status, event.occurrence, place]).toEqual(['seminar', 'within', 'planned', 'regular', null]);
      expect(series?.title).toEqual({ sl: 'Nacionalni seminarji', en: 'National seminars' });
    }
  });

  it('have titles of their own in both languages, by which each is told from the others', async () => {
    const titles = (await eventsOf(3)).map(({ event }) => event.title);
    for (const language of ['sl', 'en']) expect(new Set(titles.map((title) => title[language])).size).toBe(15);
    expect(titles).toContainEqual({ sl: 'Nacionalni seminar: Grčija, 2019', en: 'National seminar: Greece, 2019' });
  });

  it('foresee about fifty participants each, 750 together', async () => {
    for (const event of await eventsOf(3)) {
      expect(counts(event)).toEqual([{ phase: 'planned', value: 50, precision: 'about', unit: 'event', country: null, locality: null }]);
      expect(event.participation[0]?.written).toBe('predvidoma 50');
    }
    const sum = plannedTotal(await workPackageOf(archive, 3));
    expect([arithmetic(sum), sum.precision]).toEqual(['15 × 50 = 750', 'about']);
  });

  it('are for stakeholders', async () => {
    expect((await workPackageOf(archive, 3)).parts.audience.map(({ group, name }) => [group, name])).toEqual([['stakeholders', both]]);
  });
});

describe('the general training of WP4', () => {
  it('is a basic and a higher course of six credits, three days face to face each', async () => {
    const { course: courses } = (await workPackageOf(archive, 4)).parts;
    expect(courses.map(({ level, ects, liveDays, title }) => [level, ects, liveDays, title])).toEqual([['basic', 6, 3, both], ['higher', 6, 3, both]]);
  });

  it('has four groups of topics, which the page does not part between its two courses', async () => {
    const { course: courses } = (await workPackageOf(archive, 4)).parts;
    const topics = courses.map((course) => course.topics);
    expect(topics[0]?.map((topic) => topic.en)).toEqual([
      expect.stringMatching(/intercultural dialogue/), expect.stringMatching(/human rights/), expect.stringMatching(/labour market/), expect.stringMatching(/interview/),
    ]);
    for (const topic of topics.flat()) expect(topic).toEqual(both);
    expect(topics[1]).toEqual(topics[0]);
  });

  it('has a pilot in Naples: three months online and twice three days face to face, in English', async () => {
    const { event, place } = await eventOf(archive, 'splosno usposabljanje pilotna');
    expect([event.occurrence, event.status, place?.name.en]).toEqual(['pilot', 'planned', 'Naples']);
    expect(event).toMatchObject({ mode: 'blended', onlineMonths: 3, liveSessions: 2, daysPerSession: 3, languages: ['en'], languagesWritten: 'angleški', span: 'throughout' });
  });

  it('has two statements on when the pilot is, which conflict and are both kept', async () => {
    const { event, statements } = await eventOf(archive, 'splosno usposabljanje pilotna');
    expect(statements.map(({ field, value }) => [field, value])).toEqual([['dates', '2018'], ['dates', '2018-11/2019-01']]);
    for (const { written, source } of statements) expect([written?.length, source?.title]).toEqual([expect.any(Number), both]);
    // The record holds what the second of them says.
    expect(statements.map(({ isFollowed }) => isFollowed)).toEqual([false, true]);
    expect([event.dates, event.datesWritten]).toEqual(['2018-11/2019-01', 'November 2018 do januar 2019']);
  });

  it('has fifteen participants in its pilot, three from each of the five countries', async () => {
    const [whole, ...parts] = counts(await eventOf(archive, 'splosno usposabljanje pilotna'));
    expect(whole).toEqual({ phase: 'planned', value: 15, precision: 'exact', unit: 'event', country: null, locality: 'international' });
    expect(parts.map(({ value, precision, unit, country }) => [value, precision, unit, country]).toSorted()).toEqual(COUNTRIES.map((country) => [3, 'exact', 'country', country]).toSorted());
  });

  it('is then given in five countries from April to June 2019, in the language of each, to fifteen people a country', async () => {
    const all = regular(await eventsOf(4));
    expect(table(all)).toEqual({ '2019-04/2019-06 April do junij 2019': COUNTRIES });
    expect(Object.fromEntries(all.map(({ event }) => [event.country, event.languages]))).toEqual({ SI: ['sl'], IT: ['it'], DE: ['de'], GR: ['el'], TR: ['tr'] });
    for (const view of all) {
      expect(view.event).toMatchObject({ mode: 'blended', onlineMonths: 3, liveSessions: 2, daysPerSession: 3, languagesWritten: 'SI, IT, DE, GR, TR', span: 'throughout', status: 'planned' });
      expect(counts(view)).toMatchObject([{ value: 15, precision: 'exact', unit: 'country', locality: 'local' }]);
      expect(view.series?.languages).toEqual(['sl', 'it', 'de', 'el', 'tr']);
    }
  });

  it('adds up to fifteen in the pilot and 75 in the countries', async () => {
    const { events, ...rest } = await workPackageOf(archive, 4);
    const [pilots, others] = [events.filter((event) => event.occurrence === 'pilot'), events.filter((event) => event.occurrence === 'regular')];
    expect([plannedTotal({ ...rest, events: pilots }).value, arithmetic(plannedTotal({ ...rest, events: others }))]).toEqual([15, '5 × 15 = 75']);
    expect(plannedTotal({ ...rest, events })).toMatchObject({ value: 90, precision: 'exact' });
  });
});

describe('the specialised training of WP5', () => {
  it('is four courses of six credits, three months at a distance each', async () => {
    const { course: courses } = (await workPackageOf(archive, 5)).parts;
    expect(courses.map(({ level, ects, onlineMonths, liveDays }) => [level, ects, onlineMonths, liveDays])).toEqual([['specialised', 6, 3, null], ['specialised', 6, 3, null], ['specialised', 6, 3, null], ['specialised', 6, 3, null]]);
    for (const [index, word] of [/Reception/, /Harmonised/, /right to education/, /Social inclusion/].entries()) expect(courses[index]?.title).toEqual({ sl: expect.any(String) as string, en: expect.stringMatching(word) as string });
  });

  it('is held online from October to December 2019, in English', async () => {
    const all = await eventsOf(5);
    expect(all).toHaveLength(4);
    for (const { event } of all) {
      expect([event.dates, event.datesWritten, event.mode, event.onlineMonths]).toEqual(['2019-10/2019-12', 'Oktober 2019 do december 2019', 'online', 3]);
      expect([event.languages, event.languagesWritten, event.status, event.placeId, event.country]).toEqual([['en'], 'angleški', 'planned', null, null]);
    }
  });

  it('foresees fifteen participants a course, about three from each country, 60 together', async () => {
    for (const event of await eventsOf(5)) {
      const [whole, ...parts] = counts(event);
      expect(whole).toMatchObject({ value: 15, precision: 'exact', unit: 'course', country: null });
      expect(parts.map(({ value, precision, unit, country }) => [value, precision, unit, country]).toSorted()).toEqual(COUNTRIES.map((country) => [3, 'about', 'country', country]).toSorted());
    }
    expect(arithmetic(plannedTotal(await workPackageOf(archive, 5)))).toBe('4 × 15 = 60');
  });
});

describe.each([
  { number: 6, pilot: 'GR', audiences: [['minors', null, 18, 'do 18. leta'], ['guardians', null, null, null], ['professionals', null, null, null]], title: 'mladoletnike' },
  { number: 7, pilot: 'TR', audiences: [['youngAdults', 18, 25, 'od 18. do 25. leta'], ['professionals', null, null, null]], title: 'mlade odrasle' },
])('the workshops of WP $number', ({ number, pilot, audiences, title }) => {
  it('are eleven: a pilot in September 2018 and five in each March of the two years that follow', async () => {
    const all = await eventsOf(number);
    expect(table(regular(all))).toEqual({ '2019-03 Marec 2019': COUNTRIES, '2020-03 Marec 2020': COUNTRIES });
    const others = all.filter(({ event }) => event.occurrence === 'pilot');
    expect(others.map(({ event }) => [event.dates, event.datesWritten, event.country, event.placeId])).toEqual([['2018-09', 'September 2018', pilot, null]]);
    for (const { event } of all) {
      expect([event.type, event.span, event.status]).toEqual(['workshop', 'within', 'planned']);
      expect(event.title.sl).toContain(title);
      expect(event.title).toEqual(both);
    }
  });

  it('are for whom the page says, of the ages that it gives', async () => {
    const found = (await workPackageOf(archive, number)).parts.audience;
    expect(found.map(({ group, ageFrom, ageTo, written }) => [group, ageFrom, ageTo, written])).toEqual(audiences);
    for (const { name } of found) expect(name).toEqual(both);
  });

  it('have two objectives: to learn what is needed, and to strengthen', async () => {
    const { objective: objectives } = (await workPackageOf(archive, number)).parts;
    expect(objectives.map(({ text }) => text)).toMatchObject([{ sl: expect.stringMatching(/potrebujejo/) as string, en: expect.stringMatching(/need/) as string }, { sl: expect.stringMatching(/življenjskim/) as string, en: expect.stringMatching(/life projects/) as string }]);
  });
});

it('the workshops of WP 6 foresee fifteen participants each, 165 together', async () => {
  for (const event of await eventsOf(6)) expect(counts(event)).toMatchObject([{ phase: 'planned', value: 15, precision: 'exact', unit: 'event' }]);
  expect(arithmetic(plannedTotal(await workPackageOf(archive, 6)))).toBe('11 × 15 = 165');
});

it('the workshops of WP 7 have a number of participants that the page does not give, and so no sum', async () => {
  for (const event of await eventsOf(7)) expect(counts(event)).toMatchObject([{ phase: 'planned', value: null, precision: 'unknown' }]);
  const sum = plannedTotal(await workPackageOf(archive, 7));
  expect([sum.value, sum.precision, sum.terms[0]?.times]).toEqual([null, 'unknown', 11]);
});

it('nothing that the page of CiSoTRA announces counts as held, and nobody as having come', async () => {
  const { events } = await projectOf(archive, 'CiSoTRA');
  expect(events).toHaveLength(6 + 15 + 6 + 4 + 11 + 11);
  for (const { id } of events) {
    const { event, participation } = await getEvent(archive, id);
    const { citations } = await sourcesOf(archive, 'event', id);
    expect([event.status, event.statusEvidence !== null, citations.length]).toEqual(['planned', true, 1]);
    expect(participation.filter((count) => count.phase === 'actual')).toEqual([]);
  }
});
