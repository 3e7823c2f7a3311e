import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '#shared/domain/date-phrase.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { type ArchiveDate, type DatePart, parseEdtf, qualified, runsForwards, seasonPart, toEdtf } from '#shared/domain/dates.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { anyPart } from '../support/date-parts.ts';

const TODAY = '2026-11-28';

const phrases = readFileSync(path.join(import.meta.dirname, '../fixtures/date-phrases.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string]);

/** What was read, in the words of the table. */
function said(phrase: string): string {
  const read = readDate(phrase, TODAY);
  return 'problem' in read ? [`!${read.problem}`, ...read.proposals].join(' ') : String(read.edtf);
}

describe('dates as people write them', () => {
  test.each(phrases)('%j is %s', (phrase, expected) => {
    expect(said(phrase)).toBe(expected);
  });

  test('the table holds 250 phrases at the least, none twice', () => {
    expect(new Set(phrases.map(([phrase]) => phrase)).size).toBe(phrases.length);
    expect(phrases.length).toBeGreaterThanOrEqual(250);
  });

  test('in capitals, in small letters and with other spaces they are the same', () => {
    const all = (change: (phrase: string) => string) => phrases.map(([phrase]) => `${phrase}: ${said(change(phrase))}`);
    const expected = phrases.map(([phrase, meant]) => `${phrase}: ${meant}`);
    expect(all((phrase) => phrase.toLowerCase())).toEqual(expected);
    expect(all((phrase) => phrase.toUpperCase())).toEqual(expected);
    expect(all((phrase) => phrase.replaceAll(' ', '\u00a0'))).toEqual(expected);
  });

  test('an empty text is a date not known', () => {
    expect(readDate('  ', TODAY)).toEqual({ edtf: null, proposals: [] });
  });

  test('beside the Friday that was, the one to come is offered; who says which is offered nothing', () => {
    expect(readDate('v petek', TODAY)).toEqual({ edtf: '2026-11-27', proposals: ['2026-12-04'] });
    expect(readDate('naslednji petek', TODAY)).toEqual({ edtf: '2026-12-04', proposals: [] });
  });

  test('a refusal names the word, or the day, that it is about', () => {
    expect(readDate('konec maja 2018', TODAY)).toMatchObject({ problem: 'vague', word: 'konec' });
    expect(readDate('marmelada 2018', TODAY)).toMatchObject({ problem: 'unknownWord', word: 'marmelada' });
    expect(readDate('sobota, 31. 5. 2019', TODAY)).toMatchObject({ problem: 'weekday', word: 'sobota', day: '2019-05-31' });
    expect(readDate('5/20/2019', TODAY)).toMatchObject({ problem: 'noSuchMonth', word: '20' });
  });

  test('a text of any length is answered at once', () => {
    expect(readDate('1. '.repeat(100_000), TODAY)).toEqual({ problem: 'notADate', proposals: [] });
  });
});

const season = fc.tuple(fc.integer({ min: 1, max: 9998 }), fc.constantFrom(21, 22, 23, 24)).map(([year, code]) => seasonPart(year, code) as DatePart);
const part = fc.tuple(fc.oneof(anyPart, season), fc.constantFrom('~' as const, '?' as const, '%' as const, undefined, undefined)).map(([one, qualifier]) => qualified(one, qualifier));
/** Every date that the archive can keep, as EDTF. */
const anyDate = fc
  .oneof(
    part.map((from): ArchiveDate => ({ from, to: null })),
    part.map((from): ArchiveDate => ({ from, to: 'open' })),
    fc.tuple(part, part).map(([one, other]): ArchiveDate => (runsForwards(one, other) ? { from: one, to: other } : { from: other, to: one })).filter(({ from, to }) => runsForwards(from, to as DatePart)),
    // Near each other, so that they share a month or a year.
    fc.tuple(part, fc.integer({ min: 0, max: 400 })).map(([from, days]): ArchiveDate => {
      const later = new Date(Date.UTC(2000, (from.month ?? 1) - 1, (from.day ?? 1) + days));
      const year = Math.min(from.year + later.getUTCFullYear() - 2000, 9999);
      const whole: DatePart = { precision: 'day', year, month: later.getUTCMonth() + 1, day: Math.min(later.getUTCDate(), 28) };
      const { day: _, ...month } = whole;
      return { from, to: from.precision === 'day' ? whole : { ...month, precision: 'month' } };
    }).filter(({ from, to }) => runsForwards(from, to as DatePart)),
  )
  .map(toEdtf);

describe('a date said in words', () => {
  test('is read back as the same date, and said again in the same words, in both languages', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...INTERFACE_LANGUAGES), (edtf, language) => {
        const words = formatDate(edtf, language);
        expect({ words, ...readDate(words, TODAY) }).toEqual({ words, edtf, proposals: [] });
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('whatever is typed', () => {
  const pieces = ['22.', '25', '6', '2017', '2018', 'junij', 'May', 'do', 'in', 'od', '–', '/', ',', 'petek', 'jeseni', 'ca.', '?', 'v', 'leta', '..', 'to', 'and', '19', '(', ')', 'danes', '1st', 'Q2', 'polovica', "'18", '2018/19', 'konec', 'x'];
  const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((all) => all.join(' ')), fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((all) => all.join('')));

  test('is refused with its reason, or is one date that the archive can keep', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readDate(text, TODAY);
        for (const proposal of read.proposals) expect(toEdtf(parseEdtf(proposal) as ArchiveDate)).toBe(proposal);
        if ('problem' in read) return;
        if (read.edtf === null) {
          expect(text.trim()).toBe('');
          return;
        }
        expect(toEdtf(parseEdtf(read.edtf) as ArchiveDate)).toBe(read.edtf);
        // What it was understood as is said, and what is said means it.
        expect(readDate(formatDate(read.edtf, 'sl'), TODAY)).toEqual({ edtf: read.edtf, proposals: [] });
      }),
      { numRuns: 10_000 },
    );
  });
});
