/** How a report is set: what stays together, where words are parted, and the pages before a long one. */

import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { type Block, type Report, type Section, section, text } from '../../electron/reports/tree.ts';
import { partsToKeep } from '../../electron/reports/whole.ts';
import { write } from '../../electron/reports/write.ts';
import { type PdfPage, readPdf, rowsOf } from '../support/pdf.ts';
import { GRANT, chart, longReport, map, table } from '../support/long-report.ts';

const bytesOf = async (fields: Partial<Report>) => (await write(longReport({ lead: [], signatures: [], ...fields }), 'pdf', new Map())).bytes;
const pagesOf = async (fields: Partial<Report>): Promise<readonly PdfPage[]> => (await readPdf(await bytesOf(fields))).pages;
const of = (...content: Block[]) => ({ content: [section('Vse', content)] });
const linesOf = (page: PdfPage | undefined) => rowsOf(page).map((row) => row.join(' '));

describe('what no line ends within', () => {
  const kept = (said: string, most = 40) => partsToKeep(said, most).filter((_, index) => index % 2 === 1);

  test.each([
    [`Sporazum št. ${GRANT}, podpisan`, [`št. ${GRANT}`]],
    ['od 22. 6. 2017 do 25. junija 2017', ['22. 6. 2017', '25. junija 2017']],
    ['on 20 May 2019 at 10', ['20 May 2019']],
    ['v letih 2014–2020 in 2017/18', ['2014–2020', '2017/18']],
    ['118.500,50 EUR ali 80 % oziroma 12,5 km', ['118.500,50 EUR', '80 %', '12,5 km']],
    ['št. 5 in str. 12', ['št. 5', 'str. 12']],
    ['Sava-Drava, https://example.org/2017-2018/a, CI.SO.MO, 3. Nov razdelek', []],
  ])('%s', (said, parts) => {
    expect(kept(said)).toEqual(parts);
  });

  test('is cut out of the text and nothing of it lost', () => {
    const piece = fc.constantFrom('št. ', GRANT, '22. 6. 2017', ' ', 'beseda', '80', '%', ' EUR', '-', '–', '/', '.', 'č', '\n', '😀');
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (pieces, most) => {
      const parts = partsToKeep(pieces.join(''), most);
      expect(parts.join('')).toBe(pieces.join(''));
      expect(parts.every((part, index) => index % 2 === 0 || part.length <= most)).toBe(true);
    }));
  });

  test('is whole on every line of a page, wherever in the line it falls, and is copied as it was written', async () => {
    const said = Array.from({ length: 40 }, (_, index) => `${'a'.repeat(index % 23)} ${GRANT} in 22. 6. 2017`).join(' ');
    const lines = (await pagesOf(of(text({ text: said })))).flatMap(linesOf);
    expect(lines.filter((line) => line.includes(GRANT)).join(' ').split(GRANT)).toHaveLength(41);
    expect(lines.join('\n').split('22. 6. 2017')).toHaveLength(41);
  });

  test('goes on in the next line where its column is narrower than it is', async () => {
    const columns = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({ name })) as unknown as typeof table.columns;
    const [page] = await pagesOf(of({ ...table, columns, total: undefined as never, rows: [Array.from({ length: 6 }, () => GRANT)] }));
    expect(page?.text.replaceAll(' ', '').split('576472-')).toHaveLength(7);
    expect(Math.max(...(page?.runs ?? []).map(({ x, width }) => x + width))).toBeLessThan(540);
  });
});

describe('a Slovenian word at the end of a line', () => {
  const long = 'Medgeneracijsko izobraževalno središče sodelujočih prostovoljskih organizacij';
  const narrow = (language: string) => ({ language, ...of({ ...table, columns: [{ name: 'A' }, { name: 'B' }, { name: 'C' }, { name: 'D' }, { name: 'E' }] as const, total: undefined as never, rows: [['a', long, 'b', long, 'c']] }) });

  /** What stands in marks of its own: the hyphens that are no letters of the text. */
  async function softHyphens(bytes: Uint8Array): Promise<string[]> {
    const task = getDocument({ data: Uint8Array.from(bytes) });
    const page = await (await task.promise).getPage(1);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    await task.destroy();
    return items.flatMap((item, index) => {
      const before = items[index - 1];
      return 'str' in item && before && 'type' in before && before.type.startsWith('beginMarkedContent') && (before as { tag?: string }).tag === 'Span' ? [item.str] : [];
    });
  }

  test('is parted by its syllables, with a hyphen that is marked as not written', async () => {
    const bytes = await bytesOf(narrow('sl'));
    const { pages } = await readPdf(bytes);
    const ends = pages.flatMap(rowsOf).flatMap((row) => row.flatMap((run, index) => (run === '-' ? [`${row[index - 1]?.split(' ').at(-1) ?? ''}-`] : [])));
    expect(ends.length).toBeGreaterThan(1);
    expect(ends.filter((end) => !['sredi-', 'orga-', 'prostovolj-'].includes(end))).toEqual([]);
    expect(await softHyphens(bytes)).toEqual(ends.map(() => '-'));
  });

  test('is whole where the report is in another language', async () => {
    const lines = (await pagesOf(narrow('en'))).flatMap(linesOf);
    expect(lines.join('\n')).not.toMatch(/ -(?: |$)/m);
  });

  test('is whole in headings, names and acronyms, and where the line is nearly full anyway', async () => {
    const said = 'NEPREKINJENOIZOBRAŽEVANJE beseda '.repeat(30);
    const lines = (await pagesOf({ content: [section('Medgeneracijsko izobraževanje prostovoljcev in njihovih najpomembnejših spremljevalcev v obmejnih območjih', [text({ text: said })])] })).flatMap(linesOf);
    expect(lines.join('\n')).not.toMatch(/ -(?: |$)/m);
  });
});

describe('a table', () => {
  test('has its total on the page of the row above it, however many rows it has', async () => {
    for (let rows = 25; rows <= 34; rows += 1) {
      const pages = await pagesOf(of({ ...table, rows: Array.from({ length: rows }, (_, index) => [`Kraj ${index}`, 'Slovenija', String(index)]) }));
      const last = pages.find((page) => page.text.includes('12.047'));
      expect(last?.text).toContain(`Kraj ${rows - 1} `);
      expect(pages.map((page) => page.text).join(' ').match(/Kraj \d/g)).toHaveLength(rows);
    }
  });
});

describe('a heading', () => {
  const part = (level: 1 | 2 | 3, content: readonly Block[]): Section => section(`Naslov ${level}`, content, level);

  test('stays with the headings within it and the first of their text, wherever on the page it comes', async () => {
    for (let lines = 24; lines <= 36; lines += 2) {
      const nested = part(1, [part(2, [part(3, [text({ text: 'besedilo' })])])]);
      const pages = await pagesOf({ content: [section('Prej', [text({ text: 'vrstica\n'.repeat(lines) })]), nested] });
      const at = ['Naslov 1', 'Naslov 2', 'Naslov 3', 'besedilo'].map((said) => pages.findIndex((page) => page.text.includes(said)));
      expect(new Set(at).size).toBe(1);
    }
  });

  test('begins a page where it is to, and not where something else begins', async () => {
    const pages = await pagesOf({ content: [section('Prvi', [text({ text: 'ena' })]), { ...section('Drugi', [text({ text: 'dva' })]), startsPage: true }, section('Tretji', [text({ text: 'tri' })])] });
    expect(pages.map((page) => ['ena', 'dva', 'tri'].filter((word) => page.text.includes(word)))).toEqual([['ena'], ['dva', 'tri']]);
  });
});

describe('a report of many pages', () => {
  const chapters = Array.from({ length: 5 }, (_, index) => ({ ...section(`Poglavje ${index + 1}`, [section(`Del ${index + 1}`, [text({ text: 'beseda '.repeat(900) })], 2)]), startsPage: true }));

  test('has a page with its title, and its contents with the pages on which they stand and links to them', async () => {
    const bytes = await bytesOf({ cover: true, content: chapters });
    const { pages } = await readPdf(bytes);
    expect(pages[0]?.text).toMatch(/^With the support of the programme Poročilo Letno poročilo & pregled Stanje podatkov: 1\. junij 2021 /);
    expect(pages[0]?.filled['#ffcc00']).toBe(12);
    const entries = rowsOf(pages[1]).flatMap(([title = '', number = '']) => (/^(?:Poglavje|Del) \d$/.test(title) ? [[title, Number(number)] as const] : []));
    expect(entries).toHaveLength(10);
    for (const [title, number] of entries) expect(pages[number - 1]?.text).toContain(title);
    expect(pages[2]?.text).toContain('Poglavje 1');
    const task = getDocument({ data: Uint8Array.from(bytes) });
    const links = await (await (await task.promise).getPage(2)).getAnnotations();
    expect(links.length).toBeGreaterThanOrEqual(10);
    await task.destroy();
  });
});

test('a chart and a map stand on the page with their figures, in the type of the report', async () => {
  const { text: all, fonts } = await readPdf(await bytesOf(of(chart, map)));
  expect(all).toMatch(/2020 neznano neznano Leto Ženske Moški 2017 12 10/);
  expect(all).toContain('Slovenija 1320');
  expect(fonts.every(({ name, bytes }) => /SourceS/.test(name) && bytes > 0)).toBe(true);
});
