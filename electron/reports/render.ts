/** The one place that turns a definition into a PDF. Same definition, same fonts: same bytes. */

import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { Failure } from '#shared/contract/failures.ts';
import { blocksOf, breakable } from './flow.ts';
import { installLastRows } from './last-rows.ts';
import { installLineEnds } from './lines.ts';
import { SANS, SERIF } from './page.ts';
import { partsToKeep } from './whole.ts';

const { resolve } = createRequire(import.meta.url);
const sans = (name: string) => resolve(`@expo-google-fonts/source-sans-3/${name}/SourceSans3_${name}.ttf`);
const serif = (name: string) => resolve(`@expo-google-fonts/source-serif-4/${name}/SourceSerif4_${name}.ttf`);

const FONTS = {
  [SANS]: { normal: sans('400Regular'), bold: sans('600SemiBold'), italics: sans('400Regular_Italic'), bolditalics: sans('600SemiBold_Italic') },
  [SERIF]: { normal: serif('400Regular'), bold: serif('600SemiBold'), italics: serif('400Regular_Italic'), bolditalics: serif('600SemiBold_Italic') },
};

export interface RenderedPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** Letters of all texts of a report together: some 1,200 pages, for which its thread takes nearly a gigabyte. */
export const MOST_LETTERS = 6_000_000;

function lettersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + lettersIn(part), 0);
}

/**
 * Throws `report.tooLong`.
 * @param pictures picture name in the definition → file, or the picture itself as a `data:` address; nothing else is read, and nothing is fetched
 */
export async function render(definition: TDocumentDefinitions, pictures: ReadonlyMap<string, string>): Promise<RenderedPdf> {
  const letters = lettersIn(definition.content);
  if (letters > MOST_LETTERS) throw new Failure('report.tooLong', { letters, most: MOST_LETTERS });
  const readable = new Set([...pictures.values(), ...Object.values(FONTS).flatMap((font) => Object.values(font))]);
  installLineEnds();
  installLastRows();
  pdfmake.setFonts(FONTS);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file: string) => readable.has(file));
  let pages = 0;
  const { footer, header } = definition;
  // pdfmake changes the definition it is given, and says the number of pages only to the footer.
  const copy: TDocumentDefinitions = {
    ...readied(definition, { language: definition.language ?? '', most: MOST_KEPT }),
    images: Object.fromEntries(pictures),
    header: (page, count, size) => readied(typeof header === 'function' ? header(page, count, size) : (header ?? null), AROUND),
    footer: (page, count, size) => {
      pages = count;
      return readied(typeof footer === 'function' ? footer(page, count, size) : (footer ?? null), AROUND);
    },
  };
  const made = pdfmake.createPdf(copy);
  escapeInfo((await made.getStream()) as unknown as InfoWriter);
  const buffer = await made.getBuffer();
  return { pdf: new Uint8Array(buffer), pages };
}

interface InfoWriter {
  info: Record<string, unknown>;
  _addInfo(): void;
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** pdfkit puts the title into its XML as it is: with an ampersand in it, no reader could read that. */
function escapeInfo(document: InfoWriter): void {
  const write = document._addInfo.bind(document);
  document._addInfo = () => {
    const { info } = document;
    document.info = Object.fromEntries(Object.entries(info).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll(/[&<>]/g, (sign) => XML[sign] ?? sign) : value]));
    write();
    document.info = info;
  };
}

/** Letters that are kept together in a line at the most; in a table of more than two columns a line is short. */
const MOST_KEPT = 40;
const MOST_KEPT_IN_CELL = 14;

interface Set {
  /** Of the text, BCP 47. */
  readonly language: string;
  readonly most: number;
}

/** Heads and foots of pages: their words stay whole. */
const AROUND: Set = { language: '', most: MOST_KEPT };

/** Styles whose words stay whole: they are short, and stand out. */
const UNPARTED: ReadonlySet<unknown> = new Set(['title', 'coverTitle', 'kind', 'coverKind', 'heading', 'subheading', 'smallHeading', 'figureName', 'tableHead', 'lead', 'coverLead']);

type Fragment = string | { readonly text: string; readonly noWrap: true };

/** A block's text in the fragments in which it is laid out. */
function fragments(block: string, most: number): string | Fragment[] {
  const parts = partsToKeep(block, most);
  if (parts.length === 1) return breakable(block);
  return parts.flatMap((part, index): Fragment | Fragment[] => (index % 2 === 1 ? [{ text: part, noWrap: true }] : part === '' ? [] : breakable(part)));
}

/** A deep copy that keeps functions, which a structured clone can't; its texts are such as pdfmake lays out in good time. */
function readied<T>(value: T, set: Set): T {
  if (Array.isArray(value)) return value.map((part) => readied(part, set)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const { lang, style, table } = value as { lang?: string; style?: unknown; table?: { body?: readonly (readonly unknown[])[] } };
  const inner: Set = { language: lang ?? set.language, most: (table?.body?.[0]?.length ?? 0) > 2 ? MOST_KEPT_IN_CELL : set.most };
  const node = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, readied<unknown>(part, inner)]));
  if (typeof node.text !== 'string') return node as T;
  const { text, ...others } = node;
  const hyphenated = inner.language.startsWith('sl') && !UNPARTED.has(style);
  const laid = (block: string) => ({ text: fragments(block, inner.most), ...(hyphenated ? { hyphenated } : {}) });
  const [first = '', ...more] = blocksOf(text);
  if (more.length === 0) return { ...others, ...laid(first) } as T;
  return { ...others, stack: [first, ...more].map(laid) } as T;
}
