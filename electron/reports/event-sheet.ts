/**
 * The event sheet of Europe for Citizens, in the order in which published sheets of the programme give
 * their facts: the measure; the citizens involved, by city and country; the place and dates; a short
 * description. Then the pictures, and room to sign. Pure: data and language in, tree out.
 */

import type { i18n } from 'i18next';
import { countryName } from '#shared/domain/countries.ts';
import { type Total, total } from '#shared/domain/counts.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { daySpan, isDayExact, parseEdtf } from '#shared/domain/dates.ts';
import { type EventSheetData, type SheetCount, type SheetPhoto, type SheetProgramme, countsOfOrigin, totalOfSheet } from '#shared/domain/event-sheet.ts';
import { fold } from '#shared/domain/fold.ts';
import { collator, numberFormat } from '#shared/domain/formats.ts';
import { type Wording, officialWords } from '#shared/domain/funding/wordings.ts';
import { type Multilingual, NO_LANGUAGE, type ReportLanguage, chooseOfficial, chooseText, languageName } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Block, type Figure, type Paragraph, type Picture, type RecordRef, type Report, type Said, type Section, chosenAs, section, text } from './tree.ts';

export interface Sheet {
  readonly data: EventSheetData;
  readonly language: ReportLanguage;
  readonly t: i18n['t'];
}

/** The text that is chosen for a language; of no language's own where it is a name. */
export function saidIn(texts: Multilingual | null, language: ReportLanguage): Said | null {
  const chosen = chooseText(texts, language);
  return chosen && { text: chosen.text, language: chosen.asAsked || chosen.language === NO_LANGUAGE ? undefined : chosen.language };
}

/** A record's own title as a report's, and the language that it is in where that is another. @param before what stands before it: "CI.SO.MO" */
export function titledIn(texts: Multilingual | null, language: ReportLanguage, before = ''): Pick<Report, 'title' | 'titleLanguage'> {
  const chosen = saidIn(texts, language);
  return { title: [before, chosen?.text].filter(Boolean).join(': '), ...(chosen?.language === undefined ? {} : { titleLanguage: chosen.language }) };
}

/** What a programme asks to be said with everything, and the language that it is in where that is another. */
export function officialIn(programme: SheetProgramme | null, wording: Wording, language: ReportLanguage): Said | null {
  const words = officialWords(programme, wording, language);
  return words && { text: words.text, language: words.asAsked ? undefined : words.language };
}

/** Text in the sheet's language, or in another with a word saying so. */
export function said({ t, language }: Pick<Sheet, 't' | 'language'>, texts: Multilingual | null): Paragraph[] {
  const chosen = chooseText(texts, language);
  if (!chosen) return [];
  const other = chosen.asAsked ? undefined : chosen.language;
  const paragraphs = chosen.text.split(/\n(?:[^\S\n]*\n)+/).map((part) => text({ text: part, language: other }));
  if (chosen.asAsked) return paragraphs;
  return [...paragraphs, text({ text: t('reports:eventSheet.otherLanguage', { language: languageName(chosen.language, language) }) }, 'quiet')];
}

export function plainText({ language }: Pick<Sheet, 'language'>, texts: Multilingual | null): string {
  return chooseText(texts, language)?.text ?? '';
}

/** "Europe for Citizens · Measure 2.3: Civil society projects". */
export function measureLine(sheet: Pick<Sheet, 't' | 'language'>, programme: SheetProgramme | null): string {
  if (!programme) return sheet.t('reports:eventSheet.noMeasure');
  const official = (name: Multilingual) => chooseOfficial(name, sheet.language)?.text ?? '';
  return `${official(programme.name)} · ${sheet.t('reports:eventSheet.measure', { code: programme.measureCode, name: official(programme.measureName) })}`;
}

export function projectLine(sheet: Pick<Sheet, 't' | 'language'>, project: EventSheetData['project']): string {
  const { t } = sheet;
  const titled = project && plainText(sheet, project.title);
  const line = !project
    ? t('reports:eventSheet.noProject')
    : titled
      ? t('reports:eventSheet.projectTitled', { acronym: project.acronym, title: titled })
      : t('reports:eventSheet.project', { acronym: project.acronym });
  return project?.grantNumber ? `${line} · ${t('reports:eventSheet.grant', { number: project.grantNumber })}` : line;
}

function lead(sheet: Sheet): Paragraph[] {
  const { t, data } = sheet;
  const { status } = data.event;
  return [
    text({ text: measureLine(sheet, data.project?.programme ?? null) }, 'lead'),
    text({ text: projectLine(sheet, data.project) }, 'lead'),
    ...(status === 'held' ? [] : [text({ text: t(`reports:eventSheet.notHeld.${status}`) }, 'strong')]),
  ];
}

/** A count as a report says it: about, at least, unknown. */
export function countText(sheet: Pick<Sheet, 't' | 'language'>, count: Pick<Total, 'value' | 'precision'>): string {
  const { t } = sheet;
  if (count.value === null) return t('reports:eventSheet.unknown');
  const number = numberFormat(sheet.language).format(count.value);
  if (count.precision === 'about') return t('reports:eventSheet.about', { number });
  return count.precision === 'atLeast' ? t('reports:eventSheet.atLeast', { number }) : number;
}

/** The counts that a sum adds, which stand on their event's page; in an order of their own. */
export function countsOf({ data }: Pick<Sheet, 'data'>, { terms }: Pick<Total<SheetCount>, 'terms'>): RecordRef[] {
  const ids = terms.flatMap(({ of }) => of.map(({ id }) => id));
  return ids.toSorted().map((id): RecordRef => ({ kind: 'participation', id, on: { kind: 'event', id: data.event.id } }));
}

/** A sum as a table says it, with the counts that it adds. */
export function figureOf(sheet: Sheet, sum: Total<SheetCount>): Figure {
  return { text: countText(sheet, sum), of: countsOf(sheet, sum) };
}

function involved(sheet: Sheet, sum: Total): string {
  const { t } = sheet;
  if (sum.value === null) return t('reports:eventSheet.involvedUnknown');
  const words = { count: sum.value, number: numberFormat(sheet.language).format(sum.value) };
  if (sum.precision === 'about') return t('reports:eventSheet.involvedAbout', words);
  return sum.precision === 'atLeast' ? t('reports:eventSheet.involvedAtLeast', words) : t('reports:eventSheet.involved', words);
}

/** People of one origin. */
export interface Origin {
  /** null where it is not recorded. */
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string | null;
  /** Those of its counts that add up. */
  readonly parts: readonly SheetCount[];
}

/** One for each city, then the countries whose cities are not recorded, each in the order of its language. */
export function originsOf(sheet: Sheet, counts: readonly SheetCount[]): Origin[] {
  const { language } = sheet;
  const found = Map.groupBy(counts, (count) => `${count.country ?? ''}\n${plainText(sheet, count.city)}`);
  const country = ({ countryCode }: Origin) => (countryCode ? countryName(countryCode, language) : '');
  const { compare } = collator(language);
  return [...found.values()]
    .map((all): Origin => ({ city: plainText(sheet, all[0]?.city ?? null) || null, countryCode: all[0]?.country ?? null, parts: countsOfOrigin(all) }))
    .toSorted((a, b) => compare(country(a), country(b)) || Number(a.city === null) - Number(b.city === null) || compare(a.city ?? '', b.city ?? ''));
}

/** How many took part in all. */
export function sumOf(sheet: Sheet): Total<SheetCount> {
  const { participation: counts } = sheet.data;
  return totalOfSheet(counts, originsOf(sheet, counts.filter((count) => count.country !== null)).flatMap(({ parts }) => parts));
}

/** The sentence that says how many, and a table of where from. */
function participation(sheet: Sheet): Section {
  const { t, data } = sheet;
  const rows = originsOf(sheet, data.participation.filter((count) => count.country !== null));
  const sum = sumOf(sheet);
  const title = t('reports:eventSheet.participation');
  const sentence = text({ text: involved(sheet, sum) });
  if (rows.length === 0) return section(title, [sentence]);
  return section(title, [
    sentence,
    {
      is: 'table',
      name: title,
      columns: [{ name: t('reports:eventSheet.city') }, { name: t('reports:eventSheet.country') }, { name: t('reports:eventSheet.citizens'), isFigure: true }],
      rows: rows.map(({ city, countryCode, parts }) => [city ?? t('reports:eventSheet.notRecorded'), countryCode ? countryName(countryCode, sheet.language) : t('reports:eventSheet.notRecorded'), figureOf(sheet, total(parts))]),
      total: [t('reports:eventSheet.total'), figureOf(sheet, sum)],
    },
  ]);
}

/** Languages that write days with points: "22.06.2017". */
const WITH_POINTS: ReadonlySet<ReportLanguage> = new Set(['de', 'bg', 'tr']);

/** A day as the programme writes dates, dd/mm/yyyy; in Slovenian as Slovenian does, "22. 6. 2017", and with points where a language has them. `day` is ISO 8601. */
function programmeDay(day: string, language: ReportLanguage): string {
  const parts = day.split('-').toReversed();
  return language === 'sl' ? parts.map(Number).join('. ') : parts.join(WITH_POINTS.has(language) ? '.' : '/');
}

/** "from 22/06/2017 to 25/06/2017". */
export function datesText({ t, data, language }: Sheet): string {
  const { dates } = data.event;
  const date = dates === null ? null : parseEdtf(dates);
  const span = daySpan(dates);
  if (!date || !span || dates === null) return t('reports:eventSheet.noDates');
  // Held once within these dates: on which of them is not known.
  if (!isDayExact(date) || (data.event.span === 'within' && span.earliest !== span.latest)) return t('reports:eventSheet.during', { period: formatDate(dates, language) });
  if (span.earliest === span.latest) return t('reports:eventSheet.onDay', { day: programmeDay(span.earliest, language) });
  return t('reports:eventSheet.fromTo', { from: programmeDay(span.earliest, language), to: programmeDay(span.latest, language) });
}

/** "Novo mesto (Slovenia)"; null where nothing is recorded. */
export function placeWithCountry(sheet: Sheet): string | null {
  const { data, language } = sheet;
  const code = data.place?.country ?? data.event.country;
  const country = code ? countryName(code, language) : '';
  if (!data.place) return code ? country : null;
  return country ? `${plainText(sheet, data.place.name)} (${country})` : plainText(sheet, data.place.name);
}

function placeText(sheet: Sheet): string {
  const { t, data, language } = sheet;
  const code = data.place?.country ?? data.event.country;
  const country = code ? countryName(code, language) : '';
  if (data.place) return t('reports:eventSheet.tookPlaceIn', { city: plainText(sheet, data.place.name), country });
  return code ? t('reports:eventSheet.tookPlaceInCountry', { country }) : t('reports:eventSheet.noPlace');
}

export function picture(sheet: Pick<Sheet, 't' | 'language'>, { sha256, alternative, caption, creator }: SheetPhoto): Picture {
  const credit = creator ? [text({ text: sheet.t('reports:eventSheet.photoBy', { creator }) }, 'credit')] : [];
  return { sha256, alternative: plainText(sheet, alternative), words: [...said(sheet, caption), ...credit] };
}

/** The photos of an event, as a block; none where there are none. */
export function pictures(sheet: Sheet): Block[] {
  const [first, ...others] = sheet.data.photos.map((photo) => picture(sheet, photo));
  return first ? [{ is: 'pictures', pictures: [first, ...others] }] : [];
}

/** Part of a file's name, without blanks and accents. */
export function asFileName(words: string): string {
  return fold(words).replaceAll(' ', '-').slice(0, 60).replace(/-+$/, '');
}

export function eventSheet(data: EventSheetData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const sheet: Sheet = { data, language, t };
  const described = said(sheet, data.event.description);
  const shown = pictures(sheet);
  const { webPage, title } = data.event;
  const programme = data.project?.programme ?? null;
  return {
    language,
    ...titledIn(title, language),
    kind: t('reports:eventSheet.kind'),
    emblem: true,
    support: officialIn(programme, 'supportStatement', language),
    lead: lead(sheet),
    content: [
      chosenAs('participation', participation(sheet)),
      chosenAs('placeAndDates', section(t('reports:eventSheet.placeAndDates'), [
        text({ text: `${placeText(sheet)}, ${datesText(sheet)}.` }),
        ...(webPage ? [text({ text: `${t('reports:eventSheet.publishedAt')} ${webPage}` })] : []),
      ])),
      chosenAs('description', section(t('reports:eventSheet.description'), described.length > 0 ? described : [text({ text: t('reports:eventSheet.noDescription') })])),
      ...(shown.length > 0 ? [chosenAs('photos', section(t('reports:eventSheet.photos'), shown))] : []),
    ],
    signatures: [t('reports:eventSheet.signPlaceDate'), t('reports:eventSheet.signName'), t('reports:eventSheet.signature')],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:eventSheet.fileName')}_${asFileName(plainText(sheet, title))}_${language}`,
  };
}
