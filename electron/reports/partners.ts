/** A project's partners: what each is to it, where it is, and whom to turn to. */

import type { FilePartner, ProjectFile, ProjectFileData } from '#shared/domain/centre-report.ts';
import { countryName } from '#shared/domain/countries.ts';
import { collator } from '#shared/domain/formats.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { countText, plainText } from './event-sheet.ts';
import { type Speaker, frameOfProject } from './frame.ts';
import { type Block, type Cell, type Report, chosenAs, section, text } from './tree.ts';

/** Who leads stands first. */
const ROLES = ['coordinator', 'lead', 'partner', 'host', 'externalHost', 'guide', 'presenter', 'participant'] as const;
const rank = (role: string) => ROLES.findIndex((known) => known === role);

/** "MFDPŠ (Mednarodna fakulteta)": both names, where there are two. */
export function organisationName({ language }: Pick<Speaker, 'language'>, { shortName, name }: Pick<FilePartner, 'shortName' | 'name'>): string {
  const whole = plainText({ language }, name);
  return shortName && whole && whole !== shortName ? `${shortName} (${whole})` : (shortName ?? whole);
}

/** Each organisation once, with all its roles: who leads first, then by name. */
function byOrganisation(speaker: Speaker, partners: readonly FilePartner[]): (readonly [FilePartner, readonly string[]])[] {
  const { compare } = collator(speaker.language);
  const all = [...Map.groupBy(partners, ({ id }) => id).values()].flatMap((own) => {
    const roles = own.toSorted((one, other) => rank(one.role) - rank(other.role));
    return roles[0] ? [[roles[0], roles.map(({ role }) => role)] as const] : [];
  });
  return all.toSorted(([one], [other]) => rank(one.role) - rank(other.role) || compare(organisationName(speaker, one), organisationName(speaker, other)) || (one.id < other.id ? -1 : 1));
}

const contactText = (speaker: Speaker, { contacts, website }: FilePartner): string =>
  [...contacts.map(({ name, duty, email, phone }) => [[name, plainText(speaker, duty)].filter(Boolean).join(', '), email, phone].filter(Boolean).join('\n')), website].filter(Boolean).join('\n');

/** The table of partners, and organisations that a source counts without naming them. */
export function partnerBlocks(speaker: Speaker, { partners, unnamed }: Pick<ProjectFile, 'partners' | 'unnamed'>, { withContact }: { readonly withContact: boolean }): Block[] {
  const { t, language } = speaker;
  const none = t('reports:eventSheet.notRecorded');
  const rows = byOrganisation(speaker, partners).map(([partner, roles]): Cell[] => [
    { text: organisationName(speaker, partner), of: [{ kind: 'organisation', id: partner.id }] },
    roles.map((role) => t(`domain:role.${role as 'partner'}`)).join(', '),
    plainText(speaker, partner.town) || none,
    partner.country === null ? none : countryName(partner.country, language),
    ...(withContact ? [contactText(speaker, partner)] : []),
  ]);
  const counted = unnamed.map(({ value, precision, countries, note }) => [t('reports:centre.unnamed', { number: countText(speaker, { value, precision }) }), countries.map((code) => countryName(code, language)).join(', '), plainText(speaker, note)].filter(Boolean).join(' · '));
  return [
    ...(rows.length > 0
      ? [{ is: 'table' as const, name: t('reports:centre.partners'), columns: [{ name: t('domain:kind.organisation') }, { name: t('domain:field.role') }, { name: t('domain:field.placeId') }, { name: t('domain:field.country') }, ...(withContact ? [{ name: t('reports:centre.contact') }] : [])] as const, rows }]
      : [text({ text: t('reports:centre.noPartners') })]),
    ...counted.map((line) => text({ text: line })),
  ];
}

export function partnerList(data: ProjectFileData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const frame = frameOfProject(speaker, data, { title: t('reports:centre.partnersOf', { name: data.project.acronym }), kind: t('reports:names.partners'), fileName: t('reports:centre.file.partners') });
  return { ...frame, content: [chosenAs('partners', section(t('reports:centre.partners'), partnerBlocks(speaker, data.file, { withContact: true })))] };
}
