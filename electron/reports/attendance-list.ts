/**
 * An empty list to be printed and signed, with the event's head. Its columns are those that funders ask for: name,
 * organisation, town and country, e-mail or telephone (Europe for Citizens 2007–2013), signature (Erasmus+ KA2).
 */

import type { EventSheetData } from '#shared/domain/event-sheet.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, datesText, measureLine, officialIn, placeWithCountry, projectLine, titledIn } from './event-sheet.ts';
import { type Report, chosenAs, section, text } from './tree.ts';

/** Lines to sign on: two pages, with room for who answers for the list. */
const LINES = 36;

export function attendanceList(data: EventSheetData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const sheet: Sheet = { data, language, t };
  const programme = data.project?.programme ?? null;
  const titled = titledIn(data.event.title, language);
  const place = placeWithCountry(sheet) ?? t('reports:eventSheet.noPlace');
  const column = (id: 'name' | 'organisation' | 'from' | 'contact' | 'signature') => ({ name: t(`reports:attendanceList.${id}`) });
  return {
    language,
    ...titled,
    kind: t('reports:names.attendance-list'),
    emblem: programme !== null,
    support: officialIn(programme, 'supportStatement', language),
    lead: [
      ...(programme ? [text({ text: measureLine(sheet, programme) }, 'lead')] : []),
      ...(data.project ? [text({ text: projectLine(sheet, data.project) }, 'lead')] : []),
      text({ text: `${place}, ${datesText(sheet)}` }, 'lead'),
    ],
    content: [
      chosenAs('present', section(t('reports:attendanceList.present'), [
        {
          is: 'table',
          name: t('reports:names.attendance-list'),
          isToFill: true,
          columns: [{ name: t('reports:attendanceList.number'), isFigure: true }, column('name'), column('organisation'), column('from'), column('contact'), column('signature')],
          rows: Array.from({ length: LINES }, (_, index) => [String(index + 1), '', '', '', '', '']),
        },
      ])),
    ],
    signatures: [t('reports:eventSheet.signPlaceDate'), t('reports:eventSheet.signName'), t('reports:eventSheet.signature')],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:attendanceList.fileName')}_${asFileName(titled.title)}_${language}`,
  };
}
