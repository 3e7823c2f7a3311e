/** The check of the whole archive, and what an archive that was found damaged does. */

import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { ruinTable } from '../support/damage.ts';
import { codeOf } from '../support/failures.ts';
import { draftOf, placeForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function checkArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('a sound archive is found sound, as a job', async () => {
    const report = await at.client.archive.check();
    expect(report).toMatchObject({ sound: true, database: { ok: true, problems: [] }, files: { ok: true, missing: [], altered: [] }, index: { ok: true, problems: [] } });
    expect(report.index.documents).toBeGreaterThan(90);
    const { name } = (await at.client.archive.status()) ?? {};
    expect((await at.client.jobs.list()).at(-1)).toMatchObject({ kind: 'check', label: name, state: 'done', failure: null });
  });

  test('a file that is gone and one that was altered are named', async () => {
    const eventId = await novoMestoEvent(at.client);
    const one = await addPhoto(at.client, eventId, { seed: 1 });
    const other = await addPhoto(at.client, eventId, { seed: 2 });
    expect((await at.client.archive.check()).files).toEqual({ ok: true, checked: 2, missing: [], altered: [], unreadable: [], extra: [], torn: [], issued: [] });
    const { folder = '' } = (await at.client.archive.status()) ?? {};
    const original = (sha256: string) => path.join(folder, 'media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    rmSync(original(one.sha256));
    writeFileSync(original(other.sha256), 'something else');
    expect(await at.client.archive.check()).toMatchObject({
      sound: false,
      database: { ok: true },
      files: { ok: false, checked: 2, missing: [one.sha256], altered: [other.sha256] },
    });
  });

  test('an index that is found wrong is made anew, as a job, and is then right', async () => {
    const folder = await sampleFolder();
    const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
    connection.exec("DELETE FROM searchTitle; DELETE FROM searchIndex WHERE rowid IN (SELECT rowid FROM searchDocument LIMIT 30); UPDATE searchDocument SET title = '{}' WHERE rowid % 7 = 0");
    connection.close();
    await at.client.archive.open({ folder });
    const found = async () => (await at.client.search.find({ words: 'cisotra', language: 'sl', kinds: null, limit: 5 })).total;
    const report = await at.client.archive.check();
    expect([report.sound, report.index.ok, report.index.current, report.database.ok, report.history.ok]).toEqual([false, false, true, true, true]);
    const wrong = await found();
    // Whoever asks for it meanwhile waits for the same.
    await Promise.all([at.client.archive.reindex(), at.client.archive.reindex()]);
    const { name } = (await at.client.archive.status()) ?? {};
    expect((await at.client.jobs.list()).filter(({ kind }) => kind === 'reindex')).toMatchObject([{ label: name, state: 'done', failure: null }]);
    expect(await at.client.archive.check()).toMatchObject({ sound: true, index: { ok: true, current: true, problems: [] } });
    expect(await found()).toBeGreaterThan(wrong);
  });

  test('making it anew is stopped by whoever stops the job, and the check then says that it was not done', async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
    const before = await at.client.search.find({ words: 'cisotra', language: 'sl', kinds: null, limit: 50 });
    const made = codeOf(at.client.archive.reindex());
    const job = async () => (await at.client.jobs.list()).find(({ kind, state }) => kind === 'reindex' && state === 'running');
    const running = await job();
    await at.client.jobs.cancel({ id: running?.id ?? '' });
    expect([await made, await job()]).toEqual(['job.cancelled', undefined]);
    expect(await at.client.search.find({ words: 'cisotra', language: 'sl', kinds: null, limit: 50 })).toEqual(before);
    expect(await at.client.archive.check()).toMatchObject({ sound: true, index: { current: false, problems: [] } });
    await at.client.archive.reindex();
    expect(await at.client.archive.check()).toMatchObject({ sound: true, index: { current: true, problems: [] } });
  });

  test('an archive that is found damaged after opening is only read from then on', async () => {
    const folder = await sampleFolder();
    ruinTable(path.join(folder, 'kronika.sqlite'), 'statement');
    const stop = new AbortController();
    const happenings = await at.client.archive.watch(undefined, { signal: stop.signal });
    const next = happenings.next();
    expect(await at.client.archive.open({ folder })).toMatchObject({ readOnly: null });
    await next;
    while ((await at.client.archive.status())?.readOnly === null) await happenings.next();
    stop.abort();
    expect(await at.client.archive.status()).toMatchObject({ folder, readOnly: 'damage' });
    expect(await codeOf(at.client.places.save(placeForm()))).toBe('archive.readOnly');
    expect(await codeOf(at.client.drafts.keep(draftOf({})))).toBe('archive.readOnly');
    expect((await at.client.projects.list()).length).toBe(3);
    expect(await at.client.archive.check()).toMatchObject({ sound: false, database: { ok: false } });
    expect(await codeOf(at.client.archive.reindex())).toBe('archive.readOnly');
  });
}
