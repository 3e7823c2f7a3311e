/** Counts as people type and read them in one field: "120", "~40", "pribl. 20", "ca 20", "neznano". */

import { dateWord } from './date-words.ts';
import type { Count } from './counts.ts';
import { fold } from './fold.ts';
import type { InterfaceLanguage } from './languages.ts';
import { readTypedNumber } from './number-text.ts';

const UNKNOWN_WORDS: ReadonlySet<string> = new Set(['neznano', 'ni znano', 'unknown', 'not known']);
const REST_WORDS: ReadonlySet<string> = new Set(['ostali', 'ostalo', 'ostale', 'drugi', 'rest', 'the rest', 'others']);

const ABOUT = { sl: 'pribl.', en: 'about' } as const;
const UNKNOWN = { sl: 'neznano', en: 'unknown' } as const;

/** Empty is null; what is no count is given back as it was typed. */
export function readTypedCount(text: string, language: InterfaceLanguage): Count | string | null {
  const typed = text.replaceAll(/\s/gu, ' ').trim();
  if (typed === '') return null;
  if (typed === '?' || UNKNOWN_WORDS.has(fold(typed))) return { value: null, precision: 'unknown' };
  const sign = /^(?:[~≈]|(\p{L}+)\.?) ?(?=\d)/u.exec(typed);
  const isAbout = sign !== null && (sign[1] === undefined || dateWord(sign[1])?.is === 'about');
  const number = readTypedNumber(isAbout ? typed.slice(sign[0].length) : typed, language);
  return typeof number === 'number' ? { value: number, precision: isAbout ? 'about' : 'exact' } : text;
}

/** As it is put back into its field; reading it again gives the same count. */
export function typedCount({ value, precision }: Count, language: InterfaceLanguage): string {
  if (value === null) return precision === 'unknown' ? UNKNOWN[language] : '';
  return precision === 'about' ? `${ABOUT[language]} ${value}` : String(value);
}

/** Whether the rest is asked for: what the whole has more than its parts. */
export function meansRest(text: string): boolean {
  return text.trim() === '=' || REST_WORDS.has(fold(text));
}

export interface PastedCount {
  readonly count: Count;
  /** Where they are from, as written; empty for a line of a number alone. */
  readonly origin: string;
}

const PEOPLE = /\s*(?:udeležen\p{L}*|oseb\p{L}*|ljudi|participants?|people|persons?)\.?$/iu;
const SIGN = String.raw`(?:[~≈]|(?:pribl|približno|ca|cca|okoli|okrog|about|around|approx|circa)\.?) ?`;
const AT_END = new RegExp(String.raw`^(.*?)[\s:=–—-]*((?:${SIGN})?\d[\d., ]*)$`, 'iu');
const AT_START = new RegExp(String.raw`^((?:${SIGN})?\d[\d., ]*?)[\s:=–—x×-]+(\p{L}.*)$`, 'iu');

function readLine(line: string, language: InterfaceLanguage): PastedCount | null {
  const cells = line.split(/\t|;|\||\s{2,}/u).map((cell) => cell.trim()).filter(Boolean);
  const numbers = cells.map((cell) => readTypedCount(cell, language));
  const index = numbers.findLastIndex((number) => typeof number === 'object' && number !== null && number.value !== null);
  if (index >= 0) return { count: numbers[index] as Count, origin: cells.filter((_, at) => at !== index && typeof numbers[at] === 'string').join(', ') };
  const text = line.trim().replace(/^[-–•*]\s*/u, '').replace(PEOPLE, '');
  for (const [shape, figures, words] of [[AT_START, 1, 2], [AT_END, 2, 1]] as const) {
    const match = shape.exec(text);
    const count = match && readTypedCount(match[figures] ?? '', language);
    if (count && typeof count === 'object') return { count, origin: (match[words] ?? '').replace(PEOPLE, '').replace(/^(?:udeležen\p{L}*|oseb\p{L}*|participants?|people)\s+/iu, '').replace(/^(?:iz|from)\s+/iu, '').trim() };
  }
  return null;
}

/** The counts of a table that was copied from a spreadsheet or a letter, a line each; lines without a number, as its head, are left out. */
export function readCountTable(text: string, language: InterfaceLanguage): PastedCount[] {
  return text.split(/\r?\n/).flatMap((line) => readLine(line, language) ?? []);
}
