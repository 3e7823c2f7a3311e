import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, fold, firstSought, markSought, words } from '#shared/domain/fold.ts';

/** Letters, marks and signs of the languages of the region's projects, and of acronyms. */
const SIGNS = [
  'abcčćdđefghijklmnopqrsštuvwxyzž', 'ABCČĆDĐEFGHIJKLMNOPQRSŠTUVWXYZŽ', 'äöüßẞéèêàâçñøØåæÆœłŁıİğşð', 'αβγδεζσςτωάέίόύώϊΰΑΣΏ', 'абвгдежзийкцћђљЙЂ',
  '0123456789', '.,;:!?-–()»«"\'&/@’…\n\t', '😀中', '\u0301\u030C\u0308',
].flatMap((signs) => Array.from(signs));

const text = fc.string({ unit: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SIGNS) }, { weight: 1, arbitrary: fc.constantFrom(' ', '.', 'a', 'b') }), maxLength: 40 });
/** Text of every script there is. */
const anyText = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 20 }));

describe('folding', () => {
  test.each([
    ['CI.SO.MO', 'cisomo'],
    ['CI.SO.MO.', 'cisomo'],
    ['cisomo', 'cisomo'],
    ['CiSoMo', 'cisomo'],
    ['d.o.o.', 'doo'],
    ['(CI.SO.MO)', 'cisomo'],
    ['projekt CI.SO.MO. v Novem mestu', 'projekt cisomo v novem mestu'],
    ['Konec.Začetek', 'konec zacetek'],
    ['sv. Jurij', 'sv jurij'],
    ['20. 5. 2019', '20 5 2019'],
    ['20.5.2019', '20 5 2019'],
    ['Srečanje, šola, ŽUPAN', 'srecanje sola zupan'],
    ['Đuro Ćuk', 'duro cuk'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['GROẞ', 'gross'],
    ['İstanbul', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['Diyarbakır', 'diyarbakir'],
    ['Αθήνα', 'αθηνα'],
    ['ΑΘΗΝΑ', 'αθηνα'],
    ['Πειραιάς', 'πειραιασ'],
    ['ΠΕΙΡΑΙΑΣ', 'πειραιασ'],
    ['Ѝван и Йован', 'иван и иован'],
    ['Łódź, Ærø', 'lodz aero'],
    ['ﬁnančni ２０１９', 'financni 2019'],
    ["l'Aquila", 'l aquila'],
    ['e-novice', 'e novice'],
    ['  ', ''],
    ['?!', ''],
  ])('%j is %j', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  test('folds nothing further that is folded already', () => {
    fc.assert(
      fc.property(anyText, (written) => {
        expect(fold(fold(written))).toBe(fold(written));
      }),
      { numRuns: 1000 },
    );
  });

  test('gives the words of a text, parted by single spaces, whichever way they are made', () => {
    fc.assert(
      fc.property(anyText, fc.nat(300), (written, times) => {
        const long = `${written} `.repeat(times + 1);
        expect(fold(long)).toBe(words(long).map(({ folded }) => folded).join(' '));
      }),
      { numRuns: 1000 },
    );
  });

  test('gives the same whether accents are typed with their letters or after them', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(fold(written.normalize('NFD'))).toBe(fold(written.normalize('NFC')));
      }),
      { numRuns: 1000 },
    );
    expect(fold('C\u030CAS')).toBe('cas');
    expect(fold('C\u030C.Z\u030C.')).toBe('cz');
  });

  test('leaves words of letters and digits, parted by single spaces', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(fold(written)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
        expect(fold(written)).toBe(fold(written).toLowerCase());
      }),
      { numRuns: 500 },
    );
  });

  test('an acronym has at most three letters between its dots, and no letter or digit beside it', () => {
    expect(fold('abc.def')).toBe('abcdef');
    expect(fold('abcd.efg')).toBe('abcd efg');
    expect(fold('CI.SO.MO2')).toBe('ciso mo2');
    expect(fold('2.a.b')).toBe('2 a b');
    expect(fold('1a.b')).toBe('1a b');
  });
});

describe('the words of a text', () => {
  test('stand where they say: the stretch they name folds to the same word', () => {
    fc.assert(
      fc.property(anyText, (written) => {
        for (const { folded, start, end } of words(written)) expect(fold(written.slice(start, end))).toBe(folded);
      }),
      { numRuns: 1000 },
    );
  });

  test('come in reading order, and nothing between them is a letter or a digit', () => {
    fc.assert(
      fc.property(text, (written) => {
        let done = 0;
        for (const { start, end } of words(written)) {
          expect(written.slice(done, start)).not.toMatch(/[\p{L}\p{N}]/u);
          expect(end).toBeGreaterThan(start);
          done = end;
        }
        expect(written.slice(done)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 500 },
    );
  });

  test('keep the accents that follow their letters', () => {
    expect(words('žo\u0308, c\u030C')).toEqual([
      { folded: 'zo', start: 0, end: 3 },
      { folded: 'c', start: 5, end: 7 },
    ]);
  });

  test('know an acronym as one word, without the dot after it', () => {
    expect(words('v CI.SO.MO. in')).toEqual([
      { folded: 'v', start: 0, end: 1 },
      { folded: 'cisomo', start: 2, end: 10 },
      { folded: 'in', start: 12, end: 14 },
    ]);
  });
});

/** How the index finds: every word asked for must begin a word of the text. */
function finds(asked: string, written: string): boolean {
  const inText = fold(written).split(' ');
  return fold(asked).split(' ').every((word) => inText.some((other) => other.startsWith(word)));
}

describe('finding', () => {
  test('any word of a text finds it, as it is written or in capitals, and by its beginning', () => {
    fc.assert(
      fc.property(text, fc.nat(), (written, length) => {
        for (const { folded, start, end } of words(written)) {
          const word = written.slice(start, end);
          expect(finds(word, written)).toBe(true);
          // ß in capitals is two letters, and an acronym has no more than three between its dots.
          expect(word.includes('.') || finds(word.toUpperCase(), written)).toBe(true);
          expect(finds(Array.from(folded).slice(0, 1 + (length % 5)).join(''), written)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['cisomo', 'Dogodek CI.SO.MO v Novem mestu'],
    ['CI.SO.MO.', 'projekt cisomo'],
    ['srecanje', 'Srečanje partnerjev'],
    ['duro', 'Đuro'],
    ['αθηνα', 'Αθήνα'],
    ['istanbul', 'İstanbul'],
    ['diyarbakir', 'DİYARBAKIR'],
    ['strasse', 'Hauptstraße, Straße'],
  ])('%j finds %j', (asked, written) => {
    expect(finds(asked, written)).toBe(true);
  });
});

const markAsked = (text: string, beginnings: readonly string[]) => markSought(text, { beginnings, wholes: new Set() });

describe('marking', () => {
  const asked = fc.array(fc.constantFrom('a', 'b', 'c', 'ci', 'so', 'z', 'σ', 'и', '1', ''), { maxLength: 3 });

  test('takes nothing from the text and adds nothing', () => {
    fc.assert(
      fc.property(anyText, asked, (written, query) => {
        const parts = markAsked(written, query);
        expect(parts.map((part) => part.text).join('')).toBe(written);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('marks every word that begins with a word asked for, and no other', () => {
    fc.assert(
      fc.property(text, asked, (written, query) => {
        const meant = words(written).filter(({ folded }) => query.some((word) => word !== '' && folded.startsWith(word)));
        const marked = markAsked(written, query).filter((part) => part.marked);
        expect(marked.map((part) => part.text)).toEqual(meant.map(({ start, end }) => written.slice(start, end)));
      }),
      { numRuns: 500 },
    );
  });

  test('marks whole words, accents and all', () => {
    expect(markAsked('Srečanje v Čačku.', ['srec', 'cack'])).toEqual([
      { text: 'Srečanje', marked: true },
      { text: ' v ', marked: false },
      { text: 'Čačku', marked: true },
      { text: '.', marked: false },
    ]);
  });

  test('the first word that is looked for is the first that would be marked, however long the text', () => {
    fc.assert(
      fc.property(text, asked, asked, (written, beginnings, whole) => {
        const sought = { beginnings, wholes: new Set(whole.filter(Boolean)) };
        const first = firstSought(written, sought);
        const marked = markSought(written, sought).find((part) => part.marked);
        expect(first === null ? undefined : written.slice(first.start, first.end)).toBe(marked?.text);
      }),
      { numRuns: 500 },
    );
  });

  test('marks whole words that are looked for as such, and none that are longer', () => {
    expect(markSought('Novo mesto, Novem mestu', { beginnings: [], wholes: new Set(['novem', 'mest']) }).filter((part) => part.marked)).toEqual([{ text: 'Novem', marked: true }]);
  });

  test('marks nothing when nothing, or nothing but nothing, is asked', () => {
    expect(markAsked('Novo mesto', [])).toEqual([{ text: 'Novo mesto', marked: false }]);
    expect(markAsked('Novo mesto', [''])).toEqual([{ text: 'Novo mesto', marked: false }]);
    expect(markAsked('', ['a'])).toEqual([]);
  });
});

describe('a text fits a question', () => {
  test.each([['Novo mesto', 'mest nov'], ['Škofja Loka', 'skofja'], ['CI.SO.MO', 'cisomo'], ['Celje', ''], ['Celje', ' ., ']])('%s: "%s"', (written, asked) => {
    expect(fits(written, asked)).toBe(true);
  });

  test.each([['Atene', 'celje'], ['Novo mesto', 'esto'], ['Novo mesto', 'novo celje'], ['', 'a']])('%s: not "%s"', (written, asked) => {
    expect(fits(written, asked)).toBe(false);
  });

  test('when it holds a beginning of each of its own words', () => {
    fc.assert(fc.property(text, fc.nat(3), (written, cut) => {
      const asked = fold(written).split(' ').map((word) => Array.from(word).slice(0, cut + 1).join('')).join(' ');
      // A beginning is asked for as it is folded already.
      fc.pre(fold(asked) === asked);
      expect(fits(written, asked)).toBe(true);
    }));
  });
});
