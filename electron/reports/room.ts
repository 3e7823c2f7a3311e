/**
 * How much room a text takes at the most, before it is laid out: pdfmake draws what is to be kept whole,
 * and is higher than a page, past the page's foot, where it is lost. For the sans serif; lengths are points.
 */

import { piecesOf } from './flow.ts';

/** Widths of letters in ems that the type doesn't pass in either weight; the first that holds a letter counts. */
const WIDTHS: readonly (readonly [letters: RegExp, ems: number])[] = [
  [/[fijlrtI .,:;'!|()[\]-]/, 0.38],
  [/\p{M}/u, 0],
  [/[a-ln-vx-zčšžćđäöüßàèéìòùçğışâîû0-9]/, 0.6],
  [/[α-πρ-υχάέήίόύϊϋΐΰа-ез-лн-ух-чъ-ьэяё]/, 0.62],
  [/[A-ZČŠŽĆĐÄÖÜÇĞİŞÀÈÉÌÒÙΑ-ΩΆΈΉΊΌΎΏφψωώА-ЧЪЬЯжмфшщюmw]/, 0.85],
  [/[\p{L}\p{N}\u0020-\u007E„“”»«’–—…•]/u, 1.28],
];
const WIDEST = 2.3;

/** The height of a line in ems, as the type asks for it. */
const LINE = 1.43;

/** More letters than this fill several pages in any size. */
const MANY = 20_000;

/** The most room that letters take in a line, whatever their weight. */
export function widthOf(word: string, size: number): number {
  let ems = 0;
  for (const letter of word) ems += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST;
  return ems * size;
}

/** The most lines that a text takes in a column. */
export function linesOf(text: string, { size, width }: { size: number; width: number }): number {
  if (text.length > MANY) return Number.POSITIVE_INFINITY;
  let lines = 0;
  for (const line of text.split(/[\n\r\u2028\u2029]/)) {
    lines += 1;
    let taken = 0;
    for (const piece of piecesOf(line)) {
      const needed = widthOf(piece, size);
      if (taken + needed <= width) {
        taken += needed;
        continue;
      }
      // What is wider than the column goes on letter by letter, with less than one letter's room left in each line.
      lines += Math.ceil(needed / (width - WIDEST * size)) - (taken === 0 ? 1 : 0);
      taken = needed % (width - WIDEST * size);
    }
  }
  return lines;
}

/** The most height that a text takes in a column. @param lineHeight of the style, as a factor */
export function heightOf(text: string, style: { size: number; lineHeight: number; width: number }): number {
  return linesOf(text, style) * style.size * style.lineHeight * LINE;
}
