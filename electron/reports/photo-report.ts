/** Photos in the order of their events, each with what is to be seen, who took it, and of which event it is. */

import type { EventSheetData, SheetPhoto } from '#shared/domain/event-sheet.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, measureLine, officialIn, picture, pictures, placeWithCountry, plainText, projectLine, titledIn } from './event-sheet.ts';
import { datesIn } from './events-table.ts';
import { type Speaker, frameOfProject } from './frame.ts';
import { type Block, type Picture, type Report, type Section, chosenAs, section, text } from './tree.ts';

/** "20 May 2019 · Ptuj (Slovenia)": when and where, as far as it is known. */
export const whenAndWhere = (sheet: Sheet): string => [sheet.data.event.dates === null ? null : datesIn(sheet), placeWithCountry(sheet)].filter(Boolean).join(' · ');

function ofEvent(sheet: Sheet): Section {
  const where = whenAndWhere(sheet);
  const titled = titledIn(sheet.data.event.title, sheet.language);
  return { ...section(titled.title, [...(where ? [text({ text: where }, 'quiet')] : []), ...pictures(sheet)]), ...titled };
}

/** The first photo of each event, which its order puts before the others, with the event that it is of. At most so many. */
export function chosenPhotos(speaker: Speaker, events: readonly ProjectEvent[], most: number): Block[] {
  const shown = events.flatMap((data): [Sheet, SheetPhoto][] => (data.photos[0] ? [[{ data, ...speaker }, data.photos[0]]] : [])).slice(0, most);
  const [first, ...others] = shown.map(([sheet, photo]): Picture => {
    const { words, ...seen } = picture(speaker, photo);
    return { ...seen, words: [...words, text({ text: [plainText(speaker, sheet.data.event.title), whenAndWhere(sheet)].filter(Boolean).join(' · ') }, 'credit')] };
  });
  return first ? [{ is: 'pictures', pictures: [first, ...others] }] : [];
}

/** Each event that has photos, with all of them. */
export function photosByEvent(speaker: Speaker, events: readonly ProjectEvent[]): Section[] {
  const { t } = speaker;
  const sheets = events.filter(({ photos }) => photos.length > 0).map((event): Sheet => ({ data: event, ...speaker }));
  return sheets.length > 0 ? sheets.map((sheet) => chosenAs('events', ofEvent(sheet))) : [chosenAs('photos', section(t('reports:eventSheet.photos'), [text({ text: t('reports:centre.noPhotos') })]))];
}

export function photoReport(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const frame = frameOfProject(speaker, data, { title: t('reports:centre.photosOf', { name: data.project.acronym }), kind: t('reports:names.photo-report'), fileName: t('reports:centre.file.photos') });
  return { ...frame, content: photosByEvent(speaker, data.events) };
}

export function eventPhotos(data: EventSheetData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const sheet: Sheet = { data, t, language };
  const programme = data.project?.programme ?? null;
  const titled = titledIn(data.event.title, language);
  const shown = pictures(sheet);
  return {
    language,
    ...titled,
    kind: t('reports:names.event-photos'),
    emblem: programme !== null,
    support: officialIn(programme, 'supportStatement', language),
    lead: [...(programme ? [measureLine(sheet, programme)] : []), ...(data.project ? [projectLine(sheet, data.project)] : []), whenAndWhere(sheet)].filter(Boolean).map((line) => text({ text: line }, 'lead')),
    content: [chosenAs('photos', section(t('reports:eventSheet.photos'), shown.length > 0 ? shown : [text({ text: t('reports:centre.noPhotos') })]))],
    signatures: [],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:centre.file.photos')}_${asFileName(titled.title)}_${language}`,
  };
}
