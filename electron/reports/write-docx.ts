/** A report as a Word document that goes on being written: real headings, lists and tables, its languages marked, no page laid out by hand. */

import { AlignmentType, BorderStyle, Document, type FileChild, Footer, ImageRun, type IStylesOptions, LineRuleType, Packer, PageNumber, Paragraph, TabStopType, TableOfContents, TextRun } from 'docx';
import { formatDate } from '#shared/domain/date-text.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type DrawnPicture, type Setting, WIDTH, beside, image, paragraph, runs, section, wordLanguage } from './docx-blocks.ts';
import { drawn } from './drawn.ts';
import { emblemPicture } from './emblem-picture.ts';
import { steadyDocx } from './docx-steady.ts';
import { HAIRLINE, INK, QUIET } from './page.ts';
import { rasterized } from './rasterized.ts';
import type { Block, Chart, CountryMap, Report, Section } from './tree.ts';

const [ink, quiet, hairline] = [INK, QUIET, HAIRLINE].map((colour) => colour.slice(1)) as [string, string, string];

/** A face that every Word has, which the programme's contact points name among those to stand beside the emblem. */
const FACE = 'Calibri';

/** Half points, and twentieths of a point. */
function styles(language: string): IStylesOptions {
  const heading = (size: number, before: number, color = ink) => ({ run: { font: FACE, size, bold: true, color }, paragraph: { spacing: { before, after: 80 }, keepNext: true } });
  const own = (id: string, run: object, spacing: object) => ({ id, name: id, basedOn: 'Normal', next: 'Normal', quickFormat: true, run, paragraph: { spacing } });
  return {
    default: {
      document: { run: { font: FACE, size: 21, color: ink, language: { value: wordLanguage(language) } }, paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } } },
      title: { run: { font: FACE, size: 40, color: ink }, paragraph: { spacing: { before: 0, after: 160 } } },
      heading1: heading(28, 360),
      heading2: heading(24, 260),
      heading3: heading(21, 200, quiet),
      listParagraph: { paragraph: { spacing: { after: 60 } } },
    },
    paragraphStyles: [
      own('Kind', { size: 19, color: quiet }, { before: 320, after: 60 }),
      own('Lead', { size: 22 }, { after: 40 }),
      own('Strong line', { bold: true }, { before: 80, after: 80 }),
      own('Quiet', { size: 18, color: quiet }, { after: 60 }),
      own('Cell', { size: 20 }, { after: 0, line: 252, lineRule: LineRuleType.AUTO }),
      own('Photo caption', { size: 18 }, { before: 40, after: 20, line: 240, lineRule: LineRuleType.AUTO }),
      own('Figure name', { bold: true, size: 20 }, { before: 200, after: 40 }),
      own('Small print', { size: 16, color: quiet }, { after: 0, line: 240, lineRule: LineRuleType.AUTO }),
    ],
  };
}

/** The emblem's height: 17 mm, in pixels of 1/96 inch. */
const EMBLEM_HEIGHT = 64;

/** The own logo, in no more room than the emblem has; none where its file is no picture. */
const logoOf = ({ logo }: Report, pictures: ReadonlyMap<string, string>): ImageRun[] => (logo ? image(pictures.get(logo.sha256) ?? '', logo.alternative, { width: EMBLEM_HEIGHT * 1.5, height: EMBLEM_HEIGHT }) : []);

/** Twentieths of a point that the emblem's and the logo's columns have. */
const MARK = 1700;

function masthead(report: Report, word: string, pictures: ReadonlyMap<string, string>): FileChild[] {
  const { emblem, support } = report;
  const logo = logoOf(report, pictures);
  if (!emblem) return logo.length > 0 ? [new Paragraph({ children: logo })] : [];
  const picture = new ImageRun({ type: 'png', data: emblemPicture(), transformation: { width: EMBLEM_HEIGHT * 1.5, height: EMBLEM_HEIGHT }, altText: { name: '', title: '', description: word } });
  const said = support ? [new Paragraph({ style: 'Lead', spacing: { before: 160 }, children: runs(support) })] : [new Paragraph({ children: [] })];
  const left = [[new Paragraph({ style: 'Cell', children: [picture] })], said];
  if (logo.length === 0) return [beside([left], [MARK, WIDTH - MARK])];
  return [beside([[...left, [new Paragraph({ style: 'Cell', alignment: AlignmentType.RIGHT, children: logo })]]], [MARK, WIDTH - 2 * MARK, MARK])];
}

/** "Page 2 of 5", with the numbers left to Word. */
function pageLabel(t: ReturnType<typeof reportTranslator>['t']): TextRun {
  const parts = t('reports:page', { page: '<page>', pages: '<pages>' }).split(/(<pages?>)/);
  return new TextRun({ children: ['\t', ...parts.map((part) => (part === '<page>' ? PageNumber.CURRENT : part === '<pages>' ? PageNumber.TOTAL_PAGES : part))] });
}

function footer({ smallPrint }: Report, t: ReturnType<typeof reportTranslator>['t']): Footer {
  const line = { top: { style: BorderStyle.SINGLE, size: 4, color: hairline, space: 6 } };
  return new Footer({
    children: [
      new Paragraph({ style: 'Small print', border: line, tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }], children: [pageLabel(t)] }),
      ...(smallPrint ? [new Paragraph({ style: 'Small print', children: runs(smallPrint) })] : []),
    ],
  });
}

/** Beside each other; more people in a further row. */
const SIGNED_ABREAST = 3;

function signatures(labels: readonly string[]): FileChild[] {
  const line = { top: { style: BorderStyle.SINGLE, size: 6, color: ink, space: 4 } };
  const place = (label: string) => [new Paragraph({ style: 'Quiet', spacing: { before: 1000 }, border: line, children: runs({ text: label }) })];
  const abreast = Math.min(SIGNED_ABREAST, labels.length);
  const rows = Array.from({ length: abreast > 0 ? Math.ceil(labels.length / abreast) : 0 }, (_, index) => labels.slice(index * abreast, (index + 1) * abreast));
  return rows.map((row) => beside([row.map(place)], row.map(() => Math.floor(WIDTH / abreast))));
}

/** Title and lead; before a report of many pages on a page of their own, with a list of contents after them. */
function front(report: Report, t: ReturnType<typeof reportTranslator>['t'], pictures: ReadonlyMap<string, string>): FileChild[] {
  const { kind, title, titleLanguage, lead, cover, changedAt, language } = report;
  const head = [
    ...masthead(report, t('reports:setting.emblem'), pictures),
    new Paragraph({ style: 'Kind', ...(cover ? { spacing: { before: 2600 } } : {}), children: runs({ text: kind }) }),
    new Paragraph({ style: 'Title', children: runs({ text: title, language: titleLanguage }) }),
    ...lead.map((one) => paragraph(one)),
  ];
  if (!cover) return head;
  const day = formatDate(changedAt.slice(0, 10), language as ReportLanguage);
  return [
    ...head,
    new Paragraph({ style: 'Quiet', spacing: { before: 320 }, children: runs({ text: t('reports:setting.dataOf', { day }) }) }),
    new Paragraph({ pageBreakBefore: true, alignment: AlignmentType.LEFT, style: 'Figure name', children: [new TextRun({ text: t('reports:setting.contents'), size: 28 })] }),
    new TableOfContents(t('reports:setting.contents'), { hyperlink: true, headingStyleRange: '1-2' }),
  ];
}

type Figure = Chart | CountryMap;

const figuresIn = (blocks: readonly Block[]): Figure[] => blocks.flatMap((block) => (block.is === 'section' ? figuresIn(block.content) : block.is === 'chart' || block.is === 'map' ? [block] : []));

/** One after the other: a picture that is drawn takes much room. */
async function drawingsOf(content: readonly Section[], language: string): Promise<Map<Figure, DrawnPicture[]>> {
  const made = new Map<Figure, DrawnPicture[]>();
  for (const figure of figuresIn(content)) {
    const pictures: DrawnPicture[] = [];
    for (const drawing of drawn(figure, language).drawings) pictures.push({ ...drawing, png: await rasterized(drawing) });
    made.set(figure, pictures);
  }
  return made;
}

/** @param pictures SHA-256 → the picture as a `data:` address */
export async function writeDocx(report: Report, pictures: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const { language, title, content, cover, changedAt } = report;
  const { t } = reportTranslator(language as ReportLanguage);
  const given: Setting = { language, pictures, drawings: await drawingsOf(content, language) };
  const document = new Document({
    title,
    creator: 'Kronika',
    lastModifiedBy: 'Kronika',
    styles: styles(language),
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134, footer: 567 } } },
        footers: { default: footer(report, t) },
        children: [...front(report, t, pictures), ...content.flatMap((one, index) => section(one, given, one.startsPage === true || (cover === true && index === 0))), ...signatures(report.signatures)],
      },
    ],
  });
  return steadyDocx(await Packer.pack(document, 'uint8array'), changedAt);
}
