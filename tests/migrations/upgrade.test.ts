/** From one version to the next: whole or not at all, with a proven backup of what was there. */

import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { isGoodBackup } from '../../electron/archive/database/backup.ts';
import { MIGRATIONS, migrate, newestVersion } from '../../electron/archive/database/migrate.ts';
import type { Migration } from '../../electron/archive/database/migrations/migration.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { type Dump, dumpOfClosed, ofAnyCopy } from '../support/dump.ts';
import { keepDraft, readDraft } from '../../electron/archive/changes/drafts.ts';
import { draftOf } from '../support/forms.ts';
import { openFolder } from '../support/folders.ts';
import { sampleFolder } from '../support/sample.ts';

const PRESENT = newestVersion();
const next = (run: Migration['run'], version = PRESENT + 1): Migration => ({ version, run });
const upTo = (...more: readonly Migration[]): readonly Migration[] => [...MIGRATIONS, ...more];

/** A change of the kind that versions bring: a new column, filled from what is there, and a new table. */
const withNotes = next((connection) => {
  connection.exec(`
    ALTER TABLE event ADD COLUMN note TEXT;
    UPDATE event SET note = json_extract(title, '$.sl') || '!';
    CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, eventId TEXT REFERENCES event(id)) STRICT`);
});

const breaking = next(() => {
  throw new Error('no such luck');
});

async function upgraded<T>(folder: string, migrations: readonly Migration[], look: (archive: Archive) => Promise<T> | T): Promise<T> {
  const archive = await openArchive(folder, { migrations });
  try {
    return await look(archive);
  } finally {
    await archive.close();
  }
}

const dumpIn = (folder: string): Dump => dumpOfClosed(path.join(folder, 'kronika.sqlite'));

function headerIn(file: string): { version: unknown; schema: unknown[] } {
  const connection = new BetterSqlite3(file, { readonly: true });
  try {
    return { version: connection.pragma('user_version', { simple: true }), schema: connection.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all() };
  } finally {
    connection.close();
  }
}

const backupsIn = (folder: string): string[] => readdirSync(path.join(folder, 'backups')).map((name) => path.join(folder, 'backups', name));

describe('an archive of an earlier version', () => {
  it('is brought to the newest when it is opened, with its rows', async () => {
    const folder = await sampleFolder();
    const before = dumpIn(folder);
    await upgraded(folder, upTo(withNotes), () => undefined);
    const after = dumpIn(folder);
    expect(headerIn(path.join(folder, 'kronika.sqlite')).version).toBe(PRESENT + 1);
    expect(after.event?.length).toBe(before.event?.length);
    expect(after.event).toEqual(before.event?.map((event) => ({ ...(event as object), note: `${(JSON.parse((event as { title: string }).title) as { sl: string }).sl}!` })));
    for (const table of Object.keys(before).filter((name) => name !== 'event')) expect(after[table]).toEqual(before[table]);
  });

  it('runs each migration once', async () => {
    const folder = await sampleFolder();
    await upgraded(folder, upTo(withNotes), () => undefined);
    // A second run would fail: the column is there.
    await upgraded(folder, upTo(withNotes), () => undefined);
    expect(backupsIn(folder)).toHaveLength(1);
  });

  it('runs all that are pending, in their order', async () => {
    const folder = await sampleFolder();
    const second = next((connection) => connection.exec(`UPDATE event SET note = note || '?'`), PRESENT + 2);
    await upgraded(folder, upTo(withNotes, second), () => undefined);
    expect(headerIn(path.join(folder, 'kronika.sqlite')).version).toBe(PRESENT + 2);
    expect(dumpIn(folder).event).toSatisfy((events: { note: string }[]) => events.length > 0 && events.every(({ note }) => note.endsWith('!?')));
  });

  it('is not brought up by a reader, which may write nothing', async () => {
    const folder = await sampleFolder();
    const before = dumpIn(folder);
    await expect(openArchive(folder, { access: 'read', migrations: upTo(withNotes) })).rejects.toMatchObject({ code: 'archive.upgradeNeeded' });
    expect(dumpIn(folder)).toEqual(before);
  });

  it('is no longer opened by the version that it came from', async () => {
    const folder = await sampleFolder();
    await upgraded(folder, upTo(withNotes), () => undefined);
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.newerSchema', params: { version: PRESENT + 1, known: PRESENT } });
  });

  it('can be written afterwards, with its references watched again', async () => {
    const folder = await sampleFolder();
    const broken = upgraded(folder, upTo(withNotes), (archive) => archive.writer().updateTable('event').set({ placeId: 'nowhere' }).execute());
    await expect(broken).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
  });
});

describe('the backup before an upgrade', () => {
  it('is the archive as it was before, and opens', async () => {
    const folder = await sampleFolder();
    const before = dumpIn(folder);
    await upgraded(folder, upTo(withNotes), () => undefined);
    const [backup = ''] = backupsIn(folder);
    const restored = path.join(openFolder(), 'restored');
    mkdirSync(restored);
    copyFileSync(backup, path.join(restored, 'kronika.sqlite'));
    await upgraded(restored, MIGRATIONS, () => undefined);
    // Where it stands now it is another copy of the archive, and says so.
    expect(ofAnyCopy(records(dumpIn(restored)))).toEqual(ofAnyCopy(records(before)));
  });

  it('passes its check, and says in its name before which version it was made', async () => {
    const folder = await sampleFolder();
    await upgraded(folder, upTo(withNotes), () => undefined);
    const backups = backupsIn(folder);
    expect(backups.map(isGoodBackup)).toEqual([true]);
    expect(backups[0]).toMatch(new RegExp(`before-version-${PRESENT + 1}\\.sqlite$`));
  });

  it('is made before the first migration runs', async () => {
    const folder = await sampleFolder();
    const seen: number[] = [];
    await upgraded(folder, upTo(next(() => void seen.push(backupsIn(folder).filter(isGoodBackup).length))), () => undefined);
    expect(seen).toEqual([1]);
  });

  it('is not made of a new archive, which holds nothing', () => {
    const folder = openFolder();
    const connection = openConnection(path.join(folder, 'new.sqlite'), 'write');
    migrate(connection, folder);
    connection.close();
    expect(readdirSync(folder)).toEqual(['new.sqlite']);
  });
});

/** The tables of records and history; the full-text index packs its own anew in a copy. */
function records(dump: Dump): Dump {
  return Object.fromEntries(Object.entries(dump).filter(([name]) => !name.startsWith('searchIndex')));
}

const FAILING: readonly { readonly name: string; readonly migrations: readonly Migration[] }[] = [
  { name: 'a migration that throws', migrations: [breaking] },
  {
    name: 'a migration that throws after it has changed tables and rows',
    migrations: [
      next((connection) => {
        withNotes.run(connection);
        connection.exec('DELETE FROM searchDocument; no such statement');
      }),
    ],
  },
  { name: 'a good migration before one that throws', migrations: [withNotes, { ...breaking, version: PRESENT + 2 }] },
  {
    name: 'a migration that leaves a reference to nothing',
    migrations: [next((connection) => connection.exec(`UPDATE event SET placeId = 'nowhere' WHERE placeId IS NOT NULL`))],
  },
  { name: 'a migration that removes what others refer to', migrations: [next((connection) => connection.exec('DELETE FROM place'))] },
];

describe.each(FAILING)('$name', ({ migrations }) => {
  const open = (folder: string) => openArchive(folder, { migrations: upTo(...migrations) });

  it('leaves version, schema and rows as they were', async () => {
    const folder = await sampleFolder();
    const database = path.join(folder, 'kronika.sqlite');
    const before = { ...headerIn(database), rows: dumpIn(folder) };
    await expect(open(folder)).rejects.toMatchObject({ code: 'archive.upgradeFailed' });
    expect({ ...headerIn(database), rows: dumpIn(folder) }).toEqual(before);
  });

  it('keeps the backup, which is good, and names it', async () => {
    const folder = await sampleFolder();
    const failed: unknown = await open(folder).catch((error: unknown) => error);
    const backups = backupsIn(folder);
    expect(backups.map(isGoodBackup)).toEqual([true]);
    expect(failed).toMatchObject({ params: { folder, backup: path.basename(backups[0] ?? '') } });
  });

  it('leaves an archive that the version before opens and writes', async () => {
    const folder = await sampleFolder();
    await expect(open(folder)).rejects.toMatchObject({ code: 'archive.upgradeFailed' });
    const drafts = upgraded(folder, MIGRATIONS, async (archive) => {
      const { id } = await keepDraft(archive, draftOf('typed'));
      return readDraft(archive, id);
    });
    expect(await drafts).toMatchObject({ body: 'typed' });
  });

  it('leaves the connection watching references', async () => {
    const folder = await sampleFolder();
    const connection: Connection = openConnection(path.join(folder, 'kronika.sqlite'), 'write');
    expect(() => migrate(connection, folder, upTo(...migrations))).toThrow('archive.upgradeFailed');
    const watching = connection.pragma('foreign_keys', { simple: true });
    connection.close();
    expect(watching).toBe(1);
  });
});

it('a migration may take a table apart while references to it stand', async () => {
  const folder = await sampleFolder();
  const before = dumpIn(folder);
  const rebuilt = next((connection) => {
    const { sql } = connection.prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = 'place'`).get() ?? { sql: '' };
    const made = sql.replace('CREATE TABLE place', 'CREATE TABLE newPlace');
    connection.exec(`${made}; INSERT INTO newPlace SELECT * FROM place; DROP TABLE place; ALTER TABLE newPlace RENAME TO place`);
    connection.exec('CREATE INDEX placeOrder ON place(sortKey, id) WHERE deletedBy IS NULL');
  });
  await upgraded(folder, upTo(rebuilt), () => undefined);
  expect(dumpIn(folder).place).toEqual(before.place);
});
