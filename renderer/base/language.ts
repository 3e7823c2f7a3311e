/** The interface's language, and its words for React. */

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import appEn from '#resources/locales/en/app.json';
import appSl from '#resources/locales/sl/app.json';
import { type InterfaceLanguage, isInterfaceLanguage } from '#shared/domain/languages.ts';
import { interpolation, numbersAsWritten, sharedWords } from '#shared/language/translator.ts';

/** What the system speaks, where the product speaks it too. */
export function systemLanguage(): InterfaceLanguage {
  return navigator.language.toLowerCase().startsWith('sl') ? 'sl' : 'en';
}

export function startLanguage(language: InterfaceLanguage): void {
  void i18next.use(initReactI18next).use(numbersAsWritten).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    resources: { sl: { ...sharedWords.sl, app: appSl }, en: { ...sharedWords.en, app: appEn } },
    initAsync: false,
    interpolation,
  });
  document.documentElement.lang = language;
}

export function changeLanguage(language: InterfaceLanguage): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export function interfaceLanguage(language: string): InterfaceLanguage {
  return isInterfaceLanguage(language) ? language : 'en';
}

/** The one that the interface speaks now. */
export const spokenLanguage = (): InterfaceLanguage => interfaceLanguage(i18next.language);
