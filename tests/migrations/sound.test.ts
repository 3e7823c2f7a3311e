/** From version 1: the history is given its checksums, and drafts become rows that say what they are drafts of. */

import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { draftOf, listDrafts } from '../../electron/archive/changes/drafts.ts';
import { MIGRATIONS } from '../../electron/archive/database/migrate.ts';
import { APPLICATION_ID } from '../../electron/archive/database/open.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { replayProblems } from '../support/replay.ts';
import { openFolder } from '../support/folders.ts';
import { problemsOf } from '../support/soundness.ts';

const PLACE = '0198f2a0-0000-7000-8000-000000000001';
const ACTION = '0198f2a0-0000-7000-8000-000000000002';
const OWNER = '0198f2a0-0000-7000-8000-000000000003';

/** An archive as version 1 wrote it: one place, and drafts under their keys. */
function firstVersion(): string {
  const folder = openFolder();
  const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
  MIGRATIONS[0]?.run(connection);
  connection.pragma('user_version = 1');
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  const fields = { name: { sl: 'Čatež' }, country: 'SI', inPlace: null };
  connection.exec(`INSERT INTO archiveInfo VALUES ('id', 'a'), ('name', 'Arhiv'), ('createdAt', '2026-01-01')`);
  connection.prepare(`INSERT INTO action (id, at, author, verb, kind, recordId) VALUES (?, '2026-01-01', 'Maja', 'create', 'place', ?)`).run(ACTION, PLACE);
  connection.prepare(`INSERT INTO change VALUES (?, 0, 'place', ?, '*', NULL, ?)`).run(ACTION, PLACE, JSON.stringify({ country: 'SI', inPlace: null, name: { sl: 'Čatež' } }));
  connection.prepare(`INSERT INTO place VALUES (?, ?, NULL, ?, ?, NULL, ?)`).run(PLACE, ACTION, JSON.stringify(fields.name), fields.country, '3C3A3T3E3Ž');
  const keep = connection.prepare(`INSERT INTO draft VALUES (?, ?, ?)`);
  keep.run('event:new', '2026-01-02', JSON.stringify({ revision: null, fields: { title: { sl: 'Nov' } } }));
  keep.run(`news:new:${OWNER}`, '2026-01-03', JSON.stringify({ revision: null, fields: { title: { sl: 'Novica' } } }));
  keep.run(`place:${PLACE}`, '2026-01-04', JSON.stringify({ id: PLACE, revision: ACTION, fields: { ...fields, country: 'HR' } }));
  connection.close();
  return folder;
}

it('an archive of version 1 opens with its records, a history that is proven, and its drafts', async () => {
  const archive = await openArchive(firstVersion());
  try {
    expect(await listDrafts(archive)).toMatchObject([
      { kind: 'place', recordId: PLACE, ownerId: null, name: { sl: 'Čatež' } },
      { kind: 'newsItem', recordId: null, ownerId: OWNER, name: { sl: 'Novica' } },
      { kind: 'event', recordId: null, ownerId: null, name: { sl: 'Nov' } },
    ]);
    expect(await draftOf(archive, PLACE)).toMatchObject({ baseRevision: ACTION, base: null, body: { fields: { country: 'HR' } } });
    expect(archive.info).toEqual({ id: 'a', name: 'Arhiv', createdAt: '2026-01-01', indexVersion: '' });
    expect(replayProblems(archive)).toEqual([]);
    // The fixture's sort key is no true one: nothing else may be found.
    expect(await problemsOf(archive)).toEqual([{ code: 'derived', params: { kind: 'place', id: PLACE, field: 'sortKey' } }]);
  } finally {
    await archive.close();
  }
});

it('a history that was changed from outside afterwards is no longer proven', async () => {
  const archive = await openArchive(firstVersion());
  await archive.writer().updateTable('change').set({ after: '{"country":"HR","inPlace":null,"name":{"sl":"Čatež"}}' }).execute();
  await archive.writer().updateTable('action').set({ author: 'Nekdo drug' }).execute();
  const codes = (await problemsOf(archive)).map((problem) => problem.code);
  await archive.close();
  expect(codes).toEqual(expect.arrayContaining(['action', 'change']));
});
