/** Reports in every language that they are made in: all of their own words in it, the same figures, and what stands in another marked as that. */

import { describe, expect, test } from 'vitest';
import { REPORT_LANGUAGES, type ReportLanguage } from '#shared/domain/languages.ts';
import { reportIds } from '#shared/domain/report-kinds.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { definitionOf } from '../../electron/reports/definitions.ts';
import { unprintedTexts } from '../../electron/reports/letters.ts';
import { type Block, type Cell, type Report, type Said, shown } from '../../electron/reports/tree.ts';
import { write } from '../../electron/reports/write.ts';
import { sampleDataOf } from '../support/report-data.ts';
import { taggedProblems } from '../support/tagged-pdf.ts';

const ABROAD = REPORT_LANGUAGES.filter((language) => language !== 'sl' && language !== 'en');

interface Told {
  /** What stands over something: never empty. */
  readonly heads: Said[];
  readonly texts: Said[];
  readonly cells: Cell[];
}

const plain = (words: readonly string[]): Said[] => words.map((word) => ({ text: word }));

function toldBy(block: Block): Told {
  switch (block.is) {
    case 'text': return { heads: [], texts: [block], cells: [] };
    case 'list': return { heads: [], texts: [...block.items], cells: [] };
    case 'facts': return { heads: plain(block.rows.map(([name]) => name)), texts: block.rows.map(([, said]) => said), cells: [] };
    case 'table': return { heads: plain([block.name, ...block.columns.map(({ name }) => name)]), texts: [], cells: [...block.rows.flat(), ...(block.total ?? [])] };
    case 'chart': return { heads: plain([block.name, block.axis, block.alternative]), texts: plain([...block.groups, ...block.series.map(({ name }) => name)]), cells: [] };
    case 'map': return { heads: plain([block.name, block.axis, block.figure, block.alternative]), texts: plain(block.countries.map(({ name }) => name)), cells: [] };
    case 'pictures': return { heads: [], texts: block.pictures.flatMap(({ words }) => words), cells: [] };
    default: return together([{ heads: [{ text: block.title, language: block.titleLanguage }], texts: [], cells: [] }, ...block.content.map(toldBy)]);
  }
}

const together = (all: readonly Told[]): Told => ({ heads: all.flatMap(({ heads }) => heads), texts: all.flatMap(({ texts }) => texts), cells: all.flatMap(({ cells }) => cells) });

function toldIn({ kind, title, titleLanguage, lead, content, signatures, support, smallPrint }: Report): Told {
  const around: Told = { heads: [...plain([kind, ...signatures]), { text: title, language: titleLanguage }], texts: [...lead, ...[support, smallPrint].filter((said) => said !== null)], cells: [] };
  return together([around, ...content.map(toldBy)]);
}

/** Each figure with the records that it adds, in no order: countries stand in that of their language. */
const figuresIn = (told: Told) => told.cells.flatMap((cell) => (typeof cell === 'string' ? [] : [`${/\p{L}{4}/u.test(cell.text) ? '' : cell.text.replaceAll(/\D/g, '')} ${JSON.stringify(cell.of)}`])).toSorted();

function wordsOf(language: ReportLanguage): Set<string> {
  const found = new Set<string>();
  const gather = (value: unknown): void => (typeof value === 'string' ? void found.add(value) : Object.values(value as object).forEach(gather));
  for (const part of ['domain', 'reports'] as const) gather(reportTranslator(language).getResourceBundle(language, part));
  return found;
}

/** English words that are no words of a language. */
function englishAlone(language: ReportLanguage): ReadonlySet<string> {
  const own = wordsOf(language);
  return new Set([...wordsOf('en')].filter((words) => !own.has(words)));
}

/** What a key looks like where its words are missing, or a value where it was not filled in. */
const RAW = /\{\{|^(?:reports|domain):|^[a-z]\w*(?:\.\w+)+$/;

describe.each(reportIds)('%s', (id) => {
  test('is said in each language in its own words, with the same figures, in letters that can be printed', async () => {
    const data = await sampleDataOf(id);
    const { make } = definitionOf(id);
    const figures = figuresIn(toldIn(make(data, 'sl')));
    for (const language of REPORT_LANGUAGES) {
      const report = make(data, language);
      const told = toldIn(report);
      const said = [...told.heads, ...told.texts, ...plain(told.cells.map(shown))];
      const english = englishAlone(language);
      expect({ language, raw: said.filter((one) => RAW.test(one.text)), empty: told.heads.filter((one) => one.text.trim() === ''), english: said.filter((one) => one.language === undefined && english.has(one.text)), unprinted: unprintedTexts(report) }).toEqual({ language, raw: [], empty: [], english: [], unprinted: [] });
      expect(figuresIn(told)).toEqual(figures);
      expect(report.fileName).toMatch(/^[\w.-]+$/);
      expect(report.language).toBe(language);
    }
  });
});

test.each(ABROAD)('the form of Europe for Citizens stands in English, marked as that, beside the words of a report in %s', async (language) => {
  const report = definitionOf('information-template').make(await sampleDataOf('information-template'), language);
  const [first] = report.content;
  expect(first?.content.map((part) => (part.is === 'section' ? [part.title, part.titleLanguage] : part))).toEqual([['Participation', 'en'], ['Location / Dates', 'en'], ['Short description', 'en']]);
  // The event of the sample has its title in Slovenian and English.
  expect(definitionOf('event-sheet').make(await sampleDataOf('event-sheet'), language).titleLanguage).toBe('sl');
  expect(report.lead.map((one) => one.language)).toEqual(['en', 'en', 'en']);
  expect(report.support?.language).toBe('en');
  expect(taggedProblems((await write(report, 'pdf', new Map())).bytes)).toEqual([]);
});
