/**
 * Whether documents that were found by their titles answer the rest of a question. Of the few that are shown this is told from the
 * documents themselves: the index would begin anew for each of them.
 */

import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { type Known, isLetter } from './compile.ts';
import type { Row } from './hits.ts';
import { indexed } from './index-record.ts';
import { bodiesOf } from './own-texts.ts';

type Db = Kysely<Database>;

/** A document as the index has it. */
interface Said {
  readonly tags: ReadonlySet<string>;
  /** Its words, each between spaces; empty where none are asked for. */
  readonly words: string;
}

/** What `expression` asks of the index where any form will do. */
function answers({ tags, words }: Said, known: Known): boolean {
  const stands = (word: string) => words.includes(` ${word} `);
  switch (known.is) {
    case 'term': {
      const { word, beginning, forms } = known.terms;
      if (isLetter(known.terms)) return [word, ...forms].some(stands);
      return (beginning === null ? words.includes(` ${word}`) : beginning.some(stands)) || forms.some(stands);
    }
    case 'phrase': return known.words.length === 0 || stands(known.words.join(' '));
    case 'tags': return known.tags.some((tag) => tags.has(tag));
    case 'not': return !answers({ tags, words }, known.of);
    case 'or': return known.of.some((part) => answers({ tags, words }, part));
    case 'and': return known.of.every((part) => answers({ tags, words }, part));
  }
}

function hasWords(known: Known): boolean {
  if (known.is === 'not') return hasWords(known.of);
  return known.is === 'and' || known.is === 'or' ? known.of.some(hasWords) : known.is !== 'tags';
}

/** Those of some rows whose documents answer what is asked. */
export async function answering(db: Db, rows: readonly Row[], asked: Known): Promise<Row[]> {
  const found = await rowsOf<{ rowid: number; tags: string }>(db, 'SELECT rowid, tags FROM searchDocument WHERE rowid IN (SELECT value FROM json_each(?))', JSON.stringify(rows.map(({ rowid }) => rowid)));
  const tags = new Map(found.map((row) => [row.rowid, row.tags]));
  const bodies = hasWords(asked) ? await bodiesOf(db, rows) : null;
  return rows.filter((row) => {
    const own = { title: row.title, tags: tags.get(row.rowid) ?? '' };
    const words = bodies ? ` ${indexed(own, bodies.get(row.rowid) ?? []).words} ` : '';
    return answers({ tags: new Set(own.tags.split(' ')), words }, asked);
  });
}
