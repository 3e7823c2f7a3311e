/** What archivists type finds what they mean: the project's own table of questions, over the sample archive and some records more. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { find } from '../../electron/archive/search/query.ts';
import { create, plainEvent } from '../support/archives.ts';
import { sampleToRead } from '../support/sample.ts';

let archive: Archive;

beforeAll(async () => {
  archive = await sampleToRead();
  await create(archive, 'place', { name: { sl: 'Dunaj', de: 'Wien', en: 'Vienna' }, country: 'AT', inPlace: { sl: 'na Dunaju' } });
  const event = await create(archive, 'event', plainEvent({
    title: { sl: 'Sestanek odbora', en: 'Board meeting' }, dates: '2021-02-03', status: 'postponed', deviation: { sl: 'Prestavljen zaradi snega.' }, deviationReason: { sl: 'Snežni zameti na cesti' },
  }));
  await create(archive, 'photo', {
    eventId: event, sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1, width: 1, height: 1, takenAt: '2021-02-03T10:00:00', originalName: 'DSC_0815.jpg', caption: { sl: 'Krožek ob ognjišču' },
    alternative: { sl: 'Ljudje sedijo v krogu.' }, creator: null, rights: null, position: 0,
  });
  await create(archive, 'person', blank('person', { name: 'Đuro Žnidaršič', email: 'duro@zavod-primer.example', purpose: { sl: 'stik' }, legalBasis: 'consent', duty: { sl: 'tajnik' } }));
});

interface Asked {
  readonly words: string;
  readonly kind: string;
  readonly title: string;
}

const asked: Asked[] = readFileSync(path.join(import.meta.dirname, '../fixtures/questions.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [words = '', kind = '', title = ''] = line.split('\t');
    return { words, kind, title };
  });

const ask = async (words: string, limit = 200) => {
  const found = await find(archive.reader, { words, language: 'sl', kinds: null, limit });
  return { ...found, hits: found.hits.map((hit) => ({ ...hit, title: hit.title.map(({ text }) => text).join('') })) };
};

it(`${asked.length} questions find what they mean among the first three`, async () => {
  expect(asked.length).toBeGreaterThan(220);
  const missed: string[] = [];
  for (const { words, kind, title } of asked) {
    const { hits } = await ask(words, 3);
    if (!hits.some((hit) => hit.kind === kind && hit.title.includes(title))) missed.push(`${words}: ${kind} ${title}, but ${hits.map((hit) => `${hit.kind} ${hit.title}`).join(' | ')}`);
  }
  expect(missed).toEqual([]);
});

/** A question of facts, and of how many records all that it asks is true. */
const TOTALS: readonly (readonly [words: string, total: number])[] = [
  ['country:it kind:seminar', 4],
  ['country:it kind:seminar year:2019', 2],
  ['država:italija vrsta:seminar leto:2019', 2],
  ['wp:3', 17],
  ['wp:3 year:2018', 6],
  ['wp:1..2 kind:event', 6],
  ['kind:workPackage', 10],
  ['vrsta:"delovni sklop"', 10],
  ['manjka:opis vrsta:dogodek', 53],
  ['missing:description kind:event', 53],
  ['manjka:opis vrsta:organizacija', 9],
  ['has:photo', 1],
  ['ima:fotografija kind:event', 1],
  ['has:deviation', 1],
  ['status:postponed', 1],
  ['stanje:preložen', 1],
  ['status:held kind:event', 7],
  ['status:planned kind:event country:si', 9],
  ['year:2018 kind:event', 10],
  ['year:2018..2019 kind:seminar', 11],
  ['leto:>2020', 2],
  ['year:<2018', 0],
  ['kind:project year:2018', 2],
  ['kind:project year:2021', 0],
  ['kind:project manjka:datum', 3],
  ['month:2018-07 kind:event', 5],
  ['date:2018-12 kind:event', 1],
  ['date:2019-05-20..2019-05-24 kind:event', 13],
  ['kind:event -year:2018..2020', 1],
  ['participants:50', 15],
  ['participants:>=50', 15],
  ['participants:<20', 21],
  ['udeleženci:>50', 0],
  ['participants:15..50 year:2018', 7],
  ['jezik:nemščina kind:event', 1],
  ['izvedba:"na spletu"', 4],
  ['mode:online', 4],
  ['place:neapelj', 4],
  ['place:napoli kind:event', 2],
  ['kraj:"novo mesto" kind:event', 4],
  ['project:cisotra kind:event', 53],
  ['projekt:CI.SO.MO kind:event', 7],
  ['project:romigsc kind:event', 3],
  ['programme:"europe for citizens"', 13],
  ['org:isob', 4],
  ['org:ISOB role:lead', 2],
  ['role:lead org:MFDPŠ', 3],
  ['vloga:vodilni kind:workPackage', 10],
  ['role:externalHost', 3],
  ['type:workshop year:2019 country:gr', 4],
  ['tip:priročnik', 1],
  ['kind:output manjka:datum', 6],
  ['kind:output -manjka:datum', 1],
  ['kind:place country:it', 2],
  ['kind:place country:it,gr', 3],
  ['kind:place (country:it OR country:gr)', 3],
  ['kind:place -country:si', 6],
  ['kind:seminar (country:it OR country:de) year:2018..2019', 5],
  ['kind:seminar,workshop country:si', 11],
  ['"unaccompanied minors"', 5],
  ['"mladoletnikov brez spremstva" kind:event', 1],
  ['delavnica -country:it kind:event', 20],
  ['delavnica kind:event NOT (mladoletnike OR year:2020)', 8],
  ['(taranto OR celje) kind:place', 2],
  ['srečanje kind:event -"v celju"', 5],
  ['kind:photo manjka:napis', 0],
  ['-kind:event', 49],
  ['kind:event -kind:event', 0],
];

describe('a question of facts', () => {
  it(`finds as many as there are, in ${TOTALS.length} ways of asking`, async () => {
    const found: [string, number][] = [];
    for (const [words] of TOTALS) {
      const { total, isExact, hits, instead } = await ask(words);
      found.push([words, isExact && instead === null && hits.length === total ? total : Number.NaN]);
    }
    expect(found).toEqual(TOTALS);
  });

  it.each(['SI', 'IT', 'DE', 'GR', 'TR', 'AT'])('that is the code of a country, %s, finds that country before words that begin so', async (code) => {
    const there = new Set((await ask(`(kind:place OR kind:organisation) country:${code}`)).hits.map(({ id }) => id));
    const { hits } = await ask(code);
    const found = hits.filter(({ kind }) => kind === 'place' || kind === 'organisation').map(({ id }) => there.has(id));
    expect(there.size).toBeGreaterThan(0);
    expect([found.filter(Boolean).length, found.lastIndexOf(true)]).toEqual([there.size, there.size - 1]);
  });
});

it('a project of which no dates are recorded is found for the years of its events', async () => {
  expect((await ask('2018')).hits.filter(({ kind }) => kind === 'project').map(({ title }) => title).toSorted()).toEqual(['CiSoTRA', 'RoMigSc']);
});

it('a slip in a word is mended, and in the name of a field or in its value nothing is', async () => {
  expect((await ask('delvanica kind:event')).instead).toBe('delavnica kind:event');
  for (const words of ['kind:photo manjka:napis', 'status:odpovedan kind:event', 'delavnica year:2035']) expect(await ask(words)).toMatchObject({ total: 0, instead: null });
});

it.each(['qwxyz', 'zzzz kind:event', '"mestu novem"', 'status:odpovedan', 'delavnica -delavnica'])('what there is none of finds nothing: %s', async (words) => {
  expect(await ask(words)).toMatchObject({ total: 0, hits: [] });
});
