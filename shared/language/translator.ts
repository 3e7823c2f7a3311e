/** The words of the product in its languages. Every text a user sees comes from `resources/locales`. */

import i18next, { type FormatterModule, type i18n } from 'i18next';
import enCommand from '#resources/locales/en/command.json' with { type: 'json' };
import enDomain from '#resources/locales/en/domain.json' with { type: 'json' };
import enErrors from '#resources/locales/en/errors.json' with { type: 'json' };
import enReports from '#resources/locales/en/reports.json' with { type: 'json' };
import slCommand from '#resources/locales/sl/command.json' with { type: 'json' };
import slDomain from '#resources/locales/sl/domain.json' with { type: 'json' };
import slErrors from '#resources/locales/sl/errors.json' with { type: 'json' };
import slReports from '#resources/locales/sl/reports.json' with { type: 'json' };
import { numberFormat } from '../domain/formats.ts';
import type { InterfaceLanguage } from '../domain/languages.ts';

export const sharedWords = {
  sl: { command: slCommand, domain: slDomain, errors: slErrors, reports: slReports },
  en: { command: enCommand, domain: enDomain, errors: enErrors, reports: enReports },
};

/** A number in a text stands as the text's language writes it, so that no caller can forget to. */
export const numbersAsWritten: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _, language) => (typeof value === 'number' ? numberFormat(language ?? 'und').format(value) : (value as string)),
};

/** How values come into a text. A page escapes for itself what it shows. */
export const interpolation = { escapeValue: false, alwaysFormat: true } as const;

/** A translator of its own, so that a report can speak another language than the window it is made in. */
export function createTranslator(language: InterfaceLanguage): i18n {
  const translator = i18next.createInstance();
  void translator.use(numbersAsWritten).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'domain',
    resources: sharedWords,
    // The words are at hand: nothing is loaded, and the first text is there at once.
    initAsync: false,
    interpolation,
    returnNull: false,
  });
  return translator;
}
