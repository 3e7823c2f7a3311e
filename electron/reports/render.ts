/** The one place that turns a definition into a PDF. Same definition, same fonts: same bytes. */

import pdfmake from 'pdfmake';
import type { Content, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { Failure } from '#shared/contract/failures.ts';
import { type Face, UNPRINTED } from '#shared/domain/printable.ts';
import { stretchesOf } from './addresses.ts';
import { blocksOf, breakable } from './flow.ts';
import { installLastRows } from './last-rows.ts';
import { installLineEnds } from './lines.ts';
import { installMeasuring } from './measuring.ts';
import { SANS } from './page.ts';
import { installPageBreaks } from './page-breaks.ts';
import { installPainting } from './painting.ts';
import { type Attachment, type TaggedPdf, finishTagged } from './tagging.ts';
import { installStreams } from './streams.ts';
import { FONTS } from './type-files.ts';
import { installTypefaces } from './typefaces.ts';
import { partsToKeep } from './whole.ts';

export interface RenderedPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** Letters of all texts of a report together: some 1,200 pages, for which its thread takes nearly a gigabyte. */
export const MOST_LETTERS = 6_000_000;

/** What is said of a text and not laid out. */
const NOT_LAID_OUT: ReadonlySet<string> = new Set(['alt', 'called', 'lang', 'outlineText']);

function lettersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  let letters = 0;
  for (const name in value) if (!NOT_LAID_OUT.has(name)) letters += lettersIn((value as Record<string, unknown>)[name]);
  return letters;
}

/**
 * Throws `report.tooLong`.
 * @param pictures picture name in the definition → file, or the picture itself as a `data:` address; nothing else is read, and nothing is fetched
 * @param attachments embedded in a definition that is tagged
 */
export async function render(definition: TDocumentDefinitions, pictures: ReadonlyMap<string, string>, attachments: readonly Attachment[] = []): Promise<RenderedPdf> {
  const letters = lettersIn(definition.content);
  if (letters > MOST_LETTERS) throw new Failure('report.tooLong', { letters, most: MOST_LETTERS });
  const readable = new Set([...pictures.values(), ...Object.values(FONTS).flatMap((font) => Object.values(font))]);
  installLineEnds();
  installLastRows();
  installTypefaces();
  installMeasuring();
  installPainting();
  installPageBreaks();
  installStreams();
  pdfmake.setFonts(FONTS);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file: string) => readable.has(file));
  let pages = 0;
  const { footer, header } = definition;
  // pdfmake changes the definition it is given, and says the number of pages only to the footer.
  const copy: TDocumentDefinitions = {
    ...readied(definition, { language: definition.language ?? '', most: MOST_KEPT, isLinked: true }),
    images: Object.fromEntries(pictures),
    header: (page, count, size) => readied(typeof header === 'function' ? header(page, count, size) : (header ?? null), AROUND),
    footer: (page, count, size) => {
      pages = count;
      return readied(typeof footer === 'function' ? footer(page, count, size) : (footer ?? null), AROUND);
    },
  };
  const made = pdfmake.createPdf(copy);
  if (copy.tagged) finishTagged((await made.getStream()) as unknown as TaggedPdf, attachments, copy.info?.modDate ?? new Date(0));
  const buffer = await made.getBuffer();
  return { pdf: new Uint8Array(buffer), pages };
}

/** What parts lines and pages in other programs, and what no type has a shape for. */
const LINE_SEPARATORS = /[\u2028\u2029]/g;
// oxlint-disable-next-line no-control-regex -- these very characters
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** Boxes that stand in one fragment, as short as a word: each fragment is measured by itself. */
const BOXES = 6;

/** In fragments, with a box for each letter that the type lacks, which is read as the letter. */
function boxed(text: string, face: Face): Content[] {
  // Nearly every text is of letters that the type has: that much is told at a glance.
  const lacking = text.search(UNPRINTED[face]) < 0 ? [] : [...text.normalize('NFC').matchAll(UNPRINTED[face])];
  if (lacking.length === 0) return [breakable(text)].flat();
  const composed = text.normalize('NFC');
  const runs: { from: number; to: number; boxes: number }[] = [];
  for (const { 0: letter, index } of lacking) {
    const last = runs.at(-1);
    if (last?.to === index && last.boxes < BOXES) Object.assign(last, { to: index + letter.length, boxes: last.boxes + 1 });
    else runs.push({ from: index, to: index + letter.length, boxes: 1 });
  }
  const parts: Content[] = [];
  let taken = 0;
  for (const { from, to, boxes } of runs) {
    if (from > taken) parts.push(...[breakable(composed.slice(taken, from))].flat());
    parts.push({ text: '□'.repeat(boxes), font: SANS, actual: composed.slice(from, to) });
    taken = to;
  }
  return taken < composed.length ? [...parts, ...[breakable(composed.slice(taken))].flat()] : parts;
}

/** Letters that are kept together in a line at the most; in a table of more than two columns a line is short. */
const MOST_KEPT = 40;
const MOST_KEPT_IN_CELL = 14;

interface Readied {
  /** Of the text, BCP 47. */
  readonly language: string;
  readonly most: number;
  /** Whether its addresses can be followed: in what is repeated on every page they can't. */
  readonly isLinked: boolean;
}

/** Heads and foots of pages: their words stay whole. */
const AROUND: Readied = { language: '', most: MOST_KEPT, isLinked: false };

/** Styles whose words stay whole: they are short, and stand out. */
const UNPARTED: ReadonlySet<unknown> = new Set(['title', 'coverTitle', 'kind', 'coverKind', 'heading', 'subheading', 'smallHeading', 'figureName', 'tableHead', 'lead', 'coverLead']);

/** With what a line is not to end within kept whole. */
function kept(text: string, face: Face, most: number): Content[] {
  return partsToKeep(text, most).flatMap((part, index): Content[] => {
    if (part === '') return [];
    const parts = boxed(part, face);
    return index % 2 === 0 ? parts : parts.map((one) => ({ ...(typeof one === 'string' ? { text: one } : (one as ContentText)), noWrap: true }));
  });
}

/** A block's text in fragments: each leads where it says, and is of letters that the type has. */
function fragmentsOf(text: string, face: Face, { isLinked, most }: Readied): Content {
  const sound = text.replaceAll(LINE_SEPARATORS, '\n').replaceAll(CONTROLS, '');
  const fragments = (isLinked ? stretchesOf(sound) : [{ text: sound, address: null }]).flatMap(({ text: stretch, address }): Content[] => {
    const parts = address === null ? kept(stretch, face, most) : boxed(stretch, face);
    return address === null ? parts : parts.map((part) => ({ ...(typeof part === 'string' ? { text: part } : (part as ContentText)), link: address }));
  });
  const [only = '', ...others] = fragments;
  return others.length === 0 ? only : fragments;
}

/** Short, of letters that every type has, without an address, and nothing in it that is kept whole: nearly every cell of a table. */
const isPlain = (text: string) => text.length <= MOST_KEPT && /^[ -?A-~ČŠŽĆĐčšžćđ]*$/.test(text) && !text.includes('://') && !(/\d/.test(text) && /[ /-]/.test(text));

/** The titles of a report are set in the serif. */
const faceOf = ({ tag }: Record<string, unknown>): Face => (tag === 'H1' || tag === 'H2' ? 'title' : 'text');

/** A deep copy that keeps functions, which a structured clone can't; its texts are such as pdfmake lays out in good time. */
function readied<T>(value: T, how: Readied): T {
  if (Array.isArray(value)) return value.map((part) => readied(part, how)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const { lang, style, table } = value as { lang?: string; style?: unknown; table?: { body?: readonly (readonly unknown[])[] } };
  const inner: Readied = { ...how, language: lang ?? how.language, most: (table?.body?.[0]?.length ?? 0) > 2 ? MOST_KEPT_IN_CELL : how.most };
  const node: Record<string, unknown> = {};
  for (const name in value) node[name] = readied((value as Record<string, unknown>)[name], inner);
  if (typeof node.text !== 'string') return node as T;
  const hyphenated = inner.language.startsWith('sl') && !UNPARTED.has(style);
  if (isPlain(node.text)) {
    if (hyphenated) node.hyphenated = true;
    return node as T;
  }
  const { text, ...others } = node;
  const laid = (block: string) => ({ text: fragmentsOf(block, faceOf(node), inner), ...(hyphenated ? { hyphenated } : {}) });
  const [first = '', ...more] = blocksOf(text);
  if (more.length === 0) return { ...others, ...laid(first) } as T;
  return { ...others, stack: [first, ...more].map(laid) } as T;
}
