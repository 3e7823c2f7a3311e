/** Reports as tagged PDFs, against the same without tags, against pdfkit alone, and against a browser that prints the same. */

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { render } from '../../electron/reports/render.ts';
import { pdfmakeClass, wrap } from '../../electron/reports/tagging-wrap.ts';
import { type Report, section, text } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { writeHtml } from '../../electron/reports/write-html.ts';
import { writePdf } from '../../electron/reports/write-pdf.ts';
import { CHROMIUM_ARGUMENTS, chromiumBinary, unpackChromium } from '../e2e/support/chromium.ts';
import { denseReport } from './dense-report.ts';
import { type Figure, inTurn } from './measure.ts';

const MEGABYTE = 1_000_000;
const none: ReadonlyMap<string, string> = new Map();

const tagged = async (report: Report) => (await write(report, 'pdf', none)).bytes;
const bare = async (report: Report) => (await render({ ...writePdf(report), tagged: false, subset: undefined }, none)).pdf;

/** A call of pdfkit, with what it was made with. */
type Call = (document: Pdfkit) => void;

interface Pdfkit {
  addPage(options: object): Pdfkit;
  font(file: string): Pdfkit;
  fontSize(points: number): Pdfkit;
  fillColor(colour: string): Pdfkit;
  text(words: string, x: number, y: number, options: object): Pdfkit;
  moveTo(x: number, y: number): Pdfkit;
  lineTo(x: number, y: number): Pdfkit;
  lineWidth(points: number): Pdfkit;
  stroke(colour?: string): Pdfkit;
  on(event: 'data' | 'end', then: (chunk: Buffer) => void): Pdfkit;
  end(): void;
}

const { resolve } = createRequire(import.meta.url);
const FILES: Readonly<Record<string, string>> = {
  'SourceSans3-Regular': resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  'SourceSans3-SemiBold': resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  'SourceSerif4-Regular': resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  'SourceSerif4-SemiBold': resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
};

let recorded: Call[] | null = null;

interface Word {
  readonly text: string;
  readonly x: number;
  readonly font: { readonly name: string; readonly ascender: number };
  readonly fontSize: number;
  readonly color: string;
}

/** pdfmake's renderer, as far as it is watched. */
interface Watched {
  renderLine(line: { readonly inlines: readonly Word[]; getAscenderHeight(): number }, x: number, y: number): unknown;
  renderVector(vector: { readonly type: string; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }): unknown;
}

/** Around all that a report's own renderer does: once it has been used. */
function watch(): void {
  const renderer = pdfmakeClass<Watched>('Renderer');
  wrap(pdfmakeClass<Pdfkit>('PDFDocument'), 'addPage', (original) => function seen(this: Pdfkit, options) {
    recorded?.push((document) => document.addPage(options));
    return original.call(this, options);
  });
  wrap(renderer, 'renderLine', (original) => function seen(this: Watched, line, x, y) {
    const base = y + line.getAscenderHeight();
    for (const { text: words, x: from, font, fontSize, color } of line.inlines) {
      const [file = '', top] = [FILES[font.name], base - (font.ascender / 1000) * fontSize];
      recorded?.push((document) => document.font(file).fontSize(fontSize).fillColor(color).text(words, x + from, top, { lineBreak: false }));
    }
    return original.call(this, line, x, y);
  });
  wrap(renderer, 'renderVector', (original) => function seen(this: Watched, vector) {
    const { type, x1, y1, x2, y2 } = vector;
    if (type === 'line') recorded?.push((document) => document.lineWidth(0.5).moveTo(x1, y1).lineTo(x2, y2).stroke('#c9c3b8'));
    return original.call(this, vector);
  });
}

async function callsOf(report: Report): Promise<Call[]> {
  await bare(denseReport(1));
  watch();
  recorded = [];
  await bare(report);
  const calls = recorded;
  recorded = null;
  return calls;
}

/** The same words and lines at the same places: no layout, no tags. */
function withPdfkit(calls: readonly Call[]): Promise<number> {
  const Document = createRequire(resolve('pdfmake'))('pdfkit') as new (options: object) => Pdfkit;
  return new Promise((done) => {
    const document = new Document({ autoFirstPage: false, size: 'A4', font: FILES['SourceSans3-Regular'] });
    let bytes = 0;
    document.on('data', (chunk) => (bytes += chunk.length)).on('end', () => done(bytes));
    for (const call of calls) call(document);
    document.end();
  });
}

/** Photos as they come from a camera: fine in every place. */
async function photos(count: number): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  const grain = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).blur(1.4).png({ compressionLevel: 1 }).toBuffer();
  for (let index = 0; index < count; index += 1) {
    const shades = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><defs><linearGradient id="g"><stop offset="0" stop-color="hsl(${index * 6},60%,40%)"/><stop offset="1" stop-color="#def"/></linearGradient></defs><rect width="1600" height="1200" fill="url(#g)"/><circle cx="${300 + index * 10}" cy="600" r="260" fill="#432"/></svg>`);
    const jpeg = await sharp(shades).composite([{ input: grain, blend: 'soft-light' }]).jpeg({ quality: 84 }).toBuffer();
    made.set(String(index), `data:image/jpeg;base64,${jpeg.toString('base64')}`);
  }
  return made;
}

async function ofPhotos(): Promise<Figure> {
  const pictures = await photos(60);
  const [first, ...others] = Array.from(pictures.keys(), (sha256) => ({ sha256, alternative: 'Skupina na trgu', words: [text({ text: 'Na trgu' })] }));
  if (!first) throw new Error('no photos');
  const report: Report = { ...denseReport(1), content: [section('Fotografije', [{ is: 'pictures', pictures: [first, ...others] }])] };
  const { bytes } = await write(report, 'pdf', pictures);
  return { name: 'a report with 60 photos', against: 'that it may have', ours: bytes.length / MEGABYTE, theirs: 4, limit: 1, unit: 'MB' };
}

async function memory(pages: number): Promise<Figure> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(new URL('entry-report.ts', import.meta.url)), String(pages)]);
  const { megabytes, pages: made } = JSON.parse(stdout) as { megabytes: number; pages: number };
  return { name: `the most memory of a process that writes ${made} pages`, against: 'that it may have', ours: megabytes, theirs: 400, limit: 1, unit: 'MB' };
}

/** A warm browser that prints the same words as a tagged PDF. A quicker one is at most this part of its time. */
const QUICKER = 1 / 2.2;

async function againstBrowser(): Promise<Figure[]> {
  await unpackChromium();
  const browser = await chromium.launch({ ...(chromiumBinary ? { executablePath: chromiumBinary } : {}), args: CHROMIUM_ARGUMENTS });
  const page = await browser.newPage();
  const figures: Figure[] = [];
  for (const [pages, runs] of [[10, 7], [100, 3], [500, 1]] as const) {
    const report = denseReport(pages);
    const html = writeHtml(report, none);
    const printed = async () => {
      await page.setContent(html);
      return page.pdf({ format: 'A4', tagged: true, outline: true });
    };
    figures.push({ name: `a report of ${pages} pages`, against: 'for warm Chromium printing the same as a tagged PDF', ...(await inTurn(runs, () => tagged(report), printed)), limit: QUICKER });
  }
  await browser.close();
  return figures;
}

export async function reportsWritten(): Promise<Figure[]> {
  const hundred = denseReport(100);
  const calls = await callsOf(hundred);
  const { length } = await tagged(hundred);
  return [
    { name: '100 pages of tables, with tags', against: 'for the same without', ...(await inTurn(5, () => tagged(hundred), () => bare(hundred))), limit: 1.3 },
    { name: '100 pages of tables, with tags', against: 'that they may have', ours: length / MEGABYTE, theirs: 2.5, limit: 1, unit: 'MB' },
    { name: '100 pages of tables, laid out and with tags', against: 'for pdfkit alone painting the same words and lines', ...(await inTurn(5, () => tagged(hundred), () => withPdfkit(calls))), limit: 1.8 },
    await ofPhotos(),
    await memory(500),
    ...(await againstBrowser()),
  ];
}
