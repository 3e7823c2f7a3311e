/**
 * The information that Europe for Citizens asks to be published, in its two forms as ten published copies have them: by
 * day for town twinning (measure 2.1), by event for all else (2.2, 2.3, strand 1). Acceptance of the final report
 * depends on it. The Slovene words of the form by day were read in two copies; those by event were found nowhere. In other
 * languages the form's words are not known to us: its English sentences stand, and are marked as English.
 */

import { total } from '#shared/domain/counts.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { type ReportLanguage, isInterfaceLanguage } from '#shared/domain/languages.ts';
import { EVENT_TEMPLATE_MEASURES, TOWN_TWINNING } from '#shared/domain/project-readiness.ts';
import type { EventPart, ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { FALLBACK_LANGUAGE, reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, countText, datesText, officialIn, originsOf, placeWithCountry, plainText, said, sumOf, titledIn } from './event-sheet.ts';
import type { Speaker } from './frame.ts';
import { type Block, type Paragraph, type Report, type Section, chosenAs, section, text } from './tree.ts';

interface Template {
  readonly data: ProjectReportData;
  readonly language: ReportLanguage;
  readonly t: Sheet['t'];
  readonly isByDay: boolean;
  /** What the form's own sentences are said in. */
  readonly form: Speaker;
}

const sheetOf = ({ language, t }: Speaker, data: ProjectEvent): Sheet => ({ data, language, t });

/** The language that the form's words are known in. */
const formLanguage = (language: ReportLanguage): ReportLanguage => (isInterfaceLanguage(language) ? language : FALLBACK_LANGUAGE);

/** The form's own words, marked where they are in another language than the report. */
function formText({ form, language }: Template, words: string, look: Paragraph['look'] = 'text'): Paragraph {
  return text({ text: words, language: form.language === language ? undefined : form.language }, look);
}

/** A part of the form under one of its headings. */
function formSection({ form, language }: Template, title: string, content: readonly Block[], level: Section['level']): Section {
  return { ...section(title, content, level), ...(form.language === language ? {} : { titleLanguage: form.language }) };
}

/** "35 participants from the city of Forni di Sopra (Italy)", for each origin. */
function origins(template: Template, event: ProjectEvent): string[] {
  const { t, language } = template.form;
  const sheet = sheetOf(template.form, event);
  return originsOf(sheet, event.participation.filter(({ country }) => country !== null)).map(({ city, countryCode, parts }) => {
    const number = countText(sheet, total(parts));
    const country = countryCode ? countryName(countryCode, language) : '';
    return city === null ? t('reports:template.fromCountry', { number, country }) : t('reports:template.fromCity', { number, city, country });
  });
}

/** How many took part and where from, in the form's one sentence. */
function participation(template: Template, event: ProjectEvent): Paragraph {
  const { form: { t, language }, isByDay } = template;
  const sheet = sheetOf(template.form, event);
  const sum = sumOf(sheet);
  const from = origins(template, event);
  if (sum.value === null) return text({ text: template.t('reports:eventSheet.involvedUnknown') });
  const words = { number: countText(sheet, sum), count: sum.value, origins: new Intl.ListFormat(language, { type: 'conjunction' }).format(from) };
  const form = isByDay ? 'project' : 'event';
  return formText(template, from.length > 0 ? t(`reports:template.${form}Involved`, words) : t(`reports:template.${form}InvolvedAlone`, words));
}

/** A part of the event by its day: "The day of 22/06/2017: Opening. Speeches on the square." */
function dayOf(template: Template, { dates, title, description }: EventPart): Paragraph {
  const { language, form } = template;
  const named = plainText({ language }, title);
  const told = plainText({ language }, description);
  const says = told ? `${named}${/[.!?…]$/u.test(named) ? '' : '.'} ${told}` : named;
  return dates === null ? text({ text: says }) : formText(template, form.t('reports:template.day', { day: formatDate(dates, form.language), text: says }));
}

function description(template: Template, event: ProjectEvent): Block[] {
  const sheet = sheetOf(template, event);
  const whole = said(sheet, event.event.description);
  const days = template.isByDay ? event.parts.map((part) => dayOf(template, part)) : [];
  return whole.length + days.length > 0 ? [...whole, ...days] : [text({ text: template.t('reports:eventSheet.noDescription') })];
}

function eventSection(template: Template, event: ProjectEvent, number: number): Section {
  const { t, form, isByDay } = template;
  const sheet = sheetOf(form, event);
  const name = plainText(template, event.event.title);
  const place = placeWithCountry(sheet);
  const took = place ? form.t(isByDay ? 'reports:template.meetingTookPlace' : 'reports:template.tookPlace', { place, dates: datesText(sheet) }) : `${form.t('reports:eventSheet.noPlace')}, ${datesText(sheet)}.`;
  return section(isByDay ? name : t('reports:template.eventNumber', { number, name }), [
    formSection(template, form.t('reports:template.participation'), [participation(template, event)], 2),
    formSection(template, form.t('reports:template.placeAndDates'), [formText(template, took)], 2),
    formSection(template, form.t('reports:template.description'), description(template, event), 2),
  ]);
}

/** What the form is for, as its published copies name it. */
function applicable(template: Template): Paragraph {
  const { t, form, data } = template;
  const code = data.project.programme?.measureCode ?? null;
  if (code === TOWN_TWINNING) return formText(template, form.t('reports:template.strand21'), 'lead');
  return code !== null && EVENT_TEMPLATE_MEASURES.has(code) ? formText(template, form.t('reports:template.strandOthers'), 'lead') : text({ text: t('reports:eventSheet.noMeasure') }, 'lead');
}

export function informationTemplate(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const { project } = data;
  const { programme } = project;
  const form: Speaker = { t: reportTranslator(formLanguage(language)).t, language: formLanguage(language) };
  const template: Template = { data, language, t, form, isByDay: programme?.measureCode === TOWN_TWINNING };
  const held = data.events.filter(({ event }) => event.status === 'held');
  const titled = titledIn(project.title, language, project.acronym);
  return {
    language,
    ...titled,
    kind: t('reports:template.kind'),
    emblem: true,
    support: officialIn(programme, 'supportStatement', language),
    lead: [
      applicable(template),
      ...(programme ? [formText(template, form.t('reports:template.funded', { name: titled.title }), 'lead')] : []),
      ...(template.isByDay ? [] : [formText(template, form.t('reports:template.carriedOut', { count: held.length }), 'lead')]),
    ],
    content: held.map((event, index) => chosenAs('events', eventSection(template, event, index + 1))),
    signatures: [],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:template.fileName')}_${asFileName(project.acronym)}_${language}`,
  };
}
