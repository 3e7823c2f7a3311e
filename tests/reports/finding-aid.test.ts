/** What was found for a question, as a document: all of it and nothing else, in its order, with sums that are true. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { type AidEvent, type AidKind, type AidRecord, type FindingAidData, MOST_LISTED, aidKinds, listedIn } from '#shared/domain/finding-aid.ts';
import { findableKinds } from '#shared/contract/search.ts';
import { INTERFACE_LANGUAGES, REPORT_LANGUAGES } from '#shared/domain/languages.ts';
import { AUTHOR, create, emptyArchive, plainEvent } from '../support/archives.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { write as writeRecords } from '../../electron/archive/changes/write.ts';
import { findingAidData } from '../../electron/archive/reports/finding-aid.ts';
import { find } from '../../electron/archive/search/query.ts';
import { definitionOf } from '../../electron/reports/definitions.ts';
import { findingAid } from '../../electron/reports/finding-aid.ts';
import { type Block, type Cell, type Report, type Table, recordsOf, shown, tablesOf } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { Finding } from '../../electron/service/finding.ts';
import { aidData, eventOf, whole } from '../support/centre-data.ts';
import { readPdf } from '../support/pdf.ts';
import { searchingIn } from '../support/report-data.ts';
import { sampleToRead } from '../support/sample.ts';

const plain = (text: string) => text.replaceAll(/[\s\u00AD\u2010-]+/g, '');

/** What a search says on its own, page after page. */
async function foundIn(archive: Archive, words: string): Promise<{ id: string; title: string }[]> {
  const all: { id: string; title: string }[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof find>> = await find(archive.reader, { words, language: 'sl', kinds: null, limit: 7, after });
    all.push(...page.hits.map(({ id, title }) => ({ id, title: title.map(({ text }) => text).join('') })));
    if (page.next === null) return all;
    after = page.next;
  }
}

const blocksOf = ({ content }: Report): Block[] => content.flatMap((one) => [...one.content]);
const listsOf = (report: Report): Table[] => tablesOf(report.content.filter(({ id }) => id !== 'sums'));
const idsIn = (cell: Cell | undefined) => (cell === undefined || typeof cell === 'string' ? [] : cell.of.map(({ id }) => id));

describe.each(['novo mesto', 'leto:2018 vrsta:dogodek', 'delavnice ALI seminar', 'država:IT', 'manjka:datum -vrsta:kraj'])('of the sample, for %s', (words) => {
  test('holds every hit of the search and no other, each leading to its record, and as many as it says', async () => {
    const archive = await sampleToRead();
    const found = await foundIn(archive, words);
    expect(found.length).toBeGreaterThan(3);
    const data = await findingAidData(archive, searchingIn(archive), words);
    const report = findingAid(data, 'sl');
    const rows = listsOf(report).flatMap((table) => table.rows);
    expect(rows.flatMap(([first]) => idsIn(first)).toSorted()).toEqual(found.map(({ id }) => id).toSorted());
    expect([data.total, data.isExact, listedIn(data)]).toEqual([found.length, true, found.length]);
    const said = blocksOf(report).find((block) => block.is === 'text' && block.of);
    expect(said).toMatchObject({ text: expect.stringContaining(String(found.length)) as unknown, of: { length: found.length } });
  });

  test('is read back from its PDF with every title, in both languages', async () => {
    const archive = await sampleToRead();
    const data = await findingAidData(archive, searchingIn(archive), words);
    for (const language of INTERFACE_LANGUAGES) {
      const report = findingAid(data, language);
      const text = plain((await readPdf((await write(report, 'pdf', new Map())).bytes)).text);
      const titles = listsOf(report).flatMap((table) => table.rows.map(([first]) => plain(shown(first ?? ''))));
      expect(titles.filter((title) => !text.includes(title))).toEqual([]);
      expect(text).toContain(plain(words));
    }
  });
});

/** Any finding aid at all. */
const anyDates = fc.constantFrom(null, '2018', '2018-05', '2018-05-03', '2018-06/2018-09', '2019-01-02', '2017-12~');
const anyEvents = fc.array(fc.record({ dates: anyDates, title: fc.constantFrom('Čaj', 'Cesta', 'Šola', 'Sol', 'Žaba'), value: fc.option(fc.nat(90), { nil: null }), held: fc.boolean(), isPart: fc.boolean() }), { maxLength: 12 });
const anyOthers = fc.dictionary(fc.constantFrom('project', 'place', 'source', 'person'), fc.array(fc.record({ dates: anyDates, title: fc.constantFrom('Čaj', 'Cesta', 'Šola') }), { minLength: 1, maxLength: 5 }));

const anyAid = fc.record({ events: anyEvents, others: anyOthers }).map(({ events, others }): FindingAidData => {
  const own = events.map(({ dates, title, value, held, isPart }, index): AidEvent => ({
    ...eventOf(`event ${index}`, [whole(value)], { dates, title: { sl: title }, status: held ? 'held' : 'planned' }), parentId: isPart && index > 0 ? 'event 0' : null,
  }));
  const records = Object.fromEntries(Object.entries(others).map(([kind, all]) => [kind, all.map(({ dates, title }, index): AidRecord => ({ id: `${kind} ${index}`, label: null, title: { sl: title }, dates, belongs: null, country: kind === 'place' ? 'SI' : null }))]));
  return aidData({ events: own, others: records });
});

test('whatever was found: each once, by kind in their order, by date and then by title, with sums that count the rows', () => {
  fc.assert(
    fc.property(anyAid, (data) => {
      const report = findingAid(data, 'sl');
      const lists = report.content.filter(({ id }) => id !== 'question' && id !== 'sums');
      const ids = listsOf(report).map((table) => table.rows.flatMap(([first]) => idsIn(first)));
      expect(new Set(ids.flat()).size).toBe(listedIn(data));
      const dates = new Map<string, string | null>([...data.events.map(({ event }): [string, string | null] => [event.id, event.dates]), ...Object.values(data.others).flatMap((all) => all.map((one): [string, string | null] => [one.id, one.dates]))]);
      for (const some of ids) {
        const first = some.map((id) => daySpan(dates.get(id) ?? null)?.earliest ?? '~');
        expect(first).toEqual(first.toSorted());
      }
      const sums = tablesOf(report.content.filter(({ id }) => id === 'sums'));
      expect(sums).toHaveLength(lists.length > 1 ? 1 : 0);
      for (const table of sums) {
        expect(table.rows.map(([, figure]) => [Number(shown(figure ?? '')), idsIn(figure).toSorted()])).toEqual(ids.map((some) => [some.length, some.toSorted()]));
        expect(shown(table.total?.[1] ?? '')).toBe(String(listedIn(data)));
      }
      expect(recordsOf(report).filter(({ kind }) => kind !== 'participation').length).toBe(listedIn(data));
    }),
  );
});

test('people who took part in a part are not counted again beside its event', () => {
  const events = [{ ...eventOf('whole', [whole(40)], { dates: '2018', status: 'held' }), parentId: null }, { ...eventOf('part', [whole(15)], { dates: '2018', status: 'held' }), parentId: 'whole' }];
  const totalOf = (some: typeof events) => tablesOf(findingAid(aidData({ events: some }), 'en').content)[0]?.total?.map((cell) => (typeof cell === 'string' ? cell : cell.text));
  expect([totalOf(events), totalOf(events.slice(1))]).toEqual([['Total', '40'], ['Total', '15']]);
  expect(blocksOf(findingAid(aidData({ events }), 'en')).flatMap((block) => (block.is === 'text' ? [block.text] : []))).toContain('People who took part in a part of an event that is listed too are counted with that event only.');
});

describe('a question', () => {
  const toldIn = (data: FindingAidData, language: 'sl' | 'en' | 'de') => {
    const facts = blocksOf(findingAid(data, language)).find((block) => block.is === 'facts');
    return facts?.is === 'facts' ? facts.rows.map(([, { text }]) => text) : [];
  };

  test('is told as it was typed and as it was understood, with what was not, in the report’s language', async () => {
    const archive = await emptyArchive();
    const projectId = await create(archive, 'project', blank('project', { acronym: 'ČEBELA', own: true }));
    await create(archive, 'event', plainEvent({ title: { sl: 'Delavnica v gozdu' }, dates: '2018-06/2018-09', span: 'within' }));
    const typed = 'delavnica  leto:2018 -stanje:izveden država:IT,SI,xx ima:fotografija';
    const data = await findingAidData(archive, searchingIn(archive), typed);
    const question = 'delavnica leto:2018 -stanje:izveden država:IT,SI,xx ima:fotografija';
    expect(toldIn(data, 'en')).toEqual([question, 'delavnica · time: 2018 · status: not held · country: Italy or Slovenia · has: photo', 'xx']);
    expect(toldIn(data, 'sl')[1]).toBe('delavnica · čas: 2018 · stanje: ne izvedeno · država: Italija ali Slovenija · ima: fotografija');
    expect(toldIn(data, 'de')[1]).toBe('delavnica · Zeit: 2018 · Status: nicht durchgeführt · Land: Italien oder Slowenien · hat: Foto');
    expect(findingAid({ ...data, parts: readQuestion('novo mesto leto:2018 "v gozdu" delavnica').parts.map(({ ask }) => ask) }, 'en').title).toBe('novo mesto · time: 2018 · “v gozdu” · delavnica');
    const named = await findingAidData(archive, searchingIn(archive), `projekt:${projectId}`);
    expect([findingAid(named, 'en').title, toldIn(named, 'en')[1]]).toEqual(['project: ČEBELA', 'project: ČEBELA']);
  });

  test('that is kept is called by its name, however its blanks are typed', async () => {
    const archive = await emptyArchive();
    await create(archive, 'savedSearch', { name: 'Delavnice v letu 2018', query: 'delavnica  leto:2018' });
    const data = await findingAidData(archive, searchingIn(archive), 'delavnica leto:2018 ');
    expect([findingAid(data, 'sl').title, findingAid(data, 'sl').fileName, toldIn(data, 'sl')[2]]).toEqual(['Delavnice v letu 2018', 'popis-gradiva_delavnice-v-letu-2018_sl', 'Delavnice v letu 2018']);
  });

  test('of a time marks what lies in it only perhaps', async () => {
    const archive = await emptyArchive();
    await create(archive, 'event', plainEvent({ title: { sl: 'Delavnica enkrat poleti' }, dates: '2018-06/2018-09', span: 'within' }));
    await create(archive, 'event', plainEvent({ title: { sl: 'Delavnica v juliju' }, dates: '2018-07-05' }));
    const data = await findingAidData(archive, searchingIn(archive), 'delavnica datum:2018-07');
    const report = findingAid(data, 'sl');
    expect(listsOf(report).flatMap((table) => table.rows.map((row) => row.slice(0, 2).map(shown)))).toEqual([['Delavnica enkrat poleti', 'junij–september 2018 (morda)'], ['Delavnica v juliju', '5. julij 2018']]);
    expect(definitionOf('finding-aid').gaps(data, { language: 'sl', today: '2026-01-01' }).map(({ code, params }) => [code, params.count])).toEqual([['foundPerhaps', 1]]);
  });

  test('that finds nothing, or only something else in its stead, is answered with nothing', async () => {
    const archive = await emptyArchive();
    await create(archive, 'place', { name: { sl: 'Žužemberk' }, country: 'SI', inPlace: null });
    expect((await find(archive.reader, { words: 'žužembrek', language: 'sl', kinds: null, limit: 5 })).instead).not.toBeNull();
    const data = await findingAidData(archive, searchingIn(archive), 'žužembrek');
    expect([data.total, findingAid(data, 'sl').content.map(({ id }) => id)]).toEqual([0, ['question']]);
    for (const language of REPORT_LANGUAGES) expect((await write(findingAid(data, language), 'pdf', new Map())).pages).toBe(1);
  });

  test.each(['', '   ', 'vrsta:nič', 'beseda '.repeat(80)])('that asks nothing, or is no question any more, is refused: %j', async (words) => {
    const archive = await emptyArchive();
    await expect(findingAidData(archive, searchingIn(archive), words)).rejects.toMatchObject({ code: 'report.noQuestion' });
  });
});

test('has tables for all that can be found', () => {
  expect([...aidKinds].toSorted()).toEqual([...findableKinds].toSorted() satisfies readonly AidKind[]);
});

test('lists so many and says how many more there are', async () => {
  const archive = await emptyArchive();
  const more = 7;
  await writeRecords(archive, { verb: 'create', kind: 'place', recordId: '019c0000-0000-7000-8000-000000000000', author: AUTHOR }, async (writer) => {
    for (let number = 0; number < MOST_LISTED + more; number += 1) await writer.create('place', { name: { sl: `Vas ${number}` }, country: 'SI', inPlace: null });
  });
  const finding = new Finding(archive);
  const data = await findingAidData(archive, { find: (question) => finding.find(question), facets: (question) => finding.facets(question) }, 'vas');
  await finding.close();
  expect([data.total, data.isExact, listedIn(data), new Set(data.others.place?.map(({ id }) => id)).size]).toEqual([MOST_LISTED + more, true, MOST_LISTED, MOST_LISTED]);
  const report = findingAid(data, 'en');
  expect(report.cover).toBe(true);
  expect(blocksOf(report).flatMap((block) => (block.is === 'text' ? [block.text] : []))).toEqual(['5,007 records found.', 'The first 5,000 are listed; 7 are left out. Ask more narrowly, such as by kind, year or project, to list them too.']);
  const csv = new TextDecoder().decode((await write(report, 'csv', new Map())).bytes);
  expect(csv.match(/Vas \d+/g)).toHaveLength(MOST_LISTED);
});
