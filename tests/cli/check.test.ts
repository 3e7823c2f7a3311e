/** `kronika check`: sound or not, and what is not. */

import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createTranslator } from '#shared/language/translator.ts';
import { connectDirectly } from '../support/connections.ts';
import { addPhoto } from '../support/photos.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

/** A closed archive with two photos, of which one is gone and one was altered since. */
async function withBadPhotos(): Promise<{ folder: string; gone: string; altered: string }> {
  const folder = await sampleFolder();
  const { client, close } = await connectDirectly();
  await client.archive.open({ folder });
  const eventId = await novoMestoEvent(client);
  const gone = (await addPhoto(client, eventId, { seed: 1 })).sha256;
  const altered = (await addPhoto(client, eventId, { seed: 2 })).sha256;
  await close();
  const original = (sha256: string) => path.join(folder, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  rmSync(original(gone));
  writeFileSync(original(altered), 'something else');
  return { folder, gone, altered };
}

/** Overwrites the page on which a table begins. */
async function withBadPage(): Promise<string> {
  const folder = await sampleFolder();
  const database = path.join(folder, 'kronika.sqlite');
  const connection = new BetterSqlite3(database, { readonly: true });
  const page = connection.prepare<[], { rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = 'statement'").get()?.rootpage ?? 0;
  const size = Number(connection.pragma('page_size', { simple: true }));
  connection.close();
  const file = openSync(database, 'r+');
  writeSync(file, Buffer.alloc(size, 0x2a), 0, size, (page - 1) * size);
  closeSync(file);
  return folder;
}

/** Takes the words of a record out of the index, as a fault of the index would. */
async function withBadIndex(): Promise<string> {
  const folder = await sampleFolder();
  const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
  connection.exec("UPDATE searchDocument SET title = '{\"sl\":\"drugo\"}' WHERE rowid = (SELECT min(rowid) FROM searchDocument)");
  connection.close();
  return folder;
}

describe('a sound archive', () => {
  test('is said to be sound, and what was looked at', async () => {
    const sound = (language: 'sl' | 'en') => {
      const { t } = createTranslator(language);
      return `${t('command:checkSound', { files: t('command:files', { count: 0 }) })}\n`;
    };
    const folder = await sampleFolder();
    expect(await kronika(['check', folder])).toEqual({ status: 0, out: sound('en'), err: '' });
    expect(await kronika(['check', folder, '--language', 'sl'])).toEqual({ status: 0, out: sound('sl'), err: '' });
  });

  test('is said to be sound as one JSON document', async () => {
    const report = await kronikaJson(['check', await sampleFolder()]);
    expect(report).toMatchObject({ sound: true, database: { ok: true, problems: [] }, files: { ok: true, checked: 0, missing: [], altered: [] }, index: { ok: true, problems: [] } });
  });

  test("stays sound with somebody's own files beside the records", async () => {
    const folder = await sampleFolder();
    mkdirSync(path.join(folder, 'mine'));
    writeFileSync(path.join(folder, 'mine', 'notes.txt'), 'text');
    expect(await kronika(['check', folder])).toMatchObject({ status: 0, err: '' });
  });
});

describe('an archive that is not sound fails the check', () => {
  test('with each photo that is gone or was altered', async () => {
    const { folder, gone, altered } = await withBadPhotos();
    expect(await kronika(['check', folder])).toEqual({ status: 1, out: '', err: `The archive is not sound:\nfile missing: ${gone}\nfile altered: ${altered}\n` });
    expect((await kronika(['check', folder], { lang: 'sl_SI.UTF-8' })).err).toBe(`Arhiv ni v redu:\nmanjka datoteka: ${gone}\nspremenjena datoteka: ${altered}\n`);
  });

  test('with the finding as a JSON document, and a sentence beside it', async () => {
    const { folder, gone, altered } = await withBadPhotos();
    const { status, out, err } = await kronika(['check', folder, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ sound: false, database: { ok: true }, files: { ok: false, checked: 2, missing: [gone], altered: [altered] } });
    expect(err).toMatch(/^The archive is not sound/);
  });

  test('with what is wrong in its database', async () => {
    const { status, out, err } = await kronika(['check', await withBadPage()]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^The archive is not sound:\n.+/);
  });

  test('with what is wrong in its index, and which command makes that anew', async () => {
    const folder = await withBadIndex();
    const { status, out, err } = await kronika(['check', folder]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^The archive is not sound:\n.+\nkronika reindex makes the search index anew/s);
    expect(await kronika(['reindex', folder])).toEqual({ status: 0, out: `The search index of the archive in ${folder} was made anew.\n`, err: '' });
    expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true, index: { ok: true, current: true } });
    expect(await kronikaJson(['reindex', folder])).toEqual({ folder });
  });

  test('with an index that is torn, which is then emptied and made anew', async () => {
    const folder = await sampleFolder();
    const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
    connection.unsafeMode(true);
    connection.exec("UPDATE searchIndex_data SET block = zeroblob(length(block)) WHERE id > 10");
    connection.close();
    expect((await kronika(['check', folder])).status).toBe(1);
    expect(await kronika(['reindex', folder, '--language', 'sl'])).toEqual({ status: 0, out: `Iskalno kazalo arhiva v mapi ${folder} je narejeno na novo.\n`, err: '' });
    expect(await kronikaJson(['check', folder])).toMatchObject({ sound: true });
  });
});

test('a report with a picture that is gone from the archive is not written, and says so', async () => {
  const { folder } = await withBadPhotos();
  rmSync(path.join(folder, 'derived'), { recursive: true });
  const file = path.join(temporaryFolder(), 'sheet.pdf');
  const said = await kronika(['report', folder, 'event-sheet', '--event', 'mednarodni dogodek cisomo', '--out', file]);
  expect(said).toEqual({ status: 1, out: '', err: `${sentence('en', 'photo.fileDamaged', { name: 'slika-1.jpg' })}\n` });
});
