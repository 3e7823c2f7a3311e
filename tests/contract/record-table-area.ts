/** Tables of records: asked about, taken in, taken back. */

import { beforeAll, expect, test } from 'vitest';
import type { TableKind } from '#shared/domain/record-table.ts';
import { codeOf } from '../support/failures.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function recordTableArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  const take = async (kind: TableKind, text: string, isDry = false) => {
    const bytes = Buffer.from(text);
    const { id } = await at.client.uploads.start({ name: 'tabela.csv', size: bytes.length, purpose: 'table' });
    await at.client.uploads.append({ id, offset: 0, piece: new Blob([bytes]) });
    return at.client.imports.records({ uploadId: id, kind, isDry, language: 'sl' });
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

  test('a table that nothing is named in is refused', async () => {
    expect(await codeOf(take('event', 'Kraj;Država\nCelje;SI'))).toBe('table.noNames');
  });
}
