/**
 * Writes the tree of a tagged PDF. Its elements are many and small, so they lie in object streams and the file ends with a
 * stream of references (ISO 32000-1, 7.5.7 and 7.5.8): written out one by one they would outweigh the pages.
 */

import { deflateSync } from 'node:zlib';
import { pdfText } from './tagging-layout.ts';
import type { MarkedDocument } from './tagging-marks.ts';
import { type Annotation, type Content, type Element, type Page, isElement, pruned } from './tagging-tree.ts';

interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  end(chunk?: Uint8Array): void;
}

/** An object in a stream: which stream, and the how manieth there. */
interface Packed {
  readonly stream: number;
  readonly index: number;
}

/** pdfkit's document, as far as it is written here. */
export interface WrittenDocument extends MarkedDocument {
  readonly _root: Reference;
  readonly _info: Reference;
  readonly _id: Buffer;
  readonly _offset: number;
  readonly _offsets: (number | Packed | null)[];
  ref(data: Record<string, unknown>): Reference;
  getStructTreeRoot(): Reference;
  push(chunk: null): unknown;
  _write(data: Uint8Array | string): void;
  _finalize(): void;
}

/** So many lie in one stream: a reader opens one as a whole. */
const IN_STREAM = 400;

/** Objects of a document, put together in streams. */
class Packer {
  readonly #document: WrittenDocument;
  #objects: { readonly id: number; readonly source: string }[] = [];

  constructor(document: WrittenDocument) {
    this.#document = document;
  }

  /** A number for an object to come. */
  number(): number {
    return this.#document._offsets.push(null);
  }

  put(id: number, source: string): void {
    this.#objects.push({ id, source });
    if (this.#objects.length === IN_STREAM) this.end();
  }

  end(): void {
    if (this.#objects.length === 0) return;
    let places = '';
    let sources = '';
    for (const { id, source } of this.#objects) {
      places += `${id} ${sources.length} `;
      sources += `${source}\n`;
    }
    const stream = this.#document.ref({ Type: 'ObjStm', N: this.#objects.length, First: places.length });
    for (const [index, { id }] of this.#objects.entries()) this.#document._offsets[id - 1] = { stream: stream.id, index };
    stream.end(Buffer.from(places + sources, 'latin1'));
    this.#objects = [];
  }
}

const isContent = (kid: Content | Annotation): kid is Content => 'mark' in kid;

/** Points from the lower left, as a PDF counts. */
const rounded = (points: number) => Math.round(points * 100) / 100;

function attributesOf({ attributes, place, role }: Element): string {
  if (role === 'Figure' && place) {
    const { page, left, top, right, bottom } = place;
    return ` /A <</O /Layout /Placement /Block /BBox [${rounded(left)} ${rounded(page.height - bottom)} ${rounded(right)} ${rounded(page.height - top)}]>>`;
  }
  return attributes ? ` /A ${attributes}` : '';
}

/** Longer texts no reader need take (ISO 19005-3, 6.1.13: 32,767 bytes); in UTF-16, with what marks its order. */
const LONGEST_TEXT = 16_000;

/** What is written of an element and all that is in it. */
class TreeWriter {
  readonly #packer: Packer;
  readonly numbers = new Map<Element, number>();

  constructor(packer: Packer) {
    this.#packer = packer;
  }

  write(element: Element, parent: string): string {
    const id = this.#packer.number();
    const reference = `${id} 0 R`;
    this.numbers.set(element, id);
    const page = this.#firstPage(element);
    const kids = element.kids.map((kid) => {
      if (isElement(kid)) return this.write(kid, reference);
      if (!isContent(kid)) return `<</Type /OBJR /Obj ${kid.annotation} /Pg ${kid.page.reference}>>`;
      return kid.page === page ? String(kid.mark) : `<</Type /MCR /Pg ${kid.page.reference} /MCID ${kid.mark}>>`;
    });
    const { role, language, alternative, actual } = element;
    const text = (name: string, value: string | undefined) => (value === undefined ? '' : ` /${name} ${pdfText(value.slice(0, LONGEST_TEXT))}`);
    const [only] = kids;
    const held = kids.length === 0 || only === undefined ? '' : ` /K ${kids.length === 1 ? only : `[${kids.join(' ')}]`}`;
    this.#packer.put(id, `<</S /${role} /P ${parent}${page ? ` /Pg ${page.reference}` : ''}${text('Lang', language)}${text('Alt', alternative)}${text('ActualText', actual)}${attributesOf(element)}${held}>>`);
    return reference;
  }

  #firstPage({ kids }: Element): Page | null {
    for (const kid of kids) if (!isElement(kid) && isContent(kid)) return kid.page;
    return null;
  }
}

/** The document's catalogue, with the tree and what leads from each mark back to its element. */
export function writeTree(document: WrittenDocument): void {
  const { tree, marks } = document;
  if (!tree || !marks) throw new Error('the document was not tagged');
  pruned(tree);
  const packer = new Packer(document);
  const writer = new TreeWriter(packer);
  const root = document.getStructTreeRoot();
  const top = writer.write(tree, `${root.id} 0 R`);
  const reference = (element: Element) => `${writer.numbers.get(element) ?? 0} 0 R`;
  const numbers: string[] = [];
  for (const [key, { contents }] of marks.pages.entries()) {
    const id = packer.number();
    packer.put(id, `[${contents.map(reference).join(' ')}]`);
    numbers.push(`${key} ${id} 0 R`);
  }
  for (const [index, element] of marks.links.entries()) numbers.push(`${marks.pages.length + index} ${reference(element)}`);
  const back = packer.number();
  packer.put(back, `<</Nums [${numbers.join(' ')}]>>`);
  packer.end();
  root.data = { Type: 'StructTreeRoot', K: new Raw(top), ParentTree: new Raw(`${back} 0 R`), ParentTreeNextKey: marks.pages.length + marks.links.length };
  endWithStream(document);
}

/** What pdfkit writes as it is: neither name nor text. */
class Raw {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  get [Symbol.toStringTag](): string {
    return 'Raw';
  }

  toString(): string {
    return this.#source;
  }
}

function entry(kind: number, first: number, second: number): Buffer {
  const bytes = Buffer.alloc(7);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt32BE(first, 1);
  bytes.writeUInt16BE(second, 5);
  return bytes;
}

/** Where each object lies, in a stream: a table has no words for one that lies in another. */
function endWithStream(document: WrittenDocument): void {
  document._finalize = () => {
    const start = document._offset;
    const id = document._offsets.length + 1;
    const entries = document._offsets.map((offset) => (typeof offset === 'number' ? entry(1, offset, 0) : offset ? entry(2, offset.stream, offset.index) : entry(0, 0, 0)));
    const data = deflateSync(Buffer.concat([entry(0, 0, 65_535), ...entries, entry(1, start, 0)]));
    const own = `<${document._id.toString('hex')}>`;
    document._write(`${id} 0 obj`);
    document._write(`<</Type /XRef /Size ${id + 1} /W [1 4 2] /Root ${document._root.id} 0 R /Info ${document._info.id} 0 R /ID [${own} ${own}] /Filter /FlateDecode /Length ${data.length}>>`);
    document._write('stream');
    document._write(data);
    document._write('\nendstream');
    document._write('endobj');
    document._write('startxref');
    document._write(String(start));
    document._write('%%EOF');
    document.push(null);
  };
}
