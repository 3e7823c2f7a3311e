/** What of a question was understood, in the reader's words: "država: Italija ali Grčija". */

import type { i18n } from 'i18next';
import type { Ask, AskField } from '#shared/domain/asking/ask.ts';
import { valueName } from '#shared/domain/asking/names.ts';
import { sayingIn } from '#shared/domain/asking/said.ts';
import { interfaceLanguage } from '../../base/language.ts';

export interface Saying {
  /** A part of a question. */
  readonly part: (ask: Ask) => string;
  /** A field's value by its code; a record as it is asked for. */
  readonly value: (field: AskField, code: string) => string;
}

export function saying({ t, language: tag }: Pick<i18n, 't' | 'language'>, names: ReadonlyMap<string, string> = new Map()): Saying {
  const language = interfaceLanguage(tag);
  const value = (field: AskField, code: string) => names.get(code) ?? valueName(field, code, language);
  const part = sayingIn(language, {
    field: (field) => t(`app:search.fields.${field}`).toLocaleLowerCase(language),
    value,
    of: (said) => t('app:search.said.value', said),
    quoted: (words) => t('app:search.said.words', { words }),
    any: t('app:search.said.any'),
    upTo: (to) => t('app:search.said.upTo', { to }),
    from: (from) => t('app:search.said.from', { from }),
    between: (ends) => t('app:search.said.between', ends),
    not: (of) => t('app:search.said.not', { part: of }),
    notValue: (denied) => t('app:search.said.notValue', { value: denied }),
    and: t('app:search.said.and'),
    or: t('app:search.said.or'),
  });
  return { part, value };
}
