import type { Database } from 'better-sqlite3';
import programmes from '#resources/programmes/programmes.json' with { type: 'json' };
import { type Multilingual, chooseText } from '#shared/domain/languages.ts';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';
import { completeInfo } from '../info.ts';
import { type SummedAction, type SummedChange, type SummedDraft, actionChecksum, changeChecksum, draftChecksum } from '../checksum.ts';
import type { Migration } from './migration.ts';

const VERSION = 3;

/** Columns that every record has. */
const RECORD = `
  id TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES action(id),
  deletedBy TEXT REFERENCES action(id)`;

const json = (column: string) => `${column} TEXT NOT NULL CHECK (json_valid(${column}))`;
const jsonOrNull = (column: string) => `${column} TEXT CHECK (${column} IS NULL OR json_valid(${column}))`;
const inProject = `
  projectId TEXT NOT NULL REFERENCES project(id),
  workPackageId TEXT REFERENCES workPackage(id)`;

/** Every action says which copy of the archive wrote it, by which version's names, and whether it can be taken back. */
const ACTION = `
CREATE TABLE newAction (
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
) STRICT;
`;

const ACTION_INDEXES = `
CREATE INDEX actionByTarget ON action(target, seq) WHERE target IS NOT NULL;
CREATE INDEX actionDone ON action(seq) WHERE own = 1 AND undone = 0;
CREATE INDEX actionOwn ON action(seq) WHERE own = 1;
CREATE INDEX actionUndo ON action(seq) WHERE verb = 'undo' AND undone = 0;
`;

/**
 * With row ids: in a table without them a wide row goes to pages of its own, of which two thirds stay empty.
 * What a release before took for a change of a whole record is one row of a JSON of all its fields.
 */
const CHANGE = `
CREATE TABLE newChange (
  actionId TEXT NOT NULL REFERENCES action(id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  field TEXT NOT NULL,
  ${jsonOrNull('before')},
  ${jsonOrNull('after')},
  checksum TEXT NOT NULL,
  PRIMARY KEY (actionId, ordinal)
) STRICT;
`;

const SMALL = `
CREATE TABLE newBody (${RECORD}, ${inProject},
  ${json('name')},
  ${jsonOrNull('duty')},
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE newCourse (${RECORD}, ${inProject},
  level TEXT NOT NULL,
  ${json('title')},
  ects INTEGER,
  ${json('topics')},
  liveDays INTEGER,
  onlineMonths INTEGER,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE newAudience (${RECORD}, ${inProject},
  "group" TEXT NOT NULL,
  ${json('name')},
  ageFrom INTEGER,
  ageTo INTEGER,
  written TEXT,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE newIndicator (${RECORD}, ${inProject},
  ${json('name')},
  target TEXT,
  reached TEXT,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE newAssessment (${RECORD}, ${inProject},
  aspect TEXT NOT NULL,
  ${jsonOrNull('text')},
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE newSeries (${RECORD}, ${inProject},
  ${json('title')},
  written TEXT,
  type TEXT NOT NULL,
  ${json('countries')},
  ${json('years')},
  monthFrom INTEGER CHECK (monthFrom BETWEEN 1 AND 12),
  monthTo INTEGER CHECK (monthTo BETWEEN 1 AND 12),
  span TEXT NOT NULL,
  perYear INTEGER NOT NULL CHECK (perYear > 0),
  ${json('variants')},
  value INTEGER CHECK (value >= 0),
  precision TEXT NOT NULL CHECK (precision IN ('exact', 'about', 'unknown')),
  unit TEXT NOT NULL,
  ${jsonOrNull('titlePattern')},
  ${json('languages')},
  position INTEGER NOT NULL,
  CHECK ((value IS NULL) = (precision = 'unknown'))
) STRICT;

CREATE TABLE newCitation (${RECORD},
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  sourceId TEXT NOT NULL REFERENCES source(id),
  field TEXT,
  written TEXT,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE newStatement (${RECORD},
  kind TEXT NOT NULL,
  recordId TEXT NOT NULL,
  sourceId TEXT REFERENCES source(id),
  field TEXT NOT NULL,
  ${json('value')},
  written TEXT,
  ${jsonOrNull('note')},
  position INTEGER NOT NULL
) STRICT;
`;

const SMALL_INDEXES = [
  ...['body', 'course', 'audience', 'indicator', 'assessment', 'series'].map(
    (kind) => `CREATE INDEX ${kind}ByProject ON ${kind}(projectId); CREATE INDEX ${kind}ByWorkPackage ON ${kind}(workPackageId) WHERE workPackageId IS NOT NULL;`,
  ),
  'CREATE INDEX citationByRecord ON citation(recordId); CREATE INDEX citationBySource ON citation(sourceId);',
  'CREATE INDEX statementByRecord ON statement(recordId); CREATE INDEX statementBySource ON statement(sourceId) WHERE sourceId IS NOT NULL;',
].join('\n');

const NEW = `
CREATE TABLE call (${RECORD},
  programmeId TEXT NOT NULL REFERENCES programme(id),
  year INTEGER NOT NULL,
  reference TEXT,
  ${jsonOrNull('title')},
  deadline TEXT,
  address TEXT
) STRICT;
CREATE INDEX callByProgramme ON call(programmeId);

ALTER TABLE project ADD COLUMN callId TEXT REFERENCES call(id);
CREATE INDEX projectByCall ON project(callId) WHERE callId IS NOT NULL;

ALTER TABLE project ADD COLUMN grantAmount INTEGER;
ALTER TABLE project ADD COLUMN reportSent TEXT;
ALTER TABLE project ADD COLUMN balancePaid TEXT;

ALTER TABLE event ADD COLUMN webPageSince TEXT;
ALTER TABLE event ADD COLUMN plannedDates TEXT;
ALTER TABLE event ADD COLUMN plannedPlaceId TEXT REFERENCES place(id);
ALTER TABLE event ADD COLUMN ${jsonOrNull('deviation')};
ALTER TABLE event ADD COLUMN ${jsonOrNull('deviationReason')};
ALTER TABLE event ADD COLUMN seriesSlot TEXT;
CREATE INDEX eventByPlannedPlace ON event(plannedPlaceId) WHERE plannedPlaceId IS NOT NULL;
-- What nobody has said the outcome of: home asks for it.
CREATE INDEX eventToCome ON event(latest, id) WHERE deletedBy IS NULL AND status IN ('planned', 'postponed');

CREATE TABLE person (${RECORD},
  name TEXT NOT NULL,
  organisationId TEXT REFERENCES organisation(id),
  ${jsonOrNull('duty')},
  email TEXT,
  phone TEXT,
  projectId TEXT REFERENCES project(id),
  ${json('purpose')},
  legalBasis TEXT NOT NULL,
  minor INTEGER NOT NULL CHECK (minor IN (0, 1)),
  consentGiven TEXT,
  consentBy TEXT,
  consentWithdrawn TEXT,
  keepUntil TEXT,
  sortKey TEXT NOT NULL
) STRICT;
CREATE INDEX personOrder ON person(sortKey, id) WHERE deletedBy IS NULL;
CREATE INDEX personByOrganisation ON person(organisationId) WHERE organisationId IS NOT NULL;
CREATE INDEX personByProject ON person(projectId) WHERE projectId IS NOT NULL;
CREATE INDEX personKept ON person(keepUntil) WHERE keepUntil IS NOT NULL;

ALTER TABLE source ADD COLUMN sortKey TEXT NOT NULL DEFAULT '';
CREATE INDEX sourceOrder ON source(sortKey, id) WHERE deletedBy IS NULL;

-- That a person was erased, and when; not who it was. Until the file was written anew its pages may hold the name.
CREATE TABLE erasure (
  recordId TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  rewritten INTEGER NOT NULL DEFAULT 0 CHECK (rewritten IN (0, 1))
) STRICT, WITHOUT ROWID;
`;

/** What can be in the trash by itself is found there by an index, not by looking at every record. */
const TRASHED = [
  'programme', 'measure', 'call', 'place', 'organisation', 'project', 'workPackage', 'series', 'event', 'photo', 'objective', 'task', 'body', 'output', 'newsItem',
  'course', 'audience', 'dissemination', 'indicator', 'assessment', 'source', 'citation', 'statement', 'person',
].map((kind) => `CREATE INDEX ${kind}Trashed ON ${kind}(deletedBy) WHERE deletedBy IS NOT NULL;`).join('\n');

type Fields = Record<string, unknown>;

/** What a kind's fields of before are from now on. `place` says where a record stands among those of its owner. */
interface Reshaped {
  readonly kind: string;
  readonly fields: (old: Fields, place: () => number, projectOf: (workPackageId: string) => string) => Fields;
}

const put = (after: string, added: Fields) => (old: Fields): Fields => {
  const entries = Object.entries(old);
  const at = after === '' ? 0 : entries.findIndex(([name]) => name === after) + 1;
  return Object.fromEntries([...entries.slice(0, at), ...Object.entries(added), ...entries.slice(at)]);
};

const RESHAPED: readonly Reshaped[] = [
  { kind: 'body', fields: (old, place) => ({ ...old, workPackageId: null, position: place() }) },
  { kind: 'course', fields: (old, _, projectOf) => ({ ...old, projectId: projectOf(String(old.workPackageId)) }) },
  { kind: 'audience', fields: (old, place, projectOf) => ({ ...old, projectId: old.projectId ?? projectOf(String(old.workPackageId)), position: place() }) },
  { kind: 'indicator', fields: (old, place) => ({ ...old, position: place() }) },
  { kind: 'assessment', fields: (old, place) => ({ ...old, position: place() }) },
  { kind: 'series', fields: put('written', { type: 'other', countries: [], years: [], monthFrom: null, monthTo: null, span: 'within', perYear: 1, variants: [], value: null, precision: 'unknown', unit: 'event', titlePattern: null }) },
  { kind: 'citation', fields: (old, place) => ({ ...old, position: place() }) },
  { kind: 'statement', fields: ({ eventId, ...old }, place) => ({ ...old, kind: 'event', recordId: eventId, position: place() }) },
];

/** JSON with sorted keys, as the history holds values. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

interface Creation {
  readonly actionId: string;
  readonly ordinal: number;
  readonly recordId: string;
  readonly after: string;
}

/** What the history tells of the making of a kind's records, found by them: a look at all of it would read the whole archive. */
const creations = (kind: string) => `SELECT actionId, ordinal, recordId, after FROM change WHERE recordId IN (SELECT id FROM "${kind}") AND field = '*' ORDER BY recordId`;

/** The ids of what the program brings, which are the same in every archive from now on. */
function fixedIds(database: Database): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const created = (kind: string) => database.prepare<[], Creation>(creations(kind)).all();
  const brought = new Map(programmes.map((programme) => [programme.code, programme]));
  const of = new Map<string, (typeof programmes)[number]>();
  for (const { recordId, after } of created('programme')) {
    const programme = brought.get((JSON.parse(after) as { code: string }).code);
    if (!programme || !brought.delete(programme.code)) continue;
    of.set(recordId, programme);
    ids.set(recordId, programme.id);
  }
  const used = new Set<string>();
  for (const { recordId, after } of created('measure')) {
    const { code, programmeId } = JSON.parse(after) as { code: string; programmeId: string };
    const measure = of.get(programmeId)?.measures.find((found) => found.code === code);
    if (!measure || used.has(measure.id)) continue;
    used.add(measure.id);
    ids.set(recordId, measure.id);
  }
  return ids;
}

/** Moves rows into the table that is to have the name, column by column; new columns come from `more`. */
function move(database: Database, kind: string, more: (row: Fields) => Fields): void {
  const capital = `new${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`;
  const columns = database.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(capital).map(({ name }) => name);
  const insert = database.prepare(`INSERT INTO ${capital} (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`);
  for (const row of database.prepare<[], Fields>(`SELECT * FROM "${kind}" ORDER BY id`).all()) {
    const whole = more(row);
    insert.run(Object.fromEntries(columns.map((name) => [name, whole[name] ?? null])));
  }
  database.exec(`DROP TABLE "${kind}"; ALTER TABLE ${capital} RENAME TO ${kind}`);
}

const OWNERS = ['workPackageId', 'projectId', 'eventId', 'recordId'];

/** Where each record stands among those of its owner: in the order in which they were made, as they were shown before. */
function places(): (kind: string, row: Fields) => number {
  const next = new Map<string, number>();
  return (kind, row) => {
    const owner = `${kind} ${OWNERS.map((field) => row[field]).find((id) => typeof id === 'string') ?? ''}`;
    const place = next.get(owner) ?? 0;
    next.set(owner, place + 1);
    return place;
  };
}

/** The small kinds' rows and what the history tells of their making, in step. */
function reshape(database: Database): void {
  const projects = new Map(database.prepare<[], { id: string; projectId: string }>('SELECT id, projectId FROM workPackage').all().map(({ id, projectId }) => [id, projectId]));
  const projectOf = (workPackageId: string) => projects.get(workPackageId) ?? '';
  const placeOf = places();
  const rewrite = database.prepare("UPDATE change SET after = ?, checksum = '' WHERE actionId = ? AND ordinal = ?");
  for (const { kind, fields } of RESHAPED) {
    const standing = new Map<string, number>();
    for (const { actionId, ordinal, recordId, after } of database.prepare<[], Creation>(creations(kind)).all()) {
      const old = JSON.parse(after) as Fields;
      const place = placeOf(kind, old);
      standing.set(recordId, place);
      rewrite.run(stable(fields(old, () => place, projectOf)), actionId, ordinal);
    }
    move(database, kind, (row) => {
      const { countries, years, variants, ...whole } = fields(row, () => standing.get(String(row.id)) ?? 0, projectOf);
      // Columns hold lists and values as JSON.
      const lists = kind === 'series' ? { countries: stable(countries), years: stable(years), variants: stable(variants) } : {};
      return { ...whole, ...lists, ...(kind === 'statement' ? { value: stable(row.value) } : {}) };
    });
  }
  database.exec(SMALL_INDEXES);
}

/** Puts the fixed ids in the place of the old ones, wherever they are named. */
function renumber(database: Database, ids: ReadonlyMap<string, string>): void {
  for (const [old, fixed] of ids) {
    for (const [table, column] of [['programme', 'id'], ['measure', 'id'], ['measure', 'programmeId'], ['project', 'measureId'], ['citation', 'recordId'], ['action', 'recordId']] as const) {
      database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`).run(fixed, old);
    }
    // The index finds what is about it; what names it are only measures and projects.
    database.prepare("UPDATE change SET recordId = ?, checksum = '' WHERE recordId = ?").run(fixed, old);
    database
      .prepare("UPDATE change SET before = replace(before, @old, @fixed), after = replace(after, @old, @fixed), checksum = '' WHERE recordId IN (SELECT id FROM project UNION ALL SELECT id FROM measure UNION ALL SELECT id FROM citation) AND (instr(before, @old) OR instr(after, @old))")
      .run({ old, fixed });
    database.prepare("UPDATE draft SET recordId = replace(recordId, @old, @fixed), body = replace(body, @old, @fixed), base = replace(base, @old, @fixed), checksum = '' WHERE instr(body, @old) OR recordId = @old").run({ old, fixed });
  }
}

function orderSources(database: Database): void {
  const set = database.prepare('UPDATE source SET sortKey = ? WHERE id = ?');
  for (const { id, title } of database.prepare<[], { id: string; title: string }>('SELECT id, title FROM source').all()) {
    set.run(slovenianSortKey(chooseText(JSON.parse(title) as Multilingual, 'sl')?.text ?? ''), id);
  }
}

type OldAction = Omit<SummedAction, 'origin' | 'schema' | 'own'> & { readonly seq: number; readonly undone: number };

const OWN_VERBS = new Set(['create', 'edit', 'delete', 'restore']);

function moveHistory(database: Database, origin: string): void {
  database.exec(ACTION + CHANGE);
  const insert = database.prepare('INSERT INTO newAction VALUES (@seq, @id, @at, @author, @verb, @kind, @recordId, @target, @origin, @schema, @own, @undone, @checksum)');
  for (const old of database.prepare<[], OldAction>('SELECT seq, id, at, author, verb, kind, recordId, target, undone FROM action ORDER BY seq').all()) {
    const action = { ...old, origin, schema: VERSION, own: OWN_VERBS.has(old.verb) ? (1 as const) : (0 as const) };
    insert.run({ ...action, checksum: actionChecksum(action) });
  }
  database.exec('INSERT INTO newChange SELECT actionId, ordinal, kind, recordId, field, before, after, checksum FROM change ORDER BY actionId, ordinal');
  database.exec(`DROP TABLE change; DROP TABLE action; ALTER TABLE newAction RENAME TO action; ALTER TABLE newChange RENAME TO change;
    CREATE INDEX changeByRecord ON change(recordId); ${ACTION_INDEXES}`);
}

/** Of what was rewritten. */
function sumAgain(database: Database): void {
  const setChange = database.prepare('UPDATE change SET checksum = ? WHERE actionId = ? AND ordinal = ?');
  for (const change of database.prepare<[], SummedChange>("SELECT * FROM change WHERE checksum = ''").all()) setChange.run(changeChecksum(change), change.actionId, change.ordinal);
}

interface OldDraft {
  readonly id: string;
  readonly body: string;
  readonly base: string | null;
}

/** A form's lists have the names of their kinds. */
function renameLists(text: string): string {
  const { objectives, ...rest } = JSON.parse(text) as Fields;
  return JSON.stringify(objectives === undefined ? rest : { ...rest, objective: objectives });
}

function moveDrafts(database: Database): void {
  const set = database.prepare("UPDATE draft SET body = ?, base = ?, checksum = '' WHERE id = ?");
  for (const { id, body, base } of database.prepare<[], OldDraft>("SELECT id, body, base FROM draft WHERE kind = 'project'").all()) {
    set.run(renameLists(body), base === null ? null : renameLists(base), id);
  }
  const sum = database.prepare('UPDATE draft SET checksum = ? WHERE id = ?');
  for (const draft of database.prepare<[], SummedDraft>("SELECT * FROM draft WHERE checksum = ''").all()) sum.run(draftChecksum(draft), draft.id);
}

/**
 * Every kind has all its fields and a place in its owner; an action says which copy of the archive wrote it;
 * what the program brings has the same ids everywhere; people, calls and erasures have their tables.
 */
export const wholeRecord: Migration = {
  version: VERSION,
  run: (database) => {
    // Before an archive has its facts there is nothing in it that could be moved.
    const archive = database.prepare<[], { value: string }>("SELECT value FROM archiveInfo WHERE key = 'id'").get();
    database.exec(SMALL);
    renumber(database, fixedIds(database));
    reshape(database);
    moveHistory(database, archive?.value ?? '');
    database.exec(NEW);
    database.exec(TRASHED);
    orderSources(database);
    sumAgain(database);
    moveDrafts(database);
    if (archive) completeInfo(database);
  },
};
