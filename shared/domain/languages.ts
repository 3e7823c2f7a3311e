/** Languages of the interface, of texts, and of lists that name languages by country. */

export const INTERFACE_LANGUAGES = ['sl', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

export function isInterfaceLanguage(value: unknown): value is InterfaceLanguage {
  return INTERFACE_LANGUAGES.includes(value as InterfaceLanguage);
}

/** Languages offered for texts: those of the partners in the region's projects, then wider ones. */
export const TEXT_LANGUAGES = ['sl', 'en', 'de', 'it', 'hr', 'el', 'tr', 'bg', 'sv', 'fr', 'es', 'hu'] as const;

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

/**
 * The text in the language asked for, else in the nearest there is: Slovenian, English, then any.
 * null when there is no text at all.
 */
export function chooseText(texts: Multilingual | null, language: string): ChosenText | null {
  if (!texts) return null;
  for (const tag of [language, NO_LANGUAGE, 'sl', 'en', ...Object.keys(texts).toSorted()]) {
    const text = texts[tag];
    if (text) return { text, language: tag, asAsked: tag === language || tag === NO_LANGUAGE };
  }
  return null;
}

/** Languages as projects list them, by country code, with the BCP 47 tag of what is meant. */
const BY_COUNTRY: Record<string, string> = { SI: 'sl', IT: 'it', DE: 'de', GR: 'el', EL: 'el', TR: 'tr', EN: 'en', UK: 'en' };

/** Reads a list of languages "SI, IT, DE" as BCP 47 tags; null when a part is not understood. */
export function languagesFromWritten(written: string): string[] | null {
  const tags = written
    .split(/[,;/\s]+/)
    .filter(Boolean)
    .map((part) => BY_COUNTRY[part.toUpperCase()]);
  return tags.length > 0 && tags.every((tag) => tag !== undefined) ? tags : null;
}

/** The language's name in a language, "slovenščina"; the tag itself where none is known. */
export function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
}
