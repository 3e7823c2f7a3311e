/** Marks what is painted, page by page, while pdfmake renders: each stretch as the element that it is of, or as an artifact. */

import { type Tagged, pdfText } from './tagging-layout.ts';
import { type Element, type Mark, ORNAMENT, type Page, type Place, isArtifact, isElement, within } from './tagging-tree.ts';

interface Reference {
  readonly id: number;
  readonly data: Record<string, unknown>;
}

export interface Inline {
  readonly text: string;
  readonly mark?: Mark;
  /** What is read instead. */
  readonly actual?: string;
}

type TextOptions = { link?: string | null; goTo?: string | null } & Record<string, unknown>;

export interface Outline {
  addItem(text: string, options: Record<string, unknown>): Outline;
}

/** pdfmake's document, as far as marks are concerned. */
export interface MarkedDocument extends Tagged {
  marks?: Marks;
  /** Something is painted that its type has no shape for. */
  lacksGlyphs?: boolean;
  readonly page: { readonly dictionary: Reference; readonly width: number; readonly height: number; readonly annotations: Reference[] };
  readonly outline: Outline;
  addContent(content: string): unknown;
  fill(...given: unknown[]): unknown;
  fillColor(colour: unknown): unknown;
  provideFont(family: string, isBold: boolean, isItalic: boolean): unknown;
  addPage(...given: unknown[]): unknown;
  text(text: string, x: number, y: number, options: TextOptions): unknown;
  annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): unknown;
  link(x: number, y: number, width: number, height: number, address: string, options: Record<string, unknown>): unknown;
  goTo(x: number, y: number, width: number, height: number, name: string, options: Record<string, unknown>): unknown;
}

export type Edges = readonly [left: number, top: number, right: number, bottom: number];

interface Followed {
  readonly element: Element;
  readonly isInside: boolean;
  readonly target: string;
  readonly edges: Edges;
  readonly text: string;
}

/** The marks of one document. */
export class Marks {
  readonly pages: Page[] = [];
  /** The annotations' elements, in the order of their keys, which follow those of the pages. */
  readonly links: Element[] = [];
  isInLine = false;
  readonly #document: MarkedDocument;
  readonly #count: number;
  #open: Mark | null = null;
  /** What the line at work is of. */
  #line: Mark = ORNAMENT;
  /** What is still to come of it. */
  #inlines: readonly Inline[] = [];
  #followed: Followed | null = null;

  /** @param count of the pages to come */
  constructor(document: MarkedDocument, count: number) {
    this.#document = document;
    this.#count = count;
  }

  beginPage(): void {
    const { dictionary, height } = this.#document.page;
    dictionary.data.StructParents = this.pages.length;
    this.pages.push({ reference: `${dictionary.id} 0 R`, height, contents: [] });
  }

  close(): void {
    if (this.#open === null) return;
    this.#document.addContent('EMC');
    this.#open = null;
  }

  /** All that is painted from here on is of this, until another is opened. */
  open(mark: Mark): void {
    if (mark === this.#open) return;
    this.close();
    this.#open = mark;
    const page = this.pages.at(-1);
    if (isArtifact(mark) || !page) {
      this.#document.addContent(isArtifact(mark) ? mark.artifact : ORNAMENT.artifact);
      return;
    }
    const number = page.contents.length;
    page.contents.push(mark);
    mark.kids.push({ page, mark: number });
    this.#document.addContent(`/${mark.role} <</MCID ${number}>> BDC`);
  }

  line(mark: Mark, inlines: readonly Inline[], paint: () => unknown): unknown {
    this.#line = mark;
    this.#inlines = inlines;
    this.isInLine = true;
    const done = paint();
    this.isInLine = false;
    this.#follow();
    return done;
  }

  /** A piece of a line; several of one address are one link, and one place to press on each line. */
  piece(edges: Edges, target: { readonly address: string; readonly isInside: boolean } | null, text: string, paint: () => unknown): unknown {
    const [{ actual } = { actual: undefined }, ...rest] = this.#inlines;
    this.#inlines = rest;
    // A text of no letters paints nothing: a mark around it would be one of nothing.
    if (text === '') return paint();
    this.#place(edges, target, text);
    if (actual === undefined) return paint();
    this.#document.addContent(`/Span <</ActualText ${pdfText(actual)}>> BDC`);
    const done = paint();
    this.#document.addContent('EMC');
    return done;
  }

  #place(edges: Edges, target: { readonly address: string; readonly isInside: boolean } | null, text: string): void {
    const { address = null, isInside = false } = target ?? {};
    if (this.#followed && (this.#followed.target !== address || this.#followed.isInside !== isInside)) this.#follow();
    if (address === null || isArtifact(this.#line)) {
      this.open(this.#line);
      return;
    }
    const last = this.#line.kids.at(-1);
    const element = last && isElement(last) && last.role === 'Link' && last.target === address ? last : within(this.#line, 'Link', { target: address });
    this.open(element);
    const before = this.#followed;
    const [left, top, right, bottom] = edges;
    this.#followed = before
      ? { ...before, edges: [before.edges[0], Math.min(before.edges[1], top), right, Math.max(before.edges[3], bottom)], text: before.text + text }
      : { element, isInside, target: address, edges: [left, top, right, bottom], text };
  }

  #follow(): void {
    const followed = this.#followed;
    if (!followed) return;
    this.#followed = null;
    const { element, isInside, target, edges: [left, top, right, bottom], text } = followed;
    const document = this.#document;
    // pdfkit would write a text of its own here, and count a link to the page that is open at the end.
    const given = { Contents: new TextOfPdf(isInside ? text.trim() : target), StructParent: this.#key(element) };
    if (isInside) document.goTo(left, top, right - left, bottom - top, target, given);
    else document.link(left, top, right - left, bottom - top, target, given);
    this.annotated(element);
  }

  #key(element: Element): number {
    this.links.push(element);
    return this.#count + this.links.length - 1;
  }

  /** The newest annotation of the page is an element's. */
  annotated(element: Element): void {
    const page = this.pages.at(-1);
    const annotation = this.#document.page.annotations.at(-1);
    if (page && annotation) element.kids.push({ page, annotation: `${annotation.id} 0 R`, key: this.#count + this.links.length - 1 });
  }

  /** A figure's place, on the page where it begins. */
  stands(mark: Mark, [left, top, right, bottom]: Edges): void {
    const page = this.pages.at(-1);
    if (isArtifact(mark) || mark.role !== 'Figure' || !page) return;
    const { place } = mark;
    if (place && place.page !== page) return;
    mark.place = place ? around(place, { page, left, top, right, bottom }) : { page, left, top, right, bottom };
  }
}

/** As pdfkit writes a text, and not a name. */
const TextOfPdf = String;

const around = (one: Place, other: Place): Place => ({ page: one.page, left: Math.min(one.left, other.left), top: Math.min(one.top, other.top), right: Math.max(one.right, other.right), bottom: Math.max(one.bottom, other.bottom) });
