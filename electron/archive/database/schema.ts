/** The tables as Kysely sees them. A record kind's table has the kind's name and its fields' names. */

import type { Generated } from 'kysely';
import type { actionVerbs } from '#shared/contract/history.ts';
import type { Fields, Kind } from '#shared/contract/records.ts';

/** A JSON text column that holds a T. */
export type Json<T> = string & { readonly json?: T };

type Stored<T> = [T] extends [boolean] ? 0 | 1 : T extends string | number | null ? T : Json<T>;

interface RecordColumns {
  id: string;
  /** The last action that changed the record or what belongs to it. */
  revision: string;
  /** The action that put the record in the trash; null while it is live. */
  deletedBy: string | null;
}

/** What the write path computes from the fields, so that SQL can sort and compare by it. */
interface DerivedColumns {
  project: { sortKey: string };
  organisation: { sortKey: string };
  place: { sortKey: string };
  person: { sortKey: string };
  source: { sortKey: string };
  event: { earliest: string | null; latest: string | null; sortDay: string };
}

type RecordTables = {
  [K in Kind]: RecordColumns & { [F in keyof Fields<K>]: Stored<Fields<K>[F]> } & (K extends keyof DerivedColumns ? DerivedColumns[K] : object);
};

export type ActionVerb = (typeof actionVerbs)[number];

interface ActionTable {
  seq: Generated<number>;
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  author: string;
  verb: ActionVerb;
  /** The record that the action is about; what belongs to it may have changed with it. */
  kind: Kind;
  recordId: string;
  /** The action that this one undoes or redoes. */
  target: string | null;
  /** The copy of the archive that wrote it: for display. */
  origin: string;
  /** The version of the database whose field names its changes use. */
  schema: number;
  /** 1 where it is one of the user's own, which can be taken back. */
  own: 0 | 1;
  /** 1 while the action's changes are taken back. */
  undone: Generated<0 | 1>;
  /** `actionChecksum` of the row. */
  checksum: string;
  /** The merge of this copy that brought it; null for what was done here. While that is undone, it is not known. */
  mergedBy: Generated<string | null>;
}

/** The field of a change that makes a whole record: `after` holds all its fields. */
export const CREATED = '*';

/** The field of a change of which nothing is left, since its record was erased. */
export const ERASED = 'erased';

interface ChangeTable {
  actionId: string;
  ordinal: number;
  kind: Kind;
  recordId: string;
  field: string;
  /** JSON; null where there was nothing. */
  before: string | null;
  after: string | null;
  /** `changeChecksum` of the row. */
  checksum: string;
}

interface DraftTable {
  id: string;
  kind: Kind;
  /** null while the record is not there yet. */
  recordId: string | null;
  /** What a new record is to belong to: a project, a work package, an event. */
  ownerId: string | null;
  /** The revision that the form opened with, and all that it held then, as JSON; null for a new record. */
  baseRevision: string | null;
  base: string | null;
  /** ISO 8601, UTC. */
  at: string;
  body: string;
  /** `draftChecksum` of the row. */
  checksum: string;
}

interface SearchDocumentTable {
  rowid: Generated<number>;
  kind: string;
  recordId: string;
  /** The first and the last day that its date can mean; null for records without one. */
  day: string | null;
  lastDay: string | null;
  /** What it is, as `search/tags.ts` writes it, parted by spaces. */
  tags: string;
  /** Multilingual JSON, for showing. */
  title: string;
  /** JSON of its segments (`search/segments.ts`). */
  body: string;
}

interface SearchTitleTable {
  rowid: number;
  title: string;
  names: string;
  searchTitle: string;
}

interface SearchCalledTable {
  rowid: number;
  title: string;
  searchCalled: string;
}

interface SearchIndexTable {
  rowid: number;
  words: string;
  tags: string;
  searchIndex: string;
}

interface SearchWordTable {
  word: string;
  form: string;
}

interface SearchFormTable {
  key: string;
  word: string;
}

interface ArchiveInfoTable {
  key: string;
  value: string;
}

interface ErasureTable {
  /** Of a record of which nothing else is kept. */
  recordId: string;
  /** A day, ISO 8601. */
  at: string;
  /** 1 once every page of the file was written anew. */
  rewritten: Generated<0 | 1>;
  /** Of a photograph; null of a person, and of what sources said of either. */
  sha256: string | null;
}

/** What two copies said differently, for as long as no action in force resolves it. Values as JSON. */
interface ConflictTable {
  /** Made of what it is between, so that every copy calls it the same. */
  id: string;
  kind: Kind;
  recordId: string;
  field: string;
  base: string | null;
  ours: string | null;
  theirs: string | null;
  /** What was done last on either side; null where nothing was. */
  ourAction: string | null;
  theirAction: string | null;
  /** The merge of this copy that opened or brought it. */
  mergedBy: string;
}

interface ResolutionTable {
  conflictId: string;
  actionId: string;
}

interface StaleNameTable {
  kind: Kind;
  recordId: string;
  /** The action that changed the name last. */
  revision: string;
}

export interface Database extends RecordTables {
  action: ActionTable;
  change: ChangeTable;
  draft: DraftTable;
  searchDocument: SearchDocumentTable;
  searchTitle: SearchTitleTable;
  searchCalled: SearchCalledTable;
  searchIndex: SearchIndexTable;
  searchWord: SearchWordTable;
  searchForm: SearchFormTable;
  archiveInfo: ArchiveInfoTable;
  erasure: ErasureTable;
  conflict: ConflictTable;
  resolution: ResolutionTable;
  staleName: StaleNameTable;
}
