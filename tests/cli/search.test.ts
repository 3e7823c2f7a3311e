/** `kronika sample` and `kronika search`, typed into a terminal. */

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTranslator } from '#shared/language/translator.ts';
import { connectDirectly } from '../support/connections.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { emptyFolder, temporaryFolder } from '../support/temporary.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

interface Found {
  readonly total: number;
  readonly hits: readonly { kind: string; id: string; title: string; snippet: string; possible?: boolean }[];
}

const EVENT = 'Mednarodni dogodek CI.SO.MO v Novem mestu';

let archive: string;
beforeAll(async () => {
  archive = await sampleFolder();
});

describe('kronika sample', () => {
  test('makes the sample archive, and says where', async () => {
    const folder = emptyFolder();
    const { status, out, err } = await kronika(['sample', folder]);
    expect({ status, out, err }).toEqual({ status: 0, out: `The sample archive was made in ${folder}.\n`, err: '' });
    expect((await kronikaJson<Found>(['search', folder, 'novo', 'mesto'])).total).toBe(9);
  });

  test('says the same as one JSON document', async () => {
    const folder = emptyFolder();
    expect(await kronikaJson(['sample', folder])).toEqual({ folder });
    expect(existsSync(path.join(folder, 'kronika.sqlite'))).toBe(true);
  });

  test('makes none where something else lies, and leaves that as it was', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'letter.odt'), 'letter');
    const { status, out, err } = await kronika(['sample', folder]);
    expect({ status, out, err }).toEqual({ status: 1, out: '', err: `${sentence('en', 'archive.folderNotEmpty', { folder })}\n` });
    expect(existsSync(path.join(folder, 'kronika.sqlite'))).toBe(false);
  });

  test('makes none in an archive, whose records stay', async () => {
    const folder = await sampleFolder();
    const before = await kronikaJson<Found>(['search', folder, 'novo']);
    expect(await kronika(['sample', folder])).toMatchObject({ status: 1, out: '' });
    expect(await kronikaJson<Found>(['search', folder, 'novo'])).toEqual(before);
  });

  test('makes none below a file', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, 'text');
    const { status, out, err } = await kronika(['sample', path.join(file, 'archive')]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(path.join(file, 'archive'));
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('kronika search', () => {
  test.each(['novo mesto', 'NOVO MESTO', 'mesto novo', 'Novo  Mesto.', 'cisomo', 'CI.SO.MO', 'ci.so.mo.', 'CiSoMo dogodek', 'svetovne kavarne'])('finds the event in Novo mesto by "%s"', async (words) => {
    const { hits } = await kronikaJson<Found>(['search', archive, words, '--language', 'sl']);
    expect(hits).toContainEqual(expect.objectContaining({ kind: 'event', title: EVENT }));
  });

  test.each([
    ['srecanje neaplju', 'event', 'v Neaplju'],
    ['SREČANJE NEAPLJU', 'event', 'v Neaplju'],
    ['istanbul', 'place', 'Istanbul'],
    ['İSTANBUL', 'place', 'Istanbul'],
    ['αθηνα', 'place', 'Atene'],
    ['ΑΘΉΝΑ', 'place', 'Atene'],
    ['institut izseljenstvo', 'organisation', 'Inštitut za slovensko izseljenstvo in migracije'],
  ])('takes no notice of accents and capitals: "%s"', async (words, kind, title) => {
    const { hits } = await kronikaJson<Found>(['search', archive, words, '--language', 'sl']);
    expect(hits).toContainEqual(expect.objectContaining({ kind, title: expect.stringContaining(title) as string }));
  });

  test('takes words one by one as one question', async () => {
    const together = await kronikaJson<Found>(['search', archive, 'novo mesto']);
    expect(await kronikaJson<Found>(['search', archive, 'novo', 'mesto'])).toEqual(together);
    expect(together.total).toBe(together.hits.length);
    for (const hit of together.hits) {
      expect(Object.keys(hit)).toEqual(['kind', 'id', 'title', 'snippet', 'dates']);
      expect(hit.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  });

  test('prints nothing but one document where JSON is asked for', async () => {
    const { status, out, err } = await kronika(['search', archive, 'novo', '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^\{"total":.*\}\n$/);
    expect(JSON.parse(out)).toHaveProperty('hits');
  });

  test('lists what it found for reading, by kind, with the number in the grammar of the language', async () => {
    const english = (await kronika(['search', archive, 'novo', 'mesto'])).out;
    expect(english).toMatch(/^9 records\n/);
    expect(english).toContain('\nEvents\n');
    const slovenian = (await kronika(['search', archive, 'novo', 'mesto'], { lang: 'sl_SI.UTF-8' })).out;
    expect(slovenian).toMatch(/^9 zapisov\n/);
    expect(slovenian).toContain(`\n  ${EVENT}  `);
  });

  test('takes a whole question, and says how it was understood, in the language of the terminal', async () => {
    const question = ['search', archive, 'country:it year:2018..2020 kind:seminar -online'];
    const english = await kronikaJson<Found & { understood: string }>(question);
    const slovenian = await kronikaJson<Found & { understood: string }>([...question, '--language', 'sl']);
    expect([english.understood, slovenian.understood]).toEqual(['country:Italy year:2018..2020 kind:seminar -online', 'država:Italija leto:2018..2020 vrsta:seminar -online']);
    expect(english.total).toBeGreaterThan(0);
    expect((await kronikaJson<Found>(['search', archive, slovenian.understood])).total).toBe(english.total);
    expect(english.hits.map(({ possible }) => possible)).toEqual(english.hits.map(() => undefined));
    const july = await kronikaJson<Found>(['search', archive, 'date:2018-07 kind:seminar']);
    // A series of these years has no day that is doubtful.
    expect(new Set(july.hits.filter(({ kind }) => kind === 'event').map(({ possible }) => possible))).toEqual(new Set([true]));
    expect((await kronika(['search', archive, 'date:2018-07 kind:seminar'])).out).toMatch(/ \(perhaps\)\n/);
  });

  test('says what of a question it did not understand, and what it took in the place of a word', async () => {
    expect(await kronikaJson(['search', archive, 'country:nowhere cistora', '--limit', '1'])).toMatchObject({ understood: 'cisotra', suggestions: ['country:nowhere cisotra'], problems: ['This field has no value “nowhere”.'] });
    expect((await kronika(['search', archive, 'country:nowhere cistora'])).out).toMatch(/^This field has no value “nowhere”\.\nResults for /);
  });

  test('says by what the hits can be narrowed, where that is asked for', async () => {
    const { facets } = await kronikaJson<{ facets: Record<string, unknown> }>(['search', archive, 'novo mesto', '--facets']);
    expect(facets).toMatchObject({ country: [{ value: 'SI', name: 'Slovenia', count: 6 }], project: [{ value: 'CI.SO.MO', name: 'CI.SO.MO', count: 5 }] });
    expect((await kronika(['search', archive, 'novo mesto', '--facets'], { lang: 'sl_SI.UTF-8' })).out).toContain('\ndržava: Slovenija 6\n');
  });

  test('goes on where it ended', async () => {
    const page = (...more: string[]) => kronikaJson<Found & { next: string | null }>(['search', archive, 'novo mesto', '--limit', '5', ...more]);
    const first = await page();
    const second = await page('--after', first.next ?? '');
    const all = await kronikaJson<Found>(['search', archive, 'novo mesto']);
    expect([...first.hits, ...second.hits].map(({ id }) => id)).toEqual(all.hits.map(({ id }) => id));
    expect(second.next).toBeNull();
    expect((await kronika(['search', archive, 'novo mesto', '--limit', '5'])).out).toContain(`\nThere is more: --after ${first.next}\n`);
    expect(await kronika(['search', archive, 'novo', '--limit', 'tri'])).toEqual({ status: 1, out: '', err: `${sentence('en', 'command.badLimit', { asked: 'tri', most: 200 })}\n` });
  });

  test('finding nothing is no failure', async () => {
    expect(await kronikaJson(['search', archive, 'xyzzy'])).toEqual({ total: 0, exact: true, hits: [], understood: 'xyzzy', suggestions: [], problems: [], next: null });
    expect(await kronika(['search', archive, 'xyzzy'])).toEqual({ status: 0, out: `${createTranslator('en').t('command:foundNone')}\n`, err: '' });
    expect(await kronika(['search', archive, 'xyzzy'], { lang: 'sl_SI.UTF-8' })).toEqual({ status: 0, out: `${createTranslator('sl').t('command:foundNone')}\n`, err: '' });
  });

  test.each(['"', "'; DROP TABLE event; --", 'NEAR(novo mesto)', 'title:novo', '😀'])('takes %s for words and for no language of queries', async (words) => {
    const { status, err } = await kronika(['search', archive, words, '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect((await kronikaJson<Found>(['search', archive, 'novo'])).total).toBeGreaterThan(0);
  });
});

describe('kronika searches', () => {
  test('lists those that are kept, with how many each finds', async () => {
    const folder = await sampleFolder();
    const { client, close } = await connectDirectly();
    await client.archive.open({ folder });
    for (const [name, query] of [['V Novem mestu', 'novo mesto'], ['Nič', 'xyzzy']] as const) await client.keptSearches.save({ id: null, revision: null, draftId: null, fields: { name, query } });
    await close();
    expect(await kronikaJson(['searches', folder])).toMatchObject([{ name: 'Nič', query: 'xyzzy', total: 0, exact: true }, { name: 'V Novem mestu', query: 'novo mesto', total: 9, exact: true }]);
    expect((await kronika(['searches', folder])).out).toBe('  Nič: xyzzy (0 records)\n  V Novem mestu: novo mesto (9 records)\n');
    expect((await kronika(['searches', archive])).out).toBe('No search has been saved yet.\n');
  });
});
