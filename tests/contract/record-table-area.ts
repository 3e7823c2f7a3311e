/** Tables of records: asked about, taken in, taken back. */

import { beforeAll, expect, test } from 'vitest';
import { type RecordMapping, type TableKind, recordColumns } from '#shared/domain/record-table.ts';
import { codeOf } from '../support/failures.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

const NO_COLUMNS = Object.fromEntries(recordColumns.map((column) => [column, null])) as RecordMapping;

export function recordTableArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  type Asked = Partial<Parameters<typeof at.client.imports.records>[0]>;
  const take = async (kind: TableKind, text: string | Buffer, isDry = false, more: Asked = {}) => {
    const bytes = Buffer.from(text);
    const { id } = await at.client.uploads.start({ name: 'tabela.csv', size: bytes.length, purpose: 'table' });
    await at.client.uploads.append({ id, offset: 0, piece: new Blob([bytes]) });
    return at.client.imports.records({ uploadId: id, kind, isDry, language: 'sl', ...more });
  };
  const found = async (words: string) => (await at.client.search.find({ words, language: 'sl', kinds: null, limit: 5 })).hits;

  test('events come in with place, project and participants as one action, which is taken back as one; a second time they are there', async () => {
    const table = 'Naslov;Datumi;Kraj;Država;Vrsta;Stanje;Projekt;Udeleženci;Spletna stran\nDelavnica preizkusna;12. 5. 2031;Motovun;HR;Delavnica;izvedena;CI.SO.MO;~40;www.primer.si\nSrečanje preizkusno;maj 2031;Motovun;;;;;;\nNapačno;12. 5. 2031;;;;;NIKOLI;;';
    const asked = await take('event', table, true);
    expect(asked).toMatchObject({ rows: 3, accepted: 2, made: 2, existing: [], newPlaces: [{ name: 'Motovun', country: 'HR' }], revision: null, problems: [{ row: 3, column: 'project', head: 'Projekt', code: 'unknownProject', value: 'NIKOLI' }] });
    expect(await found('preizkusna')).toEqual([]);
    const taken = await take('event', table);
    expect({ ...taken, revision: null }).toEqual(asked);
    const [hit] = await at.client.events.titled({ words: 'delavnica preizkusna' });
    const view = await at.client.events.get({ id: hit?.id ?? '' });
    expect(view).toMatchObject({ event: { type: 'workshop', status: 'held', dates: '2031-05-12', webPage: 'https://www.primer.si' }, place: { name: { sl: 'Motovun' }, country: 'HR' }, projects: [{ acronym: 'CI.SO.MO', link: 'own' }], participation: [{ phase: 'actual', value: 40, precision: 'about' }] });
    const again = await take('event', table);
    expect(again).toMatchObject({ accepted: 2, made: 0, existing: [{ row: 1, id: hit?.id }, { row: 2 }], newPlaces: [], revision: null });
    await at.client.history.undo({ action: null });
    expect([await found('preizkusna'), await found('motovun')]).toEqual([[], []]);
  });

  test('organisations and places come in; those that are there are told and skipped', async () => {
    expect(await take('place', 'Ime,Država\nMotovun,HR\nNovo mesto,Slovenija\nTržič,')).toMatchObject({ rows: 3, made: 1, existing: [{ row: 2 }], problems: [{ row: 3, code: 'noCountry' }] });
    const table = 'Kratko ime;Ime;Kraj;Država\nPUM;Pučko učilište Motovun;Motovun;\nXYZ;Neznan zavod;Nikjer;\nQQQ;Zavod brez kraja;;Slovenija';
    expect(await take('organisation', table)).toMatchObject({ made: 1, newPlaces: [], problems: [{ row: 2, code: 'placeNeedsCountry' }, { row: 3, code: 'countryAlone' }] });
    expect(await take('organisation', table)).toMatchObject({ made: 0, existing: [{ row: 1 }] });
  });

  test('columns that no head names are told, remembered for the next table with its head, and shown before anything is', async () => {
    const table = 'Kdo;Tam;Kod\nDruštvo Vezi;Gradac;SI\nDruštvo Niti;Gradac;Slovenia';
    expect(await codeOf(take('organisation', table))).toBe('table.noNames');
    expect(await codeOf(take('organisation', table, false, { columns: NO_COLUMNS }))).toBe('table.noNames');
    expect(await take('organisation', table, true, { columns: NO_COLUMNS })).toMatchObject({ heads: ['Kdo', 'Tam', 'Kod'], columns: NO_COLUMNS, sample: [['Društvo Vezi', 'Gradac', 'SI'], ['Društvo Niti', 'Gradac', 'Slovenia']], encoding: 'utf-8', rows: 2, accepted: 0, problems: [] });
    const told = { ...NO_COLUMNS, name: 0, place: 1, country: 2 };
    expect(await take('organisation', table, false, { columns: told, remembers: true })).toMatchObject({ made: 2, newPlaces: [{ name: 'Gradac', country: 'SI' }] });
    expect(await take('organisation', 'Kdo;Tam;Kod\nDruštvo Vozli;Gradac;SI', true, { remembers: true })).toMatchObject({ columns: told, made: 1 });
    expect(await codeOf(take('event', 'Kdo;Tam;Kod\nDruštvo Vozli;Gradac;SI', true, { remembers: true }))).toBe('table.noNames');
    expect(await codeOf(take('organisation', 'Kdo;Tam;Kod\nDruštvo Vozli;Gradac;SI', true))).toBe('table.noNames');
  });

  test('columns of a table with a head of any length are known again', async () => {
    const long = `Ime društva ${'in še kaj '.repeat(20)}`;
    const told = { ...NO_COLUMNS, name: 0 };
    await take('organisation', `${long};Opomba\nDruštvo Dolgih;x`, false, { columns: told, remembers: true });
    expect(await take('organisation', `${long};Opomba\nDruštvo Kratkih;x`, true, { remembers: true })).toMatchObject({ columns: told, made: 1 });
  });

  test('a table without a head, in the letters of Windows, with a country that is nearly one, is read as it is told to be', async () => {
    const table = Buffer.from([...'\u010cabar;Hrv\u0161ka\nD\u017eepi;Hrva\u0161ka'].map((letter) => ({ '\u010c': 0xc8, '\u0161': 0x9a, '\u017e': 0x9e })[letter] ?? letter.charCodeAt(0)));
    const told = { columns: { ...NO_COLUMNS, name: 0, country: 1 }, isHeadless: true };
    expect(await take('place', table, true, told)).toMatchObject({ encoding: 'windows-1250', made: 1, problems: [{ row: 1, code: 'unknownCountry', value: 'Hrv\u0161ka', proposal: 'HR' }] });
    expect(await take('place', table, true, { ...told, corrections: [{ written: 'Hrv\u0161ka', country: 'HR' }] })).toMatchObject({ made: 2, problems: [], sample: [['\u010cabar', 'Hrv\u0161ka'], ['D\u017eepi', 'Hrva\u0161ka']] });
  });

  test('a table that nothing is named in is refused', async () => {
    expect(await codeOf(take('event', 'Kraj;Država\nCelje;SI'))).toBe('table.noNames');
  });
}
