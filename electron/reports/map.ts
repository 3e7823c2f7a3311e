/** Countries on a map of Europe, as near as those that it speaks of allow; each is named with its figure, so that no shade has to be read. */

import europe from '#resources/maps/europe.json' with { type: 'json' };
import { type Box, type Drawing, inTwoLines, line, rectangle, widthIn, written } from './drawing.ts';
import type { ChartWords } from './chart.ts';
import { HAIRLINE, INK, QUIET, TEXT_WIDTH } from './page.ts';
import type { CountryFigure, CountryMap } from './tree.ts';

export interface MapWords extends Pick<ChartWords, 'unknown' | 'number'> {
  /** "Not on the map: Japan 3." */
  readonly beyond: (countries: string) => string;
}

type Outline = (typeof europe.countries)[number];

const outlines: ReadonlyMap<string, Outline> = new Map(europe.countries.map((outline) => [outline.code, outline]));

/** Of the drawing: as the countries lie, but never a strip, and with room for a table below it on its page. */
const LOWEST = 230;
const HIGHEST = 400;

/** The narrowest part of the map that is shown, of its own width: what lies around must still be known again. */
const NARROWEST = 330;
/** Around the countries that it speaks of. */
const AROUND = 30;

/** From few to many; told apart in grey, too. */
const SHADES = ['#dbe8df', '#b4cfbd', '#6f9c82', '#24543d'] as const;
const LAND = '#f5f3ee';
const PAPER = '#ffffff';

/** The part of the map that holds all of these, in its own units. */
function viewOf(shown: readonly Outline[]): Box {
  const boxes = shown.length > 0 ? shown.map(({ box }) => box) : [[150, 100, 950, 800]];
  const edge = (index: number, of: (...all: number[]) => number) => of(...boxes.map((box) => box[index] ?? 0));
  const [left, top, right, foot] = [edge(0, Math.min) - AROUND, edge(1, Math.min) - AROUND, edge(2, Math.max) + AROUND, edge(3, Math.max) + AROUND];
  const proportion = Math.min(Math.max((foot - top) / (right - left), LOWEST / TEXT_WIDTH), HIGHEST / TEXT_WIDTH);
  const width = Math.min(Math.max(right - left, (foot - top) / proportion, NARROWEST), europe.width, europe.height / proportion);
  const height = width * proportion;
  const within = (start: number, length: number, most: number) => Math.min(Math.max(start, 0), most - length);
  return { x: within((left + right - width) / 2, width, europe.width), y: within((top + foot - height) / 2, height, europe.height), width, height };
}

const heightOf = ({ width, height }: Box) => (height * TEXT_WIDTH) / width;

const short = (length: number) => String(Math.round(length * 10) / 10);

interface Ring {
  readonly points: readonly (readonly [number, number])[];
  readonly box: readonly [left: number, top: number, right: number, foot: number];
}

function ringOf(path: string): Ring {
  const points = path.replace('Z', '').split('L').map((point) => point.split(',').map(Number) as [number, number]);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { points, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
}

/** Read once, when the first map is drawn. */
const rings = new Map<string, readonly Ring[]>();

function ringsOf({ code, path }: Outline): readonly Ring[] {
  const made = rings.get(code) ?? path.slice(1).split('M').map(ringOf);
  rings.set(code, made);
  return made;
}

/** The outline's parts that can be seen, in points of the drawing. */
function pathOf(outline: Outline, { x, y, width, height }: Box): string {
  const scale = TEXT_WIDTH / width;
  return ringsOf(outline)
    .filter(({ box: [left, top, right, foot] }) => right > x && left < x + width && foot > y && top < y + height)
    .map(({ points }) => `M${points.map(([left, top]) => `${short((left - x) * scale)} ${short((top - y) * scale)}`).join('L')}Z`)
    .join('');
}

function land(outline: Outline, figure: CountryFigure | undefined, most: number, view: Box): string {
  const path = pathOf(outline, view);
  if (path === '') return '';
  if (figure === undefined) return `<path d="${path}" fill="${LAND}" stroke="${HAIRLINE}" stroke-width="0.4"/>`;
  if (figure.value === null) return `<path d="${path}" fill="${PAPER}" stroke="${QUIET}" stroke-width="0.9" stroke-dasharray="2 1.6"/>`;
  const shade = figure.value > 0 ? (SHADES[Math.min(SHADES.length, Math.ceil((SHADES.length * figure.value) / most)) - 1] ?? PAPER) : PAPER;
  return `<path d="${path}" fill="${shade}" stroke="${INK}" stroke-width="0.5"/>`;
}

const SIZE = 8;
const SIGN_HEIGHT = 12.5;
/** What signs keep free around them. */
const FREE = 1.5;

/** Where a sign may stand, the nearest first: at its country, or around it with a line that leads there. */
const PLACES: readonly (readonly [number, number])[] = [[0, 0], ...[16, 28, 42, 58, 76, 96].flatMap((far) => Array.from({ length: 12 }, (_, hour): [number, number] => [far * 1.4 * Math.sin((hour * Math.PI) / 6), -far * Math.cos((hour * Math.PI) / 6)]))];

const overlaps = (one: Box, other: Box) => one.x < other.x + other.width + FREE && other.x < one.x + one.width + FREE && one.y < other.y + other.height + FREE && other.y < one.y + one.height + FREE;

interface Sign {
  readonly text: string;
  readonly at: readonly [number, number];
  readonly isLarge: boolean;
}

/** Null where there is no room for all of them. */
function placedSigns(signs: readonly Sign[], height: number): Box[] | null {
  const taken: Box[] = [];
  for (const { text, at: [x, y], isLarge } of signs) {
    const width = widthIn(text, SIZE) * 0.88 + 6;
    // On a small country its own sign would hide it.
    const place = PLACES.slice(isLarge ? 0 : 1)
      .map(([right, down]): Box => ({ x: x + right - width / 2, y: y + down - SIGN_HEIGHT / 2, width, height: SIGN_HEIGHT }))
      .find((box) => box.x >= 1 && box.y >= 1 && box.x + width <= TEXT_WIDTH - 1 && box.y + SIGN_HEIGHT <= height - 1 && !taken.some((other) => overlaps(box, other)) && (isLarge || !signs.some(({ at }) => overlaps(box, { x: at[0] - 2, y: at[1] - 2, width: 4, height: 4 }))));
    if (!place) return null;
    taken.push(place);
  }
  return taken;
}

function sign(box: Box, { text, at: [x, y] }: Sign): string {
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const isOn = Math.abs(middleX - x) < 1 && Math.abs(middleY - y) < 1;
  const lead = isOn ? '' : `${line(x, y, Math.min(Math.max(x, box.x), box.x + box.width), Math.min(Math.max(y, box.y), box.y + box.height), INK, 0.6)}<circle cx="${short(x)}" cy="${short(y)}" r="1.6" fill="${INK}" stroke="${PAPER}" stroke-width="0.5"/>`;
  return `${lead}${rectangle(box, PAPER, { colour: HAIRLINE })}${written(text, middleX, middleY + 2.8, { size: SIZE, anchor: 'middle' })}`;
}

function signs(map: CountryMap, view: Box, words: MapWords): string {
  const scale = TEXT_WIDTH / view.width;
  const made = (nameOf: (figure: CountryFigure) => string) =>
    map.countries.flatMap((figure): Sign[] => {
      const outline = outlines.get(figure.code);
      if (!outline) return [];
      const [x = 0, y = 0] = outline.at;
      const [left = 0, top = 0, right = 0, foot = 0] = outline.box;
      const text = `${nameOf(figure)} ${figure.value === null ? words.unknown : words.number(figure.value)}`;
      return [{ text, at: [(x - view.x) * scale, (y - view.y) * scale], isLarge: (right - left) * scale > widthIn(text, SIZE) && (foot - top) * scale > 3 * SIGN_HEIGHT }];
    });
  for (const nameOf of [({ name }: CountryFigure) => name, ({ code }: CountryFigure) => code]) {
    const all = made(nameOf);
    const boxes = placedSigns(all, heightOf(view));
    if (boxes) return boxes.map((box, index) => (all[index] ? sign(box, all[index]) : '')).join('');
  }
  return '';
}

export function mapDrawing(map: CountryMap, words: MapWords): Drawing {
  const figures = new Map(map.countries.map((figure) => [figure.code, figure]));
  const view = viewOf(map.countries.flatMap(({ code }) => outlines.get(code) ?? []));
  const height = heightOf(view);
  const most = Math.max(1, ...map.countries.map(({ value }) => value ?? 0));
  // Those that it speaks of over the others, so that their edges are whole.
  const inOrder = europe.countries.toSorted((one, other) => Number(figures.has(one.code)) - Number(figures.has(other.code)));
  const drawn = inOrder.map((outline) => land(outline, figures.get(outline.code), most, view)).join('');
  const elsewhere = map.countries.filter(({ code }) => !outlines.has(code)).map(({ name, value }) => `${name} ${value === null ? words.unknown : words.number(value)}`);
  const beyond = elsewhere.length > 0 ? inTwoLines(words.beyond(elsewhere.join(', ')), SIZE, TEXT_WIDTH) : [];
  const frame: Box = { x: 0.25, y: 0.25, width: TEXT_WIDTH - 0.5, height: height - 0.5 };
  const seen = `<svg x="0" y="0" width="${short(TEXT_WIDTH)}" height="${short(height)}" viewBox="0 0 ${short(TEXT_WIDTH)} ${short(height)}">${drawn}</svg>`;
  const notes = beyond.map((text, index) => written(text, 0, height + 13 + index * 11, { size: SIZE, colour: QUIET })).join('');
  return { width: TEXT_WIDTH, height: height + beyond.length * 12 + (beyond.length > 0 ? 4 : 0), body: `${seen}${signs(map, view, words)}${rectangle(frame, 'none', { colour: HAIRLINE })}${notes}`, alternative: map.alternative };
}
