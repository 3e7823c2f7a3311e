import { describe, expect, test } from 'vitest';
import type { AskField } from '#shared/domain/asking/ask.ts';
import { valuesOf } from '#shared/domain/asking/names.ts';
import { isPerhaps } from '#shared/domain/asking/perhaps.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { boundsWritten, codeWritten, partOf, valuesAsked, withPart, without, written } from '#shared/domain/asking/write.ts';
import { COUNTRY_CODES } from '#shared/domain/countries.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';

const CHOSEN = ['kind', 'status', 'role', 'language', 'has', 'lacks', 'mode', 'country'] as const;

describe('a question that is written by choosing', () => {
  test.each(INTERFACE_LANGUAGES)('is read as what was chosen, in %s', (language) => {
    const misread = CHOSEN.flatMap((field) =>
      (field === 'country' ? COUNTRY_CODES : valuesOf(field)).flatMap((code) => {
        const text = codeWritten(field, code, language);
        const { ask, problems } = readQuestion(text);
        return ask?.is === 'value' && ask.value === code && problems.length === 0 ? [] : [text];
      }),
    );
    expect(misread).toEqual([]);
  });

  test.each([
    ['country', 'Italija', 'sl', 'država:Italija'],
    ['organisation', 'Zavod Kos, Novo mesto', 'sl', 'org:"Zavod Kos Novo mesto"'],
    ['date', '2018..2020', 'sl', 'leto:2018..2020'],
    ['date', '2018', 'en', 'year:2018'],
    ['type', 'study visit', 'en', 'kind:"study visit"'],
  ] as const)('%s of %s in %s is %s', (field, value, language, text) => {
    expect(written(field, value, language)).toBe(text);
    expect(readQuestion(text).problems).toEqual([]);
  });

  test.each([['2018', '2018', '2018'], ['2018', '', '2018..'], ['', '50', '..50'], ['', '', null]])('bounds %s and %s are %s', (from, to, text) => expect(boundsWritten(from, to)).toBe(text));

  test.each([
    ['novo country:it mesto', 1, 'novo mesto'],
    ['novo AND country:it', 1, 'novo'],
    ['novo AND country:it', 0, 'country:it'],
    ['delavnica -online', 1, 'delavnica'],
    ['(seminar OR delavnica) kind:event', 0, 'kind:event'],
    ['"unaccompanied minors', 0, ''],
  ])('%s without part %i is %s', (text, index, rest) => {
    expect(without(text, readQuestion(text).parts[index] ?? { start: 0, end: 0 })).toBe(rest);
  });

  test.each<[text: string, fields: readonly AskField[], words: string | null, result: string]>([
    ['novo mesto', ['country'], 'country:it', 'novo mesto country:it'],
    ['country:it novo', ['country'], 'country:gr', 'country:gr novo'],
    ['novo country:it,gr', ['country'], null, 'novo'],
    ['novo', ['country'], null, 'novo'],
    ['kind:seminar', ['kind', 'type'], 'kind:event', 'kind:event'],
    ['leto:2018', ['date'], 'leto:2018..2020', 'leto:2018..2020'],
    ['"ni konca', ['country'], 'country:it', 'country:it "ni konca'],
    ['novo OR', ['country'], 'country:it', 'country:it novo OR'],
    ['country:it OR novo', ['country'], 'country:gr', 'country:it OR novo country:gr'],
  ])('%s with %j as %s is %s', (text, fields, words, result) => {
    expect(withPart(text, partOf(readQuestion(text), fields), words)).toBe(result);
  });

  test('names all the values of a field that it asks for', () => {
    expect(valuesAsked(readQuestion('country:it OR country:gr,si').ask ?? { is: 'any' }, ['country'])).toEqual(['IT', 'GR', 'SI']);
  });
});

describe('what was found for a date', () => {
  const perhaps = (dates: string | null, within: boolean, question: string) => isPerhaps({ dates, within }, readQuestion(question).ask ?? { is: 'any' });
  test.each([
    ['2018-06/2018-09', true, 'date:2018-07', true],
    ['2018-06/2018-09', true, 'julija 2018', true],
    ['2018-06/2018-09', true, 'July 2018', true],
    ['2018-06/2018-09', true, 'leto:2018', false],
    ['2018-06/2018-09', true, 'poletje 2018', true],
    ['2018-06/2018-08', true, 'poletje 2018', false],
    ['2018-06/2018-09', false, 'summer 2018', false],
    ['2018', false, 'delavnica poleti 2018', true],
    ['2018-22', false, 'summer 2018', false],
    ['2018-05/2018-06', true, 'spomladi 2018', true],
    ['2018-03-20', true, 'spring 2018', false],
    ['2018', false, 'fall 2018', true],
    // A winter is of both its years.
    ['2018-01-10', false, 'zima 2018', false],
    ['2018-24', false, 'winter 2018', false],
    ['2017-24', false, 'pozimi 2018', false],
    ['2018-11/2018-12', true, 'zima 2018', true],
    ['2018', false, 'zima 2018', true],
    ['2018-06/2018-09', false, 'date:2018-07', false],
    ['2018-06/2018-09', false, 'date:2018-06-03', true],
    ['2018-06-01/..', false, 'date:2020', false],
    ['2018', false, 'date:2018-07', true],
    ['2018-07-05', false, 'date:2018-07', false],
    ['2018-11/2019-03', true, 'seminar date:2018..2018', true],
    ['2018-11/2019-03', true, 'date:2018..', false],
    ['2018-06/2018-09', true, '-date:2019', false],
    [null, false, 'date:2018', false],
  ])('%s (once: %s) for %s: %s', (dates, within, question, expected) => expect(perhaps(dates, within, question)).toBe(expected));
});
