/** What a project planned beside what was held, event by event, and each deviation with its reason. */

import { countryName } from '#shared/domain/countries.ts';
import { countsForTotal, total } from '#shared/domain/counts.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import type { SheetCount } from '#shared/domain/event-sheet.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, countText, measureLine, officialIn, plainText, projectLine, said, saidIn, sumOf } from './event-sheet.ts';
import { type Block, type Report, chosenAs, section, text } from './tree.ts';

interface Side {
  readonly dates: string | null;
  readonly place: { readonly name: Parameters<typeof plainText>[1]; readonly country: string } | null;
  readonly country: string | null;
  readonly people: string;
}

/** Date, place and number of people, a line each. */
function sideText({ language, t }: Sheet, { dates, place, country, people }: Side): string {
  const where = place ? `${plainText({ language }, place.name)} (${countryName(place.country, language)})` : country ? countryName(country, language) : null;
  return [dates === null ? null : formatDate(dates, language), where, t('reports:plannedAndHeld.people', { number: people })].filter((part) => part !== null).join('\n');
}

const plannedSum = (counts: readonly SheetCount[]) => total(countsForTotal(counts.map((count) => ({ ...count, placeId: count.city ? count.id : null, organisationId: count.organisation }))));

function row(sheet: Sheet, { event, place, planned }: ProjectEvent): string[] {
  const { t } = sheet;
  const isHeld = event.status === 'held';
  const plan = sideText(sheet, { dates: planned.dates ?? event.dates, place: planned.place ?? place, country: event.country, people: countText(sheet, plannedSum(planned.participation)) });
  const held = isHeld ? sideText(sheet, { dates: event.dates, place, country: event.country, people: countText(sheet, sumOf(sheet)) }) : event.status === 'cancelled' || event.status === 'postponed' ? '' : t('reports:eventSheet.notRecorded');
  return [plainText(sheet, event.title), plan, held, t(`domain:eventStatus.${event.status}`)];
}

/** What came otherwise, and why, in the words that were written of it. */
function deviations(sheets: readonly (readonly [Sheet, ProjectEvent])[]): Block[] {
  return sheets.flatMap(([sheet, { event }]): Block[] => {
    const { deviation, deviationReason } = event;
    if (!deviation && !deviationReason) return [];
    const reason = saidIn(deviationReason, sheet.language);
    return [section(plainText(sheet, event.title), [...said(sheet, deviation), ...(reason ? [text({ ...reason, text: sheet.t('reports:plannedAndHeld.reason', { reason: reason.text }) })] : [])], 2)];
  });
}

export function plannedAndHeld(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const { project, events } = data;
  const { programme } = project;
  const sheets = events.map((event): readonly [Sheet, ProjectEvent] => [{ data: event, language, t }, event]);
  const held = events.filter(({ event }) => event.status === 'held').length;
  const told = deviations(sheets);
  return {
    language,
    title: t('reports:plannedAndHeld.titleOf', { acronym: project.acronym }),
    kind: t('reports:names.planned-and-held'),
    emblem: programme !== null,
    support: officialIn(programme, 'supportStatement', language),
    lead: [...(programme ? [text({ text: measureLine({ t, language }, programme) }, 'lead')] : []), text({ text: projectLine({ t, language }, project) }, 'lead')],
    content: [
      chosenAs('events', section(t('reports:plannedAndHeld.events'), [
        text({ text: t('reports:plannedAndHeld.sum', { count: events.length, held }) }),
        ...(events.length > 0
          ? [{
              is: 'table' as const,
              name: t('reports:plannedAndHeld.events'),
              columns: [{ name: t('reports:participation.event') }, { name: t('reports:plannedAndHeld.planned') }, { name: t('reports:plannedAndHeld.held') }, { name: t('reports:plannedAndHeld.outcome') }] as const,
              rows: sheets.map(([sheet, event]) => row(sheet, event)),
            }]
          : []),
      ])),
      chosenAs('deviations', section(t('reports:plannedAndHeld.deviations'), told.length > 0 ? told : [text({ text: t('reports:plannedAndHeld.noDeviations') })])),
    ],
    signatures: [],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:plannedAndHeld.fileName')}_${asFileName(project.acronym)}_${language}`,
  };
}
