/** A report as pages: where each part of its tree stands, for pdfmake to lay out. Lengths are points. */

import type { Column, Content, ContentTable, ContentText, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces.js';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { emblem } from './emblem.ts';
import { columnWidths } from './columns.ts';
import { cover } from './cover.ts';
import { drawn } from './drawn.ts';
import { svgOf } from './drawing.ts';
import { type Ending, INK, KEPT_WHOLE, QUIET, TEXT_WIDTH, closeLayout, ended, factsLayout, reportPage, section, tableLayout } from './page.ts';
import { heightOf } from './room.ts';
import type { Room } from './sampling.ts';
import { type Block, type Cell, type Chart, type CountryMap, type Facts, type List, type Logo, type Paragraph, type Picture, type Report, type Said, type Section, type Table, shown } from './tree.ts';

/** The emblem's height: as prominent as anything beside it, and no less than 10 mm, which a contact point of the programme asks for. */
const EMBLEM_HEIGHT = 48;

const GAP = 16;
const PHOTO_WIDTH = (TEXT_WIDTH - GAP) / 2;
const PHOTO_HEIGHT = 150;
/** What a photo has at the most. */
export const PHOTO_ROOM: Room = { width: PHOTO_WIDTH, height: PHOTO_HEIGHT };

/** A column of a table that shares what the figures leave. */
const CELL = { size: 10.5, lineHeight: 1, width: 180 };

type Margin = [left: number, top: number, right: number, bottom: number];

const STYLES = { lead: 'lead', strong: 'lead', text: 'text', quiet: 'quiet', credit: 'small' } as const;
/** Room above a paragraph that follows another. */
const ABOVE = { lead: 2, strong: 6, text: 6, quiet: 3, credit: 1 } as const;

/** What a text is in, where that is not the report's own language. */
const inLanguage = ({ language }: Said) => (language === undefined ? {} : { lang: language });

const paragraph = (said: Paragraph, above: number): ContentText => ({ text: said.text, style: STYLES[said.look], ...inLanguage(said), ...(said.look === 'strong' ? { bold: true } : {}), margin: [0, above, 0, 0] satisfies Margin });

/** As high as a line that is written on. */
const WRITTEN = 18;

function table(of: Table): ContentTable {
  const { name, columns, rows, total, isToFill = false } = of;
  // A figure with its words, "at least 140", stays in one line.
  const right = (index: number) => (columns[index]?.isFigure ? { alignment: 'right' as const, noWrap: true } : {});
  const body: TableCell[][] = [
    columns.map(({ name }, index) => ({ text: name, style: 'tableHead', ...right(index) })),
    ...rows.map((cells) => cells.map((cell, index) => ({ text: shown(cell), ...right(index) }))),
  ];
  if (total) {
    const [name, ...figures] = total;
    const over = columns.length - figures.length;
    body.push([{ text: name, bold: true, colSpan: over }, ...columns.slice(1, over).map(() => ({})), ...figures.map((figure, index) => ({ text: shown(figure), bold: true, ...right(over + index) }))]);
  }
  const rowHeight = (cells: readonly Cell[]) => Math.max(...cells.map((cell, index) => (columns[index]?.isFigure ? 0 : heightOf(shown(cell), CELL))));
  const isWhole = rows.every((cells) => rowHeight(cells) <= KEPT_WHOLE);
  const keepsLastRows = isWhole && total !== undefined && rowHeight(rows.at(-1) ?? []) + rowHeight(total.slice(0, 1)) <= KEPT_WHOLE / 2;
  return {
    table: { headerRows: 1, dontBreakRows: isWhole, keepWithHeaderRows: isWhole ? (keepsLastRows && rows.length === 1 ? 2 : 1) : 0, ...(keepsLastRows ? { keepsLastRows } : {}), widths: columnWidths(of), body, ...(isToFill ? { heights: (index: number) => (index === 0 ? 'auto' : WRITTEN) } : {}) },
    called: name,
    layout: tableLayout(total ? body.length - 1 : -1),
    margin: [0, 8, 0, 0],
  };
}

const list = ({ items }: List, above: number): Content => ({ ul: items.map((item) => ({ text: item.text, style: 'text', ...inLanguage(item), margin: [0, 0, 0, 3] satisfies Margin })), markerColor: QUIET, margin: [2, above, 0, 0] });

/** Wide enough for the names of facts in every language. */
const FACT_NAME = 140;
const FACT = { size: 10.5, lineHeight: 1.18, width: TEXT_WIDTH - FACT_NAME - 14 };

const facts = ({ rows }: Facts, above: number): Content => ({
  tag: 'L',
  table: {
    widths: [FACT_NAME, '*'],
    dontBreakRows: rows.every(([, { text }]) => heightOf(text, FACT) <= KEPT_WHOLE),
    body: rows.map(([name, said]): TableCell[] => [{ text: name, style: 'factName' }, { text: said.text, style: 'text', ...inLanguage(said) }]),
  },
  layout: factsLayout,
  margin: [0, above, 0, 0],
});

/** The table under a drawing repeats what stands at it: it is set smaller, and no wider than it needs to be. */
function values(of: Table): Content {
  const figures = of.columns.length - 1;
  const isNarrow = figures <= 3;
  const made = table(of);
  return { ...made, table: { ...made.table, ...(isNarrow ? { widths: [200, ...Array.from({ length: figures }, () => 80)] } : {}) }, layout: closeLayout, fontSize: 9 };
}

/** A chart or a map: its name, its drawings, each of them a picture with its words, and its figures as a table. */
function figures(block: Chart | CountryMap, above: number, language: string): Content[] {
  const { drawings, table: of } = drawn(block, language);
  const [first, ...others] = drawings.map((drawing): Content => {
    const node = { svg: svgOf(drawing), width: drawing.width, alt: drawing.alternative, margin: [0, 6, 0, 0] satisfies Margin };
    return node;
  });
  return [{ stack: [{ text: block.name, style: 'figureName', margin: [0, above, 0, 0] satisfies Margin }, ...(first ? [first] : [])], unbreakable: true }, ...others, ...(of ? [values(of)] : [])];
}

/** What stands under a picture is read with it anyway: where nobody has described it, that is what is said. */
const picture = ({ sha256, alternative }: Picture, { undescribed }: Words) => ({ image: sha256, alt: alternative.trim() || undescribed, fit: [PHOTO_WIDTH, PHOTO_HEIGHT] satisfies [number, number] });

const pictureWord = (said: Paragraph, index: number): ContentText => (said.look === 'text' ? { text: said.text, tag: 'P', lang: said.language, style: 'caption', margin: [0, index === 0 ? 4 : 6, 0, 0] satisfies Margin } : { ...paragraph(said, ABOVE[said.look]), tag: 'P' });

const pictureWords = ({ words }: Picture): Content[] => (words.length > 0 ? [{ tag: 'Caption', stack: words.map(pictureWord) }] : []);

const pictureCell = (shown: Picture, words: Words): Column => ({ width: PHOTO_WIDTH, tag: 'Div', stack: [picture(shown, words), ...pictureWords(shown)] });

/** The most height of a pair of pictures with what stands under them. */
function pairHeight(pair: readonly Picture[]): number {
  const caption = { size: 9, lineHeight: 1.2, width: PHOTO_WIDTH };
  const heights = pair.map(({ words }) => words.reduce((sum, { look, text }) => sum + heightOf(text, look === 'credit' ? { ...caption, size: 8 } : caption), 0));
  return PHOTO_HEIGHT + Math.max(...heights);
}

/** Two and two beside each other, each pair on one page; those with words of half a page under each other. */
function pictures(all: readonly Picture[], ending: Ending | null, words: Words): Content[] {
  const blocks: Content[] = [];
  for (let index = 0; index < all.length; index += 2) {
    const pair = all.slice(index, index + 2);
    const margin: Margin = [0, index === 0 ? 4 : 14, 0, 0];
    const last = index + 2 >= all.length ? ending : null;
    if (pairHeight(pair) + (last?.height ?? 0) <= KEPT_WHOLE) {
      const columns: Content = { columns: pair.map((one) => pictureCell(one, words)), columnGap: GAP, margin };
      blocks.push({ stack: last ? [columns, last.content] : [columns], unbreakable: true });
      continue;
    }
    const long = pair.flatMap((one): Content[] => [{ ...picture(one, words), margin }, ...one.words.map((said, position) => ({ ...pictureWord(said, position), tag: 'Caption' as const }))]);
    blocks.push(...(last ? ended(long, last) : long));
  }
  return blocks;
}

/** Words of the document's language that are said where a fact has none. */
interface Words {
  readonly undescribed: string;
}

/** A block that stands by itself, whatever comes before it. */
function single(block: Table | List | Facts | Paragraph, above: number): Content {
  switch (block.is) {
    case 'table': return table(block);
    case 'list': return list(block, above);
    case 'facts': return facts(block, above);
    default: return paragraph(block, above);
  }
}

interface Setting extends Words {
  readonly language: string;
  /** Whether there is a list of contents. */
  readonly isListed: boolean;
}

/**
 * @param ending what comes after the last of them; null where something else does
 * @param name of the section that they are in, which those of its parts begin with
 */
function contents(blocks: readonly Block[], ending: Ending | null, setting: Setting, name: string): Content[] {
  const made: Content[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = index === blocks.length - 1 ? ending : null;
    const before = blocks[index - 1];
    if (block.is === 'pictures') made.push(...pictures(block.pictures, last, setting));
    else if (block.is === 'section') made.push(part(block, last, setting, { name: `${name}.${index + 1}`, within: name, startsPage: block.startsPage === true }));
    else {
      if (block.is === 'chart' || block.is === 'map') made.push(...figures(block, before ? 14 : 4, setting.language));
      else made.push(single(block, before?.is === 'text' && block.is === 'text' ? ABOVE[block.look] : before ? 8 : 0));
      if (last) return ended(made, last);
    }
  }
  return made;
}

interface Place {
  readonly name: string;
  readonly within: string | null;
  readonly startsPage: boolean;
}

function part({ title, titleLanguage, level, content }: Section, ending: Ending | null, setting: Setting, { name, within, startsPage }: Place): Content {
  return section({ title, titleLanguage, level, isListed: setting.isListed, name, within }, contents(content, ending, setting, name), startsPage);
}

/** Beside each other; more people in a further row. */
const SIGNED_ABREAST = 3;

function signatures(labels: readonly string[]): Ending {
  const abreast = Math.min(SIGNED_ABREAST, labels.length);
  const width = (TEXT_WIDTH - (abreast - 1) * GAP) / abreast;
  const place = (label: string): Column => ({
    width,
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.6, lineColor: INK }] },
      { text: label, style: 'quiet', margin: [0, 4, 0, 0] },
    ],
  });
  const rows = Array.from({ length: Math.ceil(labels.length / abreast) }, (_, index) => labels.slice(index * abreast, (index + 1) * abreast));
  const of = { size: 9.5, lineHeight: 1.18, width };
  const height = (row: readonly string[]) => 62 + Math.max(18, ...row.map((label) => heightOf(label, of)));
  const [first, ...others] = rows.map((row): Content => ({ columns: row.map(place), columnGap: GAP, margin: [0, 58, 0, 0] }));
  return { content: others.length === 0 && first ? first : { stack: [...(first ? [first] : []), ...others] }, height: rows.reduce((sum, row) => sum + height(row), 0) };
}

/** The own logo never has more room than the emblem: the specification asks that no mark beside it be higher or wider. */
const LOGO_ROOM: [number, number] = [EMBLEM_HEIGHT * 1.5, EMBLEM_HEIGHT];

const ownLogo = ({ sha256, alternative }: Logo) => ({ image: sha256, alt: alternative, fit: LOGO_ROOM });

/** The emblem with its words at the left, the own logo apart from both, at the other side; alone it stands where the emblem would. */
function masthead({ emblem: hasEmblem, support, logo }: Report, emblemWords: string): Content[] {
  if (!hasEmblem) return logo ? [ownLogo(logo)] : [];
  const said: Column = { width: '*', text: support?.text ?? '', style: 'lead', ...(support ? inLanguage(support) : {}), margin: [0, 9, logo ? 24 : 120, 0] };
  return [{ columns: [{ width: EMBLEM_HEIGHT * 1.5, alt: emblemWords, ...emblem(EMBLEM_HEIGHT) }, said, ...(logo ? [{ width: EMBLEM_HEIGHT * 1.5, stack: [{ ...ownLogo(logo), alignment: 'right' as const }] }] : [])], columnGap: 18 }];
}

/** Kind, title and lead at the head of the first page. */
function head(report: Report, emblemWords: string): Content[] {
  return [
    ...masthead(report, emblemWords),
    { text: report.kind, style: 'kind', margin: [0, report.emblem || report.logo ? 30 : 0, 0, 5] },
    { text: report.title, tag: 'H1', ...inLanguage({ text: '', language: report.titleLanguage }), style: 'title', margin: [0, 0, 0, 8] },
    ...report.lead.map((one, index) => paragraph(one, index === 0 ? 0 : ABOVE[one.look])),
  ];
}

/** The pictures are named by their SHA-256; `render` is told where each lies. */
export function writePdf(report: Report): TDocumentDefinitions {
  const { t } = reportTranslator(report.language as ReportLanguage);
  const { title, content, language, changedAt } = report;
  const ending = report.signatures.length > 0 ? signatures(report.signatures) : null;
  const frame = { title, language, changedAt, smallPrint: report.smallPrint, pageLabel: (page: number, pages: number) => t('reports:page', { page, pages }) };
  const words: Words = { undescribed: t('reports:seen.undescribed') };
  const hasCover = report.cover === true;
  return reportPage(frame, [
    ...(hasCover ? cover(report, masthead(report, t('reports:seen.emblem'))) : head(report, t('reports:seen.emblem'))),
    ...content.map((one, index) => part(one, index === content.length - 1 ? ending : null, { language, isListed: hasCover, ...words }, { name: `s${index + 1}`, within: null, startsPage: one.startsPage === true && !(hasCover && index === 0) })),
    ...(content.length === 0 && ending ? [ending.content] : []),
  ]);
}
