import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#shared/domain/fold.ts';
import { excerpt as cutOut } from '../../electron/archive/search/hits.ts';

const asked = (text: string) => fold(text).split(' ').filter(Boolean);
const excerpt = (text: string, beginnings: readonly string[]) => cutOut(text, { beginnings, wholes: new Set() });

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
