/** Countries on a map of Europe, as near as those that it speaks of allow; each is named with its figure, so that no shade has to be read. */

import europe from '#resources/maps/europe.json' with { type: 'json' };
import { type Outline, type Sign, leadOf, pathOf, placedSigns, short, viewOf } from '#shared/domain/country-map.ts';
import { type Box, type Drawing, inTwoLines, line, rectangle, widthIn, written } from './drawing.ts';
import type { ChartWords } from './chart.ts';
import { HAIRLINE, INK, QUIET, TEXT_WIDTH } from './page.ts';
import type { CountryFigure, CountryMap } from './tree.ts';

export interface MapWords extends Pick<ChartWords, 'unknown' | 'number'> {
  /** "Not on the map: Japan 3." */
  readonly beyond: (countries: string) => string;
}

const outlines: ReadonlyMap<string, Outline> = new Map(europe.countries.map((outline) => [outline.code, outline]));

/** Of the drawing: as the countries lie, but never a strip, and with room for a table below it on its page. */
const PROPORTIONS = { lowest: 230 / TEXT_WIDTH, highest: 400 / TEXT_WIDTH };

/** From few to many; told apart in grey, too. */
const SHADES = ['#dbe8df', '#b4cfbd', '#6f9c82', '#24543d'] as const;
const LAND = '#f5f3ee';
const PAPER = '#ffffff';

const heightOf = ({ width, height }: Box) => (height * TEXT_WIDTH) / width;

function land(outline: Outline, figure: CountryFigure | undefined, most: number, view: Box): string {
  const path = pathOf(outline, view, TEXT_WIDTH);
  if (path === '') return '';
  if (figure === undefined) return `<path d="${path}" fill="${LAND}" stroke="${HAIRLINE}" stroke-width="0.4"/>`;
  if (figure.value === null) return `<path d="${path}" fill="${PAPER}" stroke="${QUIET}" stroke-width="0.9" stroke-dasharray="2 1.6"/>`;
  const shade = figure.value > 0 ? (SHADES[Math.min(SHADES.length, Math.ceil((SHADES.length * figure.value) / most)) - 1] ?? PAPER) : PAPER;
  return `<path d="${path}" fill="${shade}" stroke="${INK}" stroke-width="0.5"/>`;
}

const SIZE = 8;
const SIGN_HEIGHT = 12.5;

interface WrittenSign extends Sign {
  readonly text: string;
}

function sign(box: Box, { text, at }: WrittenSign): string {
  const met = leadOf(box, at);
  const lead = met === null ? '' : `${line(at[0], at[1], met[0], met[1], INK, 0.6)}<circle cx="${short(at[0])}" cy="${short(at[1])}" r="1.6" fill="${INK}" stroke="${PAPER}" stroke-width="0.5"/>`;
  return `${lead}${rectangle(box, PAPER, { colour: HAIRLINE })}${written(text, box.x + box.width / 2, box.y + box.height / 2 + 2.8, { size: SIZE, anchor: 'middle' })}`;
}

function signs(map: CountryMap, view: Box, words: MapWords): string {
  const scale = TEXT_WIDTH / view.width;
  const made = (nameOf: (figure: CountryFigure) => string) =>
    map.countries.flatMap((figure): WrittenSign[] => {
      const outline = outlines.get(figure.code);
      if (!outline) return [];
      const [x = 0, y = 0] = outline.at;
      const [left = 0, top = 0, right = 0, foot = 0] = outline.box;
      const text = `${nameOf(figure)} ${figure.value === null ? words.unknown : words.number(figure.value)}`;
      return [{ text, width: widthIn(text, SIZE) * 0.88 + 6, at: [(x - view.x) * scale, (y - view.y) * scale], isLarge: (right - left) * scale > widthIn(text, SIZE) && (foot - top) * scale > 3 * SIGN_HEIGHT }];
    });
  for (const nameOf of [({ name }: CountryFigure) => name, ({ code }: CountryFigure) => code]) {
    const all = made(nameOf);
    const boxes = placedSigns(all, SIGN_HEIGHT, { width: TEXT_WIDTH, height: heightOf(view) });
    if (boxes) return boxes.map((box, index) => (all[index] ? sign(box, all[index]) : '')).join('');
  }
  return '';
}

export function mapDrawing(map: CountryMap, words: MapWords): Drawing {
  const figures = new Map(map.countries.map((figure) => [figure.code, figure]));
  const view = viewOf(europe, map.countries.flatMap(({ code }) => outlines.get(code) ?? []), PROPORTIONS);
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
