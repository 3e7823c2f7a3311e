/** A sheet of several pages: nothing cut off, nothing torn apart, and every page says which it is. */

import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EventSheetData, SheetPhoto } from '#shared/domain/event-sheet.ts';
import { type Pdf, type PdfPage, rowsOf } from '../support/pdf.ts';
import { jpegFile } from '../support/pictures.ts';
import { counted, event, printed, programme, project, sheetData } from '../support/sheets.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Millimetres, in points: what a common printer leaves blank. */
const UNPRINTED = (5 / 25.4) * 72;

const HEADINGS: ReadonlySet<string> = new Set(['Udeležba', 'Kraj in datumi', 'Kratek opis', 'Fotografije']);

/** Numbered words, so that none can be missing unnoticed. */
const numbered = (word: string, count: number, between = ' ') => Array.from({ length: count }, (_, index) => `${word}${index + 1}`).join(between);

/** Which of the numbered words do not stand in a text, each once. */
function lost(text: string, word: string, count: number): string[] {
  const found = text.split(' ').filter((part) => part.startsWith(word));
  return numbered(word, count).split(' ').filter((wanted) => found.filter((part) => part === wanted).length !== 1).slice(0, 5);
}

const withDescription = (text: string): Partial<EventSheetData> => ({ event: { ...event, description: { sl: text } } });
const withDisclaimer = (text: string): Partial<EventSheetData> => ({ project: { ...project, programme: { ...programme, disclaimer: { sl: text } } } });

function photo(index: number, fields: Partial<SheetPhoto> = {}): SheetPhoto {
  return {
    id: `photo-${index}`, sha256: String(index).padStart(64, '0'), caption: { sl: `Napis${index}` }, alternative: null, creator: `Foto${index}`, originalName: 'slika.jpg', width: 640, height: 480, ...fields,
  };
}

let picture: string;
beforeAll(async () => {
  picture = await jpegFile(temporaryFolder(), 'picture.jpg');
});

const printedWith = (data: EventSheetData): Promise<Pdf> => printed(data, 'sl', new Map(data.photos.map(({ sha256 }) => [sha256, path.resolve(picture)])));

/** What stands outside of the part of a page that every printer prints, and what stands in another's place. */
function badlyPlaced(page: PdfPage): string[] {
  const inside = ({ x, y, width }: { x: number; y: number; width: number }) => x >= UNPRINTED && y >= UNPRINTED && x + width <= page.width - UNPRINTED && y <= page.height - UNPRINTED;
  const outside = page.runs.filter((run) => !inside(run)).map((run) => `outside: ${run.text}`);
  const pictures = page.pictures.filter((shown) => !inside(shown) || shown.y + shown.height > page.height - UNPRINTED).map(() => 'outside: a picture');
  const upon = page.runs.flatMap((one, index) =>
    page.runs.slice(index + 1).filter((other) => Math.abs(one.y - other.y) < 4 && one.x < other.x + other.width - 1 && other.x < one.x + one.width - 1).map((other) => `${one.text} upon ${other.text}`),
  );
  return [...outside, ...pictures, ...upon];
}

/** The rows of a page without its running head and foot. */
function body(page: PdfPage, first: boolean): string[][] {
  const foot = page.runs.findLast((run) => run.text.startsWith('Stran '))?.y ?? 0;
  const runs = page.runs.filter((run) => run.y > foot + 20 && (first || run.y < page.height - 50));
  return rowsOf({ ...page, runs });
}

describe('a long description with thirty photographs', () => {
  let sheet: Pdf;
  beforeAll(async () => {
    const photos = Array.from({ length: 30 }, (_, index) => photo(index + 1));
    sheet = await printedWith(sheetData({ ...withDescription(numbered('beseda', 2000)), photos, participation: [counted(101)] }));
  });

  test('runs over as many pages as it needs, each with its number of so many', () => {
    expect(sheet.pages.length).toBeGreaterThan(8);
    for (const [index, page] of sheet.pages.entries()) expect(page.text).toMatch(new RegExp(`Stran ${index + 1} od ${sheet.pages.length}$`));
  });

  test('keeps every word and every picture, in its order', () => {
    expect(sheet.text.match(/beseda\d+/g)).toEqual(numbered('beseda', 2000).split(' '));
    expect(sheet.text.match(/Napis\d+/g)).toEqual(numbered('Napis', 30).split(' '));
    expect(sheet.text.match(/Foto\d+/g)).toEqual(numbered('Foto', 30).split(' '));
    expect(sheet.pages.flatMap((page) => page.pictures)).toHaveLength(30);
  });

  test('has nothing at the edge of the paper, and nothing upon something else', () => {
    expect(sheet.pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('has each caption on the page of its picture', () => {
    for (const page of sheet.pages) expect(page.text.match(/Napis\d+/g)?.length ?? 0).toBe(page.pictures.length);
  });

  test("has the programme's disclaimer whole on every page, and the event's name on every page", () => {
    for (const page of sheet.pages) {
      expect(page.text).toContain('Vsebina izraža le stališča avtorja.');
      expect(page.text).toContain('Srečanje na Ptuju');
    }
  });

  test('has the emblem once, whole, on the first page', () => {
    expect(sheet.pages.map((page) => page.filled['#ffcc00'] ?? 0)).toEqual([12, ...sheet.pages.slice(1).map(() => 0)]);
  });

  test('has the room to sign once, whole, at the end', () => {
    const signing = sheet.pages.map((page) => rowsOf(page).filter((row) => row.includes('Podpis')));
    expect(signing.flat()).toEqual([['Kraj in datum', 'Ime in funkcija', 'Podpis']]);
    expect(signing.at(-1)).toHaveLength(1);
  });
});

describe('a heading', () => {
  test('never stands alone at the foot of a page, however many cities come before it', async () => {
    const alone: string[] = [];
    for (let rows = 12; rows <= 40; rows += 1) {
      const participation = Array.from({ length: rows }, (_, index) => counted(index, { city: { sl: `Kraj ${String(index).padStart(2, '0')}` } }));
      const { pages } = await printed(sheetData({ participation }));
      for (const [index, page] of pages.entries()) {
        const last = body(page, index === 0).at(-1)?.join(' ') ?? '';
        if (HEADINGS.has(last)) alone.push(`${last}, after ${rows} rows`);
      }
    }
    expect(alone).toEqual([]);
  });

  test('never stands alone at the foot of a page before one paragraph of pages', async () => {
    const alone: number[] = [];
    for (let rows = 9; rows <= 15; rows += 1) {
      const participation = Array.from({ length: rows }, (_, index) => counted(index, { city: { sl: `Kraj ${index}` } }));
      const { pages } = await printed(sheetData({ ...withDescription(numbered('beseda', 700)), participation }));
      if (pages.some((page, index) => HEADINGS.has(body(page, index === 0).at(-1)?.join(' ') ?? ''))) alone.push(rows);
    }
    expect(alone).toEqual([]);
  });

  test('never stands alone at the foot of a page, however long the description before the photographs is', async () => {
    const alone: string[] = [];
    for (let lines = 10; lines <= 36; lines += 2) {
      const { pages } = await printedWith(sheetData({ ...withDescription(numbered('vrstica', lines, '\n')), photos: [photo(1), photo(2)] }));
      for (const [index, page] of pages.entries()) {
        const last = body(page, index === 0).at(-1)?.join(' ') ?? '';
        if (HEADINGS.has(last)) alone.push(`${last}, after ${lines} lines`);
      }
    }
    expect(alone).toEqual([]);
  });
});

describe('the room to sign', () => {
  /** Whether the last page holds something that is no running head, no foot and no room to sign. */
  function inCompany({ pages }: Pdf): boolean {
    const last = pages.at(-1);
    if (!last) return false;
    const above = body(last, pages.length === 1).flat().filter((text) => !['Kraj in datum', 'Ime in funkcija', 'Podpis'].includes(text));
    return above.length > 0 || last.pictures.length > 0;
  }

  const withoutProgramme = { ...project, programme: null };

  test('of a small event with a photo is on its only page', async () => {
    const sheet = await printedWith(sheetData({ project: withoutProgramme, participation: [counted(12, { city: null })], photos: [photo(1, { caption: null, creator: null })] }));
    expect(sheet.pages).toHaveLength(1);
    expect(sheet.pages.flatMap(badlyPlaced)).toEqual([]);
    expect(sheet.text).toContain('Podpis');
  });

  test('never stands alone on a page, however long one paragraph before it is', async () => {
    const alone: number[] = [];
    for (let words = 330; words <= 480; words += 8) {
      const sheet = await printed(sheetData(withDescription(numbered('beseda', words))));
      expect(lost(sheet.text, 'beseda', words)).toEqual([]);
      if (!inCompany(sheet)) alone.push(words);
    }
    expect(alone).toEqual([]);
  });

  test('never stands alone on a page, however many lines, rows or photos come before it', async () => {
    const alone: string[] = [];
    const see = (sheet: Pdf, what: string) => {
      expect(sheet.pages.flatMap(badlyPlaced)).toEqual([]);
      if (!inCompany(sheet)) alone.push(what);
    };
    for (let lines = 18; lines <= 66; lines += 2) see(await printed(sheetData(withDescription(numbered('vrstica', lines, '\n')))), `${lines} lines`);
    for (let rows = 1; rows <= 30; rows += 2) {
      const participation = Array.from({ length: rows }, (_, index) => counted(index, { city: { sl: `Kraj ${index}` } }));
      see(await printedWith(sheetData({ participation, photos: rows % 4 === 1 ? [photo(1)] : [] })), `${rows} rows`);
    }
    for (let count = 1; count <= 11; count += 2) see(await printedWith(sheetData({ photos: Array.from({ length: count }, (_, index) => photo(index + 1)) })), `${count} photos`);
    for (let words = 60; words <= 400; words += 20) see(await printedWith(sheetData({ photos: [photo(1, { caption: { sl: numbered('napis', words) } }), photo(2)] })), `a caption of ${words} words`);
    expect(alone).toEqual([]);
  });

  test('has the last lines of a text of pages above it, parted from the rest where a sentence begins', async () => {
    const { pages } = await printed(sheetData(withDescription(numbered('Stavek je povedal beseda', 700, '. '))));
    const lines = pages.flatMap((page, index) => body(page, index === 0).map((row) => row.join(' ')));
    const start = lines.findIndex((line) => line.endsWith('.') && lines.indexOf(line) > lines.length - 8);
    expect(lines[start + 1]).toMatch(/^Stavek je povedal/);
  });
});

test('blank lines without end between two paragraphs make no blank page', async () => {
  const { pages, text } = await printed(sheetData(withDescription(`prvi${'\n \t'.repeat(16_000)}\ndrugi`)));
  expect(pages).toHaveLength(1);
  expect(text).toMatch(/prvi drugi/);
});

describe('a table over several pages', () => {
  test('repeats its head, tears no row apart, and ends with its total beside its last rows', async () => {
    const participation = Array.from({ length: 90 }, (_, index) => counted(1, { city: { sl: `Kraj ${String(index).padStart(2, '0')}, ki ima zelo dolgo ime in zato dve vrstici` } }));
    const { pages, text } = await printed(sheetData({ participation }));
    const withRows = pages.filter((page) => /Kraj \d\d/.test(page.text));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) {
      expect(rowsOf(page)).toContainEqual(['Kraj', 'Država', 'Državljani']);
      expect(page.text.match(/Kraj \d\d,/g)?.length).toBe(page.text.match(/dve vrstici/g)?.length);
    }
    expect(text.match(/Kraj \d\d,/g)).toHaveLength(90);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
    const total = pages.find((page) => page.text.includes('Skupaj'));
    expect(total?.text).toMatch(/Kraj \d\d/);
  });
});

describe('text as long as the archive takes it', () => {
  test('a disclaimer stands whole on the sheet', async () => {
    const { text, pages } = await printed(sheetData(withDisclaimer(numbered('izjava', 120))));
    expect(lost(text, 'izjava', 120)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a statement of support stands whole beside the emblem', async () => {
    const supportStatement = { sl: numbered('podpora', 60) };
    const { text, pages } = await printed(sheetData({ project: { ...project, programme: { ...programme, supportStatement } } }));
    expect(lost(text, 'podpora', 60)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a title of many lines stands whole on the first page, and in no text on the others', async () => {
    const { pages } = await printed(sheetData({ event: { ...event, title: { sl: numbered('naslov', 60) }, description: { sl: numbered('beseda', 900) } } }));
    expect(pages[0]?.text.match(/naslov\d+/g)).toEqual(numbered('naslov', 60).split(' '));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a caption of many lines is whole', async () => {
    const { text, pages } = await printedWith(sheetData({ photos: [photo(1, { caption: { sl: numbered('napis', 150) } }), photo(2)] }));
    expect(lost(text, 'napis', 150)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a caption longer than a page is whole', async () => {
    const { text, pages } = await printedWith(sheetData({ photos: [photo(1, { caption: { sl: numbered('napis', 400) } })] }));
    expect(lost(text, 'napis', 400)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a paragraph of capital letters is whole, though it is higher than it looks', async () => {
    const { text, pages } = await printed(sheetData(withDescription(numbered('VVVVVVVVVVVVVVVV', 120))));
    expect(lost(text, 'VVVVVVVVVVVVVVVV', 120)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a paragraph of many short lines is whole', async () => {
    const { text, pages } = await printed(sheetData(withDescription(numbered('v', 300, '\n'))));
    expect(lost(text, 'v', 300)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a caption of many short lines is whole', async () => {
    const { text, pages } = await printedWith(sheetData({ photos: [photo(1, { caption: { sl: numbered('v', 180, '\n') } }), photo(2)] }));
    expect(lost(text, 'v', 180)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('the name of a city that fills pages is whole, and so is the table around it', async () => {
    const participation = [counted(1, { city: { sl: numbered('mesto', 600) } }), counted(2, { city: { sl: 'Ptuj' } })];
    const { text, pages } = await printed(sheetData({ participation }));
    expect(lost(text, 'mesto', 600)).toEqual([]);
    expect(text).toContain('Skupaj 3');
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a city that is one word without end stays in its column', async () => {
    const { pages } = await printed(sheetData({ participation: [counted(1, { city: { sl: 'Mesto'.repeat(100) } })] }));
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('a disclaimer longer than a page is whole, once, at the end', async () => {
    const { text, pages } = await printed(sheetData(withDisclaimer(numbered('izjava', 1500))));
    expect(lost(text, 'izjava', 1500)).toEqual([]);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
    expect(pages.length).toBeLessThan(10);
  });

  test('a title longer than a page is whole where it stands first, and shortened above the other pages', async () => {
    const { text, pages } = await printed(sheetData({ event: { ...event, title: { sl: numbered('naslov', 600) } } }));
    expect(text.match(/naslov\d+(?! …)/g)?.length).toBeGreaterThanOrEqual(600);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages.slice(1)) expect(page.text).toMatch(/naslov1 naslov2 .* …/);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('one unbroken word of 49,000 letters is printed whole', async () => {
    const word = Array.from({ length: 7000 }, (_, index) => String(index).padStart(7, 'a')).join('');
    const { pages } = await printed(sheetData(withDescription(word)));
    const joined = pages.map((page, index) => body(page, index === 0).map((row) => row.join('')).join('')).join('');
    expect(joined.replaceAll(' ', '')).toContain(word);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });

  test('words and addresses longer than a line go on in the next', async () => {
    const word = 'brezpresledka'.repeat(30);
    const webPage = `https://example.org/${'pot/'.repeat(100)}`;
    const { pages, text } = await printed(sheetData({ event: { ...event, description: { sl: word }, title: { sl: word.slice(0, 120) }, webPage } }));
    const joined = text.replaceAll(' ', '');
    expect(joined).toContain(word);
    expect(joined).toContain(webPage);
    expect(pages.flatMap(badlyPlaced)).toEqual([]);
  });
});

test('a report of more letters than a thread can lay out is refused before it is begun, with how many they are', async () => {
  const photos = Array.from({ length: 130 }, (_, index) => photo(index, { caption: { sl: 'beseda '.repeat(7000) } }));
  await expect(printedWith(sheetData({ photos }))).rejects.toMatchObject({ code: 'report.tooLong', params: { letters: expect.closeTo(6_370_000, -5) as number, most: 6_000_000 } });
});
