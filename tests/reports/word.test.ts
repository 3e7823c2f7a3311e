/** A report as a Word document: its parts are Word's own, its languages are marked, and equal facts give equal bytes. */

import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import sharp from 'sharp';
import { drawn } from '../../electron/reports/drawn.ts';
import { emblemPicture } from '../../electron/reports/emblem-picture.ts';
import { asOutlines, rasterized } from '../../electron/reports/rasterized.ts';
import { picturesOf } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { GRANT, PHOTO, longReport } from '../support/long-report.ts';

let pictures: ReadonlyMap<string, string>;
let parts: Readonly<Record<string, Uint8Array>>;
let document: string;

const written = async (report = longReport()) => (await write(report, 'docx', pictures)).bytes;
const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
const textIn = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text = '']) => text).join('');

/** Paragraphs by their style: [style, text]. */
const paragraphs = (xml: string) => [...xml.matchAll(/<w:p(?: [^>]*)?>([^]*?)<\/w:p>/g)].map(([, inner = '']): [string, string] => [/<w:pStyle w:val="([^"]+)"/.exec(inner)?.[1] ?? '', textIn(inner)]);

beforeAll(async () => {
  const jpeg = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#567' } }).jpeg().toBuffer();
  pictures = new Map([[PHOTO, `data:image/jpeg;base64,${jpeg.toString('base64')}`]]);
  parts = unzipSync(await written());
  document = part('word/document.xml');
});

describe('a Word document', () => {
  test('has its headings as headings, of the level that they have', () => {
    const styled = paragraphs(document).filter(([style]) => /^(Title|Heading\d)$/.test(style));
    expect(styled).toEqual([
      ['Title', 'Letno poročilo &amp; pregled'], ['Heading1', 'Pregled'], ['Heading1', 'Številke'], ['Heading2', 'Po letih'], ['Heading2', 'Po krajih'], ['Heading3', 'Vsi kraji'], ['Heading1', 'Fotografije'],
    ]);
  });

  test('has lists, facts and lines as they are, and every word', () => {
    expect(document.match(/<w:numPr>/g)).toHaveLength(2);
    expect(textIn(document)).toContain(GRANT);
    expect(document).toMatch(/Prvi odstavek\.<\/w:t><\/w:r><w:r>(?:<w:rPr>[^]*?<\/w:rPr>)?<w:br\/>/);
  });

  test('has tables whose heads are repeated, whose rows are not torn and whose total stays with the row above', () => {
    const table = document.slice(document.indexOf('Vsi kraji'));
    expect(table).toContain('<w:tblHeader/>');
    const rows = [...table.slice(0, table.indexOf('</w:tbl>')).matchAll(/<w:tr>[^]*?<\/w:tr>/g)].map(([row]) => row);
    expect(rows.map(textIn)).toEqual(['KrajDržavaDržavljani', 'PtujSlovenija12.000', 'VidemItalijapribližno 40', '007Avstrija7', 'Skupaj12.047']);
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual([true, false, false, true, false]);
  });

  test('has a chart and a map drawn as on paper, as fine as paper shows them, beside their figures', async () => {
    const all = textIn(document);
    expect(all).toContain('LetoŽenskeMoški20171210201840neznano');
    expect(all).toContain('Slovenija1320Italija45Avstrijaneznano');
    const drawings = longReport().content.flatMap(({ content }) => content.flatMap((block) => (block.is === 'section' ? block.content : [block]))).flatMap((block) => (block.is === 'chart' || block.is === 'map' ? drawn(block, 'sl').drawings : []));
    expect(drawings.length).toBeGreaterThan(1);
    const extents = [...document.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].slice(1, -1).map(([, across, down]) => [Number(across) / 914_400, Number(down) / 914_400]);
    const names = [...document.matchAll(/r:embed="([^"]+)"/g)].slice(1, -1).map(([, id = '']) => new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(part('word/_rels/document.xml.rels'))?.slice(1).join(''));
    for (const [index, drawing] of drawings.entries()) {
      const picture = parts[`word/${names[index]}`];
      const { width, height } = await sharp(picture).metadata();
      const [across = 0, down = 0] = extents[index] ?? [];
      expect([across * 72, down * 72]).toEqual([expect.closeTo(drawing.width, 0), expect.closeTo(drawing.height, 0)]);
      expect([Math.abs(width - across * 200) < 2, Math.abs(height - down * 200) < 2]).toEqual([true, true]);
      expect(asOutlines(drawing.body)).not.toContain('<text');
      expect(Buffer.from(await rasterized(drawing)).equals(Buffer.from(picture ?? []))).toBe(true);
    }
  });

  test('says in words what its pictures show, and has each in its proportions', () => {
    expect([...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, said]) => said)).toEqual(['Emblem Evropske unije', 'Od leta 2017 do 2020 je sodelovalo vedno več ljudi.', 'Največ jih je iz Slovenije.', 'Ljudje na trgu']);
    const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"\/>(?![^]*<wp:extent)/.exec(document) ?? [];
    expect(Number(width) / Number(height)).toBeCloseTo(1.5, 2);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media/'))).toHaveLength(4);
  });

  test('has the emblem blue with twelve yellow stars', async () => {
    const { data, info } = await sharp(emblemPicture()).raw().toBuffer({ resolveWithObject: true });
    const colour = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
    expect([info.width, info.height]).toEqual([600, 400]);
    expect(colour(300, 200)).toEqual([0, 0x33, 0x99]);
    for (let hour = 0; hour < 12; hour += 1) expect(colour(Math.round(300 + (400 / 3) * Math.sin((hour * Math.PI) / 6)), Math.round(200 - (400 / 3) * Math.cos((hour * Math.PI) / 6)))).toEqual([0xff, 0xcc, 0]);
  });

  test('marks its language, and what is said in another', () => {
    expect(part('word/styles.xml')).toContain('<w:lang w:val="sl-SI"/>');
    const english = [...document.matchAll(/<w:lang w:val="en-GB"\/>[^]*?<w:t[^>]*>([^<]*)/g)].map(([, text]) => text);
    expect(english).toEqual(['With the support of the programme', 'Unity in diversity', 'second point']);
  });

  test('has the small print and the number of the page at the foot of each, and the places to sign at its end', () => {
    const foot = Object.keys(parts).filter((name) => /footer\d/.test(name) && !name.endsWith('.rels')).map(part).join('');
    expect(textIn(foot)).toContain('This reflects the views only of the author.');
    expect(foot).toMatch(/Stran [^]*PAGE[^]* od [^]*NUMPAGES/);
    expect(textIn(document).endsWith('Kraj in datumPodpis')).toBe(true);
  });

  test('of many pages has a page for its title, and a list of contents that leads to its headings', async () => {
    const long = strFromU8(unzipSync(await written(longReport({ cover: true })))['word/document.xml'] ?? new Uint8Array());
    expect(textIn(long)).toContain('Stanje podatkov: 1. junij 2021');
    expect(long).toMatch(/TOC [^<]*1-2/);
    expect(document).not.toContain('TOC ');
  });
});

test('equal facts give an equal Word document, on another day and after others, dated as the facts are', async () => {
  const first = await written();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-03T04:05:06Z') });
  await written(longReport({ cover: true, title: 'Drugo' }));
  const again = await written();
  vi.useRealTimers();
  expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
  expect(strFromU8(unzipSync(again)['docProps/core.xml'] ?? new Uint8Array()).match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2021-06-01T10:00:00Z', '2021-06-01T10:00:00Z']);
});

test('a picture that is no JPEG is left out, and its words stay', async () => {
  const report = longReport();
  const { bytes } = await write(report, 'docx', new Map(picturesOf(report.content).map((sha256) => [sha256, 'data:image/jpeg;base64,AAAA'])));
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  expect(xml.match(/<wp:docPr /g)).toHaveLength(3);
  expect(textIn(xml)).toContain('OdprtjeFoto: Ana');
});
