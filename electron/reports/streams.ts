/**
 * How a document is written out: its streams packed so that much time is saved for little room, what follows each other put
 * together, and what is painted let go. pdfkit keeps each line of its file by itself until the file is read, and pdfmake all
 * that it has painted until the last page: in a report of 500 pages that is a hundred megabytes.
 */

import { deflateSync } from 'node:zlib';
import { pdfmakeClass, wrap } from './tagging-wrap.ts';

/** zlib's, of 9. pdfkit packs with 6: a tenth smaller, in two and a half times as long. */
const LEVEL = 3;

interface Stream {
  compress: boolean;
  buffer: Uint8Array[];
  finalize: (this: Stream) => void;
}

interface StreamedDocument {
  readonly _pdfMakePages?: readonly { items: unknown[] }[];
  _offset: number;
  gathered?: { readonly bytes: Buffer; length: number } | undefined;
  ref(data?: unknown): unknown;
  addPage(options?: unknown): unknown;
  bufferedPageRange(): { readonly start: number; readonly count: number };
  _write(data: Uint8Array | string): void;
  push(chunk: Uint8Array | null): boolean;
}

/** Bytes that are put together before they are handed on. */
const GATHERED = 65_536;

let isInstalled = false;

/** Once for the whole process. Throws where pdfmake has no such methods any more. */
export function installStreams(): void {
  if (isInstalled) return;
  isInstalled = true;
  const document = pdfmakeClass<StreamedDocument>('PDFDocument');
  wrap(document, 'ref', (original) => function made(this: StreamedDocument, data) {
    const stream = original.call(this, data) as Stream;
    const { finalize } = stream;
    stream.finalize = function packed(this: Stream) {
      if (this.compress && this.buffer.length > 0) {
        this.buffer = [deflateSync(Buffer.concat(this.buffer), { level: LEVEL })];
        this.compress = false;
      }
      finalize.call(this);
    };
    return stream;
  });
  wrap(document, 'addPage', (original) => function begun(this: StreamedDocument, options) {
    const { start, count } = this.bufferedPageRange();
    const painted = this._pdfMakePages?.[start + count - 1];
    if (painted) painted.items = [];
    return original.call(this, options);
  });
  wrap(document, '_write', () => function written(this: StreamedDocument, data) {
    const bytes = typeof data === 'string' ? Buffer.from(`${data}\n`, 'binary') : data;
    this._offset += bytes.length;
    if (this.gathered && this.gathered.length + bytes.length > GATHERED) handOn(this);
    if (bytes.length > GATHERED) {
      this.push(bytes);
      return;
    }
    this.gathered ??= { bytes: Buffer.allocUnsafeSlow(GATHERED), length: 0 };
    this.gathered.bytes.set(bytes, this.gathered.length);
    this.gathered.length += bytes.length;
  });
  wrap(document, 'push', (original) => function pushed(this: StreamedDocument, chunk) {
    if (chunk === null) handOn(this);
    return original.call(this, chunk);
  });
}

function handOn(document: StreamedDocument): void {
  const { gathered } = document;
  document.gathered = undefined;
  if (gathered) document.push(gathered.bytes.subarray(0, gathered.length));
}
