import type { Migration } from './migration.ts';

export const milestones: Migration = {
  version: 5,
  run: (database) => {
    database.exec(`
CREATE TABLE milestone (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  mark TEXT,
  title TEXT NOT NULL CHECK (json_valid(title)),
  due TEXT,
  reachedOn TEXT,
  verification TEXT CHECK (verification IS NULL OR json_valid(verification)),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX milestoneByProject ON milestone(projectId);
CREATE INDEX milestoneByWorkPackage ON milestone(workPackageId) WHERE workPackageId IS NOT NULL;
CREATE INDEX milestoneTrashed ON milestone(deletedBy) WHERE deletedBy IS NOT NULL;
`);
  },
};
