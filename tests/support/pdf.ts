/** A PDF as a reader sees it: its words where they stand, its pictures, its fonts, what it says of itself. */

import { OPS, Util, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Box {
  /** Points from the left and from the foot of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch of text that was set in one go. */
export interface Run extends Box {
  readonly text: string;
  readonly font: string;
}

export interface PagePicture extends Box {
  /** Pixels. */
  readonly columns: number;
  readonly rows: number;
  /** The colour in the middle: red, green, blue. */
  readonly middle: readonly number[];
  /** The colour at the upper left. */
  readonly corner: readonly number[];
}

export interface PdfFont {
  readonly name: string;
  /** Bytes of the font in the file; 0 where it is not embedded. */
  readonly bytes: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** All its words, with single spaces between them, whatever line they stand on. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly pictures: readonly PagePicture[];
  /** How many closed shapes are filled with each colour: `#ffcc00` → 12. */
  readonly filled: Readonly<Record<string, number>>;
}

export interface Pdf {
  readonly pages: readonly PdfPage[];
  readonly text: string;
  readonly fonts: readonly PdfFont[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly tagged: boolean;
}

type Document = Awaited<ReturnType<typeof getDocument>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;
type Matrix = [number, number, number, number, number, number];

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: Matrix;
  readonly fontName: string;
  readonly hasEOL: boolean;
}

interface Objects {
  get(name: string, then: (value: unknown) => void): void;
}

function object<T>(objects: unknown, name: string): Promise<T> {
  return new Promise((resolve) => (objects as Objects).get(name, (value) => resolve(value as T)));
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

function pixel({ width, height, data }: Pixels, column: number, row: number): number[] {
  const bytes = data.length / (width * height);
  const start = (row * width + column) * bytes;
  return [...data.subarray(start, start + 3)];
}

/** Follows the page's drawing: where pictures come to stand, and what is filled with which colour. */
async function drawing(page: Page): Promise<Pick<PdfPage, 'pictures' | 'filled'>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const pictures: PagePicture[] = [];
  const filled: Record<string, number> = {};
  const stack: { matrix: Matrix; colour: string }[] = [];
  let state: { matrix: Matrix; colour: string } = { matrix: [1, 0, 0, 1, 0, 0], colour: '#000000' };
  for (const [index, operator] of fnArray.entries()) {
    const given = argsArray[index] as unknown[];
    if (operator === OPS.save) stack.push(state);
    else if (operator === OPS.restore) state = stack.pop() ?? state;
    else if (operator === OPS.transform) state = { ...state, matrix: Util.transform(state.matrix, given) as Matrix };
    else if (operator === OPS.setFillRGBColor) state = { ...state, colour: String(given[0]) };
    else if (operator === OPS.constructPath && [OPS.fill, OPS.eoFill, OPS.fillStroke].includes(given[0] as number)) filled[state.colour] = (filled[state.colour] ?? 0) + 1;
    else if (operator === OPS.paintImageXObject) {
      const name = String(given[0]);
      // The reader keeps a picture of several pages apart from those of one.
      const pixels = await object<Pixels>(name.startsWith('g_') ? page.commonObjs : page.objs, name);
      const [a, , , d, x, y] = state.matrix;
      pictures.push({
        x, y, width: Math.abs(a), height: Math.abs(d), columns: pixels.width, rows: pixels.height,
        middle: pixel(pixels, Math.floor(pixels.width / 2), Math.floor(pixels.height / 2)), corner: pixel(pixels, 0, 0),
      });
    }
  }
  return { pictures, filled };
}

async function readPage(page: Page, fonts: Map<string, PdfFont>): Promise<PdfPage> {
  const shapes = await drawing(page);
  const { items } = await page.getTextContent();
  const runs: Run[] = [];
  let lines = '';
  for (const item of items as unknown as TextItem[]) {
    lines += `${item.str}${item.hasEOL ? '\n' : ''}`;
    if (item.str.trim() === '') continue;
    const { name, missingFile, data } = await object<{ name: string; missingFile: boolean; data?: Uint8Array }>(page.commonObjs, item.fontName);
    fonts.set(name, { name, bytes: missingFile ? 0 : (data?.length ?? 0) });
    const [, , , , x, y] = item.transform;
    runs.push({ text: item.str, font: name, x, y, width: item.width, height: item.height });
  }
  const [left = 0, foot = 0, right = 0, top = 0] = page.view;
  return { width: right - left, height: top - foot, runs, lines: lines.split('\n'), text: lines.replaceAll(/\s+/g, ' ').trim(), ...shapes };
}

export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  // A copy, since the reader takes the bytes over for good.
  const task = getDocument({ data: Uint8Array.from(bytes), fontExtraProperties: true });
  const document = await task.promise;
  try {
    const fonts = new Map<string, PdfFont>();
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(await document.getPage(number), fonts));
    const { info } = await document.getMetadata();
    // The reader gives a map of these, whatever its types say.
    const tagged = ((await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null)?.get('Marked') ?? false;
    return { pages, text: pages.map((page) => page.text).join(' '), fonts: [...fonts.values()], info: info as Record<string, unknown>, tagged };
  } finally {
    await task.destroy();
  }
}

/** What stands on one height, from left to right; the rows from the top. */
export function rowsOf(page: PdfPage | undefined): string[][] {
  const rows = new Map<number, Run[]>();
  for (const run of page?.runs ?? []) {
    const height = Math.round(run.y);
    rows.set(height, [...(rows.get(height) ?? []), run]);
  }
  return [...rows].toSorted(([one], [other]) => other - one).map(([, row]) => row.toSorted((one, other) => one.x - other.x).map(({ text }) => text));
}
