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

/** Before a tag, so that no word is one. */
const TAG = '#';

interface Form {
  readonly word: string;
  readonly form: string;
}

const UNKNOWN = `WITH given AS (SELECT value ->> 0 AS word, value ->> 1 AS form FROM json_each(?))
  SELECT word, form FROM given WHERE NOT EXISTS (SELECT 1 FROM searchWord s WHERE s.word = given.word AND s.form = given.form)`;
const NOTE = 'INSERT OR IGNORE INTO searchWord (word, form) SELECT value ->> 0, value ->> 1 FROM json_each(?)';
const NOTE_FORMS = 'INSERT OR IGNORE INTO searchForm (key, word) SELECT value ->> 0, value ->> 1 FROM json_each(?)';


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

/** Words, and readings of words, that are looked at in one transaction. */
const AT_ONCE = 1000;

const NEXT_WORDS = 'SELECT DISTINCT word FROM searchWord WHERE word > ? ORDER BY word LIMIT ?';
const FORMS_OF = "SELECT word, form FROM searchWord WHERE form <> '' AND word IN (SELECT value FROM json_each(?))";
const UNHELD = `SELECT value AS word FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM searchIndex
  WHERE searchIndex MATCH CASE WHEN j.value >= '${TAG}' AND j.value < '$' THEN 'tags : "' || substr(j.value, 2) || '"' ELSE 'words : "' || j.value || '"' END)`;
const FORGET_WORDS = 'DELETE FROM searchWord WHERE word IN (SELECT value FROM json_each(?))';
const NEXT_READINGS = 'SELECT key, word FROM searchForm WHERE (key, word) > (?, ?) ORDER BY key, word LIMIT ?';
const FORGET_READINGS = 'DELETE FROM searchForm WHERE (key, word) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))';

async function readingsOf(db: Db, words: readonly string[]): Promise<Map<string, Set<string>>> {
  const readings = new Map<string, Set<string>>();
  for (const { word, form } of await rowsOf<Form>(db, FORMS_OF, JSON.stringify(words))) {
    const keys = readings.get(word) ?? new Set();
    for (const key of formKeys(form)) keys.add(key);
    readings.set(word, keys);
  }
  return readings;
}

/**
 * Takes out the next words that no text holds any more, and reads the others as this program does; what another one read in them
 * besides stays, so that whoever searches meanwhile misses nothing.
 * @returns after which word to go on, null where there are no more
 */
export async function renewWords(db: Db, after: string): Promise<string | null> {
  const next = (await rowsOf<{ word: string }>(db, NEXT_WORDS, after, AT_ONCE)).map(({ word }) => word);
  const unheld = (await rowsOf<{ word: string }>(db, UNHELD, JSON.stringify(next))).map(({ word }) => word);
  if (unheld.length > 0) await run(db, FORGET_WORDS, JSON.stringify(unheld));
  const readings = await readingsOf(db, next);
  await run(db, NOTE_FORMS, JSON.stringify([...readings].flatMap(([word, keys]) => [...keys].map((key) => [key, word]))));
  return next.at(-1) ?? null;
}

/** A reading of a word. */
export type Reading = readonly [key: string, word: string];

/** Takes out of the next readings those that this program does not make of their words. @returns as `renewWords` */
export async function dropReadings(db: Db, [key, word]: Reading): Promise<Reading | null> {
  const next = await rowsOf<{ key: string; word: string }>(db, NEXT_READINGS, key, word, AT_ONCE);
  const right = await readingsOf(db, [...new Set(next.map((one) => one.word))]);
  const wrong = next.filter((one) => !right.get(one.word)?.has(one.key));
  if (wrong.length > 0) await run(db, FORGET_READINGS, JSON.stringify(wrong.map((one) => [one.key, one.word])));
  const last = next.at(-1);
  return last ? [last.key, last.word] : null;
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
