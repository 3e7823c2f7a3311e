/** The schema that is shipped. What has once been released is changed by a migration, never in place. */

import type { Database as Connection } from 'better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { type Kind, kinds, recordFields } from '#shared/contract/records.ts';
import { MIGRATIONS, migrate, newestVersion } from '../../electron/archive/database/migrate.ts';
import { APPLICATION_ID } from '../../electron/archive/database/open.ts';
import { storage } from '../../electron/archive/records/kinds.ts';

const connection: Connection = new BetterSqlite3(':memory:');
migrate(connection, '.');
afterAll(() => connection.close());

const RECORD_COLUMNS = ['id', 'revision', 'deletedBy'];

/** What the write path computes from the fields. */
const DERIVED: { readonly [K in Kind]?: readonly string[] } = {
  project: ['sortKey'],
  organisation: ['sortKey'],
  place: ['sortKey'],
  person: ['sortKey'],
  source: ['sortKey'],
  event: ['earliest', 'latest', 'sortDay'],
};

const columnsOf = (table: string) => (connection.pragma(`table_info("${table}")`) as { name: string }[]).map((column) => column.name);

describe('the shipped schema', () => {
  it('is as it was released', async () => {
    // The full-text index keeps tables of its own, which are SQLite's business.
    const objects = connection
      .prepare<[], { sql: string }>(
        `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type, name`,
      )
      .all();
    await expect(`${objects.map(({ sql }) => `${sql};`).join('\n\n')}\n`).toMatchFileSnapshot('./schema.sql');
  });

  it('says in its header that it is an archive, and of which version', () => {
    expect(connection.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(connection.pragma('user_version', { simple: true })).toBe(newestVersion());
  });

  it('comes from migrations that count 1, 2, 3 …', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it('has tables that hold only what their columns say', () => {
    const loose = connection.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`).all();
    expect(loose).toEqual([]);
  });
});

describe.each(kinds)('the table of the kind %s', (kind) => {
  it('has a column for every field of the registry, and none besides', () => {
    const fields = Object.keys(recordFields[kind].shape);
    expect(columnsOf(kind).toSorted()).toEqual([...RECORD_COLUMNS, ...fields, ...(DERIVED[kind] ?? [])].toSorted());
  });

  it('refers to the kinds that the registry says, and to the actions that made and deleted the record', () => {
    const keys = (connection.pragma(`foreign_key_list("${kind}")`) as { from: string; table: string; to: string }[]).map(({ from, table, to }) => `${from} → ${table}.${to}`);
    const declared = storage[kind].references.map(({ field, kind: target }) => `${field} → ${target}.id`);
    expect(keys.toSorted()).toEqual([...declared, 'revision → action.id', 'deletedBy → action.id'].toSorted());
  });

  it('takes no text that is not JSON where the registry says JSON', () => {
    const { sql } = connection.prepare<[string], { sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?').get(kind) ?? { sql: '' };
    const json = [...storage[kind].columns].filter(([, type]) => type === 'json').map(([field]) => field);
    expect(json.filter((field) => !sql.includes(`json_valid(${field})`))).toEqual([]);
  });
});
