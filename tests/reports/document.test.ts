/** The PDF as a document: what it says of itself, its paper and type, and that equal facts give equal bytes. */

import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventReportData } from '../../electron/archive/reports/collect.ts';
import { eventsTitled } from '../../electron/archive/events/titled.ts';
import { eventSheet } from '../../electron/reports/event-sheet.ts';
import { render } from '../../electron/reports/render.ts';
import { writePdf } from '../../electron/reports/write-pdf.ts';
import { directClient } from '../../electron/service/direct.ts';
import { edit } from '../support/archives.ts';
import { type Pdf, readPdf } from '../support/pdf.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleCopy, sampleFolder } from '../support/sample.ts';
import { holdSession } from '../support/sessions.ts';
import { counted, event, printed, sheetData } from '../support/sheets.ts';
import { emptyFolder } from '../support/temporary.ts';

const full = sheetData({ participation: [counted(12), counted(3, { country: 'IT', precision: 'about' })] });

describe('the document', () => {
  let sheet: Pdf;
  beforeAll(async () => {
    sheet = await printed(full);
  });

  test.each([['sl', 'Srečanje na Ptuju'], ['en', 'Meeting in Ptuj']] as const)('says its language and its title: %s', async (language, title) => {
    expect((await printed(full, language)).info).toMatchObject({ Language: language, Title: title, PDFFormatVersion: '1.7' });
  });

  test('names no author but the program, and no day but that of the facts', () => {
    expect(sheet.info).toMatchObject({ Creator: 'Kronika', Producer: 'Kronika', CreationDate: 'D:20190601100000Z', ModDate: 'D:20190601100000Z' });
    expect(sheet.info).not.toHaveProperty('Author');
    expect(sheet.info).not.toHaveProperty('Keywords');
  });

  test('is on A4, upright', () => {
    for (const page of sheet.pages) expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
  });

  test('holds the type it is set in, and of it only the letters that it needs', () => {
    expect(sheet.fonts.map((font) => font.name.replace(/^[A-Z]{6}\+/, '')).toSorted()).toEqual(['SourceSans3-Regular', 'SourceSans3-SemiBold', 'SourceSerif4-Regular', 'SourceSerif4-SemiBold']);
    for (const { name, bytes } of sheet.fonts) {
      expect(name).toMatch(/^[A-Z]{6}\+/);
      expect(bytes).toBeGreaterThan(500);
      expect(bytes).toBeLessThan(20_000);
    }
  });

  test('does not claim a structure that it does not have', async () => {
    const { pdf } = await render(writePdf(eventSheet(full, 'sl')), new Map());
    const written = Buffer.from(pdf).toString('latin1');
    expect(sheet.tagged).toBe(false);
    expect(['/StructTreeRoot', 'pdfuaid', 'pdfaid'].filter((claim) => written.includes(claim))).toEqual([]);
  });

  test('does nothing when it is opened, and leads nowhere', async () => {
    const { pdf } = await render(writePdf(eventSheet(sheetData({ event: { ...event, webPage: 'https://example.org/' } }), 'sl')), new Map());
    const written = Buffer.from(pdf).toString('latin1');
    expect(['/JavaScript', '/OpenAction', '/Launch', '/EmbeddedFile', '/URI', '/Annots'].filter((part) => written.includes(part))).toEqual([]);
  });

  test('describes itself in well-formed XML, whatever its title', async () => {
    const { pdf } = await render(writePdf(eventSheet(sheetData({ event: { ...event, title: { sl: 'Delo & dom <2019>' } } }), 'sl')), new Map());
    const [, packet = ''] = /<\?xpacket begin=[^>]*\?>([^]*?)<\?xpacket end/.exec(Buffer.from(pdf).toString('utf8')) ?? [];
    expect(packet).toContain('dc:title');
    expect(packet).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
    expect(packet).not.toContain('<2019>');
    expect((await readPdf(pdf)).info.Title).toBe('Delo & dom <2019>');
  });

  test('has the emblem: twelve stars on blue, at the head of the first page', () => {
    expect(sheet.pages[0]?.filled).toMatchObject({ '#003399': 1, '#ffcc00': 12 });
  });

  test('has the statement of support beside the emblem and above all else', () => {
    const [first] = sheet.pages[0]?.runs ?? [];
    expect(first?.text).toBe('S podporo programa');
    expect(Math.max(...(sheet.pages[0]?.runs ?? []).map((run) => run.y))).toBe(first?.y);
  });
});

describe('equal facts', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const made = async () => hash((await render(writePdf(eventSheet(full, 'sl')), new Map())).pdf);

  test('give equal bytes on another day', async () => {
    const today = await made();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-03T04:05:06Z') });
    expect(await made()).toBe(today);
  });

  test('give equal bytes when others were printed between', async () => {
    const first = await made();
    await printed(sheetData({ event: { ...event, title: { sl: 'Drug dogodek' } } }));
    expect(await made()).toBe(first);
  });

  test('give other bytes in another language, and when a fact changes', async () => {
    const sheets = [full, { ...full, participation: [counted(13)] }, { ...full, event: { ...event, dates: '2019-05-21' } }];
    const hashes = await Promise.all(sheets.flatMap((data) => (['sl', 'en'] as const).map(async (language) => hash((await render(writePdf(eventSheet(data, language)), new Map())).pdf))));
    expect(new Set(hashes).size).toBe(6);
  });

  test('leave the facts as they were', async () => {
    const before = structuredClone(full);
    await render(writePdf(eventSheet(full, 'sl')), new Map());
    expect(full).toEqual(before);
  });

  test('give equal bytes whoever prints them, from whichever copy of the archive, in whichever thread', async () => {
    const folder = await sampleFolder();
    const copy = emptyFolder();
    cpSync(folder, copy, { recursive: true });
    const hashes: string[] = [];
    for (const [place, author] of [[folder, 'Ana'], [copy, 'Bor']] as const) {
      const { session, end } = holdSession();
      const client = directClient(session);
      await client.settings.save({ author });
      await client.archive.open({ folder: place });
      hashes.push((await client.reports.make({ report: 'event-sheet', subjectId: await novoMestoEvent(client), language: 'sl' })).sha256);
      await end();
    }
    expect(hashes[1]).toBe(hashes[0]);
  });

  test('are as old as the newest of them, whatever else was written since', async () => {
    const archive = await sampleCopy();
    const [own] = await eventsTitled(archive.reader, 'mednarodni dogodek cisomo');
    const [other] = await eventsTitled(archive.reader, 'konferenca');
    const changedAt = async () => (await eventReportData(archive, own?.id ?? '')).changedAt;
    const before = await changedAt();
    await edit(archive, 'event', other?.id ?? '', { ledBy: { sl: 'gostje' } });
    expect(await changedAt()).toBe(before);
    await edit(archive, 'event', own?.id ?? '', { description: { sl: 'Drug opis' } });
    expect(Date.parse(await changedAt())).toBeGreaterThan(Date.parse(before));
  });
});
