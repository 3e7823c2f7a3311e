/**
 * `npm run europe-map`: makes `resources/maps/europe.json`, the outlines that a report's map is drawn from, anew. They
 * come from Natural Earth (public domain), as `world-atlas` packs it, in the projection in which European statistics are
 * mapped (Lambert's azimuthal equal-area around 52° N, 10° E, as in ETRS89-LAEA), so that no country looks larger than it is.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { geoAzimuthalEqualArea, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const WIDTH = 1000;
const HEIGHT = 900;

/** ISO 3166-1: numeric, as the outlines are named → alpha-2. Those that lie on the map. */
const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  ('008 AL 020 AD 040 AT 112 BY 056 BE 070 BA 100 BG 191 HR 196 CY 203 CZ 208 DK 233 EE 246 FI 250 FR 276 DE 300 GR 348 HU 352 IS 372 IE 380 IT 428 LV 438 LI 440 LT 442 LU 470 MT 498 MD 492 MC 499 ME 528 NL ' +
    '807 MK 578 NO 616 PL 620 PT 642 RO 643 RU 674 SM 688 RS 703 SK 705 SI 724 ES 752 SE 756 CH 792 TR 804 UA 826 GB 336 VA 234 FO 248 AX 832 JE 831 GG 833 IM 268 GE 051 AM 031 AZ 398 KZ 760 SY 422 LB 376 IL ' +
    '275 PS 400 JO 368 IQ 364 IR 682 SA 818 EG 434 LY 788 TN 012 DZ 504 MA').match(/\d{3} [A-Z]{2}/g)?.map((pair) => pair.split(' ')) ?? [],
);
/** Outlines without a number of their own. The European Union counts all of the island to Cyprus. */
const BY_NAME: Readonly<Record<string, string>> = { Kosovo: 'XK', 'N. Cyprus': 'CY' };

type Point = readonly [number, number];
type Ring = readonly Point[];

function ringsOf(path: string): Ring[] {
  return path
    .split('M')
    .filter(Boolean)
    .map((ring) => ring.replace('Z', '').split('L').map((point) => point.split(',').map((number) => Math.round(Number(number) * 10) / 10) as unknown as Point))
    .map((ring) => ring.filter(([x, y], index) => index === 0 || x !== ring[index - 1]?.[0] || y !== ring[index - 1]?.[1]));
}

const area = (ring: Ring) => ring.reduce((sum, [x, y], index) => { const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]; return sum + (x * nextY - nextX * y) / 2; }, 0);

/** How far a point is from the nearest edge; negative outside. */
function depth([x, y]: Point, ring: Ring): number {
  let [inside, nearest] = [false, Number.POSITIVE_INFINITY];
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + ring.length - 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
  }
  return inside ? nearest : -nearest;
}

function boxOf(ring: Ring): [number, number, number, number] {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The point of an outline that is farthest from its edge: where it is written on. */
function middleOf(ring: Ring): Point {
  const [left, top, right, foot] = boxOf(ring);
  const steps = Array.from({ length: 41 }, (_, index) => index / 40);
  const points = steps.flatMap((down) => steps.map((across): Point => [left + across * (right - left), top + down * (foot - top)]));
  const [best = [left, top] as Point] = points.map((point): [Point, number] => [point, depth(point, ring)]).toSorted((one, other) => other[1] - one[1]).map(([point]) => point);
  return [Math.round(best[0] * 10) / 10, Math.round(best[1] * 10) / 10];
}

/** Islands of less than this are left out, in square units of the map; where a land is nothing else, all its islands stay. */
const SPECK = 3;

const atlas = JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json', 'utf8')) as { objects: { countries: unknown } };
const projection = geoAzimuthalEqualArea().rotate([-10, -52]).scale(1270).translate([WIDTH * 0.43, HEIGHT * 0.53]).clipExtent([[0, 0], [WIDTH, HEIGHT]]).precision(0.3);
const draw = geoPath(projection);

/** The Crimea, which Natural Earth draws as it is held: the European Union and the United Nations count it to Ukraine. */
const isCrimea = (ring: Ring) => {
  const [left, top, right, foot] = boxOf(ring);
  return left > 750 && right < 860 && top > 530 && foot < 600;
};

const rings = new Map<string, Ring[]>();
const add = (code: string, more: readonly Ring[]) => rings.set(code, [...(rings.get(code) ?? []), ...more]);
for (const country of feature(atlas, atlas.objects.countries).features) {
  const code = CODES[country.id ?? ''] ?? BY_NAME[country.properties.name];
  const path = code && draw(country);
  if (!code || !path) continue;
  const drawn = ringsOf(path);
  add(code, drawn.filter((ring) => code !== 'RU' || !isCrimea(ring)));
  if (code === 'RU') add('UA', drawn.filter(isCrimea));
}
const countries = Array.from(rings, ([code, all]) => {
  const largest = all.toSorted((one, other) => Math.abs(area(other)) - Math.abs(area(one)));
  const kept = largest.filter((ring, index) => index === 0 || Math.abs(area(ring)) >= SPECK);
  const [main = []] = largest;
  return { code, box: boxOf(main), at: middleOf(main), path: kept.map((ring) => `M${ring.map(([x, y]) => `${x},${y}`).join('L')}Z`).join('') };
}).toSorted((one, other) => (one.code < other.code ? -1 : 1));

writeFileSync('resources/maps/europe.json', `${JSON.stringify({ source: 'Natural Earth, 1:50,000,000, public domain', width: WIDTH, height: HEIGHT, countries }).replaceAll('{"code"', '\n{"code"')}\n`);
