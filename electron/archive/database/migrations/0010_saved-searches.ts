import type { Migration } from './migration.ts';

export const savedSearches: Migration = {
  version: 10,
  run: (database) => {
    database.exec(`
CREATE TABLE savedSearch (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  name TEXT NOT NULL,
  query TEXT NOT NULL
) STRICT;
CREATE INDEX savedSearchTrashed ON savedSearch(deletedBy) WHERE deletedBy IS NOT NULL;
`);
  },
};
