/** What charts and maps are drawn with: SVG, so that a page of paper and a web page show the same drawing. Lengths are points. */

import { INK, SANS } from './page.ts';
import { linesOf, widthOf } from './room.ts';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** SVG elements. */
  readonly body: string;
  /** What who does not see it is told. */
  readonly alternative: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a surface is filled with. All of them are told apart without colour: by their lightness or their lines. */
export interface Fill {
  readonly paint: string;
  readonly stroke?: string;
  readonly lines?: 'rising' | 'falling' | 'crossed';
  /** What is written on it. */
  readonly ink: string;
}

const GREEN = '#24543d';
const LIGHT = '#b4cfbd';
const MIDDLE = '#6f9c82';
const PAPER = '#ffffff';

/** Of the series of a chart, in their order: neighbours differ most. */
const FILLS: readonly Fill[] = [
  { paint: GREEN, ink: PAPER },
  { paint: LIGHT, ink: INK },
  { paint: PAPER, stroke: GREEN, lines: 'rising', ink: INK },
  { paint: MIDDLE, ink: INK },
  { paint: PAPER, stroke: GREEN, ink: INK },
  { paint: PAPER, stroke: GREEN, lines: 'crossed', ink: INK },
];

export const fillOf = (index: number): Fill => FILLS[index % FILLS.length] ?? { paint: GREEN, ink: PAPER };

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

const short = (length: number) => String(Math.round(length * 100) / 100);

export interface Written {
  readonly size: number;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
}

/** @param y of the line that letters stand on */
export function written(text: string, x: number, y: number, { size, colour = INK, anchor = 'start', isBold = false, isItalic = false }: Written): string {
  const look = `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${isBold ? ' font-weight="bold"' : ''}${isItalic ? ' font-style="italic"' : ''}`;
  return `<text x="${short(x)}" y="${short(y)}" font-size="${size}" fill="${colour}"${look}>${escaped(text)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, colour: string, width: number, dash?: string): string {
  return `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}

export function rectangle({ x, y, width, height }: Box, paint: string, edge?: { readonly colour: string; readonly dash?: string }): string {
  const stroke = edge ? ` stroke="${edge.colour}" stroke-width="0.7"${edge.dash ? ` stroke-dasharray="${edge.dash}"` : ''}` : '';
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${paint}"${stroke}/>`;
}

/** Between the lines of a surface that is filled with lines. */
const BETWEEN = 4;

/** Lines at 45° through a box, each cut where the box ends: no reader needs to know of patterns or clipping. */
function slanted({ x, y, width, height }: Box, isRising: boolean): string {
  let path = '';
  for (let start = BETWEEN / 2; start < width + height; start += BETWEEN) {
    const [fromX, fromY] = [Math.min(start, width), Math.max(0, start - width)];
    const [toX, toY] = [Math.max(0, start - height), Math.min(start, height)];
    const down = (at: number) => (isRising ? y + at : y + height - at);
    path += `M${short(x + fromX)} ${short(down(fromY))}L${short(x + toX)} ${short(down(toY))}`;
  }
  return path;
}

export function surface(box: Box, { paint, stroke, lines }: Fill): string {
  const filled = rectangle(box, paint, stroke === undefined ? undefined : { colour: stroke });
  if (!lines || stroke === undefined) return filled;
  const path = `${lines === 'falling' ? '' : slanted(box, true)}${lines === 'rising' ? '' : slanted(box, false)}`;
  return `${filled}<path d="${path}" stroke="${stroke}" stroke-width="0.7" fill="none"/>`;
}

/** The room of a text in a line, at the most. */
export const widthIn = (text: string, size: number): number => widthOf(text, size);

/** A text in at most two lines of a width; what is beyond is left out with an ellipsis, and stands whole in the table of the same figures. */
export function inTwoLines(text: string, size: number, width: number): string[] {
  const words = text.split(/\s+/);
  const made: string[] = [];
  for (const word of words) {
    const last = made.at(-1);
    if (last !== undefined && widthIn(`${last} ${word}`, size) <= width) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  const fitted = made.slice(0, 2).map((part, index) => cut(part, size, width, index === 1 && made.length > 2));
  return fitted;
}

function cut(text: string, size: number, width: number, isMore: boolean): string {
  if (!isMore && linesOf(text, { size, width }) <= 1) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && widthIn(`${letters.join('')} …`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()} …`;
}

const FAMILY = `${SANS}, 'Source Sans 3', system-ui, sans-serif`;

/** For a page of paper. */
export function svgOf({ width, height, body }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"><g font-family="${FAMILY}">${body}</g></svg>`;
}

/** Within a web page: as wide as it has room, and told in words to who does not see it. */
export function inlineSvg({ width, height, body, alternative }: Drawing): string {
  return `<svg role="img" aria-label="${escaped(alternative)}" viewBox="0 0 ${short(width)} ${short(height)}" style="max-width:${short(width * 1.5)}px"><g font-family="${FAMILY}">${body}</g></svg>`;
}
