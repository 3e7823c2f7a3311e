import type { Migration } from './migration.ts';

export const ruleAnswers: Migration = {
  version: 7,
  run: (database) => {
    database.exec(`
CREATE TABLE ruleAnswer (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  rule TEXT NOT NULL,
  callYear INTEGER,
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  note TEXT
) STRICT;
CREATE INDEX ruleAnswerByRule ON ruleAnswer(rule);
CREATE INDEX ruleAnswerTrashed ON ruleAnswer(deletedBy) WHERE deletedBy IS NOT NULL;
`);
  },
};
