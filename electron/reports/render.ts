/** The one place that turns a definition into a PDF. Same definition, same fonts: same bytes. */

import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { SANS, SERIF } from './page.ts';

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

/**
 * @param pictures picture name in the definition → file, or the picture itself as a `data:` address; nothing else is read, and nothing is fetched
 */
export async function render(definition: TDocumentDefinitions, pictures: ReadonlyMap<string, string>): Promise<RenderedPdf> {
  const readable = new Set([...pictures.values(), ...Object.values(FONTS).flatMap((font) => Object.values(font))]);
  pdfmake.setFonts(FONTS);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file: string) => readable.has(file));
  let pages = 0;
  const { footer } = definition;
  // pdfmake changes the definition it is given, and says the number of pages only to the footer.
  const copy: TDocumentDefinitions = {
    ...structuredCloneOf(definition),
    images: Object.fromEntries(pictures),
    footer: (page, count, size) => {
      pages = count;
      return typeof footer === 'function' ? footer(page, count, size) : (footer ?? null);
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

/** A deep copy that keeps functions, which a structured clone can't. */
function structuredCloneOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCloneOf) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, structuredCloneOf(part)])) as T;
}
