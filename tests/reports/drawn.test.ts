/** Charts and maps: what is drawn is what is said, nothing unknown looks like nothing, and all of it is told apart without colour. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import europe from '#resources/maps/europe.json' with { type: 'json' };
import { COUNTRY_CODES, countryName } from '#shared/domain/countries.ts';
import { drawn } from '../../electron/reports/drawn.ts';
import { fillOf, svgOf } from '../../electron/reports/drawing.ts';
import type { Chart, CountryMap } from '../../electron/reports/tree.ts';
import { chart, map } from '../support/long-report.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly isDashed: boolean;
}

const bodyOf = (block: Chart | CountryMap, language = 'sl') => drawn(block, language).drawings.map(({ body }) => body).join('');

const boxesIn = (svg: string): Box[] =>
  [...svg.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)" fill="([^"]+)"([^>]*)/g)].map(([, x, y, width, height, fill = '', rest = '']) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height), fill, isDashed: rest.includes('dasharray') }));

const textsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text);

const bars = (svg: string) => boxesIn(svg).filter(({ height, isDashed }) => height === 13 && !isDashed);

/** From 0 to 1, as it prints in grey. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const years = (values: readonly (number | null)[], look: Chart['look'] = 'bars'): Chart => ({ ...chart, look, groups: values.map((_, index) => String(2000 + index)) as [string, ...string[]], series: [{ name: 'Vsi', values }] });

describe('a chart', () => {
  test('has bars as long as their figures say, beginning at one line, and each figure written at its bar', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 12 }), (values) => {
        const svg = bodyOf(years(values), 'en');
        const all = bars(svg);
        expect(all).toHaveLength(values.length);
        const scale = Math.max(...all.map(({ width }) => width)) / Math.max(...values);
        for (const [index, { x, width }] of all.entries()) {
          expect(x).toBe(all[0]?.x);
          expect(width).toBeCloseTo((values[index] ?? 0) * scale, 0);
          expect(x + width).toBeLessThan(482);
        }
        expect(textsIn(svg).filter((text) => /^[\d,]+$/.test(text))).toEqual(expect.arrayContaining(values.map((value) => value.toLocaleString('en'))));
      }),
      { numRuns: 30 },
    );
  });

  test('says of what is not known that it is not, and draws neither that nor a nought', () => {
    const svg = bodyOf(years([5, 0, null]));
    expect(bars(svg)).toHaveLength(1);
    expect(textsIn(svg)).toEqual(['2000', '5', '2001', '0', '2002', 'neznano']);
  });

  test('of sums says that they are at least so many where a part is not known, and leaves their end open', () => {
    const svg = bodyOf({ ...chart, look: 'stacked' });
    expect(textsIn(svg)).toEqual(expect.arrayContaining(['22', 'najmanj 40', '7']));
    // One in the legend, one at the only sum of which a part is known and another is not.
    expect(boxesIn(svg).filter(({ isDashed }) => isDashed)).toHaveLength(2);
    expect(textsIn(svg).filter((text) => text === 'neznano')).toHaveLength(2);
  });

  test('parts its series by lightness or by lines, each from the next and from all others', () => {
    const fills = Array.from({ length: 6 }, (_, index) => fillOf(index));
    for (const [index, one] of fills.entries()) {
      for (const other of fills.slice(index + 1)) expect(Math.abs(lightness(one.paint) - lightness(other.paint)) > 0.15 || one.lines !== other.lines).toBe(true);
      expect(Math.abs(lightness(one.paint) - lightness(one.ink)) > 0.35).toBe(true);
    }
  });

  test('of more groups than a page holds goes on in a second drawing of the same scale, and says which of how many it is', () => {
    const values = Array.from({ length: 60 }, (_, index) => index + 1);
    const { drawings, table } = drawn(years(values), 'sl');
    expect(drawings.length).toBeGreaterThan(2);
    for (const [index, { height, alternative }] of drawings.entries()) {
      expect(height).toBeLessThan(460);
      expect(alternative).toBe(`${chart.alternative} (${index + 1}/${drawings.length})`);
    }
    const widths = drawings.flatMap(({ body }) => bars(body).map(({ width }) => width));
    expect(widths).toHaveLength(60);
    expect(widths[59]).toBeCloseTo(60 * (widths[0] ?? 0), 0);
    expect(table?.rows).toHaveLength(60);
  });

  test('has a table of the same figures, with the word where one is not known', () => {
    expect(drawn(chart, 'sl').table).toMatchObject({ columns: [{ name: 'Leto' }, { name: 'Ženske', isFigure: true }, { name: 'Moški', isFigure: true }], rows: [['2017', '12', '10'], ['2018', '40', 'neznano'], ['2019', '0', '7'], ['2020', 'neznano', 'neznano']] });
  });

  test('keeps signs that XML has for itself, and long names in two lines', () => {
    const svg = svgOf(drawn({ ...chart, groups: ['A & B <c>', 'beseda '.repeat(40), '2019', '2020'] }, 'sl').drawings[0] ?? { width: 0, height: 0, body: '', alternative: '' });
    expect(svg).toContain('A &amp; B &lt;c&gt;');
    expect(textsIn(svg).filter((text) => text.startsWith('beseda'))).toHaveLength(2);
    expect(textsIn(svg).some((text) => text.endsWith(' …'))).toBe(true);
  });
});

describe('a map', () => {
  const signs = (svg: string) => boxesIn(svg).filter(({ height, fill }) => height === 12.5 && fill === '#ffffff');

  test('names each country with its figure, the word where it is not known, and those that lie elsewhere below it', () => {
    expect(textsIn(bodyOf(map))).toEqual(['Slovenija 1320', 'Italija 45', 'Avstrija neznano', 'Ni na zemljevidu: Japonska 3.']);
  });

  test('shades by the figure, and leaves white what is not known or none', () => {
    const three: CountryMap = { ...map, countries: [{ code: 'SI', name: 'Slovenija', value: 10 }, { code: 'IT', name: 'Italija', value: 1 }, { code: 'AT', name: 'Avstrija', value: null }, { code: 'HR', name: 'Hrvaška', value: 0 }] };
    const shades = [...bodyOf(three).matchAll(/<path d="[^"]*" fill="([^"]+)" stroke="#(?:1d1b18|6a655d)"/g)].map(([, fill = '']) => fill);
    expect(shades.toSorted((one, other) => lightness(one) - lightness(other))).toEqual(['#24543d', '#dbe8df', '#ffffff', '#ffffff']);
  });

  test('has no sign upon another and none outside, whichever countries it speaks of', () => {
    const codes = europe.countries.map(({ code }) => code);
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 24 }), (some) => {
        const countries = some.map((code, value) => ({ code, name: countryName(code, 'sl'), value })) as unknown as CountryMap['countries'];
        const { drawings: [drawing] } = drawn({ ...map, countries }, 'sl');
        const all = signs(drawing?.body ?? '');
        expect(all).toHaveLength(some.length);
        for (const [index, one] of all.entries()) {
          expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= 482 && one.y + one.height <= (drawing?.height ?? 0)).toBe(true);
          for (const other of all.slice(index + 1)) expect(one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('knows every country of the European Union, and none by a code that is none', () => {
    const known = new Set(europe.countries.map(({ code }) => code));
    for (const code of 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')) expect(known).toContain(code);
    expect([...known].filter((code) => !COUNTRY_CODES.includes(code) && !['AX', 'FO', 'GG', 'IM', 'JE'].includes(code))).toEqual([]);
  });
});
