/** A PDF's pages as they will be printed, and their text for who listens. */

import * as pdfjs from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { trustWorker } from '../../base/trusted.ts';
import { useWords } from '../../base/words.ts';
import type { Piece } from '#shared/contract/photos.ts';

pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;
trustWorker(workerAddress);

interface PageImage {
  readonly number: number;
  readonly text: string;
  readonly draw: (canvas: HTMLCanvasElement, width: number) => Promise<void>;
}

async function readPages(document: pdfjs.PDFDocumentProxy): Promise<PageImage[]> {
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const content = await page.getTextContent();
      return {
        number: index + 1,
        text: content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
        draw: async (canvas: HTMLCanvasElement, width: number) => {
          const scale = width / page.getViewport({ scale: 1 }).width;
          const sharp = window.devicePixelRatio || 1;
          const viewport = page.getViewport({ scale: scale * sharp });
          canvas.width = viewport.width;
          canvas.height = viewport.height;
          canvas.style.width = `${viewport.width / sharp}px`;
          await page.render({ canvas, viewport }).promise;
        },
      };
    }),
  );
}

/** As wide as a sheet reads well on a screen, and never wider than there is room. Pixels. */
const WIDTH = 680;

function PdfPage({ page, of }: { readonly page: PageImage; readonly of: number }) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    const room = target?.closest('.pdf')?.clientWidth ?? WIDTH;
    if (target) void page.draw(target, Math.min(WIDTH, Math.max(280, room - 48)));
  }, [page]);
  return (
    <div className="pdf-page" role="group" aria-label={t('app:reports.page', { page: page.number, pages: of })}>
      <canvas ref={canvas} aria-hidden />
      <div className="only-heard" data-page-text>
        {page.text}
      </div>
    </div>
  );
}

export default function PdfPreview({ pdf }: { readonly pdf: Piece }) {
  const [pages, setPages] = useState<readonly PageImage[]>([]);
  useEffect(() => {
    let task: pdfjs.PDFDocumentLoadingTask | null = null;
    let gone = false;
    void (async () => {
      task = pdfjs.getDocument({ data: new Uint8Array(await pdf.arrayBuffer()) });
      const read = await readPages(await task.promise);
      if (!gone) setPages(read);
    })();
    return () => {
      gone = true;
      void task?.destroy();
    };
  }, [pdf]);
  return (
    <div className="pdf">
      {pages.map((page) => (
        <PdfPage key={page.number} page={page} of={pages.length} />
      ))}
    </div>
  );
}
