/**
 * The words of reports. A report speaks more languages than the interface: those have the words that reports use and no
 * others. What a funder worded and no source gave us in a language is not translated: its English words stand.
 */

import i18next, { type i18n } from 'i18next';
import bgDomain from '#resources/locales/bg/domain.json' with { type: 'json' };
import bgReports from '#resources/locales/bg/reports.json' with { type: 'json' };
import deDomain from '#resources/locales/de/domain.json' with { type: 'json' };
import deReports from '#resources/locales/de/reports.json' with { type: 'json' };
import elDomain from '#resources/locales/el/domain.json' with { type: 'json' };
import elReports from '#resources/locales/el/reports.json' with { type: 'json' };
import itDomain from '#resources/locales/it/domain.json' with { type: 'json' };
import itReports from '#resources/locales/it/reports.json' with { type: 'json' };
import trDomain from '#resources/locales/tr/domain.json' with { type: 'json' };
import trReports from '#resources/locales/tr/reports.json' with { type: 'json' };
import type { ReportLanguage } from '../domain/languages.ts';
import { interpolation, numbersAsWritten, sharedWords } from './translator.ts';

const resources = {
  sl: sharedWords.sl,
  en: sharedWords.en,
  de: { domain: deDomain, reports: deReports },
  it: { domain: itDomain, reports: itReports },
  el: { domain: elDomain, reports: elReports },
  bg: { domain: bgDomain, reports: bgReports },
  tr: { domain: trDomain, reports: trReports },
} as const satisfies Readonly<Record<ReportLanguage, object>>;

/** The language whose words stand where a report's own has none. */
export const FALLBACK_LANGUAGE = 'en';

const made = new Map<ReportLanguage, i18n>();

/** Each made once: a report asks for it with every drawing. */
export function reportTranslator(language: ReportLanguage): i18n {
  const before = made.get(language);
  if (before) return before;
  const translator = i18next.createInstance();
  void translator.use(numbersAsWritten).init({ lng: language, fallbackLng: FALLBACK_LANGUAGE, defaultNS: 'domain', resources, initAsync: false, interpolation, returnNull: false });
  made.set(language, translator);
  return translator;
}
