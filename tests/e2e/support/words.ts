/** The interface's words by their keys, so that a better wording breaks no test. What the sample holds stays as it is written there. */

import type { ParseKeys, i18n } from 'i18next';
import appEn from '#resources/locales/en/app.json' with { type: 'json' };
import appSl from '#resources/locales/sl/app.json' with { type: 'json' };
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { createTranslator } from '#shared/language/translator.ts';

type Words = i18n['t'];
type Key = ParseKeys<['domain', 'app', 'command', 'errors', 'reports']>;

const app = { sl: appSl, en: appEn };

/** The product's own translator, with the words of the page: `words('sl')('app:events.new')`. */
export function words(language: InterfaceLanguage): Words {
  const translator = createTranslator(language);
  translator.addResourceBundle(language, 'app', app[language]);
  return translator.t;
}

const inBoth = [words('sl'), words('en')];

export const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A text in whichever language, whatever it names. */
function either(key: Key): string {
  const texts = inBoth.map((t) => t(key, { skipInterpolation: true }));
  return texts.map((text) => text.split(/\{\{.+?\}\}/).map(literally).join('.+')).join('|');
}

/** For what says nothing else. */
export const whole = (key: Key) => new RegExp(`^(?:${either(key)})$`);
/** For what says more, too. */
export const within = (key: Key) => new RegExp(either(key));
