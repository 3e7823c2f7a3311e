/** What is reckoned and painted in a way of our own stands where pdfmake itself puts it: this fails where another version of it does otherwise. */

import type { Content, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces.js';
import { expect, test } from 'vitest';
import { SERIF, reportPage, tableLayout } from '../../electron/reports/page.ts';
import { render } from '../../electron/reports/render.ts';
import { readPdf } from '../support/pdf.ts';

const WORDS = 'Prijatelji  AVTO Tomažič, 3. maja 2019 – »Vaška šola« (šest ur); Γειά σου, Кюстендил.  ';

const PLACES: readonly ((text: Content) => Content)[] = [
  (text) => ({ text, style: 'title', margin: [0, 0, 0, 8] }),
  (text) => ({ text, style: 'text', alignment: 'justify' }),
  (text) => ({ text, font: SERIF, bold: true, fontSize: 13, color: '#6a655d', characterSpacing: 0.4 }),
  (text) => ({ stack: [{ text, style: 'small', alignment: 'right' }], bold: true, lineHeight: 1.4 }),
  (text) => ({ columns: [{ text, style: 'caption', width: 120 }, { text, noWrap: true, alignment: 'center' }], columnGap: 12 }),
  (text) => ({ ul: [{ text, italics: true }] }),
  (text) => ({ table: { headerRows: 1, widths: ['*', 'auto', 60], dontBreakRows: true, body: [[{ text, style: 'tableHead' }, 'a', ''], ...Array.from({ length: 30 }, (): TableCell[] => [{ text }, { text: '1.234,5', alignment: 'right', noWrap: true }, 'č'])] }, layout: tableLayout(-1) }),
];

const documentOf = (text: Content): TDocumentDefinitions => reportPage({ title: 'Poročilo', language: 'en', changedAt: '2019-06-01T10:00:00.000Z', pageLabel: (page, pages) => `${page}/${pages}`, smallPrint: null }, PLACES.map((place) => place(structuredClone(text))));

const placesIn = async (text: Content) => {
  const { pdf } = await render({ ...documentOf(text), tagged: false, subset: undefined }, new Map());
  const { pages } = await readPdf(pdf);
  return pages.map(({ runs }) => runs.filter(({ text }) => text.trim() !== '').map(({ text, x, y, width, font }) => `${text.trim()} ${x.toFixed(2)} ${y.toFixed(2)} ${width.toFixed(2)} ${font}`));
};

test('words stand where pdfmake puts them', async () => {
  // A word that can be seen through is left to pdfmake from first to last.
  const theirs = await placesIn([{ text: WORDS.repeat(3), opacity: 0.99 }]);
  expect(theirs.length).toBeGreaterThan(2);
  expect(await placesIn([{ text: WORDS.repeat(3) }])).toEqual(theirs);
});

test('a document is the same, whatever was written before it', async () => {
  const bytes = async (text: string) => Buffer.from((await render(documentOf(text), new Map())).pdf).toString('latin1');
  const first = await bytes('one two-three');
  await bytes('\u00A0one\u00A0two\u2011three \u00AD');
  expect(await bytes('one two-three')).toBe(first);
});
