/** A report that takes long can be stopped at any time, and keeps no other one waiting. */

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directClient } from '../../electron/service/direct.ts';
import { makeReport } from '../../electron/service/reports.ts';
import { eventSheet } from '../../electron/reports/event-sheet.ts';
import type { ReportTask } from '../../electron/reports/report-worker.ts';
import type { RenderedPdf } from '../../electron/reports/render.ts';
import { eventForm } from '../support/forms.ts';
import { addPhoto } from '../support/photos.ts';
import { type Held, holdSession } from '../support/sessions.ts';
import { event, sheetData } from '../support/sheets.ts';
import { emptyFolder } from '../support/temporary.ts';

const PHOTOS = 12;

let held: Held;
let folder: string;
let eventId: string;

beforeAll(async () => {
  held = holdSession();
  folder = emptyFolder();
  const client = directClient(held.session);
  await client.archive.create({ folder, name: 'Test' });
  eventId = (await client.events.save(eventForm({ title: { sl: 'Dogodek' }, status: 'held' }))).id;
  for (let seed = 1; seed <= PHOTOS; seed += 1) await addPhoto(client, eventId, { seed });
});

afterAll(() => held.end());

/** How many photos have their smaller pictures. */
function pictures(): number {
  const derived = path.join(folder, 'derived');
  return existsSync(derived) ? readdirSync(derived, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-1600.jpg')).length : 0;
}

describe('a report of many photos whose smaller pictures must be made again', () => {
  const sheet = (signal: AbortSignal) => makeReport(held.session, { report: 'event-sheet', subjectId: eventId, language: 'sl', format: 'pdf' }, signal);
  const lastReport = () => held.session.jobs.list().findLast((job) => job.kind === 'report');

  test('is stopped before the first where it was given up before', async () => {
    rmSync(path.join(folder, 'derived'), { recursive: true, force: true });
    await expect(sheet(AbortSignal.abort())).rejects.toMatchObject({ code: 'job.cancelled' });
    expect([pictures(), lastReport()?.state]).toEqual([0, 'cancelled']);
  });

  test('is stopped between two of them, and makes no more', async () => {
    rmSync(path.join(folder, 'derived'), { recursive: true, force: true });
    const gone = new AbortController();
    const deaf = held.session.jobs.onUpdate((job) => {
      if (job.kind === 'report' && job.done >= 2) gone.abort();
    });
    await expect(sheet(gone.signal)).rejects.toMatchObject({ code: 'job.cancelled' });
    deaf();
    expect(pictures()).toBeLessThan(4);
    expect(lastReport()).toMatchObject({ state: 'cancelled', total: PHOTOS + 1 });
  });

  test('is stopped where all of them are there, too', async () => {
    await sheet(new AbortController().signal);
    const gone = new AbortController();
    const deaf = held.session.jobs.onUpdate((job) => {
      if (job.kind === 'report' && job.done >= 2) gone.abort();
    });
    await expect(sheet(gone.signal)).rejects.toMatchObject({ code: 'job.cancelled' });
    deaf();
    expect(lastReport()?.done).toBe(2);
  });
});

describe('a report as long as one can be', () => {
  const task = (text: string): ReportTask => ({ report: eventSheet(sheetData({ event: { ...event, description: { sl: text } } }), 'sl'), format: 'pdf', pictures: new Map() });

  test('keeps no other one waiting, and is stopped at any time', async () => {
    const { report } = held.session.pools;
    const stop = new AbortController();
    let ended = false;
    const long = report.run<RenderedPdf>(task('beseda '.repeat(800_000)), { signal: stop.signal }).finally(() => (ended = true));
    const stopped = long.catch((error: unknown) => error);
    expect((await report.run<RenderedPdf>(task('Kratek opis.'))).pages).toBe(1);
    expect(ended).toBe(false);
    stop.abort();
    expect(await stopped).toMatchObject({ code: 'job.cancelled' });
    expect((await report.run<RenderedPdf>(task('Kratek opis.'))).pages).toBe(1);
  });
});
