/**
 * The event sheet of Europe for Citizens, in the order in which published sheets of the programme give
 * their facts: the measure; the citizens involved, by city and country; the place and dates; a short
 * description. Then the pictures, and room to sign. Pure: data and language in, definition out.
 */

import type { i18n } from 'i18next';
import type { Column, Content, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces.js';
import { countryName } from '#shared/domain/countries.ts';
import { type Count, type Total, total } from '#shared/domain/counts.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { daySpan, isDayExact, parseEdtf } from '#shared/domain/dates.ts';
import { type EventSheetData, type SheetCount, type SheetPhoto, countsOfOrigin, totalOfSheet } from '#shared/domain/event-sheet.ts';
import { type InterfaceLanguage, type Multilingual, chooseText, languageName } from '#shared/domain/languages.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { emblem } from './emblem.ts';
import { type Ending, INK, KEPT_WHOLE, TEXT_WIDTH, ended, reportPage, section, tableLayout } from './page.ts';
import { heightOf } from './room.ts';
import { numberFormat } from '#shared/domain/formats.ts';

/** The emblem's height in points: as prominent as anything beside it. The programme's smallest size is not known to us. */
const EMBLEM_HEIGHT = 48;

const GAP = 16;
const PHOTO_WIDTH = (TEXT_WIDTH - GAP) / 2;
const PHOTO_HEIGHT = 150;

/** A column of the table that shares what the numbers leave. */
const CELL = { size: 10.5, lineHeight: 1, width: 180 };

interface Sheet {
  readonly data: EventSheetData;
  readonly language: InterfaceLanguage;
  readonly t: i18n['t'];
}

type Margin = [left: number, top: number, right: number, bottom: number];

/** Text in the sheet's language, or in another with a word saying so. @param above points between it and what stands over it */
function said(sheet: Sheet, texts: Multilingual | null, style: string, above = 0): Content[] {
  const chosen = chooseText(texts, sheet.language);
  if (!chosen) return [];
  const paragraphs = chosen.text.split(/\n(?:[^\S\n]*\n)+/).map((text, index) => ({ text, style, margin: [0, index === 0 ? above : 6, 0, 0] satisfies Margin }));
  if (chosen.asAsked) return paragraphs;
  const language = languageName(chosen.language, sheet.language);
  return [...paragraphs, { text: sheet.t('reports:eventSheet.otherLanguage', { language }), style: 'quiet', margin: [0, 3, 0, 0] }];
}

function plainText(sheet: Sheet, texts: Multilingual | null): string {
  return chooseText(texts, sheet.language)?.text ?? '';
}

function masthead(sheet: Sheet): Content {
  const statement = sheet.data.project?.programme?.supportStatement ?? null;
  return {
    columns: [
      { width: EMBLEM_HEIGHT * 1.5, ...emblem(EMBLEM_HEIGHT) },
      // The programme's own sentence, in whichever language it is officially known.
      { width: '*', text: plainText(sheet, statement), style: 'lead', margin: [0, 9, 120, 0] },
    ],
    columnGap: 18,
  };
}

function titleBlock(sheet: Sheet): Content[] {
  const { t, data } = sheet;
  const { project } = data;
  const programme = project?.programme ?? null;
  const measure = programme
    ? `${plainText(sheet, programme.name)} · ${t('reports:eventSheet.measure', { code: programme.measureCode, name: plainText(sheet, programme.measureName) })}`
    : t('reports:eventSheet.noMeasure');
  const titled = project && plainText(sheet, project.title);
  const projectLine = !project
    ? t('reports:eventSheet.noProject')
    : titled
      ? t('reports:eventSheet.projectTitled', { acronym: project.acronym, title: titled })
      : t('reports:eventSheet.project', { acronym: project.acronym });
  const grant = project?.grantNumber ? ` · ${t('reports:eventSheet.grant', { number: project.grantNumber })}` : '';
  const { status } = data.event;
  return [
    { text: t('reports:eventSheet.kind'), style: 'kind', margin: [0, 30, 0, 5] },
    { text: plainText(sheet, data.event.title), style: 'title', margin: [0, 0, 0, 8] },
    { text: measure, style: 'lead' },
    { text: `${projectLine}${grant}`, style: 'lead', margin: [0, 2, 0, 0] },
    ...(status === 'held' ? [] : [{ text: t(`reports:eventSheet.notHeld.${status}`), style: 'lead', bold: true, margin: [0, 6, 0, 0] as [number, number, number, number] }]),
  ];
}

function numberText(sheet: Sheet, count: Count | Total): string {
  const { t } = sheet;
  if (count.value === null) return t('reports:eventSheet.unknown');
  const number = numberFormat(sheet.language).format(count.value);
  if (count.precision === 'about') return t('reports:eventSheet.about', { number });
  return count.precision === 'atLeast' ? t('reports:eventSheet.atLeast', { number }) : number;
}

function involved(sheet: Sheet, sum: Total): string {
  const { t } = sheet;
  if (sum.value === null) return t('reports:eventSheet.involvedUnknown');
  const words = { count: sum.value, number: numberFormat(sheet.language).format(sum.value) };
  if (sum.precision === 'about') return t('reports:eventSheet.involvedAbout', words);
  return sum.precision === 'atLeast' ? t('reports:eventSheet.involvedAtLeast', words) : t('reports:eventSheet.involved', words);
}

/** One row a city, then the countries whose cities are not recorded, each in the order of its language. */
function byCity(sheet: Sheet, counts: readonly SheetCount[]): { city: string; country: string; parts: readonly Count[] }[] {
  const { t, language } = sheet;
  const rows = new Map<string, { city: string; country: string; counts: SheetCount[] }>();
  for (const count of counts) {
    const city = plainText(sheet, count.city) || t('reports:eventSheet.notRecorded');
    const country = count.country ? countryName(count.country, language) : t('reports:eventSheet.notRecorded');
    const key = `${country}\n${city}`;
    const row = rows.get(key) ?? { city, country, counts: [] };
    row.counts.push(count);
    rows.set(key, row);
  }
  const { compare } = new Intl.Collator(language);
  return [...rows.values()]
    .map(({ city, country, counts: all }) => ({ city, country, parts: countsOfOrigin(all) }))
    .toSorted((a, b) => compare(a.country, b.country) || compare(a.city, b.city));
}

function participation(sheet: Sheet): Content {
  const { t, data } = sheet;
  const rows = byCity(sheet, data.participation.filter((count) => count.country !== null));
  const sum = totalOfSheet(data.participation, rows.flatMap((row) => row.parts));
  const sentence: Content = { text: involved(sheet, sum), style: 'text' };
  if (rows.length === 0) return section(t('reports:eventSheet.participation'), [sentence]);
  const right = (text: string, bold = false): TableCell => ({ text, alignment: 'right', bold });
  const body: TableCell[][] = [
    [
      { text: t('reports:eventSheet.city'), style: 'tableHead' },
      { text: t('reports:eventSheet.country'), style: 'tableHead' },
      { text: t('reports:eventSheet.citizens'), style: 'tableHead', alignment: 'right' },
    ],
    ...rows.map(({ city, country, parts }) => [{ text: city }, { text: country }, right(numberText(sheet, total(parts)))]),
    [{ text: t('reports:eventSheet.total'), bold: true, colSpan: 2 }, {}, right(numberText(sheet, sum), true)],
  ];
  const whole = rows.every(({ city }) => heightOf(city, CELL) <= KEPT_WHOLE);
  const table: Content = {
    table: { headerRows: 1, dontBreakRows: whole, keepWithHeaderRows: whole ? 1 : 0, widths: ['*', '*', 'auto'], body },
    layout: tableLayout(body.length - 1),
    margin: [0, 8, 0, 0],
  };
  return section(t('reports:eventSheet.participation'), [sentence, table]);
}

/** A day as the programme writes dates, dd/mm/yyyy; in Slovenian as Slovenian does, "22. 6. 2017". `day` is ISO 8601. */
function programmeDay(day: string, language: InterfaceLanguage): string {
  const parts = day.split('-').toReversed();
  return language === 'sl' ? parts.map(Number).join('. ') : parts.join('/');
}

function datesText({ t, data, language }: Sheet): string {
  const { dates } = data.event;
  const date = dates === null ? null : parseEdtf(dates);
  const span = daySpan(dates);
  if (!date || !span || dates === null) return t('reports:eventSheet.noDates');
  // Held once within these dates: on which of them is not known.
  if (!isDayExact(date) || (data.event.span === 'within' && span.earliest !== span.latest)) return t('reports:eventSheet.during', { period: formatDate(dates, language) });
  if (span.earliest === span.latest) return t('reports:eventSheet.onDay', { day: programmeDay(span.earliest, language) });
  return t('reports:eventSheet.fromTo', { from: programmeDay(span.earliest, language), to: programmeDay(span.latest, language) });
}

function placeText(sheet: Sheet): string {
  const { t, data, language } = sheet;
  const code = data.place?.country ?? data.event.country;
  const country = code ? countryName(code, language) : '';
  if (data.place) return t('reports:eventSheet.tookPlaceIn', { city: plainText(sheet, data.place.name), country });
  return code ? t('reports:eventSheet.tookPlaceInCountry', { country }) : t('reports:eventSheet.noPlace');
}

function photoWords(sheet: Sheet, photo: SheetPhoto): Content[] {
  const caption = said(sheet, photo.caption, 'caption', 4);
  return photo.creator ? [...caption, { text: sheet.t('reports:eventSheet.photoBy', { creator: photo.creator }), style: 'small', margin: [0, 1, 0, 0] }] : caption;
}

const picture = (photo: SheetPhoto) => ({ image: photo.sha256, fit: [PHOTO_WIDTH, PHOTO_HEIGHT] satisfies [number, number] });

const photoCell = (sheet: Sheet, photo: SheetPhoto): Column => ({ width: PHOTO_WIDTH, stack: [picture(photo), ...photoWords(sheet, photo)] });

/** The most height of a pair of pictures with what stands under them. */
function pairHeight(sheet: Sheet, pair: readonly SheetPhoto[]): number {
  const caption = { size: 9, lineHeight: 1.2, width: PHOTO_WIDTH };
  const heights = pair.map((photo) => heightOf(plainText(sheet, photo.caption), caption) + heightOf(photo.creator ?? '', { ...caption, size: 8 }));
  return PHOTO_HEIGHT + Math.max(...heights);
}

/** Two and two beside each other, each pair on one page; those with words of half a page under each other. */
function photos(sheet: Sheet, ending: Ending): Content[] {
  const all = sheet.data.photos;
  const blocks: Content[] = [];
  for (let index = 0; index < all.length; index += 2) {
    const pair = all.slice(index, index + 2);
    const margin: Margin = [0, index === 0 ? 4 : 14, 0, 0];
    const last = index + 2 >= all.length;
    if (pairHeight(sheet, pair) + ending.height <= KEPT_WHOLE) {
      const columns: Content = { columns: pair.map((photo) => photoCell(sheet, photo)), columnGap: GAP, margin };
      blocks.push({ stack: last ? [columns, ending.content] : [columns], unbreakable: true });
      continue;
    }
    const long = pair.flatMap((photo): Content[] => [{ ...picture(photo), margin }, ...photoWords(sheet, photo)]);
    blocks.push(...(last ? ended(long, ending) : long));
  }
  return [section(sheet.t('reports:eventSheet.photos'), blocks)];
}

function signatures({ t }: Sheet): Ending {
  const width = (TEXT_WIDTH - 2 * GAP) / 3;
  const place = (label: string): Column => ({
    width,
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.6, lineColor: INK }] },
      { text: label, style: 'quiet', margin: [0, 4, 0, 0] },
    ],
  });
  const content: Content = {
    columns: [place(t('reports:eventSheet.signPlaceDate')), place(t('reports:eventSheet.signName')), place(t('reports:eventSheet.signature'))],
    columnGap: GAP,
    margin: [0, 58, 0, 0],
  };
  return { content, height: 80 };
}

/** The pictures are named by their SHA-256; `render` is told where each lies. */
export function eventSheet(data: EventSheetData, language: InterfaceLanguage): TDocumentDefinitions {
  const { t } = createTranslator(language);
  const sheet: Sheet = { data, language, t };
  const described = said(sheet, data.event.description, 'text');
  const description: Content[] = described.length > 0 ? described : [{ text: t('reports:eventSheet.noDescription'), style: 'text' }];
  const ending = signatures(sheet);
  const withPhotos = data.photos.length > 0;
  const page = data.event.webPage;
  const disclaimer = chooseText(data.project?.programme?.disclaimer ?? null, language)?.text ?? null;
  const frame = {
    title: plainText(sheet, data.event.title),
    language,
    changedAt: data.changedAt,
    smallPrint: disclaimer,
    pageLabel: (number: number, pages: number) => t('reports:eventSheet.page', { page: number, pages }),
  };
  return reportPage(frame, [
    masthead(sheet),
    ...titleBlock(sheet),
    participation(sheet),
    section(t('reports:eventSheet.placeAndDates'), [
      { text: `${placeText(sheet)}, ${datesText(sheet)}.`, style: 'text' },
      ...(page ? [{ text: `${t('reports:eventSheet.publishedAt')} ${page}`, style: 'text', margin: [0, 3, 0, 0] as [number, number, number, number] }] : []),
    ]),
    section(t('reports:eventSheet.description'), withPhotos ? description : ended(description, ending)),
    ...(withPhotos ? photos(sheet, ending) : []),
  ]);
}
