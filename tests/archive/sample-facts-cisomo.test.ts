/** Every fact that the news item on the CI.SO.MO event tells has its place in the sample, and what it leaves open is unknown. */

import { beforeAll, describe, expect, it } from 'vitest';
import { weekdayAgrees } from '#shared/domain/date-text.ts';
import type { EventView } from '#shared/contract/events.ts';
import type { ProjectView } from '#shared/contract/projects.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { find } from '../../electron/archive/search/query.ts';
import { sourcesOf } from '../../electron/archive/sources/service.ts';
import { eventOf, projectOf } from '../support/sample-records.ts';
import { sampleToRead } from '../support/sample.ts';

let archive: Archive;
let cisomo: ProjectView;
let event: EventView;

beforeAll(async () => {
  archive = await sampleToRead();
  cisomo = await projectOf(archive, 'CI.SO.MO');
  event = await eventOf(archive, 'mednarodni dogodek cisomo');
});

const part = (words: string) => eventOf(archive, words);
const texts = (records: readonly { title: unknown }[]) => records.map(({ title }) => title);

describe('the project', () => {
  it('is called CI.SO.MO, and by the other spelling of the page', () => {
    expect(cisomo.project.aliases).toContain('CI.SO.MO.');
  });

  it.each(['CI.SO.MO', 'CI.SO.MO.', 'ci.so.mo', 'cisomo', 'CISOMO'])('is found as %s', async (words) => {
    const { hits } = await find(archive.reader, { words, language: 'sl', kinds: ['project'], limit: 10 });
    expect(hits.map((hit) => hit.id)).toEqual([cisomo.project.id]);
  });

  it('belongs to civil society projects of Europe for Citizens, and says in which words', async () => {
    expect(cisomo.measure).toMatchObject({
      code: '2.3',
      name: { sl: 'Projekti civilne družbe', en: 'Civil society projects' },
      programme: { name: { sl: 'Evropa za državljane', en: 'Europe for Citizens' } },
    });
    expect((await sourcesOf(archive, 'project', cisomo.project.id)).citations).toContainEqual(expect.objectContaining({ field: 'measureId', written: 'Evropa za državljane: Projekti civilne družbe' }));
  });

  it('has neither call nor grant number, dates nor title, since the page names none', () => {
    expect(cisomo.project).toMatchObject({ call: null, grantNumber: null, dates: null, datesWritten: null, title: null, website: null, status: 'unknown', languages: [] });
    expect([cisomo.roles, cisomo.workPackages]).toEqual([[], []]);
  });

  it.each([
    ['callGeneral', /evropsko državljanstvo/i, /European citizenship/i],
    ['callGeneral', /demokratičn/i, /democratic/i],
    ['callSpecific', /politike Unije/i, /policies of the Union/i],
    ['callSpecific', /prostovoljstvo/i, /volunteering/i],
    ['project', /svobod.*pravic.*varnost.*demokracij/i, /freedom.*justice.*security.*democracy/i],
    ['project', /tretjih držav/i, /third countries/i],
  ])('has its objective of the level %s: %s, %s', (level, sl, en) => {
    const said = cisomo.parts.objective.filter((objective) => objective.level === level).map((objective) => objective.text);
    expect(said).toContainEqual({ sl: expect.stringMatching(sl) as string, en: expect.stringMatching(en) as string });
  });

  it('has the three activities of its strategy, marked as on the page', () => {
    expect(cisomo.parts.task.map((task) => task.mark)).toEqual(['(a)', '(b)', '(c)']);
    expect(cisomo.parts.task.map((task) => task.title)).toMatchObject([
      { sl: expect.stringMatching(/analiza/i) as string, en: expect.stringMatching(/analysis/i) as string },
      { sl: expect.stringMatching(/dobrih praks/i) as string, en: expect.stringMatching(/good practices/i) as string },
      { sl: expect.stringMatching(/akcijski načrt in priročnik/i) as string, en: expect.stringMatching(/action plan and handbook/i) as string },
    ]);
  });

  it('leaves an analysis, good practices, an action plan and a handbook, each from its activity', () => {
    const mark = (id: string | null) => cisomo.parts.task.find((task) => task.id === id)?.mark;
    expect(cisomo.outputs.map(({ type, taskId }) => [type, mark(taskId)])).toEqual([['analysis', '(a)'], ['goodPractices', '(b)'], ['actionPlan', '(c)'], ['handbook', '(c)']]);
    for (const { title, due, delivered } of cisomo.outputs) expect([Object.keys(title).toSorted(), due, delivered]).toEqual([['en', 'sl'], null, null]);
  });
});

describe('the event in Novo mesto', () => {
  it('was held from 20 to 24 May 2019, as the page says it', () => {
    expect(event.event).toMatchObject({ type: 'internationalEvent', dates: '2019-05-20/2019-05-24', datesWritten: 'od 20. do 24. maja 2019', span: 'throughout' });
    expect(event.event).toMatchObject({ status: 'held', statusEvidence: expect.stringContaining('je potekal') as string });
    expect(event.place).toMatchObject({ name: { sl: 'Novo mesto', en: 'Novo mesto' }, country: 'SI' });
    expect(event.projects).toMatchObject([{ acronym: 'CI.SO.MO', link: 'own' }]);
  });

  it('had five organisations from four countries, which the page does not name', () => {
    expect(event.unnamed).toMatchObject([{ value: 5, precision: 'exact', countries: ['SE', 'BG', 'GR', 'SI'] }]);
    expect(event.roles).toEqual([]);
  });

  it('has a number of participants that is unknown, and not 0', () => {
    expect(event.participation.map(({ phase, value, precision }) => [phase, value, precision])).toEqual([['actual', null, 'unknown']]);
  });

  it('had no page of its own that the source names, and no photo', () => {
    expect([event.event.webPage, event.photos]).toEqual([null, []]);
  });

  it('is told of in both languages', () => {
    expect(event.event.description).toEqual({ sl: expect.stringMatching(/svetovne kavarne/i) as string, en: expect.stringMatching(/World Café/) as string });
  });

  it('says what it was taken from', async () => {
    expect((await sourcesOf(archive, 'event', event.event.id)).citations.map(({ source }) => [source.type, source.publisher, source.published])).toEqual([['page', 'Regijski NVO center', '2019-05-31']]);
  });

  it('had six parts, all of them held within its days and none at a day of its own', async () => {
    expect(event.subEvents).toHaveLength(6);
    for (const { id } of event.subEvents) {
      const { event: sub, parent } = await getEvent(archive, id);
      expect([sub.dates, sub.span, sub.status, parent?.id]).toEqual(['2019-05-20/2019-05-24', 'within', 'held', event.event.id]);
      expect(sub.statusEvidence).not.toBeNull();
    }
  });
});

describe('the parts of the event', () => {
  it.each([
    ['predstavitev grm', 'presentation', 'Novo mesto', /Grm Novo mesto/],
    ['obisk slovenske filantropije', 'studyVisit', 'Ljubljana', /Slovenska filantropija/],
    ['obisk instituta', 'studyVisit', 'Ljubljana', /Inštitut za slovensko izseljenstvo in migracije/],
  ])('%s: a visit to an external host', async (words, type, place, host) => {
    const view = await part(words);
    expect([view.event.type, view.place?.name.sl]).toEqual([type, place]);
    expect(view.roles.map(({ role, organisation }) => [role, organisation.name?.sl])).toEqual([['externalHost', expect.stringMatching(host)]]);
    expect(view.roles[0]?.organisation.name?.en).toBeTruthy();
  });

  it('a tour of Ljubljana that migrants led', async () => {
    const { event: tour, place, roles } = await part('ogled ljubljane');
    expect([tour.type, tour.ledBy, place?.name.sl, roles]).toEqual(['guidedTour', { sl: 'migranti', en: 'migrants' }, 'Ljubljana', []]);
  });

  it('a workshop in the manner of a World Café, which the page writes in its own way', async () => {
    const { event: workshop } = await part('svetovna kavarna');
    expect(workshop.type).toBe('workshop');
    expect(workshop.methods).toEqual([{ sl: expect.stringMatching(/Svetovna kavarna.*World Caffee/) as string, en: expect.stringMatching(/World Café.*World Caffee/) as string }]);
  });

  it('the presentations of the five organisations', async () => {
    expect((await part('predstavitve petih')).event).toMatchObject({ type: 'presentation', title: { en: 'Presentations by five organisations' } });
  });
});

describe('the news item', () => {
  it('was published on a day after the event, a Friday as it says', () => {
    expect(cisomo.news).toHaveLength(1);
    const { published, publishedWritten, weekdayWritten } = cisomo.news[0] ?? {};
    expect([published, publishedWritten, weekdayWritten]).toEqual(['2019-05-31', 'petek, 31.5.2019', 'petek']);
    expect(weekdayAgrees(weekdayWritten ?? '', published ?? '')).toBe(true);
    expect(event.event.dates?.endsWith(published ?? '')).toBe(false);
  });

  it('tells of the event, and has an address no more than the page gives one', () => {
    expect(event.news.map((news) => news.id)).toEqual(cisomo.news.map((news) => news.id));
    expect(cisomo.news[0]).toMatchObject({ publisher: 'Regijski NVO center', address: null });
    expect(texts(cisomo.news)).toEqual([{ sl: expect.any(String) as string, en: expect.any(String) as string }]);
  });
});
