import type { Migration } from './migration.ts';

/** Columns that every record has. */
const RECORD = `
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id)`;

/** JSON text, checked by the database itself. */
const json = (column: string) => `${column} TEXT NOT NULL CHECK (json_valid(${column}))`;
const jsonOrNull = (column: string) => `${column} TEXT CHECK (${column} IS NULL OR json_valid(${column}))`;

const COUNT = `
  value INTEGER CHECK (value >= 0),
  precision TEXT NOT NULL CHECK (precision IN ('exact', 'about', 'unknown')),
  CHECK ((value IS NULL) = (precision = 'unknown'))`;

const HISTORY = `
CREATE TABLE archiveInfo (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE action (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  verb TEXT NOT NULL,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  target TEXT REFERENCES action(id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE change (
  actionId TEXT NOT NULL REFERENCES action(id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  field TEXT NOT NULL,
  ${jsonOrNull('before')},
  ${jsonOrNull('after')},
  PRIMARY KEY (actionId, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX changeByRecord ON change(recordId);

CREATE TABLE draft (
  key TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  ${json('body')}
) STRICT, WITHOUT ROWID;
`;

const SEARCH = `
CREATE TABLE searchDocument (
  rowid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  ${json('title')},
  body TEXT NOT NULL,
  day TEXT,
  foldedTitle TEXT NOT NULL,
  foldedBody TEXT NOT NULL,
  UNIQUE (kind, recordId)
) STRICT;

-- The text is folded before it comes here, so the tokenizer has only to part it at the spaces.
CREATE VIRTUAL TABLE searchIndex USING fts5(
  foldedTitle, foldedBody,
  content = 'searchDocument', content_rowid = 'rowid',
  tokenize = 'ascii', prefix = '2 3'
);
`;

// An index of a reference that may be empty leaves the empty ones out: most are, and each would cost a page a write.

const FRAME = `
CREATE TABLE programme (${RECORD},
  code TEXT NOT NULL,
  ${json('name')},
  period TEXT,
  ${jsonOrNull('supportStatement')},
  ${jsonOrNull('disclaimer')},
  textsSource TEXT,
  textsAddress TEXT,
  textsDate TEXT
) STRICT;

CREATE TABLE measure (${RECORD},
  programmeId TEXT NOT NULL REFERENCES programme(id),
  code TEXT NOT NULL,
  ${json('name')}
) STRICT;

CREATE TABLE place (${RECORD},
  ${json('name')},
  country TEXT NOT NULL,
  ${jsonOrNull('inPlace')},
  sortKey TEXT NOT NULL
) STRICT;
CREATE INDEX placeOrder ON place(sortKey, id) WHERE deletedBy IS NULL;

CREATE TABLE organisation (${RECORD},
  shortName TEXT,
  ${jsonOrNull('name')},
  placeId TEXT REFERENCES place(id),
  website TEXT,
  ${jsonOrNull('description')},
  sortKey TEXT NOT NULL,
  CHECK (shortName IS NOT NULL OR name IS NOT NULL)
) STRICT;
CREATE INDEX organisationOrder ON organisation(sortKey, id) WHERE deletedBy IS NULL;
CREATE INDEX organisationByPlace ON organisation(placeId) WHERE placeId IS NOT NULL;

CREATE TABLE project (${RECORD},
  acronym TEXT NOT NULL,
  ${json('aliases')},
  ${jsonOrNull('title')},
  ${jsonOrNull('summary')},
  measureId TEXT REFERENCES measure(id),
  call TEXT,
  grantNumber TEXT,
  dates TEXT,
  datesWritten TEXT,
  status TEXT NOT NULL,
  ${json('languages')},
  website TEXT,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  sortKey TEXT NOT NULL
) STRICT;
CREATE INDEX projectOrder ON project(sortKey, id) WHERE deletedBy IS NULL;

CREATE TABLE workPackage (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  ${json('title')},
  ${jsonOrNull('description')},
  ${json('methods')},
  dates TEXT,
  datesWritten TEXT
) STRICT;
CREATE INDEX workPackageByProject ON workPackage(projectId, number);

CREATE TABLE series (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  ${json('title')},
  written TEXT,
  ${json('languages')},
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX seriesByProject ON series(projectId);
CREATE INDEX seriesByWorkPackage ON series(workPackageId) WHERE workPackageId IS NOT NULL;
`;

const EVENTS = `
CREATE TABLE event (${RECORD},
  type TEXT NOT NULL,
  ${json('title')},
  ${jsonOrNull('description')},
  dates TEXT,
  datesWritten TEXT,
  span TEXT NOT NULL,
  status TEXT NOT NULL,
  statusEvidence TEXT,
  placeId TEXT REFERENCES place(id),
  country TEXT,
  parentId TEXT REFERENCES event(id),
  seriesId TEXT REFERENCES series(id),
  occurrence TEXT NOT NULL,
  ordinalWritten TEXT,
  mode TEXT NOT NULL,
  onlineMonths INTEGER,
  liveSessions INTEGER,
  daysPerSession INTEGER,
  ${json('languages')},
  languagesWritten TEXT,
  ${json('methods')},
  ${jsonOrNull('ledBy')},
  webPage TEXT,
  earliest TEXT,
  latest TEXT,
  sortDay TEXT NOT NULL,
  CHECK ((dates IS NULL) = (earliest IS NULL) AND (dates IS NULL) = (latest IS NULL))
) STRICT;
-- Newest first; an event without a date comes last, with '' as its day: paging by key needs a value.
CREATE INDEX eventOrder ON event(sortDay, id) WHERE deletedBy IS NULL;
CREATE INDEX eventByPlace ON event(placeId) WHERE placeId IS NOT NULL;
CREATE INDEX eventByParent ON event(parentId) WHERE parentId IS NOT NULL;
CREATE INDEX eventBySeries ON event(seriesId) WHERE seriesId IS NOT NULL;

CREATE TABLE eventProject (${RECORD},
  eventId TEXT NOT NULL REFERENCES event(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  link TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX eventProjectOnce ON eventProject(eventId, projectId) WHERE deletedBy IS NULL;
CREATE INDEX eventProjectByProject ON eventProject(projectId);

CREATE TABLE eventWorkPackage (${RECORD},
  eventId TEXT NOT NULL REFERENCES event(id),
  workPackageId TEXT NOT NULL REFERENCES workPackage(id)
) STRICT;
CREATE UNIQUE INDEX eventWorkPackageOnce ON eventWorkPackage(eventId, workPackageId) WHERE deletedBy IS NULL;
CREATE INDEX eventWorkPackageByWorkPackage ON eventWorkPackage(workPackageId);

CREATE TABLE role (${RECORD},
  organisationId TEXT NOT NULL REFERENCES organisation(id),
  projectId TEXT REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  eventId TEXT REFERENCES event(id),
  role TEXT NOT NULL,
  written TEXT,
  CHECK ((projectId IS NOT NULL) + (workPackageId IS NOT NULL) + (eventId IS NOT NULL) = 1)
) STRICT;
CREATE INDEX roleByOrganisation ON role(organisationId);
CREATE INDEX roleByProject ON role(projectId) WHERE projectId IS NOT NULL;
CREATE INDEX roleByWorkPackage ON role(workPackageId) WHERE workPackageId IS NOT NULL;
CREATE INDEX roleByEvent ON role(eventId) WHERE eventId IS NOT NULL;

CREATE TABLE unnamedOrganisations (${RECORD},
  projectId TEXT REFERENCES project(id),
  eventId TEXT REFERENCES event(id),
  ${json('countries')},
  ${jsonOrNull('note')},
  ${COUNT}
) STRICT;
CREATE INDEX unnamedOrganisationsByProject ON unnamedOrganisations(projectId) WHERE projectId IS NOT NULL;
CREATE INDEX unnamedOrganisationsByEvent ON unnamedOrganisations(eventId) WHERE eventId IS NOT NULL;

CREATE TABLE participation (${RECORD},
  eventId TEXT NOT NULL REFERENCES event(id),
  phase TEXT NOT NULL,
  unit TEXT NOT NULL,
  country TEXT,
  placeId TEXT REFERENCES place(id),
  organisationId TEXT REFERENCES organisation(id),
  gender TEXT,
  ageBand TEXT,
  locality TEXT,
  written TEXT,
  position INTEGER NOT NULL,
  ${COUNT}
) STRICT;
CREATE INDEX participationByEvent ON participation(eventId);
CREATE INDEX participationByPlace ON participation(placeId) WHERE placeId IS NOT NULL;
CREATE INDEX participationByOrganisation ON participation(organisationId) WHERE organisationId IS NOT NULL;

CREATE TABLE photo (${RECORD},
  eventId TEXT NOT NULL REFERENCES event(id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  mediaType TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  takenAt TEXT,
  originalName TEXT NOT NULL,
  ${jsonOrNull('caption')},
  ${jsonOrNull('alternative')},
  creator TEXT,
  rights TEXT,
  position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX photoOncePerEvent ON photo(eventId, sha256) WHERE deletedBy IS NULL;
CREATE INDEX photoBySha256 ON photo(sha256);
`;

const DETAILS = `
CREATE TABLE objective (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  level TEXT NOT NULL,
  ${json('text')},
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX objectiveByProject ON objective(projectId);
CREATE INDEX objectiveByWorkPackage ON objective(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE TABLE task (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  mark TEXT,
  ${json('title')},
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX taskByProject ON task(projectId);
CREATE INDEX taskByWorkPackage ON task(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE TABLE body (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  ${json('name')},
  ${jsonOrNull('duty')}
) STRICT;
CREATE INDEX bodyByProject ON body(projectId);

CREATE TABLE output (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  taskId TEXT REFERENCES task(id),
  type TEXT NOT NULL,
  ${json('title')},
  ${jsonOrNull('description')},
  due TEXT,
  dueWritten TEXT,
  delivered TEXT,
  ${json('languages')}
) STRICT;
CREATE INDEX outputByProject ON output(projectId);
CREATE INDEX outputByWorkPackage ON output(workPackageId) WHERE workPackageId IS NOT NULL;
CREATE INDEX outputByTask ON output(taskId) WHERE taskId IS NOT NULL;

CREATE TABLE newsItem (${RECORD},
  projectId TEXT REFERENCES project(id),
  eventId TEXT REFERENCES event(id),
  ${json('title')},
  ${jsonOrNull('text')},
  published TEXT,
  publishedWritten TEXT,
  weekdayWritten TEXT,
  publisher TEXT,
  address TEXT
) STRICT;
CREATE INDEX newsItemByProject ON newsItem(projectId) WHERE projectId IS NOT NULL;
CREATE INDEX newsItemByEvent ON newsItem(eventId) WHERE eventId IS NOT NULL;

CREATE TABLE course (${RECORD},
  workPackageId TEXT NOT NULL REFERENCES workPackage(id),
  level TEXT NOT NULL,
  ${json('title')},
  ects INTEGER,
  ${json('topics')},
  liveDays INTEGER,
  onlineMonths INTEGER,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX courseByWorkPackage ON course(workPackageId);

CREATE TABLE audience (${RECORD},
  workPackageId TEXT REFERENCES workPackage(id),
  projectId TEXT REFERENCES project(id),
  "group" TEXT NOT NULL,
  ${json('name')},
  ageFrom INTEGER,
  ageTo INTEGER,
  written TEXT
) STRICT;
CREATE INDEX audienceByWorkPackage ON audience(workPackageId) WHERE workPackageId IS NOT NULL;
CREATE INDEX audienceByProject ON audience(projectId) WHERE projectId IS NOT NULL;

CREATE TABLE dissemination (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  ${json('channel')},
  timing TEXT NOT NULL,
  reach TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX disseminationByProject ON dissemination(projectId);
CREATE INDEX disseminationByWorkPackage ON dissemination(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE TABLE indicator (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  ${json('name')},
  target TEXT,
  reached TEXT
) STRICT;
CREATE INDEX indicatorByProject ON indicator(projectId);
CREATE INDEX indicatorByWorkPackage ON indicator(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE TABLE assessment (${RECORD},
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  aspect TEXT NOT NULL,
  ${jsonOrNull('text')}
) STRICT;
CREATE INDEX assessmentByProject ON assessment(projectId);
CREATE INDEX assessmentByWorkPackage ON assessment(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE TABLE source (${RECORD},
  type TEXT NOT NULL,
  ${json('title')},
  publisher TEXT,
  address TEXT,
  published TEXT
) STRICT;

CREATE TABLE citation (${RECORD},
  sourceId TEXT NOT NULL REFERENCES source(id),
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  field TEXT,
  written TEXT
) STRICT;
CREATE INDEX citationByRecord ON citation(recordId);
CREATE INDEX citationBySource ON citation(sourceId);

CREATE TABLE statement (${RECORD},
  eventId TEXT NOT NULL REFERENCES event(id),
  sourceId TEXT REFERENCES source(id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  written TEXT NOT NULL,
  ${jsonOrNull('note')}
) STRICT;
CREATE INDEX statementByEvent ON statement(eventId);
`;

export const firstLight: Migration = {
  version: 1,
  run: (database) => {
    for (const part of [HISTORY, SEARCH, FRAME, EVENTS, DETAILS]) database.exec(part);
  },
};
