/** What a map shows: its countries whole, and a sign for each that covers no other. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import europe from '#resources/maps/europe.json' with { type: 'json' };
import { type Sign, leadOf, pathOf, placedSigns, viewOf } from '#shared/domain/country-map.ts';

const some = fc.subarray(europe.countries.map(({ code }) => code), { minLength: 1, maxLength: 8 });
const PROPORTIONS = { lowest: 0.4, highest: 0.7 };

it('the part that is shown lies on the map, is no strip, and holds all of them', () => {
  fc.assert(
    fc.property(some, (codes) => {
      const shown = europe.countries.filter(({ code }) => codes.includes(code));
      const view = viewOf(europe, shown, PROPORTIONS);
      expect(view.x).toBeGreaterThanOrEqual(0);
      expect(view.y).toBeGreaterThanOrEqual(0);
      expect(view.x + view.width).toBeLessThanOrEqual(europe.width + 0.001);
      expect(view.y + view.height).toBeLessThanOrEqual(europe.height + 0.001);
      const proportion = view.height / view.width;
      expect(proportion).toBeGreaterThan(PROPORTIONS.lowest - 0.001);
      expect(proportion).toBeLessThan(europe.height / europe.width + 0.001);
      expect(shown.filter((outline) => pathOf(outline, view, 640) === '').map(({ code }) => code)).toEqual([]);
    }),
  );
});

it('signs lie within the drawing and none covers another; each stands on its point or is led to from it', () => {
  const sign = fc.record({ width: fc.integer({ min: 20, max: 120 }), at: fc.tuple(fc.integer({ min: 0, max: 640 }), fc.integer({ min: 0, max: 400 })), isLarge: fc.boolean() });
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs: readonly Sign[]) => {
      const boxes = placedSigns(signs, 20, { width: 640, height: 400 });
      for (const [index, box] of boxes?.entries() ?? []) {
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 640 && box.y + box.height <= 400).toBe(true);
        for (const other of boxes?.slice(index + 1) ?? []) expect(box.x + box.width <= other.x || other.x + other.width <= box.x || box.y + box.height <= other.y || other.y + other.height <= box.y).toBe(true);
        const [x, y] = signs[index]?.at ?? [0, 0];
        const isOn = Math.abs(box.x + box.width / 2 - x) < 1 && Math.abs(box.y + box.height / 2 - y) < 1;
        expect(leadOf(box, [x, y]) === null).toBe(isOn);
      }
    }),
  );
});
