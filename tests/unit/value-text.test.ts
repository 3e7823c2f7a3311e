import { describe, expect, test } from 'vitest';
import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { reportSections } from '#shared/domain/report-sections.ts';
import { type Reader, fieldName, valueText } from '#shared/language/value-text.ts';
import { words } from '../e2e/support/words.ts';

const coded = kinds.flatMap((kind) => [...fieldsOf(kind)].flatMap(([field, { choices = [] }]) => choices.map((code) => [kind, field, code] as const)));

const reader = (language: (typeof INTERFACE_LANGUAGES)[number], names: Reader['names'] = {}): Reader => ({ t: words(language), language, names });

describe.each(INTERFACE_LANGUAGES)('the history in %s', (language) => {
  test.each(coded.filter(([, field]) => field !== 'mediaType'))('says %s.%s "%s" in words', (kind, field, code) => {
    const said = valueText(reader(language), kind, field, code);
    expect(said).not.toBe(code);
    expect(said).not.toMatch(/[:.]|^[a-z]+[A-Z]|^undefined$/);
  });

  test('calls each field of each kind by a word, rows in the trash and sources by their kind too', () => {
    const { t } = reader(language);
    const missing = kinds.flatMap((kind) => [...fieldsOf(kind).keys()].filter((field) => /^(domain:)?field\./.test(fieldName(t, kind, field))).map((field) => `${kind}.${field}`));
    expect(missing).toEqual([]);
    expect(kinds.filter((kind) => t(`domain:kind.${kind}`).startsWith('kind.'))).toEqual([]);
  });

  test('knows of more than a few fields that they hold codes', () => {
    expect(new Set(coded.map(([kind, field]) => `${kind}.${field}`)).size).toBeGreaterThan(20);
  });
});

describe('the history in Slovenian', () => {
  const said = (kind: Kind, field: string, value: unknown) => valueText(reader('sl'), kind, field, value);

  test('says of a template which sections stand, by their names, and how many photos', () => {
    expect(said('reportTemplate', 'sections', ['description', 'byCountry', 'Naslov brez imena'])).toBe('Opis, Po državah, Naslov brez imena');
    expect(said('reportTemplate', 'without', [])).toBe('prazno');
    expect(said('reportTemplate', 'withoutPhotos', ['a'.repeat(64), 'b'.repeat(64)])).toBe('2 fotografiji');
    expect(said('reportTemplate', 'report', 'event-sheet')).toBe('Opisni list dogodka');
  });

  test('has a name of every section that a report has', () => {
    const { t } = reader('sl');
    const names = ['foreword', ...Object.values(reportSections).flatMap((sections) => Object.keys(sections))];
    expect(names.filter((name) => t(`domain:reportSection.${name}` as 'domain:unknown', { defaultValue: '' }) === '')).toEqual([]);
  });

  test('says every date as it is read, also what a source said of one', () => {
    expect(said('event', 'dates', '2019-05-20/2019-05-24')).toBe('20.–24. maj 2019');
    expect(said('statement', 'value', '2018')).toBe('2018');
    expect(said('newsItem', 'published', '2019-05-31')).toBe('31. maj 2019');
    expect(said('programme', 'period', '2014/2020')).toBe('2014–2020');
    expect(said('photo', 'takenAt', '2019-05-20T10:15:00')).toBe('20. maj 2019, 10:15');
  });

  test('names countries and languages, one or several', () => {
    expect(said('participation', 'country', 'GR')).toBe('Grčija');
    expect(said('unnamedOrganisations', 'countries', ['SE', 'BG'])).toBe('Švedska, Bolgarija');
    expect(said('event', 'languages', ['sl', 'it'])).toBe('slovenščina, italijanščina');
  });

  test('tells a text with its language, and a name that is the same in all of them alone', () => {
    expect(said('event', 'title', { sl: 'Srečanje', en: 'Meeting' })).toBe('slovenščina: Srečanje · angleščina: Meeting');
    expect(said('event', 'methods', [{ sl: 'Delavnica' }, { und: 'World Café' }])).toBe('slovenščina: Delavnica, World Café');
  });

  test('names a record that is pointed to, what a citation is of, and nothing where there is nothing', () => {
    const id = '0197c1a0-0000-7000-8000-000000000000';
    expect(valueText(reader('sl', { [id]: { sl: 'Celje' } }), 'event', 'placeId', id)).toBe('Celje');
    expect(said('citation', 'kind', 'newsItem')).toBe('Novica');
    expect(said('citation', 'field', 'dates')).toBe('Datum');
    expect(said('event', 'languages', [])).toBe(said('event', 'placeId', null));
  });

  test('writes numbers as the language does', () => {
    expect(said('participation', 'value', 12_500)).toBe('12.500');
  });

  test('writes years without what parts thousands, and months by their names', () => {
    expect(valueText(reader('en', {}), 'series', 'years', [2018, 2019])).toBe('2018, 2019');
    expect([said('series', 'monthFrom', 6), valueText(reader('en', {}), 'series', 'monthTo', 9)]).toEqual(['junij', 'September']);
  });
});
