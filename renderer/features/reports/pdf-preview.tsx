/** A PDF's pages as they will be printed, and their text for who listens. */

import * as pdfjs from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { trustWorker } from '../../base/trusted.ts';
import { useWords } from '../../base/words.ts';
import type { Piece } from '#shared/contract/photos.ts';

pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;
trustWorker(workerAddress);

interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** As wide as a sheet reads well on a screen, and never wider than there is room. Pixels. */
const WIDTH = 680;

/** How far outside the window a page is made ready, in pixels. */
const AHEAD = '800px';

/** True from when an element comes near the window on. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target || isNear) return undefined;
    const observer = new IntersectionObserver((entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)), { rootMargin: AHEAD });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, isNear]);
  return isNear;
}

async function textOf(page: pdfjs.PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
}

async function draw(page: pdfjs.PDFPageProxy, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const sharp = window.devicePixelRatio || 1;
  const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * sharp });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
}

interface PdfPageProps {
  readonly document: pdfjs.PDFDocumentProxy;
  readonly number: number;
  /** Of the first page: the others are as large, until they are drawn. */
  readonly size: PageSize;
}

/** A page that is read and drawn when it comes near the window: of five hundred, a few at a time. */
function PdfPage({ document, number, size }: PdfPageProps) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const isNear = useNear(canvas);
  const [text, setText] = useState('');
  const [width, setWidth] = useState(WIDTH);
  useEffect(() => {
    const room = canvas.current?.closest('.pdf')?.clientWidth ?? WIDTH;
    setWidth(Math.min(WIDTH, Math.max(280, room - 48)));
  }, []);
  useEffect(() => {
    const target = canvas.current;
    if (!isNear || !target) return undefined;
    let gone = false;
    (async () => {
      const page = await document.getPage(number);
      const read = await textOf(page);
      if (gone) return;
      setText(read);
      await draw(page, target, width);
    })().catch((error: unknown) => {
      // Who left the page has closed its document under the drawing.
      if (!gone) throw error;
    });
    return () => {
      gone = true;
    };
  }, [document, number, isNear, width]);
  return (
    <div className="pdf-page" role="group" aria-label={t('app:reports.page', { page: number, pages: document.numPages })}>
      <canvas ref={canvas} aria-hidden style={{ width, aspectRatio: `${size.width} / ${size.height}` }} />
      <div className="only-heard" data-page-text>
        {text}
      </div>
    </div>
  );
}

interface Opened {
  readonly task: pdfjs.PDFDocumentLoadingTask;
  readonly document: pdfjs.PDFDocumentProxy;
  readonly size: PageSize;
  /** Which one after the other it is: no canvas is drawn on for two of them at once. */
  readonly number: number;
}

/** Until another PDF is open, the pages of the one before it stay, so that nothing moves. */
export default function PdfPreview({ pdf }: { readonly pdf: Piece }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    let task: pdfjs.PDFDocumentLoadingTask | null = null;
    let isShown = false;
    let gone = false;
    (async () => {
      task = pdfjs.getDocument({ data: new Uint8Array(await pdf.arrayBuffer()) });
      const document = await task.promise;
      const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
      if (gone) return;
      isShown = true;
      const mine = task;
      setOpened((before) => ({ task: mine, document, size: { width, height }, number: (before?.number ?? 0) + 1 }));
    })().catch((error: unknown) => {
      // Another PDF has come before this one was open.
      if (!gone) throw error;
    });
    return () => {
      gone = true;
      if (!isShown) void task?.destroy();
    };
  }, [pdf]);
  // Its pages have stopped drawing by then.
  useEffect(() => () => void opened?.task.destroy(), [opened]);
  return (
    <div className="pdf">
      {opened ? Array.from({ length: opened.document.numPages }, (_, index) => <PdfPage key={`${opened.number} ${index}`} document={opened.document} size={opened.size} number={index + 1} />) : null}
    </div>
  );
}
