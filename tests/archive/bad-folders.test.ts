/** What an archive is not opened from. Each refusal has its code, and leaves the folder as it was. */

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '#shared/contract/failures.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { backUp } from '../../electron/archive/database/backup.ts';
import { MIGRATIONS, newestVersion } from '../../electron/archive/database/migrate.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { closedArchive, openFolder } from '../support/folders.ts';
import { pipeAt } from '../support/odd-files.ts';
import { Script } from '../support/scripts.ts';

interface BadFolder {
  readonly name: string;
  readonly code: FailureCode;
  /** Makes it below an empty folder; gives its path. */
  readonly make: (below: string) => Promise<string> | string;
}

function withDatabase(below: string, bytes: Buffer): string {
  writeFileSync(path.join(below, 'kronika.sqlite'), bytes);
  return below;
}

async function withDatabaseChanged(change: (file: string) => void): Promise<string> {
  const folder = await closedArchive();
  change(path.join(folder, 'kronika.sqlite'));
  return folder;
}

/** Pages of noise that no header begins. */
const NOISE = Buffer.from(Array.from({ length: 16_384 }, (_, index) => (index * 193 + 71) % 256));

const BAD_FOLDERS: readonly BadFolder[] = [
  { name: 'a folder that is not there', code: 'archive.folderMissing', make: (below) => path.join(below, 'nothing') },
  {
    name: 'a file in the place of a folder',
    code: 'archive.folderMissing',
    make: (below) => {
      writeFileSync(path.join(below, 'report.txt'), 'text');
      return path.join(below, 'report.txt');
    },
  },
  {
    name: 'a folder with files of another kind',
    code: 'archive.notAnArchive',
    make: (below) => {
      mkdirSync(path.join(below, 'media'));
      writeFileSync(path.join(below, 'media', 'picture.jpg'), 'picture');
      writeFileSync(path.join(below, 'letter.odt'), 'letter');
      return below;
    },
  },
  { name: 'an empty folder', code: 'archive.notAnArchive', make: (below) => below },
  { name: 'a database of no bytes', code: 'archive.notAnArchive', make: (below) => withDatabase(below, Buffer.alloc(0)) },
  {
    name: 'the database of another program',
    code: 'archive.notAnArchive',
    make: (below) => {
      const other = new BetterSqlite3(path.join(below, 'kronika.sqlite'));
      other.exec('PRAGMA user_version = 7; CREATE TABLE song (name TEXT); INSERT INTO song VALUES (1)');
      other.close();
      return below;
    },
  },
  {
    name: 'an archive of a newer version',
    code: 'archive.newerSchema',
    make: () =>
      withDatabaseChanged((file) => {
        const database = new BetterSqlite3(file);
        database.pragma(`user_version = ${newestVersion() + 1}`);
        database.close();
      }),
  },
  {
    name: 'a folder with a pipe in the place of its database',
    code: 'archive.notAnArchive',
    make: (below) => {
      pipeAt(path.join(below, 'kronika.sqlite'));
      return below;
    },
  },
  {
    name: 'a folder with a device in the place of its database',
    code: 'archive.notAnArchive',
    make: (below) => {
      symlinkSync('/dev/zero', path.join(below, 'kronika.sqlite'));
      return below;
    },
  },
  {
    name: 'a folder with a folder in the place of its database',
    code: 'archive.notAnArchive',
    make: (below) => {
      mkdirSync(path.join(below, 'kronika.sqlite'));
      return below;
    },
  },
  {
    name: 'a link that leads to itself',
    code: 'archive.folderMissing',
    make: (below) => {
      symlinkSync(path.join(below, 'link'), path.join(below, 'link'));
      return path.join(below, 'link');
    },
  },
  { name: 'a folder whose name is longer than any', code: 'archive.folderMissing', make: (below) => path.join(below, 'a'.repeat(256)) },
  {
    name: 'an archive at a path that is longer than SQLite opens',
    code: 'archive.pathTooLong',
    make: async (below) => {
      const long = path.join(below, ...Array.from({ length: 5 }, () => 'b'.repeat(100)));
      mkdirSync(long, { recursive: true });
      cpSync(await closedArchive(), long, { recursive: true });
      return long;
    },
  },
  { name: 'a database of random bytes', code: 'archive.damaged', make: () => withDatabaseChanged((file) => writeFileSync(file, NOISE)) },
  { name: 'a database cut off in the middle', code: 'archive.damaged', make: () => withDatabaseChanged((file) => truncateSync(file, 150_001)) },
  { name: 'a database cut off within its first page', code: 'archive.damaged', make: () => withDatabaseChanged((file) => truncateSync(file, 1000)) },
];

describe.each(BAD_FOLDERS)('$name', ({ code, make }) => {
  it(`is refused with ${code}`, async () => {
    const folder = await make(openFolder());
    await expect(openArchive(folder)).rejects.toMatchObject({ code, params: { folder } });
  });

  it(`is refused with ${code} when it is only looked at`, async () => {
    const folder = await make(openFolder());
    await expect(openArchive(folder, { access: 'read' })).rejects.toMatchObject({ code, params: { folder } });
  });

  it('is left as it was, to the byte', async () => {
    const below = openFolder();
    const folder = await make(below);
    const around = path.dirname(folder);
    const before = bytesIn(around);
    await expect(openArchive(folder)).rejects.toMatchObject({ code });
    expect(bytesIn(around)).toEqual(before);
  });

  it('is refused the same a second time', async () => {
    const folder = await make(openFolder());
    await expect(openArchive(folder)).rejects.toMatchObject({ code });
    await expect(openArchive(folder)).rejects.toMatchObject({ code });
  });
});

it('a newer archive is refused with the version it has and the one that is known', async () => {
  const folder = await BAD_FOLDERS.find((bad) => bad.code === 'archive.newerSchema')?.make(openFolder());
  await expect(openArchive(folder ?? '')).rejects.toMatchObject({ params: { version: newestVersion(MIGRATIONS) + 1, known: newestVersion(MIGRATIONS) } });
});

describe('a damaged archive', () => {
  it('is left as it was, with the log that a crash left beside it', async () => {
    const folder = await closedArchive();
    const other = new Script(new URL('./entry-hold.ts', import.meta.url), { args: [folder] });
    await other.firstLine();
    await other.kill();
    const database = path.join(folder, 'kronika.sqlite');
    // The beginning of its one table of tables: what the log holds is right, and what is behind it not.
    writeFileSync(database, Buffer.concat([readFileSync(database).subarray(0, 4096), NOISE]));
    const log = readFileSync(`${database}-wal`);
    const before = readFileSync(database);
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.damaged' });
    expect([readFileSync(database).equals(before), readFileSync(`${database}-wal`).equals(log)]).toEqual([true, true]);
  });

  function backUpNow(folder: string, reason: string): string {
    const connection = openConnection(path.join(folder, 'kronika.sqlite'), 'write');
    try {
      return backUp(connection, folder, reason);
    } finally {
      connection.close();
    }
  }

  const damage = (folder: string) => truncateSync(path.join(folder, 'kronika.sqlite'), 150_001);

  it('names no backup when there is none', async () => {
    const folder = await closedArchive();
    damage(folder);
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.damaged', params: { folder, backup: null } });
  });

  it('names the newest of its backups', async () => {
    const folder = await closedArchive();
    backUpNow(folder, 'first');
    const newest = backUpNow(folder, 'second');
    damage(folder);
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.damaged', params: { backup: newest } });
  });

  it('names an older backup when the newest is damaged too', async () => {
    const folder = await closedArchive();
    const older = backUpNow(folder, 'first');
    const newest = backUpNow(folder, 'second');
    truncateSync(newest, readFileSync(newest).length / 2);
    damage(folder);
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.damaged', params: { backup: older } });
  });

  it('names no backup that is the database of another program', async () => {
    const folder = await closedArchive();
    const other = backUpNow(folder, 'first');
    rmSync(other);
    new BetterSqlite3(other).exec('CREATE TABLE song (name TEXT)').close();
    damage(folder);
    await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.damaged', params: { backup: null } });
  });

  it('opens again from the backup that was named', async () => {
    const folder = await closedArchive();
    const backup = backUpNow(folder, 'first');
    damage(folder);
    await expect(openArchive(folder)).rejects.toMatchObject({ params: { backup } });
    writeFileSync(path.join(folder, 'kronika.sqlite'), readFileSync(backup));
    const archive = await openArchive(folder);
    const places = await archive.reader.selectFrom('place').select('name').execute();
    await archive.close();
    expect(places).toEqual([{ name: '{"en":"Novo mesto","sl":"Novo mesto"}' }]);
  });
});
