/** The check of the whole archive, and what an archive that was found damaged does. */

import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
  });
}
