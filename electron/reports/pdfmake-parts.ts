/** The inner parts of pdfmake that are reached into, since it has no place for what is asked of them; its version is pinned. */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The methods of one of its classes. Throws where it has no such part any more. */
export function methodsOf<T>(part: 'LayoutBuilder' | 'PDFDocument' | 'TableProcessor'): T {
  const { default: made } = require(`pdfmake/js/${part}.js`) as { readonly default: { readonly prototype: T } };
  return made.prototype;
}
