/** Tables of records, row by row. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RecordMapping, type TableKind, type TableReading, columnsOf, readRecords, recordColumnsIn, saysNames, tableKinds } from '#shared/domain/record-table.ts';

const reading: TableReading = { language: 'sl', today: '2026-11-29', types: new Map([['workshop', ['Delavnica', 'Workshop']]]), statuses: new Map([['held', ['Izvedeno', 'Held']], ['planned', ['Načrtovano', 'Planned']]]) };

function read(kind: TableKind, head: string, ...rows: readonly string[]) {
  const columns = recordColumnsIn(kind, head.split(';'));
  if (!columns) throw new Error('no head');
  return readRecords(kind, rows.map((row) => row.split(';')), columns, reading);
}
const told = (kind: TableKind, head: string, ...rows: readonly string[]) => read(kind, head, ...rows).problems.map(({ row, column, code }) => [row, column, code]);

describe('a table of records', () => {
  test('is read by its heads in Slovenian and in English alike', () => {
    const sl = read('event', 'Naslov;Datumi;Kraj;Država;Vrsta;Stanje;Projekt;Delovni sklop;Udeleženci;Opis;Spletna stran', 'A;22.–25. 6. 2017;Celje;Slovenija;delavnica;Izveden;X, Y;WP 1;~40;Opis;https://a.si');
    const en = read('event', 'Title;Dates;Place;Country;Type;Status;Project;Work package;Participants;Description;Web page', 'A;2017-06-22/2017-06-25;Celje;SI;Workshop;held;X|Y;WP 1;~40;Opis;https://a.si');
    expect(en).toEqual(sl);
    expect(sl.accepted).toEqual([{ row: 1, name: 'A', shortName: null, dates: '2017-06-22/2017-06-25', place: 'Celje', country: 'SI', type: 'workshop', status: 'held', projects: ['X', 'Y'], workPackages: ['WP 1'], participants: { value: 40, precision: 'about' }, description: 'Opis', webPage: 'https://a.si' }]);
  });

  test('says by its heads what is in its columns, and whether one of them names its records', () => {
    const found = (kind: TableKind, heads: readonly string[]) => {
      const columns = recordColumnsIn(kind, heads);
      return columns && { known: Object.entries(columns).filter(([, index]) => index !== null), names: saysNames(kind, columns) };
    };
    expect(found('event', ['Celje', 'x'])).toBeNull();
    expect(found('event', ['Kraj', 'Država'])).toEqual({ known: [['place', 0], ['country', 1]], names: false });
    expect(found('place', ['Kraj', 'Država'])).toEqual({ known: [['name', 0], ['country', 1]], names: true });
    expect(found('organisation', ['Kratko ime', 'Kraj'])).toEqual({ known: [['shortName', 0], ['place', 1]], names: true });
    expect(columnsOf('place')).toEqual(['name', 'country']);
  });

  test('tells all that is wrong with a row, and leaves it out', () => {
    expect(told('event', 'Naslov;Datumi;Država;Vrsta;Stanje;Udeleženci;Spletna stran', ';nekoč;Itlija;žur;q;veliko;nikjer')).toEqual([[1, 'country', 'unknownCountry'], [1, 'title', 'noName'], [1, 'dates', 'badDate'], [1, 'type', 'unknownType'], [1, 'status', 'unknownStatus'], [1, 'participants', 'badCount'], [1, 'webPage', 'badWebAddress']]);
    expect(told('place', 'Ime;Država', 'Neapelj, Italija;', 'Celje;', ';SI', '#REF!;SI')).toEqual([[2, 'country', 'noCountry'], [3, 'name', 'noName'], [4, 'name', 'formulaError']]);
    expect(told('organisation', 'Ime;Kraj;Država', 'A;Celje;', 'a;celje;', 'B;;SI')).toEqual([[2, 'name', 'twice'], [3, 'place', 'countryAlone']]);
  });

  test('has every row that is not empty either accepted or told of, whatever stands in it', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('Celje', 'SI', '2018', '~40', '#REF!', 'www.a.si', '  '));
    fc.assert(
      fc.property(fc.constantFrom(...tableKinds), fc.array(fc.array(cell, { minLength: 8, maxLength: 8 })), (kind, rows) => {
        const columns = recordColumnsIn(kind, ['Naslov', 'Ime', 'Kraj', 'Država', 'Datumi', 'Udeleženci', 'Opis', 'Spletna stran']);
        const { rows: count, accepted, problems } = readRecords(kind, rows, columns as RecordMapping, reading);
        const wrong = new Set(problems.map(({ row }) => row));
        expect(accepted.length + wrong.size).toBe(count);
        expect(accepted.every(({ row, name, shortName }) => !wrong.has(row) && (name !== '' || shortName !== null))).toBe(true);
      }),
    );
  });
});
