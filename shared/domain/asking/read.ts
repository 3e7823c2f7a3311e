/**
 * Reads what was typed into the search box: words, "words that stand together", `field:value`, `-` before what must not be, brackets
 * and, in capitals, AND OR NOT (or IN ALI NE). Whatever is typed asks something: what is not understood is told and left out, or taken as words.
 */

import { NO_END, daySpan } from '../dates.ts';
import { fold } from '../fold.ts';
import type { Ask } from './ask.ts';
import { fieldNamed, valueNamed } from './names.ts';

export const problemCodes = ['field', 'value', 'number', 'date', 'quote', 'bracket', 'operand'] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What of a question was not understood, and where it stands in it, in UTF-16 units. */
export interface Problem {
  readonly code: ProblemCode;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A part of a question that stands for itself: without it the rest asks the same of all else. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly ask: Ask;
}

export interface Read {
  /** Null where nothing is asked. */
  readonly ask: Ask | null;
  /** What all must hold of a hit, one by one, in the order in which it is written. */
  readonly parts: readonly Part[];
  readonly problems: readonly Problem[];
}

/** What is longer is a text and no question: its further words are not asked for. */
const MOST_PARTS = 24;

type Sign = '(' | ')' | '-' | 'and' | 'or' | 'not';
interface Token {
  readonly is: Sign | 'ask';
  /** Of what asks something; null where it is still to be typed. */
  readonly ask?: Ask | null;
  readonly start: number;
  readonly end: number;
}

const OPERATORS: Readonly<Record<string, Sign>> = { AND: 'and', IN: 'and', '&': 'and', OR: 'or', ALI: 'or', '|': 'or', NOT: 'not', NE: 'not' };

/** One step over the text: a quoted phrase, a sign, a field with its value, a word. */
const STEP = /\s+|[()]|(?<minus>-)(?=[\p{L}\p{N}"(])|(?<field>\p{L}[\p{L}_]*):(?!\/\/)(?<value>"[^"]*"?|[^\s()"]*)|"(?<phrase>[^"]*)(?<closed>"?)|[^\s()"]+/uy;

class Reader {
  readonly problems: Problem[] = [];
  readonly tokens: Token[] = [];

  readonly text: string;

  constructor(text: string) {
    this.text = text;
    STEP.lastIndex = 0;
    for (let match = STEP.exec(text); match; match = STEP.exec(text)) this.#take(match);
  }

  #problem(code: ProblemCode, start: number, end: number, text = this.text.slice(start, end)): void {
    this.problems.push({ code, text, start, end });
  }

  #take(match: RegExpExecArray): void {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    const put = (ask: Ask | null) => this.tokens.push({ is: 'ask', ask, start, end });
    const { field, value, phrase, closed, minus } = match.groups ?? {};
    if (/^\s/.test(written)) return;
    if (written === '(' || written === ')') this.tokens.push({ is: written, start, end });
    else if (minus !== undefined) this.tokens.push({ is: '-', start, end });
    else if (OPERATORS[written]) this.tokens.push({ is: OPERATORS[written], start, end });
    else if (phrase !== undefined) {
      if (!closed) this.#problem('quote', start, end);
      put(phraseOf(phrase));
    } else if (field !== undefined && value !== undefined && fold(field) !== '') put(this.#field(field, value, start, end));
    else put(wordsAsk(written));
  }

  #field(name: string, written: string, start: number, end: number): Ask | null {
    const field = fieldNamed(name);
    const value = written.replaceAll('"', '').trim();
    if (written.startsWith('"') && !/^".*"$/.test(written)) this.#problem('quote', start, end);
    if (field === null) {
      this.#problem('field', start, start + name.length);
      return wordsAsk(`${name} ${value}`);
    }
    // Still to be typed.
    if (value === '') return null;
    if (field === 'date') return this.#days(value, start, end);
    if (field === 'participants' || field === 'workPackage') return this.#number(field, value, start, end);
    const values = value.split(',').map((one) => one.trim()).filter(Boolean).map((one) => ({ one, meant: valueNamed(field, one) }));
    for (const { one, meant } of values) if (meant === null) this.#problem('value', start, end, one);
    const known = values.flatMap(({ meant }): Ask[] => (meant === null ? [] : [{ is: 'value', ...meant }]));
    return known.length === 0 ? null : known.length === 1 ? (known[0] ?? null) : { is: 'or', of: known };
  }

  #number(field: 'participants' | 'workPackage', value: string, start: number, end: number): Ask | null {
    const bounds = numberBounds(value);
    if (bounds === null) this.#problem('number', start, end, value);
    return bounds === null ? null : { is: 'number', field, ...bounds };
  }

  #days(value: string, start: number, end: number): Ask | null {
    const days = dayBounds(value);
    if (days === null) this.#problem('date', start, end, value);
    return days === null ? null : { is: 'days', ...days };
  }

  #at = 0;

  /** The parts that must all hold, up to a bracket that closes or the end. */
  all(isWithin: boolean): Part[] {
    const parts: Part[] = [];
    for (;;) {
      const token = this.tokens[this.#at];
      if (!token || (token.is === ')' && isWithin)) return parts;
      if (token.is === ')') {
        this.#problem('bracket', token.start, token.end);
        this.#at += 1;
        continue;
      }
      if (token.is === 'and') {
        if (parts.length === 0 || !this.tokens[this.#at + 1]) this.#problem('operand', token.start, token.end);
        this.#at += 1;
        continue;
      }
      const part = this.#either(isWithin);
      if (part) parts.push(part);
    }
  }

  /** What is joined by OR: it binds closer than what merely follows. */
  #either(isWithin: boolean): Part | null {
    let first = this.#single(isWithin);
    for (let token = this.tokens[this.#at]; token?.is === 'or'; token = this.tokens[this.#at]) {
      this.#at += 1;
      const second = this.#single(isWithin);
      if (!first || !second) this.#problem('operand', token.start, token.end);
      if (first && second) first = { start: first.start, end: second.end, ask: { is: 'or', of: [...(first.ask.is === 'or' ? first.ask.of : [first.ask]), second.ask] } };
      else first ??= second;
    }
    return first;
  }

  #single(isWithin: boolean): Part | null {
    const token = this.tokens[this.#at];
    if (!token || token.is === 'or' || token.is === 'and' || (token.is === ')' && isWithin)) return null;
    this.#at += 1;
    const { start } = token;
    if (token.is === ')') {
      this.#problem('bracket', token.start, token.end);
      return null;
    }
    if (token.is === 'not' || token.is === '-') {
      const of = this.#single(isWithin);
      if (!of && token.is === 'not') this.#problem('operand', token.start, token.end);
      return of && { start, end: of.end, ask: { is: 'not', of: of.ask } };
    }
    if (token.is === '(') {
      const parts = this.all(true);
      const close = this.tokens[this.#at];
      if (close?.is === ')') this.#at += 1;
      else this.#problem('bracket', token.start, token.end);
      const end = close?.end ?? this.text.length;
      const ask = together(parts);
      return ask && { start, end, ask };
    }
    return token.ask ? { start, end: token.end, ask: token.ask } : null;
  }
}

/** Words and what parts them; several where one sign has parted them, as in "3/5". */
function wordsAsk(written: string): Ask | null {
  const words = written.split(/\s+/).filter((word) => fold(word) !== '');
  if (words.length === 0) return null;
  const asks = words.map((text): Ask => ({ is: 'word', text }));
  return asks.length === 1 ? (asks[0] ?? null) : { is: 'and', of: asks };
}

function phraseOf(text: string): Ask | null {
  const words = fold(text).split(' ').filter(Boolean);
  return words.length === 0 ? null : words.length === 1 ? { is: 'word', text: text.trim(), isWhole: true } : { is: 'phrase', text: text.trim() };
}

const WHOLE = /^\d{1,7}$/;
const numberOf = (text: string): number | null => (WHOLE.test(text) ? Number(text) : null);

/** "50", ">50", ">=50", "<50", "<=50", "20..50", whichever end comes first, "20.."; null for anything else. */
export function numberBounds(value: string): { from: number | null; to: number | null } | null {
  const compared = /^(>=|<=|>|<|=)?(.+)$/.exec(value);
  const [sign, text = ''] = [compared?.[1], compared?.[2]];
  const range = /^(\d*)\.\.(\d*)$/.exec(text);
  if (!sign && range && (range[1] || range[2])) {
    const [from, to] = [range[1] ? numberOf(range[1]) : null, range[2] ? numberOf(range[2]) : null];
    return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
  }
  const number = numberOf(text);
  if (number === null) return null;
  switch (sign) {
    case '>': return { from: number + 1, to: null };
    case '>=': return { from: number, to: null };
    case '<': return { from: null, to: number - 1 };
    case '<=': return { from: null, to: number };
    default: return { from: number, to: number };
  }
}

/** "2018", "2018-07", "2018..2020", whichever end comes first, "..2019-06", ">2018", "<=2018-07-05"; null for anything else. */
export function dayBounds(value: string): { from: string | null; to: string | null } | null {
  const span = (text: string) => (/^\d{4}(-\d\d){0,2}$/.test(text) ? daySpan(text) : null);
  const range = /^(.*?)\.\.(.*)$/.exec(value);
  if (range) {
    const [from, to] = [range[1] ? span(range[1]) : null, range[2] ? span(range[2]) : null];
    if ((range[1] && !from) || (range[2] && !to) || (!from && !to)) return null;
    return from && to && from.earliest > to.latest ? { from: to.earliest, to: from.latest } : { from: from?.earliest ?? null, to: to?.latest ?? null };
  }
  const compared = /^(>=|<=|>|<|=)?(.+)$/.exec(value);
  const days = span(compared?.[2] ?? '');
  if (!days) return null;
  switch (compared?.[1]) {
    // No day comes after the last one there is.
    case '>': return days.latest === NO_END ? null : { from: dayAfter(days.latest, 1), to: null };
    case '>=': return { from: days.earliest, to: null };
    case '<': return { from: null, to: dayAfter(days.earliest, -1) };
    case '<=': return { from: null, to: days.latest };
    default: return { from: days.earliest, to: days.latest };
  }
}

const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

function together(parts: readonly Part[]): Ask | null {
  const all = parts.map(({ ask }) => ask);
  return all.length === 0 ? null : all.length === 1 ? (all[0] ?? null) : { is: 'and', of: all };
}

/** @param text anything at all; never throws */
export function readQuestion(text: string): Read {
  const reader = new Reader(text);
  const parts = reader.all(false).slice(0, MOST_PARTS);
  return { ask: together(parts), parts, problems: reader.problems };
}
