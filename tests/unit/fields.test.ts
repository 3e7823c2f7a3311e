import fc from 'fast-check';
import { declarationOf } from '#shared/contract/declared.ts';
import { v1, v4, v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { participationFields, participationInput } from '#shared/contract/events.ts';
import { country, countFields, countIsWhole, day, edtf, id, languageTag, line, ref, textsOrNone, textsRequired, webAddress, wholeNumber } from '#shared/contract/fields.ts';
import { organisationFields, roleFields, unnamedOrganisationsFields } from '#shared/contract/organisations.ts';
import { sha256 } from '#shared/contract/photos.ts';
import { workPackageFields } from '#shared/contract/work-packages.ts';
import english from '#resources/locales/en/errors.json' with { type: 'json' };
import { parseEdtf } from '#shared/domain/dates.ts';

/** What is wrong with a value, each thing once; empty where it is taken. */
function wrong(schema: z.ZodType, value: unknown): string[] {
  return [...new Set((schema.safeParse(value).error?.issues ?? []).map((issue) => issue.message))];
}

describe('an id', () => {
  test('is a UUID of version 7', () => {
    const made = v7();
    expect(id.parse(made)).toBe(made);
  });

  test.each([v4(), v1(), '', 'x', 7, null, undefined, v7().slice(1), `${v7()}0`, '00000000-0000-0000-0000-000000000000'])('%j is none', (value) => {
    const missing = value === '' || value === null || value === undefined;
    expect(wrong(id, value)).toEqual([missing ? 'field.required' : 'field.id']);
  });

  test('of another record knows whose kind it must be, and an id alone does not', () => {
    expect(declarationOf(ref('place'))).toMatchObject({ type: 'reference', kind: 'place' });
    expect(declarationOf(ref('event'))).toMatchObject({ type: 'reference', kind: 'event' });
    expect(() => declarationOf(id)).toThrow('not declared');
  });
});

describe('a line', () => {
  test('is text without the spaces around it', () => {
    expect(line.parse('  WP 1 ')).toBe('WP 1');
    expect(line.parse('a'.repeat(500))).toHaveLength(500);
  });

  test.each([
    ['', 'field.required'],
    ['   \n', 'field.required'],
    [null, 'field.required'],
    [undefined, 'field.required'],
    [5, 'field.required'],
    ['a'.repeat(501), 'field.tooLong'],
  ])('%j is refused: %s', (value, code) => {
    expect(wrong(line, value)).toEqual([code]);
  });
});

describe('a text in several languages', () => {
  test('leaves out the languages in which it is empty', () => {
    expect(textsRequired.parse({ sl: ' Srečanje ', en: '  ', 'de-AT': 'Treffen', und: '' })).toEqual({ sl: 'Srečanje', 'de-AT': 'Treffen' });
    expect(textsOrNone.parse({ sl: '', en: ' Meeting' })).toEqual({ en: 'Meeting' });
  });

  test('that is empty in all of them is none', () => {
    expect(textsOrNone.parse({ sl: ' ', en: '' })).toBeNull();
    expect(textsOrNone.parse({})).toBeNull();
    expect(textsOrNone.parse(null)).toBeNull();
  });

  test('must be there in one language at the least, where it is required', () => {
    expect(wrong(textsRequired, {})).toEqual(['field.required']);
    expect(wrong(textsRequired, { sl: ' ' })).toEqual(['field.required']);
  });

  test('has a limit in each language', () => {
    expect(wrong(textsOrNone, { sl: 'a'.repeat(50_001) })).toEqual(['field.tooLong']);
    expect(wrong(textsOrNone, { sl: 'a'.repeat(50_000) })).toEqual([]);
  });

  test.each(['slovenščina', 'SL', 's', 'sl_SI', 'sl-', '', 'sl SI', 'x-klingon'])('under %j, which is no language code, is refused', (tag) => {
    expect(textsOrNone.safeParse({ [tag]: 'Srečanje' }).success).toBe(false);
    expect(wrong(languageTag, tag)).toEqual(['field.language']);
  });

  test('under what is no language code is refused with the sentence for that', () => {
    expect(wrong(textsOrNone, { slovenščina: 'Srečanje' })).toEqual(['field.language']);
  });

  test.each(['sl', 'en', 'en-GB', 'sl-Latn-SI', 'und', 'rom'])('under the language code %s is taken', (tag) => {
    expect(wrong(textsOrNone, { [tag]: 'Srečanje' })).toEqual([]);
    expect(wrong(languageTag, tag)).toEqual([]);
  });
});

describe('a date', () => {
  test.each(['2019-05-20', '2019-05', '2019', '2018-06/2018-09', '2018-05-15/2018-05-16'])('%s is taken', (text) => {
    expect(edtf.parse(text)).toBe(text);
  });

  test.each(['', 'maj 2019', '20. 5. 2019', '2019-02-30', '2019/2018', '2019-05-20T10:00', '2018␟2019'])('%j is refused', (text) => {
    expect(wrong(edtf, text)).toEqual(['date.notADate']);
  });

  test('is whatever the rules of dates can read, and nothing else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}(-\d{2}){0,2}(\/\d{4}(-\d{2}){0,2})?$/), (text) => {
        expect(wrong(edtf, text)).toEqual(parseEdtf(text) ? [] : ['date.notADate']);
      }),
    );
  });

  test('of a single day is exact to the day and no interval', () => {
    expect(day.parse('2019-05-31')).toBe('2019-05-31');
    for (const text of ['2019-05', '2019', '2019-05-20/2019-05-24', '2019-02-30', '']) expect(wrong(day, text)).toEqual(['date.notADate']);
  });
});

describe('a country', () => {
  test('is a code of the list', () => {
    expect(['SI', 'IT', 'XK'].flatMap((code) => wrong(country, code))).toEqual([]);
  });

  test.each(['', 'si', 'EU', 'Slovenija', 'SVN', ' SI'])('%j is none', (code) => {
    expect(wrong(country, code)).toEqual(['field.country']);
  });
});

describe('a web address', () => {
  test.each([
    ['https://example.org', 'https://example.org'],
    [' http://example.org/a?b=c#d ', 'http://example.org/a?b=c#d'],
    ['HTTPS://EXAMPLE.ORG/Novice', 'HTTPS://EXAMPLE.ORG/Novice'],
    ['https://šola.si/čas', 'https://šola.si/čas'],
    ['https://www.example.org:8443/', 'https://www.example.org:8443/'],
  ])('%j is taken as %j', (typed, kept) => {
    expect(webAddress.parse(typed)).toBe(kept);
  });

  test.each([
    '', 'example.org', 'www.example.org', 'ftp://example.org', 'javascript:alert(1)//x.y', 'data:text/html,x.y', 'file:///etc/hosts.txt', 'mailto:info@example.org', 'https://', 'https:///example.org',
    'https://localhost/a.b', 'https://?a.b', 'https://#a.b', 'https://exa mple.org', 'https://example.org/a b', 'kronika://app/', 'xhttps://example.org', 'https:example.org',
  ])('%j is refused', (text) => {
    expect(wrong(webAddress, text)).toEqual(['field.webAddress']);
  });

  test('has a limit', () => {
    expect(wrong(webAddress, `https://example.org/${'a'.repeat(1980)}`)).toEqual([]);
    expect(wrong(webAddress, `https://example.org/${'a'.repeat(1981)}`)).toEqual(['field.tooLong']);
  });
});

describe('a number', () => {
  test.each([0, 1, 750, 10_000_000])('%i is taken', (value) => {
    expect(wholeNumber.parse(value)).toBe(value);
  });

  test.each([-1, 1.5, 10_000_001, Number.NaN, Number.POSITIVE_INFINITY, '5', 'pet', null, undefined])('%j is refused', (value) => {
    expect(wrong(wholeNumber, value)).toEqual(['field.number']);
  });

  test.each([0, 1000, 1.5, '3', null])('of a work package is not %j', (value) => {
    expect(wrong(workPackageFields.shape.number, value)).toEqual(['field.number']);
  });
});

describe('a count', () => {
  const both = fc.record({ value: fc.option(fc.nat(100)), precision: fc.constantFrom('exact', 'about', 'unknown') });

  test('has a number exactly when it is known', () => {
    fc.assert(
      fc.property(both, (count) => {
        expect(countIsWhole(count)).toBe(count.value === null ? count.precision === 'unknown' : count.precision !== 'unknown');
      }),
    );
    expect(wrong(countFields.value, null)).toEqual([]);
    expect(countFields.precision.options).toEqual(['exact', 'about', 'unknown']);
  });

  const eventId = v7();
  const narrowed = { phase: 'actual', unit: 'event', country: null, placeId: null, organisationId: null, gender: null, ageBand: null, locality: null, written: null };
  const counted: readonly (readonly [string, z.ZodType, object])[] = [
    ['of participants', participationFields, { ...narrowed, eventId, position: 0 }],
    ['of participants, from a form', participationInput, { ...narrowed, id: null }],
    ['of organisations', unnamedOrganisationsFields, { projectId: null, eventId, countries: ['SI'], note: null }],
  ];

  test.each(counted)('%s is refused beside its number when that and its precision disagree', (_, schema, rest) => {
    expect(schema.safeParse({ ...rest, value: 15, precision: 'exact' }).success).toBe(true);
    expect(schema.safeParse({ ...rest, value: null, precision: 'unknown' }).success).toBe(true);
    for (const count of [{ value: null, precision: 'exact' }, { value: 0, precision: 'unknown' }]) {
      expect(schema.safeParse({ ...rest, ...count }).error?.issues.map(({ path, message }) => ({ path, message }))).toEqual([{ path: ['value'], message: 'count.value' }]);
    }
  });
});

describe('an organisation', () => {
  const organisation = { shortName: null, name: null, placeId: null, website: null, description: null };

  test('has a short name, a full name, or both', () => {
    expect(wrong(organisationFields, { ...organisation, shortName: 'MFDPŠ' })).toEqual([]);
    expect(wrong(organisationFields, { ...organisation, name: { sl: 'Slovenska filantropija' } })).toEqual([]);
    expect(wrong(organisationFields, organisation)).toEqual(['organisation.name']);
    expect(wrong(organisationFields, { ...organisation, name: { sl: ' ' } })).toEqual(['organisation.name']);
  });

  test('has a role in exactly one thing', () => {
    const role = { organisationId: v7(), projectId: null, workPackageId: null, eventId: null, role: 'lead', written: null };
    expect(wrong(roleFields, { ...role, projectId: v7() })).toEqual([]);
    expect(wrong(roleFields, { ...role, workPackageId: v7() })).toEqual([]);
    expect(wrong(roleFields, { ...role, eventId: v7() })).toEqual([]);
    expect(wrong(roleFields, role)).toEqual(['field.required']);
    expect(wrong(roleFields, { ...role, projectId: v7(), eventId: v7() })).toEqual(['field.required']);
  });
});

test('the fingerprint of a file is 64 hexadecimal digits in small letters', () => {
  const digits = '0123456789abcdef'.repeat(4);
  expect(sha256.safeParse(digits).success).toBe(true);
  for (const other of [digits.toUpperCase(), digits.slice(1), `${digits}0`, `../${digits}`, digits.replace('0', 'g'), '']) expect(sha256.safeParse(other).success).toBe(false);
});

test('whatever is wrong with a field a person fills in, there is a sentence for it', () => {
  const fields: Readonly<Record<string, z.ZodType>> = { id, line, textsRequired, textsOrNone, languageTag, edtf, day, country, webAddress, wholeNumber };
  const values = [undefined, null, 5, true, 'x', '', [], {}, { sl: 5 }, { 'no language': 'x' }];
  const sentences: unknown = english;
  const says = (code: string) => typeof code.split('.').reduce((part, key) => (part as Record<string, unknown> | undefined)?.[key], sentences) === 'string';
  const speechless = Object.entries(fields).flatMap(([name, schema]) => values.flatMap((value) => wrong(schema, value).filter((message) => !says(message)).map((message) => `${name}: ${message}`)));
  expect([...new Set(speechless)]).toEqual([]);
});
