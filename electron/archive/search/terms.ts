/** Which words of the index are meant by a word that was asked for. */

import type { Kysely } from 'kysely';
import { fold, words } from '#shared/domain/fold.ts';
import { formKeys, meantForms, namesOfTown } from '#shared/domain/word-forms.ts';
import type { Database } from '../database/schema.ts';
import { wordsBeginning, wordsOfForms } from './vocabulary.ts';

type Db = Kysely<Database>;

export interface Terms {
  /** As it was asked, folded. */
  readonly word: string;
  /** The words that begin with it, and itself, where these are named; null where the index is asked for the beginning. */
  readonly beginning: readonly string[] | null;
  /** Other forms of the word, and other names of the town that it names. */
  readonly forms: readonly string[];
}

/** Beginnings of up to so many letters the index of texts keeps apart. */
const KEPT_APART = 3;
/** More words than these are asked for by their beginning. */
const MOST_BEGINNING = 600;
const MOST_FORMS = 80;

/** The forms of a word as it is written, in small letters. */
async function formsOf(db: Db, form: string): Promise<string[]> {
  const keys = meantForms(form).flatMap(formKeys);
  const towns = namesOfTown(form);
  return [...(await wordsOfForms(db, [...new Set([...keys, ...towns.flatMap(formKeys)])], MOST_FORMS)), ...towns.flatMap((name) => fold(name).split(' '))];
}

/** What was typed as one, with whatever signs stand in it and around it: one word mostly; `3,5` is several, and text without any is none. */
export function termsOf(db: Db, written: string, isWhole = false): Promise<Terms[]> {
  return Promise.all(words(written).map(({ folded, start, end }) => termsOfWord(db, folded, written.slice(start, end), isWhole)));
}

async function termsOfWord(db: Db, word: string, written: string, isWhole: boolean): Promise<Terms> {
  if (isWhole) return { word, beginning: [word], forms: [] };
  const forms = await formsOf(db, written.toLowerCase());
  return { word, beginning: null, forms: [...new Set(forms)].filter((form) => form !== word && !form.startsWith(word)) };
}

/**
 * The same, to be asked of texts: some hits of each word that begins so are found at once, where those of a beginning that is not kept
 * apart would first be put together, all of them.
 */
export async function namedInTexts(db: Db, terms: Terms): Promise<Terms> {
  if (terms.beginning !== null || terms.word.length <= KEPT_APART) return terms;
  const words = await wordsBeginning(db, terms.word, MOST_BEGINNING + 1);
  return words.length > MOST_BEGINNING ? terms : { ...terms, beginning: [...new Set([terms.word, ...words])] };
}

/** How near a word must come: as it stands, by its beginning, or by any of its forms. */
export type Nearness = 'whole' | 'beginning' | 'forms';

/** In the language of the index. Folded words hold only letters and digits, so the quotes can't be broken out of. */
export const quoted = (word: string) => `"${word}"`;

/** One word, as the columns of either index have it. */
export function termExpression({ word, beginning, forms }: Terms, near: Nearness): string {
  if (near === 'whole') return quoted(word);
  const words = beginning === null ? [`${quoted(word)}*`] : beginning.map(quoted);
  return `(${(near === 'forms' ? [...words, ...forms.map(quoted)] : words).join(' OR ')})`;
}
