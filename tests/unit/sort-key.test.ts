import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';

const { compare } = new Intl.Collator('sl');

/** As SQLite compares: byte by byte. */
function compareKeys(one: string, other: string): number {
  return Buffer.compare(Buffer.from(slovenianSortKey(one)), Buffer.from(slovenianSortKey(other)));
}

const orderOfCollator = (one: string, other: string) => Math.sign(compare(one, other));

const LETTERS = Array.from('abcčćdđefghijklmnopqrsštuvwxyzž');
const CAPITALS = LETTERS.map((letter) => letter.toUpperCase());
const DIGITS = Array.from('0123456789');
const FOREIGN = Array.from('éüöÉÜÖ');

/** Two words that may differ in one letter, one accent or one capital only: there the finer rules decide. */
function pairs(signs: readonly string[]): fc.Arbitrary<[string, string]> {
  const sign = fc.constantFrom(...signs);
  const word = fc.array(sign, { minLength: 1, maxLength: 6 });
  const near = fc.tuple(word, fc.array(fc.constantFrom('same', 'capital', 'small', 'other'), { minLength: 6, maxLength: 6 }), sign).map(([letters, changes, other]): [string[], string[]] => [
    letters,
    letters.map((letter, index) => (changes[index] === 'capital' ? letter.toUpperCase() : changes[index] === 'small' ? letter.toLowerCase() : changes[index] === 'other' ? other : letter)),
  ]);
  // A title neither begins nor ends with spaces, and has one at a time.
  const tidy = (letters: readonly string[]) => letters.join('').trim().replaceAll(/ +/g, ' ');
  return fc.oneof(near, fc.tuple(word, word)).map(([one, other]) => [tidy(one), tidy(other)]);
}

describe('the sort key orders as Slovenian does', () => {
  test.each([
    ['letters', LETTERS],
    ['letters and capitals', [...LETTERS, ...CAPITALS]],
    ['the letters that differ by an accent only', Array.from('cčćdđsšzžCČĆDĐSŠZŽ')],
    ['letters and foreign accents', Array.from('eéoöuüEÉOÖUÜ ')],
    ['letters, capitals, digits, spaces and foreign accents', [...LETTERS, ...CAPITALS, ...DIGITS, ...FOREIGN, ' ', ' ', ' ']],
  ])('words of %s', (_, signs) => {
    fc.assert(
      fc.property(pairs(signs), ([one, other]) => {
        expect(compareKeys(one, other)).toBe(orderOfCollator(one, other));
      }),
      { numRuns: 1000 },
    );
  });

  test.each(Array.from('-.,()&/\'"»«–:+€'))('words with %s in them: after a space, before digits and letters', (mark) => {
    fc.assert(
      fc.property(pairs(['a', 'č', 'Č', 'ž', '1', ' ', mark]), ([one, other]) => {
        expect(compareKeys(one, other)).toBe(orderOfCollator(one, other));
      }),
    );
  });

  test.each(Array.from('åçğłñøœæßşý'))('words with the foreign letter %s in them', (letter) => {
    fc.assert(
      fc.property(pairs([...Array.from('abcdeghiklosčšyz '), letter, letter.toUpperCase()]), ([one, other]) => {
        expect(compareKeys(one, other)).toBe(orderOfCollator(one, other));
      }),
    );
  });

  test('the alphabet, with the letters of the neighbours in their places', () => {
    const shuffled = LETTERS.toReversed();
    expect(shuffled.toSorted(compareKeys)).toEqual(LETTERS);
  });

  test('c < č < ć < d < đ, s < š, z < ž, in the middle of words as well', () => {
    const words = ['cena', 'cuk', 'čas', 'čuk', 'ćuk', 'dan', 'dvor', 'đak', 'Maca', 'Mača', 'Maća', 'Mada', 'Mađa', 'sad', 'svet', 'šah', 'zid', 'zvon', 'žaba'];
    expect(words.toReversed().toSorted(compareKeys)).toEqual(words);
  });

  test('a shorter word before the longer one that it begins', () => {
    const words = ['novo', 'Novo mesto', 'Novogorica'];
    expect(words.toReversed().toSorted(compareKeys)).toEqual(words);
  });

  test('small letters before capitals, but only between words that are else the same', () => {
    expect(['Celje', 'celje', 'Čas', 'čas', 'cerkev'].toSorted(compareKeys)).toEqual(['celje', 'Celje', 'cerkev', 'čas', 'Čas']);
  });

  test('an accent of another language counts only between words that are else the same', () => {
    expect(['Köln', 'Kolo', 'Koln', 'koln'].toSorted(compareKeys)).toEqual(['koln', 'Koln', 'Köln', 'Kolo']);
  });
});

describe('two texts have the same key', () => {
  test('when only the spaces around and between their words differ', () => {
    expect(slovenianSortKey('  Novo \n mesto ')).toBe(slovenianSortKey('Novo mesto'));
  });

  test('when only one of them has its accents after their letters', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS, ...CAPITALS, ...FOREIGN, ' ')), (signs) => {
        const text = signs.join('');
        expect(slovenianSortKey(text.normalize('NFD'))).toBe(slovenianSortKey(text));
      }),
    );
  });

  test('only when they are the same to the eye', () => {
    fc.assert(
      fc.property(pairs([...LETTERS, ...CAPITALS, ...FOREIGN, ' ']), ([one, other]) => {
        expect(slovenianSortKey(one) === slovenianSortKey(other)).toBe(one === other);
      }),
    );
  });
});

test('letters of other scripts come after the Latin ones', () => {
  expect(['Αθήνα', 'Ћуприја', 'Žalec', 'Ankara'].toSorted(compareKeys)).toEqual(['Ankara', 'Žalec', 'Αθήνα', 'Ћуприја']);
});
