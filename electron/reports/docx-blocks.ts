/** The parts of a report as Word's own: headings, lists, tables and pictures that can be edited, and are read aloud as what they are. */

import {
  AlignmentType, BorderStyle, type FileChild, HeadingLevel, type IParagraphOptions, type IRunOptions, ImageRun, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType,
} from 'docx';
import { drawn } from './drawn.ts';
import type { Drawing } from './drawing.ts';
import { HAIRLINE, INK, QUIET } from './page.ts';
import { jpegSize } from './jpeg-size.ts';
import { type Chart, type CountryMap, type Block, type Cell, type Facts, type Paragraph as Said, type Picture, type Said as Words, type Section, type Table as Tabular, shown } from './tree.ts';

export interface Setting {
  /** Of the report, BCP 47. */
  readonly language: string;
  /** SHA-256 → the picture as a `data:` address. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The drawings of the charts and maps, as PNG. */
  readonly drawings: ReadonlyMap<Chart | CountryMap, readonly DrawnPicture[]>;
}

export interface DrawnPicture extends Pick<Drawing, 'width' | 'height' | 'alternative'> {
  readonly png: Uint8Array;
}

const bare = (colour: string) => colour.slice(1);

/** Twentieths of a point over the whole width of the text: A4 with 20 mm at both sides. */
export const WIDTH = 9638;

/** Pixels to an inch as Word counts them: 96. */
const PIXELS = 96 / 1440;

/** Word's names for the languages that it knows by their country. */
const WORD_LANGUAGES: Readonly<Record<string, string>> = { sl: 'sl-SI', en: 'en-GB', de: 'de-DE', it: 'it-IT', hr: 'hr-HR', fr: 'fr-FR', hu: 'hu-HU', el: 'el-GR', bg: 'bg-BG', tr: 'tr-TR' };
export const wordLanguage = (language: string): string => WORD_LANGUAGES[language] ?? language;

/** A text's lines, and the language that it is in where that is another. */
export function runs({ text, language }: Words, look: IRunOptions = {}): TextRun[] {
  const spoken = language === undefined ? {} : { language: { value: wordLanguage(language) } };
  return text.split(/\r?\n/).map((line, index) => new TextRun({ ...look, ...spoken, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

const STYLES = { lead: 'Lead', strong: 'Strong line', text: undefined, quiet: 'Quiet', credit: 'Quiet' } as const;

export function paragraph(said: Said, more: IParagraphOptions = {}): Paragraph {
  const style = STYLES[said.look];
  return new Paragraph({ ...(style === undefined ? {} : { style }), children: runs(said, said.look === 'strong' ? { bold: true } : {}), ...more });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const hair = { style: BorderStyle.SINGLE, size: 4, color: bare(HAIRLINE) };
const firm = { style: BorderStyle.SINGLE, size: 8, color: bare(INK) };

/** Of a column of figures: as wide as its name and its longest figure ask for. */
const FIGURE_LEAST = 1000;
const FIGURE_LETTER = 115;

function widthsOf({ columns, rows }: Tabular): number[] {
  const figures = columns.map(({ name, isFigure }, index) => (isFigure ? Math.max(FIGURE_LEAST, FIGURE_LETTER * Math.max(...name.split(' ').map((word) => word.length), ...rows.map((cells) => shown(cells[index] ?? '').length)) + 160) : 0));
  const words = columns.filter(({ isFigure }) => !isFigure).length;
  const rest = Math.max(WIDTH - figures.reduce((sum, width) => sum + width, 0), words * 800);
  const all = figures.map((width) => (width > 0 ? width : Math.floor(rest / words)));
  const sum = all.reduce((total, width) => total + width, 0);
  return sum > WIDTH ? all.map((width) => Math.floor((width * WIDTH) / sum)) : all;
}

const MARGINS = { top: 50, bottom: 50, left: 60, right: 60 };

/** As high as a line that is written on, in twentieths of a point. */
const WRITTEN = 480;

function table(data: Tabular): Table {
  const { columns, rows, total, isToFill = false } = data;
  const widths = widthsOf(data);
  const cell = (text: string, index: number, { look = {}, span = 1, keepNext = false, borders = { bottom: hair } }: { look?: IRunOptions; span?: number; keepNext?: boolean; borders?: object } = {}) =>
    new TableCell({
      width: { size: widths.slice(index, index + span).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      ...(span > 1 ? { columnSpan: span } : {}),
      margins: MARGINS,
      verticalAlign: VerticalAlign.TOP,
      borders: { top: none, left: none, right: none, bottom: none, ...borders },
      children: [new Paragraph({ style: 'Cell', alignment: columns[index + span - 1]?.isFigure && span === 1 ? AlignmentType.RIGHT : AlignmentType.LEFT, keepNext, children: runs({ text }, look) })],
    });
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ name }, index) => cell(name, index, { look: { color: bare(QUIET), size: 18 }, keepNext: true })) });
  const body = rows.map((cells, row) => {
    const keepNext = total !== undefined && row === rows.length - 1;
    return new TableRow({ cantSplit: true, ...(isToFill ? { height: { value: WRITTEN, rule: 'atLeast' as const } } : {}), children: cells.map((each: Cell, index) => cell(shown(each), index, { keepNext })) });
  });
  const over = total ? columns.length - total.length + 1 : 0;
  const foot = total
    ? [new TableRow({ cantSplit: true, children: [cell(shown(total[0]), 0, { look: { bold: true }, span: over, borders: { top: firm } }), ...total.slice(1).map((figure, index) => cell(shown(figure), over + index, { look: { bold: true }, borders: { top: firm } }))] })]
    : [];
  return new Table({ layout: TableLayoutType.FIXED, width: { size: WIDTH, type: WidthType.DXA }, columnWidths: widths, borders: NO_BORDERS, rows: [head, ...body, ...foot] });
}

/** Cells beside each other without lines: facts, pictures, places to sign. */
export function beside(rows: readonly (readonly (readonly Paragraph[])[])[], widths: readonly number[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    rows: rows.map((cells) => new TableRow({ cantSplit: true, children: widths.map((width, index) => new TableCell({ width: { size: width, type: WidthType.DXA }, margins: { top: 30, bottom: 30, left: index === 0 ? 0 : 140, right: 0 }, children: [...(cells[index] ?? [new Paragraph({ children: [] })])] })) })),
  });
}

const FACT_NAME = 2700;

const facts = ({ rows }: Facts): Table => beside(rows.map(([name, said]) => [[new Paragraph({ style: 'Quiet', children: runs({ text: name }) })], [new Paragraph({ style: 'Cell', children: runs(said) })]]), [FACT_NAME, WIDTH - FACT_NAME]);

const PICTURE_WIDTH = WIDTH / 2 - 70;
const PICTURE_HEIGHT = 3400;

/** A picture in its own proportions; nothing where its file is none that Word takes. @param room in pixels of 1/96 inch */
export function image(address: string, alternative: string, room = { width: PICTURE_WIDTH * PIXELS, height: PICTURE_HEIGHT * PIXELS }): ImageRun[] {
  const data = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  const size = jpegSize(data);
  if (!size) return [];
  const scale = Math.min(room.width / size.width, room.height / size.height);
  return [new ImageRun({ type: 'jpg', data, transformation: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) }, altText: { name: '', title: '', description: alternative } })];
}

function picture({ sha256, alternative, words }: Picture, pictures: ReadonlyMap<string, string>): Paragraph[] {
  return [
    new Paragraph({ style: 'Cell', keepNext: true, children: image(pictures.get(sha256) ?? '', alternative) }),
    ...words.map((said) => new Paragraph({ style: said.look === 'text' ? 'Photo caption' : 'Quiet', children: runs(said) })),
  ];
}

function pictures(all: readonly Picture[], given: Setting): Table {
  const pairs = Array.from({ length: Math.ceil(all.length / 2) }, (_, index) => all.slice(2 * index, 2 * index + 2));
  return beside(pairs.map((pair) => pair.map((one) => picture(one, given.pictures))), [WIDTH / 2, WIDTH / 2]);
}

/** Two tables that touch would become one. */
const gap = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT }, children: [] });

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** @param startsPage whether it does so here; the first after a list of contents begins one anyway */
export function section({ title, titleLanguage, level, content }: Section, given: Setting, startsPage: boolean): FileChild[] {
  return [new Paragraph({ heading: HEADINGS[level], keepNext: true, ...(startsPage ? { pageBreakBefore: true } : {}), children: runs({ text: title, language: titleLanguage }) }), ...content.flatMap((one) => block(one, given))];
}

/** Pixels to a point. */
const PIXEL = 96 / 72;

const drawing = ({ png, width, height, alternative }: DrawnPicture): Paragraph =>
  new Paragraph({ style: 'Cell', spacing: { before: 60, after: 120 }, children: [new ImageRun({ type: 'png', data: png, transformation: { width: width * PIXEL, height: height * PIXEL }, altText: { name: '', title: '', description: alternative } })] });

/** Its name, its drawings, and its figures where no table beside it has them. */
function figure(one: Chart | CountryMap, { language, drawings }: Setting): FileChild[] {
  const values = drawn(one, language).table;
  return [new Paragraph({ style: 'Figure name', keepNext: true, children: runs({ text: one.name }) }), ...(drawings.get(one) ?? []).map(drawing), ...(values ? [table(values), gap()] : [])];
}

function block(one: Block, given: Setting): FileChild[] {
  switch (one.is) {
    case 'text': return [paragraph(one)];
    case 'list': return one.items.map((item) => new Paragraph({ style: 'ListParagraph', bullet: { level: 0 }, children: runs(item) }));
    case 'facts': return [facts(one), gap()];
    case 'table': return [table(one), gap()];
    case 'chart': case 'map': return figure(one, given);
    case 'pictures': return [pictures(one.pictures, given), gap()];
    default: return section(one, given, one.startsPage === true);
  }
}
