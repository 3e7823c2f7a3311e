/** A drawing as a picture, for formats that can't draw. Its letters are outlines of the report's own typeface: on every computer they look as they do on paper. */

import { type Face, openSync } from 'fontkit';
import sharp from 'sharp';
import { type Drawing, svgOf } from './drawing.ts';
import { SANS } from './page.ts';
import { FONTS } from './type-files.ts';

/** Dots an inch: what a printed page shows. */
const FINENESS = 200;

/** As `written` of the drawings writes a text. */
const TEXT = /<text x="([^"]+)" y="([^"]+)" font-size="([^"]+)" fill="([^"]+)"(?: text-anchor="(\w+)")?( font-weight="bold")?( font-style="italic")?>([^<]*)<\/text>/g;

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text: string) => text.replaceAll(/&(\w+);/g, (written, name: string) => SIGNS[name] ?? written);

/** Share of a text's width that stands before the point that it is written at. */
const BEFORE: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };

const faces = new Map<string, Face>();

/** Read once for a thread. */
function faceOf(file: string): Face {
  const face = faces.get(file) ?? openSync(file);
  faces.set(file, face);
  return face;
}

function outlined(text: string, { x, y, size, anchor, file }: { x: number; y: number; size: number; anchor: string; file: string }): string {
  const face = faceOf(file);
  const scale = size / face.unitsPerEm;
  const { glyphs, positions, advanceWidth } = face.layout(text);
  let [path, at] = ['', x - (BEFORE[anchor] ?? 0) * advanceWidth * scale];
  for (const [index, glyph] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    path += glyph.path.scale(scale, -scale).translate(at + xOffset * scale, y - yOffset * scale).toSVG();
    at += xAdvance * scale;
  }
  return path;
}

/** SVG elements with all that is written in them as outlines. */
export function asOutlines(body: string): string {
  return body.replaceAll(TEXT, (_, x: string, y: string, size: string, colour: string, anchor = 'start', isBold?: string, isItalic?: string, text = '') => {
    const file = FONTS[SANS][isBold ? (isItalic ? 'bolditalics' : 'bold') : isItalic ? 'italics' : 'normal'];
    return `<path fill="${colour}" d="${outlined(plain(text), { x: Number(x), y: Number(y), size: Number(size), anchor, file })}"/>`;
  });
}

/** A PNG of 200 dots an inch on white paper. Equal drawings give equal bytes. */
export async function rasterized(drawing: Drawing): Promise<Uint8Array> {
  // Units of a drawing are points: 72 dots an inch would be one for each.
  return await sharp(Buffer.from(svgOf({ ...drawing, body: asOutlines(drawing.body) })), { density: FINENESS }).flatten({ background: '#ffffff' }).png({ compressionLevel: 9 }).toBuffer();
}
