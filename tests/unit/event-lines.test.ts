import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readEventLines, titleOfOne } from '#shared/domain/event-lines.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { outputInTitle, typeInTitle } from '#shared/domain/type-words.ts';

const TODAY = '2026-11-24';
const read = (text: string) => readEventLines(text, TODAY, 'sl');

describe('a list of events', () => {
  test('as a page writes it gives a line each: when, where, and the whole sentence', () => {
    const text = `V okviru WP 1 bo organiziranih šest projektnih srečanj v živo:
 1. srečanje: 15. – 16. maj 2018 v Neaplju, Italija (sinergija s projektom RoMigSc)
 - 2. srečanje: 8. – 10. oktober 2018 v Tarantu, Italija
 Zaključek, 15. – 17. oktober 2020 v Istanbulu, Turčija`;
    expect(read(text)).toEqual([
      { dates: '2018-05-15/2018-05-16', place: 'Neaplju, Italija', title: '1. srečanje', count: null, written: '1. srečanje: 15. – 16. maj 2018 v Neaplju, Italija (sinergija s projektom RoMigSc)' },
      { dates: '2018-10-08/2018-10-10', place: 'Tarantu, Italija', title: '2. srečanje', count: null, written: '2. srečanje: 8. – 10. oktober 2018 v Tarantu, Italija' },
      { dates: '2020-10-15/2020-10-17', place: 'Istanbulu, Turčija', title: 'Zaključek', count: null, written: 'Zaključek, 15. – 17. oktober 2020 v Istanbulu, Turčija' },
    ]);
  });

  test('as an English letter writes it is read too', () => {
    expect(read('Kick-off: 15-16 May 2018 in Naples, Italy\nFinal meeting, May 20th, 2019, at Celje')).toMatchObject([
      { dates: '2018-05-15/2018-05-16', place: 'Naples, Italy', title: 'Kick-off' },
      { dates: '2019-05-20', place: 'Celje', title: 'Final meeting' },
    ]);
  });

  test('as a spreadsheet has it goes by its head, whatever the order', () => {
    expect(read('Kraj\tUdeleženci\tDatum\tSrečanje\nTaranto, IT\t~20\t8.-10. 10. 2018\tDrugo\n\t\t2019\t')).toEqual([
      { dates: '2018-10-08/2018-10-10', place: 'Taranto, IT', title: 'Drugo', count: { value: 20, precision: 'about' }, written: null },
      { dates: '2019', place: '', title: '', count: null, written: null },
    ]);
  });

  test('without a head goes by what stands in the cells', () => {
    expect(read('Celje\t12. 3. 2019\t15\nDelavnica za mladoletnike\tNovo mesto\t2. 4. 2019\t12')).toEqual([
      { dates: '2019-03-12', place: 'Celje', title: '', count: { value: 15, precision: 'exact' }, written: null },
      { dates: '2019-04-02', place: 'Novo mesto', title: 'Delavnica za mladoletnike', count: { value: 12, precision: 'exact' }, written: null },
    ]);
  });

  test('keeps what it can not read in the words that stood there', () => {
    expect(read('Datum\tKraj\tOpomba\nenkrat maja 2018?\tCelje\tše ni potrjeno')).toMatchObject([{ place: 'Celje', written: 'enkrat maja 2018? · Celje · še ni potrjeno' }]);
  });

  test('loses no day that was written in words, in either language', () => {
    const days = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(days, fc.constantFrom('sl' as const, 'en' as const), fc.constantFrom('Srečanje: ', '- ', ''), (day, language, before) => {
      expect(readEventLines(`${before}${formatDate(day, language)} v Celju, SI`, TODAY, language)).toMatchObject([{ dates: day, place: 'Celju, SI' }]);
    }));
  });

  test('of anything at all gives at most a line for a line', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(read(text).length).toBeLessThanOrEqual(text.split('\n').length);
    }));
  });
});

test('the name of one of several has its own place, number and year', () => {
  expect(titleOfOne('{št}. srečanje, {kraj}', { place: 'Taranto', number: 2, year: 2018 })).toBe('2. srečanje, Taranto');
  expect(titleOfOne('Meeting {number} in {Place} ({year})', { place: 'Celje', number: 1, year: 2019 })).toBe('Meeting 1 in Celje (2019)');
  expect(titleOfOne('Srečanje, {kraj}', { place: '', number: 1, year: null })).toBe('Srečanje');
  expect(titleOfOne('Srečanje {drugo}', { place: '$&', number: 1, year: null })).toBe('Srečanje {drugo}');
});

test('a name proposes its own kind of event', () => {
  expect(['Seminar o sobivanju', 'Študijski obisk v Neaplju', 'Projektno srečanje: delavnica', 'Zaključna konferenca', 'World café', 'Skupaj za Evropo'].map(typeInTitle)).toEqual([
    'seminar', 'studyVisit', 'projectMeeting', 'conference', 'workshop', null,
  ]);
});

test.each([
  ['Akcijski načrt za prostovoljce', 'actionPlan'], ['Priročnik za mentorje', 'handbook'], ['Zbirka dobrih praks', 'goodPractices'], ['Podatkovna zbirka organizacij', 'database'],
  ['Comparative analysis of needs', 'analysis'], ['Handbook of good practices', 'handbook'], ['Model vključevanja', 'model'], ['Zloženka', null],
] as const)('the title of an output speaks of its kind: %s', (title, kind) => {
  expect(outputInTitle(title)).toBe(kind);
});
