/**
 * The European emblem, drawn from its published geometry: "Graphics guide to the European emblem"
 * (Interinstitutional style guide, annex A1). A rectangle half as long again as it is high; twelve
 * stars, upright, like the hours of a clock on a circle around the middle with a radius of a third of
 * the height; each star's five points on a circle with a radius of an eighteenth of the height.
 */

import type { ContentCanvas } from 'pdfmake/interfaces.js';

/** Reflex Blue and Yellow in the style guide's RGB values. */
export const BLUE = '#003399';
export const YELLOW = '#FFCC00';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The inner corners of a regular pentagram lie at this part of its radius. */
const INNER = Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10);

/** The ten corners of an upright five-pointed star, from its top, clockwise. */
export function star(centre: Point, radius: number): Point[] {
  return Array.from({ length: 10 }, (_, corner) => {
    const angle = (corner * Math.PI) / 5;
    const reach = corner % 2 === 0 ? radius : radius * INNER;
    return { x: centre.x + reach * Math.sin(angle), y: centre.y - reach * Math.cos(angle) };
  });
}

/** The centres of the twelve stars of an emblem of that height, from the top, clockwise. */
export function starCentres(height: number): Point[] {
  const middle = { x: height * 0.75, y: height / 2 };
  return Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    return { x: middle.x + (height / 3) * Math.sin(angle), y: middle.y - (height / 3) * Math.cos(angle) };
  });
}

/** @param height in points */
export function emblem(height: number): ContentCanvas {
  return {
    canvas: [
      { type: 'rect', x: 0, y: 0, w: height * 1.5, h: height, color: BLUE, lineWidth: 0 },
      ...starCentres(height).map((centre) => ({
        type: 'polyline' as const,
        closePath: true,
        points: star(centre, height / 18),
        color: YELLOW,
        lineWidth: 0,
      })),
    ],
  };
}

/** For a web page. @param alternative what who does not see it is told */
export function emblemSvg(height: number, alternative: string): string {
  const short = (length: number) => String(Math.round(length * 1000) / 1000);
  const stars = starCentres(height).map((centre) => `<polygon points="${star(centre, height / 18).map(({ x, y }) => `${short(x)},${short(y)}`).join(' ')}"/>`);
  return `<svg role="img" aria-label="${alternative}" width="${height * 1.5}" height="${height}" viewBox="0 0 ${height * 1.5} ${height}"><rect width="100%" height="100%" fill="${BLUE}"/><g fill="${YELLOW}">${stars.join('')}</g></svg>`;
}
