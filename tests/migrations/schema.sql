CREATE INDEX actionByTarget ON action(target, seq) WHERE target IS NOT NULL;

CREATE INDEX actionDone ON action(seq) WHERE own = 1 AND undone = 0 AND mergedBy IS NULL;

CREATE INDEX actionMerge ON action(undone) WHERE verb = 'merge';

CREATE INDEX actionMerged ON action(mergedBy) WHERE mergedBy IS NOT NULL;

CREATE INDEX actionOwn ON action(seq) WHERE own = 1 AND mergedBy IS NULL;

CREATE INDEX actionUndo ON action(seq) WHERE verb = 'undo' AND undone = 0 AND mergedBy IS NULL;

CREATE INDEX assessmentByProject ON assessment(projectId);

CREATE INDEX assessmentByWorkPackage ON assessment(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX assessmentTrashed ON assessment(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX audienceByProject ON audience(projectId);

CREATE INDEX audienceByWorkPackage ON audience(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX audienceTrashed ON audience(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX bodyByProject ON body(projectId);

CREATE INDEX bodyByWorkPackage ON body(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX bodyTrashed ON body(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX callByProgramme ON call(programmeId);

CREATE INDEX callTrashed ON call(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX changeByRecord ON change(recordId);

CREATE INDEX citationByRecord ON citation(recordId);

CREATE INDEX citationBySource ON citation(sourceId);

CREATE INDEX citationTrashed ON citation(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX conflictByRecord ON conflict(recordId, field);

CREATE INDEX courseByProject ON course(projectId);

CREATE INDEX courseByWorkPackage ON course(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX courseTrashed ON course(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX disseminationByProject ON dissemination(projectId);

CREATE INDEX disseminationByWorkPackage ON dissemination(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX disseminationTrashed ON dissemination(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX draftInOwner ON draft(ownerId) WHERE ownerId IS NOT NULL;

CREATE UNIQUE INDEX draftOfRecord ON draft(recordId) WHERE recordId IS NOT NULL;

CREATE INDEX eventByParent ON event(parentId) WHERE parentId IS NOT NULL;

CREATE INDEX eventByPlace ON event(placeId) WHERE placeId IS NOT NULL;

CREATE INDEX eventByPlannedPlace ON event(plannedPlaceId) WHERE plannedPlaceId IS NOT NULL;

CREATE INDEX eventBySeries ON event(seriesId) WHERE seriesId IS NOT NULL;

CREATE INDEX eventOrder ON event(sortDay, id) WHERE deletedBy IS NULL;

CREATE INDEX eventProjectByProject ON eventProject(projectId);

CREATE UNIQUE INDEX eventProjectOnce ON eventProject(eventId, projectId) WHERE deletedBy IS NULL;

CREATE INDEX eventToCome ON event(latest, id) WHERE deletedBy IS NULL AND status IN ('planned', 'postponed');

CREATE INDEX eventTrashed ON event(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX eventWorkPackageByWorkPackage ON eventWorkPackage(workPackageId);

CREATE UNIQUE INDEX eventWorkPackageOnce ON eventWorkPackage(eventId, workPackageId) WHERE deletedBy IS NULL;

CREATE INDEX indicatorByProject ON indicator(projectId);

CREATE INDEX indicatorByWorkPackage ON indicator(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX indicatorTrashed ON indicator(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX issuedReportByData ON issuedReport(dataSha256);

CREATE INDEX issuedReportByEvent ON issuedReport(eventId) WHERE eventId IS NOT NULL;

CREATE INDEX issuedReportByOrganisation ON issuedReport(organisationId) WHERE organisationId IS NOT NULL;

CREATE INDEX issuedReportByPdf ON issuedReport(pdfSha256);

CREATE INDEX issuedReportByProject ON issuedReport(projectId) WHERE projectId IS NOT NULL;

CREATE INDEX issuedReportTrashed ON issuedReport(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX measureTrashed ON measure(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX milestoneByProject ON milestone(projectId);

CREATE INDEX milestoneByWorkPackage ON milestone(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX milestoneTrashed ON milestone(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX newsItemByEvent ON newsItem(eventId) WHERE eventId IS NOT NULL;

CREATE INDEX newsItemByProject ON newsItem(projectId) WHERE projectId IS NOT NULL;

CREATE INDEX newsItemTrashed ON newsItem(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX objectiveByProject ON objective(projectId);

CREATE INDEX objectiveByWorkPackage ON objective(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX objectiveTrashed ON objective(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX organisationByPlace ON organisation(placeId) WHERE placeId IS NOT NULL;

CREATE INDEX organisationOrder ON organisation(sortKey, id) WHERE deletedBy IS NULL;

CREATE INDEX organisationTrashed ON organisation(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX outputByProject ON output(projectId);

CREATE INDEX outputByTask ON output(taskId) WHERE taskId IS NOT NULL;

CREATE INDEX outputByWorkPackage ON output(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX outputTrashed ON output(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX participationByEvent ON participation(eventId);

CREATE INDEX participationByOrganisation ON participation(organisationId) WHERE organisationId IS NOT NULL;

CREATE INDEX participationByPlace ON participation(placeId) WHERE placeId IS NOT NULL;

CREATE INDEX personByOrganisation ON person(organisationId) WHERE organisationId IS NOT NULL;

CREATE INDEX personByProject ON person(projectId) WHERE projectId IS NOT NULL;

CREATE INDEX personKept ON person(keepUntil) WHERE keepUntil IS NOT NULL;

CREATE INDEX personOrder ON person(sortKey, id) WHERE deletedBy IS NULL;

CREATE INDEX personTrashed ON person(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX photoBySha256 ON photo(sha256);

CREATE UNIQUE INDEX photoOncePerEvent ON photo(eventId, sha256) WHERE deletedBy IS NULL;

CREATE INDEX photoTrashed ON photo(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX placeOrder ON place(sortKey, id) WHERE deletedBy IS NULL;

CREATE INDEX placeTrashed ON place(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX programmeTrashed ON programme(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX projectByCall ON project(callId) WHERE callId IS NOT NULL;

CREATE INDEX projectOrder ON project(sortKey, id) WHERE deletedBy IS NULL;

CREATE INDEX projectTrashed ON project(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX reportTemplateByLogoId ON reportTemplate(logoId);

CREATE INDEX reportTemplateTrashed ON reportTemplate(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX roleByEvent ON role(eventId) WHERE eventId IS NOT NULL;

CREATE INDEX roleByOrganisation ON role(organisationId);

CREATE INDEX roleByProject ON role(projectId) WHERE projectId IS NOT NULL;

CREATE INDEX roleByWorkPackage ON role(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX ruleAnswerByRule ON ruleAnswer(rule);

CREATE INDEX ruleAnswerTrashed ON ruleAnswer(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX savedSearchTrashed ON savedSearch(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX seriesByProject ON series(projectId);

CREATE INDEX seriesByWorkPackage ON series(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX seriesTrashed ON series(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX sourceOrder ON source(sortKey, id) WHERE deletedBy IS NULL;

CREATE INDEX sourceTrashed ON source(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX statementByRecord ON statement(recordId);

CREATE INDEX statementBySource ON statement(sourceId) WHERE sourceId IS NOT NULL;

CREATE INDEX statementTrashed ON statement(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX taskByProject ON task(projectId);

CREATE INDEX taskByWorkPackage ON task(workPackageId) WHERE workPackageId IS NOT NULL;

CREATE INDEX taskTrashed ON task(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE INDEX unnamedOrganisationsByEvent ON unnamedOrganisations(eventId) WHERE eventId IS NOT NULL;

CREATE INDEX unnamedOrganisationsByProject ON unnamedOrganisations(projectId) WHERE projectId IS NOT NULL;

CREATE INDEX workPackageByProject ON workPackage(projectId, number);

CREATE INDEX workPackageTrashed ON workPackage(deletedBy) WHERE deletedBy IS NOT NULL;

CREATE TABLE "action" (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  verb TEXT NOT NULL,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  target TEXT REFERENCES action(id),
  origin TEXT NOT NULL,
  schema INTEGER NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  checksum TEXT NOT NULL
, mergedBy TEXT REFERENCES action(id)) STRICT;

CREATE TABLE archiveInfo (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE "assessment" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id), 
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  aspect TEXT NOT NULL,
  text TEXT CHECK (text IS NULL OR json_valid(text)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE "audience" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id), 
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  "group" TEXT NOT NULL,
  name TEXT NOT NULL CHECK (json_valid(name)),
  ageFrom INTEGER,
  ageTo INTEGER,
  written TEXT,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE "body" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id), 
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  name TEXT NOT NULL CHECK (json_valid(name)),
  duty TEXT CHECK (duty IS NULL OR json_valid(duty)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE call (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  programmeId TEXT NOT NULL REFERENCES programme(id),
  year INTEGER NOT NULL,
  reference TEXT,
  title TEXT CHECK (title IS NULL OR json_valid(title)),
  deadline TEXT,
  address TEXT
) STRICT;

CREATE TABLE "change" (
  actionId TEXT NOT NULL REFERENCES action(id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  checksum TEXT NOT NULL,
  PRIMARY KEY (actionId, ordinal)
) STRICT;

CREATE TABLE "citation" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  sourceId TEXT NOT NULL REFERENCES source(id),
  field TEXT,
  written TEXT,
  position INTEGER NOT NULL
) STRICT;

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

CREATE TABLE "course" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id), 
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  level TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  ects INTEGER,
  topics TEXT NOT NULL CHECK (json_valid(topics)),
  liveDays INTEGER,
  onlineMonths INTEGER,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE dissemination (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  channel TEXT NOT NULL CHECK (json_valid(channel)),
  timing TEXT NOT NULL,
  reach TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  recordId TEXT,
  ownerId TEXT,
  baseRevision TEXT,
  base TEXT CHECK (base IS NULL OR json_valid(base)),
  at TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  checksum TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
  recordId TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  rewritten INTEGER NOT NULL DEFAULT 0 CHECK (rewritten IN (0, 1))
, sha256 TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  type TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  description TEXT CHECK (description IS NULL OR json_valid(description)),
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
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  languagesWritten TEXT,
  methods TEXT NOT NULL CHECK (json_valid(methods)),
  ledBy TEXT CHECK (ledBy IS NULL OR json_valid(ledBy)),
  webPage TEXT,
  earliest TEXT,
  latest TEXT,
  sortDay TEXT NOT NULL, webPageSince TEXT, plannedDates TEXT, plannedPlaceId TEXT REFERENCES place(id), deviation TEXT CHECK (deviation IS NULL OR json_valid(deviation)), deviationReason TEXT CHECK (deviationReason IS NULL OR json_valid(deviationReason)), seriesSlot TEXT,
  CHECK ((dates IS NULL) = (earliest IS NULL) AND (dates IS NULL) = (latest IS NULL))
) STRICT;

CREATE TABLE eventProject (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  eventId TEXT NOT NULL REFERENCES event(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  link TEXT NOT NULL
) STRICT;

CREATE TABLE eventWorkPackage (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  eventId TEXT NOT NULL REFERENCES event(id),
  workPackageId TEXT NOT NULL REFERENCES workPackage(id)
) STRICT;

CREATE TABLE "indicator" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id), 
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  name TEXT NOT NULL CHECK (json_valid(name)),
  target TEXT,
  reached TEXT,
  position INTEGER NOT NULL
) STRICT;

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

CREATE TABLE measure (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  programmeId TEXT NOT NULL REFERENCES programme(id),
  code TEXT NOT NULL,
  name TEXT NOT NULL CHECK (json_valid(name))
) STRICT;

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

CREATE TABLE newsItem (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT REFERENCES project(id),
  eventId TEXT REFERENCES event(id),
  title TEXT NOT NULL CHECK (json_valid(title)),
  text TEXT CHECK (text IS NULL OR json_valid(text)),
  published TEXT,
  publishedWritten TEXT,
  weekdayWritten TEXT,
  publisher TEXT,
  address TEXT
) STRICT;

CREATE TABLE objective (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  level TEXT NOT NULL,
  text TEXT NOT NULL CHECK (json_valid(text)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE organisation (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  shortName TEXT,
  name TEXT CHECK (name IS NULL OR json_valid(name)),
  placeId TEXT REFERENCES place(id),
  website TEXT,
  description TEXT CHECK (description IS NULL OR json_valid(description)),
  sortKey TEXT NOT NULL,
  CHECK (shortName IS NOT NULL OR name IS NOT NULL)
) STRICT;

CREATE TABLE output (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  taskId TEXT REFERENCES task(id),
  type TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  description TEXT CHECK (description IS NULL OR json_valid(description)),
  due TEXT,
  dueWritten TEXT,
  delivered TEXT,
  languages TEXT NOT NULL CHECK (json_valid(languages))
) STRICT;

CREATE TABLE participation (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
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
  
  value INTEGER CHECK (value >= 0),
  precision TEXT NOT NULL CHECK (precision IN ('exact', 'about', 'unknown')),
  CHECK ((value IS NULL) = (precision = 'unknown'))
) STRICT;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  name TEXT NOT NULL,
  organisationId TEXT REFERENCES organisation(id),
  duty TEXT CHECK (duty IS NULL OR json_valid(duty)),
  email TEXT,
  phone TEXT,
  projectId TEXT REFERENCES project(id),
  purpose TEXT NOT NULL CHECK (json_valid(purpose)),
  legalBasis TEXT NOT NULL,
  minor INTEGER NOT NULL CHECK (minor IN (0, 1)),
  consentGiven TEXT,
  consentBy TEXT,
  consentWithdrawn TEXT,
  keepUntil TEXT,
  sortKey TEXT NOT NULL
) STRICT;

CREATE TABLE photo (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  eventId TEXT NOT NULL REFERENCES event(id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  mediaType TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  takenAt TEXT,
  originalName TEXT NOT NULL,
  caption TEXT CHECK (caption IS NULL OR json_valid(caption)),
  alternative TEXT CHECK (alternative IS NULL OR json_valid(alternative)),
  creator TEXT,
  rights TEXT,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE place (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  name TEXT NOT NULL CHECK (json_valid(name)),
  country TEXT NOT NULL,
  inPlace TEXT CHECK (inPlace IS NULL OR json_valid(inPlace)),
  sortKey TEXT NOT NULL
) STRICT;

CREATE TABLE programme (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  code TEXT NOT NULL,
  name TEXT NOT NULL CHECK (json_valid(name)),
  period TEXT,
  supportStatement TEXT CHECK (supportStatement IS NULL OR json_valid(supportStatement)),
  disclaimer TEXT CHECK (disclaimer IS NULL OR json_valid(disclaimer)),
  textsSource TEXT,
  textsAddress TEXT,
  textsDate TEXT
) STRICT;

CREATE TABLE project (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  acronym TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases)),
  title TEXT CHECK (title IS NULL OR json_valid(title)),
  summary TEXT CHECK (summary IS NULL OR json_valid(summary)),
  measureId TEXT REFERENCES measure(id),
  call TEXT,
  grantNumber TEXT,
  dates TEXT,
  datesWritten TEXT,
  status TEXT NOT NULL,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  website TEXT,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  sortKey TEXT NOT NULL
, callId TEXT REFERENCES call(id), grantAmount INTEGER, reportSent TEXT, balancePaid TEXT) STRICT;

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

CREATE TABLE resolution (
  conflictId TEXT NOT NULL,
  actionId TEXT NOT NULL REFERENCES action(id),
  PRIMARY KEY (conflictId, actionId)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  organisationId TEXT NOT NULL REFERENCES organisation(id),
  projectId TEXT REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  eventId TEXT REFERENCES event(id),
  role TEXT NOT NULL,
  written TEXT,
  CHECK ((projectId IS NOT NULL) + (workPackageId IS NOT NULL) + (eventId IS NOT NULL) = 1)
) STRICT;

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

CREATE TABLE savedSearch (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  name TEXT NOT NULL,
  query TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE searchCalled USING fts5(title, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3');

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

CREATE TABLE searchForm (
  key TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE searchIndex USING fts5(words, tags, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3');

CREATE VIRTUAL TABLE searchTitle USING fts5(title, names, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3 4');

CREATE TABLE searchWord (
  word TEXT NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (word, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE "series" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id), 
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  title TEXT NOT NULL CHECK (json_valid(title)),
  written TEXT,
  type TEXT NOT NULL,
  countries TEXT NOT NULL CHECK (json_valid(countries)),
  years TEXT NOT NULL CHECK (json_valid(years)),
  monthFrom INTEGER CHECK (monthFrom BETWEEN 1 AND 12),
  monthTo INTEGER CHECK (monthTo BETWEEN 1 AND 12),
  span TEXT NOT NULL,
  perYear INTEGER NOT NULL CHECK (perYear > 0),
  variants TEXT NOT NULL CHECK (json_valid(variants)),
  value INTEGER CHECK (value >= 0),
  precision TEXT NOT NULL CHECK (precision IN ('exact', 'about', 'unknown')),
  unit TEXT NOT NULL,
  titlePattern TEXT CHECK (titlePattern IS NULL OR json_valid(titlePattern)),
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  position INTEGER NOT NULL,
  CHECK ((value IS NULL) = (precision = 'unknown'))
) STRICT;

CREATE TABLE source (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  type TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  publisher TEXT,
  address TEXT,
  published TEXT
, sortKey TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE staleName (
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  revision TEXT NOT NULL,
  PRIMARY KEY (kind, recordId)
) STRICT, WITHOUT ROWID;

CREATE TABLE "statement" (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  sourceId TEXT REFERENCES source(id),
  field TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  written TEXT,
  note TEXT CHECK (note IS NULL OR json_valid(note)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE task (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id),
  mark TEXT,
  title TEXT NOT NULL CHECK (json_valid(title)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE unnamedOrganisations (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT REFERENCES project(id),
  eventId TEXT REFERENCES event(id),
  countries TEXT NOT NULL CHECK (json_valid(countries)),
  note TEXT CHECK (note IS NULL OR json_valid(note)),
  
  value INTEGER CHECK (value >= 0),
  precision TEXT NOT NULL CHECK (precision IN ('exact', 'about', 'unknown')),
  CHECK ((value IS NULL) = (precision = 'unknown'))
) STRICT;

CREATE TABLE workPackage (
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id),
  projectId TEXT NOT NULL REFERENCES project(id),
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  description TEXT CHECK (description IS NULL OR json_valid(description)),
  methods TEXT NOT NULL CHECK (json_valid(methods)),
  dates TEXT,
  datesWritten TEXT
) STRICT;
