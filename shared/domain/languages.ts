/** Languages of the interface and of texts. */

export const INTERFACE_LANGUAGES = ['sl', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

export function isInterfaceLanguage(value: unknown): value is InterfaceLanguage {
  return INTERFACE_LANGUAGES.includes(value as InterfaceLanguage);
}

/** Languages that reports are made in: those of the interface, then those of the partners in the region's projects. */
export const REPORT_LANGUAGES = [...INTERFACE_LANGUAGES, 'de', 'it', 'el', 'bg', 'tr'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export function isReportLanguage(value: unknown): value is ReportLanguage {
  return REPORT_LANGUAGES.includes(value as ReportLanguage);
}

/** Languages offered for texts: those of the partners in the region's projects, then wider ones. */
export const TEXT_LANGUAGES = ['sl', 'en', 'de', 'it', 'hr', 'el', 'tr', 'bg', 'sv', 'fr', 'es', 'hu'] as const;

/** Tags that were found to be some: every text of every record is asked. */
const tags = new Set<string>();
const MOST_TAGS = 1000;

/** True of a BCP 47 language tag without extensions, in its usual writing: `sl`, `sr-Latn`, `en-GB`. */
export function isLanguageTag(tag: string): boolean {
  if (tags.has(tag)) return true;
  const isTag = isWellFormed(tag);
  if (isTag && tags.size < MOST_TAGS) tags.add(tag);
  return isTag;
}

function isWellFormed(tag: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A text in one or more languages, each under its BCP 47 tag. */
export type Multilingual = Readonly<Record<string, string>>;

export interface ChosenText {
  readonly text: string;
  readonly language: string;
  /** False when the text is in another language than was asked for, which must then be shown. */
  readonly asAsked: boolean;
}

/** The tag of a name that is the same in every language (BCP 47: undetermined). */
export const NO_LANGUAGE = 'und';

function firstOf(texts: Multilingual | null, language: string, nearest: readonly string[]): ChosenText | null {
  if (!texts) return null;
  for (const tag of [language, NO_LANGUAGE, ...nearest, ...Object.keys(texts).toSorted()]) {
    const text = texts[tag];
    if (text) return { text, language: tag, asAsked: tag === language || tag === NO_LANGUAGE };
  }
  return null;
}

/**
 * The text in the language asked for, else in the nearest there is: Slovenian, English, then any.
 * null when there is no text at all.
 */
export const chooseText = (texts: Multilingual | null, language: string): ChosenText | null => firstOf(texts, language, ['sl', 'en']);

/** The same of what a funder worded: where it is not known in a language other than Slovenian, its English words stand. */
export const chooseOfficial = (texts: Multilingual | null, language: string): ChosenText | null => firstOf(texts, language, ['en', 'sl']);

/** The language's name in a language, "slovenščina"; the tag itself where none is known. */
export function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
}
