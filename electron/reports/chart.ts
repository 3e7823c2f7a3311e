/** A chart of the tree, drawn: bars that lie, since what they are called is long; figures written at them, since they are what is read. */

import { type Box, type Drawing, type Fill, fillOf, inTwoLines, line, rectangle, surface, widthIn, written } from './drawing.ts';
import { INK, QUIET, TEXT_WIDTH } from './page.ts';
import type { Chart } from './tree.ts';

/** What stands in a chart besides what it is told. */
export interface ChartWords {
  /** For a figure that is not known. */
  readonly unknown: string;
  readonly number: (value: number) => string;
  /** A sum of which not all is known. */
  readonly atLeast: (value: number) => string;
}

const SIZE = 9;
/** From the middle of letters to the line that they stand on. */
const MIDDLE = 3.1;
const LINE = 11;

const BAR = 13;
const BETWEEN_BARS = 1.5;
const BETWEEN_GROUPS = 9;

const MOST_LABEL = 160;
const AFTER_LABEL = 8;
const BEFORE_FIGURE = 5;

/** Points that the bars of one drawing take at the most: it is never parted by the end of a page. */
const HIGHEST = 400;

/** Where something of a group is not known: as wide as a sign, whatever it may be. */
const UNKNOWN_WIDTH = 22;
const DASH = '2 1.6';

interface Placed {
  readonly left: number;
  /** Points for one unit of what is shown. */
  readonly scale: number;
  readonly words: ChartWords;
}

const valueOf = ({ series }: Chart, one: number, group: number): number | null => series[one]?.values[group] ?? null;

const known = (chart: Chart, group: number): number[] => chart.series.map((_, one) => valueOf(chart, one, group)).filter((value) => value !== null);

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function figure(text: string, x: number, middle: number, isUnknown = false): string {
  return written(text, x, middle + MIDDLE, isUnknown ? { size: SIZE, colour: QUIET, isItalic: true } : { size: SIZE });
}

/** One bar from the line that all begin at. What is not known has none, and a word instead. */
function bar(value: number | null, y: number, fill: Fill, { left, scale, words }: Placed): string {
  const middle = y + BAR / 2;
  if (value === null) return figure(words.unknown, left + BEFORE_FIGURE, middle, true);
  const width = Math.max(0, value) * scale;
  return `${width > 0 ? surface({ x: left, y, width, height: BAR }, fill) : ''}${figure(words.number(value), left + width + BEFORE_FIGURE, middle)}`;
}

function segment(box: Box, value: number, fill: Fill, { words }: Placed): string {
  const text = words.number(value);
  const width = widthIn(text, 8);
  const isWritten = box.width >= width + 3;
  const middle = box.x + box.width / 2;
  // On lines no figure can be read: it stands on paper.
  const paper = isWritten && fill.lines ? rectangle({ x: middle - width / 2, y: box.y + 2, width, height: box.height - 4 }, '#ffffff') : '';
  return `${surface(box, fill)}${paper}${isWritten ? written(text, middle, box.y + box.height / 2 + 2.8, { size: 8, colour: fill.ink, anchor: 'middle' }) : ''}`;
}

/** The series of a group one after the other, and their sum; where one is not known, an open end. */
function stack(chart: Chart, group: number, y: number, placed: Placed): string {
  const { left, scale, words } = placed;
  let [body, x] = ['', left];
  for (const [one] of chart.series.entries()) {
    const value = valueOf(chart, one, group);
    if (value === null || value <= 0) continue;
    body += segment({ x, y, width: value * scale, height: BAR }, value, fillOf(one), placed);
    x += value * scale;
  }
  const values = known(chart, group);
  const isWhole = values.length === chart.series.length;
  if (!isWhole && values.length > 0) {
    body += rectangle({ x: x + 1, y: y + 0.5, width: UNKNOWN_WIDTH, height: BAR - 1 }, 'none', { colour: QUIET, dash: DASH });
    x += UNKNOWN_WIDTH + 1;
  }
  const text = values.length === 0 ? words.unknown : isWhole ? words.number(sumOf(values)) : words.atLeast(sumOf(values));
  return body + figure(text, x + BEFORE_FIGURE, y + BAR / 2, values.length === 0);
}

const isStacked = ({ look }: Chart) => look === 'stacked';

/** What each fill stands for, as many beside each other as there is room for. */
function legend(chart: Chart, words: ChartWords): { readonly body: string; readonly height: number } {
  if (chart.series.length === 1 && !isStacked(chart)) return { body: '', height: 0 };
  const isAllKnown = chart.groups.every((_, group) => known(chart, group).length === chart.series.length);
  const entries = [
    ...chart.series.map(({ name }, index) => ({ name, draw: (box: Box) => surface(box, fillOf(index)) })),
    ...(isStacked(chart) && !isAllKnown ? [{ name: words.unknown, draw: (box: Box) => rectangle(box, 'none', { colour: QUIET, dash: DASH }) }] : []),
  ];
  let [body, x, y] = ['', 0, 0];
  for (const { name, draw } of entries) {
    const [shown = ''] = inTwoLines(name, SIZE, TEXT_WIDTH - 30);
    const width = 16 + widthIn(shown, SIZE) * 0.9 + 14;
    if (x > 0 && x + width > TEXT_WIDTH) [x, y] = [0, y + 14];
    body += `${draw({ x: x + 0.5, y: y + 1, width: 11, height: 9 })}${written(shown, x + 16, y + 5.5 + MIDDLE, { size: SIZE })}`;
    x += width;
  }
  return { body, height: y + 22 };
}

interface Group {
  readonly index: number;
  readonly lines: readonly string[];
  readonly height: number;
}

function drawing(chart: Chart, groups: readonly Group[], placed: Placed, words: ChartWords): Omit<Drawing, 'alternative'> {
  const key = legend(chart, words);
  let [body, y] = [key.body, key.height];
  for (const { index, lines, height } of groups) {
    const bars = isStacked(chart) ? BAR : chart.series.length * (BAR + BETWEEN_BARS) - BETWEEN_BARS;
    const first = y + height / 2 - ((lines.length - 1) * LINE) / 2 + MIDDLE;
    for (const [number, text] of lines.entries()) body += written(text, placed.left - AFTER_LABEL, first + number * LINE, { size: SIZE, anchor: 'end' });
    const top = y + (height - bars) / 2;
    body += isStacked(chart) ? stack(chart, index, top, placed) : chart.series.map((_, one) => bar(valueOf(chart, one, index), top + one * (BAR + BETWEEN_BARS), fillOf(one), placed)).join('');
    y += height + BETWEEN_GROUPS;
  }
  const foot = y - BETWEEN_GROUPS + 3;
  return { width: TEXT_WIDTH, height: foot, body: `${body}${line(placed.left, Math.max(0, key.height - 3), placed.left, foot, INK, 0.8)}` };
}

/** Groups of one drawing each, of about the same height. */
function parted(groups: readonly Group[]): Group[][] {
  const heightOf = (some: readonly Group[]) => some.reduce((sum, { height }) => sum + height + BETWEEN_GROUPS, 0);
  const most = heightOf(groups) / Math.ceil(heightOf(groups) / HIGHEST);
  const parts: Group[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last && heightOf(last) + group.height / 2 <= most) last.push(group);
    else parts.push([group]);
  }
  return parts;
}

/** One drawing, or several of the same scale where there are more groups than a page has room for. */
export function chartDrawings(chart: Chart, words: ChartWords): Drawing[] {
  const bars = isStacked(chart) ? BAR : chart.series.length * (BAR + BETWEEN_BARS) - BETWEEN_BARS;
  const groups = chart.groups.map((name, index): Group => {
    const lines = inTwoLines(name, SIZE, MOST_LABEL);
    return { index, lines, height: Math.max(bars, lines.length * LINE) };
  });
  const label = Math.min(MOST_LABEL, Math.max(...groups.flatMap(({ lines }) => lines.map((text) => widthIn(text, SIZE)))));
  const reaches = groups.map(({ index }) => (isStacked(chart) ? sumOf(known(chart, index).filter((value) => value > 0)) : Math.max(0, ...known(chart, index))));
  const most = Math.max(...reaches);
  const figures = groups.flatMap(({ index }) => [words.unknown, ...(isStacked(chart) ? [words.atLeast(sumOf(known(chart, index)))] : known(chart, index).map(words.number))]);
  const left = label + AFTER_LABEL;
  const room = TEXT_WIDTH - left - BEFORE_FIGURE - Math.max(...figures.map((text) => widthIn(text, SIZE))) - (isStacked(chart) ? UNKNOWN_WIDTH + 1 : 0);
  const placed: Placed = { left, scale: most > 0 ? room / most : 0, words };
  const parts = parted(groups);
  return parts.map((part, index) => ({ ...drawing(chart, part, placed, words), alternative: parts.length === 1 ? chart.alternative : `${chart.alternative} (${index + 1}/${parts.length})` }));
}
