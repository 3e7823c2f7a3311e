/** How countries are drawn on a map of outlines: which part of it is shown, the paths of what lies there, and where a sign has room. Pure: for paper and screen alike. */

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Left, top, right, foot. */
type Edges = readonly number[];

export interface Outline {
  readonly code: string;
  /** Of its main part. */
  readonly box: Edges;
  /** Where it is written on. */
  readonly at: readonly number[];
  /** Closed rings of straight lines: `M1,2L3,4Z`. */
  readonly path: string;
}

export interface Atlas {
  readonly width: number;
  readonly height: number;
  readonly countries: readonly Outline[];
}

interface Proportions {
  /** Height by width, at the least and, where that holds them all, at the most: as the countries lie, but never a strip. */
  readonly lowest: number;
  readonly highest: number;
}

/** The narrowest part of the map that is shown, of its own width: what lies around must still be known again. */
const NARROWEST = 330;
/** Around the countries that it speaks of. */
const AROUND = 30;
/** Where it speaks of none. */
const MIDDLE: Edges = [150, 100, 950, 800];

/** The part of the map that holds all of these, in its own units. */
export function viewOf(atlas: Atlas, shown: readonly Outline[], { lowest, highest }: Proportions): Area {
  const boxes = shown.length > 0 ? shown.map(({ box }) => box) : [MIDDLE];
  const edge = (index: number, of: (...all: number[]) => number) => of(...boxes.map((box) => box[index] ?? 0));
  const [left, top, right, foot] = [edge(0, Math.min) - AROUND, edge(1, Math.min) - AROUND, edge(2, Math.max) + AROUND, edge(3, Math.max) + AROUND];
  // Higher than it may be only where not even the whole width would hold the highest and the lowest of them.
  const needed = Math.min(foot - top, atlas.height) / atlas.width;
  const proportion = Math.max(Math.min(Math.max((foot - top) / (right - left), lowest), highest), needed);
  const width = Math.min(Math.max(right - left, (foot - top) / proportion, NARROWEST), atlas.width, atlas.height / proportion);
  const height = width * proportion;
  const within = (start: number, length: number, most: number) => Math.min(Math.max(start, 0), most - length);
  return { x: within((left + right - width) / 2, width, atlas.width), y: within((top + foot - height) / 2, height, atlas.height), width, height };
}

export const short = (length: number) => String(Math.round(length * 10) / 10);

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
const rings = new WeakMap<Outline, readonly Ring[]>();

function ringsOf(outline: Outline): readonly Ring[] {
  const made = rings.get(outline) ?? outline.path.slice(1).split('M').map(ringOf);
  rings.set(outline, made);
  return made;
}

/** The outline's parts that can be seen, in units of a drawing so wide; empty where none can. */
export function pathOf(outline: Outline, { x, y, width, height }: Area, drawnWidth: number): string {
  const scale = drawnWidth / width;
  return ringsOf(outline)
    .filter(({ box: [left, top, right, foot] }) => right > x && left < x + width && foot > y && top < y + height)
    .map(({ points }) => `M${points.map(([left, top]) => `${short((left - x) * scale)} ${short((top - y) * scale)}`).join('L')}Z`)
    .join('');
}

/** What is written on a country: so wide, its country's point, and whether that has room for it. */
export interface Sign {
  readonly width: number;
  readonly at: readonly [x: number, y: number];
  readonly isLarge: boolean;
}

/** What signs keep free around them. */
const FREE = 1.5;

/** Where a sign may stand, the nearest first: at its country, or around it with a line that leads there. */
const PLACES: readonly (readonly [number, number])[] = [[0, 0], ...[16, 28, 42, 58, 76, 96].flatMap((far) => Array.from({ length: 12 }, (_, hour): [number, number] => [far * 1.4 * Math.sin((hour * Math.PI) / 6), -far * Math.cos((hour * Math.PI) / 6)]))];

const overlaps = (one: Area, other: Area) => one.x < other.x + other.width + FREE && other.x < one.x + one.width + FREE && one.y < other.y + other.height + FREE && other.y < one.y + one.height + FREE;

/** A place for each sign in a drawing; null where there is no room for all of them. */
export function placedSigns(signs: readonly Sign[], height: number, drawing: { readonly width: number; readonly height: number }): Area[] | null {
  const taken: Area[] = [];
  for (const { width, at: [x, y], isLarge } of signs) {
    // On a small country its own sign would hide it.
    const place = PLACES.slice(isLarge ? 0 : 1)
      .map(([right, down]): Area => ({ x: x + right - width / 2, y: y + down - height / 2, width, height }))
      .find((box) => box.x >= 1 && box.y >= 1 && box.x + width <= drawing.width - 1 && box.y + height <= drawing.height - 1 && !taken.some((other) => overlaps(box, other)) && (isLarge || !signs.some(({ at }) => overlaps(box, { x: at[0] - 2, y: at[1] - 2, width: 4, height: 4 }))));
    if (!place) return null;
    taken.push(place);
  }
  return taken;
}

/** Where the line from a country's point meets its sign; null where the sign stands on the point. */
export function leadOf(box: Area, [x, y]: Sign['at']): readonly [x: number, y: number] | null {
  const isOn = Math.abs(box.x + box.width / 2 - x) < 1 && Math.abs(box.y + box.height / 2 - y) < 1;
  return isOn ? null : [Math.min(Math.max(x, box.x), box.x + box.width), Math.min(Math.max(y, box.y), box.y + box.height)];
}
