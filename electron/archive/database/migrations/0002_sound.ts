import type { Database } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { completeInfo } from '../info.ts';
import { type SummedAction, type SummedChange, actionChecksum, changeChecksum, draftChecksum } from '../checksum.ts';
import type { Migration } from './migration.ts';

const CHECKSUMS = `
ALTER TABLE action ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
ALTER TABLE change ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
`;

const DRAFTS = `
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
CREATE UNIQUE INDEX draftOfRecord ON draft(recordId) WHERE recordId IS NOT NULL;
CREATE INDEX draftInOwner ON draft(ownerId) WHERE ownerId IS NOT NULL;
`;

function sumHistory(database: Database): void {
  const setAction = database.prepare('UPDATE action SET checksum = ? WHERE id = ?');
  for (const action of database.prepare<[], SummedAction>('SELECT * FROM action').all()) setAction.run(actionChecksum(action), action.id);
  const setChange = database.prepare('UPDATE change SET checksum = ? WHERE actionId = ? AND ordinal = ?');
  const changes = database.prepare<[string], SummedChange>('SELECT * FROM change WHERE actionId = ?');
  for (const { id } of database.prepare<[], { id: string }>('SELECT id FROM action').all()) {
    for (const change of changes.all(id)) setChange.run(changeChecksum(change), change.actionId, change.ordinal);
  }
}

interface OldDraft {
  readonly key: string;
  readonly at: string;
  readonly body: string;
}

/** What the keys of drafts called kinds that records call otherwise. */
const KINDS: Readonly<Record<string, string>> = { news: 'newsItem' };

/** `event:new`, `event:new:<owner>`, `event:<record>` as columns. What an old draft began from is not known. */
function moveDraft({ key, at, body }: OldDraft) {
  const [name = '', first = '', owner] = key.split(':');
  const recordId = first === 'new' ? null : first;
  const { revision } = JSON.parse(body) as { revision?: unknown };
  const baseRevision = recordId !== null && typeof revision === 'string' ? revision : null;
  return { id: uuid(), kind: KINDS[name] ?? name, recordId, ownerId: owner ?? null, baseRevision, base: null, at, body };
}

/** Checksums over the history, and drafts as rows that say what they are drafts of. */
export const sound: Migration = {
  version: 2,
  run: (database) => {
    database.exec(CHECKSUMS);
    sumHistory(database);
    if (database.prepare('SELECT 1 FROM archiveInfo').get()) completeInfo(database);
    const drafts = database.prepare<[], OldDraft>('SELECT key, at, body FROM draft').all().map(moveDraft);
    database.exec('DROP TABLE draft');
    database.exec(DRAFTS);
    const insert = database.prepare('INSERT INTO draft VALUES (@id, @kind, @recordId, @ownerId, @baseRevision, @base, @at, @body, @checksum)');
    for (const draft of drafts) insert.run({ ...draft, checksum: draftChecksum(draft) });
  },
};
