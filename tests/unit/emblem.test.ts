import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLUE, type Point, YELLOW, emblem, star, starCentres } from '../../electron/reports/emblem.ts';

const anyHeight = fc.double({ min: 1, max: 1000, noNaN: true });

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

/** The angle from the middle, clockwise from the top, in hours of a clock; the page's y runs downwards. */
function hourOf(point: Point, middle: Point): number {
  const turns = Math.atan2(point.x - middle.x, middle.y - point.y) / (2 * Math.PI);
  return ((turns * 12) % 12 + 12) % 12;
}

interface Drawn {
  readonly rectangle: { x: number; y: number; w: number; h: number; color?: string };
  readonly stars: readonly { points: readonly Point[]; closePath?: boolean; color?: string }[];
}

function drawn(height: number): Drawn {
  const { canvas } = emblem(height);
  const rectangles = canvas.filter((shape) => shape.type === 'rect');
  const stars = canvas.filter((shape) => shape.type === 'polyline');
  const [rectangle] = rectangles;
  if (!rectangle || rectangles.length > 1 || canvas[0] !== rectangle || stars.length + 1 !== canvas.length) throw new Error('the emblem is one rectangle with stars upon it');
  return { rectangle: rectangle as Drawn['rectangle'], stars: stars as Drawn['stars'] };
}

describe('the European emblem', () => {
  test('is a rectangle half as long again as it is high', () => {
    fc.assert(
      fc.property(anyHeight, (height) => {
        const { rectangle } = drawn(height);
        expect(rectangle).toMatchObject({ x: 0, y: 0, h: height });
        expect(rectangle.w / rectangle.h).toBeCloseTo(3 / 2, 10);
      }),
    );
  });

  test('has its twelve stars on a circle around the middle with a radius of a third of the height, like the hours of a clock', () => {
    fc.assert(
      fc.property(anyHeight, (height) => {
        const middle = { x: (height * 3) / 4, y: height / 2 };
        const centres = starCentres(height);
        expect(centres).toHaveLength(12);
        for (const [hour, centre] of centres.entries()) {
          expect(distance(centre, middle) / height).toBeCloseTo(1 / 3, 10);
          const apart = Math.abs(hourOf(centre, middle) - hour);
          expect(Math.min(apart, 12 - apart)).toBeCloseTo(0, 8);
        }
      }),
    );
  });

  test('has each star drawn around its centre with points at an eighteenth of the height', () => {
    fc.assert(
      fc.property(anyHeight, (height) => {
        const { stars } = drawn(height);
        const expected = starCentres(height).map((centre) => star(centre, height / 18));
        expect(stars.map(({ points }) => points)).toEqual(expected);
        expect(stars.every(({ closePath }) => closePath)).toBe(true);
      }),
    );
  });

  test('has nothing outside its rectangle', () => {
    fc.assert(
      fc.property(anyHeight, (height) => {
        const { rectangle, stars } = drawn(height);
        for (const { x, y } of stars.flatMap(({ points }) => points)) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(rectangle.w);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(rectangle.h);
        }
      }),
    );
  });

  test('is yellow on blue, as the style guide gives them, without outlines', () => {
    const { rectangle, stars } = drawn(30);
    expect([BLUE, YELLOW]).toEqual(['#003399', '#FFCC00']);
    expect(rectangle).toMatchObject({ color: BLUE, lineWidth: 0 });
    for (const one of stars) expect(one).toMatchObject({ color: YELLOW, lineWidth: 0 });
  });
});

describe('a star', () => {
  const anyStar = fc.tuple(fc.record({ x: fc.integer({ min: -100, max: 100 }), y: fc.integer({ min: -100, max: 100 }) }), fc.integer({ min: 1, max: 100 }));

  test('has five points on a circle around its centre, a fifth of a turn apart, the first one upright', () => {
    fc.assert(
      fc.property(anyStar, ([centre, radius]) => {
        const corners = star(centre, radius);
        expect(corners).toHaveLength(10);
        for (const [index, point] of corners.filter((_, corner) => corner % 2 === 0).entries()) {
          expect(distance(point, centre)).toBeCloseTo(radius, 8);
          const apart = Math.abs(hourOf(point, centre) - (index * 12) / 5);
          expect(Math.min(apart, 12 - apart)).toBeCloseTo(0, 8);
        }
        expect(corners[0]?.x).toBeCloseTo(centre.x, 8);
        expect(corners[0]?.y).toBeCloseTo(centre.y - radius, 8);
      }),
    );
  });

  test('has its inner corners where the lines between its points cross', () => {
    fc.assert(
      fc.property(anyStar, ([centre, radius]) => {
        const corners = star(centre, radius);
        const at = (index: number): Point => corners[index % 10] ?? centre;
        for (let inner = 1; inner < 10; inner += 2) {
          // A side of a pentagram runs on straight from one point, over two inner corners, to the point after the next.
          const [from, corner, to] = [at(inner + 9), at(inner), at(inner + 3)];
          const turn = (corner.x - from.x) * (to.y - from.y) - (corner.y - from.y) * (to.x - from.x);
          expect(turn / (radius * radius)).toBeCloseTo(0, 8);
        }
      }),
    );
  });
});
