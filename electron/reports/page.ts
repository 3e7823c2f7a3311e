/** What every report looks like: paper, type, colours, running heads, tables. Sizes are points. */

import type { Content, ContentCanvas, ContentStack, CustomTableLayout, Style, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { lastOf, piecesOf } from './flow.ts';
import { heightOf, linesOf } from './room.ts';
import type { Said } from './tree.ts';

export const INK = '#1d1b18';
export const QUIET = '#6a655d';
export const HAIRLINE = '#c9c3b8';

/** 20 mm at the sides, room for the running head above. Below stands the foot, as high as what it says. */
export const MARGINS = { left: 57, top: 62, right: 57 };
const A4_WIDTH = 595.28;
export const TEXT_WIDTH = A4_WIDTH - MARGINS.left - MARGINS.right;

export const SANS = 'SourceSans';
export const SERIF = 'SourceSerif';

export const styles: Record<string, Style> = {
  kind: { fontSize: 9.5, color: QUIET, characterSpacing: 0.4 },
  title: { font: SERIF, fontSize: 21, lineHeight: 1.02, color: INK },
  coverKind: { fontSize: 11, color: QUIET, characterSpacing: 0.4 },
  coverTitle: { font: SERIF, fontSize: 30, lineHeight: 1.02, color: INK },
  coverLead: { fontSize: 12, lineHeight: 1.1, color: INK },
  lead: { fontSize: 11, color: INK },
  heading: { font: SERIF, bold: true, fontSize: 13, color: INK },
  subheading: { bold: true, fontSize: 11, color: INK },
  smallHeading: { bold: true, fontSize: 10, color: QUIET },
  text: { fontSize: 10.5, lineHeight: 1.18 },
  quiet: { fontSize: 9, color: QUIET },
  caption: { fontSize: 9, lineHeight: 1.2 },
  tableHead: { fontSize: 9, color: QUIET },
  small: { fontSize: 8, color: QUIET, lineHeight: 1.05 },
  figureName: { bold: true, fontSize: 9.5, color: INK },
  factName: { fontSize: 9.5, lineHeight: 1.3, color: QUIET },
  entry: { bold: true, fontSize: 10.5 },
  subentry: { fontSize: 10.5 },
};

/** A hairline across the text. */
export function rule(margin: [number, number, number, number] = [0, 0, 0, 0]): ContentCanvas {
  return { canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 0.5, lineColor: HAIRLINE }], margin };
}

/**
 * Points that surely fit under each other on a page, a heading's above them left out. pdfmake loses what
 * is to be kept whole and is higher than a page.
 */
export const KEPT_WHOLE = 460;

/** The most height of a paragraph over the whole width, or of a picture; infinite for all else. */
function paragraphHeight(content: Content): number {
  if (typeof content !== 'object') return Number.POSITIVE_INFINITY;
  if ('image' in content && 'fit' in content && Array.isArray(content.fit)) return content.fit[1] ?? Number.POSITIVE_INFINITY;
  if (!('text' in content) || typeof content.text !== 'string') return Number.POSITIVE_INFINITY;
  return heightOf(content.text, { size: 10.5, lineHeight: 1.18, width: TEXT_WIDTH });
}

function isShort(content: Content): boolean {
  if (typeof content === 'object' && 'unbreakable' in content && content.unbreakable === true) return true;
  return paragraphHeight(content) <= KEPT_WHOLE;
}

/** What a report ends with, and at the most how high that is, in points. */
export interface Ending {
  readonly content: Content;
  readonly height: number;
}

/** Points of text, some three lines, that an ending has above it on its page at the least. */
const COMPANY = 50;

/** Paragraphs and what ends the report: where it comes to a new page, it takes the last lines with it. */
export function ended(content: readonly Content[], ending: Ending): Content[] {
  const before = [...content];
  const last: Content[] = [];
  let height = 0;
  for (let paragraph = before.pop(); paragraph !== undefined; paragraph = height < COMPANY ? before.pop() : undefined) {
    const own = paragraphHeight(paragraph);
    if (height + own + ending.height <= KEPT_WHOLE) {
      last.unshift(paragraph);
      height += own;
      continue;
    }
    const parted = inTwo(paragraph);
    if (!parted) {
      before.push(paragraph);
      break;
    }
    before.push(parted[0]);
    last.unshift(parted[1]);
    height += paragraphHeight(parted[1]);
  }
  return [...before, { stack: [...last, ending.content], unbreakable: height + ending.height <= KEPT_WHOLE }];
}

/** A long paragraph without its last lines, and these, which begin a line of their own. */
function inTwo(paragraph: Content): [Content, Content] | null {
  if (typeof paragraph !== 'object' || !('text' in paragraph) || typeof paragraph.text !== 'string') return null;
  const [rest, end] = lastOf(paragraph.text);
  return rest === '' ? null : [{ ...paragraph, text: rest }, { ...paragraph, text: end, margin: 0, goesOn: true }];
}

export interface Heading {
  readonly title: string;
  /** Where it is not the report's own, BCP 47. */
  readonly titleLanguage?: string | undefined;
  readonly level: 1 | 2 | 3;
  /** Whether the report has a list of contents, which it stands in. */
  readonly isListed: boolean;
  /** Its own, by which the bookmarks of its parts are found. */
  readonly name: string;
  /** Of the section that it is in. */
  readonly within: string | null;
}

const HEADING_STYLES = { 1: 'heading', 2: 'subheading', 3: 'smallHeading' } as const;
const HEADING_TAGS = { 1: 'H2', 2: 'H3', 3: 'H4' } as const;
/** Room above and below. */
const HEADING_MARGINS: Readonly<Record<Heading['level'], [number, number, number, number]>> = { 1: [0, 0, 0, 5], 2: [0, 10, 0, 3], 3: [0, 8, 0, 2] };

/** In the list of contents, which goes two levels deep. */
function entry({ level, isListed }: Heading): object {
  if (!isListed || level === 3) return {};
  const style = level === 1 ? 'entry' : 'subentry';
  return { tocItem: true, tocStyle: style, tocNumberStyle: style, tocMargin: level === 1 ? [0, 7, 0, 0] : [14, 2, 0, 0] };
}

/** What a reader lists beside the pages, to go there. */
function bookmark({ title, level, name, within }: Heading): object {
  return { outline: true, outlineText: title.replaceAll(/\s+/g, ' '), outlineExpanded: level === 1, id: name, ...(within === null ? {} : { outlineParentId: within }) };
}

/** A heading with its content; it stays with what follows it, a paragraph or what is kept whole. */
export function section(heading: Heading, content: readonly Content[], startsPage = false): ContentStack {
  const { title, titleLanguage, level } = heading;
  const text = { text: title, ...(titleLanguage === undefined ? {} : { lang: titleLanguage }), tag: HEADING_TAGS[level], style: HEADING_STYLES[level], margin: HEADING_MARGINS[level], ...bookmark(heading), ...entry(heading) };
  const parts = headed(level === 1 ? [rule([0, startsPage ? 0 : 16, 0, 9]), text] : [text], content);
  return { tag: 'Sect', stack: parts, ...(startsPage ? { pageBreak: 'before' as const } : {}) };
}

/** A part that begins with its own heading and what is kept with it, in two; null for all else. */
function ledBy(content: Content): [kept: Content[], rest: Content[]] | null {
  if (typeof content !== 'object' || !('stack' in content) || !Array.isArray(content.stack) || 'unbreakable' in content || 'pageBreak' in content) return null;
  const [first, ...rest] = content.stack;
  if (typeof first !== 'object' || !('stack' in first) || !Array.isArray(first.stack) || !('unbreakable' in first) || 'headlineLevel' in first) return null;
  return [first.stack, rest];
}

/** Points that a heading has below itself for the head and the first row of a table; a column is as narrow as this. */
const HEADING_ROOM = 76;
const CELL = { size: 10.5, lineHeight: 1.18, width: 100 };

/** The room that a heading and what begins the table under it take; 1 for all else, of which a line alone is asked for. */
function roomBelow(content: Content | undefined): number {
  if (typeof content !== 'object' || !('table' in content)) return 1;
  const first = content.table.body[1] ?? [];
  const heights = first.map((cell) => (typeof cell === 'object' && 'text' in cell && typeof cell.text === 'string' ? heightOf(cell.text, CELL) : 0));
  return HEADING_ROOM + Math.min(KEPT_WHOLE / 2, Math.max(0, ...heights));
}

function headed(heading: Content[], content: readonly Content[]): Content[] {
  const [first, ...rest] = content;
  // The heading of a part goes with that of the first within it, and so with what is kept with that one.
  const led = first === undefined ? null : ledBy(first);
  if (led) return [{ stack: [...heading, ...led[0]], unbreakable: true }, ...led[1], ...rest];
  if (first === undefined || !isShort(first)) return [{ stack: heading, unbreakable: true, headlineLevel: roomBelow(first) }, ...content];
  return [{ stack: [...heading, first], unbreakable: true }, ...rest];
}

/** Hairlines between the rows, none at the sides, a firmer one over a total. */
export const tableLayout = (totalRow: number): CustomTableLayout => ({
  hLineWidth: (line) => (line === totalRow ? 0.9 : line === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (line) => (line === totalRow ? INK : HAIRLINE),
  paddingLeft: (column) => (column === 0 ? 0 : 10),
  paddingRight: () => 0,
  paddingTop: () => 4,
  paddingBottom: () => 4,
});

/** The same where figures are said a second time, under a drawing. */
export const closeLayout: CustomTableLayout = { ...tableLayout(-1), paddingTop: () => 2.5, paddingBottom: () => 2.5 };

/** Names beside what is known, on one line, and white space between the rows. */
export const factsLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 14),
  paddingRight: () => 0,
  paddingTop: (row) => (row === 0 ? 0 : 2.5),
  paddingBottom: () => 2.5,
};

export interface Frame {
  readonly title: string;
  readonly language: string;
  /** ISO 8601. The document's date: when the newest of its facts was written, so that equal data give equal bytes. */
  readonly changedAt: string;
  readonly pageLabel: (page: number, pages: number) => string;
  /** Small print that stands at the foot of every page; where it is very long, at the end. */
  readonly smallPrint: Said | null;
}

/** What stands around the small print in the foot, a hairline and the paper's edge. */
const FOOT = 46;

const SMALL_PRINT = { size: 8, lineHeight: 1.05, width: TEXT_WIDTH - 24 - 90 };

/** Small print that would take a third of every page from the rest is said once, at the end. */
const HIGHEST_PRINT = 230;

/** Lines of the running head, above the text. */
const HEAD = { size: 9, width: TEXT_WIDTH };
const HEAD_LINES = 2;

/** As much of a title as the running head has room for. */
function shortTitle(title: string): string {
  const line = title.replaceAll(/\s+/g, ' ');
  if (linesOf(line, HEAD) <= HEAD_LINES) return line;
  const words = [...piecesOf(line.slice(0, 300))];
  while (words.length > 0 && linesOf(`${words.join('')} …`, HEAD) > HEAD_LINES) words.pop();
  return `${words.join('').trimEnd()} …`;
}

export function reportPage(frame: Frame, content: readonly Content[]): TDocumentDefinitions {
  const date = new Date(frame.changedAt);
  const title = shortTitle(frame.title);
  const printHeight = heightOf(frame.smallPrint?.text ?? '', SMALL_PRINT);
  const lineHeight = heightOf('', SMALL_PRINT);
  const inFoot = printHeight <= HIGHEST_PRINT;
  return {
    pageSize: 'A4',
    pageMargins: [MARGINS.left, MARGINS.top, MARGINS.right, FOOT + (inFoot ? printHeight : lineHeight)],
    version: '1.7',
    language: frame.language,
    displayTitle: true,
    tagged: true,
    subset: 'PDF/A-3a',
    info: { title: frame.title, creator: 'Kronika', producer: 'Kronika', creationDate: date, modDate: date },
    defaultStyle: { font: SANS, fontSize: 10.5, color: INK },
    styles,
    // A heading before a text of pages, of which not even a line came onto its page: only its own two parts follow.
    pageBreakBefore: ({ headlineLevel = 0, startPosition }, others) =>
      headlineLevel === 1 ? others.getFollowingNodesOnPage().length <= 2 : headlineLevel > 1 && startPosition !== undefined && (1 - startPosition.verticalRatio) * startPosition.pageInnerHeight < headlineLevel,
    header: (page) => (page === 1 ? null : { text: title, style: 'quiet', margin: [MARGINS.left, 30, MARGINS.right, 0] }),
    footer: (page, pages) => ({
      margin: [MARGINS.left, 8, MARGINS.right, 0],
      stack: [
        rule([0, 0, 0, 6]),
        {
          columns: [
            { text: inFoot ? (frame.smallPrint?.text ?? '') : '', style: 'small', width: '*', lang: frame.smallPrint?.language, isSaid: page === pages },
            { text: frame.pageLabel(page, pages), style: 'small', width: 90, alignment: 'right' },
          ],
          columnGap: 24,
        },
      ],
    }),
    content: inFoot ? [...content] : [...content, { text: frame.smallPrint?.text ?? '', lang: frame.smallPrint?.language, style: 'small', margin: [0, 24, 0, 0] }],
  };
}
