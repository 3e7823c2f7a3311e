/**
 * What a project of Europe for Citizens is closed with, as one document: the summary, every event's sheet, who took part by
 * event and country, the annex of pictures, and a page to sign. The funder's own declaration on honour is its annex 1; its
 * words are not known to us, so the page that is signed here is the centre's, and readiness says where the other is had.
 */

import { formatDate } from '#shared/domain/date-text.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { countryName } from '#shared/domain/countries.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, datesText, eventSheet, measureLine, officialIn, pictures, placeWithCountry, plainText, projectLine, titledIn } from './event-sheet.ts';
import { asFigure, sumOfEvents } from './figures.ts';
import { participationReport } from './participation.ts';
import { type Block, type Report, type Said, type Section, chosenAs, section, text } from './tree.ts';

/** A section with all that is in it, a level below. */
export function deeper(one: Section): Section {
  const content = one.content.map((block): Block => (block.is === 'section' ? deeper(block) : block));
  return { ...one, level: one.level === 1 ? 2 : 3, content };
}

interface Given {
  readonly data: ProjectReportData;
  readonly language: ReportLanguage;
  readonly t: Sheet['t'];
  readonly sheets: readonly Sheet[];
}

function summary({ data, language, t, sheets }: Given): Section {
  const { project, partners } = data;
  const countries = new Set(partners.flatMap(({ country }) => country ?? []));
  const names = [...countries].map((code) => countryName(code, language)).toSorted(new Intl.Collator(language).compare);
  const row = (name: string, said: string | null): readonly [string, Said] => [name, { text: said || t('reports:eventSheet.notRecorded') }];
  return section(t('reports:pack.summary'), [
    {
      is: 'facts',
      rows: [
        row(t('domain:kind.project'), projectLine({ t, language }, project)),
        row(t('domain:kind.measure'), project.programme ? measureLine({ t, language }, project.programme) : null),
        row(t('domain:field.dates'), project.dates === null ? null : formatDate(project.dates, language)),
        row(t('reports:pack.partners'), partners.length > 0 ? t('reports:pack.partnersFrom', { count: partners.length, countries: new Intl.ListFormat(language, { type: 'conjunction' }).format(names) }) : null),
        row(t('reports:pack.eventsHeld'), String(sheets.length)),
        row(t('reports:pack.participants'), asFigure({ t, language }, sumOfEvents(sheets)).text),
      ],
    },
  ], 1);
}

function sheetSection({ language, t }: Given, event: ProjectEvent, number: number): Section {
  const sheet: Sheet = { data: event, language, t };
  const { content } = eventSheet(event, language);
  const photos = t('reports:eventSheet.photos');
  // The pictures are an annex of their own.
  const own = content.filter((one) => one.title !== photos);
  return { ...section(t('reports:template.eventNumber', { number, name: plainText(sheet, event.event.title) }), own.map(deeper)), startsPage: true };
}

function annex({ t, sheets }: Given): Section[] {
  const shown = sheets.flatMap((sheet) => {
    const own = pictures(sheet);
    const where = [placeWithCountry(sheet), datesText(sheet)].filter(Boolean).join(', ');
    const titled = titledIn(sheet.data.event.title, sheet.language);
    return own.length > 0 ? [{ ...section(titled.title, [text({ text: where }, 'quiet'), ...own], 2), ...titled }] : [];
  });
  return shown.length > 0 ? [{ ...chosenAs('photos', section(t('reports:pack.annex'), shown)), startsPage: true }] : [];
}

function declaration({ t, data }: Given): Section {
  const words = [text({ text: t('reports:pack.declare', { acronym: data.project.acronym }) }), text({ text: t('reports:pack.declareOurs') }, 'quiet')];
  return { ...section(t('reports:pack.declaration'), words), startsPage: true };
}

export function finalPack(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const { project } = data;
  const held = data.events.filter(({ event }) => event.status === 'held');
  const given: Given = { data, language, t, sheets: held.map((event) => ({ data: event, language, t })) };
  const participation = participationReport(data, language).content.map((one) => ({ ...one, startsPage: true }));
  return {
    language,
    title: t('reports:pack.titleOf', { acronym: project.acronym }),
    kind: t('reports:names.final-pack'),
    emblem: true,
    cover: true,
    support: officialIn(project.programme, 'supportStatement', language),
    lead: [text({ text: measureLine({ t, language }, project.programme) }, 'lead'), text({ text: projectLine({ t, language }, project) }, 'lead')],
    content: [chosenAs('summary', summary(given)), ...held.map((event, index) => chosenAs('events', sheetSection(given, event, index + 1))), ...participation, ...annex(given), chosenAs('declaration', declaration(given))],
    signatures: [t('reports:eventSheet.signPlaceDate'), t('reports:eventSheet.signName'), t('reports:eventSheet.signature')],
    smallPrint: officialIn(project.programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:pack.fileName')}_${asFileName(project.acronym)}_${language}`,
  };
}
