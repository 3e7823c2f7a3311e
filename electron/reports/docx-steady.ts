/** The same document, byte for byte, whenever it is made: `docx` writes the present moment into it, and goes on counting. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser';

/** Of every entry: the first that a ZIP can say. It counts in local time, and so is told in it. */
const EPOCH = new Date(1980, 0, 1);

/** What the package counts on from document to document, as long as it is loaded: the ids of drawings, and the names of what the list of contents leads to. */
const COUNTED = [/(?<=<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+/g, /(?<=<wp:docPr id=")\d+/g, /(?<=\b_Toc)\d+/g];

/** Each counted from one, in the order in which it stands. */
function recounted(xml: string): string {
  return COUNTED.reduce((text, pattern) => {
    const order = new Map<string, number>();
    return text.replaceAll(pattern, (number) => {
      const known = order.get(number) ?? order.size + 1;
      order.set(number, known);
      return String(known);
    });
  }, xml);
}

function dated(core: string, changedAt: string): string {
  return core.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${changedAt.replace(/\.\d+Z$/, 'Z')}`);
}

/**
 * @param zip as it was packed
 * @param changedAt ISO 8601: the moment that the document says it was made and changed
 */
export function steadyDocx(zip: Uint8Array, changedAt: string): Uint8Array {
  const steady = (name: string, data: Uint8Array): Uint8Array => {
    if (name === 'docProps/core.xml') return strToU8(dated(strFromU8(data), changedAt));
    return name === 'word/document.xml' ? strToU8(recounted(strFromU8(data))) : data;
  };
  return zipSync(Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, data]) => [name, [steady(name, data), { mtime: EPOCH }] as const])), { level: 6 });
}
