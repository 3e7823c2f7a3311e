/** A field's name and its value in words: names for ids, words for codes, dates as they are read. */

import type { i18n } from 'i18next';
import { dayFormat, numberFormat } from '../domain/formats.ts';
import type { HistoryView } from '../contract/history.ts';
import type { Declaration } from '../contract/declared.ts';
import { type Kind, fieldsOf, kinds } from '../contract/records.ts';
import { countryName } from '../domain/countries.ts';
import { formatDate, formatMoment } from '../domain/date-text.ts';
import { parseEdtf } from '../domain/dates.ts';
import type { ReportId } from '../domain/report-kinds.ts';
import type { SectionId } from '../domain/report-sections.ts';
import { type ReportLanguage, type Multilingual, NO_LANGUAGE, chooseText, languageName } from '../domain/languages.ts';
import { wordsOfField } from './code-words.ts';

export interface Reader {
  readonly t: i18n['t'];
  readonly language: ReportLanguage;
  /** What the records that the history names are called. */
  readonly names: HistoryView['names'];
}

/** Each text with the language it is in; a name that is the same in all of them alone. */
function textsValue(texts: Multilingual, language: string): string {
  return Object.entries(texts)
    .map(([tag, text]) => (tag === NO_LANGUAGE ? text : `${languageName(tag, language)}: ${text}`))
    .join(' · ');
}

/** Kinds that speak of a field of another record. */
const ABOUT: ReadonlySet<Kind> = new Set(['citation', 'statement']);

/** What a field holds one of, or several of. */
const partOf = (declaration: Declaration | undefined) => declaration?.of ?? declaration;

/** A report, its sections and its photos have names of the program, or none. */
const templateText: Readonly<Record<string, (t: i18n['t'], value: readonly string[]) => string>> = {
  report: (t, [report = '']) => t(`reports:names.${report as ReportId}`, { defaultValue: report }),
  sections: sectionNames,
  without: sectionNames,
  photos: photoCount,
  withoutPhotos: photoCount,
};

/** One that its report gives no name is called by its title. */
function sectionNames(t: i18n['t'], sections: readonly string[]): string {
  return sections.map((name) => t(`domain:reportSection.${name as SectionId}`, { defaultValue: name })).join(', ');
}

function photoCount(t: i18n['t'], photos: readonly string[]): string {
  return t('domain:reportTemplate.photos', { count: photos.length });
}

function codeText({ t, language, names }: Reader, kind: Kind, field: string, code: string): string {
  const list = wordsOfField(kind, field);
  if (list) return t(`domain:${list}.${code}` as 'domain:unknown');
  const type = partOf(fieldsOf(kind).get(field))?.type;
  // What a source says of another record's field: most often when something was.
  if (type === 'value') return parseEdtf(code) ? formatDate(code, language) : code;
  if (type === 'date' || type === 'day') return formatDate(code, language);
  if (type === 'country') return countryName(code, language);
  if (type === 'language') return languageName(code, language);
  if (type === 'moment') return formatMoment(code, language);
  // A citation says by name which kind of record it is of, and which of its fields.
  if (ABOUT.has(kind) && field === 'kind' && (kinds as readonly string[]).includes(code)) return t(`domain:kind.${code as Kind}`);
  if (ABOUT.has(kind) && field === 'field') return t(`domain:field.${code as 'title'}`);
  return code in names ? (chooseText(names[code] ?? null, language)?.text ?? t('domain:value.aRecord')) : code;
}

function numberText(language: ReportLanguage, means: Declaration['means'], value: number): string {
  if (means === 'year') return String(value);
  return means === 'month' ? dayFormat(language, { month: 'long' }).format(Date.UTC(2000, value - 1, 1)) : numberFormat(language).format(value);
}

export function valueText(reader: Reader, kind: Kind, field: string, value: unknown): string {
  const { t, language } = reader;
  if (value === null || value === undefined) return t('domain:value.nothing');
  const said: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (kind === 'reportTemplate' && said.length > 0 && templateText[field]) return templateText[field](t, said as readonly string[]);
  if (Array.isArray(value)) return value.map((part) => valueText(reader, kind, field, part)).join(', ') || t('domain:value.nothing');
  if (typeof value === 'boolean') return t(value ? 'domain:value.yes' : 'domain:value.no');
  if (typeof value === 'number') return numberText(language, partOf(fieldsOf(kind).get(field))?.means, value);
  return typeof value === 'object' ? textsValue(value as Multilingual, language) : codeText(reader, kind, field, value as string);
}

/** What a field is called: by its own name in its kind, where it has one, else by the one that all kinds share. */
export function fieldName(t: i18n['t'], kind: Kind, field: string): string {
  return t(`domain:fieldOf.${kind}.${field}` as 'domain:field.title', { defaultValue: t(`domain:field.${field}` as 'domain:field.title') });
}
