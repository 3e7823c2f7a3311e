/** What of a question was understood, in somebody's words: "country: Italy or Greece". */

import { formatDate } from '../date-text.ts';
import { daySpan, parseEdtf, toEdtf } from '../dates.ts';
import type { ReportLanguage } from '../languages.ts';
import type { Ask, AskField } from './ask.ts';
import { valuesAsked } from './write.ts';

/** What it is said with. Names of fields stand within a line. */
export interface SayingWords {
  readonly field: (field: AskField) => string;
  /** A field's value by its code; a record as it is asked for. */
  readonly value: (field: AskField, code: string) => string;
  readonly of: (said: { readonly field: string; readonly value: string }) => string;
  readonly quoted: (words: string) => string;
  readonly any: string;
  readonly upTo: (to: string) => string;
  readonly from: (from: string) => string;
  readonly between: (ends: { readonly from: string; readonly to: string }) => string;
  readonly not: (part: string) => string;
  readonly notValue: (value: string) => string;
  readonly and: string;
  readonly or: string;
}

type Fact = Extract<Ask, { is: 'value' | 'number' | 'days' }>;
const isFact = (ask: Ask): ask is Fact => ask.is === 'value' || ask.is === 'number' || ask.is === 'days';
const fieldOf = (ask: Fact): AskField => (ask.is === 'days' ? 'date' : ask.field);

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

/** Says parts of questions in a language. */
export function sayingIn(language: ReportLanguage, words: SayingWords): (ask: Ask) => string {
  const of = (field: AskField, value: string) => words.of({ field: words.field(field), value });
  const bounds = (from: string | null, to: string | null) => {
    if (from === null) return to === null ? words.any : words.upTo(to);
    if (to === null) return words.from(from);
    return from === to ? from : words.between({ from, to });
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
  const fact = (ask: Fact) => {
    if (ask.is === 'value') return words.value(ask.field, ask.value);
    return ask.is === 'days' ? days(ask.from, ask.to) : bounds(ask.from?.toString() ?? null, ask.to?.toString() ?? null);
  };
  const denied = (ask: Ask) => (isFact(ask) ? of(fieldOf(ask), words.notValue(fact(ask))) : words.not(part(ask)));
  function part(ask: Ask): string {
    switch (ask.is) {
      case 'any': return words.any;
      case 'word': return ask.isWhole ? words.quoted(ask.text) : ask.text;
      case 'phrase': return words.quoted(ask.text);
      case 'value': case 'number': case 'days': return of(fieldOf(ask), fact(ask));
      case 'not': return denied(ask.of);
      case 'and': return joined(ask.of, words.and);
      case 'or': {
        const [first] = ask.of;
        const values = first?.is === 'value' ? valuesAsked(ask, [first.field]) : [];
        return first?.is === 'value' && values.length > 0 ? of(first.field, values.map((code) => words.value(first.field, code)).join(` ${words.or} `)) : joined(ask.of, words.or);
      }
    }
  }
  return part;
}
