/** Who took part in a project's events, by event and country: one table whose sums are those of the events' sheets. */

import { total } from '#shared/domain/counts.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, figureOf, measureLine, officialIn, originsOf, placeWithCountry, plainText, projectLine, sumOf } from './event-sheet.ts';
import { asFigure, eventRef, sumOfEvents } from './figures.ts';
import { type Cell, type Figure, type Report, type Table, chosenAs, section, text } from './tree.ts';

/** A row for each country of each event; one with the event's sum where no country is known. */
function rowsOf(sheet: Sheet): Cell[][] {
  const { data, language, t } = sheet;
  const event: Figure = { text: plainText(sheet, data.event.title), of: [eventRef(sheet)] };
  const dates = data.event.dates === null ? '' : formatDate(data.event.dates, language);
  const place = placeWithCountry(sheet) ?? '';
  const byCountry = Map.groupBy(originsOf(sheet, data.participation.filter(({ country }) => country !== null)), ({ countryCode }) => countryCode);
  const rows = Array.from(byCountry, ([code, origins]) => [event, dates, place, code ? countryName(code, language) : t('reports:eventSheet.notRecorded'), figureOf(sheet, total(origins.flatMap(({ parts }) => parts)))]);
  return rows.length > 0 ? rows : [[event, dates, place, t('reports:eventSheet.notRecorded'), figureOf(sheet, sumOf(sheet))]];
}

function tableOf(sheets: readonly Sheet[], t: Sheet['t'], sum: Figure): Table {
  return {
    is: 'table',
    name: t('reports:participation.byCountry'),
    columns: [
      { name: t('reports:participation.event') }, { name: t('reports:participation.dates') }, { name: t('reports:participation.place') },
      { name: t('reports:eventSheet.country') }, { name: t('reports:eventSheet.citizens'), isFigure: true },
    ],
    rows: sheets.flatMap(rowsOf),
    total: [t('reports:eventSheet.total'), sum],
  };
}

export function participationReport(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const { project } = data;
  const held = data.events.filter(({ event }) => event.status === 'held');
  const sheets = held.map((event: ProjectEvent): Sheet => ({ data: event, language, t }));
  const figure = asFigure({ t, language }, sumOfEvents(sheets));
  return {
    language,
    title: t('reports:participation.titleOf', { acronym: project.acronym }),
    kind: t('reports:participation.kind'),
    emblem: project.programme !== null,
    support: officialIn(project.programme, 'supportStatement', language),
    lead: [text({ text: measureLine({ t, language }, project.programme) }, 'lead'), text({ text: projectLine({ t, language }, project) }, 'lead')],
    content: [
      chosenAs('byCountry', section(t('reports:participation.byCountry'), [
        { ...text({ text: t('reports:participation.events', { count: held.length, number: figure.text }) }), of: figure.of },
        ...(held.length > 0 ? [tableOf(sheets, t, figure)] : []),
      ])),
    ],
    signatures: [],
    smallPrint: officialIn(project.programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:participation.fileName')}_${asFileName(project.acronym)}_${language}`,
  };
}
