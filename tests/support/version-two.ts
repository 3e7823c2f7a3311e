/** Archives of version 2, the release before the whole record. `version-2.sqlite.br` is the sample as that release made it. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { newId } from '../../electron/archive/records/new-id.ts';
import { event } from '../bench/records.ts';

/** The sample as version 2 made it, with many events more, each with its action, its history and its document. */
export function versionTwo(folder: string, events: number): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'kronika.sqlite');
  writeFileSync(file, brotliDecompressSync(readFileSync(new URL('../fixtures/version-2.sqlite.br', import.meta.url))));
  const database = new BetterSqlite3(file);
  database.pragma('foreign_keys = ON');
  const columns = (table: string) => database.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(table).map(({ name }) => name);
  const insert = (table: string) => {
    const names = columns(table).filter((name) => name !== 'seq' && name !== 'rowid');
    const statement = database.prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
    return (row: Readonly<Record<string, unknown>>) => statement.run(...names.map((name) => row[name] ?? null));
  };
  const [action, change, kept, document] = [insert('action'), insert('change'), insert('event'), insert('searchDocument')];
  const text = (value: unknown) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : value);
  database.transaction(() => {
    for (let number = 0; number < events; number += 1) {
      const [id, actionId] = [newId(), newId()];
      const fields = event(number);
      action({ id: actionId, at: '2026-01-01T00:00:00.000Z', author: 'Bench', verb: 'create', kind: 'event', recordId: id, undone: 0, checksum: 'AAAAAAAAAAAAAAAAAAAAAA' });
      change({ actionId, ordinal: 0, kind: 'event', recordId: id, field: '*', after: JSON.stringify(fields), checksum: 'AAAAAAAAAAAAAAAAAAAAAA' });
      kept({ ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, text(value)])), id, revision: actionId, sortDay: fields.dates, earliest: fields.dates, latest: fields.dates });
      const title = Object.values(fields.title).join('\n');
      document({ kind: 'event', recordId: id, title: JSON.stringify(fields.title), body: JSON.stringify([['sl', fields.description?.sl]]), day: fields.dates, foldedTitle: title.toLowerCase(), foldedBody: fields.description?.sl?.toLowerCase() });
    }
    database.exec("INSERT INTO searchIndex (searchIndex) VALUES ('rebuild')");
  })();
  database.close();
  return file;
}
