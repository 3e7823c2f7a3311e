/** A report in its shape: the same sections, photos, foreword and people in every format. */

import { strFromU8, unzipSync } from 'fflate';
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { PLAIN_SHAPE, shaped } from '#shared/domain/report-shape.ts';
import { reportSections } from '#shared/domain/report-sections.ts';
import { dataOf, reportIds } from '#shared/domain/report-kinds.ts';
import { definitionOf } from '../../electron/reports/definitions.ts';
import { type Report, allPicturesOf, chosenAs } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { dataOfEach, eventOf, fromCountry } from '../support/centre-data.ts';
import { longReport } from '../support/long-report.ts';
import { readPdf } from '../support/pdf.ts';
import { taggedProblems } from '../support/tagged-pdf.ts';

const LOGO = 'f'.repeat(64);
const SHAPE = { ...PLAIN_SHAPE, sections: ['figures', 'overview'], without: ['photos'], foreword: { sl: 'Hvala vsem.' }, signatories: ['Ana Novak, direktorica', 'Bor Kos, predsednik sveta', 'Cvetka Zupan', 'Dane Vidmar, tajnik'] };

const long = longReport();
const ids = ['overview', 'figures', 'photos'];
// Names of no report of the program: nothing of them has to stand.
const plain: Report = { ...long, content: long.content.map((one, index) => chosenAs(ids[index] as 'photos', one)) };
const report = shaped(plain, SHAPE, { of: 'dossier', foreword: 'Predgovor', logo: { sha256: LOGO, alternative: 'Logotip društva' } });

let pictures: ReadonlyMap<string, string>;
const written = async (format: 'pdf' | 'docx' | 'html' | 'txt' | 'csv', of: Report = report) => Buffer.from((await write(of, format, pictures)).bytes);

beforeAll(async () => {
  // Twice as high as it is wide, and larger than its room.
  const jpeg = await sharp({ create: { width: 400, height: 800, channels: 3, background: '#a52' } }).jpeg().toBuffer();
  pictures = new Map(allPicturesOf({ ...plain, logo: { sha256: LOGO, alternative: '' } }).map((sha256) => [sha256, `data:image/jpeg;base64,${jpeg.toString('base64')}`]));
});

test('every section of every report has a name of its own report, by which it can be chosen', () => {
  const all = dataOfEach([eventOf('meeting', [fromCountry('SI', 12)], { title: { en: 'Meeting' }, dates: '2019-05-20' })]);
  for (const id of reportIds) {
    const names = Object.keys(reportSections[id]);
    for (const one of definitionOf(id).make(all[dataOf(id)], 'en').content) expect(names, `${id}: ${one.title}`).toContain(one.id);
  }
});

test('stands so in the PDF, whose emblem is at least as high and as wide as the own logo, and which is still true to its marks', async () => {
  const bytes = await written('pdf');
  const { pages } = await readPdf(bytes);
  const said = pages.map(({ text }) => text).join('\n');
  const places = ['Hvala vsem.', 'Številke', 'Pregled', 'Ana Novak', 'direktorica', 'Dane Vidmar'].map((words) => said.indexOf(words));
  expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
  expect(said).not.toContain('Fotografije');
  expect(said).not.toContain('Kraj in datum');
  const [logo] = pages[0]?.pictures ?? [];
  expect(logo?.height).toBeLessThanOrEqual(48.01);
  expect(logo?.width).toBeLessThanOrEqual(72.01);
  expect(taggedProblems(bytes)).toEqual([]);
});

test('stands so in Word, on a page of the web, in plain text and in tables', async () => {
  const word = strFromU8(unzipSync(await written('docx'))['word/document.xml'] ?? new Uint8Array());
  const html = (await written('html')).toString('utf8');
  const text = (await written('txt')).toString('utf8');
  for (const said of [word, html, text]) {
    const places = ['Hvala vsem.', 'Številke', 'Pregled', 'Ana Novak'].map((words) => said.lastIndexOf(words));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
    expect(said).not.toContain('Fotografije');
  }
  expect(word).toContain('descr="Logotip društva"');
  expect(html).toContain('alt="Logotip društva"');
  expect(text).toContain('Ana Novak, direktorica\nBor Kos, predsednik sveta');
  const tables = (await written('csv', shaped(plain, { ...SHAPE, without: ['figures'] }, { of: 'dossier', foreword: '', logo: null }))).toString('utf8');
  expect(tables).not.toContain('Ptuj');
  expect((await written('csv')).toString('utf8')).toContain('Ptuj');
});

test('of nothing but people to sign it still has its lines', async () => {
  const { pages } = await readPdf(await written('pdf', { ...report, content: [] }));
  expect(pages.map(({ text }) => text).join('\n')).toContain('Dane Vidmar');
});

test('has the stars of the emblem within its blue, on a page that was laid out twice, too', async () => {
  // A heading that comes to the next page only once the first try is seen.
  const document = await getDocument({ data: new Uint8Array(await written('pdf', shaped(plain, { ...SHAPE, sections: [], without: [] }, { of: 'dossier', foreword: 'Predgovor', logo: null }))), verbosity: 0 }).promise;
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  const boxes: Record<string, number[][]> = {};
  let colour = '';
  for (const [index, operator] of fnArray.entries()) {
    const given = argsArray[index] as unknown[];
    if (operator === OPS.setFillRGBColor) colour = String(given[0]);
    else if (operator === OPS.constructPath) (boxes[colour] ??= []).push([...(given[2] as Float32Array)]);
  }
  const [left = 0, top = 0, right = 0, bottom = 0] = boxes['#003399']?.[0] ?? [];
  expect(boxes['#ffcc00']).toHaveLength(12);
  for (const [west = -1, north = -1, east = 9999, south = 9999] of boxes['#ffcc00'] ?? []) expect([west >= left, north >= top, east <= right, south <= bottom]).toEqual([true, true, true, true]);
});
