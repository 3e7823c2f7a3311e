import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageTag } from '#shared/contract/fields.ts';
import { COUNTRY_CODES, countryName, isCountryCode } from '#shared/domain/countries.ts';
import { INTERFACE_LANGUAGES, NO_LANGUAGE, REPORT_LANGUAGES, TEXT_LANGUAGES, chooseOfficial, chooseText, isInterfaceLanguage, isReportLanguage, languageName } from '#shared/domain/languages.ts';

describe('the text chosen', () => {
  test.each([
    ['the language asked for before all', { de: 'Treffen', sl: 'srečanje', en: 'meeting', und: 'CI.SO.MO' }, 'Treffen', 'de', true],
    ['then a name that is the same in every language', { sl: 'srečanje', en: 'meeting', und: 'CI.SO.MO' }, 'CI.SO.MO', 'und', true],
    ['then Slovenian', { en: 'meeting', it: 'incontro', sl: 'srečanje' }, 'srečanje', 'sl', false],
    ['then English', { el: 'συνάντηση', en: 'meeting', bg: 'среща' }, 'meeting', 'en', false],
    ['then any, always the same', { it: 'incontro', bg: 'среща' }, 'среща', 'bg', false],
    ['an empty text is none', { de: '', sl: '', en: 'meeting' }, 'meeting', 'en', false],
  ])('%s', (_, texts, text, language, asAsked) => {
    expect(chooseText(texts, 'de')).toEqual({ text, language, asAsked });
  });

  test('is none where there is none in any language', () => {
    expect(chooseText(null, 'sl')).toBeNull();
    expect(chooseText({}, 'sl')).toBeNull();
    expect(chooseText({ sl: '', en: '' }, 'sl')).toBeNull();
  });

  test('of what a funder worded is the English one where there is none in the language', () => {
    expect(chooseOfficial({ sl: 'ukrep', en: 'measure' }, 'de')).toEqual({ text: 'measure', language: 'en', asAsked: false });
    expect(chooseOfficial({ sl: 'ukrep' }, 'de')?.language).toBe('sl');
    expect(chooseOfficial({ sl: 'ukrep', en: 'measure', de: 'Maßnahme' }, 'de')?.asAsked).toBe(true);
  });

  const texts = fc.dictionary(fc.constantFrom(...TEXT_LANGUAGES, NO_LANGUAGE), fc.string({ maxLength: 3 }));

  test('is there whenever there is one, says its own language, and is as asked only in that language or in none', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...TEXT_LANGUAGES), (all, asked) => {
        const chosen = chooseText(all, asked);
        expect(chosen === null).toBe(Object.values(all).every((text) => text === ''));
        expect(all[chosen?.language ?? '']).toBe(chosen?.text);
        expect(chosen?.asAsked ?? false).toBe(chosen?.language === asked || chosen?.language === NO_LANGUAGE);
        expect(chosen?.asAsked ?? false).toBe(Boolean(all[asked] ?? '') || Boolean(all[NO_LANGUAGE] ?? ''));
      }),
    );
  });
});

describe('languages', () => {
  test('of the interface are Slovenian and English, and no other value is one', () => {
    expect(['sl', 'en', 'de', 'SL', '', null, undefined, 0].map(isInterfaceLanguage)).toEqual([true, true, false, false, false, false, false, false]);
  });

  test('of reports are those of the interface and those of the partners, in which texts are offered, too', () => {
    expect(REPORT_LANGUAGES.filter(isInterfaceLanguage)).toEqual([...INTERFACE_LANGUAGES]);
    expect(REPORT_LANGUAGES.filter((tag) => !TEXT_LANGUAGES.includes(tag))).toEqual([]);
    expect(['de', 'tr', 'sl', 'hr', 'DE', '', null].map(isReportLanguage)).toEqual([true, true, true, false, false, false, false]);
  });

  test.each(INTERFACE_LANGUAGES)('that texts are offered in have a name in %s', (language) => {
    for (const tag of TEXT_LANGUAGES) expect(languageName(tag, language)).not.toBe(tag);
  });

  test('are named in the language asked for', () => {
    expect(languageName('sl', 'sl')).toBe('slovenščina');
    expect(languageName('el', 'en')).toBe('Greek');
  });

  test('that nobody has named stand as their tag', () => {
    expect(languageName('zzz', 'sl')).toBe('zzz');
  });

  test('have a name, or stand as their tag, wherever a record may hold them', () => {
    const part = fc.constantFrom('GB', 'SI', 'Latn', 'rozaj', '1994', '12', 'aa', 'abcdefgh');
    const tag = fc.tuple(fc.constantFrom('sl', 'en', 'zzz'), fc.array(part, { maxLength: 3 })).map(([first, rest]) => [first, ...rest].join('-'));
    fc.assert(
      fc.property(tag.filter((text) => languageTag.safeParse(text).success), (text) => {
        expect(languageName(text, 'sl')).not.toBe('');
      }),
    );
  });
});

describe('countries', () => {
  test.each(INTERFACE_LANGUAGES)('have a name each, and each another, in %s', (language) => {
    const names = COUNTRY_CODES.map((code) => countryName(code, language));
    expect(names.filter((name, index) => name === COUNTRY_CODES[index] || name === '')).toEqual([]);
    expect(new Set(names).size).toBe(COUNTRY_CODES.length);
  });

  test('are named in the language asked for', () => {
    expect(countryName('GR', 'sl')).toBe('Grčija');
    expect(countryName('GR', 'en')).toBe('Greece');
  });

  test('are known by their two capitals, each once', () => {
    expect(COUNTRY_CODES.filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
    expect(new Set(COUNTRY_CODES).size).toBe(COUNTRY_CODES.length);
    expect(COUNTRY_CODES.every(isCountryCode)).toBe(true);
    expect(['si', 'XX', 'EU', 'UK', '', 'SVN', 'Slovenija'].filter(isCountryCode)).toEqual([]);
  });

  test('of the European Union, its neighbours and the partners are all there', () => {
    const near = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AL BA CH GB IS LI ME MK NO RS TR UA XK';
    expect(near.split(' ').filter((code) => !isCountryCode(code))).toEqual([]);
  });
});
