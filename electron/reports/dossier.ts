/** Everything that is known of a project, as one document: what its page holds, set to be read and kept. */

import type { FileNews, FileWorkPackage, ProjectFileData } from '#shared/domain/centre-report.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { type ReportLanguage, languageName } from '#shared/domain/languages.ts';
import type { SectionId } from '#shared/domain/report-sections.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { outputsTable } from './annual.ts';
import { measureLine, plainText, said, saidIn, titledIn } from './event-sheet.ts';
import { eventsTable, isHeld, sheetsOf } from './events-table.ts';
import { type Speaker, frameOfProject } from './frame.ts';
import { organisationName, partnerBlocks } from './partners.ts';
import { chosenPhotos } from './photo-report.ts';
import { partSections } from './project-parts.ts';
import { byCountry, byYear } from './statistics.ts';
import { type Block, type Report, type Said, type Section, chosenAs, section, text } from './tree.ts';

/** Photos of a project: the first of an event each; all of them are in the photo report. */
const MOST_PHOTOS = 12;

function factsBlock(speaker: Speaker, { project, file }: ProjectFileData): Block {
  const { t, language } = speaker;
  const none = t('reports:eventSheet.notRecorded');
  const date = (edtf: string | null) => (edtf === null ? none : formatDate(edtf, language));
  const plain = (text: string): Said => ({ text });
  const rows: (readonly [string, Said])[] = [
    [t('domain:field.acronym'), plain([project.acronym, ...file.aliases].join(' · '))],
    [t('domain:field.title'), saidIn(project.title, language) ?? plain(none)],
    [t('domain:field.measureId'), plain(project.programme ? measureLine(speaker, project.programme) : none)],
    ...(file.call === null ? [] : [[t('domain:kind.call'), plain(file.call)] as const]),
    [t('domain:field.grantNumber'), plain(project.grantNumber ?? none)],
    [t('domain:field.grantAmount'), plain(file.grantAmount === null ? none : numberFormat(language, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(file.grantAmount))],
    [t('domain:field.dates'), plain(date(project.dates))],
    [t('domain:field.status'), plain(t(`domain:projectStatus.${file.status as 'running'}`))],
    ...(file.languages.length > 0 ? [[t('domain:field.languages'), plain(file.languages.map((tag) => languageName(tag, language)).join(', '))] as const] : []),
    ...(file.website === null ? [] : [[t('domain:field.website'), plain(file.website)] as const]),
    ...(file.reportSent === null ? [] : [[t('domain:field.reportSent'), plain(date(file.reportSent))] as const]),
    ...(file.balancePaid === null ? [] : [[t('domain:field.balancePaid'), plain(date(file.balancePaid))] as const]),
  ];
  const [first, ...others] = rows;
  return { is: 'facts', rows: [first as readonly [string, Said], ...others] };
}

function workPackage(speaker: Speaker, { label, title, description, methods, dates, partners, parts }: FileWorkPackage): Section {
  const { t, language } = speaker;
  const inRole = [...Map.groupBy(partners, ({ role }) => role)].map(([role, all]) => `${t(`domain:role.${role as 'lead'}`)}: ${all.map((partner) => organisationName(speaker, partner)).join(', ')}`);
  const lines = [dates === null ? '' : formatDate(dates, language), ...inRole].filter(Boolean);
  const named = methods.map((method) => plainText(speaker, method)).join(', ');
  return section(`${label}: ${plainText(speaker, title)}`, [
    ...lines.map((line) => text({ text: line }, 'quiet')),
    ...said(speaker, description),
    ...(named ? [text({ text: `${t('domain:field.methods')}: ${named}` })] : []),
    // Within a work package its parts stand a level lower, and theirs no deeper than a report goes.
    ...partSections(speaker, parts, 2).map((one): Section => ({ ...one, level: 3, content: one.content.flatMap((block) => (block.is === 'section' ? [text({ text: block.title }, 'strong'), ...block.content] : [block])) })),
  ], 2);
}

/** "Walking together, Dolenjski list, 31 May 2019, https://…", for each that was published. */
function newsList(speaker: Speaker, news: readonly FileNews[]): Block[] {
  const { language } = speaker;
  const items = news.map(({ title, publisher, published, address }): Said => ({ ...saidIn(title, language), text: [plainText(speaker, title), publisher, published === null ? null : formatDate(published, language), address].filter(Boolean).join(', ') }));
  const [first, ...others] = items;
  return first ? [{ is: 'list', items: [first, ...others] }] : [];
}

export function dossier(data: ProjectFileData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const { project, file, events } = data;
  const held = events.filter(isHeld);
  const sheets = sheetsOf(speaker, held);
  const summary = said(speaker, file.summary);
  const photos = chosenPhotos(speaker, held, MOST_PHOTOS);
  const parts = partSections(speaker, file.parts, 1);
  const some = (id: SectionId, name: string, content: readonly Block[]): Section[] => (content.length > 0 ? [chosenAs(id, section(name, content))] : []);
  return {
    ...frameOfProject(speaker, data, { ...titledIn(project.title, language, project.acronym), kind: t('reports:names.dossier'), fileName: t('reports:centre.file.dossier') }),
    cover: true,
    content: [
      chosenAs('facts', section(t('reports:centre.facts'), [factsBlock(speaker, data)])),
      ...some('summary', t('domain:field.summary'), summary),
      chosenAs('partners', section(t('reports:centre.partners'), partnerBlocks(speaker, file, { withContact: false }))),
      ...parts,
      ...some('workPackages', t('domain:kinds.workPackage'), file.workPackages.map((found) => workPackage(speaker, found))),
      chosenAs('events', section(t('domain:kinds.event'), events.length > 0 ? [text({ text: t('reports:plannedAndHeld.sum', { count: events.length, held: held.length }) }), eventsTable(speaker, events, { name: t('domain:kinds.event'), withStatus: true })] : [text({ text: t('reports:centre.noEvents') })])),
      ...(sheets.length > 0 ? [chosenAs('participation', section(t('reports:centre.participation'), [section(t('reports:centre.byCountry'), byCountry(speaker, sheets), 2), section(t('reports:centre.byYear'), byYear(speaker, sheets), 2)]))] : []),
      ...some('outputs', t('domain:kinds.output'), file.outputs.length > 0 ? [outputsTable(speaker, file.outputs), ...file.outputs.flatMap((output) => (output.description ? [section(plainText(speaker, output.title), said(speaker, output.description), 2)] : []))] : []),
      ...some('published', t('reports:centre.published'), newsList(speaker, file.news)),
      ...some('photos', t('reports:eventSheet.photos'), photos),
    ],
  };
}
