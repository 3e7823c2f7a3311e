import type { InterfaceLanguage } from '#shared/domain/languages.ts';

/** The system's language where it is one of the product's, else English. */
export function systemLanguage(env: NodeJS.ProcessEnv): InterfaceLanguage {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('sl') ? 'sl' : 'en';
}
