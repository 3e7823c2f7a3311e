/** Which words are forms of one another, in the languages that records are written in. */

import { exonyms } from './exonyms.ts';
import { fold } from './fold.ts';
import { keys } from './slovene.ts';

/** Words of one or two letters have no endings. */
const SHORTEST = 3;

/** Workshops, activities: the one ending that English nouns have. */
function inEnglish(form: string): string[] {
  if (!/^[a-z]{4,}$/.test(form)) return [];
  if (form.endsWith('ies')) return [`E${form.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(form)) return [`E${form.slice(0, -2)}`, `E${form.slice(0, -1)}`];
  return [`E${/[^su]s$/.test(form) ? form.slice(0, -1) : form}`];
}

/**
 * The readings of a word: words that share one are forms of one word.
 * @param form in small letters, as it is written: č š ž kept
 */
export function formKeys(form: string): readonly string[] {
  return form.length < SHORTEST ? [] : [...keys(form), ...inEnglish(form)];
}

const CARONS: Readonly<Record<string, string>> = { c: 'č', s: 'š', z: 'ž' };
/** Words with more letters that may lack a caron are taken as they are typed. */
const MOST_LACKING = 4;

/**
 * What may be meant by a word that was typed on a keyboard without č, š, ž: itself, and every way to put a caron on
 * its letters. Of a word that has one, itself alone.
 */
export function meantForms(form: string): readonly string[] {
  const letters = Array.from(form);
  const lacking = letters.filter((letter) => CARONS[letter]).length;
  if (/[čšž]/.test(form) || lacking === 0 || lacking > MOST_LACKING) return [form];
  return letters.reduce<readonly string[]>((all, letter) => [letter, ...(CARONS[letter] ? [CARONS[letter]] : [])].flatMap((one) => all.map((before) => before + one)), ['']);
}

/** Reading → the towns that have it, by their places in the table; a name in another language counts as it is written. */
let towns: ReadonlyMap<string, readonly number[]> | undefined;

function townsByKey(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, names] of exonyms.entries()) {
    for (const key of new Set(names.flatMap((name, at) => [`=${fold(name)}`, ...(at === 0 ? keys(name) : [])]))) {
      const known = found.get(key);
      if (known) known.push(index);
      else found.set(key, [index]);
    }
  }
  return found;
}

/** Every name of the towns that a word names, in whichever case: "neaplju" → neapelj, napoli, naples, neapel. None for any other word. */
export function namesOfTown(form: string): readonly string[] {
  towns ??= townsByKey();
  const known = towns;
  const indexes = meantForms(form).flatMap((meant) => [`=${fold(meant)}`, ...(meant.length < SHORTEST ? [] : keys(meant).filter((key) => key.startsWith('n')))].flatMap((key) => known.get(key) ?? []));
  return [...new Set(indexes.flatMap((index) => exonyms[index] ?? []))];
}
