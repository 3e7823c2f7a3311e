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
  /** The words that begin with it, and itself; null where they are too many to be named: then the index is asked for the beginning. */
  readonly beginning: readonly string[] | null;
  /** Other forms of the word, and other names of the town that it names. */
  readonly forms: readonly string[];
}

/** Beginnings of so many letters the index keeps apart. */
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
  const beginning = word.length <= KEPT_APART ? null : await wordsBeginning(db, word, MOST_BEGINNING + 1);
  const named = beginning !== null && beginning.length <= MOST_BEGINNING ? [...new Set([word, ...beginning])] : null;
  const forms = await formsOf(db, written.toLowerCase());
  return { word, beginning: named, forms: [...new Set(forms)].filter((form) => form !== word && !form.startsWith(word)) };
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
