import { describe, expect, test } from 'vitest';
import { createTranslator } from '#shared/language/translator.ts';

const COUNTS = [1, 2, 3, 4, 5, 100, 101, 102] as const;

describe('Slovenian counts in its own way: one, two, three and four, more; and so again after every hundred', () => {
  const { t } = createTranslator('sl');

  test('files', () => {
    expect(COUNTS.map((count) => t('command:files', { count }))).toEqual(['1 datoteka', '2 datoteki', '3 datoteke', '4 datoteke', '5 datotek', '100 datotek', '101 datoteka', '102 datoteki']);
  });

  test('records found', () => {
    expect(COUNTS.map((count) => t('command:found', { count }))).toEqual(['1 zapis', '2 zapisa', '3 zapisi', '4 zapisi', '5 zapisov', '100 zapisov', '101 zapis', '102 zapisa']);
  });

  test('participant counts that are not known', () => {
    expect(COUNTS.map((count) => t('domain:gap.participantsUnknown', { count }))).toEqual([
      '1 število udeležencev ni znano.',
      '2 števili udeležencev nista znani.',
      '3 števila udeležencev niso znana.',
      '4 števila udeležencev niso znana.',
      '5 števil udeležencev ni znanih.',
      '100 števil udeležencev ni znanih.',
      '101 število udeležencev ni znano.',
      '102 števili udeležencev nista znani.',
    ]);
  });
});

test('English counts one and more', () => {
  const { t } = createTranslator('en');
  expect(COUNTS.map((count) => t('command:files', { count }))).toEqual(['1 file', '2 files', '3 files', '4 files', '5 files', '100 files', '101 files', '102 files']);
});

test('each translator keeps to its own language, so that a report can speak another than the window', () => {
  const [slovenian, english] = [createTranslator('sl'), createTranslator('en')];
  expect([slovenian.t('unknown'), english.t('unknown'), slovenian.t('unknown')]).toEqual(['neznano', 'unknown', 'neznano']);
});

test('what is put into a text is not changed for a page', () => {
  expect(createTranslator('sl').t('count.about', { number: '<5 & "6"' })).toBe('približno <5 & "6"');
});
