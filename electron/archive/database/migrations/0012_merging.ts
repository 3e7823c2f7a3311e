import type { Migration } from './migration.ts';

/**
 * Actions that came by a merge name it. What two copies said differently is a conflict until an action resolves it; both
 * are kept, since the next copy is to know what was asked and what was decided.
 */
export const merging: Migration = {
  version: 12,
  run: (database) => {
    database.exec(`
ALTER TABLE action ADD COLUMN mergedBy TEXT REFERENCES action(id);
DROP INDEX actionDone;
DROP INDEX actionOwn;
DROP INDEX actionUndo;
CREATE INDEX actionDone ON action(seq) WHERE own = 1 AND undone = 0 AND mergedBy IS NULL;
CREATE INDEX actionOwn ON action(seq) WHERE own = 1 AND mergedBy IS NULL;
CREATE INDEX actionUndo ON action(seq) WHERE verb = 'undo' AND undone = 0 AND mergedBy IS NULL;
CREATE INDEX actionMerged ON action(mergedBy) WHERE mergedBy IS NOT NULL;
CREATE INDEX actionMerge ON action(undone) WHERE verb = 'merge';
CREATE TABLE conflict (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  field TEXT NOT NULL,
  base TEXT CHECK (base IS NULL OR json_valid(base)),
  ours TEXT CHECK (ours IS NULL OR json_valid(ours)),
  theirs TEXT CHECK (theirs IS NULL OR json_valid(theirs)),
  ourAction TEXT,
  theirAction TEXT,
  mergedBy TEXT NOT NULL REFERENCES action(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflictByRecord ON conflict(recordId, field);
CREATE TABLE resolution (
  conflictId TEXT NOT NULL,
  actionId TEXT NOT NULL REFERENCES action(id),
  PRIMARY KEY (conflictId, actionId)
) STRICT, WITHOUT ROWID;
`);
  },
};
