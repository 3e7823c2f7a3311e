/** pdfmake's rendering, wrapped: what it paints is marked as what its layout was told that it is. */

import type { Marked } from './tagging-layout.ts';
import { type Edges, type Inline, type MarkedDocument, Marks, type Outline } from './tagging-marks.ts';
import { ORNAMENT } from './tagging-tree.ts';
import { pdfmakeClass, wrap } from './tagging-wrap.ts';

interface Line extends Marked {
  readonly inlines: readonly Inline[];
  readonly _outline?: { readonly id?: string; readonly parentId?: string; readonly text: string; readonly expanded: boolean };
  getHeight(): number;
  getWidth(): number;
}

interface Vector extends Marked {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly r1: number;
  readonly r2: number;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly points?: readonly { readonly x: number; readonly y: number }[];
}

interface Drawn extends Marked {
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
}

interface Renderer {
  readonly pdfDocument: MarkedDocument;
  outlineMap: Record<string, Outline>;
  renderPages(pages: unknown): unknown;
  renderLine(line: Line, x: number, y: number): unknown;
  renderVector(vector: Vector): unknown;
  renderImage(image: Drawn): unknown;
  renderSVG(image: Drawn): unknown;
  renderWatermark(page: unknown): unknown;
  beginClip(...given: unknown[]): unknown;
  endClip(...given: unknown[]): unknown;
  beginVerticalAlignment(...given: unknown[]): unknown;
  endVerticalAlignment(...given: unknown[]): unknown;
}

function edgesOf(vector: Vector): Edges | null {
  switch (vector.type) {
    case 'rect': return [vector.x, vector.y, vector.x + vector.w, vector.y + vector.h];
    case 'ellipse': return [vector.x - vector.r1, vector.y - vector.r2, vector.x + vector.r1, vector.y + vector.r2];
    case 'line': return [Math.min(vector.x1, vector.x2), Math.min(vector.y1, vector.y2), Math.max(vector.x1, vector.x2), Math.max(vector.y1, vector.y2)];
    case 'polyline': {
      const [across, down] = [(vector.points ?? []).map(({ x }) => x), (vector.points ?? []).map(({ y }) => y)];
      return across.length > 0 ? [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)] : null;
    }
    default: return null;
  }
}

function wrapRenderer(): void {
  const renderer = pdfmakeClass<Renderer>('Renderer');
  wrap(renderer, 'renderPages', (original) => function tagged(this: Renderer, pages) {
    const document = this.pdfDocument;
    if (document.tree) document.marks = new Marks(document, (pages as unknown[]).length);
    const done = original.call(this, pages);
    document.marks?.close();
    return done;
  });
  wrap(renderer, 'renderLine', (original) => function tagged(this: Renderer, line, x, y) {
    const { marks } = this.pdfDocument;
    const { _outline: outline } = line;
    if (outline) {
      const above = outline.parentId === undefined ? undefined : this.outlineMap[outline.parentId];
      const { width } = this.pdfDocument.page;
      // pdfkit counts from the page's right: its own place would be past the paper's edge.
      const made = (above ?? this.pdfDocument.outline).addItem(outline.text, { expanded: outline.expanded, top: Math.max(0, y - 12), left: width, zoom: 0 });
      if (outline.id !== undefined) this.outlineMap[outline.id] = made;
    }
    const rest = outline ? Object.assign(Object.create(line) as Line, { _outline: undefined }) : line;
    if (!marks) return original.call(this, rest, x, y);
    const mark = line.mark ?? line.inlines[0]?.mark ?? ORNAMENT;
    marks.stands(mark, [x, y, x + line.getWidth(), y + line.getHeight()]);
    return marks.line(mark, line.inlines, () => original.call(this, rest, x, y));
  });
  wrap(renderer, 'renderVector', (original) => function tagged(this: Renderer, vector) {
    const { marks } = this.pdfDocument;
    const mark = vector.mark ?? ORNAMENT;
    const edges = edgesOf(vector);
    if (edges) marks?.stands(mark, edges);
    marks?.open(mark);
    return original.call(this, vector);
  });
  for (const name of ['renderImage', 'renderSVG'] as const) {
    wrap(renderer, name, (original) => function tagged(this: Renderer, image) {
      const { marks } = this.pdfDocument;
      const mark = image.mark ?? ORNAMENT;
      marks?.stands(mark, [image.x, image.y, image.x + image._width, image.y + image._height]);
      marks?.open(mark);
      return original.call(this, image);
    });
  }
  wrap(renderer, 'renderWatermark', (original) => function tagged(this: Renderer, page) {
    this.pdfDocument.marks?.open(ORNAMENT);
    return original.call(this, page);
  });
  // What is saved and restored around a part is no part of a mark.
  for (const name of ['beginClip', 'endClip', 'beginVerticalAlignment', 'endVerticalAlignment'] as const) {
    wrap(renderer, name, (original) => function tagged(this: Renderer, ...given) {
      this.pdfDocument.marks?.close();
      return original.call(this, ...given);
    });
  }
}

interface Font {
  readonly subset?: { includeGlyph(glyph: number | { readonly id: number }): number; isWatched?: boolean };
}

/** ISO 19005-3, 6.2.11.8: what is painted with no glyph of its own can't be claimed to be kept. */
function watch({ subset }: Font, found: () => void): void {
  if (!subset || subset.isWatched) return;
  const include = subset.includeGlyph.bind(subset);
  subset.isWatched = true;
  subset.includeGlyph = (glyph) => {
    if ((typeof glyph === 'number' ? glyph : glyph.id) === 0) found();
    return include(glyph);
  };
}

function wrapDocument(): void {
  const document = pdfmakeClass<MarkedDocument & { currentLineHeight(): number }>('PDFDocument');
  wrap(document, 'addPage', (original) => function tagged(this: MarkedDocument, ...given) {
    this.marks?.close();
    const done = original.call(this, ...given);
    this.marks?.beginPage();
    return done;
  });
  wrap(document, 'text', (original) => function tagged(this: MarkedDocument & { currentLineHeight(): number }, text, x, y, options) {
    const { marks } = this;
    if (!marks) return original.call(this, text, x, y, options);
    const { link, goTo, ...others } = options;
    const target = link ? { address: link, isInside: false } : goTo ? { address: goTo, isInside: true } : null;
    const width = Number(options.textWidth ?? 0);
    return marks.piece([x, y, x + width, y + this.currentLineHeight()], target, text, () => original.call(this, text, x, y, others));
  });
  // pdfmake sets the colour of a text by filling a path that isn't there: nothing is seen of it, but it is painted outside of every mark.
  wrap(document, 'fill', (original) => function tagged(this: MarkedDocument, ...given) {
    return this.marks?.isInLine && given[0] !== undefined ? this.fillColor(given[0]) : original.call(this, ...given);
  });
  wrap(document, 'provideFont', (original) => function tagged(this: MarkedDocument, ...given) {
    const font = original.call(this, ...given) as Font;
    if (this.options.tagged) watch(font, () => (this.lacksGlyphs = true));
    return font;
  });
  wrap(document, 'annotate', (original) => function tagged(this: MarkedDocument, x, y, width, height, options) {
    if (this.marks && options.StructParent === undefined) throw new Error('a link without an element of its own');
    return original.call(this, x, y, width, height, options);
  });
}

export function wrapRendering(): void {
  wrapRenderer();
  wrapDocument();
}
