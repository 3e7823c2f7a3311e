/** Every language says everything, in all its plural forms, with the same values, and nothing that nobody says. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';

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

/** A key is used where it stands in the code, whole or up to a part that is filled in. */
function unusedProblems(model: Texts): string[] {
  const code = ['electron', 'renderer', 'shared']
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name)))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(name, 'utf8'))
    .join('\n');
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
  return [...languages, ...unusedProblems(model)];
}
