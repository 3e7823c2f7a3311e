/**
 * The words that the archive's texts are written in. What a word may be a form of is worked out once for each, and not for
 * each place where it stands: the index holds words as they are written, and a question is asked for all their forms.
 */

import type { Kysely } from 'kysely';
import { fold, words } from '#shared/domain/fold.ts';
import { formKeys } from '#shared/domain/word-forms.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf, run } from '../database/statement.ts';

type Db = Kysely<Database>;

/** Words that a transaction has noted or found noted: an import writes the same ones a thousand times over. */
const noted = new WeakMap<Db, Set<string>>();
const MOST_NOTED = 200_000;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Acronyms with dots are one word to the index, and parted by this. */
const DOT_IN_WORD = /\.\p{L}/u;

/** The forms in a text: its words as they are written, in small letters. */
function formsIn(text: string): Iterable<string> {
  const plain = text.match(WORD)?.map((word) => word.toLowerCase()) ?? [];
  return DOT_IN_WORD.test(text) ? [...plain, ...words(text).map(({ start, end }) => text.slice(start, end).toLowerCase())] : plain;
}

interface Form {
  readonly word: string;
  readonly form: string;
}

const UNKNOWN = `WITH given AS (SELECT value ->> 0 AS word, value ->> 1 AS form FROM json_each(?))
  SELECT word, form FROM given WHERE NOT EXISTS (SELECT 1 FROM searchWord s WHERE s.word = given.word AND s.form = given.form)`;
const NOTE = 'INSERT OR IGNORE INTO searchWord (word, form) SELECT value ->> 0, value ->> 1 FROM json_each(?)';
const NOTE_FORMS = 'INSERT OR IGNORE INTO searchForm (key, word) SELECT value ->> 0, value ->> 1 FROM json_each(?)';

/** Before a tag, so that no word is one. */
const TAG = '#';

/** Notes the words of some texts, and tags of which those that there are have to be known, within the transaction that indexes these. */
export async function noteWords(db: Db, texts: readonly string[], tags: readonly string[]): Promise<void> {
  let known = noted.get(db);
  if (!known || known.size > MOST_NOTED) noted.set(db, (known = new Set()));
  const fresh: Form[] = [];
  for (const text of texts) {
    for (const form of formsIn(text)) {
      if (known.has(form)) continue;
      known.add(form);
      for (const word of fold(form).split(' ')) if (word) fresh.push({ word, form });
    }
  }
  for (const tag of tags) {
    if (known.has(TAG + tag)) continue;
    known.add(TAG + tag);
    fresh.push({ word: TAG + tag, form: '' });
  }
  if (fresh.length === 0) return;
  const unknown = await rowsOf<Form>(db, UNKNOWN, JSON.stringify(fresh.map(({ word, form }) => [word, form])));
  if (unknown.length === 0) return;
  await run(db, NOTE, JSON.stringify(unknown.map(({ word, form }) => [word, form])));
  await run(db, NOTE_FORMS, JSON.stringify(unknown.flatMap(({ word, form }) => formKeys(form).map((key) => [key, word]))));
}

/** Takes words out that no text holds any more, after what held them was erased. */
export async function forgetWords(db: Db, texts: readonly string[]): Promise<void> {
  const all = [...new Set(texts.flatMap((text) => fold(text).split(' ')).filter(Boolean))];
  const stands = (word: string) => rowsOf(db, 'SELECT 1 FROM searchIndex WHERE searchIndex MATCH ? LIMIT 1', `words : "${word}"`);
  for (const word of all) {
    if ((await stands(word)).length > 0) continue;
    await run(db, 'DELETE FROM searchWord WHERE word = ?', word);
    await run(db, 'DELETE FROM searchForm WHERE word = ?', word);
  }
}

/** The words that begin so, in their order, at most `most`. */
export async function wordsBeginning(db: Db, beginning: string, most: number): Promise<string[]> {
  const rows = await rowsOf<{ word: string }>(db, 'SELECT DISTINCT word FROM searchWord WHERE word >= ? AND word < ? ORDER BY word LIMIT ?', beginning, `${beginning}\u{10FFFF}`, most);
  return rows.map(({ word }) => word);
}

/** The noted tags from one to another, both included. */
export async function tagsBetween(db: Db, first: string, last: string): Promise<string[]> {
  const rows = await rowsOf<{ word: string }>(db, 'SELECT word FROM searchWord WHERE word >= ? AND word <= ?', TAG + first, TAG + last);
  return rows.map(({ word }) => word.slice(TAG.length));
}

/** The words that are forms of what has these readings (`formKeys`), at most `most`. */
export async function wordsOfForms(db: Db, keys: readonly string[], most: number): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await rowsOf<{ word: string }>(db, 'SELECT DISTINCT word FROM searchForm WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?', JSON.stringify(keys), most);
  return rows.map(({ word }) => word);
}
