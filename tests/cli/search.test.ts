/** `kronika sample` and `kronika search`, typed into a terminal. */

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTranslator } from '#shared/language/translator.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { emptyFolder, temporaryFolder } from '../support/temporary.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

interface Found {
  readonly total: number;
  readonly hits: readonly { kind: string; id: string; title: string; snippet: string }[];
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
      expect(Object.keys(hit)).toEqual(['kind', 'id', 'title', 'snippet']);
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
    expect(english).toContain('\nEvents (4)\n');
    const slovenian = (await kronika(['search', archive, 'novo', 'mesto'], { lang: 'sl_SI.UTF-8' })).out;
    expect(slovenian).toMatch(/^9 zapisov\n/);
    expect(slovenian).toContain(`\n  ${EVENT}  `);
  });

  test('finding nothing is no failure', async () => {
    expect(await kronikaJson(['search', archive, 'xyzzy'])).toEqual({ total: 0, hits: [] });
    expect(await kronika(['search', archive, 'xyzzy'])).toEqual({ status: 0, out: `${createTranslator('en').t('command:foundNone')}\n`, err: '' });
    expect(await kronika(['search', archive, 'xyzzy'], { lang: 'sl_SI.UTF-8' })).toEqual({ status: 0, out: `${createTranslator('sl').t('command:foundNone')}\n`, err: '' });
  });

  test.each(['"', "'; DROP TABLE event; --", 'NEAR(novo mesto)', 'title:novo', '😀'])('takes %s for words and for no language of queries', async (words) => {
    const { status, err } = await kronika(['search', archive, words, '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect((await kronikaJson<Found>(['search', archive, 'novo'])).total).toBeGreaterThan(0);
  });
});
