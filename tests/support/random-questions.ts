/** Random questions to search, as people type them and as nobody would; the same ones for the same dice. */

import { FIELD_NAMES, valueName, valuesOf } from '#shared/domain/asking/names.ts';
import type { AskField } from '#shared/domain/asking/ask.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Dice } from './random-records.ts';

const FIELDS = Object.keys(FIELD_NAMES) as AskField[];
const COUNTRIES = ['SI', 'IT', 'GR', 'DE', 'TR', 'AT', 'HR', 'si', 'Slovenija', 'Italy', '"Združeno kraljestvo"', 'Nemčija', 'XX', 'Atlantida'];
const MONTHS = ['januar', 'februarja', 'marec', 'april', 'maju', 'junij', 'julija', 'avgust', 'September', 'october', 'november', 'december', 'poleti', 'jeseni', 'spring', 'winter', 'zima', 'pozimi', 'fall'];
const NOUNS = ['udeležencev', 'participants', 'ECTS', 'let', 'dni', 'organizacij', 'delovni sklop', 'WP', 'DS', 'work package'];
const OPERATORS = ['AND', 'IN', '&', 'OR', 'ALI', '|', 'NOT', 'NE', 'and', 'in', 'ali', 'AND NOT', 'OR NOT', '-'];
const SIGNS = ['(', ')', '"', '""', '((', '))', '()', '-', '--', '*', '^', '+', ':', '::', ',', ';', '..', '.', '/', '\\', '{', '}', '[', ']', "'", '%', '_', '„', '“', '”', '»', '…', '—', '&', '|', '~', '@', '#', '$', '\u0000', '\n', '\t', '\u00a0', '\u200d', '\u202e'];
const INDEX_SYNTAX = ['NEAR(a b, 2)', 'NEAR(', 'words : a', '{title names} : a', 'tags : "any"', 'tags:any', 'any', '"any"', 'title:a*', '^novo', 'a NOT b', 'a + b', 'rowid:1', 'searchIndex MATCH', "'; DROP TABLE event; --", 'a"b"c', '"kevent"', 'none', '-none'];
const ODD = ['😀', '👩‍👩‍👧', 'שלום', 'مرحبا', '日本', 'ﬁlm', 'ß', 'ı', 'İ', '①', '½', 'Ⅳ', 'a\u0301', '\u0301', '\ud800', '\udfff', '𝒜', 'Ω', 'ς', 'Ǆ', 'ŉ', 'ﷺ', '١٢', '५', '\uffff', '\u{10ffff}', 'æ', 'œuvre', 'x'.repeat(300)];

const of = <T>(all: readonly T[], dice: Dice): T => all[dice(all.length)] as T;

/** @param texts what the archive's records say, whole texts */
export function questionsOf(texts: readonly string[], ids: readonly string[], dice: Dice): () => string {
  const written = [...new Set(texts.flatMap((text) => text.split(/\s+/)))].filter(Boolean);

  function mutated(word: string): string {
    const at = dice(word.length || 1);
    switch (dice(14)) {
      case 0: return word.slice(0, 1 + dice(word.length));
      case 1: return word.slice(0, 1 + dice(3));
      case 2: return word.replaceAll(/[čćš žđ]/g, (letter) => fold(letter) || letter);
      case 3: return word.normalize('NFD').replaceAll(/\p{M}/gu, '');
      case 4: return word.toUpperCase();
      case 5: return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
      case 6: return word.slice(0, at) + word.slice(at + 1);
      case 7: return word.slice(0, at) + of(['a', 'e', 'č', 's', '1'], dice) + word.slice(at);
      case 8: return word.replace(/[aeiou]?$/, of(['a', 'e', 'i', 'o', 'u', 'om', 'ih', 'ami', 'ega', 's', 'ov', ''], dice));
      case 9: return word + of([',', '.', '!', ';', ')', '“', '-', '/2', '.5', ':'], dice);
      case 10: return of(['„', '(', "'", '#', '-', '+'], dice) + word;
      default: return word;
    }
  }
  const word = () => mutated(of(written, dice));

  function phrase(): string {
    const all = of(texts, dice).split(/\s+/);
    const from = dice(all.length);
    const some = all.slice(from, from + 1 + dice(4)).join(' ').replaceAll('"', '');
    return dice(8) === 0 ? `"${some}` : `"${dice(5) === 0 ? some.toUpperCase() : some}"`;
  }

  const year = () => String(of([2012, 2015, 2017, 2018, 2019, 2020, 2021, 1, 999, 1000, 9998, 9999, 0], dice)).padStart(4, '0');
  const two = (most: number) => String(dice(most + 2)).padStart(2, '0');
  const date = () => of([year, year, () => `${year()}-${two(12)}`, () => `${year()}-${two(12)}-${two(31)}`, () => of(['lani', '18', '2018-7', '2018/07', '5.2018'], dice)], dice)();
  const number = () => of([String(dice(12)), String(dice(60)), '0', '9999999', '10000000', '007', '1.5', '-3', 'x'], dice);
  const bounded = (one: () => string): string => {
    switch (dice(6)) {
      case 0: return `${one()}..${one()}`;
      case 1: return of([`${one()}..`, `..${one()}`, '..', `${one()}...${one()}`], dice);
      case 2: case 3: return of(['>', '<', '>=', '<=', '=', '=>', '<>'], dice) + one();
      default: return one();
    }
  };

  function value(field: AskField): string {
    if (field === 'date') return bounded(date);
    if (field === 'participants' || field === 'workPackage') return bounded(number);
    if (field === 'country') return of(COUNTRIES, dice);
    if (['programme', 'project', 'organisation', 'place'].includes(field)) return dice(5) === 0 ? of(ids, dice) : dice(3) === 0 ? phrase() : word();
    const codes = valuesOf(field);
    const code = of(codes, dice);
    const name = dice(3) === 0 ? code : valueName(field, code, dice(2) === 0 ? 'sl' : 'en');
    return /\s/.test(name) ? `"${name}"` : dice(6) === 0 ? mutated(name) : name;
  }

  function fact(): string {
    const field = of(FIELDS, dice);
    const names = dice(12) === 0 ? [word()] : FIELD_NAMES[dice(15) === 0 ? of(FIELDS, dice) : field];
    const name = dice(4) === 0 ? of(names, dice).toUpperCase() : of(names, dice);
    const values = Array.from({ length: dice(5) === 0 ? 1 + dice(3) : 1 }, () => value(field));
    return `${name}:${dice(20) === 0 ? '' : values.join(',')}`;
  }

  function part(depth: number): string {
    switch (dice(depth > 2 ? 12 : 15)) {
      case 0: case 1: case 2: case 3: return word();
      case 4: case 5: case 6: return fact();
      case 7: return phrase();
      case 8: return of([() => `${number()} ${of(NOUNS, dice)}`, () => of(MONTHS, dice), () => `${of(MONTHS, dice)} ${year()}`, () => of(COUNTRIES, dice), year], dice)();
      case 9: return `${of(['-', 'NOT ', 'NE '], dice)}${part(depth + 1)}`;
      case 10: return of(written, dice).slice(0, 1);
      case 11: return fact();
      case 12: return `(${several(depth + 1)}`;
      default: return `(${several(depth + 1)})`;
    }
  }

  function several(depth: number): string {
    let all = part(depth);
    for (let more = dice(depth === 0 ? 4 : 3); more > 0; more -= 1) all += ` ${dice(3) === 0 ? `${of(OPERATORS, dice)} ` : ''}${part(depth)}`;
    return all;
  }

  function garbage(): string {
    const piece = () => of([() => of(SIGNS, dice), () => of(INDEX_SYNTAX, dice), () => of(ODD, dice), () => of(OPERATORS, dice), word, fact, () => String.fromCodePoint(dice(0x11_00_00)), () => ' '], dice)();
    return Array.from({ length: 1 + dice(dice(20) === 0 ? 80 : 8) }, piece).join(dice(2) === 0 ? ' ' : '');
  }

  return () => {
    switch (dice(10)) {
      case 0: case 1: return garbage();
      case 2: return word();
      case 3: {
        // As it is typed: up to some letter.
        const whole = several(0);
        return whole.slice(0, 1 + dice(whole.length));
      }
      default: return several(0);
    }
  };
}
