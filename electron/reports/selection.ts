/** Reports about events that somebody chose in a list: statistics, the list, their photos, and all their sheets as one document. */

import type { SelectionReportData } from '#shared/domain/centre-report.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectEvent } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, eventSheet, officialIn, plainText } from './event-sheet.ts';
import { eventsContent, isHeld, sheetsOf } from './events-table.ts';
import { deeper } from './final-pack.ts';
import { type Speaker, frameOfCentre } from './frame.ts';
import { photosByEvent } from './photo-report.ts';
import { statistics } from './statistics.ts';
import { type Block, type Report, type Section, chosenAs, section, text } from './tree.ts';

interface Named {
  readonly title: (called: string, speaker: Speaker) => string;
  readonly kind: (speaker: Speaker) => string;
  readonly fileName: (speaker: Speaker) => string;
}

function report(data: SelectionReportData, language: ReportLanguage, named: Named, content: (speaker: Speaker) => Section[]): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const called = data.selection ?? t('reports:selection.unnamed');
  const frame = { title: named.title(called, speaker), kind: named.kind(speaker), fileName: named.fileName(speaker) };
  return { ...frameOfCentre(speaker, frame, { lead: [data.centre], about: data.selection ?? t('reports:selection.file'), changedAt: data.changedAt }), content: content(speaker) };
}

export function selectionStatistics(data: SelectionReportData, language: ReportLanguage): Report {
  const named: Named = { title: (period, { t }) => t('reports:centre.statisticsIn', { period }), kind: ({ t }) => t('reports:names.selection-statistics'), fileName: ({ t }) => t('reports:centre.file.statistics') };
  return report(data, language, named, (speaker) => statistics(speaker, data.events, true));
}

export function selectionEvents(data: SelectionReportData, language: ReportLanguage): Report {
  const named: Named = { title: (period, { t }) => t('reports:centre.eventsIn', { period }), kind: ({ t }) => t('reports:names.selection-events'), fileName: ({ t }) => t('reports:centre.file.events') };
  return report(data, language, named, (speaker) => [chosenAs('events', section(speaker.t('domain:kinds.event'), eventsContent(speaker, data.events, true)))]);
}

export function selectionPhotos(data: SelectionReportData, language: ReportLanguage): Report {
  const named: Named = { title: (called, { t }) => t('reports:selection.photosIn', { called }), kind: ({ t }) => t('reports:names.selection-photos'), fileName: ({ t }) => t('reports:centre.file.photos') };
  return report(data, language, named, (speaker) => photosByEvent(speaker, data.events));
}

/** The programme that all events were done in; null where they were done in several, or one in none. */
function onlyProgramme(events: readonly ProjectEvent[]) {
  const all = events.map(({ project }) => project?.programme ?? null);
  return new Set(all.map((programme) => programme?.id)).size === 1 ? (all[0] ?? null) : null;
}

/** An event's sheet; with its programme's own sentences where they don't stand around the whole document. */
function sheetSection(speaker: Speaker, sheet: Sheet, hasOwnWords: boolean): Section {
  const { lead, support, smallPrint, content } = eventSheet(sheet.data, speaker.language);
  const own = (said: Report['support']): Block[] => (hasOwnWords && said ? [text(said, 'quiet')] : []);
  return { ...section(plainText(sheet, sheet.data.event.title), [...own(support), ...lead.map((one) => text({ text: one.text, language: one.language })), ...content.map(deeper), ...own(smallPrint)]), startsPage: true };
}

/** The sheets of those that were held. */
export function selectionSheets(data: SelectionReportData, language: ReportLanguage): Report {
  const held = data.events.filter(isHeld);
  const programme = onlyProgramme(held);
  const named: Named = { title: (called, { t }) => t('reports:selection.sheetsIn', { called }), kind: ({ t }) => t('reports:names.selection-sheets'), fileName: ({ t }) => t('reports:selection.sheetsFile') };
  const made = report(data, language, named, (speaker) =>
    held.length > 0 ? sheetsOf(speaker, held).map((sheet) => chosenAs('events', sheetSection(speaker, sheet, programme === null))) : [chosenAs('events', section(speaker.t('domain:kinds.event'), [text({ text: speaker.t('reports:centre.noneHeld') })]))]);
  return { ...made, cover: true, emblem: programme !== null, support: officialIn(programme, 'supportStatement', language), smallPrint: officialIn(programme, 'disclaimer', language) };
}
