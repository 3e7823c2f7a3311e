/**
 * The information that Europe for Citizens asks to be published, in its two forms as ten published copies have them: by
 * day for town twinning (measure 2.1), by event for all else (2.2, 2.3, strand 1). Acceptance of the final report
 * depends on it. The Slovene words of the form by day were read in two copies; those by event were found nowhere.
 */

import { total } from '#shared/domain/counts.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { EVENT_TEMPLATE_MEASURES, TOWN_TWINNING } from '#shared/domain/project-readiness.ts';
import type { EventPart, ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { type Sheet, asFileName, countText, datesText, originsOf, placeWithCountry, plainText, said, saidIn, sumOf } from './event-sheet.ts';
import { type Block, type Paragraph, type Report, type Section, section, text } from './tree.ts';

interface Template {
  readonly data: ProjectReportData;
  readonly language: InterfaceLanguage;
  readonly t: Sheet['t'];
  readonly isByDay: boolean;
}

const sheetOf = ({ language, t }: Template, data: ProjectEvent): Sheet => ({ data, language, t });

/** "35 participants from the city of Forni di Sopra (Italy)", for each origin. */
function origins(template: Template, event: ProjectEvent): string[] {
  const { t, language } = template;
  const sheet = sheetOf(template, event);
  return originsOf(sheet, event.participation.filter(({ country }) => country !== null)).map(({ city, countryCode, parts }) => {
    const number = countText(sheet, total(parts));
    const country = countryCode ? countryName(countryCode, language) : '';
    return city === null ? t('reports:template.fromCountry', { number, country }) : t('reports:template.fromCity', { number, city, country });
  });
}

/** How many took part and where from, in the form's one sentence. */
function participation(template: Template, event: ProjectEvent): Paragraph {
  const { t, language, isByDay } = template;
  const sheet = sheetOf(template, event);
  const sum = sumOf(sheet);
  const from = origins(template, event);
  if (sum.value === null) return text({ text: t('reports:eventSheet.involvedUnknown') });
  const words = { number: countText(sheet, sum), count: sum.value, origins: new Intl.ListFormat(language, { type: 'conjunction' }).format(from) };
  const form = isByDay ? 'project' : 'event';
  return text({ text: from.length > 0 ? t(`reports:template.${form}Involved`, words) : t(`reports:template.${form}InvolvedAlone`, words) });
}

/** A part of the event by its day: "The day of 22/06/2017: Opening. Speeches on the square." */
function dayOf({ t, language }: Template, { dates, title, description }: EventPart): Paragraph {
  const named = plainText({ language }, title);
  const told = plainText({ language }, description);
  const says = told ? `${named}${/[.!?…]$/u.test(named) ? '' : '.'} ${told}` : named;
  return text({ text: dates === null ? says : t('reports:template.day', { day: formatDate(dates, language), text: says }) });
}

function description(template: Template, event: ProjectEvent): Block[] {
  const sheet = sheetOf(template, event);
  const whole = said(sheet, event.event.description);
  const days = template.isByDay ? event.parts.map((part) => dayOf(template, part)) : [];
  return whole.length + days.length > 0 ? [...whole, ...days] : [text({ text: template.t('reports:eventSheet.noDescription') })];
}

function eventSection(template: Template, event: ProjectEvent, number: number): Section {
  const { t, isByDay } = template;
  const sheet = sheetOf(template, event);
  const name = plainText(sheet, event.event.title);
  const place = placeWithCountry(sheet);
  const took = place ? t(isByDay ? 'reports:template.meetingTookPlace' : 'reports:template.tookPlace', { place, dates: datesText(sheet) }) : `${t('reports:eventSheet.noPlace')}, ${datesText(sheet)}.`;
  return section(isByDay ? name : t('reports:template.eventNumber', { number, name }), [
    section(t('reports:template.participation'), [participation(template, event)], 2),
    section(t('reports:template.placeAndDates'), [text({ text: took })], 2),
    section(t('reports:template.description'), description(template, event), 2),
  ]);
}

/** What the form is for, as its published copies name it. */
function applicable({ t, data }: Template): string {
  const code = data.project.programme?.measureCode ?? null;
  if (code === TOWN_TWINNING) return t('reports:template.strand21');
  return code !== null && EVENT_TEMPLATE_MEASURES.has(code) ? t('reports:template.strandOthers') : t('reports:eventSheet.noMeasure');
}

export function informationTemplate(data: ProjectReportData, language: InterfaceLanguage): Report {
  const { t } = createTranslator(language);
  const { project } = data;
  const { programme } = project;
  const template: Template = { data, language, t, isByDay: programme?.measureCode === TOWN_TWINNING };
  const held = data.events.filter(({ event }) => event.status === 'held');
  const titled = plainText({ language }, project.title);
  const name = titled ? `${project.acronym}: ${titled}` : project.acronym;
  return {
    language,
    title: name,
    kind: t('reports:template.kind'),
    emblem: true,
    support: saidIn(programme?.supportStatement ?? null, language),
    lead: [
      text({ text: applicable(template) }, 'lead'),
      ...(programme ? [text({ text: t('reports:template.funded', { name }) }, 'lead')] : []),
      ...(template.isByDay ? [] : [text({ text: t('reports:template.carriedOut', { count: held.length }) }, 'lead')]),
    ],
    content: held.map((event, index) => eventSection(template, event, index + 1)),
    signatures: [],
    smallPrint: saidIn(programme?.disclaimer ?? null, language),
    changedAt: data.changedAt,
    fileName: `${t('reports:template.fileName')}_${asFileName(project.acronym)}_${language}`,
  };
}
