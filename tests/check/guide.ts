/** The guide says the same in every language: the same pages, each with its picture, links that lead to a page, and the interface's own words where it names a button or a screen. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';

const ROOT = 'resources/guide';
const LOCALES = 'resources/locales';
const FIRST = INTERFACE_LANGUAGES[0];

const pages = (language: string) => readdirSync(`${ROOT}/${language}`).filter((file) => file.endsWith('.md'));

/** What a page is made of, whatever its words: its lines' kinds, its pictures, and the keys it names. */
function shape(text: string): string {
  const lines = text.split('\n').map((line) => /^(#+|-|!|$)/.exec(line)?.[0] ?? 'text');
  const keys = [...text.matchAll(/`(\/|[A-Z]|Ctrl \w|Enter)`/g)].map(([key]) => key);
  return [...lines, ...keys].join(' ');
}

function textsIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as Record<string, unknown>).flatMap(textsIn);
}

/** Every word of the page, by its language. */
function wordsOf(language: string): ReadonlySet<string> {
  const read = (name: string) => JSON.parse(readFileSync(`${LOCALES}/${language}/${name}.json`, 'utf8')) as Record<string, unknown>;
  // What reports are called stands on their page.
  return new Set([read('app'), read('domain'), read('reports').names].flatMap(textsIn));
}

/** What stands in bold within a line is on the screen; where a line begins so, it may be the line's own heading. */
function namesOnScreen(text: string): string[] {
  return text.split('\n').flatMap((line) => [...line.replace(/^(?:- )?\*\*[^*]+\*\*/, '').matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => name));
}

function pageProblems(language: string, file: string): string[] {
  const path = `${ROOT}/${language}/${file}`;
  const text = readFileSync(path, 'utf8');
  const pictures = [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt, to]) => ({ alt, to }));
  const links = [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)]+)\)/g)].map(([, to = '']) => to);
  const words = wordsOf(language);
  const names = new Set(pages(language).map((page) => page.replace(/^\d+-|\.md$/g, '')));
  return [
    ...(text.startsWith('# ') ? [] : ['begins with no heading']),
    ...(pictures.length > 0 ? [] : ['has no picture']),
    ...pictures.filter(({ alt }) => alt === '').map(({ to }) => `${to} has no words for those who do not see it`),
    ...pictures.filter(({ to }) => !existsSync(`${ROOT}/${language}/${to}`)).map(({ to }) => `${to} is not there`),
    ...links.filter((to) => !names.has(to)).map((to) => `a link leads nowhere: ${to}`),
    ...namesOnScreen(text).filter((name) => !words.has(name)).map((name) => `“${name}” stands on no screen`),
    ...(shape(text) === shape(readFileSync(`${ROOT}/${FIRST}/${file}`, 'utf8')) ? [] : [`differs from the page in ${FIRST}`]),
  ].map((problem) => `${path}: ${problem}`);
}

export function guideProblems(): string[] {
  const first = pages(FIRST);
  return INTERFACE_LANGUAGES.flatMap((language) => {
    const own = pages(language);
    const missing = first.filter((file) => !own.includes(file)).map((file) => `${ROOT}/${language}/${file} is missing`);
    const more = own.filter((file) => !first.includes(file)).map((file) => `${ROOT}/${FIRST}/${file} is missing`);
    return [...missing, ...more, ...own.filter((file) => first.includes(file)).flatMap((file) => pageProblems(language, file))];
  });
}
