/** A question as it is typed, changed part by part: a value chosen in a form and one that was typed are written alike. */

import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../languages.ts';
import type { Ask, AskField } from './ask.ts';
import { FIELD_NAMES, valueName, valueNamed } from './names.ts';
import { type Part, type Read, readQuestion } from './read.ts';

const JOINED_BEFORE = /(^|\s)(?:AND|IN|&)\s*$/;
const JOINED_AFTER = /^\s*(?:AND|IN|&)(?=\s|$)/;

const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** A question without one of its parts, and without the word that joined it to another. */
export function without(text: string, { start, end }: Pick<Part, 'start' | 'end'>): string {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return JOINED_BEFORE.test(before) ? tidy(`${before.replace(JOINED_BEFORE, '$1')} ${after}`) : tidy(`${before} ${after.replace(JOINED_AFTER, '')}`);
}

/** A question with other words in place of one of its parts; null for none of either. */
export function withPart(text: string, part: Pick<Part, 'start' | 'end'> | null, words: string | null): string {
  if (part !== null) return words === null ? without(text, part) : tidy(`${text.slice(0, part.start)} ${words} ${text.slice(part.end)}`);
  if (words === null) return text;
  // What is not whole would take in whatever follows it: a quote that is open, an OR.
  return tidy(readQuestion(text).problems.length > 0 ? `${words} ${text}` : `${text} ${words}`);
}

/** What years are written by. */
const YEAR: Readonly<Record<InterfaceLanguage, string>> = { sl: 'leto', en: 'year' };
const MONTH = /^\d{4}-\d{2}$/;

/** `field:value` as it is read again, its field named in a language. A comma would part one name into several values. */
export function written(field: AskField, value: string, language: InterfaceLanguage): string {
  // Types are asked for as kinds are.
  const name = field === 'date' && !MONTH.test(value) ? YEAR[language] : FIELD_NAMES[field === 'type' ? 'kind' : field][INTERFACE_LANGUAGES.indexOf(language)];
  const whole = tidy(value.replaceAll(/[",]/g, ' '));
  return /[\s()]/.test(whole) ? `${name}:"${whole}"` : `${name}:${whole}`;
}

/** The same of a field's code, which is called by its name where that is read as it again. */
export function codeWritten(field: Exclude<AskField, 'participants' | 'date' | 'workPackage'>, code: string, language: InterfaceLanguage): string {
  const name = valueName(field, code, language);
  return written(field, valueNamed(field, tidy(name.replaceAll(/[",]/g, ' ')))?.value === code ? name : code, language);
}

/** "20..50" and "20..", as bounds are written; null where there are none. */
export function boundsWritten(from: string, to: string): string | null {
  if (from === '' && to === '') return null;
  return from === to ? from : `${from}..${to}`;
}

/** The values of some fields that a part asks for; empty where it asks anything else. */
export function valuesAsked(ask: Ask, fields: readonly AskField[]): readonly string[] {
  if (ask.is === 'value') return fields.includes(ask.field) ? [ask.value] : [];
  if (ask.is !== 'or') return [];
  const all = ask.of.map((one) => valuesAsked(one, fields));
  return all.some((values) => values.length === 0) ? [] : all.flat();
}

/** The first part of a question that asks for one of some fields' values, or for bounds of a number or a date; null where none does. */
export function partOf({ parts }: Read, fields: readonly AskField[]): Part | null {
  return parts.find(({ ask }) => (ask.is === 'number' ? fields.includes(ask.field) : ask.is === 'days' ? fields.includes('date') : valuesAsked(ask, fields).length > 0)) ?? null;
}
