import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTRY_CODES, countryName } from '#shared/domain/countries.ts';
import { editDistance, proposeCountry, readCountries, readCountry } from '#shared/domain/country-names.ts';
import { readNamed } from '#shared/domain/named-phrase.ts';

describe('a country by whatever it is called', () => {
  test('its name in Slovenian, English, or its code, is it', () => {
    for (const code of COUNTRY_CODES) {
      expect([code, readCountry(countryName(code, 'sl'))]).toEqual([code, code]);
      expect([code, readCountry(countryName(code, 'en'))]).toEqual([code, code]);
      expect([code, readCountry(code)]).toEqual([code, code]);
    }
  });

  test.each([
    ['Italia', 'IT'], ['ITALIJA', 'IT'], ['Italien', 'IT'], ['Olaszország', 'IT'], ['Ιταλία', 'IT'], ['İtalya', 'IT'], ['ita', 'IT'],
    ['Hrvatska', 'HR'], ['Croazia', 'HR'], ['Deutschland', 'DE'], ['Nemačka', 'DE'], ['Ελλάδα', 'GR'], ['EL', 'GR'], ['Türkiye', 'TR'], ['Turčija', 'TR'], ['Magyarország', 'HU'],
    ['България', 'BG'], ['Sverige', 'SE'], ['BiH', 'BA'], ['Češka', 'CZ'], ['Makedonija', 'MK'], ['UK', 'GB'], ['ZDA', 'US'], ['SVN', 'SI'],
    ['iz Italije', 'IT'], ['Italije', 'IT'], ['v Italiji', 'IT'], ['iz Hrvaške', 'HR'], ['na Hrvaškem', 'HR'], ['iz Slovenije', 'SI'], ['na Madžarskem', 'HU'], ['from Italy', 'IT'],
  ])('%s is %s', (name, code) => {
    expect(readCountry(name)).toBe(code);
  });

  test.each(['', 'Celje', 'Ital', 'XX', 'Evropa', 'Itlija'])('%j is none', (name) => {
    expect(readCountry(name)).toBeNull();
  });

  test.each([['Itlija', 'IT'], ['Slovneija', 'SI'], ['Grčjia', 'GR'], ['Germny', 'DE'], ['Hrvška', 'HR']])('%s is nearly %s', (name, code) => {
    expect(proposeCountry(name)).toBe(code);
  });

  test.each(['', 'xx', 'Celje', 'Marmelada', 'Ljubljana'])('%j is nearly none', (name) => {
    expect(proposeCountry(name)).toBeNull();
  });
});

describe('how far two words are apart', () => {
  test.each([['', '', 0], ['abc', '', 3], ['italija', 'itlija', 1], ['abcd', 'abdc', 1], ['kitten', 'sitting', 3]])('%j and %j: %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
    expect(editDistance(other, one)).toBe(distance);
  });

  test('it is 0 for the same alone, and never more than the longer is long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const distance = editDistance(one, other);
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      }),
    );
  });
});

describe('what is typed to name something new', () => {
  test.each([
    ['place', 'Loška dolina, Slovenija', { name: 'Loška dolina', place: null, country: 'SI' }],
    ['place', ' Forni  di Sopra ( IT ) ', { name: 'Forni di Sopra', place: null, country: 'IT' }],
    ['place', 'Rakek', { name: 'Rakek', place: null, country: null }],
    ['place', 'Slovenija', { name: 'Slovenija', place: null, country: null }],
    ['place', 'Cork, Munster', { name: 'Cork, Munster', place: null, country: null }],
    ['organisation', 'Občina Loška dolina, Loška dolina, Slovenija', { name: 'Občina Loška dolina', place: 'Loška dolina', country: 'SI' }],
    ['organisation', 'Občina Loška dolina, Loška dolina', { name: 'Občina Loška dolina', place: 'Loška dolina', country: null }],
    ['organisation', 'Comune (Forni di Sopra, Italia)', { name: 'Comune', place: 'Forni di Sopra', country: 'IT' }],
    ['organisation', 'Zavod za šport, mladino in kulturo, Cerknica, SI', { name: 'Zavod za šport, mladino in kulturo', place: 'Cerknica', country: 'SI' }],
    ['organisation', 'ISOB', { name: 'ISOB', place: null, country: null }],
  ] as const)('of a %s, %j', (kind, text, named) => {
    expect(readNamed(text, kind)).toEqual(named);
  });

  test('nothing but signs names nothing', () => {
    expect(readNamed(' , ,', 'organisation')).toBeNull();
    expect(readNamed('', 'place')).toBeNull();
  });
});

test('countries that stand in one line are taken as they stand, or none of them', () => {
  expect(readCountries('SI, IT, DE, GR, TR')).toEqual(['SI', 'IT', 'DE', 'GR', 'TR']);
  expect(readCountries('SI DE GR')).toEqual(['SI', 'DE', 'GR']);
  expect(readCountries('Slovenija in Bosna in Hercegovina')).toEqual([]);
  expect(readCountries('Bosna in Hercegovina')).toEqual(['BA']);
  expect(readCountries('Slovenija, Bosna in Hercegovina')).toEqual(['SI', 'BA']);
  expect(readCountries('Slovenija in Italija')).toEqual(['SI', 'IT']);
  expect(readCountries('SI, Narnija')).toEqual([]);
  expect(readCountries('')).toEqual([]);
});
