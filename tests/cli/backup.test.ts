/** `kronika backup`, `restore` and `upgrade`: copies that are proven, archives made of them, archives brought up to date. */

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newestVersion } from '../../electron/archive/database/migrate.ts';
import { connectDirectly } from '../support/connections.ts';
import { type Dump, dumpOfClosed, ofAnyCopy } from '../support/dump.ts';
import { bytesIn } from '../support/folder-bytes.ts';
import { PLACE, firstVersion } from '../support/older.ts';
import { addPhoto } from '../support/photos.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type Said, kronika, kronikaJson } from '../support/terminal.ts';

const SLOVENIAN = { lang: 'sl_SI.UTF-8' };

const fresh = (name: string) => path.join(temporaryFolder(), name);
const refused = (err: string): Said => ({ status: 1, out: '', err: `${err}\n` });

interface Made {
  readonly folder: string;
  readonly file: string;
  readonly at: string;
  readonly originals: number;
  readonly missing: readonly string[];
  readonly bytes: number;
}

/** A closed archive with two photos; gives their SHA-256, too. */
async function withPhotos(): Promise<{ folder: string; photos: string[] }> {
  const folder = await sampleFolder();
  const { client, close } = await connectDirectly();
  await client.archive.open({ folder });
  const eventId = await novoMestoEvent(client);
  const photos = [await addPhoto(client, eventId, { seed: 1 }), await addPhoto(client, eventId, { seed: 2 })].map((photo) => photo.sha256);
  await close();
  return { folder, photos };
}

const original = (folder: string, sha256: string) => path.join(folder, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** The archive's files, but for SQLite's own that come and go as it is opened. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(bytesIn(folder)).filter(([name]) => !/^kronika\.sqlite-(wal|shm)$/.test(name)));
}

/** All records, drafts and history; the full-text index packs its own tables anew in a copy. */
function recordsIn(folder: string): Dump {
  const dump = ofAnyCopy(dumpOfClosed(path.join(folder, 'kronika.sqlite')));
  return Object.fromEntries(Object.entries(dump).filter(([table]) => !table.startsWith('searchIndex')));
}

describe('a backup', () => {
  test('is made back into an archive that is sound and holds the same records and originals', async () => {
    const { folder, photos } = await withPhotos();
    const store = fresh('copies');
    const made = await kronikaJson<Made>(['backup', folder, store]);
    expect(made).toEqual({ folder: store, file: expect.stringMatching(/\.sqlite$/) as string, at: expect.any(String) as string, originals: 2, missing: [], bytes: expect.any(Number) as number });
    expect(path.dirname(path.dirname(made.file))).toBe(store);

    const restored = fresh('restored');
    expect(await kronikaJson(['restore', store, restored])).toEqual({ folder: restored });
    expect(await kronikaJson(['check', restored])).toMatchObject({ sound: true, files: { checked: 2, missing: [], altered: [] } });
    expect(recordsIn(restored)).toEqual(recordsIn(folder));
    for (const sha256 of photos) expect(readFileSync(original(restored, sha256))).toEqual(readFileSync(original(folder, sha256)));
  });

  test('and what was made of it are told in a sentence, in the language of the system', async () => {
    const { folder } = await withPhotos();
    const store = fresh('copies');
    const { status, out, err } = await kronika(['backup', folder, store]);
    const file = readdirSync(path.join(store, 'databases')).find((name) => name.endsWith('.sqlite')) ?? '';
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(`The archive was backed up to ${path.join(store, 'databases', file)} and the copy was checked: database and 2 files.\n`);
    const restored = fresh('obnovljen');
    const said = await kronika(['restore', store, restored], SLOVENIAN);
    expect(said).toMatchObject({ status: 0, err: '' });
    expect(said.out.split('\n')).toHaveLength(2);
    expect(said.out).toContain(restored);
    expect((await kronika(['backup', folder, store], SLOVENIAN)).out).toContain('2 datoteki');
  });

  test('changes no file of the archive, which another Kronika may be writing', async () => {
    const { folder } = await withPhotos();
    const before = filesOf(folder);
    await kronikaJson(['backup', folder, fresh('copies')]);
    expect(filesOf(folder)).toEqual(before);
  });

  test('of an archive that has lost an original holds all the rest, and names what it could not copy', async () => {
    const { folder, photos } = await withPhotos();
    const [lost = '', kept = ''] = photos;
    rmSync(original(folder, lost));
    const store = fresh('copies');
    const said = await kronika(['backup', folder, store]);
    expect(said).toMatchObject({ status: 1, out: '' });
    expect(said.err).toMatch(new RegExp(`^The archive was backed up to .*\nfile missing: ${lost}\n$`));

    const asJson = await kronika(['backup', folder, store, '--json']);
    expect(asJson.status).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({ originals: 2, missing: [lost] });

    const restored = fresh('restored');
    expect(await kronikaJson(['restore', store, restored])).toEqual({ folder: restored });
    expect(recordsIn(restored)).toEqual(recordsIn(folder));
    expect(existsSync(original(restored, kept))).toBe(true);
  });

  test('of an original that was altered since is not made of what lies in its place', async () => {
    const { folder, photos } = await withPhotos();
    const [altered = ''] = photos;
    writeFileSync(original(folder, altered), 'something else');
    const store = fresh('copies');
    expect(await kronika(['backup', folder, store, '--json'])).toMatchObject({ status: 1 });
    expect(existsSync(original(store, altered))).toBe(false);
  });

  test('goes into no folder of an archive, its own or another, whichever links lead there', async () => {
    const folder = await sampleFolder();
    const other = await sampleFolder();
    const link = fresh('link');
    symlinkSync(folder, link);
    const before = [filesOf(folder), filesOf(other)];
    for (const inside of [folder, path.join(folder, 'copies', 'new'), path.join(link, 'copies'), other, path.join(other, 'media')]) {
      const said = await kronika(['backup', folder, inside]);
      expect(said).toEqual(refused(sentence('en', 'backup.insideArchive', { folder: inside })));
    }
    expect([filesOf(folder), filesOf(other)]).toEqual(before);
    expect(readdirSync(folder)).not.toContain('copies');
  });

  test('is refused where no folder can be', async () => {
    const folder = await sampleFolder();
    const file = fresh('file');
    writeFileSync(file, 'text');
    for (const place of [file, path.join(file, 'copies')]) {
      expect(await kronika(['backup', folder, place])).toEqual(refused(`“${place}” is not a folder that can be opened. Nothing was changed; check the path and try again.`));
    }
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  test.runIf(process.platform === 'linux')('is refused at once where the system lets nobody make a folder', async () => {
    expect(await kronika(['backup', await sampleFolder(), '/proc/x/copies'])).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^“\/proc\/x\/copies” is not a folder that can be opened\..*\n$/) as string });
  });

  test('is not made of an archive that is damaged', async () => {
    const folder = await sampleFolder();
    const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
    connection.prepare('UPDATE change SET after = ? WHERE actionId = (SELECT min(actionId) FROM change) AND ordinal = 0').run('"other"');
    connection.close();
    const store = fresh('copies');
    expect(await kronika(['backup', folder, store])).toEqual(
      refused(`The archive is not sound, so no new backup was made; earlier ones in “${store}” were kept. Check the archive in the settings.`),
    );
    expect(readdirSync(path.join(store, 'databases'))).toEqual([]);
  });
});

describe('restoring', () => {
  test('into a folder that holds other files is refused, and they stay as they were', async () => {
    const store = fresh('copies');
    await kronikaJson(['backup', await sampleFolder(), store]);
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'letter.txt'), 'mine');
    const sentence = refused(`The folder “${folder}” already holds other files, so no archive was made there. Choose an empty or a new folder.`);
    expect(await kronika(['restore', store, folder])).toEqual(sentence);
    expect(await kronika(['restore', store, folder, '--json'])).toEqual(sentence);
    expect(readdirSync(folder)).toEqual(['letter.txt']);
    expect(readFileSync(path.join(folder, 'letter.txt'), 'utf8')).toBe('mine');
  });

  test('over an archive is refused, and it stays as it was', async () => {
    const folder = await sampleFolder();
    const store = fresh('copies');
    await kronikaJson(['backup', folder, store]);
    const before = recordsIn(folder);
    expect((await kronika(['restore', store, folder])).err).toContain('already holds other files');
    const inside = path.join(folder, 'media', 'new');
    expect(await kronika(['restore', store, inside])).toEqual(
      refused(`“${inside}” lies in the folder of the archive “${folder}”, which is for its own files only, so no archive was made there. Choose another place.`),
    );
    expect(existsSync(inside)).toBe(false);
    expect(recordsIn(folder)).toEqual(before);
  });

  test('from what is no backup is refused, and makes no folder', async () => {
    const empty = temporaryFolder();
    const archive = await sampleFolder();
    const target = fresh('restored');
    for (const none of [path.join(empty, 'nothing'), empty, archive, path.join(archive, 'kronika.sqlite')]) {
      expect(await kronika(['restore', none, target])).toEqual(refused(sentence('en', 'backup.notFound', { folder: none })));
    }
    expect(existsSync(target)).toBe(false);
  });

  test('from a copy whose making was cut off is refused: only what was proven is a backup', async () => {
    const store = fresh('copies');
    const { file } = await kronikaJson<Made>(['backup', await sampleFolder(), store]);
    rmSync(file.replace(/\.sqlite$/, '.json'));
    expect(await kronika(['restore', store, fresh('restored')])).toEqual(refused(sentence('en', 'backup.notFound', { folder: store })));
  });

  test('from a backup that was damaged since is refused, and nothing of it stays', async () => {
    const store = fresh('copies');
    const { file } = await kronikaJson<Made>(['backup', await sampleFolder(), store]);
    const bytes = readFileSync(file);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const target = fresh('restored');
    expect(await kronika(['restore', store, target])).toEqual(refused(`The backup “${file}” is no longer as it was made, so nothing was taken from it. Choose an older backup, or one from another place.`));
    expect(existsSync(target)).toBe(false);
  });

  test('takes the newest backup of a folder, or the one whose file is named', async () => {
    const { folder, photos } = await withPhotos();
    const store = fresh('copies');
    const first = await kronikaJson<Made>(['backup', folder, store]);
    const before = recordsIn(folder);
    const { client, close } = await connectDirectly();
    await client.archive.open({ folder });
    await addPhoto(client, await novoMestoEvent(client), { seed: 3 });
    await close();
    await kronikaJson(['backup', folder, store]);
    const [newest, named] = [fresh('newest'), fresh('named')];
    await kronikaJson(['restore', store, newest]);
    await kronikaJson(['restore', first.file, named]);
    expect(recordsIn(newest)).toEqual(recordsIn(folder));
    expect(recordsIn(named)).toEqual(before);
    expect(before.photo).toHaveLength(photos.length);
  });
});

describe('an archive of an older Kronika', () => {
  const versionOf = (folder: string) => {
    const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'), { readonly: true });
    try {
      return connection.pragma('user_version', { simple: true });
    } finally {
      connection.close();
    }
  };

  test.each([
    ['search', (folder: string) => ['search', folder, 'Čatež']],
    ['check', (folder: string) => ['check', folder]],
    ['report', (folder: string) => ['report', folder, 'event-sheet', '--event', 'x', '--out', fresh('sheet.pdf')]],
    ['backup', (folder: string) => ['backup', folder, fresh('copies')]],
  ])('is only read by %s, which names what brings it up to date and changes nothing', async (_, args) => {
    const folder = firstVersion();
    const before = filesOf(folder);
    const said = await kronika(args(folder));
    expect(said).toEqual(refused('The archive was made by an older Kronika and must first be brought up to date: open it once in Kronika, or with kronika upgrade. Nothing in it was changed.'));
    expect((await kronika(args(folder), SLOVENIAN)).err).toContain('kronika upgrade');
    expect(filesOf(folder)).toEqual(before);
    expect(versionOf(folder)).toBe(1);
  });

  test('is brought up to date by its command, with a backup of before and a new index', async () => {
    const folder = firstVersion();
    expect(await kronika(['upgrade', folder])).toEqual({ status: 0, out: `The archive in ${folder} is up to date.\n`, err: '' });
    expect(versionOf(folder)).toBe(newestVersion());
    expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
    expect(await kronikaJson(['search', folder, 'catez'])).toMatchObject({ total: 1, hits: [{ kind: 'place', id: PLACE, title: 'Čatež' }] });
    expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true });
  });

  test('is told as one JSON document when it was, and again when there was nothing to do', async () => {
    const folder = firstVersion();
    expect(await kronikaJson(['upgrade', folder])).toEqual({ folder });
    const before = recordsIn(folder);
    expect(await kronikaJson(['upgrade', folder], SLOVENIAN)).toEqual({ folder });
    expect(recordsIn(folder)).toEqual(before);
    expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
  });

  test('is refused where there is none', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'media'));
    expect(await kronika(['upgrade', folder])).toEqual(refused(`The folder “${folder}” does not hold a Kronika archive. Nothing was changed in it; choose the archive's own folder.`));
  });
});
