import type { Migration } from './migration.ts';

/**
 * The search index as it is since it finds forms of words: titles apart from texts, so that what a record is called is found
 * without reading what speaks of it; no folded copy of a text, since the index can forget a row without being told what was in
 * it; the words that there are, with what they are forms of. What they hold follows from the records, and is made by the next opening.
 */
export const finding: Migration = {
  version: 9,
  run: (database) => {
    database.exec(`
DROP TABLE searchIndex;
DROP TABLE searchDocument;

-- What is asked of many rows stands before the text, which may fill pages of its own.
CREATE TABLE searchDocument (
  rowid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  day TEXT,
  lastDay TEXT,
  tags TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  body TEXT NOT NULL,
  UNIQUE (kind, recordId)
) STRICT;

-- Texts are folded before they come here, so the tokenizer has only to part them at the spaces.
CREATE VIRTUAL TABLE searchTitle USING fts5(title, names, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3');
CREATE VIRTUAL TABLE searchIndex USING fts5(words, tags, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3');

-- Each word as it is indexed and as it is written, in small letters: "sola", "šola".
CREATE TABLE searchWord (
  word TEXT NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (word, form)
) STRICT, WITHOUT ROWID;

-- What a word can be a form of (shared/domain/word-forms.ts). Words that share one are looked for together.
CREATE TABLE searchForm (
  key TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;
`);
  },
};
