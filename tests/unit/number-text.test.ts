import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '#shared/domain/languages.ts';
import { readTypedNumber } from '#shared/domain/number-text.ts';

const anyLanguage = fc.constantFrom(...INTERFACE_LANGUAGES);
const number = fc.integer({ min: 0, max: 999_999_999 });

/** A number in groups of three from the right. */
function grouped(value: number, sign: string): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, sign);
}

const GROUP_SIGNS: Readonly<Record<InterfaceLanguage, readonly string[]>> = {
  sl: ['.', ' ', '\u00A0', '\u202F', '\u2009'],
  en: [',', ' ', '\u00A0', '\u202F', '\u2009'],
};

describe('a whole number as it is typed', () => {
  test('is read however its language groups it, with spaces around it too', () => {
    fc.assert(
      fc.property(anyLanguage, number, fc.nat({ max: 4 }), fc.constantFrom('', ' ', '\u00A0'), (language, value, which, space) => {
        const sign = GROUP_SIGNS[language][which] ?? '';
        expect(readTypedNumber(`${space}${grouped(value, sign)}${space}`, language)).toBe(value);
        expect(readTypedNumber(`${space}${value}${space}`, language)).toBe(value);
      }),
    );
  });

  test('is read back as the language itself writes it', () => {
    fc.assert(
      fc.property(anyLanguage, number, (language, value) => {
        expect(readTypedNumber(new Intl.NumberFormat(language).format(value), language)).toBe(value);
      }),
    );
  });

  test('is never made of a fraction: what stands after a point or a comma is not joined to what stands before', () => {
    fc.assert(
      fc.property(anyLanguage, number, fc.constantFrom('.', ','), fc.stringMatching(/^\d{1,6}$/), (language, whole, sign, fraction) => {
        const typed = `${whole}${sign}${fraction}`;
        const isGroup = fraction.length === 3 && GROUP_SIGNS[language].includes(sign) && whole > 0 && whole < 1000;
        expect(readTypedNumber(typed, language)).toBe(isGroup ? whole * 1000 + Number(fraction) : typed);
      }),
    );
  });

  test('is either a number that its digits are, or the text as it was typed, or nothing where nothing was', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789., \u00A0-+eEx'), maxLength: 14 });
    fc.assert(
      fc.property(anyLanguage, text, (language, typed) => {
        const read = readTypedNumber(typed, language);
        if (typed.trim() === '') expect(read).toBeNull();
        else if (typeof read === 'number') expect(read).toBe(Number(typed.replaceAll(/[^\d]/g, '')));
        else expect(read).toBe(typed);
      }),
    );
  });

  test.each([
    ['7.5', 'sl'], ['0.500', 'sl'], ['7,5', 'sl'], ['7.5', 'en'], ['7,5', 'en'], ['1,200', 'sl'], ['1.200', 'en'], ['1.20', 'sl'], ['12.34.567', 'sl'], ['1.200 000', 'sl'], ['-3', 'sl'], ['1e3', 'en'],
    ['dvajset', 'sl'], ['1200.000', 'sl'], ['1234567890', 'sl'],
  ] as const)('%s is not guessed at in %s', (typed, language) => {
    expect(readTypedNumber(typed, language)).toBe(typed);
  });

  test.each([
    ['1.200', 'sl', 1200], ['1 200', 'sl', 1200], ['1\u00A0200', 'sl', 1200], ['1\u202F200', 'sl', 1200], ['1,200', 'en', 1200], ['1.200.000', 'sl', 1_200_000], ['0', 'sl', 0], ['007', 'en', 7], [' ', 'sl', null],
  ] as const)('%s is understood in %s', (typed, language, value) => {
    expect(readTypedNumber(typed, language)).toBe(value);
  });
});
