/** What of a question was understood, in the reader's words: "država: Italija ali Grčija". */

import type { i18n } from 'i18next';
import type { Ask, AskField } from '#shared/domain/asking/ask.ts';
import { valueName } from '#shared/domain/asking/names.ts';
import { valuesAsked } from '#shared/domain/asking/write.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { daySpan, parseEdtf, toEdtf } from '#shared/domain/dates.ts';
import { interfaceLanguage } from '../../base/language.ts';

/** The year or month that some days are wholly; else the days. EDTF. */
function edtfOf(from: string, to: string): string {
  const coarser = [from.slice(0, 4), from.slice(0, 7)].find((part) => daySpan(part)?.earliest === from && daySpan(part)?.latest === to);
  if (coarser) return coarser;
  // Whole years and whole months at both ends are said as such.
  for (const length of [4, 7]) {
    const ends = [from.slice(0, length), to.slice(0, length)] as const;
    if (daySpan(ends[0])?.earliest === from && daySpan(ends[1])?.latest === to) return ends.join('/');
  }
  const date = parseEdtf(`${from}/${to}`);
  return date ? toEdtf(date) : '';
}

export interface Saying {
  /** A part of a question. */
  readonly part: (ask: Ask) => string;
  /** A field's value by its code; a record as it is asked for. */
  readonly value: (field: AskField, code: string) => string;
}

type Fact = Extract<Ask, { is: 'value' | 'number' | 'days' }>;
const isFact = (ask: Ask): ask is Fact => ask.is === 'value' || ask.is === 'number' || ask.is === 'days';

export function saying({ t, language: tag }: Pick<i18n, 't' | 'language'>, names: ReadonlyMap<string, string> = new Map()): Saying {
  const language = interfaceLanguage(tag);
  const fieldName = (field: AskField) => t(`app:search.fields.${field}`).toLocaleLowerCase(language);
  const value = (field: AskField, code: string) => names.get(code) ?? valueName(field, code, language);
  const of = (field: AskField, said: string) => t('app:search.said.value', { field: fieldName(field), value: said });
  const bounds = (from: string | null, to: string | null) => {
    if (from === null) return to === null ? t('app:search.said.any') : t('app:search.said.upTo', { to });
    if (to === null) return t('app:search.said.from', { from });
    return from === to ? from : t('app:search.said.between', { from, to });
  };
  const days = (from: string | null, to: string | null) => {
    if (from !== null && to !== null) return formatDate(edtfOf(from, to), language);
    const day = (end: string | null, isFirst: boolean) => {
      const year = end?.slice(0, 4) ?? '';
      return end && formatDate((isFirst ? daySpan(year)?.earliest : daySpan(year)?.latest) === end ? year : end, language);
    };
    return bounds(day(from, true), day(to, false));
  };
  const joined = (all: readonly Ask[], word: string) => all.map((one) => (one.is === 'and' || one.is === 'or' ? `(${part(one)})` : part(one))).join(` ${word} `);
  const fieldOf = (ask: Fact): AskField => (ask.is === 'days' ? 'date' : ask.field);
  const fact = (ask: Fact) => {
    if (ask.is === 'value') return value(ask.field, ask.value);
    return ask.is === 'days' ? days(ask.from, ask.to) : bounds(ask.from?.toString() ?? null, ask.to?.toString() ?? null);
  };
  const denied = (ask: Ask) => (isFact(ask) ? of(fieldOf(ask), t('app:search.said.notValue', { value: fact(ask) })) : t('app:search.said.not', { part: part(ask) }));
  function part(ask: Ask): string {
    switch (ask.is) {
      case 'any': return t('app:search.said.any');
      case 'word': return ask.isWhole ? t('app:search.said.words', { words: ask.text }) : ask.text;
      case 'phrase': return t('app:search.said.words', { words: ask.text });
      case 'value': case 'number': case 'days': return of(fieldOf(ask), fact(ask));
      case 'not': return denied(ask.of);
      case 'and': return joined(ask.of, t('app:search.said.and'));
      case 'or': {
        const [first] = ask.of;
        const values = first?.is === 'value' ? valuesAsked(ask, [first.field]) : [];
        return first?.is === 'value' && values.length > 0 ? of(first.field, values.map((code) => value(first.field, code)).join(` ${t('app:search.said.or')} `)) : joined(ask.of, t('app:search.said.or'));
      }
    }
  }
  return { part, value };
}
