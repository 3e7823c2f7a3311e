/** An organisation as the centre's records know it: in which projects it was what, which events it held, whom it sent. */

import type { OrganisationReportData, ProfileRole } from '#shared/domain/centre-report.ts';
import { total } from '#shared/domain/counts.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { countsOfGroup } from '#shared/domain/event-sheet.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, countsOf, placeWithCountry, plainText, said } from './event-sheet.ts';
import { datesIn, titleCell } from './events-table.ts';
import { type Sum, asFigure, together } from './figures.ts';
import { type Speaker, frameOfCentre } from './frame.ts';
import { organisationName } from './partners.ts';
import { type Block, type Cell, type Report, type Table, chosenAs, section, text } from './tree.ts';

const KINDS = ['project', 'workPackage', 'event'] as const;

function rolesTable({ t, language }: Speaker, kind: (typeof KINDS)[number], roles: readonly ProfileRole[]): Table {
  const none = t('reports:eventSheet.notRecorded');
  const name = ({ label, title }: ProfileRole) => [label, plainText({ language }, title)].filter(Boolean).join(': ');
  return {
    is: 'table',
    name: t(`domain:kinds.${kind}`),
    columns: [{ name: t(`domain:kind.${kind}`) }, { name: t('domain:field.role') }, { name: t('domain:field.dates') }],
    rows: roles.map((role): Cell[] => [
      kind === 'workPackage' ? name(role) : { text: name(role), of: [{ kind, id: role.subjectId }] },
      t(`domain:role.${role.role as 'partner'}`),
      role.dates === null ? none : formatDate(role.dates, language),
    ]),
  };
}

function sentTable(speaker: Speaker, { sent, changedAt }: OrganisationReportData): Block[] {
  const { t } = speaker;
  const held = sent.filter(({ event }) => event.status === 'held');
  const sheets = held.map(({ event, place, counts }): Sheet => ({ data: { event, place, project: null, participation: counts, photos: [], changedAt }, ...speaker }));
  const sums = sheets.map((sheet): Sum => {
    const sum = total(countsOfGroup(sheet.data.participation, 'organisation'));
    return { value: sum.value, precision: sum.precision, of: countsOf(sheet, sum) };
  });
  if (sheets.length === 0) return [text({ text: t('reports:centre.sentNobody') })];
  return [
    {
      is: 'table',
      name: t('reports:centre.sent'),
      columns: [{ name: t('reports:participation.event') }, { name: t('domain:kind.project') }, { name: t('reports:participation.dates') }, { name: t('reports:participation.place') }, { name: t('reports:centre.participants'), isFigure: true }],
      rows: sheets.map((sheet, index): Cell[] => [titleCell(sheet), held[index]?.acronym ?? t('reports:centre.noProject'), datesIn(sheet), placeWithCountry(sheet) ?? t('reports:eventSheet.notRecorded'), asFigure(speaker, sums[index] as Sum)]),
      total: [t('reports:eventSheet.total'), asFigure(speaker, together(sums))],
    },
  ];
}

export function partnerProfile(data: OrganisationReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const { organisation, roles, changedAt } = data;
  const { place, website, description, shortName, name } = organisation;
  const none = t('reports:eventSheet.notRecorded');
  const title = organisationName(speaker, organisation);
  const told = said(speaker, description);
  return {
    ...frameOfCentre(speaker, { title, kind: t('reports:names.partner-profile'), fileName: t('reports:centre.file.profile') }, { lead: [place ? `${plainText(speaker, place.name)}, ${countryName(place.country, language)}` : ''], about: shortName ?? plainText(speaker, name), changedAt }),
    content: [
      chosenAs('facts', section(t('reports:centre.facts'), [
        {
          is: 'facts',
          rows: [
            [t('domain:field.name'), { text: title }],
            [t('domain:field.placeId'), { text: place ? plainText(speaker, place.name) : none }],
            [t('domain:field.country'), { text: place ? countryName(place.country, language) : none }],
            [t('domain:field.website'), { text: website ?? none }],
          ],
        },
        ...told,
      ])),
      chosenAs('roles', section(t('reports:centre.roles'), roles.length === 0 ? [text({ text: t('reports:centre.noRoles') })] : KINDS.flatMap((kind): Block[] => {
        const own = roles.filter((role) => role.kind === kind);
        return own.length > 0 ? [section(t(`domain:kinds.${kind}`), [rolesTable(speaker, kind, own)], 2)] : [];
      }))),
      chosenAs('sent', section(t('reports:centre.sent'), sentTable(speaker, data))),
    ],
  };
}
