/** The product's own sentences, so that a better wording breaks no test. */

import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';

type Failed = Parameters<typeof failureSentence>[1];

const translators = { sl: createTranslator('sl'), en: createTranslator('en') };

/** As what a failure is told in a language. */
export function sentence(language: InterfaceLanguage, code: Failed['code'], params: Failed['params'] = {}): string {
  return failureSentence(translators[language], { code, params });
}
