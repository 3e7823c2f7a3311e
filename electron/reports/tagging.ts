/**
 * Tags for pdfmake, which itself writes none: the document's structure for who hears it and for machines (ISO 14289-1,
 * PDF/UA-1), in a file that can be kept (ISO 19005-3, PDF/A-3a). pdfmake's layout and rendering are wrapped, not changed:
 * the pages are those of a document without tags, to the pixel.
 */

import { wrapLayout } from './tagging-layout.ts';
import { wrapRendering } from './tagging-render.ts';
import { type WrittenDocument, writeTree } from './tagging-write.ts';

wrapLayout();
wrapRendering();

interface Font {
  /** Of each glyph that is embedded, the letters that it stands for. */
  readonly unicode: number[][];
}

/** What is embedded with a report, for machines. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

export interface TaggedPdf extends WrittenDocument {
  info: Record<string, unknown>;
  /** 0: of no part of PDF/A. */
  subset: number;
  readonly _fontFamilies: Readonly<Record<string, Font>>;
  appendXML(xml: string): void;
  addNamedEmbeddedFile(name: string, file: unknown): void;
  _addInfo(): void;
}

/** Text that is no letter of any language: U+FFFD. */
const NO_LETTER = 0xfffd;

/** ISO 14289-1, 7.21.7: no glyph may stand for nothing, or for a mark of the order of bytes. */
function nameGlyphs({ unicode }: Font): void {
  for (const [glyph, letters] of unicode.entries()) {
    if (glyph === 0 || letters.length === 0 || letters.some((letter) => letter === 0 || letter === 0xfeff || letter === 0xfffe)) unicode[glyph] = [NO_LETTER];
  }
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// oxlint-disable-next-line no-control-regex -- they are what XML can't hold
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const escaped = (text: string) => text.toWellFormed().replaceAll(NOT_IN_XML, ' ').replaceAll(/[&<>]/g, (sign) => XML[sign] ?? sign);

/** PDF/UA's own mark, and the schema by which a reader of PDF/A knows it. */
const PDF_UA = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`;

/** pdfkit puts the title into its XML as it is: with an ampersand in it, no reader could read that. */
function describe(document: TaggedPdf): void {
  const write = document._addInfo.bind(document);
  document._addInfo = () => {
    const { info, subset } = document;
    if (subset) document.appendXML(PDF_UA);
    if (info.ModDate instanceof Date) document.appendXML(`<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${info.ModDate.toISOString().split('.')[0] ?? ''}Z</xmp:ModifyDate></rdf:Description>`);
    document.info = Object.fromEntries(Object.entries(info).map(([name, value]) => [name, typeof value === 'string' ? escaped(value) : value]));
    write();
    document.info = info;
  };
}

/** Data that belong to the whole document (ISO 19005-3, 6.8). */
function attach(document: TaggedPdf, attachments: readonly Attachment[], at: Date): void {
  const text = (value: string) => Object(value) as unknown;
  const files = attachments.map(({ name, mediaType, description, bytes }) => {
    const file = document.ref({ Type: 'EmbeddedFile', Subtype: mediaType.replaceAll('/', '#2F'), Params: { Size: bytes.byteLength, CreationDate: at, ModDate: at } });
    file.end(bytes);
    const specification = document.ref({ Type: 'Filespec', AFRelationship: 'Data', F: text(name), UF: text(name), Desc: text(description), EF: { F: file, UF: file } });
    specification.end();
    document.addNamedEmbeddedFile(name, specification);
    return specification;
  });
  if (files.length > 0) document._root.data.AF = files;
}

/** From so many pages on, a reader is shown the bookmarks with them. */
const WITH_BOOKMARKS = 10;

/**
 * What is still to be written before a document is ended: its tree, its marks of conformity, its data.
 * @param at when its newest fact was written
 */
export function finishTagged(document: TaggedPdf, attachments: readonly Attachment[], at: Date): void {
  for (const font of Object.values(document._fontFamilies)) nameGlyphs(font);
  // What can't be kept as it is claims nothing.
  if (document.lacksGlyphs) document.subset = 0;
  describe(document);
  attach(document, attachments, at);
  if ((document.marks?.pages.length ?? 0) < WITH_BOOKMARKS) document._root.data.PageMode = 'UseNone';
  writeTree(document);
}
