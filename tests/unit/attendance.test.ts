import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AttendanceMapping, guessColumns, readAttendance } from '#shared/domain/attendance.ts';

const HEADS = ['Ime in priimek', 'Kraj', 'Država', 'Spol', 'Starost', 'E-pošta'];
const columns = guessColumns(HEADS) as AttendanceMapping;
const read = (...rows: string[][]) => readAttendance(rows, columns);
const ANA = ['Ana Žagar', 'Novo mesto', 'Slovenija', 'ž', '34', 'ana@primer.si'];
const with_ = (index: number, value: string) => ANA.map((cell, at) => (at === index ? value : cell));

describe('the columns of a list', () => {
  test('are known by their heads in several languages, whatever stands between', () => {
    expect(columns).toEqual({ name: 0, firstName: null, lastName: null, town: 1, country: 2, gender: 3, age: 4, email: 5, organisation: null });
    expect(guessColumns(['Zap. št.', 'IME', 'PRIIMEK', 'Organizacija pošiljateljica', 'DRŽAVA'])).toMatchObject({ name: null, firstName: 1, lastName: 2, organisation: 3, country: 4 });
    expect(guessColumns(['First name', 'Last name', 'City', 'Country of origin'])).toMatchObject({ firstName: 0, lastName: 1, town: 2, country: 3 });
    expect(guessColumns(['Nome', 'Cognome', 'Paese'])).toMatchObject({ firstName: 0, lastName: 1, country: 2 });
    expect(guessColumns(['Ime', 'Država'])).toMatchObject({ name: 0, firstName: null });
    expect(guessColumns(['Seznam prisotnih', '', ''])).toBeNull();
  });
});

describe('a row', () => {
  test('without fault is accepted with what it says', () => {
    expect(read(ANA)).toEqual({
      rows: 1, problems: [],
      accepted: [{ row: 1, name: 'Ana Žagar', country: 'SI', town: 'Novo mesto', organisation: null, gender: 'female', age: 34, email: 'ana@primer.si' }],
    });
  });

  test('that is empty is none', () => {
    expect(read(ANA, ['', ' ', '', '', '', ''], with_(0, 'Bor Kos')).accepted.map(({ row }) => row)).toEqual([1, 3]);
    expect(read([]).rows).toBe(0);
  });

  test.each([
    [with_(0, ''), 'name', 'noName', undefined],
    [with_(2, 'Itlija'), 'country', 'unknownCountry', 'IT'],
    [with_(2, 'Nikjer'), 'country', 'unknownCountry', undefined],
    [ANA.map((cell, at) => (at === 1 || at === 2 ? '' : cell)), 'country', 'noOrigin', undefined],
    [with_(3, 'morda'), 'gender', 'unknownGender', undefined],
    [with_(4, 'abc'), 'age', 'badAge', undefined],
    [with_(4, '434'), 'age', 'badAge', undefined],
    [with_(5, 'ana pri primer'), 'email', 'badEmail', undefined],
    [with_(2, '#REF!'), 'country', 'formulaError', undefined],
    [with_(0, 'Ana \u0007gar'), 'name', 'unreadable', undefined],
    [with_(0, 'a'.repeat(501)), 'name', 'tooLong', undefined],
  ] as const)('%j: %s %s', (row, column, code, proposal) => {
    const { accepted, problems } = read([...row]);
    expect(accepted).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 1, column, code });
    expect(problems[0]?.proposal).toBe(proposal);
  });

  test('whose country was said to be another is of that one, however it is written', () => {
    const { accepted, problems } = readAttendance([with_(2, 'Itlija'), with_(2, ' ITLIJA ').with(0, 'Bor Kos')], columns, new Map([['itlija', 'IT']]));
    expect(problems).toEqual([]);
    expect(accepted.map(({ country }) => country)).toEqual(['IT', 'IT']);
  });

  test('that names a person of the same country again is told with the first; of another country it is another person', () => {
    const { accepted, problems } = read(ANA, with_(0, 'ANA  ZAGAR'), with_(2, 'Hrvaška'));
    expect(accepted.map(({ row }) => row)).toEqual([1, 3]);
    expect(problems).toEqual([{ row: 2, column: 'name', code: 'twice', value: 'ANA ZAGAR', first: 1 }]);
  });

  test('with several faults has all of them told', () => {
    expect(read(['', '', 'Itlija', 'morda', '', '']).problems.map(({ code }) => code)).toEqual(['noName', 'unknownCountry', 'unknownGender']);
  });

  test('is accepted or has a problem, never both and never neither', () => {
    const cell = fc.oneof(fc.constantFrom(...ANA, '', 'Itlija', '#N/A', 'HR'), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 20 }), (rows) => {
        const { rows: count, accepted, problems } = readAttendance(rows, columns);
        const broken = new Set(problems.map(({ row }) => row));
        expect(accepted.filter(({ row }) => broken.has(row))).toEqual([]);
        expect(accepted.length + broken.size).toBe(count);
      }),
    );
  });
});
