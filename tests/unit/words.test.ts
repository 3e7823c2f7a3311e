/** What the interface calls things: each by one name, in every language. */

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import app from '#resources/locales/en/app.json' with { type: 'json' };
import appSl from '#resources/locales/sl/app.json' with { type: 'json' };
import { createTranslator } from '#shared/language/translator.ts';

function textsIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as Record<string, unknown>).flatMap(textsIn);
}

/** Our own words: what a funder's form says is said as the funder does. */
function own(file: string): unknown {
  const { template: _, ...others } = JSON.parse(file) as Record<string, unknown>;
  return others;
}

/** Every word of a language without what is filled in, and its guide. */
function wordsOf(language: 'sl' | 'en'): string[] {
  const read = (folder: string) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => readFileSync(`${folder}/${name}`, 'utf8'));
  return [...read(`resources/locales/${language}`).flatMap((file) => textsIn(own(file))), ...read(`resources/guide/${language}`)].map((text) => text.replaceAll(/\{\{.+?\}\}/g, '…'));
}

describe.each([
  ['sl', appSl, 'Opisni list dogodka', 'opisni-list-dogodka'],
  ['en', app, 'Event sheet', 'event-sheet'],
] as const)('the sheet of an event, in %s,', (language, { reports }, name, file) => {
  const { t } = createTranslator(language);

  test('has one name: on paper, on the page, in the terminal and in the name of its file', () => {
    expect([t('reports:eventSheet.kind'), t('reports:names.event-sheet'), reports.eventSheet.replace(/ \(.*/, '')]).toEqual([name, name, name]);
    expect(t('reports:eventSheet.fileName')).toBe(file);
    const told = [t('command:does.report'), reports.onlyHeld, reports.lead, reports.none];
    // In a sentence of Slovenian it stands in whichever case.
    const inSentence = { sl: /opisni list/i, en: /event sheet/i }[language];
    expect(told.filter((text) => !inSentence.test(text))).toEqual([]);
  });
});

/** Names that things had before, or that another thing has. */
const PUT_ASIDE = {
  sl: [/^mesto$/i, /\b(?:iz|brez) mesta\b/i, /\blist o dogodku\b/i, /podatki o dogodku/i, /^tipke$/i, /^deli? dogodka$/i, /najdenega/, /slike ne vidijo$/, /\bdano v koš\b/, /\bv tem času\b/, /^bolj[še]/i, /\bobjavljena stran\b/i],
  en: [/\bcit(?:y|ies)\b/i, /^needed$/, /\bmends?\b/i, /\bbetter with\b/i, /^keys$/i, /(?<!\bCERV event )\bdescription sheet\b/i, /\bput .*in the trash\b/i, /\bspellings\b/i, /^make “/i, /\btells of\b/i],
};

test.each(['sl', 'en'] as const)('no word that was put aside for a better one is said any more: %s', (language) => {
  const said = wordsOf(language).flatMap((text) => PUT_ASIDE[language].map((word) => word.exec(text)?.[0]).filter((word) => word !== undefined).map((word) => `${word}: ${text.slice(0, 120)}`));
  expect(said).toEqual([]);
});

test.each([
  ['sl', /["“”]|'\w+'/],
  ['en', /["„»«]/],
] as const)('what is quoted stands in the quotation marks of its language: %s', (language, others) => {
  // What is typed is told as it is typed.
  const told = wordsOf(language).map((text) => text.replaceAll(/`[^`]*`/g, '…'));
  expect(told.filter((text) => others.test(text))).toEqual([]);
});
