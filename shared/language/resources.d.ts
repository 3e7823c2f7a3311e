/** The keys of every text, so that a missing one is a type error. English is the model; a check holds the others to it. */

import 'i18next';
import type app from '#resources/locales/en/app.json';
import type command from '#resources/locales/en/command.json';
import type domain from '#resources/locales/en/domain.json';
import type errors from '#resources/locales/en/errors.json';
import type reports from '#resources/locales/en/reports.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'domain';
    returnNull: false;
    resources: { app: typeof app; command: typeof command; domain: typeof domain; errors: typeof errors; reports: typeof reports };
  }
}
