import type { Migration } from './migration.ts';

export const issuedReports: Migration = {
  version: 6,
  run: (database) => {
    database.exec(`
CREATE TABLE issuedReport (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  eventId TEXT REFERENCES event(id),
  projectId TEXT REFERENCES project(id),
  organisationId TEXT REFERENCES organisation(id),
  title TEXT NOT NULL CHECK (json_valid(title)),
  report TEXT NOT NULL,
  subjectKind TEXT NOT NULL,
  subjectId TEXT NOT NULL,
  language TEXT NOT NULL,
  issuedAt TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT,
  fileName TEXT NOT NULL,
  pages INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  pdfSha256 TEXT NOT NULL CHECK (length(pdfSha256) = 64),
  dataSha256 TEXT NOT NULL CHECK (length(dataSha256) = 64),
  rulesVersion TEXT,
  programVersion TEXT NOT NULL
) STRICT;
CREATE INDEX issuedReportByEvent ON issuedReport(eventId) WHERE eventId IS NOT NULL;
CREATE INDEX issuedReportByProject ON issuedReport(projectId) WHERE projectId IS NOT NULL;
CREATE INDEX issuedReportByOrganisation ON issuedReport(organisationId) WHERE organisationId IS NOT NULL;
CREATE INDEX issuedReportByPdf ON issuedReport(pdfSha256);
CREATE INDEX issuedReportByData ON issuedReport(dataSha256);
CREATE INDEX issuedReportTrashed ON issuedReport(deletedBy) WHERE deletedBy IS NOT NULL;
`);
  },
};
