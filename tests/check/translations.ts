/**
 * Every language of the interface says everything, in all its plural forms, with the same values, and nothing that nobody
 * says; a language of reports alone says what reports do, but for the words that are listed as standing in English.
 */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { partKinds, rowFields } from '#shared/contract/parts.ts';
import { INTERFACE_LANGUAGES, REPORT_LANGUAGES, isInterfaceLanguage } from '#shared/domain/languages.ts';
import { wordsOfField } from '#shared/language/code-words.ts';

const LOCALES = 'resources/locales';
/** The language whose keys the types are made from. */
const MODEL = 'en';
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = ReadonlyMap<string, string>;

function flatten(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, part]) => flatten(part, key ? `${key}.${name}` : name));
}

/** All texts of a language by `namespace:key`. */
function textsOf(language: string): Texts {
  const folder = path.join(LOCALES, language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((name) => {
      const namespace = path.basename(name, '.json');
      return flatten(JSON.parse(readFileSync(path.join(folder, name), 'utf8')), '').map(([key, text]) => [`${namespace}:${key}`, text] as const);
    }),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').toSorted((a, b) => a.localeCompare(b)).join(' ');

/** Keys without their plural endings: what is asked for. */
const asked = (texts: Texts) => new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')));

function pluralProblems(language: string, texts: Texts): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
  return [...counted].flatMap((key) => forms.filter((form) => !texts.has(`${key}_${form}`)).map((form) => `${language}: ${key} has no form "${form}"`));
}

function comparisonProblems(language: string, texts: Texts, model: Texts): string[] {
  const own = asked(texts);
  const wanted = asked(model);
  const missing = [...wanted].filter((key) => !own.has(key)).map((key) => `${language}: ${key} is missing`);
  const surplus = [...own].filter((key) => !wanted.has(key)).map((key) => `${language}: ${key} is not in ${MODEL}`);
  const empty = [...texts].filter(([, text]) => text.trim() === '').map(([key]) => `${language}: ${key} is empty`);
  const different = [...texts].flatMap(([key, text]) => {
    // "one" may say its number as a word, so values are compared with the form that every language has.
    const other = model.get(key.replace(PLURAL, '_other')) ?? model.get(key);
    const mine = placeholders(texts.get(key.replace(PLURAL, '_other')) ?? text);
    return other !== undefined && placeholders(other) !== mine ? [`${language}: ${key} has other values than ${MODEL}`] : [];
  });
  return [...missing, ...surplus, ...empty, ...different];
}

/** The form of Europe for Citizens in its official words, whose sources are Slovenian and English only: in no other language is anything made up. */
const STANDS_IN_ENGLISH: ReadonlySet<string> = new Set(
  ['strand21', 'strandOthers', 'funded', 'carriedOut', 'participation', 'placeAndDates', 'description', 'eventInvolved', 'eventInvolvedAlone', 'projectInvolved', 'projectInvolvedAlone', 'fromCity', 'fromCountry', 'tookPlace', 'meetingTookPlace', 'day'].map((key) => `reports:template.${key}`),
);

/** The code of rooms, as one text. */
function codeOf(...rooms: readonly string[]): string {
  return rooms
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name)))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(name, 'utf8'))
    .join('\n');
}

/** What reports say by the declarations of a project's small records: names of fields, and words for their codes. */
function saidOfParts(model: Texts): string[] {
  const fields = partKinds.flatMap((kind) => rowFields(kind).map((field) => ({ kind, field })));
  const lists = fields.flatMap(({ kind, field }) => wordsOfField(kind, field) ?? []);
  const own = fields.map(({ kind, field }) => `domain:fieldOf.${kind}.${field}`);
  const names = fields.map(({ field }) => `domain:field.${field}`);
  return [...[...names, ...own].filter((key) => model.has(key)), ...partKinds.map((kind) => `domain:kinds.${kind}`), ...[...model.keys()].filter((key) => lists.some((list) => key.startsWith(`domain:${list}.`)))];
}

/** Groups of words that are said for reports where they are made words (`shared/language`). */
const SAID_FOR_REPORTS = ['ruleUnit', 'value'];

/** All keys that reports ask for, without plural endings. */
function saidByReports(model: Texts): Set<string> {
  const code = codeOf('electron/reports', 'electron/service');
  const literal = new Set([...code.matchAll(/\b(domain:[\w.]+)'/g)].map((match) => match[1] ?? ''));
  const begun = new Set([...code.matchAll(/\bdomain:(\w+)\.\$\{/g)].map((match) => match[1] ?? ''));
  // Of the kinds only some are told.
  const groups = new Set([...[...begun].filter((group) => group !== 'kind' && group !== 'kinds'), ...SAID_FOR_REPORTS]);
  const roles = ['project', 'workPackage', 'event'].flatMap((kind) => [`domain:kind.${kind}`, `domain:kinds.${kind}`]);
  const all = [...asked(model)].filter((key) => key.startsWith('reports:') || literal.has(key) || groups.has(/^domain:(\w+)\./.exec(key)?.[1] ?? ''));
  return new Set([...all, ...roles, ...saidOfParts(model)]);
}

/** What a language of reports alone lacks, or has that no report says. */
function reportProblems(language: string, texts: Texts, model: Texts): string[] {
  const said = saidByReports(model);
  const own = asked(texts);
  const wanted = new Map([...model].filter(([key]) => own.has(key.replace(PLURAL, ''))));
  const missing = [...said].filter((key) => !own.has(key) && !STANDS_IN_ENGLISH.has(key)).map((key) => `${language}: ${key} is missing`);
  const surplus = [...own].filter((key) => !said.has(key) || STANDS_IN_ENGLISH.has(key)).map((key) => `${language}: ${key} is said by no report, or was found in no source`);
  return [...missing, ...surplus, ...pluralProblems(language, texts), ...comparisonProblems(language, texts, wanted)];
}

/** A key is used where it stands in the code, whole or up to a part that is filled in. */
function unusedProblems(model: Texts): string[] {
  const code = codeOf('electron', 'renderer', 'shared');
  const begun = new Set([...code.matchAll(/\b((?:app|command|domain|errors|reports):[\w.]*)\$\{/g)].map((match) => match[1] ?? ''));
  const used = (key: string) => code.includes(`${key}'`) || code.includes(`${key}\``) || code.includes(`'${key.replace('errors:', '')}'`) || [...begun].some((start) => key.startsWith(start));
  return [...asked(model)].filter((key) => !used(key)).map((key) => `${key} is used nowhere`);
}

export function translationProblems(): string[] {
  const model = textsOf(MODEL);
  const languages = INTERFACE_LANGUAGES.flatMap((language) => {
    const texts = textsOf(language);
    return [...pluralProblems(language, texts), ...(language === MODEL ? [] : comparisonProblems(language, texts, model))];
  });
  const ofReports = REPORT_LANGUAGES.filter((language) => !isInterfaceLanguage(language)).flatMap((language) => reportProblems(language, textsOf(language), model));
  return [...languages, ...ofReports, ...unusedProblems(model)];
}
