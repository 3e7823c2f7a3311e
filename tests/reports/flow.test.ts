/** Text as pdfmake is given it: in pieces that it lays out in step with their length, and nothing of it lost. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, breakable, piecesOf } from '../../electron/reports/flow.ts';
import { linesOf } from '../../electron/reports/room.ts';
import { type Pdf, rowsOf } from '../support/pdf.ts';
import { event, printed, sheetData } from '../support/sheets.ts';

/** As much as the archive takes of one text. */
const MOST = 50_000;
/** As much of it as is printed of each, more than one block; `KRONIKA_FLOW=all` prints all. One is printed whole here, one in `pages.test.ts`. */
const PRINTED = process.env.KRONIKA_FLOW === 'all' ? MOST : 6000;
const WHOLE = 'beseda ';
const filled = (unit: string, length = MOST) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Words, marks and blanks that are parted, kept together or counted in ways of their own. */
const UNITS = ['a', 'a ', 'beseda ', 'a\n', 'a\n\n', 'a-', 'a/', 'https://example.org/pot?a=b&c=d', '\u00A0', '\u200B', '\u0301', 'e\u0301', '漢', '😀', '👨‍👩‍👧', 'ب', 'कि', '.', '_', '\u2060', ' ', '\t', '\u2028', '\uD800', `${'a'.repeat(41)} `];

const fragmentsOf = (block: string) => [breakable(block)].flat();

describe.each(UNITS.map((unit) => [JSON.stringify(unit), unit] as const))('50,000 letters of %s', (_, unit) => {
  const text = filled(unit);

  test('come in blocks and fragments of a bounded size', () => {
    for (const block of blocksOf(text)) {
      expect([...piecesOf(block)].length).toBeLessThan(10_000);
      const fragments = fragmentsOf(block);
      expect(fragments.length).toBeLessThan(10_000);
      const words = fragments.flatMap((fragment) => fragment.match(/[^\s\u200B]+/g) ?? []);
      expect(Math.max(0, ...words.map((word) => word.length))).toBeLessThanOrEqual(40);
    }
  });

  test('keep every letter', () => {
    const letters = (all: string) => all.replaceAll(/\s/g, '');
    expect(letters(blocksOf(text).flatMap(fragmentsOf).join(''))).toBe(letters(text));
  });

  test('are printed', async () => {
    const description = { sl: unit === WHOLE ? text : text.slice(0, PRINTED) };
    const { pages } = await printed(sheetData({ event: { ...event, description } }));
    expect(pages.at(-1)?.text.slice(-150)).toMatch(/Podpis .*Stran (\d+) od \1$/);
  });
});

describe('an ordinary text', () => {
  test('is not touched', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { maxLength: 60 }), fc.constantFrom(' ', '\n', ', '), (words, between) => {
        const text = words.map((word) => word.trim().slice(0, 20)).join(between);
        fc.pre(!/\s{41}/.test(text) && words.every((word) => word.length <= 40));
        expect([blocksOf(text), breakable(text)]).toEqual([[text], text]);
      }),
    );
  });

  test('keeps its long words whole', () => {
    const words = 'Najdialektičnomaterialističnejšega Donaudampfschifffahrtsgesellschaft https://www.pososki-center.si/cisomo';
    expect([blocksOf(words), breakable(words)]).toEqual([[words], words]);
  });
});

describe('a word without end', () => {
  test('is never parted within a letter', () => {
    const letters = fc.constantFrom('a', 'č', 'e\u0301', '😀', '👨‍👩‍👧', 'ŷ', '한', 'x\u0302\u0301');
    fc.assert(
      fc.property(fc.array(letters, { minLength: 50, maxLength: 120 }), (all) => {
        const word = all.join('');
        const inner = new Set(Array.from(new Intl.Segmenter('und').segment(word), ({ index }) => index));
        let at = 0;
        for (const fragment of fragmentsOf(word)) {
          expect(inner.has(at) || at === word.length).toBe(true);
          at += fragment.length;
        }
        expect(at).toBe(word.length);
      }),
    );
  });

  test('is best parted after a mark', () => {
    const fragments = fragmentsOf(`https://example.org/${'pot-do-doma/'.repeat(4)}`).filter(Boolean);
    expect(fragments.slice(1, -1).every((fragment) => /[-/.]$/.test(fragment))).toBe(true);
  });

  test('fills each line, and is copied out of it as it was written', async () => {
    const word = filled('abcdefghijklmnopqrstuvwxyz', 4000);
    const { pages }: Pdf = await printed(sheetData({ event: { ...event, description: { sl: `pred ${word} po` } } }));
    const lines = pages.flatMap((page) => rowsOf(page).map((row) => row.join(''))).filter((line) => /^(pred )?[a-z]{60,}( po)?$/.test(line));
    expect(lines.join('').replaceAll(' ', '')).toBe(`pred${word}po`.slice(0, lines.join('').replaceAll(' ', '').length));
    expect(lines.length).toBeGreaterThan(40);
    for (const page of pages) expect(page.lines.join('\n')).not.toMatch(/[\u00AD\u200B\u2010-]\n/);
  });
});

describe('the room that a text takes', () => {
  /** Lines of the description as they were printed. */
  async function printedLines(text: string): Promise<number> {
    const { pages } = await printed(sheetData({ event: { ...event, description: { sl: text } } }));
    const runs = pages.flatMap((page, index) => page.runs.map((run) => ({ ...run, at: `${index} ${Math.round(run.y)}` })));
    const start = runs.findIndex((run) => run.text === 'Kratek opis');
    const end = runs.findIndex((run) => run.text === 'Kraj in datum');
    return new Set(runs.slice(start + 1, end).map((run) => run.at)).size;
  }

  test('is never more than was reckoned', async () => {
    const letters = fc.constantFrom('m', 'W', 'i', 'a', 'Ш', 'Ω', 'œ', '—', '%', '漢', 'Č', '@');
    const word = fc.tuple(letters, fc.integer({ min: 1, max: 45 })).map(([letter, count]) => letter.repeat(count));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 40 }), async (words) => {
        const text = words.join(' ');
        expect(await printedLines(text)).toBeLessThanOrEqual(linesOf(text, { size: 10.5, width: 481 }));
      }),
      { numRuns: 15 },
    );
  });

  test('is not much more than it is, for a text as people write it', async () => {
    const text = 'Namen dogodka je bil pogovor o socialni vključenosti mladih migrantov in o tem, kako jim pomagajo organizacije civilne družbe. '.repeat(12);
    const lines = await printedLines(text);
    expect(linesOf(text, { size: 10.5, width: 481 }) / lines).toBeLessThan(1.45);
  });
});
