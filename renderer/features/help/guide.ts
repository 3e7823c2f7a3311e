/** The pages of the guide: Markdown in resources/guide, one folder a language, each page with a picture. */

import { type InterfaceLanguage, INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';

const TEXTS = import.meta.glob<string>('../../../resources/guide/*/*.md', { query: '?raw', import: 'default', eager: true });
const PICTURES = import.meta.glob<string>('../../../resources/guide/*/pictures/*.webp', { query: '?url', import: 'default', eager: true });

interface GuidePage {
  readonly name: string;
  /** Its first line, which is its heading. */
  readonly title: string;
  /** Markdown, without the heading. */
  readonly text: string;
}

/** The files are numbered in the order in which they are read: "1-archive.md" is the page "archive". */
function pagesIn(language: InterfaceLanguage): readonly GuidePage[] {
  return Object.entries(TEXTS)
    .filter(([file]) => file.includes(`/guide/${language}/`))
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([file, markdown]) => {
      const [heading = '', ...rest] = markdown.split('\n');
      return { name: file.replace(/^.*\/\d+-|\.md$/g, ''), title: heading.replace(/^# /, ''), text: rest.join('\n') };
    });
}

export const GUIDE = Object.fromEntries(INTERFACE_LANGUAGES.map((language) => [language, pagesIn(language)])) as Readonly<Record<InterfaceLanguage, readonly GuidePage[]>>;

/** The address of a picture that a page of the guide names, as "pictures/backup.webp". */
export function guidePicture(language: InterfaceLanguage, name: string): string | undefined {
  return PICTURES[`../../../resources/guide/${language}/${name}`];
}
