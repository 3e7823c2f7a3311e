/** Whole numbers as people type them, in the languages of the interface. */

import type { InterfaceLanguage } from './languages.ts';

/** What parts thousands beside a space. The other of the two parts off fractions, which a whole number has none of. */
const GROUP_SIGN: Record<InterfaceLanguage, string> = { sl: '.', en: ',' };

/** More than any count has; beyond that a number would not be kept exactly. */
const MOST_DIGITS = 9;

/**
 * Reads `1200` and `1 200` in every language, `1.200` in Slovenian and `1,200` in English; empty as null.
 * Anything else is given back as it was typed, `7.5` too: what is not understood is not guessed.
 */
export function readTypedNumber(text: string, language: InterfaceLanguage): number | string | null {
  // Every kind of space, those that keep a number on one line included.
  const typed = text.replaceAll(/\s/g, ' ').trim();
  if (typed === '') return null;
  const grouped = [' ', GROUP_SIGN[language]].some((sign) => {
    const [first = '', ...rest] = typed.split(sign);
    return /^[1-9]\d{0,2}$/.test(first) && rest.length > 0 && rest.every((group) => /^\d{3}$/.test(group));
  });
  const digits = grouped ? typed.replaceAll(/\D/g, '') : typed;
  return /^\d+$/.test(digits) && digits.length <= MOST_DIGITS ? Number(digits) : text;
}
