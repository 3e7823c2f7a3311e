import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '#shared/domain/fold.ts';
import { excerpt, matchExpression } from '../../electron/archive/search/query.ts';

const asked = (text: string) => fold(text).split(' ').filter(Boolean);

describe('the expression that the index is asked', () => {
  test('wants every word to begin a word', () => {
    expect(matchExpression(['novo'])).toBe('"novo"*');
    expect(matchExpression(['novo', 'mesto'])).toBe('"novo"* AND "mesto"*');
  });

  test('may want them all in the title', () => {
    expect(matchExpression(['novo', 'mesto'], 'foldedTitle')).toBe('foldedTitle : ("novo"* AND "mesto"*)');
  });

  test('is none where nothing is asked', () => {
    expect(matchExpression([])).toBeNull();
    expect(matchExpression([], 'foldedTitle')).toBeNull();
  });

  describe('in SQLite', () => {
    const connection = new BetterSqlite3(':memory:');
    beforeAll(() => {
      connection.exec(`CREATE VIRTUAL TABLE searchIndex USING fts5(foldedTitle, foldedBody, tokenize = 'ascii', prefix = '2 3')`);
      const insert = connection.prepare('INSERT INTO searchIndex (foldedTitle, foldedBody) VALUES (?, ?)');
      insert.run(fold('Dogodek CI.SO.MO v Novem mestu'), fold('Obisk kmetijske šole'));
      insert.run(fold('Srečanje v Celju'), fold('Potekalo je po dogodku CI.SO.MO.'));
    });
    afterAll(() => {
      connection.close();
    });

    const found = (text: string, column?: 'foldedTitle') => connection.prepare('SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? ORDER BY rowid').pluck().all(matchExpression(asked(text), column));

    test('it finds words by their beginnings, in the title alone where that is asked', () => {
      expect(found('cisomo')).toEqual([1, 2]);
      expect(found('CI.SO')).toEqual([1, 2]);
      expect(found('cisomo', 'foldedTitle')).toEqual([1]);
      expect(found('dogod mest')).toEqual([1]);
      expect(found('mest dogod', 'foldedTitle')).toEqual([1]);
      expect(found('mest sole')).toEqual([1]);
      expect(found('mest sole', 'foldedTitle')).toEqual([]);
      expect(found('estu')).toEqual([]);
    });

    test('whatever is typed is asked as words, and never as the language of the index', () => {
      const typed = fc.array(fc.constantFrom('novo', 'AND', 'OR', 'NOT', 'NEAR(', '"', '*', ')', '(', ':', '-', '+', '^', '{', '}', "'", ';', '--', '\\', '\0', 'foldedTitle', 'NULL', 'č', ' ', '.'), { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(fc.oneof(typed.map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 12 })).filter((text) => asked(text).length > 0), (text) => {
          const everywhere = found(text);
          expect(everywhere).toEqual(expect.arrayContaining(found(text, 'foldedTitle')));
        }),
        { numRuns: 300 },
      );
      expect(found('dogodek NOT cisomo')).toEqual([]);
      expect(found('celju OR kmetijske')).toEqual([]);
      expect(found('"novem mestu"')).toEqual([1]);
    });
  });
});

describe('the excerpt of a text', () => {
  /** Two lines of text. */
  const LIMIT = 160;
  const letters = fc.constantFrom(...Array.from('abcčdeghijklmnoprsštuvzž'));
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 15 });
  const longText = fc
    .array(word, { minLength: 30, maxLength: 120 })
    .map((words) => words.join(' '))
    .filter((text) => text.length > LIMIT);

  const body = (cut: string) => cut.replace(/^… /, '').replace(/ …$/, '');

  test('is the whole text where that is short', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: LIMIT }), (text) => {
        expect(excerpt(text, ['a'])).toBe(text);
      }),
    );
  });

  test('is a stretch of whole words of it, about two lines long', () => {
    fc.assert(
      fc.property(longText, word, (text, wanted) => {
        const cut = body(excerpt(text, asked(wanted)));
        expect(` ${text} `).toContain(` ${cut} `);
        expect(cut.length).toBeLessThanOrEqual(LIMIT);
        expect(cut.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('says at which end something was left out', () => {
    fc.assert(
      fc.property(longText, word, (text, wanted) => {
        const cut = excerpt(text, asked(wanted));
        expect(cut.startsWith('… ') || text.startsWith(body(cut))).toBe(true);
        expect(cut.endsWith(' …') || text.endsWith(body(cut))).toBe(true);
        expect(cut.startsWith('… ') || cut.endsWith(' …')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('holds the first word that begins with one asked for, whole', () => {
    const filler = fc.array(fc.constantFrom('dogodek', 'je', 'bil', 'v', 'občini', 'in', 'na', 'kmetiji'), { maxLength: 60 });
    fc.assert(
      fc.property(filler, filler, fc.array(word, { maxLength: 2 }), (before, after, others) => {
        const text = [...before, 'Čarobnega', ...after, 'čarobno', ...after].join(' ');
        expect(` ${body(excerpt(text, [...asked('CAROB'), ...others.map(() => 'xyz')]))} `).toContain(' Čarobnega ');
      }),
      { numRuns: 300 },
    );
  });

  test('shows what stands before the word, and more of what stands after it', () => {
    const text = [...Array.from({ length: 40 }, (_, index) => `prej${index}`), 'mesto', ...Array.from({ length: 40 }, (_, index) => `potem${index}`)].join(' ');
    const cut = excerpt(text, ['mesto']);
    const [before = '', after = ''] = cut.split('mesto');
    expect(before).toMatch(/^… prej\d+ .* prej39 $/);
    expect(after).toMatch(/^ potem0 .* potem\d+ …$/);
    expect(before.length).toBeGreaterThan(30);
    expect(after.length).toBeGreaterThan(before.length);
  });

  test('begins with the text where its words are near the beginning, or nowhere', () => {
    const text = ['mesto', ...Array.from({ length: 60 }, (_, index) => `beseda${index}`)].join(' ');
    for (const words of [['mesto'], ['beseda0'], ['drugje'], []]) expect(excerpt(text, words)).toMatch(/^mesto beseda0 .* …$/);
  });

  test('ends with the text where its words are near the end', () => {
    const text = [...Array.from({ length: 60 }, (_, index) => `beseda${index}`), 'mesto'].join(' ');
    expect(excerpt(text, ['mesto'])).toMatch(/^… beseda\d+ .* mesto$/);
  });

  test('holds a word that is longer than two lines', () => {
    const long = 'a'.repeat(300);
    expect(excerpt(`na začetku ${long} na koncu`, ['aaa'])).toContain(long);
  });

  test('of a list with a word a line is cut between its lines, too', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `beseda${index}`);
    const cut = body(excerpt(lines.join('\n'), ['beseda30'])).trim().split('\n');
    expect(lines.join(' ')).toContain(` ${cut.join(' ')} `);
    expect(cut.length).toBeGreaterThan(10);
  });

  test('leaves no half of a character, where there is no space to cut at', () => {
    expect(excerpt(`${'😀'.repeat(100)}、mesto`, ['mesto']).isWellFormed()).toBe(true);
    expect(excerpt(`a${'😀'.repeat(100)}`, []).isWellFormed()).toBe(true);
  });
});
