/** Archives as older versions of Kronika wrote them. */

import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';
import { MIGRATIONS } from '../../electron/archive/database/migrate.ts';
import { APPLICATION_ID } from '../../electron/archive/database/open.ts';
import { openFolder } from './folders.ts';

/** The place that `firstVersion` holds, the action that made it, and the owner of one of its drafts. */
export const PLACE = '0198f2a0-0000-7000-8000-000000000001';
export const ACTION = '0198f2a0-0000-7000-8000-000000000002';
export const OWNER = '0198f2a0-0000-7000-8000-000000000003';

/** An archive as version 1 wrote it: one place, and drafts under their keys. */
export function firstVersion(): string {
  const folder = openFolder();
  const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
  MIGRATIONS[0]?.run(connection);
  connection.pragma('user_version = 1');
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  const fields = { name: { sl: 'Čatež' }, country: 'SI', inPlace: null };
  connection.exec(`INSERT INTO archiveInfo VALUES ('id', 'a'), ('name', 'Arhiv'), ('createdAt', '2026-01-01')`);
  connection.prepare(`INSERT INTO action (id, at, author, verb, kind, recordId) VALUES (?, '2026-01-01', 'Maja', 'create', 'place', ?)`).run(ACTION, PLACE);
  connection.prepare(`INSERT INTO change VALUES (?, 0, 'place', ?, '*', NULL, ?)`).run(ACTION, PLACE, JSON.stringify({ country: 'SI', inPlace: null, name: { sl: 'Čatež' } }));
  connection.prepare(`INSERT INTO place VALUES (?, ?, NULL, ?, ?, NULL, ?)`).run(PLACE, ACTION, JSON.stringify(fields.name), fields.country, slovenianSortKey(fields.name.sl));
  const keep = connection.prepare(`INSERT INTO draft VALUES (?, ?, ?)`);
  keep.run('event:new', '2026-01-02', JSON.stringify({ revision: null, fields: { title: { sl: 'Nov' } } }));
  keep.run(`news:new:${OWNER}`, '2026-01-03', JSON.stringify({ revision: null, fields: { title: { sl: 'Novica' } } }));
  keep.run(`place:${PLACE}`, '2026-01-04', JSON.stringify({ id: PLACE, revision: ACTION, fields: { ...fields, country: 'HR' } }));
  connection.close();
  return folder;
}
