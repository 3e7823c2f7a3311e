import type { OrganisationSummary } from '#shared/contract/organisations.ts';
import { chooseText } from '#shared/domain/languages.ts';
import type { Names } from '../../forms/pick-input.tsx';

/** What an organisation is called in a list: its short name, else its full one. */
export function organisationName(organisation: Pick<OrganisationSummary, 'shortName' | 'name'>, language = 'sl'): string {
  return organisation.shortName ?? chooseText(organisation.name, language)?.text ?? '';
}

/** The names that a form needs for the organisations its rows have chosen. */
export function organisationNames(rows: readonly { readonly organisation: OrganisationSummary | null }[]): Names {
  return Object.fromEntries(rows.flatMap(({ organisation }) => (organisation ? [[organisation.id, organisationName(organisation)]] : [])));
}
