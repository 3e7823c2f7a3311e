/** A question as it was understood, written anew in a language: what is read of it asks the same. */

import { daySpan } from '../dates.ts';
import type { InterfaceLanguage } from '../languages.ts';
import type { Ask } from './ask.ts';
import { boundsWritten, codeWritten, written } from './write.ts';

const OR: Readonly<Record<InterfaceLanguage, string>> = { sl: 'ALI', en: 'OR' };

/** A day as the year or month that it begins or ends. */
function coarser(day: string | null, end: 'earliest' | 'latest', lengths: readonly number[]): string {
  if (day === null) return '';
  return lengths.map((length) => day.slice(0, length)).find((part) => daySpan(part)?.[end] === day) ?? day;
}

/** Some days as years, months or days, whichever says both ends. */
function daysWritten(from: string | null, to: string | null): string {
  for (const lengths of [[4], [7], [10]]) {
    const [first, last] = [coarser(from, 'earliest', lengths), coarser(to, 'latest', lengths)];
    const isOfLength = [first, last].every((part) => part === '' || part.length === lengths[0]);
    if (isOfLength) return boundsWritten(first, last) ?? '..';
  }
  return '..';
}

const hasParts = (ask: Ask) => (ask.is === 'and' || ask.is === 'or') && ask.of.length > 1;
const bracketed = (ask: Ask, language: InterfaceLanguage) => (hasParts(ask) ? `(${understood(ask, language)})` : understood(ask, language));

export function understood(ask: Ask, language: InterfaceLanguage): string {
  switch (ask.is) {
    case 'any': return '';
    case 'word': return ask.isWhole ? `"${ask.text}"` : ask.text;
    case 'phrase': return `"${ask.text}"`;
    case 'value': return codeWritten(ask.field, ask.value, language);
    case 'number': return written(ask.field, boundsWritten(ask.from?.toString() ?? '', ask.to?.toString() ?? '') ?? '..', language);
    case 'days': return written('date', daysWritten(ask.from, ask.to), language);
    case 'not': return `-${bracketed(ask.of, language)}`;
    case 'and': return ask.of.map((part) => bracketed(part, language)).join(' ');
    case 'or': return ask.of.map((part) => bracketed(part, language)).join(` ${OR[language]} `);
  }
}
