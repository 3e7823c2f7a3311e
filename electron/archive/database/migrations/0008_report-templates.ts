import type { Migration } from './migration.ts';

export const reportTemplates: Migration = {
  version: 8,
  run: (database) => {
    database.exec(`
CREATE TABLE reportTemplate (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  name TEXT NOT NULL,
  report TEXT NOT NULL,
  isDefault INTEGER NOT NULL CHECK (isDefault IN (0, 1)),
  sections TEXT NOT NULL CHECK (json_valid(sections)),
  without TEXT NOT NULL CHECK (json_valid(without)),
  photos TEXT NOT NULL CHECK (json_valid(photos)),
  withoutPhotos TEXT NOT NULL CHECK (json_valid(withoutPhotos)),
  foreword TEXT CHECK (foreword IS NULL OR json_valid(foreword)),
  signatories TEXT NOT NULL CHECK (json_valid(signatories)),
  logoId TEXT REFERENCES photo(id)
) STRICT;
CREATE INDEX reportTemplateByLogoId ON reportTemplate(logoId);
CREATE INDEX reportTemplateTrashed ON reportTemplate(deletedBy) WHERE deletedBy IS NOT NULL;
`);
  },
};
