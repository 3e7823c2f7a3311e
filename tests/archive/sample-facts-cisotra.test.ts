/** Every fact that the page of CiSoTRA tells of the project, its work packages and its meetings has its place in the sample. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { ProjectView } from '#shared/contract/projects.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { find } from '../../electron/archive/search/query.ts';
import { sourcesOf } from '../../electron/archive/sources/service.ts';
import { eventOf, projectOf, workPackageOf } from '../support/sample-records.ts';
import { sampleToRead } from '../support/sample.ts';

let archive: Archive;
let cisotra: ProjectView;

beforeAll(async () => {
  archive = await sampleToRead();
  cisotra = await projectOf(archive, 'CiSoTRA');
});

const both = { sl: expect.any(String) as string, en: expect.any(String) as string };

describe('the project', () => {
  it('is called CiSoTRA, and cisotra as the page is headed', async () => {
    expect(cisotra.project.aliases).toEqual(['cisotra']);
    for (const words of ['CiSoTRA', 'cisotra', 'CISOTRA']) {
      const { hits } = await find(archive.reader, { words, language: 'en', kinds: ['project'], limit: 10 });
      // The other project tells of it in its text, and comes after it.
      expect(hits[0]?.id).toBe(cisotra.project.id);
    }
  });

  it('has no programme, since the page names none, and no dates, title or grant number', () => {
    expect(cisotra.measure).toBeNull();
    expect(cisotra.project).toMatchObject({ measureId: null, call: null, grantNumber: null, dates: null, title: null, website: null, status: 'unknown' });
  });

  it('has six partners of five countries, known by their short names alone, and no coordinator that the page would name', () => {
    const partners = cisotra.roles.map(({ role, organisation: { shortName, name, place } }) => [role, shortName, name, place?.name.sl, place?.country]);
    expect(partners).toEqual([
      ['partner', 'MFDPŠ', null, 'Celje', 'SI'],
      ['partner', 'ISOB', null, 'Regensburg', 'DE'],
      ['partner', 'CSIG', null, 'Taranto', 'IT'],
      ['partner', 'POU', null, 'Neapelj', 'IT'],
      ['partner', 'AS', null, 'Atene', 'GR'],
      ['partner', 'IBU', null, 'Istanbul', 'TR'],
    ]);
  });

  it('is for unaccompanied minors and young adults', () => {
    expect(cisotra.parts.audience.map(({ group, name }) => [group, name])).toEqual([['minors', both], ['youngAdults', both]]);
  });

  it('has an advisory board, which assesses the model', () => {
    expect(cisotra.parts.body).toMatchObject([{ name: { sl: 'Projektni svetovalni odbor', en: 'Project advisory board' }, duty: { sl: expect.stringMatching(/model/i) as string, en: expect.stringMatching(/model/i) as string } }]);
  });
});

describe('the work packages', () => {
  it('are ten, each labelled as the page writes it, with or without a space', () => {
    expect(cisotra.workPackages.map(({ number, label }) => [number, label])).toEqual([
      [1, 'WP 1'], [2, 'WP 2'], [3, 'WP3'], [4, 'WP4'], [5, 'WP5'], [6, 'WP 6'], [7, 'WP 7'], [8, 'WP 8'], [9, 'WP 9'], [10, 'WP 10'],
    ]);
    for (const { title } of cisotra.workPackages) expect(title).toEqual(both);
  });

  it('are led by whom the page says', async () => {
    expect(cisotra.workPackages.map(({ leads }) => leads.map((lead) => lead.shortName))).toEqual([['MFDPŠ'], ['ISOB'], ['CSIG'], ['POU'], ['POU'], ['AS'], ['IBU'], ['MFDPŠ'], ['ISOB'], ['MFDPŠ']]);
    const { roles } = await workPackageOf(archive, 1);
    expect(roles.map(({ role, written }) => [role, written])).toEqual([['lead', 'Vodilni partner']]);
  });

  it('say which page they were taken from', async () => {
    for (let number = 1; number <= 10; number += 1) {
      const { workPackage } = await workPackageOf(archive, number);
      expect((await sourcesOf(archive, 'workPackage', workPackage.id)).citations.map(({ source }) => source.type)).toEqual(['page']);
    }
  });

  it('WP 1 sets up management and coordination', async () => {
    const { workPackage, parts: { objective: objectives } } = await workPackageOf(archive, 1);
    expect(workPackage.description).toEqual({ sl: expect.stringMatching(/tehnične, pedagoške in administrativno-finančne/) as string, en: expect.stringMatching(/technical.*pedagogical.*administrative.*financial/) as string });
    expect(objectives.map(({ level, text }) => [level, text])).toEqual([['workPackage', both]]);
  });

  it('WP 2 works with documents, interviews and focus groups, and leaves a study', async () => {
    const { workPackage, outputs } = await workPackageOf(archive, 2);
    expect(workPackage.methods).toEqual([{ sl: 'analiza dokumentov', en: 'analysis of documents' }, { sl: 'intervjuji', en: 'interviews' }, { sl: 'fokusne skupine', en: 'focus groups' }]);
    expect(outputs.map(({ type, title }) => [type, title])).toEqual([['study', both]]);
  });

  it('WP 8 makes the model from August 2019 to October 2020', async () => {
    const { workPackage, outputs } = await workPackageOf(archive, 8);
    expect([workPackage.dates, workPackage.datesWritten]).toEqual(['2019-08/2020-10', 'od avgusta 2019 do oktobra 2020']);
    expect(outputs).toMatchObject([{ type: 'model', title: { sl: 'Model CiSoTRA', en: 'The CiSoTRA model' }, due: '2020-10', delivered: null }]);
    for (const language of ['sl', 'en']) expect(workPackage.description?.[language]).toMatch(/partnerji in svetovalni odbor|partners and the advisory board/);
  });

  it('WP 9 weighs strengths, weaknesses, opportunities and risks, and measures by indicators, none of which the page gives', async () => {
    const { parts: { assessment: assessments, indicator: indicators }, outputs } = await workPackageOf(archive, 9);
    expect(assessments.map(({ aspect, text }) => [aspect, text])).toEqual([['strength', null], ['weakness', null], ['opportunity', null], ['risk', null]]);
    expect(indicators.map(({ name, target, reached }) => [name, target, reached])).toEqual([[both, null, null]]);
    expect(outputs.map(({ type }) => type)).toEqual(['database']);
  });

  it('WP 10 spreads the results during and after the project, outside the consortium too', async () => {
    const { dissemination } = (await workPackageOf(archive, 10)).parts;
    expect(dissemination.map(({ channel, timing, reach }) => [channel.sl, channel.en, timing, reach])).toEqual([
      ['spletna stran CiSoTRA', 'the CiSoTRA website', 'duringAndAfter', 'unknown'],
      ['družbena omrežja', 'social media', 'duringAndAfter', 'unknown'],
      ['letaki', 'leaflets', 'duringAndAfter', 'unknown'],
      ['e-novice', 'e-news', 'duringAndAfter', 'unknown'],
      ['drugi komunikacijski kanali', 'other channels of communication', 'duringAndAfter', 'unknown'],
      [expect.stringMatching(/konferencah/), expect.stringMatching(/conferences in other countries/), 'duringAndAfter', 'outside'],
      [expect.stringMatching(/konferenca v Istanbulu/), expect.stringMatching(/conference in Istanbul/), 'during', 'inside'],
    ]);
  });
});

describe('the meetings of WP 1', () => {
  const meetings = async () => {
    const { events } = await workPackageOf(archive, 1);
    return Promise.all(events.map((event) => getEvent(archive, event.id)));
  };

  it('are six, to the day, where the page says and in its words', async () => {
    expect((await meetings()).map(({ event, place }) => [event.dates, event.datesWritten, place?.name.sl, place?.country])).toEqual([
      ['2018-05-15/2018-05-16', '15. – 16. maj 2018', 'Neapelj', 'IT'],
      ['2018-10-08/2018-10-10', '8. – 10. oktober 2018', 'Taranto', 'IT'],
      ['2019-05-22/2019-05-24', '22. – 24. maj 2019', 'Regensburg', 'DE'],
      ['2019-10-08/2019-10-10', '8. – 10. oktober 2019', 'Celje', 'SI'],
      ['2020-05-18/2020-05-19', '18. – 19. maj 2020', 'Atene', 'GR'],
      ['2020-10-15/2020-10-17', '15. – 17. oktober 2020', 'Istanbul', 'TR'],
    ]);
  });

  it('are all numbered "1." by the page, and by date they are the first to the sixth', async () => {
    const all = await meetings();
    expect(all.map(({ event }) => event.ordinalWritten)).toEqual(['1.', '1.', '1.', '1.', '1.', '1.']);
    expect(all.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6].map((index) => ({ index, of: 6 })));
  });

  it('were only announced, however long ago their days are', async () => {
    for (const { event } of await meetings()) {
      expect([event.type, event.status, event.mode]).toEqual(['projectMeeting', 'planned', 'inPerson']);
      expect(event.statusEvidence).toMatch(/bo organizira/);
      expect(event.title).toEqual(both);
    }
  });

  it('share two with RoMigSc, and a third one its conference', async () => {
    const links = (await meetings()).map(({ projects }) => projects.map(({ acronym, link }) => `${acronym} ${link}`));
    expect(links).toEqual([
      ['CiSoTRA own', 'RoMigSc synergy'],
      ['CiSoTRA own'],
      ['CiSoTRA own', 'RoMigSc synergy'],
      ['CiSoTRA own', 'RoMigSc sharedConference'],
      ['CiSoTRA own'],
      ['CiSoTRA own'],
    ]);
  });

  it('end with the conference of October 2020, which stands in WP 1, WP 8 and WP 10', async () => {
    const conference = await eventOf(archive, 'konferenca cisotra');
    expect(conference.event.dates).toBe('2020-10-15/2020-10-17');
    expect(conference.workPackages.map(({ label }) => label)).toEqual(['WP 1', 'WP 8', 'WP 10']);
    expect(conference.event.description).toEqual({ sl: expect.stringMatching(/model CiSoTRA/) as string, en: expect.stringMatching(/CiSoTRA model/) as string });
  });
});

describe('RoMigSc', () => {
  it('is kept as another project, for the events that it shared', async () => {
    const romigsc = await projectOf(archive, 'RoMigSc');
    expect(romigsc.project).toMatchObject({ own: false, dates: null, measureId: null, summary: both });
    expect(romigsc.events.map(({ earliest }) => earliest)).toEqual(['2018-05-15', '2019-05-22', '2019-10-08']);
  });
});

describe('the places', () => {
  it.each([
    ['Neapelj', 'IT', ['neapelj', 'Napoli', 'naples', 'v Neaplju']],
    ['Atene', 'GR', ['atene', 'Athens', 'Αθήνα', 'v Atenah']],
    ['Istanbul', 'TR', ['istanbul', 'İstanbul', 'v Istanbulu']],
    ['Taranto', 'IT', ['taranto', 'v Tarantu']],
    ['Regensburg', 'DE', ['regensburg', 'Ratisbona', 'v Regensburgu']],
    ['Celje', 'SI', ['celje', 'v Celju']],
    ['Novo mesto', 'SI', ['novo mesto', 'v Novem mestu']],
    ['Ljubljana', 'SI', ['ljubljana', 'v Ljubljani']],
  ])('%s (%s) is found by all its names', async (name, country, written) => {
    const place = (await archive.reader.selectFrom('place').select(['id', 'name', 'country']).execute()).find((row) => (JSON.parse(row.name) as { sl: string }).sl === name);
    expect(place?.country).toBe(country);
    for (const words of written) {
      const { hits } = await find(archive.reader, { words, language: 'sl', kinds: ['place'], limit: 10 });
      expect({ words, found: hits.map((hit) => hit.id) }).toEqual({ words, found: [place?.id] });
    }
  });
});
