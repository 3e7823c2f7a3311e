import type { Migration } from './migration.ts';

/** Names that stand in more documents of the search index than are renewed with a change: they are renewed after it. */
export const staleNames: Migration = {
  version: 4,
  run: (database) => {
    database.exec(`
CREATE TABLE staleName (
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  revision TEXT NOT NULL,
  PRIMARY KEY (kind, recordId)
) STRICT, WITHOUT ROWID;
`);
  },
};
